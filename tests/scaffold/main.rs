//! What lets a repository, an editor and a shell take jiama in: each piece is run as far as that is possible without a network.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod driver;
mod hosts;
mod init;
mod schema;
#[path = "../scrub/mod.rs"]
mod scrub;
mod shell;

use assert_cmd::Command;
use scrub::Scrub;
use std::path::Path;

/// What a run said: exit code, standard output, standard error.
struct Said {
    code: i32,
    out: String,
    err: String,
}

fn jiama(folder: &Path, arguments: &[&str]) -> Said {
    let run = Command::cargo_bin("jiama").unwrap().scrub().current_dir(folder).args(arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Said { code: run.status.code().unwrap(), out: text(run.stdout), err: text(run.stderr) }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The blocks of a language in a page of Markdown.
fn blocks<'a>(page: &'a str, language: &str) -> Vec<&'a str> {
    let fence = format!("```{language}\n");
    page.split(fence.as_str()).skip(1).map(|rest| rest.split("```").next().unwrap()).collect()
}

/// Holds the commands in a text to the command line: each `jiama …` is one that the program takes.
fn commands_are_taken(text: &str) -> usize {
    use clap::CommandFactory;
    let known = |line: &str| {
        let line = line.split([';', '>', '|']).next().unwrap();
        let arguments: Vec<String> = line.split_whitespace().map(|word| word.trim_matches('\'').to_owned()).collect();
        jiama::cli::Cli::command().try_get_matches_from(&arguments).map(drop)
    };
    let lines = text.lines().filter_map(|line| {
        let line = line.trim_start().trim_start_matches("- ").trim_start_matches("run: ").trim_start_matches("entry: ");
        line.starts_with("jiama ").then_some(line)
    });
    let lines: Vec<&str> = lines.collect();
    for line in &lines {
        if let Err(error) = known(line) {
            unreachable!("{line}: {error}");
        }
    }
    lines.len()
}
