//! `jiama chain TOP … BOTTOM`: every step beside all that is above it, and the bottom beside the top.

use super::fix::found;
use super::load::Opened;
use super::sheet::Gate;
use super::{Desk, Output};
use crate::compare::{Comparer, Descent};
use crate::directive::{Directive, Word};
use crate::fault::{Code, Fault};
use crate::finding::{Finding, Relation};
use crate::guard::{At, guarded};
use crate::lineage::Line;
use crate::relation::{chain, cumulative};
use crate::render::pretty;
use crate::report::{Judged, Located, Report};
use crate::rule::{RuleBook, Shift};

pub(super) fn run(desk: &Desk<'_>, files: &[String]) -> Output {
    let report = found(desk, files, &|opened| report(desk, opened));
    let gate = Gate { fail_on: desk.common.fail_on, compared: true };
    desk.reported(&report, gate, |style| pretty::report(&report, &desk.words, style, desk.common.quiet))
}

/// Reads the files and compares each level with those above it. Where a level is missing or out of order the chain is cut:
/// what it would have added must not be laid at the door of the level below.
fn report(desk: &Desk<'_>, files: Vec<Opened>) -> Report {
    let mut report = Report { all: desk.common.all, ..Report::default() };
    let mut chains: Vec<Vec<usize>> = vec![Vec::new()];
    for file in files {
        let read = desk.take(file, &mut report);
        if read.is_empty() {
            chains.push(Vec::new());
        }
        for (place, index) in read.enumerate() {
            let Some(directive) = report.directives.get(index) else { continue };
            let above: Vec<&Directive> =
                chains.last().into_iter().flatten().filter_map(|i| report.directives.get(*i)).collect();
            if let Some(fault) = misplaced(desk.book, &above, directive, place > 0) {
                report.faults.push(Located::new(directive.source, fault));
                chains.push(Vec::new());
            }
            chains.last_mut().into_iter().for_each(|levels| levels.push(index));
        }
    }
    let mut found = Vec::new();
    for levels in chains.iter().filter(|levels| levels.len() > 1) {
        follow(desk, levels, &mut report, &mut found);
    }
    desk.settle(found, &mut report);
    report
}

/// Compares along one unbroken line.
fn follow(desk: &Desk<'_>, levels: &[usize], report: &mut Report, found: &mut Vec<Judged>) {
    let comparer = Comparer { book: desk.book, calendar: desk.calendar };
    let directives: Vec<(usize, &Directive)> =
        levels.iter().filter_map(|i| report.directives.get(*i).map(|directive| (*i, directive))).collect();
    let (mut pairs, mut faults) = (Vec::new(), Vec::new());
    let mut steps: Vec<Judged> = Vec::new();
    for (level, (child_index, child)) in directives.iter().enumerate().skip(1) {
        let line = Line::straight((*child_index, child), directives.iter().take(level).rev().copied());
        pairs.extend(line.parents().map(|(parent, _)| (parent, *child_index)));
        match desk.compared(&line) {
            Ok(of_line) => steps.extend(of_line),
            Err(fault) => faults.push(Located::new(child.source, fault)),
        }
    }
    let whole = guarded(At::Comparing, || {
        let whole = chain(comparer, &directives);
        let sums: Vec<Judged> = whole.rows.iter().filter_map(|row| desk.sum(row, &directives, &steps)).collect();
        (whole, sums)
    });
    found.extend(steps);
    report.pairs.extend(pairs);
    report.faults.extend(faults);
    let (whole, sums) = match whole {
        Ok(whole) => whole,
        Err(defect) => {
            let bottom = directives.last().map_or(usize::MAX, |(_, directive)| directive.source);
            report.faults.push(Located::new(bottom, defect));
            return;
        }
    };
    for sum in sums {
        // What stands at the head holds for many tasks; it is one cause.
        let same = |other: &Judged| {
            other.finding.relation == Relation::Chain
                && other.finding.child.span == sum.finding.child.span
                && other.finding.child.directive == sum.finding.child.directive
                && other.finding.parent == sum.finding.parent
        };
        if !found.iter().any(same) {
            found.push(sum);
        }
    }
    report.chains.push(whole);
}

impl Desk<'_> {
    /// What the bottom asks beyond the top, where no single step is as grave: one cause is one finding.
    pub(super) fn sum(&self, row: &Descent, directives: &[(usize, &Directive)], steps: &[Judged]) -> Option<Judged> {
        let finding = cumulative(self.book, row)?;
        let index_of = |index: usize| directives.iter().find(|(at, _)| *at == index).copied();
        let (top, bottom) = (index_of(finding.parent.as_ref()?.directive)?, index_of(finding.child.directive)?);
        let line = Line::straight(bottom, [top]);
        // A sum is no graver than one step of the same size would be.
        let usual = self.book.dimensions.get(row.dimension)?.shifts.get(&Shift::Heavier)?.level;
        let mut sum = self.judge(&line, vec![finding]).into_iter().find(|j| j.finding.relation == Relation::Chain)?;
        sum.level = sum.level.min(usual);
        let level = |finding: &Finding| {
            let step = steps.iter().find(|step| same_place(finding, &step.finding));
            step.map_or_else(|| self.judged(finding.clone()).level, |step| step.level)
        };
        let gravest = row.levels.iter().flat_map(|stand| &stand.findings).map(level).max();
        gravest.is_none_or(|level| level < sum.level).then_some(sum)
    }
}

/// Whether two findings are of one value on one dimension, under whichever rule.
fn same_place(a: &Finding, b: &Finding) -> bool {
    a.child.directive == b.child.directive && a.child.span == b.child.span && a.dimension == b.dimension
}

/// Why a directive cannot be the next step down; `None` where nothing speaks against it.
fn misplaced(book: &RuleBook, above: &[&Directive], child: &Directive, same_file: bool) -> Option<Fault> {
    let parent = above.last()?;
    let rung = |directive: &Directive| directive.head.level.as_ref().and_then(|word| book.rung_in("level", &word.text));
    let names = |directive: &Directive, other: &Directive| {
        other.head.id.as_ref().is_some_and(|id| directive.head.parent.iter().any(|word| word.text == id.text))
    };
    let fault = |text| {
        let at = child.head.level.as_ref().or(child.head.title.as_ref()).or(child.head.id.as_ref());
        let span = at.map_or(child.span, |word: &Word| word.span);
        Some(Fault::new(Code::NoParent, text, span).with("title", child.name().unwrap_or_default()))
    };
    let (upper, lower) = (rung(parent), rung(child));
    if above.iter().any(|higher| names(higher, child)) || upper.zip(lower).is_some_and(|(u, l)| l > u) {
        return fault("not-below");
    }
    if names(child, parent) {
        return None;
    }
    let (own, same_rung) = (&child.head.parent, upper.is_some() && upper == lower);
    let one_parent = own.iter().any(|word| parent.head.parent.iter().any(|other| other.text == word.text));
    let siblings = same_rung && (one_parent || same_file) || one_parent && same_file;
    if siblings { fault("siblings") } else { None }
}
