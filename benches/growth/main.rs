//! How the work of a run grows with what it is given: counted in instructions, by cachegrind, and not by the clock. Each case is
//! run with n, 2n and 4n of something. Told is by how much the second step costs more than the first: 2 where work grows
//! with its input, a little more where something is sorted, 4 where each is tried against each. Whatever is above `MOST` fails.
//!
//! ```sh
//! cargo bench --bench growth              # needs valgrind
//! cargo bench --bench growth -- subjects  # only cases of that name
//! ```
//!
//! `JIAMA_COUNTED` names another build of the program to be counted in its place.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a benchmark stops by panicking, and says what it measured"
)]

mod cases;

use cases::{Case, cases};
use std::process::{Command, ExitCode};

/// More than this is more than n log n.
const MOST: f64 = 2.5;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    println!("| what | n | M at n | at 2n | at 4n | growth |\n|---|---|---|---|---|---|");
    let is_meant = |case: &Case| words.is_empty() || words.iter().any(|word| case.name.contains(word.as_str()));
    let steep: Vec<String> = cases().into_iter().filter(is_meant).filter_map(|case| told(&case)).collect();
    if steep.is_empty() {
        return ExitCode::SUCCESS;
    }
    println!("\nmore than n log n: {}", steep.join(", "));
    ExitCode::FAILURE
}

/// Measures a case and tells of it; its name, where it grows too fast.
fn told(case: &Case) -> Option<String> {
    let [one, two, four] = [1, 2, 4].map(|times| counted(case, case.n * times));
    let growth = (four - two) / (two - one);
    println!("| {} | {} | {one:.1} | {two:.1} | {four:.1} | {growth:.2} |", case.name, case.n);
    (growth > MOST).then(|| case.name.clone())
}

/// Millions of instructions of a run with so many of what the case is about.
fn counted(case: &Case, n: usize) -> f64 {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in (case.files)(n) {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let run = Command::new("valgrind")
        .args(["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"])
        .arg(std::env::var_os("JIAMA_COUNTED").unwrap_or(env!("CARGO_BIN_EXE_jiama").into()))
        .args(case.line.split(' '))
        .args(["--today", "2025-07-01"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&run.stderr);
    let code = run.status.code();
    assert!(code == Some(case.code), "{} {n}: {code:?}\n{}\n{said}", case.name, String::from_utf8_lossy(&run.stdout));
    let refs = said.lines().filter(|line| line.contains("== I ")).filter_map(|line| line.split_once("refs:"));
    let number: String = refs.flat_map(|(_, number)| number.chars().filter(char::is_ascii_digit)).collect();
    number.parse::<f64>().unwrap() / 1e6
}
