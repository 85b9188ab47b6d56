//! What levels, dimensions and directives are called.

use crate::render::audit::percent;
use crate::render::words::Words;
use crate::report::{Counts, Group, Report};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What a directive is called.
#[derive(Clone, Copy, Debug, Default)]
pub struct Named<'a> {
    /// Who issued it; empty where it does not say.
    pub issuer: &'a str,
    /// Its title, else its id.
    pub title: Option<&'a str>,
    /// Its level, in the reader's language; empty where it does not say.
    pub level: &'a str,
    /// The file it stands in.
    pub file: &'a str,
}

/// What a directive of a report is called.
#[must_use]
pub fn named<'a>(report: &'a Report, directive: usize, words: &Words<'a>) -> Named<'a> {
    let Some(directive) = report.directives.get(directive) else { return Named::default() };
    let head = &directive.head;
    let file = report.sources.get(directive.source).map_or("", |source| source.name.as_str());
    let word = |word: &'a Option<crate::directive::Word>| word.as_ref().map(|word| word.text.as_str());
    let rung = word(&head.level).and_then(|word| words.book.rung_in("level", word));
    let level = rung.and_then(|rung| words.book.ladder("level")?.rungs.get(rung)).map(|step| words.step(step));
    Named {
        issuer: word(&head.issuer).unwrap_or_default(),
        title: word(&head.title).or(word(&head.id)),
        level: level.or(word(&head.level)).unwrap_or_default(),
        file,
    }
}

impl<'a> Named<'a> {
    /// Who issued it, else its file.
    #[must_use]
    pub fn name(&self) -> &'a str {
        if self.issuer.is_empty() { self.file } else { self.issuer }
    }
}

/// A demand: its dimension and, where it is of one, its subject.
#[must_use]
pub(super) fn demand(words: &Words<'_>, dimension: Option<&str>, subject: Option<&str>) -> String {
    let title = dimension.and_then(|id| words.book.dimension(id)).map(|row| words.of(&row.title));
    let parts = [Some(title.unwrap_or(words.word("audit.no-dimension"))), subject];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// A level by its height on the ladder of levels.
#[must_use]
pub fn level<'a>(words: &Words<'a>, rung: Option<usize>) -> &'a str {
    let step = rung.and_then(|rung| words.book.ladder("level")?.rungs.get(rung));
    step.map_or_else(|| words.word("audit.no-level"), |step| words.step(step))
}

/// A dimension by its index in the rule book.
#[must_use]
pub fn dimension<'a>(words: &Words<'a>, dimension: Option<usize>) -> &'a str {
    let row = dimension.and_then(|index| words.book.dimensions.get(index));
    row.map_or_else(|| words.word("audit.no-dimension"), |row| words.of(&row.title))
}

/// How many of a group add burden, in percent.
#[must_use]
pub fn rate(words: &Words<'_>, group: &Group) -> String {
    words.say("audit.percent", &[("n", &percent(group.escalated, group.compared))])
}

/// Groups with most errors first, then most findings, then by name.
#[must_use]
pub fn ranked<K: Ord>(groups: &BTreeMap<K, Counts>) -> Vec<(&K, &Counts)> {
    let mut ranked: Vec<(&K, &Counts)> = groups.iter().collect();
    ranked.sort_by_key(|(key, counts)| (Reverse(counts.error), Reverse(counts.all()), *key));
    ranked
}
