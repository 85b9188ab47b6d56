//! Which task of the parent a task of the child carries out.

use crate::directive::{Directive, Task, Word, same_words};

/// A task of the child and its counterpart above.
#[derive(Clone, Copy, Debug)]
pub struct Matched<'a> {
    /// The child's task.
    pub child: &'a Task,
    /// The parent's; `None` where there is no counterpart.
    pub parent: Option<&'a Task>,
}

/// Matches each task of the child by what it says it implements, by id, by title, or by being the only one on both sides.
#[must_use]
pub fn match_tasks<'a>(parent: &'a Directive, child: &'a Directive) -> Vec<Matched<'a>> {
    let lone = match parent.tasks.as_slice() {
        [only] if child.tasks.len() == 1 => Some(only),
        _ => None,
    };
    let counterpart = |task: &'a Task| {
        let by_word = |word: &Word| parent.tasks.iter().find(|p| is_named(p, word));
        let named = task.implements.iter().find_map(by_word);
        // What it says it carries out may stand further up; its own name may still be the parent's.
        let lone = lone.filter(|_| task.implements.is_empty());
        let by_id = || task.id.as_ref().and_then(|id| parent.tasks.iter().find(|p| same(p.id.as_ref(), id)));
        let by_title = || task.title.as_ref().and_then(|t| parent.tasks.iter().find(|p| same(p.title.as_ref(), t)));
        let crosswise = || task.title.as_ref().or(task.id.as_ref()).and_then(by_word);
        named.or_else(by_id).or_else(by_title).or_else(crosswise).or(lone)
    };
    child.tasks.iter().map(|task| Matched { child: task, parent: counterpart(task) }).collect()
}

/// The task above that a task names: by what it implements, by id, by title. Never merely by being the only one.
pub(super) fn named_counterpart<'a>(parent: &'a Directive, task: &Task) -> Option<&'a Task> {
    let by_word = |word: &Word| parent.tasks.iter().find(|p| is_named(p, word));
    let own = task.id.iter().chain(&task.title);
    task.implements.iter().find_map(by_word).or_else(|| own.into_iter().find_map(by_word))
}

fn is_named(task: &Task, word: &Word) -> bool {
    same(task.id.as_ref(), word) || same(task.title.as_ref(), word)
}

fn same(name: Option<&Word>, word: &Word) -> bool {
    name.is_some_and(|name| same_words(&name.text, &word.text))
}
