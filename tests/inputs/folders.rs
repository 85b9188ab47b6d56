//! Folders and globs.

use super::{Folder, listed, read, whole};
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::process::Command;

#[test]
fn a_folder_is_listed_in_the_order_of_bytes() {
    let folder = Folder::new();
    let names = ["县/通 知.yaml", "县-二/通知.yml", "市/a.json", "市/b.jsonl", "市/c.ndjson", "通知.YAML"];
    folder.write_all(&names);
    folder.write_all(&[
        "市/说明.docx",
        "市/jiama.yaml",
        ".隐藏/通知.yaml",
        "市/.草稿.yaml",
        "package.json",
        "jiama-baseline.json",
    ]);
    let listing = folder.list(&[""]);
    let mut ordered = names.map(str::to_owned);
    ordered.sort();
    assert_eq!(folder.names(&listing), ordered);
    assert_eq!(folder.faults(&listing), []);
    assert_eq!(listing.empty, [""; 0]);
    for input in &listing.inputs {
        assert_eq!(whole(input), format!("标题: {}\n", folder.within(input.name())));
    }
    // Twice the same, whatever the threads did.
    assert_eq!(folder.names(&folder.list(&[""])), ordered);
}

#[test]
fn each_file_is_read_once() {
    let folder = Folder::new();
    folder.write_all(&["市/通知.yaml", "市/另件.yaml"]);
    fs::hard_link(folder.path("市/通知.yaml"), folder.path("市/副本.yaml")).unwrap();
    symlink(folder.path("市/通知.yaml"), folder.path("市/链接.yaml")).unwrap();
    let listing = folder.list(&["市", "./市", "市/./通知.yaml", "市//另件.yaml", "市/副本.yaml"]);
    let mut once = ["市/副本.yaml", "市/另件.yaml"];
    once.sort_unstable();
    assert_eq!(folder.names(&listing), once);
    // A link that is named is followed, and is the file it leads to.
    let listing = folder.list(&["市/链接.yaml"]);
    assert_eq!(folder.names(&listing), ["市/链接.yaml"]);
    assert_eq!(whole(&listing.inputs[0]), "标题: 市/通知.yaml\n");
}

#[test]
fn links_in_circles_end() {
    let folder = Folder::new();
    folder.write_all(&["市/县/通知.yaml"]);
    symlink(folder.path("市"), folder.path("市/县/上级")).unwrap();
    symlink(folder.path("自己"), folder.path("自己")).unwrap();
    assert_eq!(folder.names(&folder.list(&[""])), ["市/县/通知.yaml"]);
    let listing = folder.list(&["自己"]);
    assert_eq!(folder.faults(&listing), [("自己".to_owned(), "other")]);
}

#[test]
fn what_is_ignored_is_left_out_unless_it_is_named() {
    let folder = Folder::new();
    folder.write_all(&["市/通知.yaml", "市/草稿/一.yaml", "旧/二.yaml", "市/表.yaml"]);
    folder.write(".jiamaignore", "草稿/\n");
    folder.write(".gitignore", "旧/\n");
    folder.write("市/.ignore", "表.yaml\n");
    // Git's own file counts within a repository only.
    assert_eq!(folder.names(&folder.list(&[""])), ["市/通知.yaml", "旧/二.yaml"]);
    let made = Command::new("git").args(["init", "--quiet"]).current_dir(folder.0.path()).status().unwrap();
    assert!(made.success());
    assert_eq!(folder.names(&folder.list(&[""])), ["市/通知.yaml"]);
    assert_eq!(folder.names(&folder.list(&["市/草稿/一.yaml"])), ["市/草稿/一.yaml"]);
    folder.write("市/.jiamaignore", "[甲-乙].yaml\n");
    let listing = folder.list(&[""]);
    assert_eq!(folder.faults(&listing), [("市/.jiamaignore".to_owned(), "pattern")]);
}

#[test]
fn what_the_configuration_leaves_out_is_not_found() {
    let folder = Folder::new();
    folder.write_all(&["市/通知.yaml", "市/草稿/一.yaml", "市/表.yaml"]);
    let left_out = |name: &str, is_folder: bool| (is_folder && name.ends_with("草稿")) || name.ends_with("表.yaml");
    let options = jiama::source::inputs::Options {
        stdin: &|| Ok(Vec::new()),
        stdin_name: "-",
        left_out: Some(std::sync::Arc::new(left_out)),
    };
    let listing = jiama::source::inputs::list(&[folder.path("")], &options);
    assert_eq!(folder.names(&listing), ["市/通知.yaml"]);
    let listing = jiama::source::inputs::list(&[folder.path("市/表.yaml")], &options);
    assert_eq!(folder.names(&listing), ["市/表.yaml"]);
}

#[test]
fn globs_are_for_shells_that_leave_them() {
    let folder = Folder::new();
    folder.write_all(&[
        "2024/市/通知.yaml",
        "2024/市/附件.txt",
        "2025/县/通知.yaml",
        "2025/县/[1].yaml",
        ".旧/通知.yaml",
    ]);
    let names = |glob: &str| folder.names(&folder.list(&[glob]));
    assert_eq!(names("**/*.yaml"), ["2024/市/通知.yaml", "2025/县/[1].yaml", "2025/县/通知.yaml"]);
    assert_eq!(names("2024/*/*"), ["2024/市/通知.yaml", "2024/市/附件.txt"]);
    assert_eq!(names("202?"), ["2024/市/通知.yaml", "2025/县/[1].yaml", "2025/县/通知.yaml"]);
    assert_eq!(names("{2024,2025}/*/通知.yaml"), ["2024/市/通知.yaml", "2025/县/通知.yaml"]);
    // A file of that very name is no glob.
    assert_eq!(names("2025/县/[1].yaml"), ["2025/县/[1].yaml"]);
    assert_eq!(folder.faults(&folder.list(&["2026/*.yaml"])), [("2026/*.yaml".to_owned(), "no-match")]);
    assert_eq!(folder.faults(&folder.list(&["2024/{市"])), [("2024/{市".to_owned(), "pattern")]);
}

#[test]
fn what_is_not_there_is_said_and_what_is_empty_too() {
    let folder = Folder::new();
    folder.write_all(&["市/通知.yaml", "空/说明.txt"]);
    let listing = folder.list(&["没有.yaml", "空", "市"]);
    assert_eq!(folder.names(&listing), ["市/通知.yaml"]);
    assert_eq!(folder.faults(&listing), [("没有.yaml".to_owned(), "missing")]);
    let empty: Vec<String> = listing.empty.iter().map(|name| folder.within(name)).collect();
    assert_eq!(empty, ["空"]);
    // What vanishes between listing and reading is a fault of its own.
    fs::remove_file(folder.path("市/通知.yaml")).unwrap();
    assert_eq!(read(&listing.inputs[0]).1.unwrap().text, "missing");
    assert_eq!(listing.inputs[0].excerpt(0, 1).unwrap_err().text, "missing");
}

#[test]
fn what_may_not_be_read_is_a_fault() {
    let folder = Folder::new();
    folder.write_all(&["市/通知.yaml", "市/密件.yaml", "密/通知.yaml"]);
    let closed = |name: &str| fs::set_permissions(folder.path(name), fs::Permissions::from_mode(0o000)).unwrap();
    closed("市/密件.yaml");
    closed("密");
    // The superuser may read everything.
    if fs::read(folder.path("市/密件.yaml")).is_err() {
        let listing = folder.list(&[""]);
        assert_eq!(folder.faults(&listing), [("密".to_owned(), "denied")]);
        assert_eq!(read(&listing.inputs[0]).1.unwrap().text, "denied");
        assert_eq!(whole(&listing.inputs[1]), "标题: 市/通知.yaml\n");
    }
    fs::set_permissions(folder.path("密"), fs::Permissions::from_mode(0o700)).unwrap();
}

#[test]
fn names_that_are_no_text_are_still_read() {
    use std::os::unix::ffi::OsStrExt;
    let folder = Folder::new();
    // 市.yaml, as a disk of an older Windows has it.
    let name = std::ffi::OsStr::from_bytes(b"\xca\xd0.yaml");
    if fs::write(folder.0.path().join(name), "标题: 甲\n").is_ok() {
        let listing = folder.list(&[""]);
        assert_eq!(folder.names(&listing), ["市.yaml"]);
        assert_eq!(whole(&listing.inputs[0]), "标题: 甲\n");
    }
}

#[test]
fn pipes_are_read_when_named_and_left_alone_in_folders() {
    let folder = Folder::new();
    folder.write_all(&["市/通知.yaml"]);
    let made = Command::new("mkfifo").arg(folder.path("市/管道.yaml")).status();
    if made.is_ok_and(|made| made.success()) {
        assert_eq!(folder.names(&folder.list(&["市"])), ["市/通知.yaml"]);
        let path = folder.path("市/管道.yaml");
        let writer = std::thread::spawn(move || fs::write(path, "标题: 乙\n"));
        let listing = folder.list(&["市/管道.yaml"]);
        writer.join().unwrap().unwrap();
        assert_eq!(whole(&listing.inputs[0]), "标题: 乙\n");
        assert_eq!(listing.inputs[0].excerpt(8, 3).unwrap(), "乙");
    }
}

#[test]
fn standard_input_is_a_text() {
    let listing = listed(&["-"]);
    assert_eq!((listing.inputs[0].name(), listing.inputs[0].size_hint()), ("-", Some(12)));
    assert_eq!(whole(&listing.inputs[0]), "标题: 甲\n");
}
