//! The diagnostic format of reviewdog: valid by its schema; columns are bytes.

use crate::{folder, rich, schema, valid};
use serde_json::Value;

#[test]
fn looks() {
    insta::assert_snapshot!("rdjson", rich(&folder("rdjson-looks"), "rdjson", &[]));
}

#[test]
fn is_valid() {
    let Some(schema) = schema("schemas/DiagnosticResult.json") else { return };
    let folder = folder("rdjson-valid");
    for lang in ["zh", "en"] {
        valid(&schema, &serde_json::from_str(&rich(&folder, "rdjson", &["--lang", lang])).unwrap());
    }
}

#[test]
fn the_bytes_of_a_range_are_the_value() {
    let folder = folder("rdjson-bytes");
    let whole: Value = serde_json::from_str(&rich(&folder, "rdjson", &[])).unwrap();
    let mut tried = 0;
    for diagnostic in whole.get("diagnostics").and_then(Value::as_array).unwrap() {
        let number =
            |pointer: &str| diagnostic.pointer(pointer).and_then(Value::as_u64).map(|n| usize::try_from(n).unwrap());
        let at = |end: &str, part: &str| number(&format!("/location/range/{end}/{part}"));
        let (Some(line), Some(start), Some(end)) = (at("start", "line"), at("start", "column"), at("end", "column"))
        else {
            continue;
        };
        if at("end", "line") != Some(line) || diagnostic.pointer("/code/value") != Some(&Value::from("JM201")) {
            continue;
        }
        let path = diagnostic.pointer("/location/path").and_then(Value::as_str).unwrap();
        let text = std::fs::read_to_string(folder.join(path)).unwrap();
        assert_eq!(text.lines().nth(line - 1).unwrap().get(start - 1..end - 1), Some("2025-06-15"));
        tried += 1;
    }
    assert_eq!(tried, 1);
}
