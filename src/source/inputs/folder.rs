//! What is found in a folder of the disk, and what a glob names where the shell leaves it to us.

use super::listing::Found;
use super::name::{Sort, cleaned, fault, shown, sort, sort_of_named};
use crate::fault::{Code, Fault};
use crate::source::read::unreadable;
use globset::{GlobBuilder, GlobMatcher};
use ignore::{DirEntry, Error, WalkBuilder, WalkState};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// Lists what is in a folder.
pub(super) fn list(folder: &Path, found: &mut Found<'_>) {
    walk(folder, None, found);
}

/// Whether a path that names no file may be a glob.
pub(in crate::source) fn is_glob(path: &str) -> bool {
    path.contains(['*', '?', '[', '{'])
}

/// Lists what a glob names: `*` and `?` within a name, `**` across folders, `[…]`, `{…,…}`. A file that it names is read whatever
/// it is called; a folder, for what is in it.
///
/// # Errors
/// It is no glob, or names nothing.
pub(super) fn list_glob(pattern: &str, found: &mut Found<'_>) -> Result<(), Fault> {
    let pattern = pattern.strip_prefix("./").unwrap_or(pattern);
    let glob = GlobBuilder::new(pattern).literal_separator(true).build();
    let glob = glob.map_err(|_| fault(Code::Unreadable, "pattern").with("pattern", pattern))?.compile_matcher();
    let folder = above_glob(pattern);
    let before = found.met;
    if folder.is_dir() {
        walk(&folder, Some(&glob), found);
    }
    if before == found.met {
        return Err(fault(Code::Unreadable, "no-match").with("pattern", pattern));
    }
    Ok(())
}

/// The folder below which all that a glob names lies.
pub(in crate::source) fn above_glob(pattern: &str) -> PathBuf {
    let parts = pattern.split_inclusive('/');
    let above: String = parts.take_while(|part| part.ends_with('/') && !is_glob(part)).collect();
    cleaned(Path::new(&above))
}

/// A file that was found.
struct File {
    /// Its path, where the name is not that; of a million files it mostly is.
    path: Option<PathBuf>,
    name: String,
    sort: Sort,
    number: Option<u64>,
}

/// What was found, and what went wrong, by name.
#[derive(Default)]
struct Finds {
    files: Vec<File>,
    faults: Vec<(String, Fault)>,
}

/// One thread of a walk.
struct Finder<'a> {
    glob: Option<&'a GlobMatcher>,
    own: Finds,
    all: &'a Mutex<Finds>,
}

fn walk(folder: &Path, glob: Option<&GlobMatcher>, found: &mut Found<'_>) {
    let mut builder = WalkBuilder::new(folder);
    builder.add_custom_ignore_filename(".jiamaignore");
    if let Some(left_out) = found.options.left_out.clone() {
        builder.filter_entry(move |entry| {
            let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
            entry.depth() == 0 || !left_out(&shown(entry.path()), is_folder)
        });
    }
    let all = Mutex::new(Finds::default());
    builder.build_parallel().run(|| {
        let mut finder = Finder { glob, own: Finds::default(), all: &all };
        Box::new(move |entry| {
            match entry {
                Ok(entry) => finder.entry(entry),
                Err(error) => finder.failed(&error, None),
            }
            WalkState::Continue
        })
    });
    let Finds { mut files, faults } = all.into_inner().unwrap_or_else(PoisonError::into_inner);
    faults.into_iter().for_each(|(name, fault)| found.fail(name, fault));
    // Threads find in no order; which of two links to an archive is opened must not hang on it.
    files.sort_unstable_by(|a, b| a.name.cmp(&b.name).then_with(|| a.path.cmp(&b.path)));
    for File { path, name, sort, number } in files {
        let path = path.unwrap_or_else(|| PathBuf::from(&name));
        found.file(path, name, sort, number);
    }
}

impl Finder<'_> {
    fn entry(&mut self, entry: DirEntry) {
        if let Some(error) = entry.error() {
            self.failed(error, None);
        }
        if !entry.file_type().is_some_and(|kind| kind.is_file()) {
            return;
        }
        let path = cleaned(entry.path());
        let sort = match self.glob {
            None => sort(entry.file_name()),
            Some(glob) if glob.is_match(&path) => Some(sort_of_named(&path)),
            Some(glob) if path.ancestors().skip(1).any(|above| glob.is_match(above)) => sort(entry.file_name()),
            Some(_) => None,
        };
        if let Some(sort) = sort {
            let name = shown(&path);
            let path = Some(path).filter(|path| path.as_os_str().as_encoded_bytes() != name.as_bytes());
            self.own.files.push(File { name, path, sort, number: number(&entry) });
        }
    }

    /// Takes an error of the walk apart: a folder that cannot be read, or a line of an ignore file that is no pattern. Those
    /// of `.gitignore` are git's affair.
    fn failed(&mut self, error: &Error, path: Option<&Path>) {
        match error {
            Error::Partial(errors) => errors.iter().for_each(|error| self.failed(error, path)),
            Error::WithPath { path, err } => self.failed(err, Some(path)),
            Error::WithLineNumber { err, .. } | Error::WithDepth { err, .. } => self.failed(err, path),
            Error::Glob { glob, .. } if path.is_some_and(|path| path.ends_with(".jiamaignore")) => {
                let pattern = glob.clone().unwrap_or_default();
                self.say(path, fault(Code::Unreadable, "pattern").with("pattern", pattern));
            }
            Error::Io(error) if error.kind() != io::ErrorKind::NotFound => self.say(path, unreadable(error)),
            Error::Io(error) if path.is_some_and(|path| sort(path.file_name().unwrap_or_default()).is_some()) => {
                self.say(path, unreadable(error));
            }
            _ => {}
        }
    }

    fn say(&mut self, path: Option<&Path>, fault: Fault) {
        self.own.faults.push((path.map(shown).unwrap_or_default(), fault));
    }
}

impl Drop for Finder<'_> {
    fn drop(&mut self) {
        let mut all = self.all.lock().unwrap_or_else(PoisonError::into_inner);
        all.files.append(&mut self.own.files);
        all.faults.append(&mut self.own.faults);
    }
}

/// The number the system has for the file, if the folder told it; nothing is asked for it.
#[cfg(unix)]
fn number(entry: &DirEntry) -> Option<u64> {
    entry.ino()
}

#[cfg(not(unix))]
fn number(_: &DirEntry) -> Option<u64> {
    None
}
