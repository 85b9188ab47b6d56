//! A panic is told as a defect with the file it was in, and all else is done. Standard input stands for a file in which the program
//! fails: what reads it is handed in from outside.

#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use jiama::command::{Output, Surroundings, start};
use jiama::report::exit;
use serde_json::Value;
use std::ffi::OsString;
use tempfile::TempDir;

const CITY: &str = "文号: 宁环发〔2025〕8号\n标题: 大气污染问题线索排查\n时限: 2025-06-30\n";
const DISTRICT: &str =
    "文号: 东环发〔2025〕3号\n标题: 大气污染问题线索排查\n依据: 宁环发〔2025〕8号\n时限: 2025-06-15\n";

/// Where standard input cannot be read without a panic.
fn around() -> Surroundings {
    Surroundings { stdin: || panic!("row 7 of 5"), ..Surroundings::of_environment(|_| None) }
}

fn run(arguments: &[&str]) -> Output {
    let words: Vec<OsString> = std::iter::once(&"jiama").chain(arguments).map(OsString::from).collect();
    start(&words, &around())
}

/// The two files, in a folder of one test.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("市.yaml"), CITY).unwrap();
    std::fs::write(folder.path().join("区.yaml"), DISTRICT).unwrap();
    folder
}

fn json(output: &Output) -> Value {
    serde_json::from_str(&output.stdout).unwrap()
}

/// What is said of the file in which the program failed.
fn told(output: &Output) -> (Value, Value, Value) {
    let report = json(output);
    assert_eq!(report["faults"].as_array().unwrap().len(), 1, "{report}");
    let fault = &report["faults"][0];
    (fault["rule"].clone(), fault["file"].clone(), report["verdict"].clone())
}

#[test]
fn the_other_children_are_compared() {
    let folder = folder();
    let [city, district] = ["市.yaml", "区.yaml"].map(|name| folder.path().join(name).to_str().unwrap().to_owned());
    let output = run(&["check", &city, "-", &district, "--format", "json"]);
    assert_eq!(output.code, exit::DEFECT);
    assert_eq!(told(&output), ("JM999".into(), "-".into(), "incomplete".into()));
    assert_eq!(json(&output)["findings"][0]["rule"], "JM201");
}

#[test]
fn the_rest_of_an_audit_is_done() {
    let folder = folder();
    for jobs in ["1", "8"] {
        let output = run(&["audit", "-", folder.path().to_str().unwrap(), "--format", "json", "--jobs", jobs]);
        assert_eq!(output.code, exit::DEFECT);
        assert_eq!(told(&output), ("JM999".into(), "-".into(), "incomplete".into()));
        assert_eq!(json(&output)["findings"][0]["rule"], "JM201");
    }
}

#[test]
fn it_says_what_it_was_and_how_to_report_it() {
    for (lang, advice) in [("zh", "反馈给开发者"), ("en", "report it with this file")] {
        let output = run(&["validate", "-", "--lang", lang, "--width", "400"]);
        assert_eq!(output.code, exit::DEFECT);
        assert!(output.stdout.contains(advice) && output.stdout.contains("row 7 of 5"), "{}", output.stdout);
    }
}

#[test]
fn a_run_that_fails_as_a_whole_says_so_too() {
    let around = Surroundings { folder: || panic!("nowhere"), ..around() };
    let words: Vec<OsString> = ["jiama", "config", "--lang", "en"].map(OsString::from).to_vec();
    let output = start(&words, &around);
    assert_eq!((output.code, output.stdout.as_str()), (exit::DEFECT, ""));
    assert!(output.stderr.contains("JM999") && output.stderr.contains("nowhere"), "{}", output.stderr);
}
