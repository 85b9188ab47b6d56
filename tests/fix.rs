//! Fixing, case by case under `tests/fix/`: `child.yaml` becomes `fixed.yaml`, byte for byte, and `said.txt` holds what is said
//! of it; `JIAMA_BLESS=1` writes both anew. A first line `# 选项:` of the child names further options.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod scrub;

use scrub::Scrub;
use serde_json::Value as Json;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

/// Runs the program in a folder, with nothing around it that could change what it says.
fn jiama(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jiama"));
    command.current_dir(folder).scrub().args(arguments).args(["--today", "2025-07-01"]);
    // For those that read the child from standard input.
    command.stdin(fs::File::open(folder.join("child.yaml")).unwrap()).output().unwrap()
}

fn check(folder: &Path, more: &[&str]) -> Output {
    jiama(folder, &[&["check", "parent.yaml", "child.yaml", "--format", "concise"], more].concat())
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// A folder of its own that holds the two files of a case.
fn scratch(case: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for file in ["parent.yaml", "child.yaml"] {
        fs::copy(Path::new("tests/fix").join(case).join(file), folder.path().join(file)).unwrap();
    }
    folder
}

/// What is said of a case, and the child's file after it.
fn fixed(folder: &Path) -> (String, Vec<u8>) {
    let child = folder.join("child.yaml");
    let before = fs::read(&child).unwrap();
    let first = text(&before).lines().next().unwrap().to_owned();
    let options: Vec<&str> = first.strip_prefix("# 选项:").unwrap_or_default().split_whitespace().collect();
    let with = |more: &[&'static str]| [&["--fix"], options.as_slice(), more].concat();

    let plain = check(folder, &[]);
    let diff = check(folder, &with(&["--diff"]));
    assert_eq!(fs::read(&child).unwrap(), before, "--diff writes");
    assert_eq!(diff.status.code(), plain.status.code(), "--diff changes the exit code");
    let zh = check(folder, &with(&[]));
    let after = fs::read(&child).unwrap();
    let again = check(folder, &with(&[]));
    assert_eq!(fs::read(&child).unwrap(), after, "fixing twice changes something");
    assert_eq!(again.stdout, zh.stdout, "what is left is not what a new check finds");
    assert_eq!(check(folder, &[]).status.code(), zh.status.code(), "the exit code is not that of what is left");
    fs::write(&child, &before).unwrap();
    let en = check(folder, &with(&["--lang", "en"]));
    assert_eq!(fs::read(&child).unwrap(), after, "the language changes what is written");

    let said = format!(
        "── diff\n{}── zh\n{}── en\n{}── left\n{}exit {}\n",
        text(&diff.stdout),
        text(&zh.stderr),
        text(&en.stderr),
        text(&zh.stdout),
        zh.status.code().unwrap()
    );
    (said, after)
}

fn cases() -> Vec<String> {
    let folders = fs::read_dir("tests/fix").unwrap().map(|entry| entry.unwrap().path());
    let mut cases: Vec<String> = folders.map(|path| path.file_name().unwrap().to_str().unwrap().to_owned()).collect();
    cases.sort();
    cases
}

#[test]
fn each_case_is_fixed_as_it_should_be() {
    let cases = cases();
    assert!(cases.len() >= 20, "found only {cases:?}");
    let bless = std::env::var_os("JIAMA_BLESS").is_some();
    for case in cases {
        let own = Path::new("tests/fix").join(&case);
        let (said, after) = fixed(scratch(&case).path());
        if bless {
            fs::write(own.join("fixed.yaml"), &after).unwrap();
            fs::write(own.join("said.txt"), &said).unwrap();
        }
        assert_eq!(text(&after), text(&fs::read(own.join("fixed.yaml")).unwrap()), "{case}");
        assert_eq!(said, text(&fs::read(own.join("said.txt")).unwrap()), "{case}");
    }
}

#[test]
fn the_diff_is_one_that_git_applies() {
    let case = "frequency-oftener-with-crlf";
    let scratch = scratch(case);
    let folder = scratch.path();
    let diff = check(folder, &["--fix", "--diff"]);
    fs::write(folder.join("patch"), diff.stdout).unwrap();
    let ceiling = folder.parent().unwrap();
    let git = Command::new("git")
        .current_dir(folder)
        .env("GIT_CEILING_DIRECTORIES", ceiling)
        .args(["apply", "patch"])
        .output();
    let Ok(git) = git else { return };
    assert!(git.status.success(), "{}", text(&git.stderr));
    let fixed = fs::read(Path::new("tests/fix").join(case).join("fixed.yaml")).unwrap();
    assert_eq!(fs::read(folder.join("child.yaml")).unwrap(), fixed);
}

#[test]
fn only_files_of_their_own_are_written() {
    let scratch = scratch("deadline-earlier");
    let folder = scratch.path();
    let child = fs::read(folder.join("child.yaml")).unwrap();
    let told = |arguments: &[&str]| {
        let run = jiama(folder, &[&["check", "parent.yaml"], arguments, &["--fix", "--lang", "en", "-q"]].concat());
        (run.status.code().unwrap(), text(&run.stderr))
    };
    let (code, said) = told(&["child.yaml", "./child.yaml"]);
    assert!(code == 1 && said.contains("was not fixed"), "{code} {said}");
    assert_eq!(fs::read(folder.join("child.yaml")).unwrap(), child);
    let (code, said) = told(&["missing.yaml"]);
    assert!(code == 3 && said.is_empty(), "{code} {said}");
    let (gbk, _, _) = encoding_rs::GBK.encode(std::str::from_utf8(&child).unwrap());
    fs::write(folder.join("gbk.yaml"), &gbk).unwrap();
    let (code, _) = told(&["gbk.yaml"]);
    assert_eq!(code, 3);
    assert_eq!(fs::read(folder.join("gbk.yaml")).unwrap(), gbk.into_owned());
    let (code, said) = told(&["-", "--stdin-name", "县.yaml"]);
    assert!(code == 1 && said.contains("县.yaml"), "{code} {said}");
    let (code, _) = told(&["child.yaml", "--output", "json=child.yaml"]);
    assert_eq!(code, 2);
    assert_eq!(fs::read(folder.join("child.yaml")).unwrap(), child);
}

/// A change as a format gives it: first and last line and column, counted from 1, and the new text.
type Change = ([usize; 4], String);

/// A text with changes made; `column` says how many bytes of a line so many of its columns are.
fn changed(text: &str, mut changes: Vec<Change>, column: impl Fn(&str, usize) -> usize) -> String {
    let at = |line: usize, within: usize| {
        let start = text.split_inclusive('\n').take(line - 1).map(str::len).sum::<usize>();
        start + column(text.get(start..).unwrap(), within - 1)
    };
    changes.sort();
    let mut out = text.to_owned();
    for ([line, from, end_line, to], new) in changes.into_iter().rev() {
        out.replace_range(at(line, from)..at(end_line, to), &new);
    }
    out
}

/// The numbers and the text of a change.
fn change(value: &Json, region: &str, names: [&str; 4], text: &str) -> Change {
    let number = |name: &str| value.pointer(&format!("{region}/{name}")).and_then(Json::as_u64).unwrap();
    let text = value.pointer(text).and_then(Json::as_str).unwrap_or_default();
    (names.map(|name| usize::try_from(number(name)).unwrap()), text.to_owned())
}

/// All objects at some place in each of the objects at another.
fn all<'a>(value: &'a Json, each: &str, within: &str) -> Vec<&'a Json> {
    let list = |value: &'a Json, at: &str| value.pointer(at).and_then(Json::as_array).map(Vec::as_slice);
    list(value, each).unwrap().iter().flat_map(|one| list(one, within).unwrap_or_default()).collect()
}

#[test]
fn other_programs_are_told_what_fixing_writes() {
    let characters = |text: &str, n: usize| text.chars().take(n).map(char::len_utf8).sum::<usize>();
    let cases = [
        "scope-block-list",
        "scope-running-text",
        "scope-flow-list",
        "frequency-oftener-with-crlf",
        "quota-needs-quotes",
    ];
    for case in cases.into_iter().chain(["except-left-out", "deadline-year-left-out", "measure-one-size"]) {
        let scratch = scratch(case);
        let folder = scratch.path();
        let child = fs::read_to_string(folder.join("child.yaml")).unwrap();
        let fixed = fs::read_to_string(Path::new("tests/fix").join(case).join("fixed.yaml")).unwrap();
        let told = |format: &str| -> Json {
            let run = jiama(folder, &["check", "parent.yaml", "child.yaml", "--format", format]);
            serde_json::from_str(&text(&run.stdout)).unwrap()
        };
        let json = told("json");
        let names = ["line", "column", "end_line", "end_column"];
        let edits = all(&json, "/findings", "/fix/edits").into_iter().map(|edit| change(edit, "", names, "/text"));
        assert_eq!(changed(&child, edits.collect(), characters), fixed, "{case}: json");
        let sarif = told("sarif");
        let names = ["startLine", "startColumn", "endLine", "endColumn"];
        let edits = all(&sarif, "/runs/0/results", "/fixes/0/artifactChanges/0/replacements");
        let edits = edits.into_iter().map(|edit| change(edit, "/deletedRegion", names, "/insertedContent/text"));
        assert_eq!(changed(&child, edits.collect(), characters), fixed, "{case}: sarif");
        let rdjson = told("rdjson");
        let names = ["start/line", "start/column", "end/line", "end/column"];
        let edits =
            all(&rdjson, "/diagnostics", "/suggestions").into_iter().map(|edit| change(edit, "/range", names, "/text"));
        assert_eq!(changed(&child, edits.collect(), |_, bytes| bytes), fixed, "{case}: rdjson");
    }
}

#[test]
fn of_a_chain_each_step_is_told_what_would_put_it_right() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let levels = ["1-国", "2-省", "3-市", "4-县"].map(|level| format!("examples/chain/{level}.yaml"));
    let levels: Vec<&str> = levels.iter().map(String::as_str).collect();
    let mut command = Command::new(env!("CARGO_BIN_EXE_jiama"));
    let run = command.current_dir(root).scrub().arg("chain").args(levels).args(["--format", "json"]).output().unwrap();
    let json: Json = serde_json::from_str(&text(&run.stdout)).unwrap();
    let findings = json.get("findings").and_then(Json::as_array).unwrap();
    let mut put = 0;
    for finding in findings.iter().filter(|finding| finding.get("shift") == Some(&Json::from("heavier"))) {
        let edits = finding.pointer("/fix/edits").and_then(Json::as_array).cloned().unwrap_or_default();
        // One value in the place of another is the parent's.
        if let [edit] = edits.as_slice()
            && finding.get("terms") == Some(&Json::Array(Vec::new()))
        {
            assert_eq!(edit.get("text"), finding.pointer("/parent/text"), "{finding}");
            put += 1;
        }
    }
    assert!(put >= 4, "{put}");
}
