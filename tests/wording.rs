//! What the program says, held to its house rules: both languages have the same blanks, Chinese has no English in it, no
//! message is a sentence with a full stop, and every key that the code uses has a wording.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test fails by panicking")]

use jiama::rule::BLANKS;
use serde_yaml::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Latin words that a Chinese text may hold: names of commands, notations and units.
const LATIN: &[&str] = &[
    "jiama",
    "check",
    "chain",
    "diff",
    "audit",
    "baseline",
    "prune",
    "schema",
    "validate",
    "read",
    "rules",
    "explain",
    "YAML",
    "UTF-8",
    "GBK",
    "UTF-16",
    "git",
    "Tab",
    "KB",
    "MB",
    "GB",
    "true",
    "false",
    "x",
    "keys",
    "moves",
    "ladder",
    "ladders",
    "trees",
    "synonyms",
    "home-visits",
    "XN101",
];

/// Blanks of a finding that its message may have, beside the figures of its relation.
const FIGURES: &[&str] = &["given", "used", "left", "sum", "whole", "units"];

/// The figure of a shift in the ids of a dimension's rules.
const SHIFTS: &[(&str, char)] =
    &[("heavier", '1'), ("new", '2'), ("incomparable", '3'), ("lighter", '4'), ("dropped", '5'), ("restored", '6')];

fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(path.to_str().unwrap(), extension));
        } else if path.extension().is_some_and(|e| e == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn yaml(path: &Path) -> Value {
    serde_yaml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// The pages directly in a folder, by the name of their file.
fn pages(folder: &str) -> BTreeMap<String, Value> {
    let direct = |path: &PathBuf| path.parent() == Some(Path::new(folder));
    let name = |path: &Path| path.file_stem().unwrap().to_str().unwrap().to_owned();
    files(folder, "yaml").into_iter().filter(direct).map(|path| (name(&path), yaml(&path))).collect()
}

/// A text in both languages, and where it stands.
struct Said {
    at: String,
    zh: String,
    en: String,
}

fn gather(at: &str, value: &Value, said: &mut Vec<Said>) {
    if let (Some(zh), Some(en)) = (value.get("zh").and_then(Value::as_str), value.get("en").and_then(Value::as_str)) {
        said.push(Said { at: at.to_owned(), zh: zh.to_owned(), en: en.to_owned() });
    }
    for (key, inner) in value.as_mapping().into_iter().flatten() {
        gather(&format!("{at}.{}", key.as_str().unwrap_or("?")), inner, said);
    }
}

fn all() -> Vec<Said> {
    let mut said = Vec::new();
    for path in files("rules", "yaml") {
        gather(path.to_str().unwrap(), &yaml(&path), &mut said);
    }
    said
}

/// What is said of findings and faults: all but the help of the command line, which names commands and options and shows
/// whole examples.
fn messages() -> Vec<Said> {
    all().into_iter().filter(|said| !said.at.contains("words/cli.yaml")).collect()
}

/// The named blanks of a template, and what stands around them.
fn split(template: &str) -> (BTreeSet<String>, String) {
    let (mut blanks, mut plain, mut rest) = (BTreeSet::new(), String::new(), template);
    while let Some((before, after)) = rest.split_once('{') {
        let (name, tail) = after.split_once('}').unwrap();
        blanks.insert(name.to_owned());
        plain.push_str(before);
        plain.push(' ');
        rest = tail;
    }
    (blanks, plain + rest)
}

fn none(wrong: Vec<String>) {
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn both_languages_have_the_same_blanks() {
    // A blank whose filling is made once for each language: spellings of keys.
    let blanks = |text: &str| -> BTreeSet<String> {
        split(text).0.into_iter().map(|b| if b == "chinese" { "english".to_owned() } else { b }).collect()
    };
    let unlike = |said: &Said| blanks(&said.zh) != blanks(&said.en);
    none(
        all()
            .iter()
            .filter(|said| unlike(said))
            .map(|said| format!("{}: {} | {}", said.at, said.zh, said.en))
            .collect(),
    );
}

#[test]
fn what_may_be_left_out_has_a_blank() {
    let closed = |text: &str| {
        let parts = text.split('[').skip(1);
        text.matches('[').count() == text.matches(']').count()
            && parts.into_iter().all(|part| part.split_once(']').is_some_and(|(inner, _)| inner.contains('{')))
    };
    let templates = |said: &&Said| said.at.ends_with(".message") || said.at.ends_with(".help");
    let wrong = all();
    let wrong = wrong.iter().filter(templates).filter(|said| !closed(&said.zh) || !closed(&said.en));
    none(wrong.map(|said| format!("{}: {} | {}", said.at, said.zh, said.en)).collect());
}

#[test]
fn chinese_has_no_english_in_it() {
    let mut wrong = Vec::new();
    for said in messages() {
        let plain = split(&said.zh).1;
        let in_word = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let words = plain.split(|c| !in_word(c)).map(|word| word.trim_matches('-'));
        let english = |word: &&str| {
            let is_rule = word.strip_prefix("JM").is_some_and(|n| n.chars().all(|c| c.is_ascii_digit()));
            word.chars().any(|c| c.is_ascii_alphabetic()) && !is_rule && !LATIN.contains(word)
        };
        wrong.extend(words.filter(english).map(|word| format!("{}: {word}", said.at)));
    }
    none(wrong);
}

#[test]
fn chinese_has_chinese_punctuation() {
    let mut wrong = Vec::new();
    for said in all() {
        let characters: Vec<char> = said.zh.chars().collect();
        let is_han = |c: char| matches!(c, '\u{4e00}'..='\u{9fff}' | '“' | '”' | '》' | '《');
        let half = |pair: &&[char]| is_han(pair[0]) && matches!(pair[1], ',' | ';' | '?' | '!');
        wrong.extend(characters.windows(2).filter(half).map(|_| format!("{}: {}", said.at, said.zh)));
    }
    none(wrong);
}

#[test]
fn messages_are_no_sentences() {
    let prose = |at: &str| at.ends_with(".why") || at.ends_with(".source");
    let stops = |said: &Said| {
        [&said.zh, &said.en].iter().any(|text| text.ends_with(['。', '.', '!', '！']) || text.contains('\n'))
    };
    let wrong = messages().into_iter().filter(|said| !prose(&said.at) && stops(said));
    none(wrong.map(|said| format!("{}: {} | {}", said.at, said.zh, said.en)).collect());
}

#[test]
fn nothing_is_left_unsaid() {
    let empty = |said: &Said| said.zh.trim().is_empty() || said.en.trim().is_empty();
    none(all().into_iter().filter(empty).map(|said| said.at).collect());
    let mut wrong = Vec::new();
    for (file, page) in pages("rules") {
        for shift in page["shifts"].as_mapping().unwrap().values() {
            wrong.extend(
                ["title", "message", "help"].iter().filter(|f| shift.get(f).is_none()).map(|f| format!("{file}: {f}")),
            );
        }
    }
    for (file, page) in pages("rules/faults") {
        for (key, text) in page["texts"].as_mapping().unwrap() {
            if text.get("help").is_none() {
                wrong.push(format!("{file}.{}: help", key.as_str().unwrap()));
            }
        }
    }
    none(wrong);
}

#[test]
fn messages_of_rules_have_known_blanks() {
    let mut wrong = Vec::new();
    for said in all().into_iter().filter(|said| said.at.ends_with(".message") || said.at.ends_with(".help")) {
        if said.at.contains("/faults/") {
            continue;
        }
        let known: Vec<&str> =
            if said.at.contains("/relations/") { [BLANKS, FIGURES].concat() } else { BLANKS.to_vec() };
        wrong.extend(
            split(&said.zh).0.iter().filter(|b| !known.contains(&b.as_str())).map(|b| format!("{}: {b}", said.at)),
        );
    }
    none(wrong);
}

#[test]
fn ids_are_unique_and_of_their_class() {
    let mut wrong = Vec::new();
    let mut seen = BTreeSet::new();
    let mut tens = BTreeSet::new();
    for (file, page) in pages("rules") {
        assert_eq!(page["id"].as_str(), Some(file.as_str()));
        let mut classes = BTreeSet::new();
        for (shift, rule) in page["shifts"].as_mapping().unwrap() {
            let (id, name) = (rule["id"].as_str().unwrap().to_owned(), rule["name"].as_str().unwrap().to_owned());
            let figure = SHIFTS.iter().find(|(s, _)| Some(*s) == shift.as_str()).unwrap().1;
            if id.len() != 5 || !id.ends_with(figure) || !name.starts_with(&format!("{file}-")) {
                wrong.push(format!("{file}: {id} {name}"));
            }
            classes.insert(id[..4].to_owned());
            if !seen.insert(id.clone()) || !seen.insert(name) {
                wrong.push(format!("{file}: {id} is taken"));
            }
        }
        if classes.len() != 1 || !tens.insert(classes) {
            wrong.push(format!("{file}: its ids are not of one class of its own"));
        }
    }
    for (file, page) in pages("rules/relations") {
        let rule = &page["page"];
        let (id, name) = (rule["id"].as_str().unwrap().to_owned(), rule["name"].as_str().unwrap().to_owned());
        if name != file
            || !id.starts_with("JM")
            || id.starts_with("JM9")
            || !seen.insert(id.clone())
            || !seen.insert(name)
        {
            wrong.push(format!("{file}: {id}"));
        }
    }
    for (file, page) in pages("rules/faults") {
        let (id, name) = (page["id"].as_str().unwrap().to_owned(), page["name"].as_str().unwrap().to_owned());
        if name != file || !id.starts_with("JM9") || !seen.insert(id.clone()) || !seen.insert(name) {
            wrong.push(format!("{file}: {id}"));
        }
    }
    none(wrong);
}

/// What stands after each `marker` in the code and in the pages it fills, with the file.
fn after(marker: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for path in files("src", "rs").into_iter().chain(files("src", "html")) {
        let text = std::fs::read_to_string(&path).unwrap();
        let parts = text.split(marker).skip(1);
        found.extend(parts.map(|part| (path.display().to_string(), part.chars().take(80).collect())));
    }
    found
}

/// The literal that stands first in a text, where one does.
fn literal(text: &str) -> Option<&str> {
    text.trim_start().strip_prefix('"')?.split_once('"').map(|(literal, _)| literal)
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_lowercase() || c == '-' || c == '.')
}

#[test]
fn every_fault_of_the_code_is_worded() {
    let pages = pages("rules/faults");
    let codes = std::fs::read_to_string("src/fault.rs").unwrap();
    let numbers: BTreeMap<&str, &str> =
        codes.lines().filter_map(|line| line.trim().strip_suffix(',')?.split_once(" = ")).collect();
    let mut wrong = Vec::new();
    for (name, number) in &numbers {
        if !pages.values().any(|page| page["id"].as_str() == Some(&format!("JM{number}"))) {
            wrong.push(format!("{name} has no page"));
        }
    }
    for (file, text) in after("Code::") {
        let Some((code, rest)) = text.split_once(',') else { continue };
        let (Some(number), Some(key)) = (numbers.get(code.trim()), literal(rest)) else { continue };
        let page = pages.values().find(|page| page["id"].as_str() == Some(&format!("JM{number}")));
        if is_name(key) && page.is_none_or(|page| page["texts"].get(key).is_none()) {
            wrong.push(format!("{file}: {code} {key}"));
        }
    }
    none(wrong);
}

#[test]
fn every_wording_of_a_fault_is_used() {
    let code: String = files("src", "rs").iter().map(|path| std::fs::read_to_string(path).unwrap()).collect();
    let mut wrong = Vec::new();
    for (file, page) in pages("rules/faults") {
        let keys = page["texts"].as_mapping().unwrap().keys().map(|key| key.as_str().unwrap());
        wrong.extend(
            keys.filter(|key| *key != "defect" && !code.contains(&format!("\"{key}\"")))
                .map(|key| format!("{file}: {key}")),
        );
    }
    none(wrong);
}

#[test]
fn every_word_of_the_code_is_worded() {
    let pages = files("rules/words", "yaml").iter().map(|path| yaml(path)).collect::<Vec<_>>();
    let mut wrong = Vec::new();
    for marker in ["words.word(", "words.say(", "self.word(", "self.say(", "self.count("] {
        for (file, text) in after(marker) {
            if let Some(key) = literal(&text)
                && pages.iter().all(|words| words.get(key).is_none())
            {
                wrong.push(format!("{file}: {key}"));
            }
        }
    }
    none(wrong);
}
