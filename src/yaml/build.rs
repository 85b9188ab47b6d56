//! Builds one tree out of the events of a parser: aliases, merge keys, equal keys, and the limits of what is read.

use super::Span;
use super::budget::{Budget, Spent};
use super::keys;
use super::tree::{NodeId, Style, Tree, What};
use super::within::lay;
use crate::fault::{Code, Fault};
use crate::source::lines_in;
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
    tree: Tree,
    open: Vec<Open>,
    /// Finished nodes with an anchor, and what using one costs.
    anchors: HashMap<usize, (NodeId, Spent)>,
    root: Option<(NodeId, Spent)>,
    faults: Vec<Fault>,
}

impl<'s> Builder<'s> {
    pub(super) fn new(text: &'s str, budget: &'s Budget) -> Self {
        let (open, faults) = (Vec::new(), Vec::new());
        Self { text, budget, tree: Tree::default(), open, anchors: HashMap::new(), root: None, faults }
    }

    /// The tree, if the document has a node, and what is wrong with it.
    pub(super) fn finish(self) -> (Option<Tree>, Vec<Fault>) {
        let mut tree = self.tree;
        let whole = self.root.map(|(root, _)| {
            tree.root = root;
            tree
        });
        (whole, self.faults)
    }

    pub(super) fn fault(&mut self, fault: Fault) {
        self.faults.push(fault);
    }

    /// A scalar at `span`; an empty span is a value left out.
    pub(super) fn scalar(&mut self, text: &str, style: Style, marks: Marks, span: Span) -> Result<(), Fault> {
        let text = if style == Style::Block && self.is_cut(span, text) {
            text.strip_suffix('\n').unwrap_or(text)
        } else {
            text
        };
        let span = if span.start == span.end { self.left_out(span) } else { self.trimmed(span) };
        let is_key = self.open.last().is_some_and(|open| open.is_map && open.children.len() % 2 == 0);
        let nothing = style == Style::Plain && matches!(text, "" | "~" | "null" | "Null" | "NULL");
        let what = if nothing && (span.start == span.end || !(is_key || marks.is_text)) {
            What::Null
        } else {
            let source = self.text.get(span.range()).unwrap_or_default();
            let written = lay(text, source, span.start as usize, style, &mut self.tree.pieces);
            What::Scalar { text: self.tree.store_text(text), style, written }
        };
        let id = self.tree.add(what, span, false);
        self.done(id, marks, Spent::ONE)
    }

    /// Whether the file ends in the last line of a block scalar; the parser gives that line a break all the same. A line of
    /// blanks alone is one of the scalar as far as it is indented further.
    fn is_cut(&self, span: Span, read: &str) -> bool {
        let (text, breaks) = (self.text.get(span.range()).unwrap_or_default(), ['\n', '\r']);
        let last = text.rsplit(breaks).next().unwrap_or_default();
        if span.end as usize != self.text.len() || last.is_empty() {
            return false;
        }
        if read.trim_matches('\n').is_empty() {
            // Such a one stands from its mark on, and has one break fewer.
            return read.len() >= lines_in(text) as usize;
        }
        // Any other stands from its first line on, behind the indent.
        let before = self.text.get(..span.start as usize).unwrap_or_default();
        let indent = before.rsplit(breaks).next().unwrap_or_default().len();
        !last.trim_matches([' ', '\t']).is_empty() || last.len() > indent
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
        if !self.open.last().is_some_and(|open| open.is_map) {
            return span;
        }
        let before = self.text.get(..span.start as usize).unwrap_or_default();
        let before = before.trim_end_matches([' ', '\t', '\n', '\r']);
        let Some(indent) = before.strip_suffix('-') else { return span };
        let is_dash = indent.trim_end_matches(' ').ends_with(['\n', '\r']);
        if is_dash { Span::new(indent.len(), span.end as usize) } else { span }
    }

    pub(super) fn begin(&mut self, is_map: bool, flow: bool, marks: Marks, span: Span) -> Result<(), Fault> {
        let span = if is_map || flow { span } else { self.since_dash(span) };
        let id = self.tree.add(What::Null, span, flow);
        self.open.push(Open { id, children: Vec::new(), is_map, marks, spent: Spent::ONE });
        let here = Spent { depth: 0, ..Spent::ONE };
        self.within_budget(here, span)
    }

    /// The end of the list or map begun last, at byte `end` where it is written with brackets.
    pub(super) fn end(&mut self, end: usize) -> Result<(), Fault> {
        let Some(open) = self.open.pop() else { return Ok(()) };
        let last = open.children.last().map(|id| self.tree.span(*id).end);
        let what = if open.is_map {
            let entries = keys::entries(&self.tree, &open.children, &mut self.faults);
            if entries.len() > self.budget.width {
                return Err(Self::over("width", self.budget.width, self.tree.span(open.id)));
            }
            self.tree.store_entries(&entries)
        } else {
            self.tree.store_items(&open.children)
        };
        let Some(node) = self.tree.node_mut(open.id) else { return Ok(()) };
        node.what = what;
        let start = node.span.start;
        node.span.end = if node.flow { Span::new(0, end).end } else { last.unwrap_or(start).max(start) };
        let spent = Spent { depth: open.spent.depth + 1, ..open.spent };
        self.done(open.id, open.marks, spent)
    }

    /// An alias of the anchor `target`.
    pub(super) fn alias(&mut self, target: usize, span: Span) -> Result<(), Fault> {
        let Some((target, spent)) = self.anchors.get(&target).copied() else {
            return self.lost("itself", span);
        };
        let id = self.tree.add(What::Alias(target), span, false);
        self.done(id, Marks::default(), spent.as_alias())
    }

    /// An alias that stands for nothing: `text` says why.
    pub(super) fn lost(&mut self, text: &'static str, span: Span) -> Result<(), Fault> {
        let name = self.text.get(span.range()).unwrap_or_default().trim_start_matches('*');
        self.faults.push(Fault::new(Code::Alias, text, span).with("name", name));
        let id = self.tree.add(What::Null, span, false);
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
                if open.children.len() > self.budget.width.saturating_mul(if open.is_map { 2 } else { 1 }) {
                    return Err(Self::over("width", self.budget.width, self.tree.span(id)));
                }
            }
            None => self.root = Some((id, spent)),
        }
        self.within_budget(spent, self.tree.span(id))
    }

    /// Whether the document may still hold what it holds now, with a node of this cost below the open ones.
    fn within_budget(&self, last: Spent, span: Span) -> Result<(), Fault> {
        let open = self.open.iter().fold(Spent::default(), |sum, open| sum.plus(open.spent));
        let depth = self.open.len() + last.depth;
        if depth > self.budget.depth {
            Err(Self::over("depth", self.budget.depth, span))
        } else if open.aliases > self.budget.aliases {
            Err(Self::over("aliases", self.budget.aliases, span))
        } else if open.nodes > self.budget.nodes {
            Err(Self::over("nodes", self.budget.nodes, span))
        } else {
            Ok(())
        }
    }

    fn over(text: &'static str, limit: usize, span: Span) -> Fault {
        Fault::new(Code::Budget, text, span).with("limit", limit.to_string())
    }
}
