//! A file as a stream of documents, each with its tree, and the faults of all of them.

use super::budget::Budget;
use super::fast::Room;
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

/// A document read on past slips that were mended in memory, so that its other mistakes can be told. What it asks is not
/// certain.
#[derive(Debug)]
pub struct Mended {
    /// What it says, at places of the mended text.
    pub document: Document,
    /// Where those places are in the file.
    pub places: typing::Places,
    /// What of it was left out because it could not be read at all.
    pub left_out: Vec<Span>,
}

/// What a file holds.
#[derive(Debug)]
pub struct Stream {
    /// The documents that could be read, in order.
    pub documents: Vec<Document>,
    /// Those with slips in their notation, read on.
    pub mended: Vec<Mended>,
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
    let mut parts = Vec::new();
    each_part(text, budget, &mut Room::default(), &mut |part| {
        parts.push(part);
        None
    });
    parts
}

/// The same, each handed to `take` as it is read. `room` is used for the trees that `take` gives back, and may be used for
/// the next text.
pub fn each_part(text: &str, budget: &Budget, room: &mut Room, take: &mut dyn FnMut(Part) -> Option<Tree>) {
    read::each(text, budget, Some(room), &mut |parsed| {
        let is_whole = parsed.broken || parsed.tree.as_ref().is_some_and(|tree| !tree.is_empty());
        if !is_whole {
            return parsed.tree;
        }
        take(Part { span: parsed.span, tree: parsed.tree.filter(|_| !parsed.broken), broken: parsed.broken })
    });
}

/// Where the document that begins at a byte of a text ends at the latest: at a line `---` behind its first line that has
/// anything on it, or at the end of the text; there too where it has a directive (`%`), which would stand before that line.
#[must_use]
pub fn document_end(text: &str, start: usize) -> usize {
    let mut at = start;
    let mut begun = false;
    for line in text.get(start..).unwrap_or_default().split_inclusive('\n') {
        let after = line.strip_prefix("---");
        let is_mark = after.is_some_and(|after| after.is_empty() || after.starts_with([' ', '\t', '\r', '\n']));
        if is_mark && begun {
            return at;
        }
        if line.starts_with('%') {
            break;
        }
        let content = line.trim_ascii();
        begun |= !(content.is_empty() || content.starts_with('#') || is_mark && content == "---");
        at += line.len();
    }
    text.len()
}

/// Reads every document of a file. A broken one ends alone; empty ones are passed over, but a file without any document
/// is at fault.
#[must_use]
pub fn parse(source: &Source, budget: &Budget, vocabulary: &Vocabulary<'_>) -> Stream {
    let mut stream = Stream { documents: Vec::new(), mended: Vec::new(), faults: Vec::new() };
    for parsed in read::documents(&source.text, budget) {
        let mut faults = parsed.faults;
        if parsed.broken
            && let Some(last) = faults.pop()
        {
            faults.extend(typing::explain(&source.text, parsed.span, last, vocabulary));
        }
        let tree = parsed.tree.filter(|tree| !(parsed.broken || tree.is_empty()));
        let Some(tree) = tree else {
            let on = typing::read_on(&source.text, parsed.span, faults, budget, vocabulary);
            stream.faults.extend(on.faults);
            let is_map = |tree: &Tree| !tree.entries(tree.root()).is_empty();
            let left_out = on.left_out;
            stream.mended.extend(
                on.tree.filter(|(tree, _)| parsed.broken && is_map(tree)).map(|(tree, places)| Mended {
                    document: Document { tree, span: parsed.span },
                    places,
                    left_out,
                }),
            );
            continue;
        };
        faults.append(&mut typing::slips(&source.text, &tree, vocabulary));
        let slipped = faults.iter().any(|fault| fault.code == Code::Typing);
        let on = slipped
            .then(|| typing::read_on(&source.text, parsed.span, faults.clone(), budget, vocabulary))
            .filter(|on| on.left_out.is_empty() && on.tree.as_ref().is_some_and(|(now, _)| now.size() > tree.size()));
        match on.and_then(|on| Some((on.tree?, on.faults))) {
            // A line that was swallowed is one again.
            Some(((tree, places), found)) => {
                faults = found;
                let document = Document { tree, span: parsed.span };
                stream.mended.push(Mended { document, places, left_out: Vec::new() });
            }
            None => stream.documents.push(Document { tree, span: parsed.span }),
        }
        stream.faults.append(&mut faults);
    }
    if stream.documents.is_empty() && stream.mended.is_empty() && stream.faults.is_empty() {
        stream.faults.push(Fault::new(Code::Empty, "file", Span::NOWHERE));
    }
    stream.faults.sort_by_key(|fault| (fault.span, fault.code));
    stream
}
