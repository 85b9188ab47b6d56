//! `jiama diff PARENT CHILD`: the whole comparison side by side; never fails the gate.

use super::{Desk, Output, check};
use crate::cli::Format;
use crate::compare::{Comparer, Row};
use crate::render::{pretty, side_by_side};
use crate::report::FailOn;

pub(super) fn run(desk: &Desk<'_>, parent: &str, child: &str) -> Output {
    let mut report = check::report(desk, parent, &[child.to_owned()]);
    report.all = true;
    let code = report.exit(FailOn::Never, true);
    if desk.common.format != Format::Pretty {
        return Output { stdout: desk.rendered(&report), code, ..Output::default() };
    }
    let mut stdout = String::new();
    for line in check::lines(&report) {
        let comparer = Comparer { book: desk.book, calendar: desk.calendar };
        let rows: Vec<Row> = comparer.side_by_side(&line, &line.matched());
        let new_tasks = report.findings.iter().filter(|j| j.finding.dimension.is_none()).map(|j| &j.finding);
        stdout.push_str(&side_by_side::table(&rows, new_tasks, &desk.words, &desk.style));
        stdout.push('\n');
    }
    if !report.faults.is_empty() {
        stdout.push_str(&pretty::faults(&report, &desk.words, &desk.style));
    }
    stdout.push_str(&pretty::closing(&report, &desk.words, &desk.style));
    stdout.push('\n');
    Output { stdout, code, ..Output::default() }
}
