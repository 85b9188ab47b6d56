//! Gathers the pages under `rules/` into one JSON text, so that the program starts without reading YAML. A new page needs
//! no mention anywhere.

#![expect(clippy::expect_used, clippy::panic, reason = "a build that cannot read its rules has to stop")]

use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-changed=rules");
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
    book.insert("words".to_owned(), page(Path::new("rules/words/words.yaml")));
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR")).join("rules.json");
    fs::write(out, serde_json::Value::Object(book).to_string()).expect("OUT_DIR is writable");
}

/// The YAML files directly in a folder, by name.
fn pages(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> =
        fs::read_dir(folder).map(|entries| entries.flatten().map(|entry| entry.path()).collect()).unwrap_or_default();
    found.retain(|path| path.extension().is_some_and(|e| e == "yaml"));
    found.sort();
    found
}

fn page(path: &Path) -> serde_json::Value {
    let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    serde_yaml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}
