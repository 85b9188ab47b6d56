//! Which task above a task of the child carries out.

use crate::directive::{Directive, NameId, TERRITORIES, Task, TaskGist, Word, about, essence, may_be_one};
use std::collections::HashMap;
use std::hash::Hash;

/// So few tasks, or questions after them, are sooner tried through than made ready.
const FEW: usize = 16;

/// A name of so many characters tells a task from others, whatever place stands before it.
const DISTINCT: usize = 4;

/// A task of the child and its counterparts above.
#[derive(Clone, Debug)]
pub struct Matched<'a> {
    /// The child's task.
    pub child: &'a Task,
    /// Its counterpart in each directive of the line, in the order of the line; `None` where one does not have it.
    pub above: Vec<Option<&'a Task>>,
    /// The same for each further task that it says it carries out as well: several above are one below.
    pub also: Vec<Vec<Option<&'a Task>>>,
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
pub(super) struct Trail<'a, 'r> {
    /// The tasks of that directive.
    pub(super) all: &'r Roll<'a, Task>,
    pub(super) task: &'a Task,
    /// Whether a directive between that one and the next above does not have it.
    pub(super) silent: bool,
    /// The name of the one task above that is meant, of several that it carries out.
    pub(super) meant: Option<&'r Word>,
}

impl<'a> Trail<'a, '_> {
    /// The task among those next above.
    pub(super) fn counterpart(self, above: &Roll<'a, Task>) -> Option<&'a Task> {
        match self.meant {
            Some(name) => above.bearing(name),
            None if self.silent => above.named(self.task),
            None => above.counterpart(self.all, self.task),
        }
    }
}

/// Each task of the child with its counterpart in one parent.
#[must_use]
pub fn match_tasks<'a>(parent: &'a Directive, child: &'a Directive) -> Vec<(&'a Task, Option<&'a Task>)> {
    let roll = Roll::of(&parent.tasks, child.tasks.len());
    let own = Roll::of(&child.tasks, child.tasks.len());
    child.tasks.iter().map(|task| (task, roll.counterpart(&own, task))).collect()
}

/// What names a task and what it says it carries out, in words or in their numbers.
pub trait Names {
    /// A name.
    type Name;
    /// What is the same in the same names.
    type Key: Eq + Hash;
    /// What names it across directives.
    fn id(&self) -> Option<&Self::Name>;
    /// What it is called.
    fn title(&self) -> Option<&Self::Name>;
    /// What it carries out.
    fn implements(&self) -> &[Self::Name];
    /// Whether two names say the same.
    fn same(a: &Self::Name, b: &Self::Name) -> bool;
    /// What a name says: the same for the same names.
    fn key(name: &Self::Name) -> Self::Key;

    /// The names of several that one may give: 一、二.
    fn each(name: &Self::Name) -> Vec<Self::Name>;
    /// What its title is about, apart from the year; `None` where it has none.
    fn about(&self) -> Option<Self::Name>;
    /// Whether it is a whole directive.
    fn is_whole(&self) -> bool;
    /// Whether a whole directive that is about this carries out a task.
    fn carries_out(about: &Self::Name, task: &Self) -> bool;

    /// Whether it bears a name.
    fn is_named(&self, name: &Self::Name) -> bool {
        [self.id(), self.title()].into_iter().flatten().any(|own| Self::same(own, name))
    }
}

impl Names for Task {
    type Name = Word;
    type Key = String;

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
        a.text == b.text || may_be_one(&a.text, &b.text) && essence(&a.text) == essence(&b.text)
    }

    fn key(name: &Word) -> String {
        essence(&name.text)
    }

    fn each(name: &Word) -> Vec<Word> {
        let parts: Vec<&str> = name.text.split(['、', '，', ',', '；', ';']).map(str::trim).collect();
        let word = |text: &&str| Word { text: (*text).to_owned(), span: name.span };
        parts.iter().filter(|part| parts.len() > 1 && !part.is_empty()).map(word).collect()
    }

    fn about(&self) -> Option<Word> {
        let title = self.title.as_ref()?;
        Some(Word { text: about(&title.text), span: title.span })
    }

    fn is_whole(&self) -> bool {
        self.route.is_empty()
    }

    /// 某县农资打假 carries out 农资打假.
    fn carries_out(about: &Word, task: &Self) -> bool {
        let name = task.title.as_ref().map(|title| essence(&title.text)).unwrap_or_default();
        let is_place = |place: &str| place.ends_with(TERRITORIES);
        name.chars().count() >= DISTINCT && about.text.strip_suffix(&name).is_some_and(is_place)
    }
}

impl Names for TaskGist {
    type Name = NameId;
    type Key = NameId;

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

    fn key(name: &NameId) -> NameId {
        *name
    }

    /// Where names in full have to be looked at, gists tell nothing.
    fn each(_name: &NameId) -> Vec<NameId> {
        Vec::new()
    }

    fn about(&self) -> Option<NameId> {
        None
    }

    fn is_whole(&self) -> bool {
        false
    }

    fn carries_out(_about: &NameId, _task: &Self) -> bool {
        false
    }
}

/// Tasks made ready to be asked for by their names: many, of which many are asked for, are found by them, and not tried one by
/// one.
pub struct Roll<'a, T: Names> {
    tasks: &'a [T],
    index: Option<Index<T>>,
}

/// The first task of each name.
struct Index<T: Names> {
    ids: HashMap<T::Key, usize>,
    titles: HashMap<T::Key, usize>,
}

impl<'a, T: Names> Roll<'a, T> {
    /// Makes tasks ready for so many questions.
    #[must_use]
    pub fn of(tasks: &'a [T], questions: usize) -> Self {
        let index = || {
            let mut index = Index { ids: HashMap::new(), titles: HashMap::new() };
            for (at, task) in tasks.iter().enumerate() {
                task.id().map(|id| index.ids.entry(T::key(id)).or_insert(at));
                task.title().map(|title| index.titles.entry(T::key(title)).or_insert(at));
            }
            index
        };
        Self { tasks, index: (tasks.len() > FEW && questions > FEW).then(index) }
    }

    /// Of these that which a task of the child carries out: by what it says it implements, by id, by title, by being the only
    /// one on both sides, by the title of the directive that either is, or by being a part of the directive that is above it.
    /// Where titles tell that the child has numbered its tasks anew, its numbers name none.
    #[must_use]
    pub fn counterpart(&self, child: &Roll<'_, T>, task: &T) -> Option<&'a T> {
        let by_word = |word: &T::Name| self.bearing(word);
        let named = task.implements().iter().find_map(by_word);
        let is_numbered_anew = |found: &&T| match (task.title(), found.title()) {
            (Some(own), Some(title)) if !T::same(own, title) => {
                self.with_title(own).is_some() || child.with_title(title).is_some()
            }
            _ => false,
        };
        let by_id = || task.id().and_then(|id| self.with_id(id)).filter(|found| !is_numbered_anew(found));
        let by_title = || task.title().and_then(|title| self.with_title(title));
        let crosswise = || task.title().or(task.id()).and_then(by_word);
        let by_name = named.or_else(by_id).or_else(by_title).or_else(crosswise).or_else(|| self.among(task));
        // What it says it carries out may stand further up; its own name may still be the parent's.
        if by_name.is_some() || !task.implements().is_empty() {
            return by_name;
        }
        match (self.tasks, child.tasks) {
            ([only], [_]) => Some(only),
            // Of one directive that is one task, tasks none of which bears its name are parts.
            ([whole], _) if whole.is_whole() => {
                let about = whole.about();
                let names = [about.as_ref(), whole.id(), whole.title()];
                let it = names.into_iter().flatten().find_map(|name| child.bearing(name));
                it.is_none_or(|it| std::ptr::eq(it, task)).then_some(whole)
            }
            _ => {
                let about = task.about()?;
                let of_place = || self.tasks.iter().find(|above| T::carries_out(&about, above));
                self.bearing(&about).or_else(|| task.is_whole().then(of_place)?)
            }
        }
    }

    /// That which a task names: by what it implements, by id, by title. Never merely by being the only one.
    fn named(&self, task: &T) -> Option<&'a T> {
        let own = task.id().into_iter().chain(task.title());
        task.implements().iter().chain(own).find_map(|word| self.bearing(word)).or_else(|| self.among(task))
    }

    /// The first of several that a task says in one name that it carries out.
    fn among(&self, task: &T) -> Option<&'a T> {
        task.implements().iter().flat_map(T::each).find_map(|name| self.bearing(&name))
    }

    /// The first that bears a name, as its id or its title.
    pub(super) fn bearing(&self, name: &T::Name) -> Option<&'a T> {
        match &self.index {
            Some(index) => {
                let key = T::key(name);
                let first = [&index.ids, &index.titles].into_iter().filter_map(|names| names.get(&key)).min()?;
                self.tasks.get(*first)
            }
            None => self.tasks.iter().find(|task| task.is_named(name)),
        }
    }

    fn with_id(&self, id: &T::Name) -> Option<&'a T> {
        match &self.index {
            Some(index) => self.tasks.get(*index.ids.get(&T::key(id))?),
            None => self.tasks.iter().find(|task| task.id().is_some_and(|own| T::same(own, id))),
        }
    }

    fn with_title(&self, title: &T::Name) -> Option<&'a T> {
        match &self.index {
            Some(index) => self.tasks.get(*index.titles.get(&T::key(title))?),
            None => self.tasks.iter().find(|task| task.title().is_some_and(|own| T::same(own, title))),
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::{FEW, Roll};
    use crate::directive::{Task, Word};
    use proptest::prelude::*;

    fn a_word() -> impl Strategy<Value = Word> {
        let name = prop::sample::select(vec!["线索排查", "线索 排查", "《线索排查》", "A1", "ａ1", "入户走访", "台账"]);
        let word = (name, 0..30_u8).prop_map(|(name, n)| if n < 10 { name.to_owned() } else { format!("{name}{n}") });
        word.prop_map(|text| Word { text, ..Word::default() })
    }

    fn a_task() -> impl Strategy<Value = Task> {
        let word = || prop::option::of(a_word());
        (word(), word(), prop::collection::vec(a_word(), 0..3)).prop_map(|(id, title, implements)| Task {
            id,
            title,
            implements,
            ..Task::default()
        })
    }

    proptest! {
        /// What finds tasks by their names finds those that trying each finds.
        #[test]
        fn the_index_changes_nothing(
            parent in prop::collection::vec(a_task(), FEW + 1..FEW * 3),
            child in prop::collection::vec(a_task(), 1..5),
        ) {
            let (tried, found) = (Roll::of(&parent, 1), Roll::of(&parent, FEW + 1));
            prop_assert!(tried.index.is_none() && found.index.is_some());
            let place = |task: Option<&Task>| task.map(|task| parent.iter().position(|own| std::ptr::eq(own, task)).unwrap());
            for task in &child {
                let own = Roll::of(&child, 1);
                prop_assert_eq!(place(found.counterpart(&own, task)), place(tried.counterpart(&own, task)));
                prop_assert_eq!(place(found.named(task)), place(tried.named(task)));
            }
        }
    }
}
