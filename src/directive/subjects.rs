//! The rows of a statement by their subjects: of a large map only those are tried that may speak of one, by its words or by what
//! trees and divisions know of them. Knows which may; whether one does is for others to say.

use super::{Demand, Statement, same_words, several, subject as said};
use crate::kind::items::{self, Key, Terms, Trees};
use crate::place::Home;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::OnceLock;

/// A statement of no more rows is sooner tried through than made ready.
const FEW: usize = 16;

/// What finds the subjects of a large statement, made when it is first asked.
#[derive(Clone, Debug, Default)]
pub struct Subjects {
    rows: OnceLock<Box<Rows>>,
    /// Those of which is not known what is asked, by what they say.
    unread: OnceLock<BTreeSet<String>>,
}

/// Where the rows of a statement are found.
#[derive(Clone, Debug, Default)]
struct Rows {
    /// The first that is for all.
    plain: Option<usize>,
    /// By what their subjects say, each of several.
    words: BTreeMap<String, Vec<usize>>,
    /// By what their subjects say behind the first step of their path.
    inner: HashMap<String, Vec<usize>>,
    /// Where those are kept that may stand for other subjects.
    kept: HashMap<Key, Vec<usize>>,
    /// Where one looks for what may stand for them.
    looked: HashMap<Key, Vec<usize>>,
}

impl Statement {
    /// The rows that may speak of a subject; not those that are for all.
    pub fn over<'a>(&'a self, terms: &Terms, subject: &str) -> impl Iterator<Item = &'a Demand> {
        self.found(terms, |rows| rows.over(terms, subject))
    }

    /// The rows that a subject may speak of; not those that are for all.
    pub fn under<'a>(&'a self, terms: &Terms, subject: &str) -> impl Iterator<Item = &'a Demand> {
        self.found(terms, |rows| rows.under(terms, subject))
    }

    /// The rows whose path begins or ends with a subject: 问题线索/某县, 某县/问题线索.
    pub fn around<'a>(&'a self, terms: &Terms, subject: &str) -> impl Iterator<Item = &'a Demand> {
        self.found(terms, |rows| rows.around(subject))
    }

    /// The first row of just this subject; for `None`, the first that is for all.
    #[must_use]
    pub fn row(&self, terms: &Terms, subject: Option<&str>) -> Option<&Demand> {
        let mut likely = self.found(terms, |rows| match subject {
            None => rows.plain.into_iter().collect(),
            Some(subject) => rows.words.get(&said(subject)).into_iter().flatten().copied().collect(),
        });
        likely.find(|row| match (&row.subject, subject) {
            (None, None) => true,
            (Some(own), Some(subject)) => same_words(&own.text, subject),
            _ => false,
        })
    }

    /// Whether what is asked of a subject could not be read.
    pub(super) fn is_unread(&self, subject: &str) -> bool {
        let names = || self.unread.iter().flatten();
        if self.unread.len() <= FEW {
            return self.unread.iter().any(Option::is_none) || names().any(|name| said(name) == said(subject));
        }
        let unread = self.subjects.unread.get_or_init(|| {
            // What could not be read for all is of each.
            let for_all = self.unread.iter().any(Option::is_none);
            if for_all { BTreeSet::new() } else { names().map(|name| said(name)).collect() }
        });
        unread.is_empty() || unread.contains(&said(subject))
    }

    /// All rows of a small statement; of a large one those that are found.
    fn found<'a>(&'a self, terms: &Terms, find: impl Fn(&Rows) -> BTreeSet<usize>) -> impl Iterator<Item = &'a Demand> {
        let is_large = self.demands.len() > FEW;
        let rows = is_large.then(|| self.subjects.rows.get_or_init(|| Box::new(Rows::of(&self.demands, terms))));
        let found = rows.map(|rows| find(rows));
        let few = found.is_none().then_some(&self.demands).into_iter().flatten();
        few.chain(found.into_iter().flatten().filter_map(|at| self.demands.get(at)))
    }
}

impl Rows {
    fn of(demands: &[Demand], terms: &Terms) -> Self {
        let mut rows = Self::default();
        for (at, demand) in demands.iter().enumerate() {
            let Some(subject) = demand.subject.as_ref().map(|word| word.text.as_str()) else {
                rows.plain.get_or_insert(at);
                continue;
            };
            let own = said(subject);
            if let Some((_, rest)) = own.split_once('/') {
                rows.inner.entry(rest.to_owned()).or_default().push(at);
            }
            let parts = several(subject);
            for part in parts.iter().filter(|_| parts.len() > 1) {
                rows.words.entry(said(part)).or_default().push(at);
            }
            rows.words.entry(own).or_default().push(at);
            keeps(terms, subject).into_iter().for_each(|key| rows.kept.entry(key).or_default().push(at));
            looks(terms, subject).into_iter().for_each(|key| rows.looked.entry(key).or_default().push(at));
        }
        rows
    }

    /// Those of the same words, of words that are the beginning of its path, and of what may stand for it.
    fn over(&self, terms: &Terms, subject: &str) -> BTreeSet<usize> {
        let path = said(subject);
        let above = path.match_indices('/').filter_map(|(at, _)| path.get(..at));
        let by_words = above.chain([path.as_str()]).filter_map(|words| self.words.get(words));
        let kept = looks(terms, subject);
        by_words.chain(kept.iter().filter_map(|key| self.kept.get(key))).flatten().copied().collect()
    }

    /// Those of paths that begin or end with the same words.
    fn around(&self, subject: &str) -> BTreeSet<usize> {
        let path = said(subject);
        let inside = format!("{path}/");
        let below = self.words.range(inside.clone()..).take_while(|(words, _)| words.starts_with(&inside));
        below.map(|(_, rows)| rows).chain(self.inner.get(&path)).flatten().copied().collect()
    }

    /// Those of the same words, of paths that begin with them, and of what it may stand for.
    fn under(&self, terms: &Terms, subject: &str) -> BTreeSet<usize> {
        let path = said(subject);
        let same = self.words.get(&path);
        let inside = format!("{path}/");
        let below = self.words.range(inside.clone()..).take_while(|(words, _)| words.starts_with(&inside));
        let looked = keeps(terms, subject);
        let in_trees = looked.iter().filter_map(|key| self.looked.get(key));
        same.into_iter().chain(below.map(|(_, rows)| rows)).chain(in_trees).flatten().copied().collect()
    }
}

/// Where a subject is kept that may stand for others: as a place, or as a word of a tree by the last step of its path.
#[must_use]
pub fn keeps(terms: &Terms, subject: &str) -> Vec<Key> {
    let last = subject.rsplit('/').next().unwrap_or_default();
    [Home::default().keeps(subject), terms.keeps(&items::plain(last))].concat()
}

/// Where those are kept that may stand for a subject, by any step of its path.
#[must_use]
pub fn looks(terms: &Terms, subject: &str) -> Vec<Key> {
    let steps = subject.split('/').flat_map(|step| terms.looks(&items::plain(step)));
    Home::default().looks(subject).into_iter().chain(steps).collect()
}
