//! GitLab's code quality report: one array of issues. GitLab keeps the first of those that have one fingerprint, so each has its
//! own.

use super::brief::Brief;
use super::checkout::Checkout;
use super::object;
use super::words::Words;
use crate::fingerprint;
use crate::report::Report;
use crate::rule::Level;
use serde::Serialize;

#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
    content: Content,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

#[derive(Serialize)]
struct Content {
    body: String,
}

/// The report as an array of issues.
#[must_use]
pub fn report(report: &Report, words: &Words<'_>, checkout: &Checkout) -> String {
    let findings = report.told().map(|judged| {
        let severity = match judged.level {
            _ if !judged.is_open() => "info",
            Level::Error => "major",
            Level::Warn => "minor",
            Level::Info => "info",
        };
        issue(Brief::of(report, judged, words), judged.fingerprint.clone(), severity, checkout, words)
    });
    let prints = fingerprint::of_faults(&report.faults, &report.sources);
    let faults = report.faults.iter().zip(prints);
    let faults = faults
        .map(|(located, print)| issue(Brief::of_fault(report, located, words), print, "critical", checkout, words));
    let issues: Vec<Issue<'_>> = findings.chain(faults).collect();
    object::pretty(&issues)
}

fn issue<'a>(
    brief: Brief<'a>,
    fingerprint: String,
    severity: &'static str,
    checkout: &Checkout,
    words: &Words<'_>,
) -> Issue<'a> {
    let lines = Lines { begin: brief.spot.line, end: brief.spot.end_line };
    Issue {
        description: format!("{} {}", brief.rule, brief.headline(words)),
        check_name: brief.name,
        fingerprint,
        severity,
        location: Location { path: checkout.path(&brief.spot), lines },
        content: Content { body: brief.details.join("\n\n") },
    }
}
