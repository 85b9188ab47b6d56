//! Zip and tar archives as folders.

use super::{Folder, read, whole};
use flate2::Compression;
use flate2::write::{DeflateEncoder, GzEncoder};
use rawzip::path::EntryPath;
use rawzip::{CompressionMethod, ZipArchiveWriter};
use std::io::Write;
use tar::{Builder, EntryType, Header};

/// A zip archive of these files, every other one of them packed.
pub(super) fn zipped<'a>(files: impl IntoIterator<Item = (&'a [u8], String)>) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut archive = ZipArchiveWriter::new(&mut bytes);
    for (at, (path, text)) in files.into_iter().enumerate() {
        let packed = at % 2 == 0;
        let method = if packed { CompressionMethod::DEFLATE } else { CompressionMethod::STORE };
        let file = archive.new_file(EntryPath::verbatim(path)).compression_method(method);
        let (mut entry, config) = file.start().unwrap();
        let descriptor = if packed {
            let mut writer = config.wrap(DeflateEncoder::new(&mut entry, Compression::default()));
            writer.write_all(text.as_bytes()).unwrap();
            let (encoder, descriptor) = writer.finish().unwrap();
            encoder.finish().unwrap();
            descriptor
        } else {
            let mut writer = config.wrap(&mut entry);
            writer.write_all(text.as_bytes()).unwrap();
            writer.finish().unwrap().1
        };
        entry.finish(descriptor).unwrap();
    }
    archive.finish().unwrap();
    bytes
}

pub(super) fn directive(name: &str) -> (&[u8], String) {
    (name.as_bytes(), format!("标题: {name}\n"))
}

/// A tar archive of files, and of links from the first name to the second.
pub(super) fn tarred(files: &[(&str, &str)], links: &[(&str, &str, EntryType)]) -> Vec<u8> {
    let mut archive = Builder::new(Vec::new());
    for (path, text) in files {
        let mut header = Header::new_gnu();
        header.set_size(text.len() as u64);
        // A path that leads out is nothing that a decent archiver writes.
        if path.len() < 100 {
            header.as_gnu_mut().unwrap().name[..path.len()].copy_from_slice(path.as_bytes());
            header.set_cksum();
            archive.append(&header, text.as_bytes()).unwrap();
        } else {
            archive.append_data(&mut header, path, text.as_bytes()).unwrap();
        }
    }
    for (path, to, kind) in links {
        let mut header = Header::new_gnu();
        header.set_entry_type(*kind);
        header.set_size(0);
        archive.append_link(&mut header, path, to).unwrap();
    }
    archive.into_inner().unwrap()
}

pub(super) fn gzipped(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn a_zip_archive_is_a_folder() {
    let folder = Folder::new();
    let names = ["市/通 知.yaml", "市/县/通知.yml", "历年.jsonl", "__MACOSX/._a.yaml", "市/说明.docx", "市/"];
    folder.write("档案.zip", zipped(names.into_iter().map(directive)));
    let listing = folder.list(&[""]);
    assert_eq!(folder.names(&listing), ["档案.zip/历年.jsonl", "档案.zip/市/县/通知.yml", "档案.zip/市/通 知.yaml"]);
    assert_eq!(folder.faults(&listing), []);
    assert_eq!(listing.inputs[0].size_hint(), Some(21));
    assert_eq!(whole(&listing.inputs[1]), "标题: 市/县/通知.yml\n");
    assert_eq!(listing.inputs[2].excerpt(8, 3).unwrap(), "市");
    assert_eq!(folder.names(&folder.list(&["档案.zip", "./档案.zip", ""])).len(), 3);
}

#[test]
fn what_leads_out_of_a_zip_archive_is_at_fault_and_the_rest_is_read() {
    let folder = Folder::new();
    let names = [
        "../外.yaml",
        "/etc/外.yaml",
        "C:\\外.yaml",
        "市\\通知.yaml",
        "内/../../外.yaml",
        "包.zip",
        "甲.yaml",
        "甲.yaml",
    ];
    folder.write("档案.zip", zipped(names.into_iter().map(directive)));
    let listing = folder.list(&["档案.zip"]);
    assert_eq!(folder.names(&listing), ["档案.zip/市/通知.yaml", "档案.zip/甲.yaml"]);
    let mut faults = vec![
        ("档案.zip/../外.yaml".to_owned(), "escapes"),
        ("档案.zip//etc/外.yaml".to_owned(), "escapes"),
        ("档案.zip/C:\\外.yaml".to_owned(), "escapes"),
        ("档案.zip/内/../../外.yaml".to_owned(), "escapes"),
        ("档案.zip/包.zip".to_owned(), "nested"),
        ("档案.zip/甲.yaml".to_owned(), "twice"),
    ];
    faults.sort();
    assert_eq!(folder.faults(&listing), faults);
}

#[test]
fn names_of_an_older_windows_are_read() {
    let folder = Folder::new();
    let names: [&[u8]; 2] = [b"\xca\xd0/\xcd\xa8\xd6\xaa.yaml", b"\xd2\xbb.yaml"];
    folder.write("档案.zip", zipped(names.map(|name| (name, "标题: 甲\n".to_owned()))));
    assert_eq!(folder.names(&folder.list(&["档案.zip"])), ["档案.zip/一.yaml", "档案.zip/市/通知.yaml"]);
}

#[test]
fn ten_thousand_files_in_a_zip_archive() {
    let folder = Folder::new();
    let names: Vec<String> = (0..10_000).map(|n| format!("县{:02}/村{n:05}.yaml", n / 100)).collect();
    folder.write("档案.zip", zipped(names.iter().map(|name| directive(name))));
    let listing = folder.list(&["档案.zip"]);
    assert_eq!(listing.inputs.len(), 10_000);
    let mut buffer = jiama::source::inputs::Buffer::default();
    for (input, name) in listing.inputs.iter().zip(&names) {
        input.pieces(&mut buffer, |piece| assert_eq!(piece.text, format!("标题: {name}\n"))).unwrap();
    }
}

#[test]
fn a_broken_zip_archive_says_what_is_broken() {
    let folder = Folder::new();
    folder.write("无.zip", "这不是压缩包");
    folder.write("空.zip", "");
    let mut bytes = zipped([directive("一.yaml"), directive("二.yaml")]);
    folder.write("断.zip", &bytes[..bytes.len() - 30]);
    // The text of the second file, which is not packed, is changed behind the archive's back.
    let at = bytes.windows(6).rposition(|w| w == "标题".as_bytes()).unwrap();
    bytes[at] ^= 1;
    folder.write("改.zip", &bytes);
    let listing = folder.list(&[""]);
    let mut faults = ["断.zip", "无.zip", "空.zip"].map(|name| (name.to_owned(), "broken"));
    faults.sort();
    assert_eq!(folder.faults(&listing), faults);
    assert_eq!(folder.names(&listing), ["改.zip/一.yaml", "改.zip/二.yaml"]);
    assert_eq!(whole(&listing.inputs[0]), "标题: 一.yaml\n");
    assert_eq!(read(&listing.inputs[1]).1.unwrap().text, "member");
}

#[test]
fn encrypted_files_and_odd_methods_are_said() {
    let folder = Folder::new();
    let mut bytes = zipped([directive("一.yaml"), directive("二.yaml")]);
    // The general flags of both entries of the directory, and the method of the second.
    let entries: Vec<usize> =
        bytes.windows(4).enumerate().filter(|(_, w)| w == b"PK\x01\x02").map(|(at, _)| at).collect();
    bytes[entries[0] + 8] |= 1;
    bytes[entries[1] + 10] = 14;
    folder.write("档案.zip", &bytes);
    let listing = folder.list(&["档案.zip"]);
    assert_eq!(
        folder.faults(&listing),
        [("档案.zip/一.yaml".to_owned(), "encrypted"), ("档案.zip/二.yaml".to_owned(), "method")]
    );
}

#[test]
fn what_unpacks_to_too_much_is_not_unpacked() {
    let folder = Folder::new();
    let bomb = || " ".repeat(24 * 1024 * 1024);
    folder.write("炸.zip", zipped([("大.yaml".as_bytes(), bomb())]));
    folder.write("炸.tar.gz", gzipped(&tarred(&[("大.yaml", &bomb())], &[])));
    let listing = folder.list(&[""]);
    assert_eq!(folder.names(&listing), [""; 0]);
    assert_eq!(folder.faults(&listing), [("炸.tar.gz".to_owned(), "inflation"), ("炸.zip".to_owned(), "inflation")]);
}

#[test]
fn tar_archives_are_folders_packed_or_not() {
    let folder = Folder::new();
    let long = format!("{}/通知.yaml", "很长的目录名称".repeat(12));
    let bytes = tarred(
        &[("市/通知.yaml", "标题: 甲\n"), (&long, "标题: 乙\n"), ("../外.yaml", "标题: 丙\n"), ("说明.txt", "丁")],
        &[("市/链接.yaml", "通知.yaml", EntryType::Symlink), ("市/副本.yaml", "市/通知.yaml", EntryType::Link)],
    );
    folder.write("甲.tar", &bytes);
    folder.write("乙.tar.gz", gzipped(&bytes));
    folder.write("丙.tgz", gzipped(&bytes));
    let listing = folder.list(&[""]);
    let archives = ["丙.tgz", "乙.tar.gz", "甲.tar"];
    let names = |name: &str| [format!("{name}/市/通知.yaml"), format!("{name}/{long}")];
    assert_eq!(folder.names(&listing), archives.iter().flat_map(|name| names(name)).collect::<Vec<_>>());
    let faults = |name: &str| [(format!("{name}/../外.yaml"), "escapes"), (format!("{name}/市/链接.yaml"), "link")];
    assert_eq!(folder.faults(&listing), archives.iter().flat_map(|name| faults(name)).collect::<Vec<_>>());
    for pair in listing.inputs.chunks(2) {
        assert_eq!((whole(&pair[0]), whole(&pair[1])), ("标题: 甲\n".to_owned(), "标题: 乙\n".to_owned()));
        assert_eq!(pair[1].excerpt(8, 3).unwrap(), "乙");
    }
}

#[test]
fn a_tar_archive_cut_short_keeps_what_was_read() {
    let folder = Folder::new();
    let text = "标题: 甲\n".repeat(200);
    let bytes = tarred(&[("一.yaml", &text), ("二.yaml", &text)], &[]);
    folder.write("断.tar", &bytes[..3500]);
    folder.write("断.tgz", &gzipped(&bytes)[..60]);
    folder.write("无.tar.gz", "这不是压缩包");
    let listing = folder.list(&[""]);
    assert!(folder.faults(&listing).contains(&("断.tgz".to_owned(), "broken")));
    assert!(folder.faults(&listing).contains(&("无.tar.gz".to_owned(), "broken")));
    // What of a plain archive is missing shows when it is read.
    let torn = listing.inputs.iter().find(|input| input.name().ends_with("断.tar/二.yaml"));
    let told = torn.map_or("broken", |input| read(input).1.unwrap().text);
    assert!(["broken", "member"].contains(&told), "{told}");
}
