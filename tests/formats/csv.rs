//! The table for spreadsheets: read back by a CSV reader, it is what was meant, and no cell of it is a formula.

use crate::{as_json, folder, rich};
use csv::StringRecord;
use serde_json::Value;

fn rows(text: &str) -> Vec<StringRecord> {
    let text = text.strip_prefix('\u{feff}').unwrap();
    csv::Reader::from_reader(text.as_bytes()).records().map(Result::unwrap).collect()
}

#[test]
fn looks() {
    insta::assert_snapshot!("csv", rich(&folder("csv-looks"), "csv", &[]));
}

#[test]
fn every_finding_and_fault_is_a_row() {
    let folder = folder("csv-rows");
    let (json, rows) = (as_json(&folder), rows(&rich(&folder, "csv", &[])));
    let findings = json.get("findings").and_then(Value::as_array).unwrap();
    let faults = json.get("faults").and_then(Value::as_array).unwrap();
    assert_eq!(rows.len(), findings.len() + faults.len());
    for (row, finding) in rows.iter().zip(findings) {
        let text = |pointer: &str| finding.pointer(pointer).and_then(Value::as_str);
        assert_eq!(row.get(1), text("/rule"));
        let said = text("/child/text").map(jiama::render::safe::visible);
        assert_eq!(row.get(7).map(|cell| cell.trim_start_matches('\'')), said.as_deref());
        assert_eq!(row.get(13), text("/child/file"));
        assert_eq!(row.get(14), finding.pointer("/child/line").map(Value::to_string).as_deref());
    }
}

#[test]
fn no_cell_is_a_formula_in_either_language() {
    let folder = folder("csv-formula");
    for lang in ["zh", "en"] {
        let cells: Vec<String> =
            rows(&rich(&folder, "csv", &["--lang", lang])).iter().flatten().map(str::to_owned).collect();
        assert!(cells.iter().all(|cell| !cell.trim_start().starts_with(['=', '+', '-', '@'])), "{cells:?}");
        assert!(!cells.iter().any(|cell| cell.starts_with(['\t', '\r'])));
    }
    let table = jiama::render::csv::table(
        ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1", "甲=1", "2025-06-30", ""]
            .into_iter()
            .map(|cell| vec![cell.to_owned(), "甲".to_owned()]),
    );
    let first: Vec<String> = rows(&format!("\u{feff}a,b\r\n{}", table.trim_start_matches('\u{feff}')))
        .iter()
        .map(|row| row.get(0).unwrap().to_owned())
        .collect();
    assert_eq!(first, ["'=1+1", "'+1", "'-1", "'@SUM(A1)", "'\t=1", "' =1", "'＝1", "甲=1", "2025-06-30", ""]);
}
