//! What the exit code says, the same in every format: a run that failed never looks like a clean one.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod scrub;

use assert_cmd::Command;
use clap::ValueEnum;
use jiama::cli::Format;
use jiama::report::{FailOn, Report, exit};
use scrub::Scrub;
use tempfile::TempDir;

const PARENT: &str = "title: 流动摊贩治理\nissued: 2025-03-01\nscope: [主干道]\ndeadline: 2025-06-30\n";
/// Asks no more than the parent.
const SAME: &str = "title: 流动摊贩治理\nissued: 2025-03-10\nscope: [主干道]\ndeadline: 2025-06-30\n";
/// Asks more: an error.
const EARLIER: &str = "title: 流动摊贩治理\nissued: 2025-03-10\ndeadline: 2025-06-15\n";
/// Was issued before its parent, and so is no escalation: a warning.
const OLDER: &str = "title: 流动摊贩治理\nissued: 2025-02-10\ndeadline: 2025-06-15\n";
/// About as long, which no calendar decides: a note.
const NEAR: &str = "title: 流动摊贩治理\nissued: 2025-03-10\ndeadline: 收到通知后90日内\n";
const MONTHS: &str = "title: 流动摊贩治理\ndeadline: 收到通知后3个月内\n";
/// Asks less, which is no escalation whatever is shown.
const LATER: &str = "title: 流动摊贩治理\nissued: 2025-03-10\ndeadline: 2025-07-15\n";
/// A value that is not understood, beside one that asks more.
const UNCLEAR: &str = "title: 流动摊贩治理\nissued: 2025-03-10\ndeadline: 2025-06-15\nfrequency: 经常\n";
const BROKEN: &str = "title: [流动摊贩治理\n";

/// A folder of files for one test.
struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let files = [
            ("parent", PARENT),
            ("same", SAME),
            ("earlier", EARLIER),
            ("older", OLDER),
            ("months", MONTHS),
            ("near", NEAR),
            ("later", LATER),
            ("unclear", UNCLEAR),
            ("broken", BROKEN),
            ("empty", ""),
        ];
        for (name, text) in files {
            std::fs::write(folder.path().join(name).with_extension("yaml"), text).unwrap();
        }
        Self(folder)
    }

    fn run(&self, arguments: &[&str], format: &str) -> (i32, String) {
        let mut command = Command::cargo_bin("jiama").unwrap();
        let format = ["--format", format, "--today", "2025-07-01"];
        let run = command.scrub().current_dir(&self.0).args(arguments).args(format).output().unwrap();
        (run.status.code().unwrap(), String::from_utf8(run.stdout).unwrap())
    }

    /// The exit code, which is that of every format.
    fn code(&self, line: &str) -> i32 {
        let arguments: Vec<&str> = line.split_whitespace().collect();
        let mut codes: Vec<(String, i32)> = Vec::new();
        for format in Format::value_variants() {
            let name = format.to_possible_value().unwrap().get_name().to_owned();
            let code = self.run(&arguments, &name).0;
            codes.push((name, code));
        }
        let (_, first) = codes.first().unwrap();
        assert!(codes.iter().all(|(_, code)| code == first), "{line}: {codes:?}");
        *first
    }
}

#[test]
fn clear() {
    let folder = Folder::new();
    for line in [
        "check parent.yaml same.yaml",
        "check parent.yaml parent.yaml",
        "check parent.yaml same.yaml --fail-on info",
        "check parent.yaml same.yaml same.yaml --quiet",
        "diff parent.yaml same.yaml",
        "diff parent.yaml earlier.yaml",
        "diff parent.yaml earlier.yaml --fail-on info",
        "validate parent.yaml same.yaml earlier.yaml",
        "read deadline 2025-06-30",
        "explain JM201",
        "explain deadline-earlier",
        "rules",
    ] {
        assert_eq!(folder.code(line), 0, "{line}");
    }
}

#[test]
fn findings() {
    let folder = Folder::new();
    // The child's level, then the code at each level that fails the gate.
    for (pair, error, warn, info) in [
        ("parent.yaml earlier.yaml", 1, 1, 1),
        ("parent.yaml older.yaml", 0, 1, 1),
        ("months.yaml near.yaml", 0, 0, 1),
        ("parent.yaml later.yaml", 0, 0, 0),
        ("parent.yaml same.yaml earlier.yaml", 1, 1, 1),
    ] {
        assert_eq!(folder.code(&format!("check {pair}")), error, "{pair}");
        for (level, code) in [("error", error), ("warn", warn), ("info", info), ("never", 0)] {
            let line = format!("check {pair} --fail-on {level}");
            assert_eq!(folder.code(&line), code, "{line}");
            assert_eq!(folder.code(&format!("{line} --quiet --all")), code, "{line}");
        }
    }
}

#[test]
fn wrong_usage() {
    let folder = Folder::new();
    for line in [
        "",
        "check",
        "check parent.yaml",
        "check parent.yaml same.yaml --nonsense",
        "check parent.yaml same.yaml --width x",
        "check parent.yaml earlier.yaml --fail-on sometimes",
        "diff parent.yaml same.yaml same.yaml",
        "read nonsense 2025-06-30",
        "read deadline 6月底前 --issued nonsense",
        "explain nonsense",
        "nonsense",
    ] {
        assert_eq!(folder.code(line), 2, "{line}");
    }
}

#[test]
fn incomplete() {
    let folder = Folder::new();
    for line in [
        "check missing.yaml same.yaml",
        "check parent.yaml missing.yaml",
        "check parent.yaml broken.yaml",
        "check parent.yaml empty.yaml",
        "check parent.yaml unclear.yaml",
        "check broken.yaml broken.yaml",
        "check parent.yaml .",
        "check parent.yaml earlier.yaml missing.yaml",
        "check parent.yaml same.yaml broken.yaml --fail-on never",
        "diff parent.yaml broken.yaml",
        "validate parent.yaml unclear.yaml",
        "validate missing.yaml",
        "read frequency 经常",
        "read deadline nonsense",
    ] {
        assert_eq!(folder.code(line), 3, "{line}");
    }
}

#[test]
fn what_could_be_checked_is_reported_beside_what_could_not() {
    let folder = Folder::new();
    for child in ["unclear.yaml", "earlier.yaml missing.yaml", "broken.yaml earlier.yaml"] {
        let arguments: Vec<&str> = "check parent.yaml".split(' ').chain(child.split(' ')).collect();
        let (code, json) = folder.run(&arguments, "json");
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(code, 3, "{child}");
        assert_eq!(json.pointer("/verdict").unwrap(), "incomplete", "{child}");
        assert_eq!(json.pointer("/findings/0/rule").unwrap(), "JM201", "{child}");
        assert_eq!(json.pointer("/findings/0/level").unwrap(), "error", "{child}");
        assert_eq!(json.pointer("/summary/faults").unwrap(), 1, "{child}");
    }
}

#[test]
fn the_verdict_goes_with_the_code() {
    let folder = Folder::new();
    for (line, verdict) in [
        ("check parent.yaml same.yaml", "clear"),
        ("check parent.yaml earlier.yaml", "escalated"),
        ("check parent.yaml earlier.yaml --fail-on never", "escalated"),
        ("check parent.yaml missing.yaml", "incomplete"),
    ] {
        let arguments: Vec<&str> = line.split(' ').collect();
        let json: serde_json::Value = serde_json::from_str(&folder.run(&arguments, "json").1).unwrap();
        assert_eq!(json.pointer("/verdict").unwrap(), verdict, "{line}");
    }
}

#[test]
fn nothing_checked() {
    for fail_on in FailOn::value_variants() {
        assert_eq!(Report::default().exit(*fail_on, true), exit::NOTHING);
        assert_eq!(Report::default().exit(*fail_on, false), exit::NOTHING);
    }
}
