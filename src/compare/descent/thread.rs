//! One task followed down the levels, by its counterparts.

use crate::directive::Task;
use crate::lineage::Line;
use std::collections::HashSet;

/// A task at each level, the top first; `None` at a level that does not name it.
pub(super) struct Thread<'a> {
    pub(super) tasks: Vec<Option<&'a Task>>,
}

impl<'a> Thread<'a> {
    /// The task as a level has it, else as the nearest other level does.
    pub(super) fn task_at(&self, level: usize) -> Option<&'a Task> {
        let upward = self.tasks.get(..=level).unwrap_or_default().iter().rev();
        upward.chain(self.tasks.iter().skip(level)).find_map(|task| *task)
    }
}

/// Every task that some level below the top has: those of the bottom first. Where two tasks carry out one, each has a
/// thread of its own.
pub(super) fn threads<'a>(lines: &[Line<'a>]) -> Vec<Thread<'a>> {
    let mut threads: Vec<Thread<'a>> = Vec::new();
    let mut followed: HashSet<(usize, *const Task)> = HashSet::new();
    for (level, line) in lines.iter().enumerate().skip(1).rev() {
        for pair in line.matched() {
            if followed.contains(&(level, std::ptr::from_ref(pair.child))) {
                continue;
            }
            let mut tasks = pair.above;
            tasks.reverse();
            tasks.push(Some(pair.child));
            tasks.resize(lines.len(), None);
            followed.extend((0..).zip(&tasks).filter_map(|(level, task)| Some((level, std::ptr::from_ref((*task)?)))));
            threads.push(Thread { tasks });
        }
    }
    threads
}
