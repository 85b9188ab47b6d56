//! What git knows: a file or a folder of a revision (`REF:PATH`), and what was touched since one. Git itself is asked, as
//! a program of its own; nothing is written.

mod batch;
mod changed;

use crate::fault::{Code, Fault};
use crate::span::Span;
use std::process::{Command, Output, Stdio};

pub(super) use batch::Batch;
pub use changed::{Changed, changed_since};

/// `REF:PATH` taken apart; `None` for a plain path, one with a drive letter among them. An empty path is the whole tree.
pub(super) fn revision_of(name: &str) -> Option<(&str, &str)> {
    let (revision, path) = name.split_once(':')?;
    let drive = revision.len() == 1 && (path.is_empty() || path.starts_with(['\\', '/']));
    // A revision never begins with a dash; git would take one for an option.
    (!revision.is_empty() && !drive && !revision.starts_with('-')).then_some((revision, path))
}

/// A file or folder of a revision.
#[derive(Clone, Copy, Debug)]
pub(super) struct Object<'a> {
    pub(super) revision: &'a str,
    /// From the root of the repository.
    pub(super) path: &'a str,
}

/// What stands at a path of a revision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    File,
    Folder,
}

/// A file below a folder of a revision.
#[derive(Debug)]
pub(super) struct Leaf {
    /// From that folder, `/`-separated; as bytes, for git knows no encoding.
    pub(super) path: Vec<u8>,
    /// The id under which git keeps it.
    pub(super) id: Box<str>,
    /// In bytes.
    pub(super) size: u64,
}

impl Object<'_> {
    /// What stands there.
    ///
    /// # Errors
    /// There is no git, no repository, no such revision, or nothing in it at that path.
    pub(super) fn kind(self) -> Result<Kind, Fault> {
        let kind = self.git(&["cat-file", "-t", &self.name()])?;
        match kind.stdout.as_slice() {
            b"blob\n" => Ok(Kind::File),
            b"tree\n" => Ok(Kind::Folder),
            _ => Err(self.missing()?),
        }
    }

    /// Size and id of a file.
    ///
    /// # Errors
    /// As for [`Object::kind`].
    pub(super) fn file(self) -> Result<(u64, String), Fault> {
        let size = self.git(&["cat-file", "-s", &self.name()])?;
        let id = self.git(&["rev-parse", "--verify", "--quiet", &self.name()])?;
        let (size, id) = (String::from_utf8_lossy(&size.stdout), String::from_utf8_lossy(&id.stdout));
        match size.trim().parse() {
            Ok(size) => Ok((size, id.trim().to_owned())),
            Err(_) => Err(self.missing()?),
        }
    }

    /// Every file below a folder; links and other repositories within it are left out.
    ///
    /// # Errors
    /// As for [`Object::kind`].
    pub(super) fn leaves(self) -> Result<Vec<Leaf>, Fault> {
        let listed = self.git(&["ls-tree", "-r", "-z", "-l", "--full-tree", &self.name()])?;
        if !listed.status.success() {
            return Err(self.missing()?);
        }
        Ok(listed.stdout.split(|byte| *byte == 0).filter_map(leaf).collect())
    }

    /// The bytes of a file.
    ///
    /// # Errors
    /// As for [`Object::kind`].
    pub(super) fn bytes(self) -> Result<Vec<u8>, Fault> {
        let shown = self.git(&["cat-file", "blob", &self.name()])?;
        // A folder of the revision has a size, but is no blob.
        if shown.status.success() { Ok(shown.stdout) } else { Err(self.fault("directory")) }
    }

    fn name(self) -> String {
        format!("{}:{}", self.revision, self.path)
    }

    fn git(self, arguments: &[&str]) -> Result<Output, Fault> {
        run(arguments).map_err(|()| self.fault("no-git"))
    }

    /// Why there is nothing.
    fn missing(self) -> Result<Fault, Fault> {
        let inside = self.git(&["rev-parse", "--git-dir"])?.status.success();
        let tree = format!("{}^{{tree}}", self.revision);
        let known = inside && self.git(&["rev-parse", "--verify", "--quiet", &tree])?.status.success();
        Ok(self.fault(match (inside, known) {
            (false, _) => "no-repository",
            (true, false) => "no-revision",
            (true, true) => "not-in-revision",
        }))
    }

    fn fault(self, text: &'static str) -> Fault {
        let fault = Fault::new(Code::Unreadable, text, Span::NOWHERE);
        fault.with("revision", self.revision).with("path", self.path)
    }
}

/// One line of `ls-tree -l`: mode, type, id and size, then, after a tab, the path.
fn leaf(line: &[u8]) -> Option<Leaf> {
    let tab = line.iter().position(|byte| *byte == b'\t')?;
    let (head, path) = (std::str::from_utf8(line.get(..tab)?).ok()?, line.get(tab + 1..)?);
    let mut words = head.split_ascii_whitespace();
    let mode = words.next()?;
    let (_, id, size) = (words.next()?, words.next()?, words.next()?.parse().ok()?);
    // 100644 and 100755 are files; 120000 is a link, 160000 another repository.
    mode.starts_with("100").then(|| Leaf { path: path.to_vec(), id: id.into(), size })
}

/// Runs git and waits for it; `Err` where there is no git.
fn run(arguments: &[&str]) -> Result<Output, ()> {
    Command::new("git").args(arguments).stdin(Stdio::null()).stderr(Stdio::null()).output().map_err(|_| ())
}

#[cfg(test)]
mod tests {
    use super::{leaf, revision_of};

    #[test]
    fn revisions_are_told_from_paths() {
        assert_eq!(revision_of("origin/main:市/通知.yaml"), Some(("origin/main", "市/通知.yaml")));
        assert_eq!(revision_of("HEAD~1:a.yaml"), Some(("HEAD~1", "a.yaml")));
        assert_eq!(revision_of("HEAD:"), Some(("HEAD", "")));
        assert_eq!(revision_of("C:\\通知.yaml"), None);
        assert_eq!(revision_of("c:/通知.yaml"), None);
        assert_eq!(revision_of("c:"), None);
        assert_eq!(revision_of("通知.yaml"), None);
        assert_eq!(revision_of("--output=x:y"), None);
        assert_eq!(revision_of(":y"), None);
    }

    #[test]
    fn files_are_told_from_links() {
        let told = |line: &str| {
            leaf(line.as_bytes()).map(|leaf| (String::from_utf8(leaf.path).unwrap_or_default(), leaf.size))
        };
        assert_eq!(told("100644 blob 0a1b      12\t市/通 知.yaml"), Some(("市/通 知.yaml".to_owned(), 12)));
        assert_eq!(told("120000 blob 0a1b       7\t市/link.yaml"), None);
        assert_eq!(told("160000 commit 0a1b       -\tother"), None);
        assert_eq!(told(""), None);
    }
}
