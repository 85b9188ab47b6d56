//! What a run comes to, and what one finding comes to, in words and their colour.

use super::aside;
use super::audit::thousands;
use super::overview;
use super::side_by_side::ink;
use super::style::Ink;
use super::words::Words;
use crate::report::{Audit, Judged, Report, Verdict};
use crate::rule::Level;

/// What a finding comes to, once waivers and licences are looked at.
#[must_use]
pub fn of<'a>(judged: &Judged, words: &Words<'a>) -> (&'a str, Ink) {
    let shift = judged.finding.shift;
    aside::verdict(judged, words).unwrap_or_else(|| (words.shift(shift), ink(shift)))
}

/// What a run comes to, in one sentence.
#[must_use]
pub fn sentence(report: &Report, words: &Words<'_>) -> (String, Ink) {
    let number = |n: usize| n.to_string();
    let (error, warn, info) = (report.count(Level::Error), report.count(Level::Warn), report.count(Level::Info));
    let one = report.compared() == 1;
    let (key, ink) = match report.verdict() {
        Verdict::Nothing => ("summary.nothing", Ink::Yellow),
        Verdict::Incomplete => ("summary.incomplete", Ink::Red),
        Verdict::Escalated => ("summary.escalated", Ink::Red),
        Verdict::Clear if warn + info > 0 => ("summary.noted", Ink::Yellow),
        Verdict::Clear if one => ("summary.clear.one", Ink::Green),
        Verdict::Clear => ("summary.clear", Ink::Green),
    };
    let (key, ink) = match report.untouched_since() {
        Some(_) => ("summary.untouched", Ink::Green),
        None => (key, ink),
    };
    let blanks = [
        ("revision", report.untouched_since().unwrap_or_default().to_owned()),
        ("pairs", number(report.compared())),
        ("error", number(error)),
        ("warn", number(warn)),
        ("info", number(info)),
        ("faults", number(report.faults.len())),
    ];
    let blanks: Vec<(&str, &str)> = blanks.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let mut text = words.say(key, &blanks);
    text.push_str(&aside::counted(report, words));
    (text, ink)
}

/// What an audit comes to, a sentence a line: how many directives add burden, how much was found, what is missing from that.
#[must_use]
pub fn of_audit(report: &Report, audit: &Audit, words: &Words<'_>) -> Vec<(String, Ink)> {
    let whole = &audit.tally.whole;
    let (key, ink) = match (whole.compared, whole.escalated) {
        (0, _) => ("audit.verdict.nothing", Ink::Yellow),
        (_, 0) => ("audit.verdict.clear", Ink::Green),
        _ => ("audit.verdict.escalated", Ink::Red),
    };
    let blanks = [
        ("compared", thousands(whole.compared)),
        ("escalated", thousands(whole.escalated)),
        ("rate", overview::rate(words, whole)),
        ("directives", thousands(audit.edges.directives)),
        ("error", thousands(whole.counts.error)),
        ("warn", thousands(whole.counts.warn)),
        ("info", thousands(whole.counts.info)),
        ("n", thousands(report.faults.len())),
    ];
    let blanks: Vec<(&str, &str)> = blanks.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let mut lines = vec![(words.say(key, &blanks), ink), (words.say("audit.counts", &blanks), Ink::Dim)];
    if !report.faults.is_empty() {
        lines.push((words.say("audit.unread", &blanks), Ink::Red));
    }
    lines
}

/// What reading files alone comes to, in one sentence.
#[must_use]
pub fn of_reading(report: &Report, words: &Words<'_>) -> (String, Ink) {
    let (n, key, one, ink) = match (report.faults.len(), report.directives.len()) {
        (0, 0) => (0, "summary.nothing", "summary.nothing", Ink::Yellow),
        (0, n) => (n, "summary.valid", "summary.valid.one", Ink::Green),
        (n, _) => (n, "summary.broken", "summary.broken.one", Ink::Red),
    };
    let number = n.to_string();
    (words.say(if n == 1 { one } else { key }, &[("directives", &number), ("faults", &number)]), ink)
}
