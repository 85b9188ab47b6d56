//! Folders, globs, archives and large files as inputs: every case ends in an answer or in a fault that is named.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test fails by panicking")]

mod archives;
#[cfg(unix)]
mod folders;
mod large;
mod rarer;

use jiama::fault::Fault;
use jiama::source::inputs::{Buffer, Input, Listing, Options, list};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A folder that is there for one test.
struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }

    /// Directives of that name, each with the name for its title.
    fn write_all(&self, names: &[&str]) {
        for name in names {
            self.write(name, format!("标题: {name}\n"));
        }
    }

    fn list(&self, names: &[&str]) -> Listing {
        let paths: Vec<PathBuf> = names.iter().map(|name| self.path(name)).collect();
        listed(&paths)
    }

    /// Names as seen from this folder.
    fn names(&self, listing: &Listing) -> Vec<String> {
        listing.inputs.iter().map(|input| self.within(input.name())).collect()
    }

    /// Faults by name and text.
    fn faults(&self, listing: &Listing) -> Vec<(String, &'static str)> {
        listing.faults.iter().map(|(name, fault)| (self.within(name), fault.text)).collect()
    }

    fn within(&self, name: &str) -> String {
        let above = format!("{}/", self.0.path().to_str().unwrap());
        name.strip_prefix(&above).unwrap_or(name).to_owned()
    }
}

fn listed(paths: &[impl AsRef<Path>]) -> Listing {
    list(paths, &Options { stdin: &|| Ok("标题: 甲\n".into()), stdin_name: "-", left_out: None })
}

/// A piece as it was given: where it begins, its line, its text.
type Given = Vec<(u64, usize, String)>;

/// What an input gives, and the fault with which it ended.
fn read(input: &Input) -> (Given, Option<Fault>) {
    let mut given = Vec::new();
    let ended =
        input.pieces(&mut Buffer::default(), |piece| given.push((piece.offset, piece.line, piece.text.to_owned())));
    (given, ended.err())
}

/// The text of an input that is one piece.
fn whole(input: &Input) -> String {
    let (given, ended) = read(input);
    assert_eq!((given.len(), ended), (1, None), "{}", input.name());
    given[0].2.clone()
}
