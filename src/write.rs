//! Writing files whole: who reads one finds the old text or the new, never half of it.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

/// Puts `text` in the place of a file. It is written beside it and takes its name when it is complete; a link is followed, and
/// what is no file (a device, a pipe) is written to as it is.
///
/// # Errors
/// What the system says; the old file then stands as it was.
pub fn replace(path: &Path, text: &str) -> io::Result<()> {
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
