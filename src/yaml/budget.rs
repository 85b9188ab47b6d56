//! How much of a document is read before it is refused, so that no file can exhaust the machine.

/// Limits of one document. Reaching one ends the document with a fault that says the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    /// Bytes of one document.
    pub bytes: usize,
    /// Nodes, those that aliases stand for counted each time.
    pub nodes: usize,
    /// Entries of one list or map, so that to set each beside each other is never too much.
    pub width: usize,
    /// Lists and maps within each other.
    pub depth: usize,
    /// Uses of aliases, those inside of what an alias stands for counted each time.
    pub aliases: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Self { bytes: 1024 * 1024, nodes: 100_000, width: 5_000, depth: 60, aliases: 1_000 }
    }
}

/// What a node costs, all that is below it included.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Spent {
    pub(super) nodes: usize,
    pub(super) aliases: usize,
    /// Lists and maps within each other, itself included.
    pub(super) depth: usize,
}

impl Spent {
    pub(super) const ONE: Self = Self { nodes: 1, aliases: 0, depth: 0 };

    pub(super) fn plus(self, other: Self) -> Self {
        Self {
            nodes: self.nodes.saturating_add(other.nodes),
            aliases: self.aliases.saturating_add(other.aliases),
            depth: self.depth.max(other.depth),
        }
    }

    pub(super) fn as_alias(self) -> Self {
        Self { aliases: self.aliases.saturating_add(1), ..self }
    }
}
