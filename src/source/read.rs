//! One text as a whole: a file, a file of a revision of git (`REF:PATH`) or standard input.

use super::Source;
use super::git::{Object, revision_of};
use crate::fault::{Code, Fault};
use crate::span::Span;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// The largest file that is read, in bytes: an archive of many documents may be large, a mistake is larger.
pub const LARGEST_FILE: u64 = 256 * 1024 * 1024;

/// The most that is taken from standard input, in bytes: what is larger belongs in a file, which is read in pieces.
pub const LARGEST_STREAM: u64 = 1024 * 1024 * 1024;

impl Source {
    /// Reads what `name` names: a file; `-`, for which `stdin` is asked; or `REF:PATH`, a file in a revision of git. A
    /// file that has the whole of `name` as its name wins over a revision.
    ///
    /// # Errors
    /// What cannot be read, is too large, or is no text.
    pub fn read(name: &str, stdin: impl FnOnce() -> io::Result<Vec<u8>>) -> Result<Self, Fault> {
        let in_git = revision_of(name).filter(|_| !Path::new(name).exists());
        let bytes = if name == "-" {
            stdin().map_err(|error| unreadable(&error))?
        } else if let Some((revision, path)) = in_git {
            from_git(revision, path)?
        } else {
            from_file(Path::new(name))?
        };
        if bytes.len() as u64 > LARGEST_FILE {
            return Err(too_large());
        }
        let in_revision = in_git.map(|(_, path)| path.to_owned());
        Self::decode(name, bytes).map(|source| Self { in_revision, ..source })
    }
}

/// All bytes of a file, or of what is no file.
///
/// # Errors
/// It cannot be read, or is too large.
pub(super) fn from_file(path: &Path) -> Result<Vec<u8>, Fault> {
    if path.is_dir() {
        return Err(Fault::new(Code::Unreadable, "directory", Span::NOWHERE));
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|error| unreadable(&error))?;
    file.take(LARGEST_FILE + 1).read_to_end(&mut bytes).map_err(|error| unreadable(&error))?;
    if bytes.len() as u64 > LARGEST_FILE { Err(too_large()) } else { Ok(bytes) }
}

fn too_large() -> Fault {
    over(LARGEST_FILE)
}

/// A file, or what stands for one, of more than so many bytes.
pub(super) fn over(limit: u64) -> Fault {
    Fault::new(Code::Budget, "file-bytes", Span::NOWHERE).with("limit", limit.to_string())
}

/// What the system says of a file that it does not give.
#[must_use]
pub fn unreadable(error: &io::Error) -> Fault {
    let text = match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => "missing",
        io::ErrorKind::IsADirectory => "directory",
        io::ErrorKind::PermissionDenied => "denied",
        _ => "other",
    };
    Fault::new(Code::Unreadable, text, Span::NOWHERE)
}

fn from_git(revision: &str, path: &str) -> Result<Vec<u8>, Fault> {
    let object = Object { revision, path };
    let (size, _) = object.file()?;
    if size > LARGEST_FILE { Err(too_large()) } else { object.bytes() }
}

#[cfg(test)]
mod tests {
    use super::Source;

    #[test]
    fn what_cannot_be_read_says_why() {
        let told = |name: &str| Source::read(name, || Ok(b"a: 1\n".to_vec())).map_or_else(|f| f.text, |_| "text");
        assert_eq!(told("-"), "text");
        assert_eq!(told("no/such/file.yaml"), "missing");
        assert_eq!(told("src"), "directory");
        assert_eq!(told("Cargo.toml/x"), "missing");
    }

    #[test]
    fn a_revision_is_read_where_there_is_one() {
        let told = |name: &str| Source::read(name, || Ok(Vec::new())).map_or_else(|f| f.text, |_| "text");
        // Outside of a repository, as in a package, there is nothing to read from.
        if !matches!(told("HEAD:Cargo.toml"), "no-git" | "no-repository") {
            assert_eq!(told("HEAD:Cargo.toml"), "text");
            assert_eq!(told("HEAD:no-such-file"), "not-in-revision");
            assert_eq!(told("no-such-revision:Cargo.toml"), "no-revision");
            assert_eq!(told("HEAD:src"), "directory");
        }
    }
}
