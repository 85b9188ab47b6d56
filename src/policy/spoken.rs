//! Which findings a waiver or a licence speaks of.

use crate::compare::{gravity_of, holds_for};
use crate::directive::{Directive, Task, Waiver, Word, essence, keeps, looks, plain, several, subject as said};
use crate::finding::{Finding, Relation};
use crate::kind::Value;
use crate::kind::items::Key;
use crate::rule::{Dimension, RuleBook, Shift};
use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

/// The findings of a child, by what a waiver may call them.
pub struct Spoken<'a> {
    book: &'a RuleBook,
    /// How many there are.
    all: usize,
    /// Whose they are.
    child: &'a Directive,
    /// Their numbers by what their subjects say, and by where one looks for what may stand for these.
    subjects: HashMap<String, Vec<usize>>,
    looked: HashMap<Key, Vec<usize>>,
    /// Their numbers by what their tasks say.
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
        let (subjects, looked, tasks) = (HashMap::new(), HashMap::new(), HashMap::new());
        let mut spoken = Self { book, all, child, subjects, looked, tasks, ids: HashMap::new() };
        for (at, finding) in findings.enumerate() {
            let row = finding.dimension.as_deref().and_then(|id| book.dimension(id));
            for name in names(finding) {
                let path = called(book, row, &name);
                let above = path.match_indices('/').filter_map(|(end, _)| path.get(..end));
                above
                    .chain([path.as_str()])
                    .for_each(|key| spoken.subjects.entry(key.to_owned()).or_default().push(at));
                looks(&book.terms, &name).into_iter().for_each(|key| spoken.looked.entry(key).or_default().push(at));
            }
            finding.task.iter().for_each(|name| spoken.tasks.entry(essence(name)).or_default().push(at));
        }
        for (id, task) in child.tasks.iter().filter_map(|task| Some((task.id.as_ref()?, task))) {
            spoken.ids.entry(plain(&id.text)).or_insert(task);
        }
        spoken
    }

    /// The numbers of the findings that a waiver may speak of, in their order.
    #[must_use]
    pub fn likely(&self, waiver: &Waiver) -> BTreeSet<usize> {
        let of_task = |name: &str| self.tasks.get(&essence(name)).cloned().unwrap_or_default();
        match (&waiver.subject, &waiver.task) {
            (Some(subject), _) => {
                several(&subject.text).into_iter().flat_map(|name| self.of_subject(waiver, name)).collect()
            }
            (None, Some(task)) => {
                let by_title = self.title_of(task).map(of_task).unwrap_or_default();
                of_task(&task.text).into_iter().chain(by_title).collect()
            }
            (None, None) => (0..self.all).collect(),
        }
    }

    /// The numbers of those that a subject may stand for.
    fn of_subject(&self, waiver: &Waiver, name: &str) -> Vec<usize> {
        let row = self.book.dimensions.get(waiver.dimension);
        let by_words = self.subjects.get(&called(self.book, row, name));
        let kept = keeps(&self.book.terms, name);
        let in_trees = kept.iter().filter_map(|key| self.looked.get(key));
        by_words.into_iter().chain(in_trees).flatten().copied().collect()
    }

    /// Whether a waiver speaks of what a finding is about. No waiver lifts a prohibition of the parent's.
    #[must_use]
    pub fn is_meant(&self, waiver: &Waiver, finding: &Finding) -> bool {
        let Some(row) = self.book.dimensions.get(waiver.dimension) else { return false };
        let heavier = matches!(finding.shift, Shift::Heavier | Shift::New | Shift::Incomparable);
        let lifted = matches!(finding.relation, Relation::Pair | Relation::Split);
        let named = |word: &Word, name: Option<&str>| name.is_some_and(|name| essence(&word.text) == essence(name));
        let task = waiver.task.as_ref().is_none_or(|word| {
            let title = self.title_of(word);
            named(word, finding.task.as_deref()) || title.is_some() && title == finding.task.as_deref()
        });
        let of = |word: &Word| is_of(self.book, row, &word.text, finding, self.child);
        let subject = || waiver.subject.as_ref().is_none_or(of);
        Some(&row.id) == finding.dimension.as_ref() && heavier && lifted && task && subject()
    }

    /// The title of the child's task of an id.
    fn title_of(&self, id: &Word) -> Option<&'a str> {
        let task = self.ids.get(&plain(&id.text))?;
        task.title.as_ref().map(|title| title.text.as_str())
    }
}

/// Whether a finding is about a subject, or about what that stands for; of a set, whether all that was added is.
#[must_use]
pub fn is_of(book: &RuleBook, row: &Dimension, subject: &str, finding: &Finding, child: &Directive) -> bool {
    let names = names(finding);
    !names.is_empty() && names.iter().all(|name| stands_for(book, row, subject, name, child))
}

/// Whether a subject, or one of several that it names, is another or stands for it.
#[must_use]
pub fn stands_for(book: &RuleBook, row: &Dimension, subject: &str, other: &str, child: &Directive) -> bool {
    let is_it = |own: &&str| {
        called(book, Some(row), own) == called(book, Some(row), other) || holds_for(book, own, other, child)
    };
    several(subject).iter().any(is_it)
}

/// What a finding is about: its subject, or what was added to a set; where nobody above spoke, all that is in it.
fn names(finding: &Finding) -> Vec<Cow<'_, str>> {
    if let Some(subject) = &finding.subject {
        return vec![Cow::Borrowed(subject)];
    }
    match finding.asked.as_ref().map(|asked| &asked.value) {
        Some(Value::Items(items)) if finding.terms.is_empty() => {
            items.terms.iter().map(|term| Cow::Owned(term.to_string())).collect()
        }
        _ => finding.terms.iter().map(|term| Cow::Borrowed(term.as_str())).collect(),
    }
}

/// What a subject says: of a gravity, its height in whatever words.
fn called(book: &RuleBook, row: Option<&Dimension>, subject: &str) -> String {
    let ladder = row.and_then(|row| row.graded.as_deref());
    match ladder.and_then(|ladder| gravity_of(book, ladder, subject)) {
        Some((of, rung)) => format!("{}/{rung}", said(of.unwrap_or_default())),
        None => said(subject),
    }
}
