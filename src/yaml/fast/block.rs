//! Maps and lists by indent.

use super::super::Span;
use super::super::tree::{Entry, NodeId, Tree, What};
use super::scalar::Scalar;
use super::{Scanner, is_gap};

/// How long a key may be, with the space before its colon; the library refuses longer ones.
const LONGEST_KEY: usize = 1_000;

impl Scanner<'_> {
    /// The outermost node, which has to be a list or map.
    pub(super) fn root(&mut self) -> Option<NodeId> {
        let root = self.node(self.column?)?;
        matches!(self.tree.node(root)?.what, What::Seq(_) | What::Map(_)).then_some(root)
    }

    /// The node that begins here, `column` deep, up to where the next one begins.
    fn node(&mut self, column: usize) -> Option<NodeId> {
        match self.peek() {
            b'-' if self.is_dash() => self.list(column),
            b'[' | b'{' => {
                let id = self.flow()?;
                self.go_on()?;
                Some(id)
            }
            _ => {
                let scalar = self.scalar()?;
                if self.is_key_end() { self.map(column, scalar) } else { self.value_alone(scalar) }
            }
        }
    }

    fn is_dash(&self) -> bool {
        self.peek() == b'-' && is_gap(self.byte(self.at + 1))
    }

    /// Whether the colon that makes a key of what was read comes next, after spaces.
    fn is_key_end(&mut self) -> bool {
        let mut at = self.at;
        while self.byte(at) == b' ' {
            at += 1;
        }
        let is_end = self.byte(at) == b':' && is_gap(self.byte(at + 1));
        if is_end {
            self.at = at;
        }
        is_end
    }

    fn value_alone(&mut self, scalar: Scalar) -> Option<NodeId> {
        let id = self.scalar_node(scalar, false)?;
        self.go_on()?;
        Some(id)
    }

    /// A map `column` deep, of which the first key has been read up to its colon.
    fn map(&mut self, column: usize, mut key: Scalar) -> Option<NodeId> {
        let (id, first) = (self.open(key.span.start as usize, false)?, self.entries.len());
        let end = loop {
            if self.at - key.span.start as usize > LONGEST_KEY {
                return None;
            }
            let key_id = self.scalar_node(key, true)?;
            self.at += 1;
            let value = self.value(column)?;
            self.entries.push(Entry { key: key_id, value });
            match self.column {
                Some(next) if next > column => return None,
                Some(next) if next == column && !self.is_dash() => key = self.scalar()?,
                _ => break self.end_of(value),
            }
            if !self.is_key_end() {
                return None;
            }
        };
        self.close_map(id, first, end)
    }

    /// The value behind the colon of a key that stands `column` deep.
    fn value(&mut self, column: usize) -> Option<NodeId> {
        let colon = self.at;
        let spaces = self.spaces();
        match self.peek() {
            b'\n' | b'\r' | 0 => {}
            b'#' if spaces > 0 => {}
            b'|' | b'>' => return self.lines(column),
            b'-' if self.is_dash() => return None,
            b'[' | b'{' => {
                let id = self.flow()?;
                self.go_on()?;
                return Some(id);
            }
            _ => {
                let scalar = self.scalar()?;
                return self.value_alone(scalar);
            }
        }
        self.at -= spaces;
        self.go_on()?;
        match self.column {
            Some(next) if next > column => self.node(next),
            Some(next) if next == column && self.is_dash() => self.list(column),
            _ => self.add(What::Null, Span::new(colon, colon), false),
        }
    }

    /// A list whose dashes stand `column` deep; the first is next.
    fn list(&mut self, column: usize) -> Option<NodeId> {
        let (id, first) = (self.open(self.at, false)?, self.items.len());
        let end = loop {
            self.at += 1;
            let spaces = self.spaces();
            let item = match self.peek() {
                b'|' | b'>' => self.lines(column)?,
                b'\n' | b'\r' => {
                    self.at -= spaces;
                    self.go_on()?;
                    let inner = self.column.filter(|next| *next > column)?;
                    self.node(inner)?
                }
                _ => self.node(self.at - self.line)?,
            };
            self.items.push(item);
            match self.column {
                Some(next) if next > column => return None,
                Some(next) if next == column && self.is_dash() => {}
                _ => break self.end_of(item),
            }
        };
        self.close_list(id, first, end)
    }

    fn end_of(&self, id: NodeId) -> usize {
        Tree::span(&self.tree, id).end as usize
    }
}
