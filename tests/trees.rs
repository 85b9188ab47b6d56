//! Archives under `tests/trees/`: each folder is audited as a whole. What is due stands in its `expected.txt`, written by hand: one line
//! a finding with both places, one a fault, what was compared, and those tables of the summary that the tree is about. Any number of
//! threads must say the same, byte for byte.

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

/// Where one side of a finding stands; `-` where nobody above spoke.
fn side(root: &str, finding: &Json, side: &str) -> String {
    match finding.get(side).filter(|place| !place.is_null()) {
        Some(place) => format!("{}:{}", inside(root, text(place, "file")), place.get("line").unwrap()),
        None => "-".to_owned(),
    }
}

fn finding(root: &str, finding: &Json) -> String {
    let fields = ["level", "rule", "shift", "dimension", "subject"].map(|field| text(finding, field)).join(" ");
    let waived = if finding.get("waiver").is_some_and(|w| !w.is_null()) { " waived" } else { "" };
    let licensed = if finding.get("licensed") == Some(&Json::Bool(true)) { " licensed" } else { "" };
    format!("{} < {}: {fields}{waived}{licensed}\n", side(root, finding, "child"), side(root, finding, "parent"))
}

fn fault(root: &str, fault: &Json) -> String {
    let file = inside(root, text(fault, "file"));
    format!("{file}:{}: {} {}\n", fault.get("line").unwrap(), text(fault, "rule"), text(fault, "message"))
}

/// The numbers of one side of an audit, such as `level county compared 2 escalated 1 error 1 warn 0 info 0`.
fn counts(audit: &Json, by: &str) -> String {
    let numbers = |row: &Json| {
        let fields = ["compared", "escalated", "error", "warn", "info"];
        let said = fields.iter().filter_map(|field| Some(format!(" {field} {}", row.get(field)?)));
        said.collect::<String>()
    };
    let name = |row: &Json| row.get("name").filter(|n| !n.is_null()).map_or("-".to_owned(), ToString::to_string);
    let rows = list(audit, &format!("by_{by}"));
    rows.iter().map(|row| format!("{by} {}{}\n", name(row).trim_matches('"'), numbers(row))).collect()
}

/// The demands that grew most: by what, on which way, where most was added, and how many ways are the same.
fn heaviest(root: &str, audit: &Json) -> String {
    let line = |chain: &Json| {
        let files: Vec<&str> = list(chain, "levels").iter().map(|level| inside(root, text(level, "file"))).collect();
        let row = list(chain, "rows").first().unwrap();
        let most = list(row, "added_most").iter().map(|at| *files.get(at.as_u64().unwrap() as usize).unwrap());
        let most: Vec<&str> = most.collect();
        let alike = chain.get("alike").and_then(Json::as_u64).filter(|n| *n > 1);
        let alike = alike.map(|n| format!(" of {n}")).unwrap_or_default();
        let factor = (row.get("factor").and_then(Json::as_f64).unwrap() * 100.0).round() / 100.0;
        let (dimension, subject) = (text(row, "dimension"), text(row, "subject"));
        format!("heaviest ×{factor} {dimension} {subject}: {} most {}{alike}\n", files.join(" > "), most.join(" "))
    };
    list(audit, "heaviest").iter().map(line).collect()
}

/// What an audit says, one line each; of its tables only those that `due` has a line of, but those in whole.
fn said(root: &str, json: &Json, code: u8, due: &str) -> String {
    let findings = list(json, "findings").iter().map(|one| finding(root, one));
    let faults = list(json, "faults").iter().map(|one| fault(root, one));
    let audit = json.get("audit").unwrap();
    let n = |field: &str| audit.get(field).and_then(Json::as_u64).unwrap();
    let read =
        format!("read {} compared {} escalated {} exit {code}\n", n("directives"), n("compared"), n("escalated"));
    let asked = |word: &&str| due.lines().any(|line| line.starts_with(&format!("{word} ")));
    let tables = ["level", "year", "issuer", "task", "heaviest"].into_iter().filter(asked).map(|word| match word {
        "heaviest" => heaviest(root, audit),
        by => counts(audit, by),
    });
    findings.chain(faults).chain([read]).chain(tables).collect()
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
        let due = due(&tree);
        let said = said(root, &json, output.code, &due);
        if said != due {
            wrong.push(format!("{root}\n--- due\n{due}--- said\n{said}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is due of a tree.
fn due(tree: &Path) -> String {
    let expected = fs::read_to_string(tree.join("expected.txt")).unwrap_or_default();
    expected.lines().filter(|line| !line.starts_with('#')).map(|line| format!("{line}\n")).collect()
}

#[test]
fn a_packed_tree_comes_out_as_written() {
    let scratch = tempfile::tempdir().unwrap();
    for tree in trees() {
        let packed = scratch.path().join("档案.tar.gz");
        let gzip = flate2::write::GzEncoder::new(fs::File::create(&packed).unwrap(), flate2::Compression::fast());
        let mut archive = tar::Builder::new(gzip);
        archive.append_dir_all("", &tree).unwrap();
        archive.into_inner().unwrap().finish().unwrap();
        if tree.join(".jiamaignore").exists() {
            // What is left out of a folder is not looked for in an archive.
            continue;
        }
        let root = packed.to_str().unwrap();
        let output = audit(root, &["--format", "json"]);
        let json: Json = serde_json::from_str(&output.stdout).unwrap();
        let due = due(&tree);
        assert_eq!(said(root, &json, output.code, &due), due, "{}", tree.display());
    }
}

#[test]
fn what_asks_less_than_several_is_told_on_request() {
    for (tree, due) in [
        (
            "two-parents-limit-and-the-child-limits-more",
            "区.yaml:6 < 市司法局.yaml:6: info JM304 lighter frequency -\n",
        ),
        (
            "two-parents-of-one-voice-and-a-softer-child",
            "区.yaml:6 < 市市场监督管理局.yaml:6: info JM524 lighter force -\n",
        ),
    ] {
        let root = format!("tests/trees/{tree}");
        let json: Json = serde_json::from_str(&audit(&root, &["--format", "json", "--all"]).stdout).unwrap();
        let told: String = list(&json, "findings").iter().map(|one| finding(&root, one)).collect();
        assert_eq!(told, due);
    }
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
        if files.is_empty() || files.iter().any(|path| hidden(&tree, path)) || tree.join(".jiamaignore").exists() {
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
