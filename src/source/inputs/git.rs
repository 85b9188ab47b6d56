//! What a file or a folder in a revision of git holds.

use super::input::{Blob, From, Input};
use super::listing::Found;
use super::name::{Sort, readable, sort, sort_of_named};
use crate::fault::Fault;
use crate::source::git::{Batch, Kind, Leaf, Object};
use crate::source::read::unreadable;
use std::ffi::OsStr;
use std::io::{self, Seek};
use std::path::Path;
use std::sync::Arc;

/// Lists a file, or a folder for what is in it. Hidden files are left out as on the disk; what is ignored is hardly
/// ever in a revision, and is read if it is.
///
/// # Errors
/// There is no git, no repository, no such revision, or nothing in it at that path.
pub(super) fn list(revision: &str, path: &str, found: &mut Found<'_>) -> Result<(), Fault> {
    let object = Object { revision, path };
    let git = Arc::new(Batch::default());
    let shown = format!("{revision}:{path}");
    match object.kind()? {
        Kind::File => {
            let (size, id) = object.file()?;
            take(&git, Leaf { path: Vec::new(), id: id.into(), size }, shown, sort_of_named(Path::new(path)), found);
        }
        Kind::Folder => {
            let separator = if path.is_empty() || path.ends_with('/') { "" } else { "/" };
            for leaf in object.leaves()? {
                let path = readable(&leaf.path);
                let name = format!("{shown}{separator}{path}");
                let hidden = path.split('/').any(|part| part.starts_with('.'));
                let sort = sort(OsStr::new(path.rsplit('/').next().unwrap_or_default()));
                if let Some(sort) = sort.filter(|_| !hidden && !found.leaves_out(&name)) {
                    take(&git, leaf, name, sort, found);
                }
            }
        }
    }
    Ok(())
}

fn take(git: &Arc<Batch>, leaf: Leaf, name: String, sort: Sort, found: &mut Found<'_>) {
    if sort == Sort::Text {
        let blob = Blob { git: Arc::clone(git), id: leaf.id, size: leaf.size };
        found.take(Input::new(name, From::Blob(Box::new(blob))));
    } else if let Err(fault) = unpacked(&leaf, &name, sort, found) {
        found.fail(name, fault);
    }
}

/// Takes up what is in an archive. It is put into a nameless file, for it is read here and there.
fn unpacked(leaf: &Leaf, name: &str, sort: Sort, found: &mut Found<'_>) -> Result<(), Fault> {
    let copy = || {
        let mut file = tempfile::tempfile()?;
        io::copy(&mut Batch::open(&leaf.id)?, &mut file)?;
        file.rewind().map(|()| file)
    };
    let file = copy().map_err(|error| unreadable(&error))?;
    found.archive(file, name, sort)
}
