//! `jiama check`, with or without `--fix`: the texts are the files that were named, the parent's first.

use super::{Ground, Look, Named, Rewritten, Texts, offer, shown, work};
use crate::cli::Fixing;
use crate::command::load::Opened;
use crate::command::{Desk, Output, check};
use crate::source::Source;
use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

pub(in crate::command) fn run(desk: &Desk<'_>, parent: &str, children: &[String], fixing: Fixing) -> Output {
    let names = std::iter::once(parent).chain(children.iter().map(String::as_str)).collect();
    let mut files = Files::open(desk, names);
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

/// The files of a check.
struct Files<'a> {
    desk: &'a Desk<'a>,
    names: Vec<&'a str>,
    opened: Vec<Opened>,
    /// Where each can be written, once that is asked.
    paths: OnceCell<Vec<Option<PathBuf>>>,
}

impl<'a> Files<'a> {
    fn open(desk: &'a Desk<'a>, names: Vec<&'a str>) -> Self {
        let opened = names.iter().map(|name| desk.open(name)).collect();
        Self { desk, names, opened, paths: OnceCell::new() }
    }

    /// Where a file can be written.
    fn path(&self, text: usize) -> Option<&Path> {
        self.paths.get_or_init(|| own_files(&self.names, &self.opened)).get(text)?.as_deref()
    }
}

impl Ground for Files<'_> {
    fn look(&mut self, texts: &Texts, _: Option<&Named>) -> Look {
        let mut files = self.opened.iter().enumerate().map(|(number, file)| match texts.get(&number) {
            Some(text) => Opened { text: Source::new(file.text.name.clone(), text.as_str()), ..file.clone() },
            None => file.clone(),
        });
        let report = files.next().map(|parent| check::report_of(self.desk, parent, files)).unwrap_or_default();
        Look::new(report, (0..self.opened.len()).collect())
    }

    /// Nothing is done to the parent.
    fn above(&self, _: usize) -> Vec<usize> {
        Vec::new()
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
