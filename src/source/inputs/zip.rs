//! A zip archive as a folder. Its directory says what it holds, so nothing is unpacked to list it.

use super::input::{From, Input};
use super::listing::Found;
use super::member::{Member, Tally, Told};
use super::name::fault;
use crate::fault::{Code, Fault};
use rawzip::extra_fields::ExtraFieldId;
use rawzip::{CompressionMethod, RECOMMENDED_BUFFER_SIZE, ZipArchive, ZipFileHeaderRecord};
use std::fs::File;
use std::sync::Arc;

/// Lists the files of an archive that goes by `name`.
///
/// # Errors
/// It is no zip archive, is broken, or holds too much; what was found before stays.
pub(super) fn list(file: File, name: &str, found: &mut Found<'_>) -> Result<(), Fault> {
    let broken = |_| fault(Code::Archive, "broken");
    let packed = file.metadata().map_or(0, |metadata| metadata.len());
    let mut buffer = vec![0; RECOMMENDED_BUFFER_SIZE];
    let archive = Arc::new(ZipArchive::from_file(file, &mut buffer).map_err(broken)?);
    let mut tally = Tally::new(packed);
    let mut entries = archive.entries(&mut buffer);
    let mut seen = 0;
    while let Some(entry) = entries.next_entry().map_err(broken)? {
        seen += 1;
        tally.count(entry.uncompressed_size_hint())?;
        if entry.is_dir() {
            continue;
        }
        let method = entry.compression_method();
        let meant = meant(&entry);
        let told = Told {
            path: meant.unwrap_or(entry.file_path().as_bytes()),
            is_utf_8: meant.is_some() || entry.flags().bits() & (1 << 11) != 0,
            is_link: entry.mode().is_symlink(),
            is_encrypted: entry.flags().is_encrypted(),
            is_known: method == CompressionMethod::STORE || method == CompressionMethod::DEFLATE,
            size: entry.uncompressed_size_hint(),
        };
        let deflated = method == CompressionMethod::DEFLATE;
        if let Some(shown) = found.judge(name, &told) {
            let member = Member::Zip { archive: Arc::clone(&archive), entry: entry.wayfinder(), deflated };
            found.take(Input::new(shown, From::Member(Box::new(member))));
        }
    }
    if seen == archive.entries_hint() { Ok(()) } else { Err(fault(Code::Archive, "broken")) }
}

/// The path in UTF-8 that an archiver put beside one in the encoding of its system (Info-ZIP's field 0x7075: a version, a
/// sum of the other path, the path).
fn meant<'a>(entry: &'a ZipFileHeaderRecord<'_>) -> Option<&'a [u8]> {
    let field = entry.extra_fields().find(|(id, _)| *id == ExtraFieldId::new(0x7075))?;
    let (head, path) = field.1.split_at_checked(5)?;
    let sum = u32::from_le_bytes(head.get(1..)?.try_into().ok()?);
    (rawzip::crc32(entry.file_path().as_bytes()) == sum).then_some(path)
}
