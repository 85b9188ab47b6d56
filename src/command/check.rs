//! `jiama check PARENT CHILD…`: each child beside its parents.

use super::load::Opened;
use super::sheet::Gate;
use super::{Desk, Output};
use crate::directive::{Directive, Word};
use crate::fault::{Code, Fault};
use crate::finding::Finding;
use crate::guard::{At, guarded};
use crate::lineage::Line;
use crate::relation::{Share, Shares};
use crate::render::pretty;
use crate::report::{Located, Report};
use crate::yaml::Span;
use std::collections::BTreeMap;
use std::ops::Range;

/// Prints a report of such a comparison.
pub(super) fn reported(desk: &Desk<'_>, report: &Report) -> Output {
    let gate = Gate { fail_on: desk.common.fail_on, compared: true };
    desk.reported(report, gate, |style| pretty::report(report, &desk.words, style, desk.common.quiet))
}

/// Reads the files and compares each directive among the children with its parent.
pub(super) fn report(desk: &Desk<'_>, parent: &str, children: &[String]) -> Report {
    report_of(
        desk,
        std::iter::once(parent).chain(children.iter().map(String::as_str)).map(|name| desk.open(name)).collect(),
    )
}

/// Compares each directive among the children with its parent, in files that were opened, the parent's
/// first: the report's sources in this order.
pub(super) fn report_of(desk: &Desk<'_>, files: Vec<Opened>) -> Report {
    let mut report = Report { all: desk.common.all, ..Report::default() };
    let mut children = files.into_iter();
    let parents = children.next().map_or(0..0, |parent| desk.take(parent, &mut report));
    let children: Vec<Range<usize>> = children.map(|child| desk.take(child, &mut report)).collect();
    for child in children.into_iter().flatten() {
        let own = parents_of(&report, parents.clone(), child);
        report.pairs.extend(own.iter().map(|parent| (*parent, child)));
        match own.as_slice() {
            [] if !parents.is_empty() => {
                let directive = report.directives.get(child);
                let source = directive.map_or(usize::MAX, |d| d.source);
                let said =
                    directive.and_then(|d| d.head.parent.first().or(d.head.title.as_ref()).or(d.head.id.as_ref()));
                let span = said.map_or(Span::NOWHERE, |word| word.span);
                let fault = Fault::new(Code::NoParent, "several", span);
                report.faults.push(Located::new(source, fault));
            }
            _ => {}
        }
    }
    compare(desk, &mut report);
    report
}

/// Which directives of the parent's file a child stands under: those it names, else the only one.
fn parents_of(report: &Report, parents: Range<usize>, child: usize) -> Vec<usize> {
    let found = parents_among(report, parents.clone(), child);
    if found.is_empty() && parents.len() == 1 { parents.collect() } else { found }
}

/// Those of some directives that another names as its parents.
fn parents_among(report: &Report, among: impl Iterator<Item = usize> + Clone, child: usize) -> Vec<usize> {
    let named = report.directives.get(child).map(|d| d.head.parent.as_slice()).unwrap_or_default();
    let with_id = |word: &Word| {
        let is_meant = |i: &usize| {
            report.directives.get(*i).and_then(|d| d.head.id.as_ref()).is_some_and(|id| id.text == word.text)
        };
        among.clone().find(is_meant)
    };
    let mut found: Vec<usize> = Vec::new();
    for parent in named.iter().filter_map(with_id) {
        if !found.contains(&parent) {
            found.push(parent);
        }
    }
    found
}

/// The line of each child of the report.
pub(super) fn lines(report: &Report) -> Vec<Line<'_>> {
    let mut parents: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (parent, child) in &report.pairs {
        parents.entry(*child).or_default().push(*parent);
    }
    let of = |(child, own): (usize, Vec<usize>)| {
        // Of several parents one may stand under another.
        let over = |index: usize| match index == child {
            true => own.clone(),
            false => parents_among(report, own.iter().copied(), index),
        };
        Line::climb(child, |index| report.directives.get(index), over)
    };
    parents.into_iter().filter_map(of).collect()
}

/// Compares each child of the report with its parents.
fn compare(desk: &Desk<'_>, report: &mut Report) {
    let mut found = Vec::new();
    let mut faults = Vec::new();
    for line in lines(report) {
        match desk.compared(&line) {
            Ok(of_line) => found.extend(of_line),
            Err(fault) => faults.push(Located::new(line.child.source, fault)),
        }
    }
    let (beyond, defects) = siblings(desk, report);
    found.extend(beyond.into_iter().map(|finding| desk.judged(finding)));
    desk.settle(found, report);
    report.faults.extend(defects);
    report.faults.extend(faults);
}

/// What the shares of siblings come to together, for each parent, and where the program failed in it.
fn siblings(desk: &Desk<'_>, report: &Report) -> (Vec<Finding>, Vec<Located>) {
    let mut families: BTreeMap<usize, Vec<(usize, &Directive)>> = BTreeMap::new();
    for (parent, child) in &report.pairs {
        families.entry(*parent).or_default().extend(report.directives.get(*child).map(|d| (*child, d)));
    }
    let (mut found, mut defects) = (Vec::new(), Vec::new());
    for (parent, children) in families {
        let Some(directive) = report.directives.get(parent) else { continue };
        let beyond = guarded(At::Comparing, || {
            let shares = Shares::of(desk.book, (parent, directive));
            let given: Vec<Share> = children.into_iter().flat_map(|child| shares.given(child)).collect();
            shares.beyond(&given)
        });
        match beyond {
            Ok(beyond) => found.extend(beyond),
            Err(defect) => defects.push(Located::new(directive.source, defect)),
        }
    }
    (found, defects)
}
