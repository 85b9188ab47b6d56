//! Every rule runs on every chain under `tests/chains/`, its files being the levels in order. The first lines of a level say
//! by hand what is due there (`# 应有: JM201 heavier`, with the level where it is said, or `waived`), those of the last also how
//! each demand that changes comes out from top to bottom (`# 合计: 时限 ×6 最多 2-省`). `expected.txt` holds what is shown;
//! `JIAMA_BLESS=1` writes it anew.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use jiama::command::{Surroundings, start};
use jiama::rule::RuleBook;
use serde_json::Value as Json;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

fn jiama(files: &[PathBuf], options: &[&str]) -> (String, u8) {
    let files = files.iter().map(|file| file.as_os_str().to_owned());
    let options = options.iter().map(OsString::from);
    let arguments: Vec<OsString> = ["jiama", "chain"].iter().map(OsString::from).chain(files).chain(options).collect();
    let today = jiff::civil::date(2025, 7, 1);
    let output = start(&arguments, &Surroundings { today, ..Surroundings::of_environment(|_| None) });
    (output.stdout, output.code)
}

fn text<'a>(json: &'a Json, field: &str) -> &'a str {
    json.get(field).and_then(Json::as_str).unwrap_or_default()
}

fn list<'a>(json: &'a Json, field: &str) -> &'a [Json] {
    json.get(field).and_then(Json::as_array).map(Vec::as_slice).unwrap_or_default()
}

fn stem(path: &str) -> &str {
    Path::new(path).file_stem().unwrap().to_str().unwrap()
}

/// What the first lines of a file say after `mark`.
fn said<'a>(text: &'a str, mark: &str) -> Vec<&'a str> {
    let head = text.lines().take_while(|line| line.starts_with('#'));
    head.filter_map(|line| line.strip_prefix(mark)).map(str::trim).filter(|line| *line != "无").collect()
}

/// What is found at a level: `JM201 heavier error`; a finding with a waiver as `waived`; what asks less left aside.
fn found_at(report: &Json, level: &str) -> Vec<String> {
    let own = |f: &&Json| stem(text(f.get("child").unwrap(), "file")) == level;
    let licensed = |f: &Json| f.get("licensed").and_then(Json::as_bool) == Some(true);
    let shown = |f: &&Json| !matches!(text(f, "shift"), "lighter" | "dropped") && !licensed(f);
    let findings = list(report, "findings").iter().filter(own).filter(shown).map(|f| {
        let waived = f.get("waiver").is_some_and(|w| !w.is_null());
        format!("{} {} {}", text(f, "rule"), text(f, "shift"), if waived { "waived" } else { text(f, "level") })
    });
    let faults = list(report, "faults").iter().filter(|f| stem(text(f, "file")) == level);
    findings.chain(faults.map(|f| text(f, "rule").to_owned())).collect()
}

/// What is due and not found, and the other way round.
fn unlike(level: &str, due: &[&str], mut found: Vec<String>) -> Vec<String> {
    let mut wrong = Vec::new();
    for due in due {
        let fits = |found: &String| found == due || found.rsplit_once(' ').is_some_and(|(short, _)| short == *due);
        match found.iter().position(fits) {
            Some(at) => drop(found.remove(at)),
            None => wrong.push(format!("{level}: due and not found: {due}")),
        }
    }
    wrong.extend(found.into_iter().map(|found| format!("{level}: found and not due: {found}")));
    wrong
}

/// Each demand that changes on the way down: its name, its factor and the levels that added most.
fn totals(book: &RuleBook, chain: &Json) -> Vec<String> {
    let levels: Vec<&str> = list(chain, "levels").iter().map(|level| stem(text(level, "file"))).collect();
    let changes = |row: &&Json| {
        !list(row, "total").is_empty() || list(row, "levels").iter().any(|level| !list(level, "changes").is_empty())
    };
    let line = |row: &Json| {
        let title = &book.dimension(text(row, "dimension")).unwrap().title.zh;
        let subject = row.get("subject").and_then(Json::as_str).map(|s| format!(" · {s}")).unwrap_or_default();
        let rounded = |n: f64| (n * 100.0).round() / 100.0;
        let factor = row.get("factor").and_then(Json::as_f64);
        let factor = factor.map_or("不详".to_owned(), |n| format!("×{}", rounded(n)));
        let most = list(row, "added_most").iter().filter_map(|at| levels.get(usize::try_from(at.as_u64()?).ok()?));
        let most = most.copied().collect::<Vec<_>>().join("、");
        format!("{title}{subject} {factor} 最多 {}", if most.is_empty() { "无" } else { &most })
    };
    list(chain, "rows").iter().filter(changes).map(line).collect()
}

/// The factors of the levels multiply to that of the whole, where all are known.
fn does_not_multiply(chain: &Json) -> Vec<String> {
    let of = |json: &Json| json.get("factor").and_then(Json::as_f64);
    let wrong = |row: &&Json| {
        let levels = list(row, "levels");
        let first = row.get("first").and_then(Json::as_u64).map_or(0, |n| usize::try_from(n).unwrap());
        let product: Option<f64> = levels.iter().skip(first).map(of).product();
        // What is printed is rounded.
        product.zip(of(row)).is_some_and(|(product, whole)| (product / whole - 1.0).abs() > 0.02)
    };
    list(chain, "rows").iter().filter(wrong).map(|row| format!("factors do not multiply: {row}")).collect()
}

/// What is wrong with a chain; empty where nothing is.
fn judge(book: &RuleBook, folder: &Path) -> Vec<String> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|e| e == "yaml"));
    files.sort();
    let texts: Vec<String> = files.iter().map(|file| std::fs::read_to_string(file).unwrap()).collect();
    let (json, code) = jiama(&files, &["--format", "json", "--all"]);
    let report: Json = serde_json::from_str(&json).unwrap();
    let mut wrong = Vec::new();
    if !(3..=6).contains(&files.len()) && !folder.ends_with("线索排查-一年工作量二十倍") {
        wrong.push(format!("{} levels", files.len()));
    }
    for (file, text) in files.iter().zip(&texts).skip(1) {
        if !text.starts_with("# 应有:") {
            wrong.push(format!("{} does not say what is due", file.display()));
        }
        let level = stem(file.to_str().unwrap());
        wrong.extend(unlike(level, &said(text, "# 应有:"), found_at(&report, level)));
    }
    let chains = list(&report, "chains");
    let found: Vec<String> = chains.iter().flat_map(|chain| totals(book, chain)).collect();
    let due = said(texts.last().unwrap(), "# 合计:");
    wrong.extend(due.iter().filter(|due| found.iter().all(|f| f != *due)).map(|due| format!("not in the sum: {due}")));
    wrong.extend(found.iter().filter(|f| !due.contains(&f.as_str())).map(|f| format!("in the sum and not due: {f}")));
    wrong.extend(chains.iter().flat_map(does_not_multiply));

    let line = |lang| jiama(&files, &["--format", "concise", "--lang", lang]).0;
    let (pretty, _) = jiama(&files, &["--width", "80"]);
    // The table stands below the findings, each of which ends with its advice.
    let below = pretty.rfind("╰─ 改法").and_then(|at| pretty.get(at..)?.split_once("\n\n"));
    let table = below.map_or(pretty.as_str(), |(_, table)| table);
    let folder_name = format!("{}/", folder.display());
    let shown = format!("{}\n{}\n{table}exit {code}\n", line("zh"), line("en")).replace(&folder_name, "");
    let file = folder.join("expected.txt");
    let bless = std::env::var_os("JIAMA_BLESS").is_some();
    if bless && wrong.is_empty() {
        std::fs::write(&file, &shown).unwrap();
    } else if !wrong.is_empty() || std::fs::read_to_string(&file).unwrap_or_default() != shown {
        wrong.push(format!("found now:\n{shown}"));
    }
    wrong
}

#[test]
fn every_rule_on_every_chain() {
    let book = RuleBook::embedded().unwrap();
    let mut folders: Vec<PathBuf> = std::fs::read_dir("tests/chains").unwrap().map(|e| e.unwrap().path()).collect();
    folders.sort();
    assert!(folders.len() >= 30, "only {} chains", folders.len());
    let only = std::env::var("JIAMA_PAIR").unwrap_or_default();
    folders.retain(|folder| folder.to_str().unwrap().contains(&only));
    let wrong: Vec<String> = folders
        .iter()
        .map(|folder| (folder, judge(&book, folder)))
        .filter(|(_, wrong)| !wrong.is_empty())
        .map(|(folder, wrong)| format!("── {}\n{}\n", folder.display(), wrong.join("\n")))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.concat());
}
