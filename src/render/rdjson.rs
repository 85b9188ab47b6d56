//! The diagnostic format of reviewdog: one `DiagnosticResult`. Its columns count bytes, and its paths start from the working
//! directory.

use super::brief::Brief;
use super::object;
use super::spot::Spot;
use super::words::Words;
use crate::finding::Place;
use crate::report::{Judged, Report};
use crate::rule::Level;
use serde::Serialize;

#[derive(Serialize)]
struct Whole<'a> {
    source: Source,
    diagnostics: Vec<Diagnostic<'a>>,
}

#[derive(Serialize)]
struct Source {
    name: &'static str,
}

#[derive(Serialize)]
struct Diagnostic<'a> {
    message: String,
    location: Location<'a>,
    severity: &'static str,
    source: Source,
    code: Code,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suggestions: Vec<Suggestion>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Related<'a>>,
}

#[derive(Serialize)]
struct Suggestion {
    range: Range,
    text: String,
}

#[derive(Serialize)]
struct Code {
    value: String,
}

#[derive(Serialize)]
struct Related<'a> {
    message: &'a str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<Range>,
}

#[derive(Serialize)]
struct Range {
    start: Position,
    end: Position,
}

#[derive(Serialize)]
struct Position {
    line: usize,
    column: usize,
}

const JIAMA: &str = "jiama";

/// The report as one object.
#[must_use]
pub fn report(report: &Report, words: &Words<'_>) -> String {
    let findings = report.shown().map(|judged| {
        let finding = &judged.finding;
        let parent = finding.parent.iter().map(|place| ("label.parent", place));
        let places = parent.chain(finding.also.iter().map(|place| ("label.also", place)));
        let severity = match judged.level {
            _ if !judged.is_open() => "INFO",
            Level::Error => "ERROR",
            Level::Warn => "WARNING",
            Level::Info => "INFO",
        };
        let related = places.map(|(key, place)| related(report, key, place, words)).collect();
        let suggestions = suggestion(report, judged).into_iter().collect();
        Diagnostic { suggestions, ..diagnostic(Brief::of(report, judged, words), severity, related) }
    });
    let faults = report.faults.iter().map(|located| {
        let beside = Spot::beside_fault(report, located).into_iter();
        let beside = beside.map(|spot| Related { message: words.word("label.also"), location: location(&spot) });
        diagnostic(Brief::of_fault(report, located, words), "ERROR", beside.collect())
    });
    let whole = Whole { source: Source { name: JIAMA }, diagnostics: findings.chain(faults).collect() };
    object::pretty(&whole)
}

fn related<'a>(report: &'a Report, key: &'a str, place: &Place, words: &Words<'a>) -> Related<'a> {
    Related { message: words.word(key), location: location(&Spot::of(report, place)) }
}

fn diagnostic<'a>(brief: Brief<'a>, severity: &'static str, related_locations: Vec<Related<'a>>) -> Diagnostic<'a> {
    Diagnostic {
        message: format!("{}\n{}", brief.title, brief.lines()),
        location: location(&brief.spot),
        severity,
        source: Source { name: JIAMA },
        code: Code { value: brief.rule },
        suggestions: Vec::new(),
        related_locations,
    }
}

/// What would put a finding right, where nothing is lost by it: it is taken over by a click.
fn suggestion(report: &Report, judged: &Judged) -> Option<Suggestion> {
    let source = report.source_of(judged.finding.child.directive);
    let edit = judged.remedy.as_ref().filter(|remedy| remedy.is_safe)?.as_one(report.sources.get(source)?)?;
    Some(Suggestion { range: range(&Spot::new(report, source, edit.span)), text: edit.text })
}

fn location<'a>(spot: &Spot<'a>) -> Location<'a> {
    Location { path: spot.file(), range: (!spot.is_whole()).then(|| range(spot)) }
}

fn range(spot: &Spot<'_>) -> Range {
    let position = |offset: u32, line| {
        let column = spot.source.map_or(1, |source| source.bytes_before(offset as usize) + 1);
        Position { line, column }
    };
    Range { start: position(spot.span.start, spot.line), end: position(spot.span.end, spot.end_line) }
}
