//! What an audit is given: lists of paths, revisions, links.

use crate::{Archive, CITY, COUNTY, FILES, TOWN};
use std::fs;

#[test]
fn a_list_names_paths_as_the_command_line_does() {
    let archive = Archive::new(FILES);
    let due = archive.run(&["audit", "市/通知.yaml", "县", "镇"]);
    assert_eq!(due.code, 1);
    archive.write("行.txt", "市/通知.yaml\n县/甲 县.yaml\r\n县/乙县.yaml\n\n镇\n");
    archive.write("零.txt", "市/通知.yaml\0县/甲 县.yaml\0县/乙县.yaml\0镇/甲东.yaml\0");
    for list in ["行.txt", "零.txt"] {
        assert_eq!(archive.run(&["audit", "--files-from", list]), due, "{list}");
        let bytes = fs::read(archive.0.path().join(list)).unwrap();
        assert_eq!(archive.fed(&["audit", "--files-from", "-"], &bytes), due, "{list} on standard input");
    }
    assert_eq!(archive.fed(&["audit", "县", "镇", "--files-from", "-"], "市\n".as_bytes()), due, "with paths");
    let one = "---\n".to_owned();
    let whole = [CITY, COUNTY, TOWN].join(&one);
    let read = archive.fed(&["audit", "-", "--stdin-name", "汇编.yaml", "--format", "concise"], whole.as_bytes());
    assert_eq!((read.code, read.stdout.matches("汇编.yaml:").count()), (1, 2), "{}", read.stdout);
}

#[test]
fn a_revision_is_a_folder() {
    let archive = Archive::new(FILES);
    archive.git(&["init", "--quiet", "--initial-branch=main"]);
    archive.git(&["add", "."]);
    archive.git(&["commit", "--quiet", "--message=一"]);
    let stored = archive.run(&["audit", "HEAD:", "--format", "concise"]);
    let here = archive.run(&["audit", ".", "--format", "concise"]);
    assert_eq!((stored.code, stored.stdout.replace("HEAD:", "")), (1, here.stdout));
    assert_eq!(archive.run(&["audit", "HEAD:市", "HEAD:县", "HEAD:镇", "--format", "concise"]).stdout, stored.stdout);
    assert_eq!(archive.run(&["audit", "HEAD:没有"]).code, 3);
}

#[cfg(unix)]
#[test]
fn links_are_not_followed_and_each_file_is_read_once() {
    let archive = Archive::new(FILES);
    let due = archive.run(&["audit", "."]);
    std::os::unix::fs::symlink("县", archive.0.path().join("链接")).unwrap();
    std::os::unix::fs::symlink("甲 县.yaml", archive.0.path().join("县/链接.yaml")).unwrap();
    std::os::unix::fs::symlink("..", archive.0.path().join("县/上级")).unwrap();
    assert_eq!(archive.run(&["audit", "."]), due);
    assert_eq!(archive.run(&["audit", ".", "./县", "县/甲 县.yaml", "./市/../市/通知.yaml"]).code, due.code);
    assert_eq!(archive.json(&["audit", ".", "县", "县/甲 县.yaml"]), archive.json(&["audit", "."]));
}
