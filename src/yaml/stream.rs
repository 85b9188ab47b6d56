//! A file as a stream of documents, each with its tree, and the faults of all of them.

use super::budget::Budget;
use super::read;
use super::tree::Tree;
use super::typing;
use crate::fault::{Code, Fault};
use crate::source::Source;
use crate::span::Span;

/// What a reader knows of the words used in a document, by which a slip of typing is told from a text that looks like one.
#[derive(Clone, Copy)]
pub struct Vocabulary<'a> {
    /// Whether a word is a key that documents of this sort have.
    pub is_key: &'a dyn Fn(&str) -> bool,
    /// Whether what stands under a key is free text (a title, a note), in which nothing is taken for a slip.
    pub is_prose: &'a dyn Fn(&str) -> bool,
}

impl Vocabulary<'static> {
    /// No word is known, and nothing is free text.
    pub const NONE: Self = Self { is_key: &|_| false, is_prose: &|_| false };
}

/// One document of a file.
#[derive(Debug)]
pub struct Document {
    /// What it says.
    pub tree: Tree,
    /// Its bytes in the file, comments before it included.
    pub span: Span,
}

/// What a file holds.
#[derive(Debug)]
pub struct Stream {
    /// The documents that could be read, in order.
    pub documents: Vec<Document>,
    /// What could not be read, in the order of the file.
    pub faults: Vec<Fault>,
}

/// A part of a text that is one document, as far as its notation goes.
#[derive(Debug)]
pub struct Part {
    /// Its bytes, comments before it included.
    pub span: Span,
    /// What it says; `None` where it is empty or broken.
    pub tree: Option<Tree>,
    /// Whether it cannot be read.
    pub broken: bool,
}

/// Takes a text apart into its documents without looking at what they say; empty ones are passed over.
#[must_use]
pub fn parts(text: &str, budget: &Budget) -> Vec<Part> {
    let whole = |parsed: &read::Parsed| parsed.broken || parsed.tree.as_ref().is_some_and(|tree| !tree.is_empty());
    let parsed = read::documents(text, budget).into_iter().filter(whole);
    parsed.map(|p| Part { span: p.span, tree: p.tree.filter(|_| !p.broken), broken: p.broken }).collect()
}

/// Reads every document of a file. A broken one ends alone; empty ones are passed over, but a file without any document
/// is at fault.
#[must_use]
pub fn parse(source: &Source, budget: &Budget, vocabulary: &Vocabulary<'_>) -> Stream {
    let mut stream = Stream { documents: Vec::new(), faults: Vec::new() };
    for parsed in read::documents(&source.text, budget) {
        let mut faults = parsed.faults;
        if parsed.broken
            && let Some(last) = faults.pop()
        {
            faults.extend(typing::explain(&source.text, parsed.span, last, vocabulary));
        }
        stream.faults.append(&mut faults);
        if let Some(tree) = parsed.tree.filter(|tree| !(parsed.broken || tree.is_empty())) {
            stream.faults.append(&mut typing::slips(&source.text, &tree, vocabulary));
            stream.documents.push(Document { tree, span: parsed.span });
        }
    }
    if stream.documents.is_empty() && stream.faults.is_empty() {
        stream.faults.push(Fault::new(Code::Empty, "file", Span::NOWHERE));
    }
    stream.faults.sort_by_key(|fault| (fault.span, fault.code));
    stream
}
