//! Lists and maps in brackets, on one line.

use super::super::tree::{Entry, NodeId};
use super::{Scanner, is_gap};

impl Scanner<'_> {
    /// The list or map whose bracket is next.
    pub(super) fn flow(&mut self) -> Option<NodeId> {
        let start = self.at;
        self.at += 1;
        let id = self.open(start, true)?;
        if self.byte(start) == b'[' { self.flow_list(id) } else { self.flow_map(id) }
    }

    fn flow_list(&mut self, id: NodeId) -> Option<NodeId> {
        let first = self.items.len();
        loop {
            self.spaces();
            if self.peek() == b']' {
                break;
            }
            let item = self.flow_value()?;
            self.items.push(item);
            self.comma(b']')?;
        }
        self.at += 1;
        self.close_list(id, first, self.at)
    }

    fn flow_map(&mut self, id: NodeId) -> Option<NodeId> {
        let first = self.entries.len();
        loop {
            self.spaces();
            if self.peek() == b'}' {
                break;
            }
            let quoted = matches!(self.peek(), b'"' | b'\'');
            let key = self.flow_scalar()?;
            self.spaces();
            // A value may follow a key in quotes at once.
            if self.peek() != b':' || !(quoted || is_gap(self.byte(self.at + 1))) {
                return None;
            }
            let key = self.scalar_node(key, true)?;
            self.at += 1;
            self.spaces();
            let value = self.flow_value()?;
            self.entries.push(Entry { key, value });
            self.comma(b'}')?;
        }
        self.at += 1;
        self.close_map(id, first, self.at)
    }

    fn flow_value(&mut self) -> Option<NodeId> {
        if matches!(self.peek(), b'[' | b'{') {
            return self.flow();
        }
        let scalar = self.flow_scalar()?;
        self.scalar_node(scalar, false)
    }

    /// Passes over a comma, or stays at the closing bracket.
    fn comma(&mut self, close: u8) -> Option<()> {
        self.spaces();
        match self.peek() {
            b',' => self.at += 1,
            byte if byte == close => {}
            _ => return None,
        }
        Some(())
    }
}
