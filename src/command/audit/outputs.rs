//! Files that results go to and that stand among what is read: the report of an earlier run is passed over, and a directive is never
//! overwritten.

use crate::command::Desk;
use crate::directive::is_likely;
use crate::source::inputs::Input;
use crate::yaml::{Budget, parts};
use std::ffi::OsStr;
use std::fs::{canonicalize, read_to_string};
use std::path::{Path, PathBuf};

/// A file that results go to and that is there already.
struct Output {
    /// As it was asked for.
    name: String,
    path: PathBuf,
    /// Whether a directive stands in it.
    holds_directive: bool,
}

/// All of them.
pub(super) struct Outputs(Vec<Output>);

impl Outputs {
    pub(super) fn of(desk: &Desk<'_>) -> Self {
        let there = desk.common.output.iter().filter(|written| !written.is_stdout()).filter_map(|written| {
            let path = canonicalize(&written.path).ok()?;
            let text = read_to_string(&path).unwrap_or_default();
            let trees = parts(&text, &Budget::default()).into_iter().filter_map(|part| part.tree);
            let holds_directive = trees.into_iter().any(|tree| is_likely(desk.book, &tree));
            Some(Output { name: written.path.clone(), path, holds_directive })
        });
        Self(there.collect())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a file that was found in a folder is an earlier report.
    pub(super) fn is_report(&self, name: &str) -> bool {
        self.at(Path::new(name)).is_some_and(|output| !output.holds_directive)
    }

    /// The output that would take the place of one of the files that are read.
    pub(super) fn overwriting(&self, inputs: &[Input]) -> Option<&str> {
        let met = inputs.iter().filter_map(Input::path).find_map(|path| self.at(path));
        met.map(|output| output.name.as_str())
    }

    fn at(&self, path: &Path) -> Option<&Output> {
        let same_name =
            |output: &&Output| output.path.file_name() == path.file_name().filter(|name| *name != OsStr::new(""));
        self.0.iter().filter(same_name).find(|output| canonicalize(path).is_ok_and(|path| path == output.path))
    }
}
