//! `jiama validate FILE…`: reads each directive alone.

use super::sheet::Gate;
use super::{Desk, Output};
use crate::render::pretty;
use crate::report::Report;

pub(super) fn run(desk: &Desk<'_>, files: &[String]) -> Output {
    let mut report = Report::default();
    for file in files {
        desk.load(file, &mut report);
    }
    let gate = Gate { fail_on: desk.common.fail_on, compared: false };
    desk.reported(&report, gate, |style| pretty::validation(&report, &desk.words, style, desk.common.quiet))
}
