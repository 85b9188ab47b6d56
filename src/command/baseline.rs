//! `jiama baseline create|update|prune PATH…`: keeps the findings that were there before.

use super::audit;
use super::{Desk, How, Output, Wanted, check};
use crate::cli::{Format, Keep};
use crate::directive::Directive;
use crate::fingerprint::written;
use crate::policy::baseline::{Baseline, Entry};
use crate::render::object;
use crate::render::pretty;
use crate::report::{Judged, Report, exit};
use serde_json::json;
use std::collections::HashSet;
use std::path::Path;

/// The name of a baseline where none is given.
const USUAL: &str = "jiama-baseline.yaml";

/// The rule of entries that are settled.
const STALE: &str = "baseline-stale";

/// How a baseline has changed.
struct Change {
    whole: Baseline,
    added: usize,
    removed: usize,
}

pub(super) fn run(desk: &Desk<'_>, action: Keep, paths: &[String], parent: Option<&str>) -> Output {
    let report = match parent {
        Some(parent) => Ok(check::report(desk, parent, paths)),
        None => audit::whole(desk, paths),
    };
    match report {
        Ok(report) => kept(desk, action, &report),
        Err(misused) => misused,
    }
}

fn kept(desk: &Desk<'_>, action: Keep, report: &Report) -> Output {
    // What was not read may hold findings that would seem new later.
    if !report.faults.is_empty() {
        let mut stderr = pretty::faults(report, &desk.words, &desk.style);
        stderr.push_str(&format!("{}\n", pretty::closing(report, &desk.words, &desk.style)));
        return Output { stderr, code: exit::INCOMPLETE, ..Output::default() };
    }
    if report.compared() == 0 {
        let stderr = format!("{}\n", pretty::closing(report, &desk.words, &desk.style));
        return Output { stderr, code: exit::NOTHING, ..Output::default() };
    }
    let path = desk.settings.baseline.clone().unwrap_or_else(|| USUAL.to_owned());
    let change = desk.change(action, report);
    let output = desk.printed(exit::CLEAR, |sheet| match sheet.format {
        Format::Pretty | Format::Concise => desk.told(&path, &change),
        _ => as_json(&path, &change),
    });
    let text = change.whole.write(desk.words.word("baseline.head"));
    // What others write to the file meanwhile is not lost.
    let read = desk.settings.read.and_then(|index| desk.settings.sources.get(index));
    let file = read.filter(|source| source.in_revision.is_none());
    let how = file.map_or(How::Replace, |file| How::Over(file.text.clone().into_bytes()));
    let file = Wanted { path: Path::new(&path).to_path_buf(), text, how };
    Output { files: output.files.into_iter().chain([file]).collect(), ..output }
}

fn as_json(path: &str, change: &Change) -> String {
    let entries = change.whole.entries.len();
    let whole = json!({
        "schema": "jiama/v1", "baseline": path, "entries": entries, "added": change.added, "removed": change.removed,
    });
    object::pretty(&whole)
}

/// What a run compared, and what it found there.
struct Held<'a> {
    fingerprints: HashSet<&'a str>,
    /// The ids of its directives, and the files of those without.
    ids: HashSet<&'a str>,
    files: HashSet<String>,
}

impl<'a> Held<'a> {
    fn of(report: &'a Report) -> Self {
        let held = || report.held.iter().filter_map(|index| report.directives.get(*index));
        let without = held().filter(|directive| directive.head.id.is_none());
        let file = |directive: &Directive| report.sources.get(directive.source).map_or("", |source| &source.name);
        Self {
            fingerprints: report.findings.iter().map(|judged| judged.fingerprint.as_str()).collect(),
            ids: held().filter_map(|directive| directive.head.id.as_ref()).map(|id| id.text.as_str()).collect(),
            files: without.map(|directive| written(file(directive))).collect(),
        }
    }

    /// Whether an entry is of a directive that was compared and in which it is not found any more, or of a file that is gone.
    fn has_settled(&self, entry: &Entry) -> bool {
        let is_held = match &entry.directive {
            Some(id) => self.ids.contains(id.as_str()),
            None => self.files.contains(&entry.file),
        };
        !self.fingerprints.contains(entry.fingerprint.as_str()) && (is_held || !Path::new(&entry.file).exists())
    }
}

impl Desk<'_> {
    fn told(&self, path: &str, change: &Change) -> String {
        let number = |n: usize| n.to_string();
        let blanks = [
            ("path", path.to_owned()),
            ("n", number(change.whole.entries.len())),
            ("added", number(change.added)),
            ("removed", number(change.removed)),
        ];
        let blanks: Vec<(&str, &str)> = blanks.iter().map(|(name, text)| (*name, text.as_str())).collect();
        format!("{}\n", self.words.say("baseline.kept", &blanks))
    }

    /// What the baseline becomes.
    fn change(&self, action: Keep, report: &Report) -> Change {
        let known = &self.settings.known;
        let held = Held::of(report);
        let (stale, kept): (Vec<&Entry>, Vec<&Entry>) = known.entries.iter().partition(|entry| held.has_settled(entry));
        let kept = kept.into_iter().cloned();
        let now = report.told().filter(|judged| self.is_kept(judged)).map(|judged| self.entry(judged, report));
        let (entries, added): (Vec<Entry>, usize) = match action {
            Keep::Prune => (kept.collect(), 0),
            Keep::Create | Keep::Update => {
                let new: Vec<Entry> = now.filter(|entry| known.since(&entry.fingerprint).is_none()).collect();
                let added = new.len();
                (kept.chain(new).collect(), added)
            }
        };
        Change { whole: Baseline::of(entries), added, removed: stale.len() }
    }

    /// Whether a finding goes into a baseline: nothing else stands for it, and it is not about the baseline itself.
    fn is_kept(&self, judged: &Judged) -> bool {
        let settled = self.book.page(STALE).is_some_and(|page| page.id == judged.finding.rule);
        let aside = judged.waived.is_some() || judged.suppressed.is_some() || judged.tolerated || judged.licensed;
        !settled && !aside && !judged.off && !judged.asks_less()
    }

    fn entry(&self, judged: &Judged, report: &Report) -> Entry {
        let finding = &judged.finding;
        let directive = report.directives.get(finding.child.directive);
        let file = directive.and_then(|d| report.sources.get(d.source)).map_or("", |source| &source.name);
        let subject =
            finding.subject.as_ref().map(|s| self.words.say("concise.subject", &[("subject", s)])).unwrap_or_default();
        Entry {
            fingerprint: judged.fingerprint.clone(),
            rule: finding.rule.to_string(),
            directive: directive.and_then(|d| d.head.id.as_ref()).map(|id| id.text.to_string()),
            file: written(file),
            text: format!("{subject}{}", self.words.message(finding)),
            since: self.today,
        }
    }
}
