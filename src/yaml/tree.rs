//! One document as a tree in which every key and value knows its bytes.

use super::Span;
use super::within::{Piece, Written, span_of};
use std::ops::Range;

/// A node of one [`Tree`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(u32);

impl NodeId {
    pub(super) fn index(self) -> usize {
        self.0 as usize
    }
}

/// How a scalar is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Without quotes.
    Plain,
    /// In `'…'` or `"…"`.
    Quoted,
    /// After `|` or `>`.
    Block,
}

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind<'t> {
    /// Nothing written, or a plain `~` or `null`.
    Null,
    /// A text, as it stands: nothing is guessed from its look.
    Scalar {
        /// The text, escapes resolved and lines folded.
        text: &'t str,
        /// How it is written.
        style: Style,
    },
    /// A list.
    Seq(&'t [NodeId]),
    /// A map, in the order written; no key twice, `<<` resolved.
    Map(&'t [Entry]),
}

/// A key and its value. An entry that `<<` brought in has the places of where it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Always a scalar.
    pub key: NodeId,
    /// Anything.
    pub value: NodeId,
}

/// A part of one of the tree's stores.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) start: u32,
    pub(super) end: u32,
}

impl Run {
    pub(super) fn new(start: usize, end: usize) -> Self {
        let Span { start, end } = Span::new(start, end);
        Self { start, end }
    }

    pub(super) fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    pub(super) what: What,
    pub(super) span: Span,
    /// Written with brackets, in the case of lists and maps.
    pub(super) flow: bool,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum What {
    Null,
    Scalar { text: Run, style: Style, written: Written },
    Seq(Run),
    Map(Run),
    Alias(NodeId),
}

/// Nodes of a document that is larger than most.
const MANY: usize = 16_384;

/// One document. What its nodes hold lies in stores of the whole tree, so that few pieces of memory are asked for.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    pub(super) nodes: Vec<Node>,
    pub(super) root: NodeId,
    /// The texts of all scalars.
    pub(super) texts: String,
    /// The items of all lists.
    items: Vec<NodeId>,
    /// The entries of all maps.
    entries: Vec<Entry>,
    /// Where texts are written that are not written as they are read.
    pub(super) pieces: Vec<Piece>,
}

impl Tree {
    /// The outermost node.
    #[must_use]
    pub fn root(&self) -> NodeId {
        self.root
    }

    /// Whether the document holds nothing at all.
    pub(super) fn is_empty(&self) -> bool {
        self.is_null(self.root) && self.target(self.root).is_none()
    }

    pub(super) fn id(index: usize) -> NodeId {
        NodeId(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// What would come after the last node.
    pub(super) fn end(&self) -> NodeId {
        Self::id(self.nodes.len())
    }

    pub(super) fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id.index())
    }

    /// An empty tree with room for what a document of so many bytes usually holds.
    pub(super) fn with_room_for(bytes: usize) -> Self {
        let bytes = bytes.min(64 * 1024);
        Self {
            nodes: Vec::with_capacity(bytes / 12),
            texts: String::with_capacity(bytes),
            items: Vec::with_capacity(bytes / 64),
            entries: Vec::with_capacity(bytes / 24),
            ..Self::default()
        }
    }

    /// The same room with nothing in it.
    pub(super) fn cleared(mut self) -> Self {
        self.nodes.clear();
        self.texts.clear();
        self.items.clear();
        self.entries.clear();
        self.pieces.clear();
        self
    }

    /// Whether it holds no more memory than many documents need.
    pub(super) fn is_of_usual_size(&self) -> bool {
        self.nodes.capacity() <= MANY && self.texts.capacity() <= 16 * MANY && self.pieces.capacity() <= MANY
    }

    /// Adds a node and says which it is.
    pub(super) fn add(&mut self, what: What, span: Span, flow: bool) -> NodeId {
        self.nodes.push(Node { what, span, flow });
        Self::id(self.nodes.len() - 1)
    }

    pub(super) fn node_mut(&mut self, id: NodeId) -> Option<&mut Node> {
        self.nodes.get_mut(id.index())
    }

    /// Puts a text into store.
    pub(super) fn store_text(&mut self, text: &str) -> Run {
        let start = self.texts.len();
        self.texts.push_str(text);
        Run::new(start, self.texts.len())
    }

    /// Puts the items of a list into store.
    pub(super) fn store_items(&mut self, items: &[NodeId]) -> What {
        let start = self.items.len();
        self.items.extend_from_slice(items);
        What::Seq(Run::new(start, self.items.len()))
    }

    /// Puts the entries of a map into store.
    pub(super) fn store_entries(&mut self, entries: &[Entry]) -> What {
        let start = self.entries.len();
        self.entries.extend_from_slice(entries);
        What::Map(Run::new(start, self.entries.len()))
    }

    /// What a node is; an alias is what it stands for.
    #[must_use]
    pub fn kind(&self, id: NodeId) -> Kind<'_> {
        match self.node(self.target(id).unwrap_or(id)).map(|node| node.what) {
            Some(What::Scalar { text, style, .. }) => {
                Kind::Scalar { text: self.texts.get(text.range()).unwrap_or_default(), style }
            }
            Some(What::Seq(run)) => Kind::Seq(self.items.get(run.range()).unwrap_or_default()),
            Some(What::Map(run)) => Kind::Map(self.entries.get(run.range()).unwrap_or_default()),
            Some(What::Null | What::Alias(_)) | None => Kind::Null,
        }
    }

    /// Where a node stands, without the space around it; an alias where it is used.
    #[must_use]
    pub fn span(&self, id: NodeId) -> Span {
        self.node(id).map_or(Span::NOWHERE, |node| node.span)
    }

    /// What an alias stands for; `None` where the node is no alias.
    #[must_use]
    pub fn target(&self, id: NodeId) -> Option<NodeId> {
        match self.node(id)?.what {
            What::Alias(target) => Some(target),
            _ => None,
        }
    }

    /// Whether a list or map is written with brackets.
    #[must_use]
    pub fn is_flow(&self, id: NodeId) -> bool {
        self.node(id).is_some_and(|node| node.flow)
    }

    /// The text of a scalar.
    #[must_use]
    pub fn text(&self, id: NodeId) -> Option<&str> {
        match self.kind(id) {
            Kind::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// Whether nothing stands here, or a plain `~` or `null`.
    #[must_use]
    pub fn is_null(&self, id: NodeId) -> bool {
        matches!(self.kind(id), Kind::Null)
    }

    /// The items of a list; none where the node is no list.
    #[must_use]
    pub fn items(&self, id: NodeId) -> &[NodeId] {
        match self.kind(id) {
            Kind::Seq(items) => items,
            _ => &[],
        }
    }

    /// The entries of a map; none where the node is no map.
    #[must_use]
    pub fn entries(&self, id: NodeId) -> &[Entry] {
        match self.kind(id) {
            Kind::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The text of an entry's key.
    #[must_use]
    pub fn key(&self, entry: Entry) -> &str {
        self.text(entry.key).unwrap_or_default()
    }

    /// How many nodes it has.
    pub(super) fn size(&self) -> usize {
        self.nodes.len()
    }

    /// The entry of a map under a key, spelled exactly so.
    #[must_use]
    pub fn get(&self, map: NodeId, key: &str) -> Option<Entry> {
        self.entries(map).iter().copied().find(|entry| self.key(*entry) == key)
    }

    /// The bytes of the file that a part of a scalar's text is written with; the whole node where that cannot be told,
    /// as for an alias.
    #[must_use]
    pub fn span_within(&self, id: NodeId, part: Range<usize>) -> Span {
        let Some(node) = self.node(id) else { return Span::NOWHERE };
        let written = match node.what {
            What::Scalar { text, written, .. } => span_of(written, text.range().len(), &self.pieces, part),
            _ => None,
        };
        written.unwrap_or(node.span)
    }
}
