//! Rows of the user's own — dimensions, ladders, trees, synonyms — laid over those that come with the program. They are
//! the YAML of `rules/`, read at run time so that every mistake has its place. Knows nothing of what is compared.

mod dimension;
mod folder;
mod ladder;
mod wording;
mod words;

pub use folder::folder;

use crate::fault::{Code, Fault};
use crate::rule::RuleBook;
use crate::source::Source;
use crate::yaml::{NodeId, Span, Tree};
use std::collections::HashMap;

/// A book with the user's rows laid over it, one after the other.
#[derive(Debug)]
pub struct Layer {
    /// The book so far.
    pub book: RuleBook,
    /// What is wrong with the row laid last; whoever lays it knows in which file it stands, and takes them out.
    pub faults: Vec<Fault>,
    /// What own rows have taken — ids, keys, names — and where.
    taken: HashMap<(&'static str, String), String>,
}

/// What lays one row, whatever it is.
pub type Lay = fn(&mut Layer, &Leaf<'_>, NodeId);

/// A document with rows in it.
#[derive(Clone, Copy, Debug)]
pub struct Leaf<'a> {
    /// What it says.
    pub tree: &'a Tree,
    /// The file it stands in.
    pub source: &'a Source,
}

impl<'a> Leaf<'a> {
    /// What stands under a key of a row.
    fn value(&self, row: NodeId, key: &str) -> Option<NodeId> {
        self.tree.get(row, key).map(|entry| entry.value)
    }

    /// Where the first key of a row stands: a fault of the whole row is shown there.
    fn first_line(&self, row: NodeId) -> Span {
        self.tree.entries(row).first().map_or_else(|| self.tree.span(row), |entry| self.tree.span(entry.key))
    }

    /// A text under a key of a row, and its node.
    fn text(&self, row: NodeId, key: &str) -> Option<(&'a str, NodeId)> {
        let node = self.value(row, key)?;
        Some((self.tree.text(node)?.trim(), node))
    }

    /// A place as people write it: `规则/走访.yaml:2:8`.
    fn place(&self, node: NodeId) -> String {
        let (line, column) = self.source.place(self.tree.span(node).start as usize);
        format!("{}:{line}:{column}", self.source.name)
    }
}

impl Layer {
    /// A book to lay rows over.
    #[must_use]
    pub fn over(book: RuleBook) -> Self {
        Self { book, faults: Vec::new(), taken: HashMap::new() }
    }

    /// Takes a word for a row of the user's own; where another has taken it, says which.
    fn take(&mut self, leaf: &Leaf<'_>, what: &'static str, word: &str, node: NodeId) {
        let key = (what, word.to_owned());
        match self.taken.get(&key) {
            Some(place) => {
                let fault = Fault::new(Code::Pack, "taken", leaf.tree.span(node));
                self.faults.push(fault.with("word", word).with("place", place));
            }
            None => {
                self.taken.insert(key, leaf.place(node));
            }
        }
    }

    fn is_own(&self, what: &'static str, word: &str) -> bool {
        self.taken.contains_key(&(what, word.to_owned()))
    }
}
