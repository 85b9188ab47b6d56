//! The code's own order: rooms import downwards only, files stay small, and each says what it is for.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Every Rust file under a folder, by path.
fn files(folder: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::from(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                found.push((path.clone(), fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

/// The room of a file: the first name below `src`.
fn room(path: &Path) -> String {
    let first = path.strip_prefix("src").unwrap().iter().next().unwrap();
    Path::new(first).file_stem().unwrap().to_str().unwrap().to_owned()
}

/// The rooms that a text names after `crate::`; grouped imports of several rooms too. Comments name none.
fn imports(text: &str) -> BTreeSet<String> {
    let code: String = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let name = |rest: &str| rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect::<String>();
    let mut rooms = BTreeSet::new();
    for (at, found) in code.match_indices("crate::") {
        let rest = code.get(at + found.len()..).unwrap();
        match rest.strip_prefix('{') {
            None => {
                rooms.insert(name(rest));
            }
            Some(group) => {
                let mut depth = 0;
                let mut start = true;
                for (at, c) in group.char_indices() {
                    match c {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => start = true,
                        c if start && c.is_ascii_alphabetic() => {
                            rooms.insert(name(group.get(at..).unwrap()));
                            start = false;
                        }
                        _ => {}
                    }
                }
            }
        }
    }
    rooms
}

/// Which rooms each room imports from.
fn rooms() -> BTreeMap<String, BTreeSet<String>> {
    let mut rooms: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (path, text) in files("src") {
        let room = room(&path);
        let mut named = imports(&text);
        named.remove(&room);
        rooms.entry(room).or_default().extend(named);
    }
    rooms
}

/// Rooms that cannot be put in an order from the floor up: those in a ring, and those above one.
fn unordered(mut rooms: BTreeMap<String, BTreeSet<String>>) -> BTreeMap<String, BTreeSet<String>> {
    loop {
        let floor: Vec<String> =
            rooms.iter().filter(|(_, below)| below.is_empty()).map(|(room, _)| room.clone()).collect();
        if floor.is_empty() {
            return rooms;
        }
        for room in floor {
            rooms.remove(&room);
            rooms.values_mut().for_each(|below| {
                below.remove(&room);
            });
        }
    }
}

#[test]
fn no_room_stands_in_a_ring() {
    let rooms = rooms();
    assert!(rooms.len() > 10, "found only {rooms:?}");
    let rings = unordered(rooms);
    assert!(rings.is_empty(), "import each other, directly or round about: {rings:#?}");
}

#[test]
fn imports_are_seen_in_every_form() {
    let text = "use crate::kind::Value;\nuse crate::{rule::{Page, Text}, yaml};\n// crate::cli\nlet a = crate::fault::Code::Empty;";
    assert_eq!(imports(text).into_iter().collect::<Vec<_>>(), ["fault", "kind", "rule", "yaml"]);
}

#[test]
fn files_are_small_and_say_what_they_are_for() {
    for (path, text) in ["src", "tests", "benches"].into_iter().flat_map(files) {
        let lines = text.lines().count();
        assert!(lines <= 350, "{} has {lines} lines: split it by meaning", path.display());
        assert!(text.starts_with("//! "), "{} does not open with what it is for", path.display());
        let stem = path.file_stem().unwrap().to_str().unwrap();
        for vague in ["util", "helper", "common", "manager", "misc"] {
            assert!(!stem.contains(vague), "{}: a name that says nothing", path.display());
        }
    }
}

/// The texts in quotes of a Rust file, with the number of their line; those of comment lines and of its tests left out.
fn quoted(text: &str) -> Vec<(usize, String)> {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    let mut found = Vec::new();
    for (number, line) in code.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
        let mut rest = line;
        while let Some((_, after)) = rest.split_once('"') {
            let mut escaped = false;
            let closes = |c: char| {
                let closes = c == '"' && !escaped;
                escaped = c == '\\' && !escaped;
                closes
            };
            let Some(end) = after.find(closes) else { break };
            found.push((number + 1, after.get(..end).unwrap().to_owned()));
            rest = after.get(end + 1..).unwrap();
        }
    }
    found
}

/// Rooms that read running text, which has ordinary words that are a dimension's name too: 时限为3日, coverage of 60%.
const READERS: [&str; 4] = ["src/kind/amount/", "src/kind/due/", "src/kind/rate/", "src/kind/items/"];

/// Other places where a dimension's spelling is an ordinary word, and what it means there.
const ORDINARY: [(&str, &str, &str); 5] = [
    ("src/directive/bind.rs", "对象", "the subject that a waiver is for"),
    ("src/directive/bind.rs", "上限", "how far a waiver goes"),
    ("src/directive/bind.rs", "条件", "the local conditions that a waiver gives"),
    ("src/directive/bind.rs", "有效期", "until when a waiver holds"),
    ("src/command/read.rs", "force", "the words around any value, a field of the contract's JSON"),
];

/// Every spelling of every dimension.
fn spellings() -> BTreeSet<String> {
    let rows = fs::read_dir("rules").unwrap().map(|entry| entry.unwrap().path());
    let rows = rows.filter(|path| path.extension().is_some_and(|e| e == "yaml"));
    rows.flat_map(|path| {
        let row: serde_yaml::Value = serde_yaml::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        let keys = row.get("keys").unwrap().as_sequence().unwrap().iter().chain(row.get("id"));
        keys.map(|key| key.as_str().unwrap().to_owned()).collect::<Vec<_>>()
    })
    .collect()
}

#[test]
fn no_dimension_is_named_in_the_code() {
    let spellings = spellings();
    assert!(spellings.len() > 40, "found only {spellings:?}");
    let mut named = Vec::new();
    for (path, text) in files("src") {
        let path = path.to_str().unwrap();
        for (line, said) in quoted(&text) {
            // `dimension.quota` names one as well.
            let last = said.rsplit('.').next().unwrap();
            let reads = READERS.iter().any(|room| path.starts_with(room)) && said == last;
            let ordinary = ORDINARY.iter().any(|(file, word, _)| path == *file && last == *word);
            if spellings.contains(last) && !reads && !ordinary {
                named.push(format!("{path}:{line}: “{said}”"));
            }
        }
    }
    assert!(named.is_empty(), "belongs into rules/:\n{}", named.join("\n"));
}

#[test]
fn what_is_quoted_is_seen() {
    let text = "let a = [\"时限\", \"a\\\"b\"]; // \"no\"\n// \"scope\"\n#[cfg(test)]\nlet b = \"cap\";";
    let found: Vec<String> = quoted(text).into_iter().map(|(_, said)| said).collect();
    assert_eq!(found, ["时限", "a\\\"b", "no"]);
}
