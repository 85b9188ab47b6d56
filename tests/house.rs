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
