//! Trees of terms and synonyms of the user's own.

use super::{Layer, Leaf};
use crate::fault::{Code, Fault};
use crate::yaml::{Kind, NodeId};

impl Layer {
    /// Lays a tree over the book: a map from a word to what lies under it, which is a word, a list, or such a map again.
    pub fn tree(&mut self, leaf: &Leaf<'_>, node: NodeId) {
        match leaf.tree.kind(node) {
            Kind::Map(_) => self.branches(leaf, node, None),
            _ => self.faults.push(Fault::new(Code::Pack, "tree", leaf.tree.span(node))),
        }
    }

    fn branches(&mut self, leaf: &Leaf<'_>, node: NodeId, above: Option<&str>) {
        match leaf.tree.kind(node) {
            Kind::Null => {}
            Kind::Scalar { text, .. } => self.branch(leaf, node, above, text),
            Kind::Seq(parts) => parts.iter().for_each(|part| self.branches(leaf, *part, above)),
            Kind::Map(entries) => {
                for entry in entries {
                    let word = leaf.tree.key(*entry).trim();
                    self.branch(leaf, entry.key, above, word);
                    self.branches(leaf, entry.value, Some(word));
                }
            }
        }
    }

    fn branch(&mut self, leaf: &Leaf<'_>, node: NodeId, above: Option<&str>, word: &str) {
        let Some(above) = above else { return };
        if !self.book.terms.put_under(above, word) {
            self.ring(leaf, node, above, word);
        }
    }

    /// Lays synonyms over the book: a map from a word to others for the same.
    pub fn synonyms(&mut self, leaf: &Leaf<'_>, node: NodeId) {
        if !matches!(leaf.tree.kind(node), Kind::Map(_)) {
            self.faults.push(Fault::new(Code::Pack, "synonyms", leaf.tree.span(node)));
        }
        for entry in leaf.tree.entries(node) {
            let word = leaf.tree.key(*entry);
            let others = match leaf.tree.items(entry.value) {
                [] => vec![entry.value],
                items => items.to_vec(),
            };
            for other in others {
                match leaf.tree.text(other) {
                    Some(text) if self.book.terms.equate(word, text) => {}
                    Some(text) => self.ring(leaf, other, word, text),
                    None => self.faults.push(Fault::new(Code::Pack, "synonyms", leaf.tree.span(other))),
                }
            }
        }
    }

    fn ring(&mut self, leaf: &Leaf<'_>, node: NodeId, above: &str, word: &str) {
        let fault = Fault::new(Code::Pack, "ring", leaf.tree.span(node));
        self.faults.push(fault.with("word", word).with("above", above));
    }
}
