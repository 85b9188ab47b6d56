//! One line a finding or fault: `区.yaml:7:11: 错误 JM201 时限比上级提前15天`.

use super::aside;
use super::pretty;
use super::safe;
use super::spot::Spot;
use super::style::{Ink, Style};
use super::words::Words;
use crate::report::{Located, Report};
use crate::rule::Level;

/// The report, one line each; without the closing line where `quiet`.
#[must_use]
pub fn report(report: &Report, words: &Words<'_>, style: &Style, quiet: bool) -> String {
    let mut out = String::new();
    for judged in report.shown() {
        let finding = &judged.finding;
        let subject =
            finding.subject.as_ref().map(|s| words.say("concise.subject", &[("subject", s)])).unwrap_or_default();
        let aside = aside::verdict(judged, words).map(|(word, _)| words.say("concise.aside", &[("word", word)]));
        let message = format!("{subject}{}{}", words.message(finding), aside.unwrap_or_default());
        let head = style.paint(ink(judged.level), words.level(judged.level)) + " " + &finding.rule;
        out.push_str(&line(Spot::of(report, &finding.child), &head, &message, style));
    }
    out.push_str(&faults(report, words, style));
    for (stand, said) in super::chain::lines(report, words, style) {
        let Some(place) = &stand.place else { continue };
        let spot = Spot::of(report, place);
        let (row, column) = (spot.line, spot.column);
        let (name, said) = (safe::line(spot.file(), style), safe::line(&said, style));
        out.push_str(&format!("{name}:{row}:{column}: {}\n", style.plain(&said)));
    }
    // A line of its own tells what is not to be seen in the others.
    if !quiet && !aside::counted(report, words).is_empty() {
        out.push_str(&pretty::closing(report, words, style));
        out.push('\n');
    }
    out
}

/// What could not be read or judged, one line each.
pub(super) fn faults(report: &Report, words: &Words<'_>, style: &Style) -> String {
    let of = |located: &Located| {
        let head = style.paint(ink(Level::Error), words.level(Level::Error)) + " " + &located.fault.code.id();
        line(Spot::of_fault(report, located), &head, &words.fault(&located.fault), style)
    };
    report.faults.iter().map(of).collect()
}

fn ink(level: Level) -> Ink {
    match level {
        Level::Error => Ink::Red,
        Level::Warn => Ink::Yellow,
        Level::Info => Ink::Cyan,
    }
}

fn line(spot: Spot<'_>, head: &str, message: &str, style: &Style) -> String {
    let (name, message) = (safe::line(spot.file(), style), safe::line(message, style));
    format!("{name}:{}:{}: {head} {}\n", spot.line, spot.column, style.plain(&message))
}
