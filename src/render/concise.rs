//! One line a finding or fault: `区.yaml:7:11: 错误 JM201 时限比上级提前15天`.

use super::aside;
use super::pretty;
use super::safe;
use super::style::{Ink, Style};
use super::words::Words;
use crate::report::Report;
use crate::rule::Level;
use crate::yaml::Span;

/// The report, one line each; without the closing line where `quiet`.
#[must_use]
pub fn report(report: &Report, words: &Words<'_>, style: &Style, quiet: bool) -> String {
    let mut out = String::new();
    let mut line = |source: usize, span: Span, level: Level, rule: &str, message: &str| {
        let source = report.sources.get(source);
        let name = source.map_or("", |s| s.name.as_str());
        let (row, column) = source.filter(|_| span != Span::NOWHERE).map_or((1, 1), |s| s.place(span.start as usize));
        let ink = match level {
            Level::Error => Ink::Red,
            Level::Warn => Ink::Yellow,
            Level::Info => Ink::Cyan,
        };
        let level = style.paint(ink, words.level(level));
        let (name, message) = (safe::line(name, style), safe::line(message, style));
        out.push_str(&format!("{name}:{row}:{column}: {level} {rule} {}\n", style.plain(&message)));
    };
    for judged in report.shown() {
        let finding = &judged.finding;
        let source = report.directives.get(finding.child.directive).map_or(usize::MAX, |d| d.source);
        let subject =
            finding.subject.as_ref().map(|s| words.say("concise.subject", &[("subject", s)])).unwrap_or_default();
        let aside = aside::verdict(judged, words).map(|(word, _)| words.say("concise.aside", &[("word", word)]));
        let message = format!("{subject}{}{}", words.message(finding), aside.unwrap_or_default());
        line(source, finding.child.span, judged.level, &finding.rule, &message);
    }
    for located in &report.faults {
        let fault = &located.fault;
        line(located.source, fault.span, Level::Error, &fault.code.id(), &words.fault(fault));
    }
    for (stand, said) in super::chain::lines(report, words, style) {
        let Some(place) = &stand.place else { continue };
        let source = report.directives.get(place.directive).and_then(|d| report.sources.get(d.source));
        let name = source.map_or("", |s| s.name.as_str());
        let (row, column) = source.map_or((1, 1), |s| s.place(place.span.start as usize));
        let (name, said) = (safe::line(name, style), safe::line(&said, style));
        out.push_str(&format!("{name}:{row}:{column}: {}\n", style.plain(&said)));
    }
    // A line of its own tells what is not to be seen in the others.
    if !quiet && !aside::counted(report, words).is_empty() {
        out.push_str(&pretty::closing(report, words, style));
        out.push('\n');
    }
    out
}
