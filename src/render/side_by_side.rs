//! The whole comparison of two directives as a table: what is the same, lighter and heavier.

use super::style::{Ink, Style};
use super::table::{Cell, Column, table as draw};
use super::words::Words;
use crate::compare::Row;
use crate::finding::Finding;
use crate::rule::Shift;

/// The lines of a comparison, drawn.
#[must_use]
pub fn table(lines: Vec<Vec<Cell>>, words: &Words<'_>, style: &Style) -> String {
    draw(&columns(words), lines, style)
}

/// The rows of the comparison, then the tasks that have no counterpart, as lines of cells.
#[must_use]
pub fn lines<'a>(rows: &[Row], new_tasks: impl Iterator<Item = &'a Finding>, words: &Words<'_>) -> Vec<Vec<Cell>> {
    rows.iter().map(|row| line(row, words)).chain(new_tasks.map(|finding| new_task(finding, words))).collect()
}

/// What changed from one version of a directive to the next.
#[must_use]
pub fn versions(rows: &[Row], words: &Words<'_>, style: &Style) -> String {
    let lines = rows.iter().map(|row| {
        let mut cells = line(row, words);
        // What a later version does not say any more is gone: there is nobody it could be taken on from.
        if row.child.is_none() {
            cells.pop();
            cells.push(Cell::from(words.word("driver.gone")).ink(Ink::Green));
        }
        cells
    });
    draw(&titled(["driver.old", "driver.new"], words), lines.collect(), style)
}

/// The columns of a comparison.
pub(super) fn columns(words: &Words<'_>) -> Vec<Column> {
    titled(["table.parent", "table.child"], words)
}

fn titled([above, below]: [&'static str; 2], words: &Words<'_>) -> Vec<Column> {
    let column = |key: &'static str, keep| Column { title: words.word(key).to_owned(), keep, right: false };
    vec![
        column("table.task", false),
        column("table.dimension", false),
        column(above, false),
        column(below, false),
        column("table.change", false),
        column("table.verdict", true),
    ]
}

/// The colour of a shift.
pub(super) fn ink(shift: Shift) -> Ink {
    match shift {
        Shift::Heavier | Shift::New => Ink::Red,
        Shift::Incomparable => Ink::Yellow,
        Shift::Lighter | Shift::Dropped => Ink::Green,
        Shift::Restored => Ink::Cyan,
    }
}

/// What changed, in a few words.
pub(super) fn change(finding: &Finding, words: &Words<'_>) -> String {
    match (&finding.excess, finding.terms.is_empty()) {
        (_, false) => words.list(&finding.terms),
        (Some(excess), true) => words.excess(excess),
        (None, true) => finding.rungs.as_ref().map_or_else(
            || words.word("table.nothing").to_owned(),
            |(p, c)| words.say("table.rungs", &[("parent", &words.rung(&p.word)), ("child", &words.rung(&c.word))]),
        ),
    }
}

fn line(row: &Row, words: &Words<'_>) -> Vec<Cell> {
    let title = words.book.dimensions.get(row.dimension).map_or("", |d| words.of(&d.title));
    let subject = row.subject.as_ref().map(|s| format!(" · {s}")).unwrap_or_default();
    let said =
        |text: &Option<String>, silent: &'static str| text.clone().unwrap_or_else(|| words.word(silent).to_owned());
    let changes: Vec<String> = row.findings.iter().map(|f| change(f, words)).collect();
    let verdict = match row.findings.first() {
        Some(first) => {
            let shifts: Vec<&str> = row.findings.iter().map(|f| words.shift(f.shift)).collect();
            Cell::from(shifts.join(words.word("list.separator"))).ink(ink(first.shift))
        }
        None if row.child.is_none() => Cell::from(words.word("shift.taken-on")).ink(Ink::Dim),
        None => Cell::from(words.word("shift.same")).ink(Ink::Dim),
    };
    let change = if changes.is_empty() {
        words.word("table.nothing").to_owned()
    } else {
        changes.join(words.word("list.separator"))
    };
    vec![
        row.task.clone().unwrap_or_default().into(),
        format!("{title}{subject}").into(),
        said(&row.parent, "table.unsaid").into(),
        said(&row.child, "table.unsaid").into(),
        change.into(),
        verdict,
    ]
}

fn new_task(finding: &Finding, words: &Words<'_>) -> Vec<Cell> {
    vec![
        finding.task.clone().unwrap_or_default().into(),
        words.word("table.whole-task").into(),
        words.word("table.unsaid").into(),
        finding.child.text.clone().into(),
        words.word("table.nothing").into(),
        Cell::from(words.shift(finding.shift)).ink(ink(finding.shift)),
    ]
}
