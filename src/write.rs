//! Writing files whole: who reads one finds the old text or the new, never half of it.

use std::fmt;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

/// Puts `text` in the place of a file. It is written beside it and takes its name when it is complete; a link is followed, and
/// what is no file (a device, a pipe) is written to as it is.
///
/// # Errors
/// What the system says; the old file then stands as it was.
pub fn replace(path: &Path, text: &str) -> io::Result<()> {
    put(path, text, || Ok(()))
}

/// The same for a file that was read before: where others have written to it since, theirs stands. Who writes in the moment between
/// the last look and the new name is not seen.
///
/// # Errors
/// What the system says, or [`Changed`].
pub fn over(path: &Path, read: &[u8], text: &str) -> io::Result<()> {
    put(path, text, || if fs::read(path)? == read { Ok(()) } else { Err(io::Error::other(Changed)) })
}

/// A file that was read is not any more what it was.
#[derive(Clone, Copy, Debug)]
pub struct Changed;

impl fmt::Display for Changed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("it has changed since it was read")
    }
}

impl std::error::Error for Changed {}

/// Puts `text` in the place of a file, if it `may` take its name when it is complete.
fn put(path: &Path, text: &str, may: impl FnOnce() -> io::Result<()>) -> io::Result<()> {
    let old = fs::metadata(path);
    if old.as_ref().is_ok_and(|old| !old.is_file() && !old.is_dir()) {
        let mut file = File::options().write(true).open(path)?;
        return file.write_all(text.as_bytes()).and_then(|()| file.flush());
    }
    if old.as_ref().is_ok_and(fs::Metadata::is_dir) {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    let path = if old.is_ok() { fs::canonicalize(path)? } else { path.to_path_buf() };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut new = beside(folder)?;
    new.write_all(text.as_bytes())?;
    new.as_file().sync_all()?;
    if let Ok(old) = old {
        if old.permissions().readonly() {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        new.as_file().set_permissions(old.permissions())?;
    }
    may()?;
    new.persist(&path).map(drop).map_err(|error| error.error)
}

/// Puts `text` at the end of a file.
///
/// # Errors
/// What the system says.
pub fn append(path: &Path, text: &str) -> io::Result<()> {
    let mut file = File::options().append(true).create(true).open(path)?;
    file.write_all(text.as_bytes()).and_then(|()| file.flush())
}

/// Writes a file that is not there yet, and the folders it lies in.
///
/// # Errors
/// What the system says; among it that the file is there.
pub fn create(path: &Path, text: &str) -> io::Result<()> {
    path.parent().map_or(Ok(()), fs::create_dir_all)?;
    let mut file = File::create_new(path)?;
    file.write_all(text.as_bytes()).and_then(|()| file.flush())
}

/// A new file in a folder, to be read by whoever may read new files there.
fn beside(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".jiama-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::{Changed, over};
    use std::fs;

    #[test]
    fn what_others_wrote_meanwhile_stands() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("基线.yaml");
        fs::write(&path, "旧\n").unwrap();
        over(&path, "旧\n".as_bytes(), "新\n").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "新\n");
        let error = over(&path, "旧\n".as_bytes(), "更新\n").unwrap_err();
        assert!(error.get_ref().unwrap().is::<Changed>());
        assert_eq!(fs::read_to_string(&path).unwrap(), "新\n");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "something is left behind");
    }
}
