//! Fixing whole archives, case by case under `tests/fix_archive/`: `given/` becomes what `fixed/` has of it, byte for byte, and
//! `said.txt` holds what is said of it; `JIAMA_BLESS=1` writes both anew. A first line `# 选项:` of a file names further options.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod scrub;

use scrub::Scrub;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The files of a folder, by path.
type Files = BTreeMap<PathBuf, String>;

fn files(folder: &Path) -> Files {
    let mut found = Files::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(place) = open.pop() {
        for entry in fs::read_dir(place).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                found.insert(path.strip_prefix(folder).unwrap().to_owned(), fs::read_to_string(&path).unwrap());
            }
        }
    }
    found
}

fn write(folder: &Path, files: &Files) {
    for (path, text) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

/// A folder that holds what a case gives, and nothing else.
fn scratch(name: &str, given: &Files) -> tempfile::TempDir {
    let folder = tempfile::Builder::new().prefix(name).tempdir().unwrap();
    write(folder.path(), given);
    folder
}

/// Runs the program in a folder, with nothing around it that could change what it says.
fn jiama(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jiama"));
    command.current_dir(folder).scrub().args(arguments).args(["--today", "2025-07-01"]).output().unwrap()
}

fn audit(folder: &Path, more: &[&str]) -> Output {
    jiama(folder, &[&["audit", ".", "--format", "concise"], more].concat())
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn options(given: &Files) -> Vec<&str> {
    let first = given.values().filter_map(|text| text.lines().next());
    first.filter_map(|line| line.strip_prefix("# 选项:")).flat_map(str::split_whitespace).collect()
}

/// What is said of a case, and the files that are changed.
fn fixed(given: &Files) -> (String, Files) {
    let with = |more: &[&'static str]| [&["--fix"], options(given).as_slice(), more].concat();
    let folder = scratch("case", given);
    let folder = folder.path();

    let plain = audit(folder, &[]);
    let diff = audit(folder, &with(&["--diff"]));
    assert_eq!(files(folder), *given, "--diff writes");
    assert_eq!(diff.status.code(), plain.status.code(), "--diff changes the exit code");
    let zh = audit(folder, &with(&[]));
    let after = files(folder);
    let again = audit(folder, &with(&[]));
    assert_eq!(files(folder), after, "fixing twice changes something");
    assert_eq!(again.stdout, zh.stdout, "what is left is not what a new audit finds");
    assert_eq!(audit(folder, &[]).stdout, zh.stdout, "what is left is not what a new audit finds");
    assert_eq!(audit(folder, &[]).status.code(), zh.status.code(), "the exit code is not that of what is left");
    write(folder, given);
    let en = audit(folder, &with(&["--lang", "en"]));
    assert_eq!(files(folder), after, "the language changes what is written");
    for jobs in ["1", "2", "8"] {
        let folder = scratch("threads", given);
        let run = audit(folder.path(), &[with(&[]).as_slice(), &["--jobs", jobs]].concat());
        assert_eq!(files(folder.path()), after, "{jobs} threads write something else");
        assert_eq!(
            (run.stdout, run.stderr, run.status.code()),
            (zh.stdout.clone(), zh.stderr.clone(), zh.status.code())
        );
    }
    applied(given, &diff.stdout, &after);

    let said = format!(
        "── diff\n{}── zh\n{}── en\n{}── left\n{}exit {}\n",
        text(&diff.stdout),
        text(&zh.stderr),
        text(&en.stderr),
        text(&zh.stdout),
        zh.status.code().unwrap()
    );
    let changed = after.into_iter().filter(|(path, text)| given.get(path) != Some(text)).collect();
    (said, changed)
}

/// The patch is one that git applies, and comes to the same.
fn applied(given: &Files, patch: &[u8], after: &Files) {
    let folder = scratch("patched", given);
    if patch.is_empty() {
        assert_eq!(given, after);
        return;
    }
    let named = folder.path().with_extension("patch");
    fs::write(&named, patch).unwrap();
    let ceiling = folder.path().parent().unwrap();
    let git = Command::new("git")
        .current_dir(folder.path())
        .env("GIT_CEILING_DIRECTORIES", ceiling)
        .arg("apply")
        .arg(&named)
        .output()
        .unwrap();
    fs::remove_file(named).unwrap();
    assert!(git.status.success(), "{}", text(&git.stderr));
    assert_eq!(files(folder.path()), *after);
}

#[test]
fn each_archive_is_fixed_as_it_should_be() {
    let folders = fs::read_dir("tests/fix_archive").unwrap().map(|entry| entry.unwrap().path());
    let mut cases: Vec<PathBuf> = folders.collect();
    cases.sort();
    assert!(cases.len() >= 6, "found only {cases:?}");
    let bless = std::env::var_os("JIAMA_BLESS").is_some();
    for case in cases {
        let (said, changed) = fixed(&files(&case.join("given")));
        if bless {
            fs::remove_dir_all(case.join("fixed")).unwrap_or_default();
            write(&case.join("fixed"), &changed);
            fs::write(case.join("said.txt"), &said).unwrap();
        }
        assert_eq!(changed, files(&case.join("fixed")), "{}", case.display());
        assert_eq!(said, fs::read_to_string(case.join("said.txt")).unwrap(), "{}", case.display());
    }
}

#[test]
fn only_files_on_the_disk_are_written() {
    let given = files(Path::new("tests/fix_archive/four-levels/given"));
    let folder = scratch("elsewhere", &given);
    let git = |arguments: &[&str]| {
        let own = ["-c", "user.name=a", "-c", "user.email=a@b.cn", "-c", "commit.gpgsign=false"];
        let mut git = Command::new("git");
        git.current_dir(folder.path()).env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
        assert!(git.args(own).args(arguments).output().unwrap().status.success());
    };
    git(&["init", "--quiet"]);
    git(&["add", "."]);
    git(&["commit", "--quiet", "--message", "旧稿"]);
    let archive = folder.path().join("档案.tar");
    let mut tar = tar::Builder::new(fs::File::create(&archive).unwrap());
    for path in given.keys() {
        tar.append_path_with_name(folder.path().join(path), path).unwrap();
    }
    tar.finish().unwrap();
    drop(tar);
    let packed = fs::read(&archive).unwrap();
    let unchanged = files(&folder.path().join("4-县"));
    for place in ["HEAD:", "档案.tar"] {
        let run = jiama(folder.path(), &["audit", place, "--fix", "--lang", "en", "--format", "concise"]);
        let said = text(&run.stderr);
        assert_eq!(run.status.code(), Some(1), "{said}");
        assert_eq!(said.matches("was not fixed").count(), 3, "{said}");
        assert!(said.contains("湟中.yaml") && !said.contains("becomes"), "{said}");
    }
    assert_eq!(fs::read(&archive).unwrap(), packed);
    assert_eq!(files(&folder.path().join("4-县")), unchanged);
}

#[test]
fn where_nothing_is_to_be_fixed_that_is_said() {
    let given = files(Path::new("tests/fix_archive/four-levels/fixed"));
    let folder = scratch("nothing", &given);
    fs::copy("tests/fix_archive/four-levels/given/1-国.yaml", folder.path().join("1-国.yaml")).unwrap();
    let run = audit(folder.path(), &["--fix"]);
    assert_eq!((run.status.code(), text(&run.stderr)), (Some(0), "没有能改的地方\n".to_owned()));
    assert_eq!(text(&audit(folder.path(), &["--fix", "--quiet"]).stderr), "");
    for alone in ["--diff", "--unsafe-fixes"] {
        assert_eq!(audit(folder.path(), &[alone]).status.code(), Some(2));
    }
}
