//! What was touched since a revision: added, modified, renamed (under both names), deleted, or not yet known to git and
//! not ignored. A branch is held against where it left the revision, so that what others did there meanwhile is not
//! taken for a change here.

use super::{Command, Object, Output, Stdio};
use crate::fault::Fault;
use crate::source::inputs;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::Path;

/// The paths touched, as a listing of the same roots shows them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changed {
    /// Each path; one that was deleted stands in no listing.
    pub paths: BTreeSet<String>,
    /// What they were before, as `REF:PATH`; what is new was nothing.
    pub before: Vec<String>,
}

impl Changed {
    /// Whether an input was touched: itself, or the archive in which it lies.
    #[must_use]
    pub fn touches(&self, name: &str) -> bool {
        let mut inside = name.match_indices('/').filter_map(|(at, _)| name.get(..at));
        self.paths.contains(name) || inside.any(|archive| self.paths.contains(archive))
    }
}

/// What was touched below `roots` (files and folders as given on the command line) since `reference`. What is no path
/// of the disk (`-`, `REF:PATH`) is touched by nothing.
///
/// # Errors
/// There is no git, a root is in no repository, or the revision is unknown in one.
pub fn changed_since(reference: &str, roots: &[impl AsRef<Path>]) -> Result<Changed, Fault> {
    let mut changed = Changed::default();
    let mut asked: Vec<(String, Vec<Touched>)> = Vec::new();
    for root in roots.iter().map(|root| on_disk(root.as_ref())).filter(|root| root.to_str() != Some("-")) {
        let root = root.as_ref();
        let folder = if root.is_dir() { root } else { root.parent().unwrap_or(root) };
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        if !folder.is_dir() {
            continue;
        }
        let here = Repository { folder, reference };
        let (top, prefix) = here.place()?;
        if !asked.iter().any(|(known, _)| *known == top) {
            let touched = Repository { folder: Path::new(&top), reference }.touched()?;
            asked.push((top.clone(), touched));
        }
        let touched = asked.iter().find(|(known, _)| *known == top).map(|(_, touched)| touched.as_slice());
        let file = (!root.is_dir()).then(|| root.file_name().map(|name| name.to_string_lossy())).flatten();
        let inside = format!("{prefix}{}", file.unwrap_or_default());
        let shown = inputs::shown(root);
        for Touched { path, before } in touched.unwrap_or_default() {
            if below(path, &inside, &shown).is_some_and(|shown| changed.paths.insert(shown)) {
                changed.before.extend(before.clone());
            }
        }
    }
    Ok(changed)
}

/// What a root is on the disk: a glob, the folder below which it looks.
fn on_disk(root: &Path) -> Cow<'_, Path> {
    match root.to_str().filter(|text| inputs::is_glob(text) && !root.exists()) {
        Some(glob) => inputs::above_glob(glob).into(),
        None => root.into(),
    }
}

/// A path of the repository as it is shown below a root: `inside` is the root's own path there.
fn below(path: &str, inside: &str, shown: &str) -> Option<String> {
    let rest = path.strip_prefix(inside)?;
    match (rest, shown) {
        ("", _) => Some(shown.to_owned()),
        (rest, ".") => Some(rest.to_owned()),
        (rest, shown) if inside.is_empty() || inside.ends_with('/') => Some(format!("{shown}/{rest}")),
        _ => None,
    }
}

/// A path touched, from the root of the repository, and what it was before.
struct Touched {
    path: String,
    before: Option<String>,
}

#[derive(Clone, Copy)]
struct Repository<'a> {
    folder: &'a Path,
    reference: &'a str,
}

impl Repository<'_> {
    /// The root of the repository, and the folder's path in it: empty, or ending in `/`.
    fn place(self) -> Result<(String, String), Fault> {
        let said = self.git(&["rev-parse", "--show-toplevel", "--show-prefix"])?;
        let text = String::from_utf8_lossy(&said.stdout);
        let mut lines = text.lines();
        match (said.status.success(), lines.next()) {
            (true, Some(top)) => Ok((top.to_owned(), lines.next().unwrap_or_default().to_owned())),
            _ => Err(self.fault("no-repository")),
        }
    }

    /// Every path touched, from the root of the repository, which is the folder.
    fn touched(self) -> Result<Vec<Touched>, Fault> {
        let commit = format!("{}^{{commit}}", self.reference);
        if self.reference.starts_with('-')
            || !self.git(&["rev-parse", "--verify", "--quiet", &commit])?.status.success()
        {
            return Err(self.fault("no-revision"));
        }
        // A clone cut short may not know where the branch left: then the revision itself.
        let left = self.git(&["merge-base", self.reference, "HEAD"])?;
        let left = String::from_utf8_lossy(&left.stdout).lines().next().unwrap_or(self.reference).to_owned();
        let differing = |which: &'static str| {
            ["diff", "--name-only", "-z", "--no-renames", "--no-relative", "--no-ext-diff", which, &left, "--"]
        };
        let unknown = ["ls-files", "--others", "--exclude-standard", "-z"];
        let mut touched = Vec::new();
        for (listed, is_new) in [
            (self.git(&differing("--diff-filter=a"))?, false),
            (self.git(&differing("--diff-filter=A"))?, true),
            (self.git(&unknown)?, true),
        ] {
            if !listed.status.success() {
                return Err(self.fault("no-revision"));
            }
            let names = listed.stdout.split(|byte| *byte == 0).filter(|name| !name.is_empty());
            touched.extend(names.map(inputs::readable).map(|path| {
                let before = (!is_new).then(|| format!("{left}:{path}"));
                Touched { path, before }
            }));
        }
        Ok(touched)
    }

    fn git(self, arguments: &[&str]) -> Result<Output, Fault> {
        let mut git = Command::new("git");
        git.arg("-C").arg(self.folder).args(arguments).stdin(Stdio::null()).stderr(Stdio::null());
        git.output().map_err(|_| self.fault("no-git"))
    }

    fn fault(self, text: &'static str) -> Fault {
        Object { revision: self.reference, path: "" }.fault(text)
    }
}

#[cfg(test)]
mod tests {
    use super::below;

    #[test]
    fn paths_are_shown_as_below_their_root() {
        let told = |path, inside, shown| below(path, inside, shown).unwrap_or_default();
        assert_eq!(told("档案/市/通知.yaml", "档案/", "档案"), "档案/市/通知.yaml");
        assert_eq!(told("档案/市/通知.yaml", "档案/", "."), "市/通知.yaml");
        assert_eq!(told("市/通知.yaml", "", "."), "市/通知.yaml");
        assert_eq!(told("市/通知.yaml", "", "../库"), "../库/市/通知.yaml");
        assert_eq!(told("市/通知.yaml", "市/通知.yaml", "通知.yaml"), "通知.yaml");
        assert_eq!(told("市/通知.yaml.bak", "市/通知.yaml", "通知.yaml"), "");
        assert_eq!(told("县/通知.yaml", "市/", "市"), "");
    }
}
