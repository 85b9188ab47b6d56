//! Slips of the Chinese keyboard that YAML reads as something else, named as what they are. Text that only looks like a
//! slip — a colon inside a sentence, quotes around a phrase, a time of day — is left alone.

mod broken;
mod bullet;
mod colon;
mod echo;
mod edits;
mod hash;
mod key;
mod mend;
mod suspect;
mod value;

use super::stream::Vocabulary;
use super::tree::{Kind, NodeId, Style, Tree};
use crate::fault::{Code, Fault};
use crate::span::Span;
use std::ops::Range;

pub(super) use broken::explain;
pub use echo::{drop_echoes, is_slip};
pub use mend::Places;
pub(super) use mend::read_on;

/// Every slip in a document that YAML could read.
pub(super) fn slips(text: &str, tree: &Tree, vocabulary: &Vocabulary<'_>) -> Vec<Fault> {
    let suspects = suspect::suspects(text, tree);
    if suspects.is_empty() { Vec::new() } else { slips_among(suspects, text, tree, vocabulary) }
}

/// Whether a document that YAML could read has a slip in it.
#[must_use]
pub fn has_slips(text: &str, tree: &Tree, vocabulary: &Vocabulary<'_>) -> bool {
    !slips(text, tree, vocabulary).is_empty()
}

/// Every slip in some nodes, which are in order.
pub(super) fn slips_among(suspects: Vec<NodeId>, text: &str, tree: &Tree, vocabulary: &Vocabulary<'_>) -> Vec<Fault> {
    let mut search = Search { text, tree, vocabulary, suspects, faults: Vec::new() };
    search.node(tree.root(), tree.end(), Holder::Document, false);
    search.faults
}

/// Whether a character takes no room on the page and changes a word all the same. The joiners of emoji are not among them.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{85}' | '\u{200b}' | '\u{2028}' | '\u{2029}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{ad}')
}

/// A space that YAML does not take for one: U+3000, U+00A0 and their like.
fn is_wide_space(c: char) -> bool {
    c.is_whitespace() && !c.is_ascii() && c != '\u{85}' && c != '\u{2028}' && c != '\u{2029}'
}

/// What holds a value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holder {
    Document,
    List,
    Map,
    /// A list or map in brackets.
    FlowList,
    FlowMap,
}

struct Search<'s> {
    text: &'s str,
    tree: &'s Tree,
    vocabulary: &'s Vocabulary<'s>,
    suspects: Vec<NodeId>,
    faults: Vec<Fault>,
}

impl Search<'_> {
    /// Searches a node and what is below it, all of it before the node `end`; never deeper than the tree's budget, and
    /// never through an alias.
    fn node(&mut self, node: NodeId, end: NodeId, holder: Holder, prose: bool) {
        if self.tree.target(node).is_some() || !self.is_suspect(node, end) {
            return;
        }
        let flow = self.tree.is_flow(node);
        match self.tree.kind(node) {
            Kind::Null => self.hash_after(self.tree.span(node)),
            Kind::Scalar { style, .. } => self.value(node, style, holder, prose),
            Kind::Seq(items) => {
                let ends = items.iter().skip(1).copied().chain([end]);
                for (item, end) in items.iter().zip(ends) {
                    self.node(*item, end, if flow { Holder::FlowList } else { Holder::List }, prose);
                }
            }
            Kind::Map(entries) => {
                let outer = self.tree.span(node);
                let ends = entries.iter().skip(1).map(|entry| entry.key).chain([end]);
                for (entry, end) in entries.iter().zip(ends) {
                    // What `<<` brought in is searched where it is written.
                    let key = self.tree.span(entry.key);
                    if key.start < outer.start || key.end > outer.end {
                        continue;
                    }
                    // It may also stand behind what is written after it.
                    let end = if end > entry.key { end } else { self.tree.end() };
                    if !self.is_suspect(entry.key, end) {
                        continue;
                    }
                    self.key(*entry, flow);
                    let prose = prose || (self.vocabulary.is_prose)(self.tree.key(*entry).trim());
                    self.node(entry.value, end, if flow { Holder::FlowMap } else { Holder::Map }, prose);
                }
            }
        }
    }

    /// Whether a suspect is among the nodes from one to before another.
    fn is_suspect(&self, from: NodeId, end: NodeId) -> bool {
        let next = self.suspects.partition_point(|suspect| *suspect < from);
        self.suspects.get(next).is_some_and(|suspect| *suspect < end)
    }

    /// A slip at bytes of the file; the text found there fills a blank.
    fn slip(&mut self, text: &'static str, at: Range<usize>) {
        self.faults.push(slip(self.text, text, at));
    }

    /// Reports invisible characters among bytes of the file.
    fn invisible(&mut self, at: Range<usize>) {
        let part = self.text.get(at.clone()).unwrap_or_default();
        if let Some((offset, c)) = part.char_indices().find(|(_, c)| is_invisible(*c)) {
            let start = at.start + offset;
            self.slip("invisible", start..start + c.len_utf8());
        }
    }
}

fn slip(text: &str, key: &'static str, at: Range<usize>) -> Fault {
    let found = text.get(at.clone()).unwrap_or_default();
    let fault = Fault::new(Code::Typing, key, Span::new(at.start, at.end)).with("found", found);
    match found.chars().next() {
        // It cannot be shown, so its number is.
        Some(c) if is_invisible(c) => fault.with("code", format!("U+{:04X}", c as u32)),
        _ => fault,
    }
}

/// Whether a text is one phrase in quotes that are no quotes to YAML: `“甲”`, `「甲」`, `“甲"`; not `“甲”和“乙”`.
fn in_curly_quotes(text: &str) -> bool {
    let curly =
        |c: char| matches!(c, '“' | '”' | '‘' | '’' | '「' | '」' | '『' | '』' | '＂' | '＇' | '〝' | '〞' | '„');
    let mut inner = text.chars();
    let (Some(first), Some(last)) = (inner.next(), inner.next_back()) else { return false };
    let ends = curly(first) && (curly(last) || matches!(last, '"' | '\''));
    ends && !inner.any(|c| curly(c) || c == '"')
}

/// Whether a value is written without quotes or block marks, so that YAML could have misread it.
fn is_plain(style: Style) -> bool {
    style == Style::Plain
}
