//! `jiama check PARENT CHILD…`: each child beside its parent.

use super::{Desk, Output};
use crate::compare::Comparer;
use crate::directive::Directive;
use crate::fault::{Code, Fault};
use crate::finding::Finding;
use crate::fingerprint::fingerprint;
use crate::lineage::{Line, match_tasks};
use crate::relation::{Edge, relate, shares};
use crate::report::{Judged, Located, Report};
use crate::yaml::Span;
use std::collections::BTreeMap;
use std::ops::Range;

pub(super) fn run(desk: &Desk<'_>, parent: &str, children: &[String]) -> Output {
    let report = report(desk, parent, children);
    Output { stdout: desk.rendered(&report), code: report.exit(desk.common.fail_on, true), ..Output::default() }
}

/// Reads the files and compares each directive among the children with its parent.
pub(super) fn report(desk: &Desk<'_>, parent: &str, children: &[String]) -> Report {
    let mut report = Report { all: desk.common.all, ..Report::default() };
    let parents = desk.load(parent, &mut report);
    let children: Vec<Range<usize>> = children.iter().map(|child| desk.load(child, &mut report)).collect();
    for child in children.into_iter().flatten() {
        match parent_of(&report, parents.clone(), child) {
            Some(parent) => report.pairs.push((parent, child)),
            None if parents.is_empty() => {}
            None => {
                let directive = report.directives.get(child);
                let source = directive.map_or(usize::MAX, |d| d.source);
                let said =
                    directive.and_then(|d| d.head.parent.first().or(d.head.title.as_ref()).or(d.head.id.as_ref()));
                let span = said.map_or(Span::NOWHERE, |word| word.span);
                let fault = Fault::new(Code::NoParent, "several", span);
                report.faults.push(Located { source, fault });
            }
        }
    }
    compare(desk, &mut report);
    report
}

/// Which directive of the parent's file a child stands under: the one it names, else the only one.
fn parent_of(report: &Report, parents: Range<usize>, child: usize) -> Option<usize> {
    let named = &report.directives.get(child)?.head.parent;
    let id_of = |i: &usize| report.directives.get(*i).and_then(|d| d.head.id.as_ref());
    let by_name = parents.clone().find(|i| id_of(i).is_some_and(|id| named.iter().any(|word| word.text == id.text)));
    by_name.or_else(|| (parents.len() == 1).then_some(parents.start))
}

/// Compares every pair of the report.
fn compare(desk: &Desk<'_>, report: &mut Report) {
    let comparer = Comparer { book: desk.book, calendar: desk.calendar };
    let mut found = Vec::new();
    let mut faults = Vec::new();
    for (parent_index, child_index) in &report.pairs {
        let (Some(parent), Some(child)) = (report.directives.get(*parent_index), report.directives.get(*child_index))
        else {
            continue;
        };
        let line = Line { child_index: *child_index, child, above: vec![(*parent_index, parent)] };
        let matched = match_tasks(parent, child);
        if child.is_one_task && matched.iter().all(|m| m.parent.is_none()) {
            faults.push(Located { source: child.source, fault: unmatched(child) });
            continue;
        }
        let mut of_edge = comparer.findings(&line, &matched);
        relate(&Edge { comparer, line: &line, matched: &matched }, &mut of_edge);
        found.extend(desk.judge(&line, of_edge));
    }
    found.extend(siblings(desk, report).into_iter().map(|finding| desk.judged(finding)));
    ordered(found, report);
    report.faults.extend(faults);
}

/// Puts findings into the report: in the order of their places, each with its fingerprint.
pub(super) fn ordered(mut found: Vec<Judged>, report: &mut Report) {
    let key = |judged: &Judged| {
        let place = &judged.finding.child;
        let source = report.directives.get(place.directive).map_or(usize::MAX, |d| d.source);
        (source, place.span, judged.finding.rule.clone())
    };
    found.sort_by_key(key);
    fingerprint(&mut found, &report.directives, &report.sources);
    report.findings = found;
}

/// What the shares of siblings come to together, for each parent.
fn siblings(desk: &Desk<'_>, report: &Report) -> Vec<Finding> {
    let mut families: BTreeMap<usize, Vec<(usize, &Directive)>> = BTreeMap::new();
    for (parent, child) in &report.pairs {
        families.entry(*parent).or_default().extend(report.directives.get(*child).map(|d| (*child, d)));
    }
    let family = |(parent, children): (usize, Vec<(usize, &Directive)>)| {
        let directive = report.directives.get(parent)?;
        Some(shares(desk.book, (parent, directive), &children))
    };
    families.into_iter().filter_map(family).flatten().collect()
}

/// A directive that is one task, beside a parent of several of which none is meant.
pub(super) fn unmatched(child: &Directive) -> Fault {
    let name = child.head.title.as_ref().or(child.head.id.as_ref());
    let span = name.map_or(child.span, |word| word.span);
    Fault::new(Code::NoParent, "no-task", span).with("title", child.name().unwrap_or_default())
}
