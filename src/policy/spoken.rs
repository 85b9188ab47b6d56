//! Which findings a waiver speaks of.

use crate::directive::{Directive, Task, Waiver, Word, plain, same_words};
use crate::finding::{Finding, Relation};
use crate::rule::{RuleBook, Shift};
use std::collections::{BTreeSet, HashMap};

/// The findings of a child, by what a waiver may call them.
pub struct Spoken<'a> {
    book: &'a RuleBook,
    /// How many there are.
    all: usize,
    /// Their numbers by their subjects and by their tasks, in plain words.
    subjects: HashMap<String, Vec<usize>>,
    tasks: HashMap<String, Vec<usize>>,
    /// The tasks of the child by their ids, in plain words.
    ids: HashMap<String, &'a Task>,
}

impl<'a> Spoken<'a> {
    /// Makes findings ready to be asked for.
    #[must_use]
    pub fn of<'f>(
        book: &'a RuleBook,
        child: &'a Directive,
        findings: impl ExactSizeIterator<Item = &'f Finding>,
    ) -> Self {
        let all = findings.len();
        let mut spoken = Self { book, all, subjects: HashMap::new(), tasks: HashMap::new(), ids: HashMap::new() };
        for (at, finding) in findings.enumerate() {
            for (names, name) in [(&mut spoken.subjects, &finding.subject), (&mut spoken.tasks, &finding.task)] {
                name.iter().for_each(|name| names.entry(plain(name)).or_default().push(at));
            }
        }
        for (id, task) in child.tasks.iter().filter_map(|task| Some((task.id.as_ref()?, task))) {
            spoken.ids.entry(plain(&id.text)).or_insert(task);
        }
        spoken
    }

    /// The numbers of the findings that a waiver may speak of, in their order.
    #[must_use]
    pub fn likely(&self, waiver: &Waiver) -> BTreeSet<usize> {
        let of = |names: &HashMap<String, Vec<usize>>, name: &str| names.get(&plain(name)).cloned().unwrap_or_default();
        match (&waiver.subject, &waiver.task) {
            (Some(subject), _) => of(&self.subjects, &subject.text).into_iter().collect(),
            (None, Some(task)) => {
                let by_title = self.title_of(task).map(|title| of(&self.tasks, title)).unwrap_or_default();
                of(&self.tasks, &task.text).into_iter().chain(by_title).collect()
            }
            (None, None) => (0..self.all).collect(),
        }
    }

    /// Whether a waiver speaks of what a finding is about. No waiver lifts a prohibition of the parent's.
    #[must_use]
    pub fn is_meant(&self, waiver: &Waiver, finding: &Finding) -> bool {
        let dimension = self.book.dimensions.get(waiver.dimension).map(|d| &*d.id);
        let heavier = matches!(finding.shift, Shift::Heavier | Shift::New | Shift::Incomparable);
        let lifted = matches!(finding.relation, Relation::Pair | Relation::Split);
        let named = |word: &Word, name: Option<&str>| name.is_some_and(|name| same_words(&word.text, name));
        let task = waiver.task.as_ref().is_none_or(|word| {
            let title = self.title_of(word);
            named(word, finding.task.as_deref()) || title.is_some() && title == finding.task.as_deref()
        });
        let subject = waiver.subject.as_ref().is_none_or(|word| named(word, finding.subject.as_deref()));
        dimension == finding.dimension.as_deref() && heavier && lifted && task && subject
    }

    /// The title of the child's task of an id.
    fn title_of(&self, id: &Word) -> Option<&'a str> {
        let task = self.ids.get(&plain(&id.text))?;
        task.title.as_ref().map(|title| title.text.as_str())
    }
}
