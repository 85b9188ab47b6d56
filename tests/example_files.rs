//! Every example is run, and what it prints is kept: at 80 cells, without colour, in Chinese; the English one in English.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod scrub;

use assert_cmd::Command;
use scrub::Scrub;
use std::collections::BTreeSet;
use std::fs;

/// Each run over the examples.
const RUNS: [&str; 13] = [
    "check examples/vendors/市.yaml examples/vendors/区-落实.yaml",
    "check examples/vendors/市.yaml examples/vendors/区-加码.yaml",
    "check examples/vendors/区-加码.yaml examples/vendors/街道-加码.yaml",
    "check examples/leads/区.yaml examples/leads/镇.yaml",
    "check examples/cadres/市.yaml examples/cadres/县.yaml",
    // The three stories from end to end: down all levels of the vendors, the leads as a whole, the cadres, and each side by side.
    "chain examples/vendors/市.yaml examples/vendors/区-加码.yaml examples/vendors/街道-加码.yaml",
    "chain examples/leads/区.yaml examples/leads/镇.yaml --lang en",
    "diff examples/cadres/市.yaml examples/cadres/县.yaml --lang en",
    "diff examples/vendors/市.yaml examples/vendors/区-落实.yaml",
    "check examples/tasks/县.yaml examples/tasks/乡.yaml",
    "check examples/english/city.yaml examples/english/district.yaml --lang en",
    "chain examples/chain/1-国.yaml examples/chain/2-省.yaml examples/chain/3-市.yaml examples/chain/4-县.yaml",
    "validate examples/mistakes/通知.yaml",
];

#[test]
fn every_example() {
    for run in RUNS {
        let mut command = Command::cargo_bin("jiama").unwrap();
        let output = command.scrub().args(run.split(' ')).args(["--width", "80", "--today", "2025-07-01"]).output();
        let output = output.unwrap();
        let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        // examples/vendors/市.yaml … examples/vendors/区-落实.yaml: vendors-市-区-落实
        let mut files = run.split(' ').filter_map(|word| word.strip_prefix("examples/")?.strip_suffix(".yaml"));
        let first = files.next().unwrap().replace('/', "-");
        let name = files.fold(first, |name, file| format!("{name}-{}", file.split_once('/').unwrap().1));
        let name = match run.split_once(' ').unwrap().0 {
            "check" | "validate" => name,
            verb if name.starts_with(verb) => name,
            verb => format!("{verb}-{name}"),
        };
        insta::assert_snapshot!(name, format!("$ jiama {run}\n{said}exit {}\n", output.status.code().unwrap()));
    }
}

#[test]
fn none_is_left_out() {
    let run: BTreeSet<&str> = RUNS.iter().flat_map(|run| run.split(' ')).collect();
    for folder in fs::read_dir("examples").unwrap() {
        for file in fs::read_dir(folder.unwrap().path()).unwrap() {
            let path = file.unwrap().path();
            // The made-up archive is a program, and has a test of its own.
            if path.starts_with("examples/cascade") {
                continue;
            }
            assert!(run.contains(path.to_str().unwrap()), "{} is never run", path.display());
        }
    }
}
