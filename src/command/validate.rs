//! `jiama validate FILE…`: reads each directive alone.

use super::{Desk, Output};
use crate::cli::Format;
use crate::render::pretty;
use crate::report::Report;

pub(super) fn run(desk: &Desk<'_>, files: &[String]) -> Output {
    let mut report = Report::default();
    for file in files {
        desk.load(file, &mut report);
    }
    let code = report.exit(desk.common.fail_on, false);
    let stdout = match desk.common.format {
        Format::Pretty => pretty::validation(&report, &desk.words, &desk.style, desk.common.quiet),
        _ => desk.rendered(&report),
    };
    Output { stdout, code, ..Output::default() }
}
