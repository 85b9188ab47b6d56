//! The report for people: each finding with both texts, a table of all, and one sentence at the end.

use super::audit;
use super::chain;
use super::notes;
use super::side_by_side::{change, columns};
use super::snippet::{self, Label, Notice, Snippet};
use super::style::{Ink, Style};
use super::table::{Cell, table};
use super::verdict;
use super::words::Words;
use crate::finding::{Place, Relation};
use crate::report::{Audit, Judged, Located, Report};
use crate::rule::{Level, Shift};
use crate::source::Source;
use crate::yaml::Span;

/// The whole report; without the table and the closing sentence where `quiet`.
#[must_use]
pub fn report(report: &Report, words: &Words<'_>, style: &Style, quiet: bool) -> String {
    if let Some(audit) = &report.audit {
        return of_audit(report, audit, words, style, quiet);
    }
    let mut out = String::new();
    for judged in report.shown() {
        out.push_str(&finding(report, judged, words, style));
        out.push('\n');
    }
    out.push_str(&faults(report, words, style));
    if !quiet {
        if !report.chains.is_empty() {
            out.push_str(&chain::tables(report, words, style));
        } else if report.shown().count() > 1 {
            out.push_str(&summary_table(report, words, style));
            out.push('\n');
        }
        out.push_str(&closing(report, words, style));
        out.push('\n');
    }
    out
}

/// The report of an audit: what it comes to first, then the gravest findings, then what could not be read.
fn of_audit(report: &Report, audit: &Audit, words: &Words<'_>, style: &Style, quiet: bool) -> String {
    let mut parts = Vec::new();
    if !quiet {
        parts.push(audit::summary(report, audit, words, style));
        parts.retain(|part| !part.is_empty());
    }
    let more = |shown: usize, all: usize| {
        let blanks = [("n", audit::thousands(all - shown)), ("option", format!("--top {all}"))];
        let blanks: Vec<(&str, &str)> = blanks.iter().map(|(name, text)| (*name, text.as_str())).collect();
        let text = words.say("audit.more", &blanks);
        let lines = super::wrap::wrap(&style.plain(&text), style.width(), "", "");
        lines.iter().map(|line| style.paint(Ink::Dim, line) + "\n").collect::<String>()
    };
    if audit.with_findings {
        let gravest = Report::worst_first(report.shown());
        parts.extend(gravest.iter().take(audit.top).map(|judged| finding(report, judged, words, style)));
        if gravest.len() > audit.top {
            parts.push(more(audit.top, gravest.len()));
        }
    }
    parts.extend(report.faults.iter().take(audit.top).map(|located| fault(report, located, words, style)));
    if report.faults.len() > audit.top {
        parts.push(more(audit.top, report.faults.len()));
    }
    if !quiet {
        parts.push(closing(report, words, style) + "\n");
    }
    parts.join("\n")
}

fn finding(report: &Report, judged: &Judged, words: &Words<'_>, style: &Style) -> String {
    let finding = &judged.finding;
    let subject = finding.subject.as_ref().map(|s| format!(" · {s}")).unwrap_or_default();
    let task = finding.task.as_ref().map(|t| format!(" · {t}")).unwrap_or_default();
    let head = format!("{} {} {}{task}{subject}", words.level(judged.level), finding.rule, words.title(finding));
    // What several texts come to together is no excess of the one that is underlined.
    let excess = finding.excess.as_ref().filter(|_| finding.relation != Relation::Stack);
    let by = excess.map(|excess| words.excess(excess)).unwrap_or_default();
    let partly = |place: &Place| place.marks.first() != Some(&place.span);
    let label = if partly(&finding.child) { words.word("label.added") } else { &by };
    let mut snippets = Vec::new();
    snippets.extend(excerpt(report, &finding.child, label, words.word("label.child")));
    if let Some(parent) = &finding.parent {
        // Of what cannot be compared it is not known whether it is kept.
        let is_lost = partly(parent) && finding.shift != Shift::Incomparable;
        let label = if is_lost { words.word("label.lost") } else { "" };
        snippets.extend(excerpt(report, parent, label, words.word("label.parent")));
    }
    for peer in &finding.peers {
        snippets.extend(excerpt(report, &peer.place, "", words.word("label.peer")));
    }
    for place in &finding.also {
        let caption = if directive_is(place, &finding.child) { "label.child" } else { "label.also" };
        snippets.extend(excerpt(report, place, "", words.word(caption)));
    }
    let notes = notes::of(judged, words);
    let level = color(judged.level);
    let message = words.message(finding);
    snippet::draw(&Notice { level, head, message, snippets, notes }, style)
}

fn directive_is(place: &Place, child: &Place) -> bool {
    place.directive == child.directive
}

fn color(level: Level) -> snippet::Level {
    match level {
        Level::Error => snippet::Level::Error,
        Level::Warn => snippet::Level::Warn,
        Level::Info => snippet::Level::Info,
    }
}

/// The document of a place with its marks labelled.
fn excerpt<'a>(report: &'a Report, place: &Place, label: &str, caption: &str) -> Option<Snippet<'a>> {
    let directive = report.directives.get(place.directive)?;
    let source = report.sources.get(directive.source)?;
    let marks = place.marks.iter().enumerate();
    let labels = marks.map(|(i, mark)| (*mark, if i == 0 { label.to_owned() } else { String::new() })).collect();
    Some(document(source, directive.span, labels, caption))
}

/// A document of a file with parts labelled, from the line before the first of them; offsets are those of the file.
fn document<'a>(source: &'a Source, within: Span, labels: Vec<(Span, String)>, caption: &str) -> Snippet<'a> {
    let line = |offset: usize| source.line_of(offset.min(source.text.len())).start as usize;
    let begin = line(within.range().start);
    let first = labels.iter().map(|(span, _)| span.range().start).min().unwrap_or(begin);
    let from = line(line(first).saturating_sub(1)).max(begin);
    let text = source.text.get(from..).unwrap_or_default();
    let (first_line, _) = source.place(from);
    let shifted = labels.into_iter().map(|(span, text)| {
        let range = span.range();
        Label { span: range.start.saturating_sub(from)..range.end.saturating_sub(from), text }
    });
    Snippet { name: &source.name, text, first_line, labels: shifted.collect(), caption: caption.to_owned() }
}

fn fault(report: &Report, located: &Located, words: &Words<'_>, style: &Style) -> String {
    let fault = &located.fault;
    let title = words.fault_title(fault.code);
    let head = format!("{} {} {title}", words.level(Level::Error), fault.code.id());
    let message = words.fault(fault);
    let mut snippets = Vec::new();
    if let Some(source) = report.sources.get(located.source) {
        let mut labels = Vec::new();
        if fault.span != Span::NOWHERE {
            labels.push((fault.span, words.word("label.here").to_owned()));
        }
        if let Some(other) = fault.other {
            labels.push((other, words.word("label.first").to_owned()));
        }
        let start = labels.iter().map(|(span, _)| *span).min().unwrap_or_default();
        snippets.push(document(source, start, labels, ""));
        if let Some((also, span)) = located.also
            && let Some(source) = report.sources.get(also)
        {
            snippets.push(document(source, span, vec![(span, String::new())], words.word("label.also")));
        }
    }
    let help = words.fault_help(fault);
    let notes = if help.is_empty() { Vec::new() } else { vec![(words.word("note.help").to_owned(), help)] };
    snippet::draw(&Notice { level: snippet::Level::Error, head, message, snippets, notes }, style)
}

fn summary_table(report: &Report, words: &Words<'_>, style: &Style) -> String {
    let mut before = None;
    let rows = report.shown().map(|judged| {
        let mut row = row(judged, words);
        if before == Some(&judged.finding.task) {
            // A task named on the line before is not named again.
            row.first_mut().map(std::mem::take);
        }
        before = Some(&judged.finding.task);
        row
    });
    let rows = rows.collect();
    table(&columns(words), rows, style)
}

fn row(judged: &Judged, words: &Words<'_>) -> Vec<Cell> {
    let finding = &judged.finding;
    let dimension = finding.dimension.as_deref().and_then(|id| words.book.dimension(id));
    let dimension = dimension.map_or_else(|| words.title(finding), |d| words.of(&d.title));
    let subject = finding.subject.as_ref().map(|s| format!(" · {s}")).unwrap_or_default();
    let (said, ink) = verdict::of(judged, words);
    let parent = finding.parent.as_ref().map_or_else(|| words.word("table.unsaid").to_owned(), |p| p.text.clone());
    vec![
        finding.task.clone().unwrap_or_default().into(),
        format!("{dimension}{subject}").into(),
        parent.into(),
        finding.child.text.clone().into(),
        change(finding, words).into(),
        Cell::from(said).ink(ink),
    ]
}

/// The faults alone.
#[must_use]
pub fn faults(report: &Report, words: &Words<'_>, style: &Style) -> String {
    report.faults.iter().map(|located| fault(report, located, words, style) + "\n").collect()
}

/// The faults of files read alone, and one sentence.
#[must_use]
pub fn validation(report: &Report, words: &Words<'_>, style: &Style, quiet: bool) -> String {
    let mut out = faults(report, words, style);
    if !quiet {
        let (text, ink) = verdict::of_reading(report, words);
        out.push_str(&style.paint(ink, &text));
        out.push('\n');
    }
    out
}

/// The closing sentence.
#[must_use]
pub fn closing(report: &Report, words: &Words<'_>, style: &Style) -> String {
    let (text, ink) = verdict::sentence(report, words);
    super::wrap::wrap(&style.plain(&text), style.width(), "", "")
        .iter()
        .map(|line| style.paint(ink, line))
        .collect::<Vec<_>>()
        .join("\n")
}
