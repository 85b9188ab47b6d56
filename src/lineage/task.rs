//! Which task above a task of the child carries out.

use crate::directive::{Directive, Task, Word, same_words};

/// A task of the child and its counterparts above.
#[derive(Clone, Debug)]
pub struct Matched<'a> {
    /// The child's task.
    pub child: &'a Task,
    /// Its counterpart in each directive of the line, in the order of the line; `None` where one does not have it.
    pub above: Vec<Option<&'a Task>>,
}

impl Matched<'_> {
    /// Whether any directive above has the task.
    #[must_use]
    pub fn is_found(&self) -> bool {
        self.above.iter().any(Option::is_some)
    }
}

/// The lowest directive of a way upward that has a task, and the task in it.
#[derive(Clone, Copy)]
pub(super) struct Trail<'a> {
    pub(super) directive: &'a Directive,
    pub(super) task: &'a Task,
    /// Whether a directive between that one and the next above does not have it.
    pub(super) silent: bool,
}

impl<'a> Trail<'a> {
    /// The task in the directive next above.
    pub(super) fn counterpart(self, above: &'a Directive) -> Option<&'a Task> {
        let named = || named_counterpart(above, self.task);
        if self.silent { named() } else { counterpart(above, self.directive, self.task) }
    }
}

/// Each task of the child with its counterpart in one parent.
pub fn match_tasks<'a>(
    parent: &'a Directive,
    child: &'a Directive,
) -> impl Iterator<Item = (&'a Task, Option<&'a Task>)> {
    child.tasks.iter().map(|task| (task, counterpart(parent, child, task)))
}

/// The task of the parent that a task of the child carries out: by what it says it implements, by id, by title, or by
/// being the only one on both sides.
fn counterpart<'a>(parent: &'a Directive, child: &Directive, task: &Task) -> Option<&'a Task> {
    let by_word = |word: &Word| parent.tasks.iter().find(|p| is_named(p, word));
    let named = task.implements.iter().find_map(by_word);
    let by_id = || task.id.as_ref().and_then(|id| parent.tasks.iter().find(|p| same(p.id.as_ref(), id)));
    let by_title = || task.title.as_ref().and_then(|t| parent.tasks.iter().find(|p| same(p.title.as_ref(), t)));
    let crosswise = || task.title.as_ref().or(task.id.as_ref()).and_then(by_word);
    // What it says it carries out may stand further up; its own name may still be the parent's.
    let lone = || match (parent.tasks.as_slice(), child.tasks.as_slice()) {
        ([only], [_]) if task.implements.is_empty() => Some(only),
        _ => None,
    };
    named.or_else(by_id).or_else(by_title).or_else(crosswise).or_else(lone)
}

/// The task above that a task names: by what it implements, by id, by title. Never merely by being the only one.
fn named_counterpart<'a>(parent: &'a Directive, task: &Task) -> Option<&'a Task> {
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
