//! Folders and files of a revision, and what was touched since one. Git is asked in the folder in which the program runs, so all
//! of it is one test.

#![cfg(unix)]
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use jiama::source::inputs::{Buffer, Input, LARGEST_PIECE, Listing, Options, list};
use jiama::source::{Changed, changed_since};
use std::fs;
use std::process::Command;

fn git(arguments: &[&str]) {
    let identity = ["-c", "user.name=科员", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"];
    let ran = Command::new("git").args(identity).args(arguments).output().unwrap();
    assert!(ran.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&ran.stderr));
}

fn write(path: &str, text: &str) {
    fs::create_dir_all(std::path::Path::new(path).parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn listed(paths: &[&str]) -> Listing {
    list(paths, &Options { stdin: &|| Ok(Vec::new()), stdin_name: "-", left_out: None })
}

fn names(listing: &Listing) -> Vec<&str> {
    listing.inputs.iter().map(Input::name).collect()
}

fn texts(listing: &Listing) -> Vec<String> {
    let mut buffer = Buffer::default();
    let mut text = |input: &Input| {
        let mut whole = String::new();
        input.pieces(&mut buffer, |piece| whole.push_str(piece.text)).unwrap();
        whole
    };
    listing.inputs.iter().map(&mut text).collect()
}

fn faults(paths: &[&str]) -> Vec<&'static str> {
    listed(paths).faults.iter().map(|(_, fault)| fault.text).collect()
}

fn paths(changed: &Changed) -> Vec<&str> {
    changed.paths.iter().map(String::as_str).collect()
}

#[test]
fn a_repository() {
    let outside = tempfile::tempdir().unwrap();
    std::env::set_current_dir(outside.path()).unwrap();
    assert_eq!(faults(&["HEAD:市"]), ["no-repository"]);
    assert_eq!(changed_since("HEAD", &["."]).unwrap_err().text, "no-repository");

    fs::create_dir("库").unwrap();
    std::env::set_current_dir("库").unwrap();
    git(&["init", "--quiet", "--initial-branch=main"]);
    write("市/通 知.yaml", "标题: 甲\n");
    write("市/县/通知.yaml", "标题: 乙\n");
    write("市/县/旧件.yaml", "标题: 旧\n");
    write("市/县/改名.yaml", "标题: 很长的一份通知,改了名字\n频次: 每月1次\n");
    write("市/说明.txt", "说明\n");
    write(".gitlab-ci.yml", "x: 1\n");
    let large = "---\n标题: 丙\n备注: 按照市级统一部署\n".repeat(LARGEST_PIECE / 32);
    write("市/历年.yaml", &large);
    std::os::unix::fs::symlink("通 知.yaml", "市/链接.yaml").unwrap();
    git(&["add", "."]);
    git(&["commit", "--quiet", "--message=一"]);
    listings(&large);
    changes();
    archives();
    std::env::set_current_dir(env!("CARGO_MANIFEST_DIR")).unwrap();
}

fn listings(large: &str) {
    let all = [
        "HEAD:市/县/改名.yaml",
        "HEAD:市/县/旧件.yaml",
        "HEAD:市/县/通知.yaml",
        "HEAD:市/历年.yaml",
        "HEAD:市/通 知.yaml",
    ];
    let mut ordered = all;
    ordered.sort_unstable();
    let listing = listed(&["HEAD:市"]);
    assert_eq!(names(&listing), ordered);
    let mut expected = [
        ("HEAD:市/县/改名.yaml", "标题: 很长的一份通知,改了名字\n频次: 每月1次\n"),
        ("HEAD:市/县/旧件.yaml", "标题: 旧\n"),
        ("HEAD:市/县/通知.yaml", "标题: 乙\n"),
        ("HEAD:市/历年.yaml", large),
        ("HEAD:市/通 知.yaml", "标题: 甲\n"),
    ];
    expected.sort_unstable();
    assert_eq!(texts(&listing), expected.map(|(_, text)| text));
    let at = ordered.iter().position(|name| name.ends_with("历年.yaml")).unwrap();
    assert_eq!(listing.inputs[at].size_hint(), Some(large.len() as u64));
    assert_eq!(listing.inputs[at].excerpt(12, 3).unwrap(), "丙");
    assert_eq!(names(&listed(&["HEAD:"])), ordered);
    assert_eq!(names(&listed(&["HEAD:市/", "HEAD:市/县"])).len(), 5);
    assert_eq!(texts(&listed(&["HEAD:市/通 知.yaml"])), ["标题: 甲\n"]);
    assert_eq!(faults(&["HEAD:没有"]), ["not-in-revision"]);
    assert_eq!(faults(&["没有:市"]), ["no-revision"]);
    // Paths begin at the root of the repository, wherever the program runs.
    std::env::set_current_dir("市/县").unwrap();
    assert_eq!(names(&listed(&["HEAD:市/县"])).len(), 3);
    std::env::set_current_dir("../..").unwrap();
    // Many threads may read at once.
    let read: Vec<String> = std::thread::scope(|scope| {
        let threads: Vec<_> = listing
            .inputs
            .iter()
            .map(|input| {
                scope.spawn(move || {
                    let mut whole = String::new();
                    input.pieces(&mut Buffer::default(), |piece| whole.push_str(piece.text)).unwrap();
                    whole
                })
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert_eq!(read, expected.map(|(_, text)| text));
}

fn changes() {
    assert_eq!(paths(&changed_since("HEAD", &["."]).unwrap()), [""; 0]);
    // What others did on the branch meanwhile is no change of ours.
    git(&["checkout", "--quiet", "-b", "ours"]);
    git(&["checkout", "--quiet", "main"]);
    write("市/他人.yaml", "标题: 他\n");
    git(&["add", "."]);
    git(&["commit", "--quiet", "--message=二"]);
    git(&["checkout", "--quiet", "ours"]);
    git(&["mv", "市/县/改名.yaml", "市/县/新名.yaml"]);
    git(&["commit", "--quiet", "--message=三"]);
    write("市/通 知.yaml", "标题: 甲改\n");
    fs::remove_file("市/县/旧件.yaml").unwrap();
    write("市/新件.yaml", "标题: 新\n");
    write("草稿.yaml", "标题: 草\n");
    write(".gitignore", "草稿.yaml\n");
    let changed = changed_since("main", &["市"]).unwrap();
    let mut touched = ["市/县/改名.yaml", "市/县/新名.yaml", "市/县/旧件.yaml", "市/新件.yaml", "市/通 知.yaml"];
    touched.sort_unstable();
    assert_eq!(paths(&changed), touched);
    assert_eq!(paths(&changed_since("main", &["市/**/*.yaml"]).unwrap()), touched);
    assert!(changed.touches("市/新件.yaml") && !changed.touches("市/县/通知.yaml") && !changed.touches("市/他人.yaml"));
    assert_eq!(paths(&changed_since("main", &["市/新件.yaml", "-"]).unwrap()), ["市/新件.yaml"]);
    assert!(paths(&changed_since("main", &["."]).unwrap()).contains(&".gitignore"));
    std::env::set_current_dir("市/县").unwrap();
    assert_eq!(paths(&changed_since("main", &["."]).unwrap()), ["改名.yaml", "新名.yaml", "旧件.yaml"]);
    assert_eq!(paths(&changed_since("main", &["../新件.yaml"]).unwrap()), ["../新件.yaml"]);
    std::env::set_current_dir("../..").unwrap();
    write("市/档案.zip", "");
    assert!(changed_since("main", &["."]).unwrap().touches("市/档案.zip/县/通知.yaml"));
    assert_eq!(changed_since("没有", &["."]).unwrap_err().text, "no-revision");
    assert_eq!(changed_since("--output=x", &["."]).unwrap_err().text, "no-revision");
}

/// An archive that lies in a revision is a folder there as on the disk; a broken one is at fault, and the rest is read.
fn archives() {
    let mut archive = tar::Builder::new(Vec::new());
    let text = "标题: 一\n频次: {巡查: 每周1次}\n";
    let mut header = tar::Header::new_gnu();
    header.set_size(text.len() as u64);
    archive.append_data(&mut header, "县/一.yaml", text.as_bytes()).unwrap();
    fs::create_dir_all("卷").unwrap();
    fs::write("卷/历年.tar", archive.into_inner().unwrap()).unwrap();
    fs::write("卷/坏.zip", "这不是压缩包").unwrap();
    git(&["add", "."]);
    git(&["commit", "--quiet", "--message=卷"]);
    let listing = listed(&["HEAD:卷"]);
    assert_eq!(names(&listing), ["HEAD:卷/历年.tar/县/一.yaml"]);
    assert_eq!(texts(&listing), [text]);
    let told: Vec<(&str, &str)> = listing.faults.iter().map(|(name, fault)| (name.as_str(), fault.text)).collect();
    assert_eq!(told, [("HEAD:卷/坏.zip", "broken")]);
    // What is not on the disk was touched by nothing.
    assert_eq!(paths(&changed_since("HEAD", &["-", "没有的文件夹/通知.yaml"]).unwrap()), [""; 0]);
}
