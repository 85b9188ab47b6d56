//! Builds one tree out of the events of a parser: aliases, merge keys, equal keys, and the limits of what is read.

use super::Span;
use super::budget::{Budget, Spent};
use super::keys;
use super::tree::{Kind, Node, NodeId, Style, Tree, What};
use super::within::Pieces;
use crate::fault::{Code, Fault};
use std::collections::HashMap;

/// What an event says of a node beside its content.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Marks {
    /// The anchor it defines; 0 for none.
    pub(super) anchor: usize,
    /// Said to be text by `!!str`.
    pub(super) is_text: bool,
}

/// A list or map that has begun.
struct Open {
    id: NodeId,
    /// Children in order; in a map, keys and values by turns.
    children: Vec<NodeId>,
    is_map: bool,
    marks: Marks,
    spent: Spent,
}

/// A document being built.
pub(super) struct Builder<'s> {
    text: &'s str,
    budget: &'s Budget,
    nodes: Vec<Node>,
    open: Vec<Open>,
    /// Finished nodes with an anchor, and what using one costs.
    anchors: HashMap<usize, (NodeId, Spent)>,
    root: Option<(NodeId, Spent)>,
    faults: Vec<Fault>,
}

impl<'s> Builder<'s> {
    pub(super) fn new(text: &'s str, budget: &'s Budget) -> Self {
        let (nodes, open, faults) = (Vec::new(), Vec::new(), Vec::new());
        Self { text, budget, nodes, open, anchors: HashMap::new(), root: None, faults }
    }

    /// The tree, if the document has a node, and what is wrong with it.
    pub(super) fn finish(self) -> (Option<Tree>, Vec<Fault>) {
        (self.root.map(|(root, _)| Tree { nodes: self.nodes, root }), self.faults)
    }

    pub(super) fn fault(&mut self, fault: Fault) {
        self.faults.push(fault);
    }

    /// A scalar at `span`; an empty span is a value left out.
    pub(super) fn scalar(&mut self, text: &str, style: Style, marks: Marks, span: Span) -> Result<(), Fault> {
        let span = if span.start == span.end { self.left_out(span) } else { self.trimmed(span) };
        let is_key = self.open.last().is_some_and(|open| open.is_map && open.children.len() % 2 == 0);
        let nothing = style == Style::Plain && matches!(text, "" | "~" | "null" | "Null" | "NULL");
        let what = if nothing && (span.start == span.end || !(is_key || marks.is_text)) {
            What::Is(Kind::Null, None)
        } else {
            let source = self.text.get(span.range()).unwrap_or_default();
            let pieces = Pieces::lay(text, source, span.start as usize, style);
            What::Is(Kind::Scalar { text: text.into(), style }, pieces)
        };
        let id = self.add(what, span, false);
        self.done(id, marks, Spent::ONE)
    }

    /// The span without white space at its end: block scalars and collections run on to the next line's indent.
    fn trimmed(&self, span: Span) -> Span {
        let text = self.text.get(span.range()).unwrap_or_default();
        let text = text.trim_end_matches([' ', '\t', '\n', '\r']);
        Span::new(span.start as usize, span.start as usize + text.len())
    }

    /// The place of a value left out is behind its key's colon, not before it or on a later line.
    fn left_out(&self, span: Span) -> Span {
        let at = span.start as usize;
        if self.text.get(at..).is_some_and(|rest| rest.starts_with(':')) {
            return Span::new(at + 1, at + 1);
        }
        let end = self.text.get(..at).unwrap_or_default().trim_end_matches([' ', '\t', '\n', '\r']).len();
        Span::new(end, end)
    }

    /// The parser begins a list that stands as deep as its key behind the first dash.
    fn since_dash(&self, span: Span) -> Span {
        let at = span.start as usize;
        let before = self.text.get(..at).unwrap_or_default().trim_end_matches([' ', '\t', '\n', '\r']);
        let here = self.text.get(at..).unwrap_or_default();
        let dash = here.strip_prefix('-').is_some_and(|rest| rest.starts_with([' ', '\t', '\n', '\r']));
        let past = !dash && before.ends_with('-');
        if past { Span::new(before.len() - 1, span.end as usize) } else { span }
    }

    fn add(&mut self, what: What, span: Span, flow: bool) -> NodeId {
        self.nodes.push(Node { what, span, flow });
        Tree::id(self.nodes.len() - 1)
    }

    pub(super) fn begin(&mut self, is_map: bool, flow: bool, marks: Marks, span: Span) -> Result<(), Fault> {
        let span = if is_map || flow { span } else { self.since_dash(span) };
        let id = self.add(What::Is(Kind::Null, None), span, flow);
        self.open.push(Open { id, children: Vec::new(), is_map, marks, spent: Spent::ONE });
        let here = Spent { depth: 0, ..Spent::ONE };
        self.within_budget(here, span)
    }

    /// The end of the list or map begun last, at byte `end` where it is written with brackets.
    pub(super) fn end(&mut self, end: usize) -> Result<(), Fault> {
        let Some(open) = self.open.pop() else { return Ok(()) };
        let last = open.children.last().map(|id| self.span_of(*id).end);
        let kind = if open.is_map {
            Kind::Map(keys::entries(&self.nodes, &open.children, &mut self.faults))
        } else {
            Kind::Seq(open.children)
        };
        let Some(node) = self.nodes.get_mut(open.id.index()) else { return Ok(()) };
        node.what = What::Is(kind, None);
        let start = node.span.start;
        node.span.end = if node.flow { Span::new(0, end).end } else { last.unwrap_or(start).max(start) };
        let spent = Spent { depth: open.spent.depth + 1, ..open.spent };
        self.done(open.id, open.marks, spent)
    }

    fn span_of(&self, id: NodeId) -> Span {
        self.nodes.get(id.index()).map_or(Span::NOWHERE, |node| node.span)
    }

    /// An alias of the anchor `target`.
    pub(super) fn alias(&mut self, target: usize, span: Span) -> Result<(), Fault> {
        let Some((target, spent)) = self.anchors.get(&target).copied() else {
            return self.lost("itself", span);
        };
        let id = self.add(What::Alias(target), span, false);
        self.done(id, Marks::default(), spent.as_alias())
    }

    /// An alias that stands for nothing: `text` says why.
    pub(super) fn lost(&mut self, text: &'static str, span: Span) -> Result<(), Fault> {
        let name = self.text.get(span.range()).unwrap_or_default().trim_start_matches('*');
        self.faults.push(Fault::new(Code::Alias, text, span).with("name", name));
        let id = self.add(What::Is(Kind::Null, None), span, false);
        self.done(id, Marks::default(), Spent::ONE)
    }

    /// Hands a finished node to what holds it.
    fn done(&mut self, id: NodeId, marks: Marks, spent: Spent) -> Result<(), Fault> {
        if marks.anchor != 0 {
            self.anchors.insert(marks.anchor, (id, spent));
        }
        match self.open.last_mut() {
            Some(open) => {
                open.children.push(id);
                open.spent = open.spent.plus(spent);
            }
            None => self.root = Some((id, spent)),
        }
        self.within_budget(spent, self.span_of(id))
    }

    /// Whether the document may still hold what it holds now, with a node of this cost below the open ones.
    fn within_budget(&self, last: Spent, span: Span) -> Result<(), Fault> {
        let open = self.open.iter().fold(Spent::default(), |sum, open| sum.plus(open.spent));
        let depth = self.open.len() + last.depth;
        let over = |text, limit: usize| Err(Fault::new(Code::Budget, text, span).with("limit", limit.to_string()));
        if depth > self.budget.depth {
            over("depth", self.budget.depth)
        } else if open.aliases > self.budget.aliases {
            over("aliases", self.budget.aliases)
        } else if open.nodes > self.budget.nodes {
            over("nodes", self.budget.nodes)
        } else {
            Ok(())
        }
    }
}
