//! Gathers the pages under `rules/` into one JSON text, so that the program starts without reading YAML: a new page needs no
//! mention anywhere. Reckons the hashes by which pages in HTML know their own style and script.

#![expect(clippy::expect_used, clippy::panic, reason = "a build that cannot read its rules has to stop")]

use base64::Engine;
use base64::prelude::BASE64_STANDARD as STANDARD;
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-changed=rules");
    hash("STYLE", "src/render/html/page.css");
    hash("SCRIPT", "src/render/html/page.js");
    let mut book = serde_json::Map::new();
    for (room, folder) in [
        ("dimensions", "rules"),
        ("relations", "rules/relations"),
        ("faults", "rules/faults"),
        ("ladders", "rules/ladders"),
    ] {
        let pages: Vec<serde_json::Value> = pages(Path::new(folder)).iter().map(|path| page(path)).collect();
        book.insert(room.to_owned(), serde_json::Value::Array(pages));
    }
    book.insert("terms".to_owned(), terms());
    book.insert("words".to_owned(), serde_json::Value::Object(words()));
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR")).join("rules.json");
    fs::write(out, serde_json::Value::Object(book).to_string()).expect("OUT_DIR is writable");
}

/// Tells the program the hash by which the policy of a page knows a part of it.
fn hash(name: &str, path: &str) {
    println!("cargo::rerun-if-changed={path}");
    let text = fs::read(path).unwrap_or_else(|e| panic!("{path}: {e}"));
    println!("cargo::rustc-env=JIAMA_{name}_HASH={}", STANDARD.encode(Sha256::digest(text)));
}

/// The YAML files directly in a folder, by name.
fn pages(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> =
        fs::read_dir(folder).map(|entries| entries.flatten().map(|entry| entry.path()).collect()).unwrap_or_default();
    found.retain(|path| path.extension().is_some_and(|e| e == "yaml"));
    found.sort();
    found
}

/// The program's words, gathered from all files of their folder. A key stands in one of them only.
fn words() -> serde_json::Map<String, serde_json::Value> {
    let mut words = serde_json::Map::new();
    for path in pages(Path::new("rules/words")) {
        let serde_json::Value::Object(some) = page(&path) else { panic!("{}: not a map", path.display()) };
        for (key, text) in some {
            assert!(words.insert(key.clone(), text).is_none(), "{}: {key} stands in another file too", path.display());
        }
    }
    words
}

/// Trees and synonyms as pairs of words.
fn terms() -> serde_json::Value {
    let (mut under, mut same) = (Vec::new(), Vec::new());
    for path in pages(Path::new("rules/trees")) {
        branches(&page(&path), None, &mut under);
    }
    for path in pages(Path::new("rules/synonyms")) {
        let serde_json::Value::Object(groups) = page(&path) else { panic!("{}: not a map", path.display()) };
        for (word, others) in groups {
            let others = others.as_array().unwrap_or_else(|| panic!("{}: {word} has no list", path.display()));
            same.extend(others.iter().map(|other| serde_json::json!([word, other])));
        }
    }
    serde_json::json!({"under": under, "same": same})
}

/// A tree: a word, a list of trees, or a map from a word to what lies under it.
fn branches(tree: &serde_json::Value, above: Option<&str>, under: &mut Vec<serde_json::Value>) {
    let mut word = |word: &str| under.extend(above.map(|above| serde_json::json!([above, word])));
    match tree {
        serde_json::Value::String(text) => word(text),
        serde_json::Value::Array(parts) => parts.iter().for_each(|part| branches(part, above, under)),
        serde_json::Value::Object(map) => {
            map.keys().for_each(|key| word(key));
            map.iter().for_each(|(key, below)| branches(below, Some(key), under));
        }
        other => panic!("{other} is no word of a tree"),
    }
}

fn page(path: &Path) -> serde_json::Value {
    let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    serde_yaml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}
