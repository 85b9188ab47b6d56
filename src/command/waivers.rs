//! `jiama waivers FILE…`: each waiver of the files, with what it covers and how it stands. What only a parent could tell — whether
//! there is an escalation for it — is for `check`.

use super::sheet::Gate;
use super::{Desk, Output};
use crate::cli::Format;
use crate::policy::waiver::{Listed, Office, finding};
use crate::render::waivers;
use crate::report::{Judged, Report};

pub(super) fn run(desk: &Desk<'_>, files: &[String]) -> Output {
    let mut report = Report::default();
    for file in files {
        desk.load(file, &mut report);
    }
    let office = Office { book: desk.book, calendar: desk.calendar, today: desk.today };
    let (mut listed, mut found): (Vec<Listed<'_>>, Vec<Judged>) = (Vec::new(), Vec::new());
    for (index, directive) in report.directives.iter().enumerate() {
        for waiver in &directive.bind.waivers {
            let state = office.state_alone(waiver, directive);
            listed.push(Listed { directive: index, waiver, state });
            found.extend(finding(desk.book, waiver, state, (index, directive)).map(|finding| desk.judged(finding)));
        }
    }
    report.findings = found;
    let gate = Gate { fail_on: desk.common.fail_on, compared: false };
    desk.reported_as(&report, gate, |sheet| match sheet.format {
        Format::Json => Some(waivers::json(&report, &listed, &desk.words)),
        Format::Concise => Some(waivers::lines(&report, &listed, &desk.words, &sheet.style)),
        Format::Pretty => Some(waivers::table(&report, &listed, &desk.words, &sheet.style, desk.common.quiet)),
        // What is amiss with a waiver is a finding like any other.
        _ => None,
    })
}
