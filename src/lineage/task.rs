//! Which task above a task of the child carries out.

use crate::directive::{Directive, NameId, Task, TaskGist, Word, same_words};

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
        if self.silent { named() } else { counterpart(&above.tasks, &self.directive.tasks, self.task) }
    }
}

/// Each task of the child with its counterpart in one parent.
pub fn match_tasks<'a>(
    parent: &'a Directive,
    child: &'a Directive,
) -> impl Iterator<Item = (&'a Task, Option<&'a Task>)> {
    child.tasks.iter().map(|task| (task, counterpart(&parent.tasks, &child.tasks, task)))
}

/// What names a task and what it says it carries out, in words or in their numbers.
pub trait Names {
    /// A name.
    type Name;
    /// What names it across directives.
    fn id(&self) -> Option<&Self::Name>;
    /// What it is called.
    fn title(&self) -> Option<&Self::Name>;
    /// What it carries out.
    fn implements(&self) -> &[Self::Name];
    /// Whether two names are the same but for notation.
    fn same(a: &Self::Name, b: &Self::Name) -> bool;

    /// Whether it bears a name.
    fn is_named(&self, name: &Self::Name) -> bool {
        [self.id(), self.title()].into_iter().flatten().any(|own| Self::same(own, name))
    }
}

impl Names for Task {
    type Name = Word;

    fn id(&self) -> Option<&Word> {
        self.id.as_ref()
    }

    fn title(&self) -> Option<&Word> {
        self.title.as_ref()
    }

    fn implements(&self) -> &[Word] {
        &self.implements
    }

    fn same(a: &Word, b: &Word) -> bool {
        same_words(&a.text, &b.text)
    }
}

impl Names for TaskGist {
    type Name = NameId;

    fn id(&self) -> Option<&NameId> {
        self.id.as_ref()
    }

    fn title(&self) -> Option<&NameId> {
        self.title.as_ref()
    }

    fn implements(&self) -> &[NameId] {
        &self.implements
    }

    fn same(a: &NameId, b: &NameId) -> bool {
        a == b
    }
}

/// Of the tasks of a parent that which a task of the child carries out: by what it says it implements, by id, by title, or
/// by being the only one on both sides.
pub fn counterpart<'a, T: Names>(parent: &'a [T], child: &[T], task: &T) -> Option<&'a T> {
    let by_word = |word: &T::Name| parent.iter().find(|p| p.is_named(word));
    let same = |name: Option<&T::Name>, word: &T::Name| name.is_some_and(|name| T::same(name, word));
    let named = task.implements().iter().find_map(by_word);
    let by_id = || task.id().and_then(|id| parent.iter().find(|p| same(p.id(), id)));
    let by_title = || task.title().and_then(|title| parent.iter().find(|p| same(p.title(), title)));
    let crosswise = || task.title().or(task.id()).and_then(by_word);
    // What it says it carries out may stand further up; its own name may still be the parent's.
    let lone = || match (parent, child) {
        ([only], [_]) if task.implements().is_empty() => Some(only),
        _ => None,
    };
    named.or_else(by_id).or_else(by_title).or_else(crosswise).or_else(lone)
}

/// The task above that a task names: by what it implements, by id, by title. Never merely by being the only one.
fn named_counterpart<'a>(parent: &'a Directive, task: &Task) -> Option<&'a Task> {
    let by_word = |word: &Word| parent.tasks.iter().find(|p| p.is_named(word));
    let own = task.id.iter().chain(&task.title);
    task.implements.iter().find_map(by_word).or_else(|| own.into_iter().find_map(by_word))
}
