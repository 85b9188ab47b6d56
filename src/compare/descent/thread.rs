//! One task followed down the levels, by its counterparts.

use crate::directive::Task;
use crate::lineage::Line;
use std::collections::HashSet;

/// A task at each level, the top first; `None` at a level that does not name it.
pub(super) struct Thread<'a> {
    pub(super) tasks: Vec<Option<&'a Task>>,
    /// Whether a level made one task of several, of which this follows one only; the top first.
    pub(super) merged: Vec<bool>,
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
    let matched: Vec<_> = lines.iter().map(Line::matched).collect();
    let joined = matched.iter().flatten().filter(|pair| !pair.also.is_empty());
    let joined: HashSet<*const Task> = joined.map(|pair| std::ptr::from_ref(pair.child)).collect();
    for (level, pairs) in matched.into_iter().enumerate().skip(1).rev() {
        for pair in pairs {
            if followed.contains(&(level, std::ptr::from_ref(pair.child))) {
                continue;
            }
            let mut tasks = pair.above;
            tasks.reverse();
            tasks.push(Some(pair.child));
            tasks.resize(lines.len(), None);
            followed.extend((0..).zip(&tasks).filter_map(|(level, task)| Some((level, std::ptr::from_ref((*task)?)))));
            let is_joined = |task: &Option<&Task>| task.is_some_and(|task| joined.contains(&std::ptr::from_ref(task)));
            let merged = tasks.iter().map(is_joined).collect();
            threads.push(Thread { tasks, merged });
        }
    }
    threads
}
