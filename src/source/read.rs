//! Bytes from a file, a revision of git (`REF:PATH`) or standard input.

use super::Source;
use crate::fault::{Code, Fault};
use crate::span::Span;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::process::{Command, Stdio};

/// The largest file that is read, in bytes: an archive of many documents may be large, a mistake is larger.
pub const LARGEST_FILE: u64 = 256 * 1024 * 1024;

impl Source {
    /// Reads what `name` names: a file; `-`, for which `stdin` is asked; or `REF:PATH`, a file in a revision of git. A
    /// file that has the whole of `name` as its name wins over a revision.
    ///
    /// # Errors
    /// What cannot be read, is too large, or is no text.
    pub fn read(name: &str, stdin: impl FnOnce() -> io::Result<Vec<u8>>) -> Result<Self, Fault> {
        let bytes = if name == "-" {
            stdin().map_err(|error| unreadable(&error))?
        } else if let Some((revision, path)) = revision_of(name).filter(|_| !Path::new(name).exists()) {
            from_git(revision, path)?
        } else {
            from_file(Path::new(name))?
        };
        if bytes.len() as u64 > LARGEST_FILE {
            return Err(too_large());
        }
        Self::decode(name, bytes)
    }
}

fn from_file(path: &Path) -> Result<Vec<u8>, Fault> {
    if path.is_dir() {
        return Err(Fault::new(Code::Unreadable, "directory", Span::NOWHERE));
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|error| unreadable(&error))?;
    file.take(LARGEST_FILE + 1).read_to_end(&mut bytes).map_err(|error| unreadable(&error))?;
    Ok(bytes)
}

fn too_large() -> Fault {
    Fault::new(Code::Budget, "file-bytes", Span::NOWHERE).with("limit", LARGEST_FILE.to_string())
}

fn unreadable(error: &io::Error) -> Fault {
    let text = match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => "missing",
        io::ErrorKind::IsADirectory => "directory",
        io::ErrorKind::PermissionDenied => "denied",
        _ => "other",
    };
    Fault::new(Code::Unreadable, text, Span::NOWHERE)
}

/// `REF:PATH` taken apart; `None` for a plain path, one with a drive letter among them.
fn revision_of(name: &str) -> Option<(&str, &str)> {
    let (revision, path) = name.split_once(':')?;
    let drive = revision.len() == 1 && path.starts_with(['\\', '/']);
    // A revision never begins with a dash; git would take one for an option.
    (!revision.is_empty() && !path.is_empty() && !drive && !revision.starts_with('-')).then_some((revision, path))
}

fn from_git(revision: &str, path: &str) -> Result<Vec<u8>, Fault> {
    let fault = |text| Fault::new(Code::Unreadable, text, Span::NOWHERE).with("revision", revision).with("path", path);
    let git = |arguments: &[&str]| {
        let ran = Command::new("git").args(arguments).stdin(Stdio::null()).stderr(Stdio::null()).output();
        ran.map_err(|_| fault("no-git"))
    };
    let object = format!("{revision}:{path}");
    let size = git(&["cat-file", "-s", &object])?;
    if !size.status.success() {
        let inside = git(&["rev-parse", "--git-dir"])?.status.success();
        let commit = format!("{revision}^{{tree}}");
        let known = inside && git(&["rev-parse", "--verify", "--quiet", &commit])?.status.success();
        return Err(fault(match (inside, known) {
            (false, _) => "no-repository",
            (true, false) => "no-revision",
            (true, true) => "not-in-revision",
        }));
    }
    let size: u64 = String::from_utf8_lossy(&size.stdout).trim().parse().unwrap_or(u64::MAX);
    if size > LARGEST_FILE {
        return Err(too_large());
    }
    let shown = git(&["cat-file", "blob", &object])?;
    // A folder of the revision has a size, but is no blob.
    if shown.status.success() { Ok(shown.stdout) } else { Err(fault("directory")) }
}

#[cfg(test)]
mod tests {
    use super::{Source, revision_of};

    #[test]
    fn revisions_are_told_from_paths() {
        assert_eq!(revision_of("origin/main:市/通知.yaml"), Some(("origin/main", "市/通知.yaml")));
        assert_eq!(revision_of("HEAD~1:a.yaml"), Some(("HEAD~1", "a.yaml")));
        assert_eq!(revision_of("C:\\通知.yaml"), None);
        assert_eq!(revision_of("c:/通知.yaml"), None);
        assert_eq!(revision_of("通知.yaml"), None);
        assert_eq!(revision_of("--output=x:y"), None);
        assert_eq!(revision_of(":y"), None);
    }

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
