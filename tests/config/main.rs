//! Configurations and packs of rules. A case is a folder under `cases/`, in which the program runs: what it is asked stands
//! in `command.txt`, what it says in both languages in `expected.txt`; `JIAMA_BLESS=1` writes that anew.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod force;
mod schema;
#[path = "../scrub/mod.rs"]
mod scrub;

use assert_cmd::Command;
use scrub::Scrub;
use std::path::{Path, PathBuf};

/// What a run said: exit code, standard output, standard error.
pub(crate) struct Said {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// Runs the program in a folder with these variables and no others.
pub(crate) fn jiama(folder: &Path, environment: &[(&str, &str)], arguments: &[&str]) -> Said {
    let mut command = Command::cargo_bin("jiama").unwrap();
    let run = command.scrub().envs(environment.iter().copied()).current_dir(folder).args(arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Said { code: run.status.code().unwrap(), out: text(run.stdout), err: text(run.stderr) }
}

/// What each line of a case's commands says.
fn told(folder: &Path) -> String {
    let commands = std::fs::read_to_string(folder.join("command.txt")).unwrap();
    let mut told = String::new();
    for line in commands.lines() {
        for lang in ["zh", "en"] {
            let mut arguments: Vec<&str> = line.split_whitespace().collect();
            arguments.extend(["--today", "2025-07-01"]);
            let said = jiama(folder, &[("JIAMA_LANG", lang)], &arguments);
            told.push_str(&format!("$ jiama {line}  # {lang}\n{}{}exit {}\n\n", said.out, said.err, said.code));
        }
    }
    told
}

#[test]
fn every_case() {
    let mut folders: Vec<PathBuf> =
        std::fs::read_dir("tests/config/cases").unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    let mut wrong = String::new();
    for folder in &folders {
        let (told, file) = (told(folder), folder.join("expected.txt"));
        if std::env::var_os("JIAMA_BLESS").is_some() {
            std::fs::write(&file, &told).unwrap();
        } else if std::fs::read_to_string(&file).unwrap_or_default() != told {
            wrong.push_str(&format!("── {}\n{told}", folder.display()));
        }
    }
    assert!(folders.len() > 15);
    assert!(wrong.is_empty(), "{wrong}");
}
