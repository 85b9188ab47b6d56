//! A file in an archive: where it lies, how it is unpacked while it is read, and under which name it goes. Nothing is ever
//! written under that name, yet one that would lead out of the archive is refused: whoever unpacks it would be led.

use super::name::{Sort, chinese, fault, readable, sort};
use crate::fault::{Code, Fault};
use flate2::bufread::DeflateDecoder;
use rawzip::{FileReader, RangeReader, ZipArchive, ZipArchiveEntryWayfinder};
use std::ffi::OsStr;
use std::io::{self, BufReader, Read};
use std::sync::Arc;

/// The most files that one archive may hold.
pub(super) const MOST_MEMBERS: usize = 2_000_000;
/// The largest file in an archive, unpacked, in bytes.
pub(super) const LARGEST_MEMBER: u64 = 1024 * 1024 * 1024;
/// All files of one archive together, unpacked, in bytes.
pub(super) const LARGEST_ARCHIVE: u64 = 4 * 1024 * 1024 * 1024;
/// How many times its packed size an archive may unpack to, once that is more than [`UNPACKED_FREELY`].
pub(super) const MOST_INFLATION: u64 = 250;
/// Bytes that any archive may unpack to.
pub(super) const UNPACKED_FREELY: u64 = 16 * 1024 * 1024;

/// A file in an archive.
#[derive(Clone, Debug)]
pub(super) enum Member {
    /// In a zip archive.
    Zip { archive: Arc<ZipArchive<FileReader>>, entry: ZipArchiveEntryWayfinder, deflated: bool },
    /// In a tar archive: a stretch of a file.
    Tar { file: Arc<FileReader>, start: u64, size: u64 },
}

impl Member {
    /// Its size in bytes, unpacked, as the archive says.
    pub(super) fn size(&self) -> u64 {
        match self {
            Self::Zip { entry, .. } => entry.uncompressed_size_hint(),
            Self::Tar { size, .. } => *size,
        }
    }

    /// Its bytes, unpacked. Those of a zip archive are held against the size and the sum it says.
    pub(super) fn reader(&self) -> Result<Box<dyn Read + '_>, Fault> {
        match self {
            Self::Zip { archive, entry, deflated } => {
                let found = archive.get_entry(*entry).map_err(|_| fault(Code::Archive, "member"))?;
                let packed = usize::try_from(entry.compressed_size_hint()).unwrap_or(usize::MAX);
                let reader = BufReader::with_capacity(packed.clamp(1, 32 * 1024), found.reader());
                Ok(if *deflated {
                    Box::new(found.verifying_reader(DeflateDecoder::new(reader)))
                } else {
                    Box::new(found.verifying_reader(reader))
                })
            }
            Self::Tar { file, start, size } => Ok(Box::new(RangeReader::new(file, *start..*start + *size))),
        }
    }
}

/// A file of an archive that cannot be unpacked.
pub(super) fn broken(_: &io::Error) -> Fault {
    fault(Code::Archive, "member")
}

/// What an archive says of one of its files, and what comes of it.
#[derive(Debug)]
pub(super) struct Told<'a> {
    /// Its path, in whatever encoding.
    pub(super) path: &'a [u8],
    /// Whether the archive says that the path is in UTF-8.
    pub(super) is_utf_8: bool,
    pub(super) is_link: bool,
    pub(super) is_encrypted: bool,
    /// Whether it is packed in a way that is read here.
    pub(super) is_known: bool,
    pub(super) size: u64,
}

/// A file of an archive is read (`Ok(Some)`, with its path), passed over, or at fault, under the path given.
pub(super) fn judge(told: &Told<'_>) -> Result<Option<String>, (String, Fault)> {
    let path = path(told.path, told.is_utf_8);
    let name = path.rsplit(['/', '\\']).next().unwrap_or_default();
    let Some(sort) = sort(OsStr::new(name)) else { return Ok(None) };
    let Some(clean) = inside(&path) else { return Err((path, fault(Code::Archive, "escapes"))) };
    if clean.split('/').any(|part| part.starts_with('.') || part == "__MACOSX") {
        return Ok(None);
    }
    let text = match sort {
        _ if told.is_link => "link",
        Sort::Zip | Sort::Tar | Sort::TarGz => "nested",
        Sort::Text if told.is_encrypted => "encrypted",
        Sort::Text if !told.is_known => "method",
        Sort::Text if told.size > LARGEST_MEMBER => {
            let limit = LARGEST_MEMBER.to_string();
            return Err((clean, fault(Code::Budget, "file-bytes").with("limit", limit)));
        }
        Sort::Text => return Ok(Some(clean)),
    };
    Err((clean, fault(Code::Archive, text)))
}

/// The path as it was meant. Two bytes of GBK may look like a letter of UTF-8 too, but then of none that Chinese is
/// written with.
fn path(bytes: &[u8], is_utf_8: bool) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) if !is_utf_8 && !text.is_ascii() && text.chars().all(|c| c < '\u{800}') => {
            chinese(bytes).unwrap_or_else(|| text.to_owned())
        }
        Ok(text) => text.to_owned(),
        Err(_) => readable(bytes),
    }
}

/// The path within the archive, `/`-separated; `None` where it leads out of it.
fn inside(path: &str) -> Option<String> {
    let path = path.replace('\\', "/");
    let drive = matches!(path.as_bytes(), [letter, b':', ..] if letter.is_ascii_alphabetic());
    if drive || path.starts_with('/') || path.split('/').any(|part| part == "..") {
        return None;
    }
    let parts: Vec<&str> = path.split('/').filter(|part| !matches!(*part, "" | ".")).collect();
    Some(parts.join("/"))
}

/// Holds the files of an archive to what it may unpack to.
#[derive(Debug)]
pub(super) struct Tally {
    members: usize,
    unpacked: u64,
    /// The archive's own size in bytes.
    packed: u64,
}

impl Tally {
    pub(super) fn new(packed: u64) -> Self {
        Self { members: 0, unpacked: 0, packed }
    }

    /// Counts one more file of that size.
    ///
    /// # Errors
    /// The archive holds too much; nothing further may be read of it.
    pub(super) fn count(&mut self, size: u64) -> Result<(), Fault> {
        self.members += 1;
        self.unpacked = self.unpacked.saturating_add(size);
        let over = |text, limit: u64| Err(fault(Code::Budget, text).with("limit", limit.to_string()));
        if self.members > MOST_MEMBERS {
            return over("members", MOST_MEMBERS as u64);
        }
        if self.unpacked > LARGEST_ARCHIVE {
            return over("archive-bytes", LARGEST_ARCHIVE);
        }
        if self.unpacked > UNPACKED_FREELY && self.unpacked / MOST_INFLATION > self.packed {
            return over("inflation", MOST_INFLATION);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{LARGEST_ARCHIVE, MOST_INFLATION, Tally, inside, path};

    #[test]
    fn no_path_leads_out() {
        assert_eq!(inside("市/./通知.yaml").as_deref(), Some("市/通知.yaml"));
        assert_eq!(inside("市\\通知.yaml").as_deref(), Some("市/通知.yaml"));
        for out in ["../a.yaml", "市/../../a.yaml", "/etc/a.yaml", "C:\\a.yaml", "..\\a.yaml", "\\\\host\\a.yaml"] {
            assert_eq!(inside(out), None, "{out}");
        }
    }

    #[test]
    fn names_of_windows_are_read() {
        assert_eq!(path(b"\xca\xd0/\xcd\xa8\xd6\xaa.yaml", false), "市/通知.yaml");
        assert_eq!(path("市/通知.yaml".as_bytes(), false), "市/通知.yaml");
        // 一 is D2 BB, which UTF-8 has for a letter of Bashkir.
        assert_eq!(path(b"\xd2\xbb.yaml", false), "一.yaml");
        assert_eq!(path(b"\xd2\xbb.yaml", true), "\u{4bb}.yaml");
    }

    #[test]
    fn archives_unpack_to_so_much_only() {
        let mut small = Tally::new(100);
        assert_eq!(small.count(1_000_000), Ok(()));
        assert_eq!(small.count(20_000_000).map_err(|fault| fault.text), Err("inflation"));
        let mut large = Tally::new(LARGEST_ARCHIVE / MOST_INFLATION + 1);
        assert_eq!(large.count(LARGEST_ARCHIVE), Ok(()));
        assert_eq!(large.count(1).map_err(|fault| fault.text), Err("archive-bytes"));
    }
}
