//! `jiama audit PATH…` and `jiama stats PATH…`: every directive under the paths, each beside all that stands above it.

mod compose;
mod crew;
mod descend;
mod heavy;
mod paths;

use super::sheet::Gate;
use super::{Desk, Output};
use crate::archive::{Chosen, Touched, gather, link};
use crate::cli::View;
use crate::compare::Comparer;
use crate::policy::Policy;
use crate::render::{Style, pretty};
use crate::report::{Audit, Report, Tally};
use crate::source::inputs::{LeftOut, Options, list};
use compose::Composer;
use crew::{Crew, Step};
use descend::Descent;
use paths::{changed, ids_before, named};
use std::sync::Arc;

pub(super) fn run(desk: &Desk<'_>, paths: &[String], view: &View, with_findings: bool) -> Output {
    let progress = !view.no_progress && desk.around.error_terminal;
    let mut crew = Crew { desk, jobs: view.jobs, progress, spent: Vec::new() };
    match report(&mut crew, paths, view, with_findings) {
        Ok(report) => {
            let stderr = if view.stats { crew.report(&report) } else { String::new() };
            let gate = Gate { fail_on: desk.common.fail_on, compared: true };
            let pretty = |style: &Style| pretty::report(&report, &desk.words, style, desk.common.quiet);
            Output { stderr, ..desk.reported(&report, gate, pretty) }
        }
        Err(misused) => misused,
    }
}

/// The report of everything under some paths, in silence.
pub(super) fn whole(desk: &Desk<'_>, paths: &[String]) -> Result<Report, Output> {
    let mut crew = Crew { desk, jobs: None, progress: false, spent: Vec::new() };
    report(&mut crew, paths, &View::default(), true)
}

/// What the configuration leaves out of folders; nothing is asked where it leaves nothing out.
fn left_out(policy: &Policy) -> Option<LeftOut> {
    let policy = policy.clone();
    let some = !policy.ignore.is_empty() || !policy.beside.is_empty();
    some.then(|| -> LeftOut { Arc::new(move |name, _| policy.ignores(name)) })
}

fn report(crew: &mut Crew<'_>, paths: &[String], view: &View, with_findings: bool) -> Result<Report, Output> {
    let desk = crew.desk;
    let paths = named(desk, paths, view)?;
    let changed = changed(desk, &paths, view)?;
    let stdin_name = desk.common.stdin_name.as_deref().unwrap_or("-");
    let left_out = left_out(&desk.settings.policy);
    let listing = list(&paths, &Options { stdin: &desk.around.stdin, stdin_name, left_out });
    let archive = crew.work(Step::Read, listing.inputs.len(), |done| gather(desk.book, listing, done));
    let links = crew.work(Step::Link, 0, |_| link(&archive));
    let chosen = changed.as_ref().map(|changed| {
        let touched = Touched { file: &|name| changed.touches(name), ids: ids_before(desk, changed) };
        Chosen::of(&archive, &links, &touched)
    });
    let (archive, links, chosen) = (&archive, &links, chosen.as_ref());
    let compare = |done: &(dyn Fn() + Sync)| Descent { desk, archive, links, chosen, done }.all();
    let outcome = crew.work(Step::Compare, archive.cards.len(), compare);
    let comparer = Comparer { book: desk.book, calendar: desk.calendar };
    let compose = |_: &(dyn Fn() + Sync)| Composer { comparer, archive, links, chosen }.report(outcome, view.top);
    let mut report = crew.work(Step::Compose, 0, compose);
    report.all = desk.common.all;
    let found = std::mem::take(&mut report.findings);
    desk.settle(found, &mut report);
    if let Some(mut audit) = report.audit.take() {
        audit.tally = Tally::of(desk.book, &audit.edges, &report);
        let since = view.changed_since.clone().filter(|_| !archive.cards.is_empty());
        report.audit = Some(Audit { by: view.by, top: view.top, with_findings, since, ..audit });
    }
    Ok(report)
}
