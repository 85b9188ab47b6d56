//! The folder of a configuration, and the paths of files as seen from it.

use std::path::{Component, Path, PathBuf};

/// A folder, and the one from which names of files are given. Both empty where there is no configuration.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folder {
    /// Where the configuration stands.
    pub own: PathBuf,
    /// Where the program runs.
    pub working: PathBuf,
}

impl Folder {
    /// The path of a file, by the name it was given, as seen from the folder: with `/` between, without `.` and `..`. A
    /// file outside keeps its name; of `REF:PATH` the path counts.
    #[must_use]
    pub fn relative(&self, file: &str) -> String {
        let path = match file.split_once(':') {
            Some((revision, path)) if revision.len() > 1 => path,
            _ => file,
        };
        let whole = plain(&self.working.join(path));
        let below = whole.strip_prefix(plain(&self.own)).map(Path::to_path_buf);
        below.unwrap_or_else(|_| plain(Path::new(path))).to_string_lossy().replace('\\', "/")
    }

    /// The path of a file that is named as seen from the folder, for opening it.
    #[must_use]
    pub fn path(&self, name: &str) -> PathBuf {
        self.own.join(name)
    }
}

/// A path without `.` and `..`, as far as it can be told from its words.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if plain.file_name().is_some() => {
                plain.pop();
            }
            part => plain.push(part),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::Folder;
    use std::path::PathBuf;

    #[test]
    fn files_are_seen_from_the_folder() {
        let folder = Folder { own: PathBuf::from("/档案"), working: PathBuf::from("/档案/市") };
        for (name, seen) in [
            ("通知.yaml", "市/通知.yaml"),
            ("./通知.yaml", "市/通知.yaml"),
            ("../县/通知.yaml", "县/通知.yaml"),
            ("/档案/县/通知.yaml", "县/通知.yaml"),
            ("/别处/通知.yaml", "/别处/通知.yaml"),
            ("origin/main:通知.yaml", "市/通知.yaml"),
            ("-", "市/-"),
        ] {
            assert_eq!(folder.relative(name), seen, "{name}");
        }
        assert_eq!(Folder::default().relative("./市/通知.yaml"), "市/通知.yaml");
    }
}
