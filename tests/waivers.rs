//! `jiama waivers` lists each waiver of the files with its state, and exits as that is.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod scrub;

use assert_cmd::Command;
use jiama::render::safe;
use scrub::Scrub;

fn jiama(arguments: &[&str]) -> (String, i32) {
    let mut command = Command::cargo_bin("jiama").unwrap();
    let output = command.scrub().arg("waivers").args(arguments).output().unwrap();
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    (String::from_utf8(output.stdout).unwrap(), output.status.code().unwrap())
}

const BOTH: [&str; 4] = ["tests/waivers/区.yaml", "tests/waivers/镇.yaml", "--today", "2025-07-01"];

fn both(more: &[&str]) -> String {
    let (out, code) = jiama(&[BOTH.as_slice(), more].concat());
    format!("{out}exit {code}\n")
}

#[test]
fn a_table_of_80_cells() {
    insta::assert_snapshot!(both(&["--width", "80"]));
}

#[test]
fn a_list_on_a_narrow_terminal() {
    insta::assert_snapshot!(both(&["--width", "40"]));
}

#[test]
fn in_english() {
    insta::assert_snapshot!(both(&["--width", "80", "--lang", "en"]));
}

#[test]
fn one_line_each() {
    insta::assert_snapshot!(both(&["--format", "concise"]) + &both(&["--format", "concise", "--lang", "en"]));
}

#[test]
fn as_json() {
    insta::assert_snapshot!(both(&["--format", "json"]));
}

#[test]
fn never_wider_than_the_terminal() {
    for lang in ["zh", "en"] {
        for width in [24, 40, 59, 60, 80, 120] {
            let out = both(&["--lang", lang, "--width", &width.to_string()]);
            for line in out.lines() {
                assert!(safe::cells(line) <= width, "{width}: {line}");
            }
        }
    }
}

#[test]
fn the_exit_code_is_that_of_the_gravest() {
    let code = |arguments: &[&str]| jiama(arguments).1;
    let (sound, broken) = ("tests/waivers/镇.yaml", "tests/waivers/区.yaml");
    assert_eq!(code(&[sound, "--today", "2025-06-01"]), 0, "in force and expiring");
    assert_eq!(code(&[sound, "--today", "2025-06-25"]), 1, "expired");
    assert_eq!(code(&[sound, "--today", "2025-06-25", "--fail-on", "never"]), 0);
    assert_eq!(code(&[broken, "--today", "2025-07-01"]), 1, "incomplete, over its bound");
    assert_eq!(code(&["examples/cadres/市.yaml"]), 0, "none at all");
    assert_eq!(code(&["tests/waivers/没有.yaml"]), 3);
}
