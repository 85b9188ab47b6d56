//! `jiama diff PARENT CHILD`: the whole comparison side by side; never fails the gate.

use super::sheet::Gate;
use super::{Desk, Output, check};
use crate::cli::Format;
use crate::compare::{Comparer, Row};
use crate::lineage::Line;
use crate::render::table::Cell;
use crate::render::{Style, html, pretty, side_by_side};
use crate::report::{FailOn, Report};

pub(super) fn run(desk: &Desk<'_>, parent: &str, child: &str) -> Output {
    let mut report = check::report(desk, parent, &[child.to_owned()]);
    report.all = true;
    let gate = Gate { fail_on: FailOn::Never, compared: true };
    desk.reported_as(&report, gate, |sheet| match sheet.format {
        Format::Pretty => Some(text(desk, &report, &sheet.style)),
        Format::Html => Some(html::comparison(&report, lines(desk, &report).concat(), &desk.words)),
        _ => None,
    })
}

/// Every demand of each child and of those above it, as lines of a table.
fn lines(desk: &Desk<'_>, report: &Report) -> Vec<Vec<Vec<Cell>>> {
    let comparer = Comparer { book: desk.book, calendar: desk.calendar };
    let of_line = |line: &Line<'_>| {
        let rows: Vec<Row> = comparer.side_by_side(line, &line.matched());
        let new_tasks = report.findings.iter().filter(|j| j.finding.dimension.is_none()).map(|j| &j.finding);
        side_by_side::lines(&rows, new_tasks, &desk.words)
    };
    check::lines(report).iter().map(of_line).collect()
}

/// A table of each pair, what could not be read, and what it comes to.
fn text(desk: &Desk<'_>, report: &Report, style: &Style) -> String {
    let tables = lines(desk, report).into_iter().map(|lines| side_by_side::table(lines, &desk.words, style) + "\n");
    let mut text: String = tables.collect();
    if !report.faults.is_empty() {
        text.push_str(&pretty::faults(report, &desk.words, style));
    }
    text + &pretty::closing(report, &desk.words, style) + "\n"
}
