//! What an audit of an archive costs beside what its files cost anyhow: `cat` of them all, reading them, the bare events of
//! the YAML parser, serde_yaml. Whole processes and whole archives, by turns, the quickest of each told.
//!
//! ```sh
//! cargo bench --bench archive                # 45,000 files, written for it
//! cargo bench --bench archive -- 档案.jsonl   # an archive of your own, a folder or a file
//! ```

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a benchmark stops by panicking, and says what it measured"
)]

#[path = "../examples/cascade/archive.rs"]
mod archive;
#[path = "../examples/cascade/campaign.rs"]
mod campaign;
#[path = "../examples/cascade/dice.rs"]
mod dice;
#[path = "../examples/cascade/tree.rs"]
mod tree;
#[path = "../examples/cascade/write.rs"]
mod write;

use archive::{Archive, Form};
use campaign::{Campaign, Descent};
use dice::Dice;
use granit_parser::Parser;
use rayon::prelude::*;
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How many directives are written where none are named.
const SIZE: usize = 45_000;
/// How often each is measured.
const ROUNDS: usize = 5;

/// What is measured: what it is called, and how it is done once.
type Measured<'a> = (&'static str, Box<dyn Fn() -> Duration + 'a>);

fn main() {
    let named: Vec<PathBuf> =
        std::env::args().skip(1).filter(|word| !word.starts_with("--")).map(PathBuf::from).collect();
    if named.is_empty() {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("cascade-{SIZE}"));
        if !folder.join("档案").exists() {
            written(&folder);
        }
        of(&folder.join("档案"));
    }
    named.iter().for_each(|path| of(path));
}

/// Writes the archive of `examples/cascade`.
fn written(folder: &Path) {
    fs::create_dir_all(folder).unwrap();
    let campaign: Campaign = serde_yaml::from_str(include_str!("../examples/cascade/campaign.yaml")).unwrap();
    let mut archive = Archive::new(Form::Files, folder).unwrap();
    let mut descent = Descent::new(&campaign, 1, 20);
    for division in &tree::pick(tree::all(None, 1).unwrap(), SIZE) {
        let (directive, _) = descent.next(division);
        archive.add(&directive, &mut Dice::new(!1, &directive.code)).unwrap();
    }
    archive.finish().unwrap();
}

/// Measures one archive and prints it.
fn of(path: &Path) {
    let files = files(path);
    let value = |text: &str| usize::from(serde_yaml::from_str::<serde_yaml::Value>(text).unwrap().is_mapping());
    let (count, memory) = audited(path);
    let mut all: Vec<Measured<'_>> = vec![
        (
            "cat",
            Box::new(|| timed(|| process("sh", &["-c", "find \"$0\" -type f -print0 | xargs -0 cat", shown(path)]))),
        ),
        ("jiama stats", Box::new(|| timed(|| process(env!("CARGO_BIN_EXE_jiama"), &["stats", shown(path)])))),
    ];
    if path.is_dir() {
        all.push(("reading", Box::new(|| over(&files, |text| text.len()))));
        all.push(("events", Box::new(|| over(&files, |text| Parser::new_from_str(text).map(Result::unwrap).count()))));
        all.push(("serde_yaml", Box::new(|| over(&files, value))));
    }
    let mut quickest = vec![Duration::MAX; all.len()];
    for _ in 0..ROUNDS {
        for (time, (_, once)) in quickest.iter_mut().zip(&all) {
            *time = (*time).min(once());
        }
    }
    println!("{}: {count} directives, {memory} MB of memory at most", shown(path));
    let cat = quickest.first().copied().unwrap_or_default().as_secs_f64();
    for (time, (name, _)) in quickest.iter().zip(&all) {
        let seconds = time.as_secs_f64();
        let each = seconds * 1e6 / count as f64;
        println!("  {name:12} {seconds:7.3} s {each:7.2} µs each {:6.2} × cat", seconds / cat);
    }
}

fn shown(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn timed(work: impl FnOnce()) -> Duration {
    let begun = Instant::now();
    work();
    begun.elapsed()
}

fn process(program: &str, arguments: &[&str]) {
    let status = Command::new(program).args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).status();
    black_box(status.unwrap());
}

/// All files, read and looked at by as many threads as there are cores.
fn over(files: &[PathBuf], look: impl Fn(&str) -> usize + Sync) -> Duration {
    timed(|| {
        let look = |file: &PathBuf| look(&fs::read_to_string(file).unwrap());
        black_box(files.par_iter().map(look).sum::<usize>());
    })
}

fn files(path: &Path) -> Vec<PathBuf> {
    let Ok(folder) = fs::read_dir(path) else { return vec![path.to_path_buf()] };
    folder.flat_map(|entry| files(&entry.unwrap().path())).collect()
}

/// How many directives an audit reads, and how much memory it has at most, in MB, where the system tells it.
fn audited(path: &Path) -> (u64, u64) {
    let mut audit = Command::new(env!("CARGO_BIN_EXE_jiama"));
    let audit = audit.args(["stats", "--format", "json", shown(path)]).stdout(Stdio::piped()).spawn().unwrap();
    let status = format!("/proc/{}/status", audit.id());
    let waiting = std::thread::spawn(move || audit.wait_with_output().unwrap());
    let mut most = 0;
    while !waiting.is_finished() {
        let told = fs::read_to_string(&status).unwrap_or_default();
        let peak = told.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse().ok());
        most = peak.unwrap_or(most).max(most);
        std::thread::sleep(Duration::from_millis(2));
    }
    let json: serde_json::Value = serde_json::from_slice(&waiting.join().unwrap().stdout).unwrap();
    let count = json.pointer("/summary/directives");
    (count.and_then(serde_json::Value::as_u64).unwrap(), most / 1000)
}
