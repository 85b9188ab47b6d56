//! Archives under `tests/trees/`: each folder is audited as a whole. What is due stands in its `expected.txt`, written by hand: one line
//! a finding, one a fault, and what was compared. Any number of threads must say the same, byte for byte.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use jiama::command::{Output, Surroundings, start};
use serde_json::Value as Json;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

fn jiama(arguments: &[&str]) -> Output {
    let arguments: Vec<OsString> = ["jiama"].iter().chain(arguments).map(OsString::from).collect();
    let today = jiff::civil::date(2025, 7, 1);
    start(&arguments, &Surroundings { today, ..Surroundings::of_environment(|_| None) })
}

fn trees() -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir("tests/trees").unwrap().map(|entry| entry.unwrap().path()).collect();
    found.retain(|path| path.is_dir());
    found.sort();
    found
}

fn text<'a>(json: &'a Json, field: &str) -> &'a str {
    json.get(field).and_then(Json::as_str).unwrap_or("-")
}

fn list<'a>(json: &'a Json, field: &str) -> &'a [Json] {
    json.get(field).and_then(Json::as_array).map(Vec::as_slice).unwrap_or_default()
}

/// A file's name inside of the archive.
fn inside<'a>(root: &str, name: &'a str) -> &'a str {
    name.strip_prefix(root).map_or(name, |rest| rest.trim_start_matches('/'))
}

/// What an audit says, one line each.
fn said(root: &str, json: &Json, code: u8) -> String {
    let mut lines = Vec::new();
    for finding in list(json, "findings") {
        let file = |side: &str| finding.get(side).map_or("-", |place| inside(root, text(place, "file"))).to_owned();
        let fields = ["level", "rule", "shift", "dimension", "subject"].map(|field| text(finding, field)).join(" ");
        let waived = if finding.get("waiver").is_some_and(|w| !w.is_null()) { " waived" } else { "" };
        let licensed = if finding.get("licensed") == Some(&Json::Bool(true)) { " licensed" } else { "" };
        lines.push(format!("{} < {}: {fields}{waived}{licensed}", file("child"), file("parent")));
    }
    for fault in list(json, "faults") {
        let file = inside(root, text(fault, "file"));
        lines.push(format!(
            "{file}:{}: {} {}",
            fault.get("line").unwrap(),
            text(fault, "rule"),
            text(fault, "message")
        ));
    }
    let audit = json.get("audit").unwrap();
    let n = |field: &str| audit.get(field).and_then(Json::as_u64).unwrap();
    lines.push(format!("read {} compared {} escalated {} exit {code}", n("directives"), n("compared"), n("escalated")));
    lines.join("\n") + "\n"
}

fn audit(root: &str, options: &[&str]) -> Output {
    jiama(&[&["audit", root], options].concat())
}

#[test]
fn every_tree_comes_out_as_written() {
    let mut wrong = Vec::new();
    for tree in trees() {
        let root = tree.to_str().unwrap();
        let output = audit(root, &["--format", "json"]);
        let json: Json = serde_json::from_str(&output.stdout).unwrap();
        let said = said(root, &json, output.code);
        let expected = fs::read_to_string(tree.join("expected.txt")).unwrap_or_default();
        let due: String =
            expected.lines().filter(|line| !line.starts_with('#')).map(|line| format!("{line}\n")).collect();
        if said != due {
            wrong.push(format!("{root}\n--- due\n{due}--- said\n{said}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn one_thread_says_what_many_say() {
    for tree in trees() {
        let root = tree.to_str().unwrap();
        for format in ["pretty", "concise", "json"] {
            let [one, many] = ["1", "7"].map(|jobs| audit(root, &["--format", format, "--jobs", jobs, "--all"]));
            assert_eq!(one, many, "{root} {format}");
        }
    }
}

#[test]
fn a_folder_given_in_another_way_says_the_same() {
    for tree in trees() {
        let root = tree.to_str().unwrap();
        let whole = audit(root, &["--format", "json", "--lang", "en"]);
        let mut files: Vec<PathBuf> = Vec::new();
        let mut folders = vec![tree.clone()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                match path.is_dir() {
                    true => folders.push(path),
                    false if path.extension().is_some_and(|e| ["yaml", "jsonl"].iter().any(|own| e == *own)) => {
                        files.push(path)
                    }
                    false => {}
                }
            }
        }
        if files.iter().any(|path| hidden(&tree, path)) || tree.join(".jiamaignore").exists() {
            continue;
        }
        files.sort_by(|a, b| b.cmp(a));
        let named: Vec<&str> = files.iter().map(|path| path.to_str().unwrap()).collect();
        let again = jiama(&[&["audit", "--format", "json", "--lang", "en"], named.as_slice()].concat());
        assert_eq!(whole.stdout, again.stdout, "{root}");
    }
}

fn hidden(root: &Path, path: &Path) -> bool {
    path.strip_prefix(root).unwrap().iter().any(|part| part.to_str().unwrap().starts_with('.'))
}
