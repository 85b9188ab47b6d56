//! What the paths of a command line stand for: every text behind them, each once, in the order of the bytes of their names.

use super::input::{From, Input};
use super::member::{Told, judge};
use super::name::{Sort, cleaned, fault, shown, sort_of_named};
use super::{folder, git, tar, zip};
use crate::fault::{Code, Fault};
use crate::guard::{At, guarded};
use crate::source::git::revision_of;
use crate::source::read::{LARGEST_STREAM, from_file, over, unreadable};
use std::fmt;
use std::fs::{File, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Which files and folders, by the names they would be shown under, are left out although they are found. A folder's
/// name comes with `true`; what is below it is left out with it. What is named by itself is not asked about.
pub type LeftOut = Arc<dyn Fn(&str, bool) -> bool + Send + Sync>;

/// What a listing needs to know beside the paths.
pub struct Options<'a> {
    /// Reads standard input.
    pub stdin: &'a dyn Fn() -> io::Result<Vec<u8>>,
    /// The name under which standard input goes.
    pub stdin_name: &'a str,
    /// What is left out.
    pub left_out: Option<LeftOut>,
}

impl fmt::Debug for Options<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Options").field("stdin_name", &self.stdin_name).finish_non_exhaustive()
    }
}

/// What was listed.
#[derive(Debug, Default)]
pub struct Listing {
    /// The texts, in the order of the bytes of their names.
    pub inputs: Vec<Input>,
    /// What could not be listed, under the name it would have, in that order too.
    pub faults: Vec<(String, Fault)>,
    /// Folders and archives that were named and have nothing to be read in them, as named.
    pub empty: Vec<String>,
}

/// Lists what `paths` name: files; folders and archives, for what is in them; globs, where no file has that name;
/// `REF:PATH`, a file or folder in a revision of git; `-`, standard input.
///
/// In a folder, files are found by the ending of their names (`.yaml` `.yml` `.json` `.jsonl` `.ndjson` and
/// archives `.zip` `.tar` `.tar.gz` `.tgz`). What is hidden, what `.jiamaignore` and `.ignore` name and, within a repository,
/// what git ignores is left out; links are not followed. A file that is named itself is read whatever it is called.
/// An archive within an archive is not opened.
#[must_use]
pub fn list(paths: &[impl AsRef<Path>], options: &Options<'_>) -> Listing {
    let mut found = Found::new(options);
    let mut empty = Vec::new();
    for path in paths.iter().map(AsRef::as_ref) {
        let before = found.met;
        if let Err(fault) = guarded(At::Reading, || named(path, &mut found)).unwrap_or_else(Err) {
            found.fail(shown(path), fault);
        }
        if before == found.met {
            empty.push(shown(path));
        }
    }
    found.finish(empty)
}

fn named(path: &Path, found: &mut Found<'_>) -> Result<(), Fault> {
    let text = path.to_str().unwrap_or_default();
    if text == "-" {
        let bytes = (found.options.stdin)().map_err(|error| unreadable(&error))?;
        if bytes.len() as u64 > LARGEST_STREAM {
            return Err(over(LARGEST_STREAM));
        }
        found.take(Input::new(found.options.stdin_name, From::Text(bytes.into())));
        return Ok(());
    }
    match path.metadata() {
        Ok(metadata) if metadata.is_dir() => folder::list(&cleaned(path), found),
        Ok(metadata) if metadata.is_file() => {
            found.file(cleaned(path), shown(path), sort_of_named(path), number(&metadata))
        }
        Ok(_) => {
            // A pipe gives what it has once only, and a device may never end.
            let bytes = from_file(path)?;
            found.take(Input::new(shown(path), From::Text(bytes.into())));
        }
        Err(error) => match (revision_of(text), folder::is_glob(text)) {
            (Some((revision, path)), _) => return git::list(revision, path, found),
            (None, true) => return folder::list_glob(text, found),
            (None, false) => return Err(unreadable(&error)),
        },
    }
    Ok(())
}

/// What was found so far.
pub(super) struct Found<'a> {
    pub(super) options: &'a Options<'a>,
    /// How often something was met: a text, a fault, an archive met before.
    pub(super) met: usize,
    inputs: Vec<Input>,
    faults: Vec<(String, Fault)>,
    /// The number the system has for a file on the disk, and which input it is.
    numbers: Vec<(u64, usize)>,
    /// The archives that were opened, with their numbers.
    archives: Vec<(Option<u64>, PathBuf)>,
}

impl<'a> Found<'a> {
    fn new(options: &'a Options<'a>) -> Self {
        let (inputs, faults, numbers, archives) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self { options, met: 0, inputs, faults, numbers, archives }
    }
}

impl Found<'_> {
    /// Takes up a text.
    pub(super) fn take(&mut self, input: Input) {
        self.met += 1;
        self.inputs.push(input);
    }

    /// Takes up a fault of what goes by a name.
    pub(super) fn fail(&mut self, name: String, fault: Fault) {
        self.met += 1;
        self.faults.push((name, fault));
    }

    /// Takes up a file on the disk; `number` is the one the system has for it.
    pub(super) fn file(&mut self, path: PathBuf, name: String, sort: Sort, number: Option<u64>) {
        if sort == Sort::Text {
            self.numbers.extend(number.map(|number| (number, self.inputs.len())));
            self.take(Input::file(path, name));
            return;
        }
        let known =
            |(other, opened): &(Option<u64>, PathBuf)| *opened == path || (*other == number && is_same(opened, &path));
        if self.archives.iter().any(known) {
            self.met += 1;
            return;
        }
        let listed =
            File::open(&path).map_err(|error| unreadable(&error)).and_then(|file| self.archive(file, &name, sort));
        self.archives.push((number, path));
        if let Err(fault) = listed {
            self.fail(name, fault);
        }
    }

    /// Takes up what is in an archive.
    ///
    /// # Errors
    /// The archive as a whole cannot be read, or not to its end.
    pub(super) fn archive(&mut self, file: File, name: &str, sort: Sort) -> Result<(), Fault> {
        match sort {
            Sort::Zip => zip::list(file, name, self),
            Sort::Tar => tar::list(file, name, self),
            Sort::TarGz => tar::list_packed(file, name, self),
            Sort::Text => Ok(()),
        }
    }

    /// Judges a file of an archive; gives the name under which it is read, if it is.
    pub(super) fn judge(&mut self, archive: &str, told: &Told<'_>) -> Option<String> {
        match judge(told) {
            Ok(path) => path.map(|path| format!("{archive}/{path}")).filter(|name| !self.leaves_out(name)),
            Err((path, fault)) => {
                self.fail(format!("{archive}/{path}"), fault);
                None
            }
        }
    }

    /// Whether a file, or a folder above it, is left out.
    pub(super) fn leaves_out(&self, name: &str) -> bool {
        self.options.left_out.as_ref().is_some_and(|left_out| {
            let mut folders = name.match_indices('/').filter_map(|(at, _)| name.get(..at));
            left_out(name, false) || folders.any(|folder| left_out(folder, true))
        })
    }

    /// Each once, in order.
    fn finish(mut self, empty: Vec<String>) -> Listing {
        let again = self.again();
        let mut at = 0;
        self.inputs.retain(|_| {
            at += 1;
            again.binary_search(&(at - 1)).is_err()
        });
        self.inputs.sort_by(|a, b| a.name().as_bytes().cmp(b.name().as_bytes()));
        let faults = &mut self.faults;
        self.inputs.dedup_by(|again, first| {
            let same = again.name() == first.name();
            if same && matches!(first.from, From::Member(_)) {
                faults.push((again.name().to_owned(), fault(Code::Archive, "twice")));
            }
            same
        });
        self.faults.sort_by(|(a, _), (b, _)| a.as_bytes().cmp(b.as_bytes()));
        self.faults.dedup();
        Listing { inputs: self.inputs, faults: self.faults, empty }
    }

    /// The inputs that are the same file as another under a name that comes before theirs.
    fn again(&mut self) -> Vec<usize> {
        let name = |at: usize| self.inputs.get(at).map_or("", |input| input.name());
        self.numbers.sort_unstable_by(|(a, x), (b, y)| a.cmp(b).then_with(|| name(*x).cmp(name(*y))));
        let mut again = Vec::new();
        for same in self.numbers.chunk_by(|(a, _), (b, _)| a == b).filter(|same| same.len() > 1) {
            let paths = same.iter().filter_map(|(_, at)| Some((*at, self.inputs.get(*at)?.path()?)));
            let mut kept: Vec<&Path> = Vec::new();
            for (at, path) in paths {
                // The number is one disk's; two disks may both have it.
                if kept.iter().any(|other| *other != path && is_same(other, path)) {
                    again.push(at);
                } else {
                    kept.push(path);
                }
            }
        }
        again.sort_unstable();
        again
    }
}

/// Whether two paths lead to one file. One that cannot be asked about is none other.
fn is_same(a: &Path, b: &Path) -> bool {
    same_file::is_same_file(a, b).unwrap_or(false)
}

#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "other systems have none to tell")]
fn number(metadata: &Metadata) -> Option<u64> {
    Some(std::os::unix::fs::MetadataExt::ino(metadata))
}

#[cfg(not(unix))]
fn number(_: &Metadata) -> Option<u64> {
    None
}
