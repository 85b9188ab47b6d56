//! Inputs that are seldom met: names that an archiver gave twice, sizes that an archive claims, what is left out within one, and
//! a stream larger than a piece.

use super::archives::{directive, tarred, zipped};
use super::{Folder, listed, read, whole};
use jiama::source::inputs::{LARGEST_PIECE, Options, list};
use jiama::source::{Source, unreadable};
use rawzip::extra_fields::ExtraFieldId;
use rawzip::path::EntryPath;
use rawzip::{Header, ZipArchiveWriter};
use std::io::{ErrorKind, Seek, SeekFrom, Write};

/// An archiver of a Chinese Windows that wrote the name in the encoding of its system, and beside it what it is in UTF-8, with
/// a sum of the first, so that who renames the file without knowing of the second is not misled.
#[test]
fn a_name_given_in_utf_8_beside_another_is_the_one_that_counts() {
    let old = b"\xca\xd0\xb7\xa2\xce\xc4.yaml";
    let meant = |sum: u32, path: &str| [&[1][..], &sum.to_le_bytes(), path.as_bytes()].concat();
    let archive = |extra: &[u8]| {
        let mut bytes = Vec::new();
        let mut archive = ZipArchiveWriter::new(&mut bytes);
        let file = archive.new_file(EntryPath::verbatim(&old[..]));
        let file = file.extra_field(ExtraFieldId::new(0x7075), extra, Header::CENTRAL).unwrap();
        let (mut entry, config) = file.start().unwrap();
        let mut writer = config.wrap(&mut entry);
        writer.write_all("标题: 市级来文\n".as_bytes()).unwrap();
        let descriptor = writer.finish().unwrap().1;
        entry.finish(descriptor).unwrap();
        archive.finish().unwrap();
        bytes
    };
    let sum = rawzip::crc32(old);
    let folder = Folder::new();
    folder.write("一.zip", archive(&meant(sum, "市级来文/安全生产.yaml")));
    // Of another name, or cut short: it is not believed, and the name is what its system wrote.
    folder.write("二.zip", archive(&meant(sum ^ 1, "别的.yaml")));
    folder.write("三.zip", archive(&[1, 0, 0]));
    let named = |name: &str| folder.names(&folder.list(&[name]));
    assert_eq!(named("一.zip"), ["一.zip/市级来文/安全生产.yaml"]);
    assert_eq!(named("二.zip"), ["二.zip/市发文.yaml"]);
    assert_eq!(named("三.zip"), ["三.zip/市发文.yaml"]);
    assert_eq!(whole(&folder.list(&["一.zip"]).inputs[0]), "标题: 市级来文\n");
}

/// A file of more than a gigabyte in an archive; on the disk most of it is a hole.
#[test]
fn a_size_beyond_the_limit_is_said_and_the_rest_is_read() {
    const SIZE: u64 = (1 << 30) + 512;
    let folder = Folder::new();
    let mut header = tar::Header::new_gnu();
    header.set_size(SIZE);
    header.set_path("yi.yaml").unwrap();
    header.set_cksum();
    let mut file = std::fs::File::create(folder.path("档案.tar")).unwrap();
    file.write_all(header.as_bytes()).unwrap();
    file.seek(SeekFrom::Start(512 + SIZE)).unwrap();
    file.write_all(&tarred(&[("er.yaml", "标题: 二\n")], &[])).unwrap();
    let listing = folder.list(&["档案.tar"]);
    assert_eq!(folder.faults(&listing), [("档案.tar/yi.yaml".to_owned(), "file-bytes")]);
    assert_eq!(folder.names(&listing), ["档案.tar/er.yaml"]);
    assert_eq!(whole(&listing.inputs[0]), "标题: 二\n");
}

#[test]
fn files_of_an_archive_are_left_out_as_those_of_a_folder() {
    let folder = Folder::new();
    let names = ["通知.yaml", "草稿/一.yaml", "草稿/二/三.yaml", "汇总表.yaml"];
    folder.write("档案.zip", zipped(names.map(directive)));
    folder.write("档案.tar", tarred(&names.map(|name| (name, "标题: 甲\n")), &[]));
    let left_out = |name: &str, is_folder: bool| (is_folder && name.ends_with("草稿")) || name.ends_with("表.yaml");
    let left_out = Some(std::sync::Arc::new(left_out) as jiama::source::inputs::LeftOut);
    let options = Options { stdin: &|| Ok(Vec::new()), stdin_name: "-", left_out };
    let listing = list(&[folder.path("")], &options);
    assert_eq!(folder.names(&listing), ["档案.tar/通知.yaml", "档案.zip/通知.yaml"]);
    assert_eq!(folder.faults(&listing), []);
    // What an archive says of the size is known before anything is unpacked.
    assert_eq!(listing.inputs.iter().map(|input| input.size_hint()).collect::<Vec<_>>(), [Some(12), Some(20)]);
    let disk = folder.list(&["档案.tar"]);
    assert_eq!(disk.inputs[0].size_hint(), Some(12));
    folder.write("通知.yaml", "标题: 甲\n");
    assert_eq!(folder.list(&["通知.yaml"]).inputs[0].size_hint(), None);
}

/// Every line of an ignore file that is no pattern is said, not the first alone; what the others name is left out.
#[test]
fn each_broken_line_of_an_ignore_file_is_said() {
    let folder = Folder::new();
    folder.write_all(&["市/通知.yaml", "市/草稿.yaml"]);
    folder.write("市/.jiamaignore", "草稿.yaml\n{一,二\n{三\n");
    let listing = folder.list(&["市"]);
    assert_eq!(folder.names(&listing), ["市/通知.yaml"]);
    let faults = ["pattern"; 2].map(|text| ("市/.jiamaignore".to_owned(), text));
    assert_eq!(folder.faults(&listing), faults);
}

#[test]
fn a_stream_larger_than_a_piece_comes_document_by_document() {
    let document =
        |n: usize| format!("---\n标题: 第{n:06}号通知\n备注: {}\n", "按照市级统一部署，压实各方责任。".repeat(20));
    let many = 2 * LARGEST_PIECE / document(0).len() + 10;
    let text: String = (0..many).map(document).collect();
    let options = Options { stdin: &|| Ok(text.clone().into_bytes()), stdin_name: "历年.yaml", left_out: None };
    let listing = list(&["-"], &options);
    let (given, ended) = read(&listing.inputs[0]);
    assert_eq!(ended, None);
    assert!(given.len() > 1 && given.iter().all(|(.., piece)| piece.starts_with("---\n")));
    assert_eq!(given.iter().map(|(.., piece)| piece.as_str()).collect::<String>(), text);
    let titles = given.iter().flat_map(|(.., piece)| piece.lines()).filter(|line| line.starts_with("标题"));
    assert_eq!(titles.count(), many);
}

/// A rare character of a name takes four bytes in GB18030; the text is no less in the encoding that it is in.
#[test]
fn a_rare_name_does_not_hide_the_encoding() {
    let (bytes, ..) = encoding_rs::GB18030.encode("标题: 安全生产检查\n发文机关: 㛃㠇镇人民政府\n");
    assert_eq!(Source::decode("通知.yaml", bytes.into_owned()).unwrap_err().text, "gbk");
}

#[test]
fn what_the_system_refuses_is_named() {
    let told = |kind: ErrorKind| unreadable(&kind.into()).text;
    assert_eq!(told(ErrorKind::NotFound), "missing");
    assert_eq!(told(ErrorKind::NotADirectory), "missing");
    assert_eq!(told(ErrorKind::IsADirectory), "directory");
    assert_eq!(told(ErrorKind::PermissionDenied), "denied");
    assert_eq!(told(ErrorKind::StorageFull), "other");
    let listing = listed(&["-"]);
    assert_eq!(listing.faults, []);
    let broken = Options { stdin: &|| Err(ErrorKind::PermissionDenied.into()), stdin_name: "-", left_out: None };
    assert_eq!(list(&["-"], &broken).faults.first().map(|(_, fault)| fault.text), Some("denied"));
}
