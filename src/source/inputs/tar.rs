//! A tar archive as a folder. A packed one is unpacked once, into a nameless file that the system deletes, for there is no
//! other way to its middle.

use super::input::{From, Input};
use super::listing::Found;
use super::member::{Member, Tally, Told};
use super::name::fault;
use crate::fault::{Code, Fault};
use crate::source::read::unreadable;
use flate2::bufread::MultiGzDecoder;
use rawzip::FileReader;
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, ErrorKind, Read, Write};
use std::sync::Arc;
use tar::{Archive, EntryType};

/// Lists the files of a plain archive that goes by `name`.
///
/// # Errors
/// It is no tar archive, is broken, or holds too much; what was found before stays.
pub(super) fn list(file: File, name: &str, found: &mut Found<'_>) -> Result<(), Fault> {
    let packed = size(&file);
    let whole = Arc::new(FileReader::from(file.try_clone().map_err(|error| unreadable(&error))?));
    let reading = BufReader::with_capacity(256 * 1024, file);
    let take = &mut |start, size, _: &mut dyn Read| Ok(Member::Tar { file: Arc::clone(&whole), start, size });
    walk(reading, packed, name, found, take)
}

/// Lists the files of an archive packed with gzip.
///
/// # Errors
/// As for [`list`].
pub(super) fn list_packed(file: File, name: &str, found: &mut Found<'_>) -> Result<(), Fault> {
    let unpacked = tempfile::tempfile().map_err(|error| unreadable(&error))?;
    let whole = Arc::new(FileReader::from(unpacked.try_clone().map_err(|error| unreadable(&error))?));
    let mut writer = BufWriter::with_capacity(256 * 1024, unpacked);
    let mut written = 0;
    let packed = size(&file);
    let reading = MultiGzDecoder::new(BufReader::with_capacity(64 * 1024, file));
    let take = &mut |_, size, from: &mut dyn Read| {
        let start = written;
        written += io::copy(from, &mut writer)?;
        let all = written - start == size;
        all.then(|| Member::Tar { file: Arc::clone(&whole), start, size })
            .ok_or_else(|| ErrorKind::UnexpectedEof.into())
    };
    let listed = walk(reading, packed, name, found, take);
    writer.flush().map_err(|error| unreadable(&error)).and(listed)
}

fn size(file: &File) -> u64 {
    file.metadata().map_or(0, |metadata| metadata.len())
}

/// Takes one file of an archive: its place, its size and its bytes.
type Take<'a> = &'a mut dyn FnMut(u64, u64, &mut dyn Read) -> io::Result<Member>;

/// Goes through an archive whose own size is `packed`, and takes each file that is to be read.
fn walk(reading: impl Read, packed: u64, name: &str, found: &mut Found<'_>, take: Take<'_>) -> Result<(), Fault> {
    let mut archive = Archive::new(reading);
    let mut tally = Tally::new(packed);
    let mut files = BTreeSet::new();
    for entry in archive.entries().map_err(|error| broken(&error))? {
        let mut entry = entry.map_err(|error| broken(&error))?;
        tally.count(entry.size())?;
        let kind = entry.header().entry_type();
        let is_link = match kind {
            EntryType::Regular | EntryType::Continuous | EntryType::GNUSparse => false,
            // A file that is in the archive twice is kept as a link to the first.
            EntryType::Link if entry.link_name_bytes().is_some_and(|first| files.contains(&*first)) => continue,
            EntryType::Link | EntryType::Symlink => true,
            _ => continue,
        };
        let path = entry.path_bytes().into_owned();
        let told = Told {
            path: &path,
            is_utf_8: false,
            is_link,
            is_encrypted: false,
            is_known: kind != EntryType::GNUSparse,
            size: entry.size(),
        };
        if let Some(shown) = found.judge(name, &told) {
            let (start, size) = (entry.raw_file_position(), entry.size());
            let member = take(start, size, &mut entry).map_err(|error| broken(&error))?;
            found.take(Input::new(shown, From::Member(Box::new(member))));
        }
        files.insert(path);
    }
    Ok(())
}

fn broken(error: &io::Error) -> Fault {
    if error.kind() == ErrorKind::StorageFull { unreadable(error) } else { fault(Code::Archive, "broken") }
}
