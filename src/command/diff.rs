//! `jiama diff PARENT CHILD`: the whole comparison side by side; never fails the gate.

use super::sheet::Gate;
use super::{Desk, Output, check};
use crate::compare::{Comparer, Row};
use crate::render::{Style, pretty, side_by_side};
use crate::report::{FailOn, Report};

pub(super) fn run(desk: &Desk<'_>, parent: &str, child: &str) -> Output {
    let mut report = check::report(desk, parent, &[child.to_owned()]);
    report.all = true;
    let gate = Gate { fail_on: FailOn::Never, compared: true };
    desk.reported(&report, gate, |style| text(desk, &report, style))
}

/// A table of each pair, what could not be read, and what it comes to.
fn text(desk: &Desk<'_>, report: &Report, style: &Style) -> String {
    let mut text = String::new();
    for line in check::lines(report) {
        let comparer = Comparer { book: desk.book, calendar: desk.calendar };
        let rows: Vec<Row> = comparer.side_by_side(&line, &line.matched());
        let new_tasks = report.findings.iter().filter(|j| j.finding.dimension.is_none()).map(|j| &j.finding);
        text.push_str(&side_by_side::table(&rows, new_tasks, &desk.words, style));
        text.push('\n');
    }
    if !report.faults.is_empty() {
        text.push_str(&pretty::faults(report, &desk.words, style));
    }
    text + &pretty::closing(report, &desk.words, style) + "\n"
}
