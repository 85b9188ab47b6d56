//! Every text under `rules/` is said in both languages: a rule of the user's own may leave one out, those of the program not.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use serde_yaml::Value;
use std::path::{Path, PathBuf};

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|ending| ending == "yaml") {
            found.push(path);
        }
    }
    found
}

/// Where a text is said in one language only. A rung has its own word in place of the Chinese.
fn one_sided(at: &str, value: &Value, found: &mut Vec<String>) {
    let has = |key: &str| value.get(key).is_some_and(Value::is_string);
    if has("en") != (has("zh") || has("word")) {
        found.push(at.to_owned());
    }
    for (key, inner) in value.as_mapping().into_iter().flatten() {
        one_sided(&format!("{at}.{}", key.as_str().unwrap_or("?")), inner, found);
    }
    for inner in value.as_sequence().into_iter().flatten() {
        one_sided(at, inner, found);
    }
}

#[test]
fn every_text_is_said_twice() {
    let (mut found, files) = (Vec::new(), files(Path::new("rules")));
    for path in &files {
        let value = serde_yaml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        one_sided(path.to_str().unwrap(), &value, &mut found);
    }
    assert!(files.len() > 50);
    assert_eq!(found, Vec::<String>::new());
}
