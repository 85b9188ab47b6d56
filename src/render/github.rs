//! Workflow commands of GitHub Actions: each finding an annotation on its line. A step shows ten of each level, so the gravest
//! come first and the rest follows as plain lines of the log; the step summary has them all.

use super::brief::{Brief, shown};
use super::checkout::Checkout;
use super::verdict;
use super::words::Words;
use crate::report::Report;
use crate::rule::Level;

/// Annotations of one level that GitHub shows for a step.
const SHOWN: usize = 10;

/// The report as workflow commands.
#[must_use]
pub fn report(report: &Report, words: &Words<'_>, checkout: &Checkout) -> String {
    let faults = report.faults.iter().map(|located| (Kind::Error, Brief::of_fault(report, located, words)));
    let findings = Report::worst_first(report.shown()).into_iter().map(|judged| {
        let kind = if judged.is_open() { Kind::of(judged.level) } else { Kind::Notice };
        (kind, Brief::of(report, judged, words))
    });
    let (mut out, mut rest) = (String::new(), Vec::new());
    let mut shown = [0; 3];
    for (kind, brief) in faults.chain(findings) {
        match shown.get_mut(kind as usize).filter(|shown| **shown < SHOWN) {
            Some(shown) => {
                *shown += 1;
                out.push_str(&annotation(kind, &brief, checkout));
            }
            None => rest.push(plain(&brief, checkout, words)),
        }
    }
    if !rest.is_empty() {
        let title = words.say("github.rest", &[("n", &rest.len().to_string())]);
        out.push_str(&format!("::group::{}\n{}::endgroup::\n", data(&title), rest.concat()));
    }
    out.push_str(&verdict::sentence(report, words).0);
    out.push('\n');
    out
}

/// The kinds of annotation.
#[derive(Clone, Copy)]
enum Kind {
    Error,
    Warning,
    Notice,
}

impl Kind {
    fn of(level: Level) -> Self {
        match level {
            Level::Error => Self::Error,
            Level::Warn => Self::Warning,
            Level::Info => Self::Notice,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Notice => "notice",
        }
    }
}

fn annotation(kind: Kind, brief: &Brief<'_>, checkout: &Checkout) -> String {
    let spot = &brief.spot;
    let mut place = format!("file={}", property(&shown(&checkout.path(spot))));
    if !spot.is_whole() {
        place.push_str(&format!(",line={},endLine={}", spot.line, spot.end_line));
        // Columns of an annotation over several lines are refused.
        if spot.line == spot.end_line {
            place.push_str(&format!(",col={},endColumn={}", spot.column, spot.end_column));
        }
    }
    let title = property(&format!("{} {}", brief.rule, brief.title));
    format!("::{} {place},title={title}::{}\n", kind.name(), data(&brief.lines()))
}

/// A line of the log. It begins with the level, and nothing in it can be taken for a command.
fn plain(brief: &Brief<'_>, checkout: &Checkout, words: &Words<'_>) -> String {
    let spot = &brief.spot;
    let file = shown(&checkout.path(spot));
    let line =
        format!("{} {} {file}:{}:{}: {}", words.level(brief.level), brief.rule, spot.line, spot.column, brief.message);
    line.replace("##[", "## [") + "\n"
}

/// Text after the second pair of colons.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
