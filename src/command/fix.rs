//! `jiama check … --fix`: puts what goes further back to what stands above. Every change is tried first: it stays only if,
//! compared anew, what it is for is gone and nothing else has come.

use super::asked::Asked;
use super::load::Opened;
use super::{Desk, How, Output, Wanted, check};
use crate::cli::Fixing;
use crate::fault::Code;
use crate::finding::{Finding, Relation};
use crate::fix::{Change, Fix, applied, fixes};
use crate::render::{fixed, patch};
use crate::report::{Judged, Report, exit};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

/// How often what was fixed is looked at again: a fix may wait for another that touches the same bytes.
const ROUNDS: usize = 8;

/// Some fixes, and of each which of its values.
type Picked<'f> = Vec<(&'f Fix, usize)>;

pub(super) fn run(desk: &Desk<'_>, parent: &str, children: &[String], fixing: Fixing) -> Output {
    let names: Vec<&str> = std::iter::once(parent).chain(children.iter().map(String::as_str)).collect();
    let opened: Vec<Opened> = names.iter().map(|name| desk.open(name)).collect();
    let before = compared(desk, &opened);
    let paths = own_files(&names, &opened);
    let report = compared(desk, &opened);
    let mut bench = Bench { desk, opened, paths, report, told: Vec::new() };
    for _ in 0..ROUNDS {
        if !bench.round(fixing.unsafe_fixes) {
            break;
        }
    }
    bench.output(&before, fixing)
}

fn compared(desk: &Desk<'_>, opened: &[Opened]) -> Report {
    let mut files = opened.iter().cloned();
    files.next().map(|parent| check::report_of(desk, parent, files)).unwrap_or_default()
}

/// Where each child can be written: a file on the disk that holds just what was read, and that nothing else was read from.
fn own_files(names: &[&str], opened: &[Opened]) -> Vec<Option<PathBuf>> {
    let paths: Vec<Option<PathBuf>> = names.iter().map(|name| fs::canonicalize(name).ok()).collect();
    let own = |(at, (path, file)): (usize, (&Option<PathBuf>, &Opened))| {
        let path = path.as_ref().filter(|path| at > 0 && paths.iter().flatten().filter(|p| p == path).count() == 1)?;
        let as_read = fs::read(path).is_ok_and(|bytes| bytes == file.text.text.as_bytes());
        as_read.then(|| PathBuf::from(names.get(at).copied().unwrap_or_default()))
    };
    paths.iter().zip(opened).enumerate().map(own).collect()
}

/// Files being put right.
struct Bench<'a> {
    desk: &'a Desk<'a>,
    opened: Vec<Opened>,
    paths: Vec<Option<PathBuf>>,
    report: Report,
    /// What was done, in each source.
    told: Vec<(usize, fixed::Done)>,
}

impl Bench<'_> {
    /// Makes every change that holds; says whether there was any.
    fn round(&mut self, with_unsafe: bool) -> bool {
        let all: Vec<Fix> = self.open_fixes().into_iter().filter(|fix| fix.is_safe || with_unsafe).collect();
        let mut picked = Picked::new();
        self.settle(&all.iter().collect::<Vec<_>>(), &mut picked);
        let Some((opened, report)) = (!picked.is_empty()).then(|| self.tried(&picked)).flatten() else { return false };
        let done: Vec<(usize, fixed::Done)> =
            picked.iter().filter_map(|(fix, pick)| Some((fix.source, self.done(fix, *pick)?))).collect();
        self.told.extend(done);
        self.opened = opened;
        self.report = report;
        true
    }

    /// What could be put right in files that can be written.
    fn open_fixes(&self) -> Vec<Fix> {
        let writable = |fix: &Fix| self.paths.get(fix.source).is_some_and(Option::is_some);
        fixes(&self.report, self.desk.book).into_iter().filter(writable).collect()
    }

    /// Adds to `picked` those of a batch that hold together with it: all at once, else each half.
    fn settle<'f>(&self, batch: &[&'f Fix], picked: &mut Picked<'f>) {
        let with =
            |pick: usize| picked.iter().copied().chain(batch.iter().map(|fix| (*fix, pick))).collect::<Picked<'f>>();
        let picks = match batch {
            [] => return,
            [Fix { change: Change::Put(_, texts), .. }] => texts.len(),
            _ => 1,
        };
        let held = (0..picks).map(with).find(|all| self.tried(all).is_some());
        match held {
            Some(all) => *picked = all,
            None if batch.len() > 1 => {
                let (first, second) = batch.split_at(batch.len() / 2);
                self.settle(first, picked);
                self.settle(second, picked);
            }
            None => {}
        }
    }

    /// The files with some changes made and what is then found; `None` where that is not better in each and no worse in any.
    fn tried(&self, picked: &[(&Fix, usize)]) -> Option<(Vec<Opened>, Report)> {
        let mut opened = self.opened.clone();
        let sources: BTreeSet<usize> = picked.iter().map(|(fix, _)| fix.source).collect();
        for source in sources {
            let own: Vec<(&Fix, usize)> = picked.iter().filter(|(fix, _)| fix.source == source).copied().collect();
            let text = applied(&self.report, source, &own)?;
            let file = opened.get_mut(source)?;
            file.text = crate::source::Source::new(file.text.name.clone(), text);
        }
        let report = compared(self.desk, &opened);
        self.holds(picked, &report).then_some((opened, report))
    }

    /// Whether what the changes are for is gone, and nothing has come for it: no finding, no fault, and nothing that is asked
    /// less than above, unless something was dropped beside it.
    fn holds(&self, picked: &[(&Fix, usize)], after: &Report) -> bool {
        let faults = |report: &Report| report.faults.iter().map(|located| located.fault.code).collect::<Vec<Code>>();
        if faults(&self.report) != faults(after) {
            return false;
        }
        let mut due = counted(&self.report);
        let mut dropped = BTreeSet::new();
        for (fix, _) in picked {
            let Some(judged) = self.report.findings.get(fix.finding) else { return false };
            due.entry(Key::of(&judged.finding)).and_modify(|count| *count = count.saturating_sub(1));
            if matches!(fix.change, Change::Drop(_)) {
                dropped.insert(Key::of(&judged.finding).subject());
            }
        }
        let allowed = |judged: &Judged| judged.asks_less() && dropped.contains(&Key::of(&judged.finding).subject());
        let found = after.findings.iter().filter(|judged| !allowed(judged));
        let mut now: BTreeMap<Key, usize> = BTreeMap::new();
        found.for_each(|judged| *now.entry(Key::of(&judged.finding)).or_default() += 1);
        now.iter().all(|(key, count)| due.get(key).is_some_and(|due| count <= due))
    }

    /// What one fix does, in words of the file.
    fn done(&self, fix: &Fix, pick: usize) -> Option<fixed::Done> {
        let finding = &self.report.findings.get(fix.finding)?.finding;
        let source = self.report.sources.get(fix.source)?;
        let (span, old, new) = match &fix.change {
            Change::Put(span, texts) => (*span, finding.child.text.clone(), Some(texts.get(pick)?.clone())),
            Change::Drop(spans) if finding.terms.len() == spans.len() => {
                (*spans.first()?, finding.terms.join(if finding.child.text.is_ascii() { ", " } else { "、" }), None)
            }
            Change::Drop(spans) => (*spans.first()?, finding.child.text.clone(), None),
        };
        let (line, column) = source.place(span.range().start);
        Some(fixed::Done {
            place: format!("{}:{line}:{column}", source.name),
            rule: finding.rule.to_string(),
            old,
            new,
        })
    }

    /// The results: of what is left, or, where only the changes are shown, of what stands.
    fn output(&self, before: &Report, fixing: Fixing) -> Output {
        let shown = if fixing.diff { before } else { &self.report };
        let mut output = check::reported(self.desk, shown);
        if output.code == exit::USAGE {
            return output;
        }
        let pairs = before.sources.iter().zip(&self.opened);
        let changed = pairs.zip(&self.paths).filter(|((old, new), _)| old.text != new.text.text);
        if fixing.diff {
            output.stdout =
                changed.map(|((old, new), _)| patch::unified(&old.name, &old.text, &new.text.text)).collect();
        } else {
            output.files.extend(changed.filter_map(|((_, new), path)| {
                Some(Wanted { path: path.clone()?, text: new.text.text.clone(), how: How::Replace })
            }));
        }
        let mut left = Picked::new();
        let open = if fixing.unsafe_fixes { Vec::new() } else { self.open_fixes() };
        self.settle(&open.iter().filter(|fix| !fix.is_safe).collect::<Vec<_>>(), &mut left);
        let unwritable = self.opened.iter().zip(&self.paths).skip(1);
        let unwritable = unwritable.filter(|(file, path)| path.is_none() && file.fault.is_none());
        let unwritable: Vec<&str> = unwritable.map(|(file, _)| file.text.name.as_str()).collect();
        let told = fixed::Told { done: self.done_by_file(), only_shown: fixing.diff, left: left.len(), unwritable };
        let desk = self.desk;
        let style = desk.around.style(&Asked::from(desk.common), desk.around.error_terminal);
        output.stderr.push_str(&fixed::text(&told, &desk.words, &style, desk.common.quiet));
        output
    }

    fn done_by_file(&self) -> Vec<(&str, Vec<&fixed::Done>)> {
        let of = |at: usize| self.told.iter().filter(move |(source, _)| *source == at).map(|(_, done)| done).collect();
        let files = self.opened.iter().enumerate().map(|(at, file)| (file.text.name.as_str(), of(at)));
        files.filter(|(_, done): &(&str, Vec<&fixed::Done>)| !done.is_empty()).collect()
    }
}

/// What a finding is of, whatever the values are.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    rule: Option<String>,
    dimension: Option<String>,
    task: Option<String>,
    subject: Option<String>,
    child: usize,
}

impl Key {
    fn of(finding: &Finding) -> Self {
        if finding.relation == Relation::Waiver {
            // A reason for what is no longer asked is no worse than one that has run out.
            return Self { child: finding.child.directive, ..Self::default() };
        }
        Self {
            rule: Some(finding.rule.to_string()),
            dimension: finding.dimension.as_deref().map(str::to_owned),
            task: finding.task.clone(),
            subject: finding.subject.clone(),
            child: finding.child.directive,
        }
    }

    /// The same whatever is said of it.
    fn subject(self) -> Self {
        Self { rule: None, ..self }
    }
}

/// How many findings there are of each.
fn counted(report: &Report) -> BTreeMap<Key, usize> {
    let mut counts = BTreeMap::new();
    report.findings.iter().for_each(|judged| *counts.entry(Key::of(&judged.finding)).or_default() += 1);
    counts
}
