//! Who issues under whom, and what is in force where a text is silent.

mod task;

pub use task::{Matched, match_tasks};

use task::named_counterpart;

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
    /// Whether any directive above has the task of a pair.
    #[must_use]
    pub fn has_task(&self, pair: &Matched<'a>) -> bool {
        self.counterparts(pair).iter().any(Option::is_some)
    }

    /// The counterpart of a matched task in each directive above. Where one is silent on the task, the next above it is
    /// asked by the task's names.
    #[must_use]
    pub fn counterparts(&self, pair: &Matched<'a>) -> Vec<Option<&'a Task>> {
        let mut counterparts = Vec::with_capacity(self.above.len());
        // The lowest directive that has the task so far, and the task in it.
        let (mut below, mut task, mut silent) = (self.child, pair.child, false);
        for (level, (_, directive)) in self.above.iter().enumerate() {
            let found = match level {
                0 => pair.parent,
                _ if silent => named_counterpart(directive, task),
                _ => match_tasks(directive, below).iter().find(|m| std::ptr::eq(m.child, task)).and_then(|m| m.parent),
            };
            match found {
                Some(found) => (below, task, silent) = (directive, found, false),
                None => silent = true,
            }
            counterparts.push(found);
        }
        counterparts
    }

    /// From where names of places are understood: the child's region or issuer, else those above.
    #[must_use]
    pub fn home(&self) -> Home {
        let line = std::iter::once(self.child).chain(self.above.iter().map(|(_, directive)| *directive));
        Home::of(line.flat_map(|d| [&d.head.region, &d.head.issuer]).flatten().map(|word| word.text.as_str()))
    }

    /// Whether the child was issued before all that stands above it; unknown dates say nothing.
    #[must_use]
    pub fn child_is_older(&self) -> bool {
        let Some(issued) = self.child.issued else { return false };
        let mut dates = self.above.iter().filter_map(|(_, directive)| directive.issued).peekable();
        dates.peek().is_some() && dates.all(|above| issued < above)
    }

    /// Whether the child was issued before the directive above of this index; unknown dates say nothing.
    #[must_use]
    pub fn child_is_older_than(&self, index: usize) -> bool {
        let above = self.above.iter().find(|(at, _)| *at == index).and_then(|(_, directive)| directive.issued);
        matches!((above, self.child.issued), (Some(p), Some(c)) if c < p)
    }
}
