//! `jiama audit PATH…` and `jiama stats PATH…`: every directive under the paths, each beside all that stands above it.

mod archived;
mod compose;
mod crew;
mod descend;
mod heavy;
mod outline;
mod outputs;
mod paths;

use super::fix::{Texts, offer, shown, work};
use super::sheet::Gate;
use super::{Desk, Output};
use crate::cli::{Fixing, View};
use crate::policy::Policy;
use crate::render::pretty;
use crate::report::Report;
use crate::source::inputs::{LeftOut, Options, list};
use archived::Archived;
use crew::Crew;
use outputs::Outputs;
use paths::{changed, ids_before, named};
use std::mem::forget;
use std::sync::Arc;

pub(super) fn run(desk: &Desk<'_>, paths: &[String], view: &View, with_findings: bool, fixing: Fixing) -> Output {
    let progress = !desk.common.no_progress && desk.around.error_terminal;
    let mut crew = Crew { desk, jobs: view.jobs, progress, spent: Vec::new() };
    let mut archived = match opened(&mut crew, paths, view) {
        Ok(archived) => archived,
        Err(misused) => return misused,
    };
    let mut look = archived.whole(view, with_findings);
    if !fixing.fix {
        offer(desk, &mut archived, &Texts::new(), &mut look);
        let output = printed(&archived, &look.report, view);
        // The program ends with this: to give back its memory piece by piece would take as long as to link an archive.
        forget(archived);
        return output;
    }
    let mut worked = work(desk.book, &mut archived, &look, fixing);
    let written = worked.files(&archived);
    if !fixing.diff {
        archived = archived.anew(&written);
        look = archived.whole(view, with_findings);
    }
    offer(desk, &mut archived, &Texts::new(), &mut look);
    worked.tell(&mut look);
    shown(desk, printed(&archived, &look.report, view), worked, written, fixing)
}

/// The report of everything under some paths, in silence.
pub(super) fn whole(desk: &Desk<'_>, paths: &[String]) -> Result<Report, Output> {
    let mut crew = Crew { desk, jobs: None, progress: false, spent: Vec::new() };
    let view = View::default();
    let mut archived = opened(&mut crew, paths, &view)?;
    Ok(archived.whole(&view, true).report)
}

fn printed(archived: &Archived<'_, '_>, report: &Report, view: &View) -> Output {
    let crew = archived.crew();
    let desk = crew.desk;
    let gate = Gate { fail_on: desk.common.fail_on, compared: true };
    let output = desk.reported(report, gate, |style| pretty::report(report, &desk.words, style, desk.common.quiet));
    // What was asked wrongly is said alone.
    let spent = if view.stats && output.stderr.is_empty() { crew.report(report) } else { String::new() };
    Output { stderr: output.stderr + &spent, ..output }
}

/// What is left out of folders: what the configuration ignores, and reports of earlier runs. Nothing is asked where that is nothing.
fn left_out(policy: &Policy, outputs: &Arc<Outputs>) -> Option<LeftOut> {
    let (policy, outputs) = (policy.clone(), outputs.clone());
    let some = !policy.ignore.is_empty() || !policy.beside.is_empty() || !outputs.is_empty();
    some.then(|| -> LeftOut { Arc::new(move |name, _| policy.ignores(name) || outputs.is_report(name)) })
}

/// The archive under some paths.
fn opened<'c, 'd>(crew: &'c mut Crew<'d>, paths: &[String], view: &View) -> Result<Archived<'c, 'd>, Output> {
    let desk = crew.desk;
    let paths = named(desk, paths, view)?;
    let changed = changed(desk, &paths, view)?;
    let stdin_name = desk.common.stdin_name.as_deref().unwrap_or("-");
    let outputs = Arc::new(Outputs::of(desk));
    let left_out = left_out(&desk.settings.policy, &outputs);
    let listing = list(&paths, &Options { stdin: &desk.around.stdin, stdin_name, left_out });
    if let Some(path) = outputs.overwriting(&listing.inputs) {
        return Err(desk.overwrites(path));
    }
    let touched = changed.map(|changed| {
        let ids = ids_before(desk, &changed);
        (changed, ids)
    });
    Ok(Archived::read(crew, listing, touched))
}
