//! Which configuration is in force: the nearest upward from the working folder.

use std::path::{Path, PathBuf};

/// The names that a configuration may have.
pub const NAMES: [&str; 2] = ["jiama.yaml", ".jiama.yaml"];

/// The configurations of the nearest folder, from `folder` upward, that has one: none, one, or both names.
#[must_use]
pub fn find(folder: &Path) -> Vec<PathBuf> {
    let of = |folder: &Path| -> Vec<PathBuf> {
        NAMES.iter().map(|name| folder.join(name)).filter(|path| path.is_file()).collect()
    };
    folder.ancestors().map(of).find(|found| !found.is_empty()).unwrap_or_default()
}
