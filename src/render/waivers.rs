//! Waivers as a table, as one line each, or as JSON.

use super::object;
use super::style::{Ink, Style};
use super::table::{Cell, Column, table as draw};
use super::words::Words;
use super::{concise, json, pretty, safe, wrap};
use crate::directive::Word;
use crate::policy::waiver::{Listed, State, missing};
use crate::report::Report;
use serde_json::json;

/// Every state, the soundest first.
const STATES: [State; 6] =
    [State::InForce, State::Expiring, State::Expired, State::Incomplete, State::OverBound, State::Unused];

fn name(state: State, words: &Words<'_>) -> String {
    words
        .word(match state {
            State::InForce => "waivers.in-force",
            State::Expiring => "waivers.expiring",
            State::Expired => "waivers.expired",
            State::Incomplete => "waivers.incomplete",
            State::OverBound => "waivers.over-bound",
            State::Unused => "waivers.unused",
        })
        .to_owned()
}

fn ink(state: State) -> Ink {
    match state {
        State::InForce => Ink::Green,
        State::Expiring | State::Unused => Ink::Yellow,
        State::Expired | State::Incomplete | State::OverBound => Ink::Red,
    }
}

/// The state, with what is left out.
fn state(listed: &Listed<'_>, words: &Words<'_>) -> String {
    let name = name(listed.state, words);
    let lacks: Vec<&str> = missing(listed.waiver).into_iter().map(|key| words.word(key)).collect();
    if listed.state != State::Incomplete || lacks.is_empty() {
        return name;
    }
    words.say("waivers.lacks", &[("state", &name), ("list", &lacks.join(words.word("list.separator")))])
}

/// What it covers: the dimension, and the subject within it.
fn covers(listed: &Listed<'_>, words: &Words<'_>) -> String {
    let title = words.book.dimensions.get(listed.waiver.dimension).map_or("", |d| words.of(&d.title));
    let subject = listed.waiver.subject.as_ref().map(|word| format!(" · {}", word.text)).unwrap_or_default();
    format!("{title}{subject}")
}

/// The task it is for, else the directive.
fn task(report: &Report, listed: &Listed<'_>) -> String {
    let of_directive = || report.directives.get(listed.directive).and_then(|d| d.name()).map(str::to_owned);
    listed.waiver.task.as_ref().map(|word| word.text.clone()).or_else(of_directive).unwrap_or_default()
}

fn said(word: &Option<Word>) -> String {
    word.as_ref().map(|word| word.text.clone()).unwrap_or_default()
}

/// The waivers as a table, what could not be read, and one sentence unless `quiet`.
#[must_use]
pub fn table(report: &Report, listed: &[Listed<'_>], words: &Words<'_>, style: &Style, quiet: bool) -> String {
    let column = |key: &'static str, keep| Column { title: words.word(key).to_owned(), keep, right: false };
    let columns = [
        column("waivers.state", false),
        column("table.task", false),
        column("waivers.covers", false),
        column("waiver.up-to", false),
        column("waiver.authority", false),
        column("waiver.until", false),
    ];
    let row = |one: &Listed<'_>| {
        let waiver = one.waiver;
        vec![
            Cell::from(state(one, words)).ink(ink(one.state)),
            task(report, one).into(),
            covers(one, words).into(),
            said(&waiver.up_to).into(),
            said(&waiver.authority).into(),
            said(&waiver.until).into(),
        ]
    };
    let mut out = String::new();
    if !listed.is_empty() {
        out.push_str(&draw(&columns, listed.iter().map(row).collect(), style));
        out.push('\n');
    }
    out.push_str(&pretty::faults(report, words, style));
    if !quiet {
        for line in wrap::wrap(&style.plain(&sum(report, listed, words)), style.width(), "", "") {
            out.push_str(&line);
            out.push('\n');
        }
    }
    out
}

/// How many there are in each state.
fn sum(report: &Report, listed: &[Listed<'_>], words: &Words<'_>) -> String {
    if report.directives.is_empty() {
        return words.word("summary.nothing").to_owned();
    }
    if listed.is_empty() {
        return words.word("waivers.none").to_owned();
    }
    let count = |of: &State| listed.iter().filter(|one| one.state == *of).count();
    let counted = STATES
        .iter()
        .filter(|state| count(state) > 0)
        .map(|state| words.say("waivers.count", &[("state", &name(*state, words)), ("n", &count(state).to_string())]));
    let counted = counted.collect::<Vec<_>>().join(words.word("list.separator"));
    words.say("waivers.sum", &[("n", &listed.len().to_string()), ("list", &counted)])
}

/// One line a waiver, then what could not be read.
#[must_use]
pub fn lines(report: &Report, listed: &[Listed<'_>], words: &Words<'_>, style: &Style) -> String {
    let line = |one: &Listed<'_>| {
        let source = report.directives.get(one.directive).and_then(|d| report.sources.get(d.source));
        let (row, column) = source.map_or((1, 1), |s| s.place(one.waiver.span.start as usize));
        let [up_to, authority, until] = [&one.waiver.up_to, &one.waiver.authority, &one.waiver.until].map(said);
        let covers = format!("{} · {}", task(report, one), covers(one, words));
        let blanks = [
            ("state", &*state(one, words)),
            ("covers", &covers),
            ("up-to", &up_to),
            ("authority", &authority),
            ("until", &until),
        ];
        let text = words.say_with_optional("waivers.line", &blanks);
        let (file, text) = (safe::line(source.map_or("", |s| &s.name), style), safe::line(&text, style));
        format!("{file}:{row}:{column}: {}\n", style.plain(&text))
    };
    let listed: String = listed.iter().map(line).collect();
    listed + &concise::faults(report, words, style)
}

/// The waivers as one JSON object.
#[must_use]
pub fn json(report: &Report, listed: &[Listed<'_>], words: &Words<'_>) -> String {
    let of = |one: &Listed<'_>| {
        let waiver = one.waiver;
        let directive = report.directives.get(one.directive);
        let source = directive.and_then(|d| report.sources.get(d.source));
        let (line, column) = source.map_or((1, 1), |s| s.place(waiver.span.start as usize));
        let text = |word: &Option<Word>| word.as_ref().map(|word| word.text.clone());
        let lacks = if one.state == State::Incomplete { missing(waiver) } else { Vec::new() };
        let lacks: Vec<&str> = lacks.into_iter().filter_map(|key| key.strip_prefix("waiver.")).collect();
        json!({
            "file": source.map_or("", |s| s.name.as_str()), "line": line, "column": column,
            "directive": directive.and_then(|d| d.head.id.as_ref().or(d.head.title.as_ref())).map(|w| &w.text),
            "dimension": words.book.dimensions.get(waiver.dimension).map(|d| &*d.id),
            "task": text(&waiver.task), "subject": text(&waiver.subject), "up_to": text(&waiver.up_to),
            "necessity": text(&waiver.necessity), "effect": text(&waiver.effect),
            "conditions": text(&waiver.conditions), "authority": text(&waiver.authority),
            "until": text(&waiver.until), "state": one.state, "missing": lacks,
        })
    };
    let whole = json!({
        "schema": "jiama/v1",
        "waivers": listed.iter().map(of).collect::<Vec<_>>(),
        "faults": json::faults(report, words),
    });
    object::pretty(&whole)
}
