//! Every rule runs on every pair under `tests/pairs/`. What is found stands in `expected.txt`, with what is underlined on
//! both sides; `JIAMA_BLESS=1` writes it anew. The first lines of `child.yaml` say by hand what is due (`# 应有: JM201
//! heavier`; `# 应有: 无`), so that a wrong answer cannot be blessed.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use jiama::command::{Output, Surroundings, start};
use serde_json::Value as Json;
use std::cell::RefCell;
use std::ffi::OsString;
use std::fmt::Write;
use std::path::{Path, PathBuf};

thread_local! {
    /// What stands on standard input: a function without surroundings reads it.
    static STDIN: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

const BOM: &[u8] = b"\xef\xbb\xbf";

/// Two texts, compared under names of their own that show no path of the machine.
struct Pair {
    name: String,
    folder: PathBuf,
    parent: String,
    child: String,
}

/// Runs the program with nothing around it that could change what it says.
fn jiama(arguments: &[&str], stdin: &[u8]) -> Output {
    STDIN.with(|held| *held.borrow_mut() = stdin.to_vec());
    let arguments: Vec<OsString> = ["jiama"].iter().chain(arguments).map(OsString::from).collect();
    let stdin = || STDIN.with(|held| Ok(held.borrow().clone()));
    let today = jiff::civil::date(2025, 7, 1);
    start(&arguments, &Surroundings { today, stdin, ..Surroundings::of_environment(|_| None) })
}

fn check(parent: &Path, child: &[u8], lang: &str) -> (Json, u8) {
    let options = ["--stdin-name", "child.yaml", "--all", "--format", "json", "--lang", lang];
    let output = jiama(&[&["check", parent.to_str().unwrap(), "-"], options.as_slice()].concat(), child);
    (serde_json::from_str(&output.stdout).unwrap(), output.code)
}

fn text<'a>(json: &'a Json, field: &str) -> &'a str {
    json.get(field).and_then(Json::as_str).unwrap_or("-")
}

fn list<'a>(json: &'a Json, field: &str) -> &'a [Json] {
    json.get(field).and_then(Json::as_array).map(Vec::as_slice).unwrap_or_default()
}

/// What stands between two places, lines and columns counted from one, in characters.
fn between(source: &str, [line, column, end_line, end_column]: [u64; 4]) -> String {
    let lines: Vec<&str> = source.split('\n').collect();
    let offset = |line: u64, column: u64| -> usize {
        let before: usize = lines.iter().take(line as usize - 1).map(|l| l.chars().count() + 1).sum();
        before + column as usize - 1
    };
    let (from, to) = (offset(line, column), offset(end_line, end_column));
    source.chars().skip(from).take(to.saturating_sub(from)).collect::<String>().replace('\n', "⏎")
}

fn place(json: &Json) -> [u64; 4] {
    ["line", "column", "end_line", "end_column"].map(|field| json.get(field).and_then(Json::as_u64).unwrap())
}

fn underlined(source: &str, place: Option<&Json>) -> String {
    let Some(place) = place.filter(|p| !p.is_null()) else { return " -".to_owned() };
    let marks = list(place, "marks").iter().map(|mark| {
        let corners: Vec<u64> = mark.as_array().unwrap().iter().map(|n| n.as_u64().unwrap()).collect();
        format!(" «{}»", between(source, corners.try_into().unwrap()))
    });
    marks.collect()
}

/// One block for each finding and fault, and the exit code.
fn shown(pair: &Pair, zh: &Json, en: &Json, code: u8) -> String {
    let mut out = String::new();
    for (finding, said) in list(zh, "findings").iter().zip(list(en, "findings")) {
        let [level, rule, shift, dimension, subject] =
            ["level", "rule", "shift", "dimension", "subject"].map(|field| text(finding, field));
        writeln!(out, "{level} {rule} {shift} · {dimension} · {subject}").unwrap();
        writeln!(out, "  parent{}", underlined(&pair.parent, finding.get("parent"))).unwrap();
        for peer in list(finding, "peers") {
            writeln!(out, "  peer{}", underlined(&pair.parent, Some(peer))).unwrap();
        }
        writeln!(out, "  child{}", underlined(&pair.child, finding.get("child"))).unwrap();
        for also in list(finding, "also") {
            let of_child = text(also, "file") == "child.yaml";
            let source = if of_child { &pair.child } else { &pair.parent };
            writeln!(out, "  also{}", underlined(source, Some(also))).unwrap();
        }
        if let Some(excess) = finding.get("excess").filter(|e| !e.is_null()) {
            let [kind, amount, unit, factor] = ["kind", "amount", "unit", "factor"].map(|field| {
                excess.get(field).filter(|v| !v.is_null()).map_or("-".to_owned(), |v| v.to_string().replace('"', ""))
            });
            writeln!(out, "  excess {kind} {amount} {unit} ×{factor}").unwrap();
        }
        if let Some(remark) = finding.get("remark").and_then(Json::as_str) {
            writeln!(out, "  remark {remark}").unwrap();
        }
        if let Some(waiver) = finding.get("waiver").filter(|w| !w.is_null()) {
            writeln!(out, "  waived {}", text(waiver, "authority")).unwrap();
        }
        if let Some(suppressed) = finding.get("suppressed").filter(|s| !s.is_null()) {
            writeln!(out, "  suppressed {}", text(suppressed, "reason")).unwrap();
        }
        if finding.get("licensed").and_then(Json::as_bool) == Some(true) {
            writeln!(out, "  licensed").unwrap();
        }
        let others: Vec<&str> = list(finding, "others").iter().filter_map(Json::as_str).collect();
        if !others.is_empty() {
            writeln!(out, "  others {}", others.join(" ")).unwrap();
        }
        writeln!(out, "  zh {}\n  en {}\n", text(finding, "message"), text(said, "message")).unwrap();
    }
    for (fault, said) in list(zh, "faults").iter().zip(list(en, "faults")) {
        let of_child = text(fault, "file") == "child.yaml";
        let (side, source) = if of_child { ("child", &pair.child) } else { ("parent", &pair.parent) };
        writeln!(out, "fault {}\n  {side} «{}»", text(fault, "rule"), between(source, place(fault))).unwrap();
        writeln!(out, "  zh {}\n  en {}\n", text(fault, "message"), text(said, "message")).unwrap();
    }
    writeln!(out, "exit {code}").unwrap();
    out
}

/// What the first lines of the child say is due: `JM201 heavier`, with the level where it is said, or `waived`.
fn due(child: &str) -> Vec<String> {
    let lines = child.lines().map_while(|line| line.strip_prefix("# 应有:"));
    lines.map(|line| line.trim().to_owned()).filter(|line| line != "无").collect()
}

/// What is found beyond what is due, and due beyond what is found.
fn unlike(mut due: Vec<String>, report: &Json) -> Vec<String> {
    let licensed = |f: &Json| f.get("licensed").and_then(Json::as_bool) == Some(true);
    let waived = |f: &Json| f.get("waiver").is_some_and(|w| !w.is_null());
    let shown = |f: &&Json| !matches!(text(f, "shift"), "lighter" | "dropped") && !licensed(f);
    let found = list(report, "findings").iter().filter(shown).map(|f| {
        let suppressed = f.get("suppressed").is_some_and(|s| !s.is_null());
        let level = if waived(f) { "waived" } else { text(f, "level") };
        let level = if suppressed { "suppressed" } else { level };
        format!("{} {} {level}", text(f, "rule"), text(f, "shift"))
    });
    let faults = list(report, "faults").iter().map(|f| text(f, "rule").to_owned());
    let mut extra = Vec::new();
    for said in found.chain(faults) {
        let short = said.rsplit_once(' ').map_or(said.as_str(), |(before, _)| before);
        match due.iter().position(|d| *d == said).or_else(|| due.iter().position(|d| d == short)) {
            Some(at) => drop(due.remove(at)),
            None => extra.push(format!("found and not due: {said}")),
        }
    }
    extra.extend(due.into_iter().map(|d| format!("due and not found: {d}")));
    extra
}

fn fingerprints(report: &Json) -> Vec<&str> {
    list(report, "findings").iter().map(|finding| text(finding, "fingerprint")).collect()
}

/// What is wrong with a pair; empty where nothing is.
fn judge(pair: &Pair, scratch: &Path) -> Vec<String> {
    let parent = pair.folder.join("parent.yaml");
    let (zh, code) = check(&parent, pair.child.as_bytes(), "zh");
    let (en, _) = check(&parent, pair.child.as_bytes(), "en");
    let mut wrong = Vec::new();
    if !pair.child.starts_with("# 应有:") {
        wrong.push("child.yaml does not say what is due".to_owned());
    }
    wrong.extend(unlike(due(&pair.child), &zh));

    for (side, own) in [("parent", &pair.parent), ("child", &pair.child)] {
        let (itself, _) = check(&pair.folder.join(format!("{side}.yaml")), own.as_bytes(), "zh");
        // Reasons without an escalation, and dates that contradict, are found in one text alone.
        let compared = |f: &&Json| !matches!(text(f, "relation"), "waiver" | "time");
        let found = list(&itself, "findings").iter().filter(compared).count();
        if found > 0 {
            wrong.push(format!("{side} beside itself: {found}"));
        }
    }
    let crlf = |text: &str| text.replace('\n', "\r\n").into_bytes();
    let marked = |text: &str| [BOM, text.as_bytes()].concat();
    for (what, written) in [("CRLF", &crlf as &dyn Fn(&str) -> Vec<u8>), ("BOM", &marked)] {
        let path = scratch.join(format!("{}-{what}.yaml", pair.name));
        std::fs::write(&path, written(&pair.parent)).unwrap();
        let (again, _) = check(&path, &written(&pair.child), "zh");
        if fingerprints(&again) != fingerprints(&zh) {
            wrong.push(format!("other findings with {what}"));
        }
    }

    let shown = shown(pair, &zh, &en, code);
    let file = pair.folder.join("expected.txt");
    let bless = std::env::var_os("JIAMA_BLESS").is_some();
    if bless && wrong.is_empty() {
        std::fs::write(&file, &shown).unwrap();
    } else if !bless || !wrong.is_empty() {
        let expected = std::fs::read_to_string(&file).unwrap_or_default();
        if expected != shown || !wrong.is_empty() {
            wrong.push(format!("found now:\n{shown}"));
        }
    }
    wrong
}

/// What is wrong with the pair in a folder, under its name.
fn wrong(folder: &Path, scratch: &Path) -> Option<String> {
    let name = folder.file_name().unwrap().to_str().unwrap().to_owned();
    let side = |side: &str| std::fs::read_to_string(folder.join(side)).unwrap();
    let (parent, child) = (side("parent.yaml"), side("child.yaml"));
    let pair = Pair { name, parent, child, folder: folder.to_owned() };
    let judged = judge(&pair, scratch);
    (!judged.is_empty()).then(|| format!("── {}\n{}\n", pair.name, judged.join("\n")))
}

#[test]
fn every_rule_on_every_pair() {
    let scratch = tempfile::tempdir().unwrap();
    let mut folders: Vec<PathBuf> =
        std::fs::read_dir("tests/pairs").unwrap().map(|entry| entry.unwrap().path()).filter(|p| p.is_dir()).collect();
    folders.sort();
    let only = std::env::var("JIAMA_PAIR").unwrap_or_default();
    folders.retain(|folder| folder.to_str().unwrap().contains(&only));
    let all =
        |folders: &[PathBuf]| folders.iter().filter_map(|folder| wrong(folder, scratch.path())).collect::<String>();
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let wrong: String = std::thread::scope(|scope| {
        let parts = folders.chunks(folders.len().div_ceil(cores).max(1));
        let running: Vec<_> = parts.map(|part| scope.spawn(|| all(part))).collect();
        running.into_iter().map(|part| part.join().unwrap()).collect()
    });
    assert!(wrong.is_empty(), "{wrong}");
}
