//! Who issues under whom, and which task carries out which: a child, its parents, and all that stands above those.

mod climb;
mod task;

pub use task::{Matched, Names, Roll, match_tasks};

use crate::directive::{Directive, Task, Word};
use crate::place::Home;
use std::collections::BTreeSet;
use std::sync::OnceLock;
use task::Trail;

/// A child and the directives above it. Numbers of directives are indices into the run's; a *step* is an index into
/// [`Line::above`].
#[derive(Clone, Debug)]
pub struct Line<'a> {
    /// The child's index.
    pub child_index: usize,
    /// The child.
    pub child: &'a Directive,
    /// The directives above: each before all that stands above it, the parents in the order in which they are named.
    pub above: Vec<(usize, &'a Directive)>,
    /// Which step stands right above which; `None` below is the child. In the order of what is below.
    links: Vec<(Option<usize>, usize)>,
    home: OnceLock<Home>,
}

impl<'a> Line<'a> {
    /// A line in which each directive stands under the next, the parent first.
    #[must_use]
    pub fn straight(child: (usize, &'a Directive), above: impl IntoIterator<Item = (usize, &'a Directive)>) -> Self {
        let above: Vec<_> = above.into_iter().collect();
        let links = (0..above.len()).map(|step| (step.checked_sub(1), step)).collect();
        Self { child_index: child.0, child: child.1, above, links, home: OnceLock::new() }
    }

    /// The steps right above one, or above the child (`None`).
    pub fn over(&self, below: Option<usize>) -> impl Iterator<Item = usize> + '_ {
        self.links.iter().filter(move |(own, _)| *own == below).map(|(_, step)| *step)
    }

    /// The child's parents.
    pub fn parents(&self) -> impl Iterator<Item = (usize, &'a Directive)> + '_ {
        self.over(None).filter_map(|step| self.above.get(step).copied())
    }

    /// A step and all steps above it.
    #[must_use]
    pub fn upward(&self, from: usize) -> Vec<usize> {
        let mut reached = BTreeSet::from([from]);
        // What stands above comes after, and links are in the order of what is below.
        for (own, over) in &self.links {
            if own.is_some_and(|own| reached.contains(&own)) {
                reached.insert(*over);
            }
        }
        reached.into_iter().collect()
    }

    /// Whether nothing stands above a step.
    #[must_use]
    pub fn is_top(&self, step: usize) -> bool {
        self.over(Some(step)).next().is_none()
    }

    /// Each task of the child with its counterparts above.
    #[must_use]
    pub fn matched(&self) -> Vec<Matched<'a>> {
        let tasks = &self.child.tasks;
        let rolls: Vec<_> = self.above.iter().map(|(_, directive)| Roll::of(&directive.tasks, tasks.len())).collect();
        let own = Roll::of(tasks, tasks.len());
        let matched = |task| {
            let trail = Trail { all: &own, task, silent: false, meant: None };
            let above = self.counterparts(trail, &rolls);
            let mut also: Vec<Vec<Option<&Task>>> = Vec::new();
            let names = names(task, &rolls);
            for name in names.iter().filter(|_| names.len() > 1) {
                // Several directives of which each has one are several parents, who are asked together.
                let others = self.counterparts(Trail { meant: Some(name), ..trail }, &rolls);
                let others: Vec<_> = others.into_iter().zip(&above).map(|(other, own)| other.or(*own)).collect();
                if !is_same(&others, &above) && !also.iter().any(|known| is_same(known, &others)) {
                    also.push(others);
                }
            }
            Matched { child: task, above, also }
        };
        tasks.iter().map(matched).collect()
    }

    /// The counterpart of a task of the child at each step. Where a directive is silent on the task, those above it are
    /// asked by the task's names.
    fn counterparts(&self, own: Trail<'a, '_>, rolls: &[Roll<'a, Task>]) -> Vec<Option<&'a Task>> {
        let mut trails: Vec<Trail<'a, '_>> = Vec::with_capacity(self.above.len());
        let mut found = Vec::with_capacity(self.above.len());
        for (step, roll) in rolls.iter().enumerate() {
            let below = self.links.iter().filter(|(_, over)| *over == step);
            let mut below = below.map(|(own_step, _)| own_step.and_then(|s| trails.get(s)).copied().unwrap_or(own));
            let first = below.clone().next().unwrap_or(own);
            let counterpart = below.find_map(|trail| trail.counterpart(roll));
            trails.push(match counterpart {
                Some(task) => Trail { all: roll, task, silent: false, meant: None },
                None => Trail { silent: true, ..first },
            });
            found.push(counterpart);
        }
        found
    }

    /// From where names of places are understood: the child's region or issuer, else those above.
    #[must_use]
    pub fn home(&self) -> Home {
        *self.home.get_or_init(|| {
            let line = std::iter::once(self.child).chain(self.above.iter().map(|(_, directive)| *directive));
            Home::of(line.flat_map(|d| [&d.head.region, &d.head.issuer]).flatten().map(|word| word.text.as_str()))
        })
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

/// The names of all that a task says it carries out: several in one apart, where no task above bears it or the task's own.
fn names(task: &Task, rolls: &[Roll<'_, Task>]) -> Vec<Word> {
    let is_borne = |name: &Word| rolls.iter().any(|roll| roll.bearing(name).is_some());
    let is_known = || task.id.iter().chain(&task.title).any(is_borne);
    let each = |name: &Word| {
        let several = Task::each(name);
        if several.is_empty() || is_known() || is_borne(name) { vec![name.clone()] } else { several }
    };
    task.implements.iter().flat_map(each).collect()
}

/// Whether two lists of counterparts name the same tasks.
fn is_same(a: &[Option<&Task>], b: &[Option<&Task>]) -> bool {
    let at = |task: &Option<&Task>| task.map(std::ptr::from_ref);
    a.iter().map(at).eq(b.iter().map(at))
}
