//! The short way for everyday documents: block maps and lists, values on one line, brackets on one line, `|` and `>`.
//! Builds the very tree that the library's events become, or gives up at the first thing out of the ordinary — an
//! anchor, a tag, a tab, a value over several lines, a mistake, a limit come near — and the library reads the document.
//! Knows no faults: what is not wholly in order is not its affair. Whatever it takes on more must be put through the
//! comparison with the library in `tests.rs`.

mod block;
mod entry;
mod flow;
mod lines;
mod scalar;
#[cfg(test)]
mod tests;

pub use entry::{Entries, Written};

use super::Span;
use super::budget::Budget;
use super::keys;
use super::stream::Vocabulary;
use super::tree::{Entry, NodeId, Tree, What};
use super::typing::has_slips;

/// Reads one document, which begins at byte `start`, where the text begins or a `---` stands. Also says where it ends:
/// at the next `---` or the end of the text. `None` if it is not an everyday one.
pub(super) fn document(text: &str, start: usize, budget: &Budget, room: &mut Room) -> Option<(Tree, usize)> {
    let mut scanner = Scanner::new(text, start, budget, room);
    let root = scanner.begin().and_then(|()| scanner.root()).filter(|_| scanner.column.is_none());
    let Scanner { at, mut tree, items, entries, .. } = scanner;
    (room.items, room.entries) = (items, entries);
    match root {
        Some(root) => {
            tree.root = root;
            Some((tree, at))
        }
        None => {
            room.take_back(tree);
            None
        }
    }
}

/// What was asked for in memory for a document and is used again for the next.
#[derive(Debug, Default)]
pub struct Room {
    trees: Vec<Tree>,
    items: Vec<NodeId>,
    entries: Vec<Entry>,
}

impl Room {
    /// Takes back a tree that is done with.
    pub fn take_back(&mut self, tree: Tree) {
        if self.trees.len() < SPARE && tree.is_of_usual_size() {
            self.trees.push(tree);
        }
    }
}

struct Scanner<'s> {
    text: &'s str,
    bytes: &'s [u8],
    /// The byte to be read next.
    at: usize,
    /// The first byte of the line it is on.
    line: usize,
    /// Between nodes: how deep the next one stands, in bytes, which are spaces, dashes and colons; `None` where the
    /// document ends.
    column: Option<usize>,
    /// Where the bytes of a document may end at most.
    limit: usize,
    budget: &'s Budget,
    tree: Tree,
    depth: usize,
    /// Items of the lists that are open, and entries of the maps.
    items: Vec<NodeId>,
    entries: Vec<Entry>,
}

/// Whether a byte ends a word: a space, a line break, or 0 for the end of the text.
fn is_gap(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\r' | 0)
}

impl<'s> Scanner<'s> {
    fn new(text: &'s str, start: usize, budget: &'s Budget, room: &mut Room) -> Self {
        let (bytes, limit) = (text.as_bytes(), start.saturating_add(budget.bytes));
        let (mut items, mut entries) = (std::mem::take(&mut room.items), std::mem::take(&mut room.entries));
        items.clear();
        entries.clear();
        let own = text.get(start..limit.min(text.len())).unwrap_or_default();
        // Of a file of many documents the room of one.
        let length = || if own.len() < SMALL { own.len() } else { own.find("\n---").unwrap_or(own.len()) };
        let tree = room.trees.pop().map(Tree::cleared).unwrap_or_else(|| Tree::with_room_for(length()));
        Self { text, bytes, at: start, line: start, column: None, limit, budget, tree, depth: 0, items, entries }
    }

    /// The byte to be read next; 0 at the end of the text.
    fn peek(&self) -> u8 {
        self.byte(self.at)
    }

    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    /// Passes over spaces and says how many.
    fn spaces(&mut self) -> usize {
        let from = self.at;
        while self.peek() == b' ' {
            self.at += 1;
        }
        self.at - from
    }

    /// Goes to the first node, over a byte-order mark, comments and one `---`.
    fn begin(&mut self) -> Option<()> {
        if self.at == 0 && self.text.starts_with('\u{feff}') {
            self.at = '\u{feff}'.len_utf8();
        }
        self.seek_content()?;
        if self.column.is_none() && self.at < self.bytes.len() {
            self.at += MARK.len();
            self.spaces();
            self.line_break()?;
            self.seek_content()?;
        }
        Some(())
    }

    /// Goes from the end of a value to the next node, over what is left of the line.
    fn go_on(&mut self) -> Option<()> {
        if self.spaces() > 0 && self.peek() == b'#' {
            self.comment()?;
        }
        self.line_break()?;
        self.seek_content()
    }

    /// Goes from the start of a line to the next node, over comments and empty lines.
    fn seek_content(&mut self) -> Option<()> {
        loop {
            let line = self.at;
            let column = self.spaces();
            match self.peek() {
                b'\n' => self.at += 1,
                b'\r' => self.line_break()?,
                b'#' => {
                    self.comment()?;
                    self.line_break()?;
                }
                0 => return self.end(),
                b'-' if column == 0 && self.is_mark() => return self.end(),
                b'%' | b'.' if column == 0 => return None,
                _ => {
                    self.line = line;
                    self.column = Some(column);
                    return (self.at < self.limit).then_some(());
                }
            }
        }
    }

    /// The document ends here.
    fn end(&mut self) -> Option<()> {
        self.column = None;
        let is_end = self.at == self.bytes.len() || self.is_mark();
        (is_end && self.at <= self.limit).then_some(())
    }

    fn is_mark(&self) -> bool {
        match self.bytes.get(self.at..).and_then(|rest| rest.strip_prefix(MARK)) {
            Some(rest) => matches!(rest.first(), None | Some(b' ' | b'\n' | b'\r')),
            None => false,
        }
    }

    /// Passes over a line break or stays at the end of the text.
    fn line_break(&mut self) -> Option<()> {
        self.at += match self.peek() {
            b'\n' => 1,
            b'\r' if self.byte(self.at + 1) == b'\n' => 2,
            0 if self.at == self.bytes.len() => 0,
            _ => return None,
        };
        Some(())
    }

    /// Opens a list or map at `start`.
    fn open(&mut self, start: usize, flow: bool) -> Option<NodeId> {
        self.depth += 1;
        if self.depth > self.budget.depth {
            return None;
        }
        self.add(What::Null, Span::new(start, start), flow)
    }

    fn add(&mut self, what: What, span: Span, flow: bool) -> Option<NodeId> {
        (self.tree.nodes.len() + 1 < self.budget.nodes).then(|| self.tree.add(what, span, flow))
    }

    /// Closes the list whose items are those from `first` on.
    fn close_list(&mut self, id: NodeId, first: usize, end: usize) -> Option<NodeId> {
        let items = self.items.get(first..).filter(|items| items.len() <= self.budget.width)?;
        let what = self.tree.store_items(items);
        self.items.truncate(first);
        self.close(id, what, end)
    }

    /// Closes the map whose entries are those from `first` on. Equal keys and `<<` are for the library.
    fn close_map(&mut self, id: NodeId, first: usize, end: usize) -> Option<NodeId> {
        let entries = self.entries.get(first..)?;
        if entries.len() > self.budget.width || !keys::are_plain(&self.tree, entries) {
            return None;
        }
        let what = self.tree.store_entries(entries);
        self.entries.truncate(first);
        self.close(id, what, end)
    }

    fn close(&mut self, id: NodeId, what: What, end: usize) -> Option<NodeId> {
        self.depth -= 1;
        let node = self.tree.node_mut(id)?;
        node.what = what;
        node.span.end = Span::new(0, end).end.max(node.span.start);
        Some(id)
    }
}

/// Trees that are kept to be used again.
const SPARE: usize = 2;

/// Bytes of a text for which room is made as if it were one document.
const SMALL: usize = 4_096;

/// What divides documents.
const MARK: &[u8] = b"---";

/// A text that is one entry and nothing else, read the short way; `None` if it is anything else, or has a slip in it.
#[must_use]
pub fn lone_entry(lines: &str, vocabulary: &Vocabulary<'_>, room: &mut Room) -> Option<Tree> {
    let (tree, end) = document(lines, 0, &Budget::default(), room)?;
    let is_lone = end == lines.len() && tree.entries(tree.root()).len() == 1;
    (is_lone && !has_slips(lines, &tree, vocabulary)).then_some(tree)
}
