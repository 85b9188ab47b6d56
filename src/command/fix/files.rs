//! The files that a command names, the upper ones first: those of `jiama check`, with or without `--fix`, and of `jiama chain`.

use super::{Ground, Look, Named, Rewritten, Texts, offer, shown, work};
use crate::cli::Fixing;
use crate::command::load::Opened;
use crate::command::{Desk, Output, check};
use crate::report::Report;
use crate::source::Source;
use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// `jiama check`.
pub(in crate::command) fn run(desk: &Desk<'_>, parent: &str, children: &[String], fixing: Fixing) -> Output {
    let names = std::iter::once(parent).chain(children.iter().map(String::as_str)).collect();
    let found = |opened: Vec<Opened>| check::report_of(desk, opened);
    let mut files = Files { is_line: false, ..Files::open(desk, names, &found) };
    let mut look = files.look(&Texts::new(), None);
    if !fixing.fix {
        offer(desk, &mut files, &Texts::new(), &mut look);
        return check::reported(desk, &look.report);
    }
    let mut worked = work(desk.book, &mut files, &look, fixing);
    let written = worked.files(&files);
    let texts = if fixing.diff { Texts::new() } else { worked.texts.clone() };
    if !fixing.diff {
        look = files.look(&texts, None);
    }
    offer(desk, &mut files, &texts, &mut look);
    shown(desk, check::reported(desk, &look.report), worked, written, fixing)
}

/// What is found of files of which each stands under the one before and none is written; with what would put it right, where that is told.
pub(in crate::command) fn found(desk: &Desk<'_>, names: &[String], found: &dyn Fn(Vec<Opened>) -> Report) -> Report {
    let mut files = Files::open(desk, names.iter().map(String::as_str).collect(), found);
    let mut look = files.look(&Texts::new(), None);
    offer(desk, &mut files, &Texts::new(), &mut look);
    look.report
}

/// Files that were named.
struct Files<'a> {
    names: Vec<&'a str>,
    /// Whether each stands under the one before; else all under the first, to which nothing is done.
    is_line: bool,
    /// What is found of them.
    found: &'a dyn Fn(Vec<Opened>) -> Report,
    opened: Vec<Opened>,
    /// Where each can be written, once that is asked.
    paths: OnceCell<Vec<Option<PathBuf>>>,
}

impl<'a> Files<'a> {
    fn open(desk: &Desk<'_>, names: Vec<&'a str>, found: &'a dyn Fn(Vec<Opened>) -> Report) -> Self {
        let opened = names.iter().map(|name| desk.open(name)).collect();
        Self { names, is_line: true, found, opened, paths: OnceCell::new() }
    }

    /// Where a file can be written.
    fn path(&self, text: usize) -> Option<&Path> {
        self.paths.get_or_init(|| own_files(&self.names, &self.opened)).get(text)?.as_deref()
    }
}

impl Ground for Files<'_> {
    fn look(&mut self, texts: &Texts, _: Option<&Named>) -> Look {
        let files = self.opened.iter().enumerate().map(|(number, file)| match texts.get(&number) {
            Some(text) => Opened { text: Source::new(file.text.name.clone(), text.as_str()), ..file.clone() },
            None => file.clone(),
        });
        Look::new((self.found)(files.collect()), (0..self.opened.len()).collect())
    }

    fn above(&self, text: usize) -> Vec<usize> {
        text.checked_sub(1).into_iter().filter(|_| self.is_line).collect()
    }

    fn is_writable(&self, text: usize) -> bool {
        self.path(text).is_some()
    }

    fn files(&self, texts: &Texts) -> Vec<Rewritten> {
        let file = |(number, new): (&usize, &String)| {
            let (path, old) = (self.path(*number)?, &self.opened.get(*number)?.text);
            let is_as_read = fs::read(path).is_ok_and(|bytes| bytes == old.text.as_bytes());
            is_as_read.then(|| Rewritten {
                name: old.name.clone(),
                path: path.to_path_buf(),
                old: old.text.clone(),
                new: new.clone(),
                texts: BTreeSet::from([*number]),
            })
        };
        texts.iter().filter_map(file).collect()
    }
}

/// Where each child can be written: a file on the disk that holds just what was read, and that nothing else was read from.
fn own_files(names: &[&str], opened: &[Opened]) -> Vec<Option<PathBuf>> {
    let paths: Vec<Option<PathBuf>> = names.iter().map(|name| fs::canonicalize(name).ok()).collect();
    let own = |(at, (path, file)): (usize, (&Option<PathBuf>, &Opened))| {
        let path = path.as_ref().filter(|path| at > 0 && paths.iter().flatten().filter(|p| p == path).count() == 1)?;
        let as_read = fs::read(path).is_ok_and(|bytes| bytes == file.text.text.as_bytes());
        as_read.then(|| PathBuf::from(names.get(at).copied().unwrap_or_default()))
    };
    paths.iter().zip(opened).enumerate().map(own).collect()
}
