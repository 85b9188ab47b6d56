//! Who issues under whom, and what is in force where a text is silent.

use crate::compare::{Matched, match_tasks};
use crate::directive::{Directive, Task};
use crate::place::Home;

/// A child and the directives above it, nearest first. Numbers are indices into the run's directives.
#[derive(Clone, Debug)]
pub struct Line<'a> {
    /// The child's index.
    pub child_index: usize,
    /// The child.
    pub child: &'a Directive,
    /// The directives above, the parent first.
    pub above: Vec<(usize, &'a Directive)>,
}

impl<'a> Line<'a> {
    /// The counterpart of a matched task in each directive above.
    #[must_use]
    pub fn counterparts(&self, pair: &Matched<'a>) -> Vec<Option<&'a Task>> {
        let mut counterparts = Vec::with_capacity(self.above.len());
        let mut task = pair.parent;
        for (level, (_, directive)) in self.above.iter().enumerate() {
            if level > 0 {
                let below = self.above.get(level - 1).map(|(_, d)| *d);
                let up = below.map(|below| match_tasks(directive, below)).unwrap_or_default();
                task = task.and_then(|t| up.iter().find(|m| std::ptr::eq(m.child, t))).and_then(|m| m.parent);
            }
            counterparts.push(task);
        }
        counterparts
    }

    /// From where names of places are understood: the child's region or issuer, else those above.
    #[must_use]
    pub fn home(&self) -> Home {
        let line = std::iter::once(self.child).chain(self.above.iter().map(|(_, directive)| *directive));
        Home::of(line.flat_map(|d| [&d.head.region, &d.head.issuer]).flatten().map(|word| word.text.as_str()))
    }

    /// Whether the child was issued before its parent; unknown dates say nothing.
    #[must_use]
    pub fn child_is_older(&self) -> bool {
        let parent = self.above.first().and_then(|(_, parent)| parent.issued);
        matches!((parent, self.child.issued), (Some(p), Some(c)) if c < p)
    }
}
