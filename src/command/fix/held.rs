//! Whether a change does what it is for: what it is about is gone, and nothing has come in its place.

use super::ground::Look;
use super::settle::Picked;
use crate::fault::{Code, Fault};
use crate::finding::{Finding, Relation};
use crate::fix::Change;
use std::collections::{BTreeMap, BTreeSet};

/// The texts of a trial in which something is worse than it should be after the changes that were made; what they did not touch
/// is not looked at. What could not be read any more below a text is laid to it: `above` climbs.
pub(super) fn worse(
    before: &Look,
    picked: &BTreeMap<usize, Picked<'_>>,
    after: &Look,
    above: impl Fn(usize) -> Vec<usize>,
) -> BTreeSet<usize> {
    let mut due = counted(before, |text| picked.contains_key(&text));
    let mut dropped = BTreeSet::new();
    for (fix, _) in picked.values().flatten() {
        let Some(judged) = before.report.findings.get(fix.finding) else { continue };
        let key = Key::of(before, &judged.finding);
        if matches!(fix.change, Change::Drop(_)) {
            dropped.insert(key.clone().subject());
        }
        due.entry(key).and_modify(|count| *count = count.saturating_sub(1));
    }
    // Where something was dropped, what stood beside it may ask less than above.
    let mut now: BTreeMap<Key, usize> = BTreeMap::new();
    for judged in &after.report.findings {
        let key = Key::of(after, &judged.finding);
        let is_due =
            picked.contains_key(&key.text) && !(judged.asks_less() && dropped.contains(&key.clone().subject()));
        if is_due {
            *now.entry(key).or_default() += 1;
        }
    }
    let more = now.into_iter().filter(|(key, count)| due.get(key).is_none_or(|due| count > due));
    let mut worse: BTreeSet<usize> = more.map(|(key, _)| key.text).collect();
    let (old, new) = (faults(before), faults(after));
    for (text, codes) in new {
        if old.get(&text).map_or(&[][..], Vec::as_slice) != codes {
            worse.extend(at_or_above(text, &above).into_iter().filter(|text| picked.contains_key(text)));
        }
    }
    worse
}

/// The texts of a trial in which, or below which, the program failed as it did not before, and what is to be told of it.
pub(super) fn broken(
    before: &Look,
    picked: &BTreeMap<usize, Picked<'_>>,
    after: &Look,
    above: impl Fn(usize) -> Vec<usize>,
) -> BTreeMap<usize, Fault> {
    let mut failed = after.report.faults.iter().filter(|located| located.fault.code == Code::Defect).peekable();
    if failed.peek().is_none() {
        return BTreeMap::new();
    }
    let old = faults(before);
    let failed = failed.map(|located| (after.text(located.source), &located.fault));
    let new = failed.filter(|(text, _)| !old.get(text).is_some_and(|codes| codes.contains(&Code::Defect)));
    let laid =
        new.flat_map(|(text, fault)| at_or_above(text, &above).into_iter().map(move |text| (text, fault.clone())));
    laid.filter(|(text, _)| picked.contains_key(text)).collect()
}

/// A text and all above it.
fn at_or_above(text: usize, above: &impl Fn(usize) -> Vec<usize>) -> BTreeSet<usize> {
    let (mut open, mut seen) = (vec![text], BTreeSet::new());
    while let Some(text) = open.pop() {
        if seen.insert(text) {
            open.extend(above(text));
        }
    }
    seen
}

/// What a finding is of, whatever the values are.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    text: usize,
    nth: usize,
    rule: Option<String>,
    dimension: Option<String>,
    task: Option<String>,
    subject: Option<String>,
}

impl Key {
    fn of(look: &Look, finding: &Finding) -> Self {
        let (text, nth) = look.directive(finding.child.directive);
        if finding.relation == Relation::Waiver {
            // A reason for what is no longer asked is no worse than one that has run out.
            return Self { text, nth, ..Self::default() };
        }
        Self {
            text,
            nth,
            rule: Some(finding.rule.to_string()),
            dimension: finding.dimension.as_deref().map(str::to_owned),
            task: finding.task.clone(),
            subject: finding.subject.clone(),
        }
    }

    /// The same whatever is said of it.
    fn subject(self) -> Self {
        Self { rule: None, ..self }
    }
}

/// How many findings there are of each, in some texts.
fn counted(look: &Look, is_meant: impl Fn(usize) -> bool) -> BTreeMap<Key, usize> {
    let mut counts = BTreeMap::new();
    let keys = look.report.findings.iter().map(|judged| Key::of(look, &judged.finding));
    keys.filter(|key| is_meant(key.text)).for_each(|key| *counts.entry(key).or_default() += 1);
    counts
}

/// What could not be read or matched, by text.
fn faults(look: &Look) -> BTreeMap<usize, Vec<Code>> {
    let mut faults: BTreeMap<usize, Vec<Code>> = BTreeMap::new();
    for located in &look.report.faults {
        faults.entry(look.text(located.source)).or_default().push(located.fault.code);
    }
    faults
}
