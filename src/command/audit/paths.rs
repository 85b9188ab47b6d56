//! Which paths an audit was given, and which of their files were touched.

use crate::archive::gather;
use crate::cli::View;
use crate::command::{Desk, Output};
use crate::fault::Fault;
use crate::source::Changed;
use crate::source::inputs::{Options, is_text, list, names};
use std::io;
use std::path::PathBuf;

/// The paths of the command line and those of the list it names.
pub(super) fn named(desk: &Desk<'_>, paths: &[String], view: &View) -> Result<Vec<PathBuf>, Output> {
    let mut all: Vec<PathBuf> = paths.iter().map(PathBuf::from).collect();
    let Some(list) = &view.files_from else { return Ok(all) };
    let read: io::Result<Vec<u8>> = if list == "-" { (desk.around.stdin)() } else { std::fs::read(list) };
    let read = read.map_err(|_| {
        let help = desk.words.word("usage.list-help").to_owned();
        desk.misused(desk.words.say("usage.no-list", &[("file", list)]), help)
    })?;
    all.extend(names(&read).map_err(|fault| misused(desk, &fault))?);
    Ok(all)
}

/// What was touched since the revision that is named; `None` where none is.
pub(super) fn changed(desk: &Desk<'_>, paths: &[PathBuf], view: &View) -> Result<Option<Changed>, Output> {
    let Some(reference) = &view.changed_since else { return Ok(None) };
    crate::source::changed_since(reference, paths).map(Some).map_err(|fault| misused(desk, &fault))
}

/// The ids of what was touched, as they were before.
pub(super) fn ids_before(desk: &Desk<'_>, changed: &Changed) -> Vec<String> {
    let before: Vec<PathBuf> = changed.before.iter().filter(|path| is_text(path)).map(PathBuf::from).collect();
    if before.is_empty() {
        return Vec::new();
    }
    let listing = list(&before, &Options { stdin: &desk.around.stdin, stdin_name: "-", left_out: None });
    let archive = gather(desk.book, listing, &|| ());
    let cards = archive.cards.into_iter().filter_map(|card| card.id);
    cards.chain(archive.broken.into_iter().filter_map(|broken| broken.id)).map(|name| name.word.into()).collect()
}

fn misused(desk: &Desk<'_>, fault: &Fault) -> Output {
    desk.misused(desk.words.fault(fault), desk.words.fault_help(fault))
}
