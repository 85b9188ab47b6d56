//! Where a file lies from the root of its repository: the path by which a code host knows it, wherever the program was run.

use super::spot::Spot;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use std::path::{Component, Path, PathBuf};

/// What a URI may hold as it is: letters, digits and these; the slash parts the folders.
const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// The working directory and the root of the repository it lies in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checkout {
    /// The root; the working directory itself where there is no repository.
    pub root: PathBuf,
    /// The working directory.
    pub here: PathBuf,
}

impl Checkout {
    /// The root of the repository that `here` lies in: the nearest folder that `has_git`, else the `workspace` that a job of
    /// GitHub Actions works in.
    #[must_use]
    pub fn of(here: &Path, workspace: Option<&Path>, has_git: impl Fn(&Path) -> bool) -> Self {
        let own = here.ancestors().find(|folder| has_git(folder));
        let root = own.or(workspace.filter(|root| here.starts_with(root))).unwrap_or(here);
        Self { root: root.to_path_buf(), here: here.to_path_buf() }
    }

    /// The path of a file from the root, with slashes; its whole path where it lies outside.
    #[must_use]
    pub fn path(&self, spot: &Spot<'_>) -> String {
        self.place(spot).0
    }

    /// The file as a URI reference, and whether that is relative to the root.
    #[must_use]
    pub fn uri(&self, spot: &Spot<'_>) -> (String, bool) {
        let (path, inside) = self.place(spot);
        let encoded = utf8_percent_encode(&path, KEPT).to_string();
        match (inside, encoded.starts_with('/')) {
            (true, _) => (encoded, true),
            (false, true) => (format!("file://{encoded}"), false),
            (false, false) => (format!("file:///{encoded}"), false),
        }
    }

    fn place(&self, spot: &Spot<'_>) -> (String, bool) {
        let Some(source) = spot.source else { return (String::new(), true) };
        // A path within a revision counts from the root, unless it says otherwise.
        let from = |name: &str| if name.starts_with("./") || name.starts_with("../") { &self.here } else { &self.root };
        let path = match &source.in_revision {
            Some(path) => from(path).join(path),
            None => self.here.join(&source.name),
        };
        let (path, root) = (flat(&path), flat(&self.root));
        let (path, inside) = match path.strip_prefix(&root) {
            Ok(inner) => (inner.to_path_buf(), true),
            Err(_) => (path.clone(), path.is_relative()),
        };
        let path = path.to_string_lossy().into_owned();
        (if cfg!(windows) { path.replace('\\', "/") } else { path }, inside)
    }
}

/// A path without `.` and `..`, as far as that can be told without asking the disk.
fn flat(path: &Path) -> PathBuf {
    let mut flat = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if matches!(flat.components().next_back(), Some(Component::Normal(_))) => {
                flat.pop();
            }
            other => flat.push(other),
        }
    }
    flat
}

#[cfg(test)]
mod tests {
    use super::Checkout;
    use crate::render::spot::Spot;
    use crate::source::Source;
    use crate::span::Span;

    fn at(root: &str, here: &str, name: &str, in_revision: Option<&str>) -> (String, String) {
        let checkout = Checkout { root: root.into(), here: here.into() };
        let mut source = Source::new(name, "");
        source.in_revision = in_revision.map(str::to_owned);
        let spot = Spot { source: Some(&source), span: Span::NOWHERE, line: 1, column: 1, end_line: 1, end_column: 1 };
        (checkout.path(&spot), checkout.uri(&spot).0)
    }

    #[test]
    #[cfg(unix)]
    fn paths_count_from_the_root() {
        let plain = |path: &str| (path.to_owned(), path.to_owned());
        assert_eq!(at("/r", "/r", "a/b.yaml", None), plain("a/b.yaml"));
        assert_eq!(at("/r", "/r/a", "b.yaml", None), plain("a/b.yaml"));
        assert_eq!(at("/r", "/r/a/c", "../b.yaml", None), plain("a/b.yaml"));
        assert_eq!(at("/r", "/r/a", "./b.yaml", None), plain("a/b.yaml"));
        assert_eq!(at("/r", "/r/a", "/r/x/b.yaml", None), plain("x/b.yaml"));
        assert_eq!(at("/r", "/r/a", "../../o/b.yaml", None), ("/o/b.yaml".into(), "file:///o/b.yaml".into()));
        assert_eq!(at("", "", "../b.yaml", None), plain("../b.yaml"));
        assert_eq!(at("/r", "/r/a", "main:x/b.yaml", Some("x/b.yaml")), plain("x/b.yaml"));
        assert_eq!(at("/r", "/r/a", "main:./b.yaml", Some("./b.yaml")), plain("a/b.yaml"));
    }

    #[test]
    #[cfg(unix)]
    fn uris_are_encoded() {
        let uri = |name: &str| at("/r", "/r", name, None).1;
        assert_eq!(uri("文件 夹/通知.yml"), "%E6%96%87%E4%BB%B6%20%E5%A4%B9/%E9%80%9A%E7%9F%A5.yml");
        assert_eq!(uri("a:b,c'd\"e<f>#g?h%i\n.yml"), "a%3Ab%2Cc%27d%22e%3Cf%3E%23g%3Fh%25i%0A.yml");
        assert_eq!(uri("/外/a b.yml"), "file:///%E5%A4%96/a%20b.yml");
    }
}
