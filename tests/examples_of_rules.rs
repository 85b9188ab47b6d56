//! The worked examples of every dimension, which `jiama explain` shows, do what they say when they are written into two
//! directives and compared.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use jiama::command::{Surroundings, start};
use jiama::rule::{Dimension, Example, RuleBook, Shift, Silence};
use serde_json::Value as Json;
use std::ffi::OsString;
use std::path::Path;

/// Stands in place of what a directive does not say, so that it asks for something.
const ELSE: (&str, &str) = ("scope", "主干道");
/// The same beside an example of that dimension.
const ELSE_OF_SCOPE: (&str, &str) = ("bearer", "县");

/// A directive that asks `value` on a dimension; JSON is YAML.
fn directive(row: &Dimension, value: Option<&Json>, issued: Option<&str>) -> String {
    let (key, other) = if &*row.id == ELSE.0 { ELSE_OF_SCOPE } else { ELSE };
    let date = issued.map(|date| format!("issued: {date}\n")).unwrap_or_default();
    let value = value.map(|value| format!("{}: {value}\n", row.id)).unwrap_or_default();
    format!("title: 例\n{date}{key}: {other}\n{value}")
}

/// What is found of one example, as JSON.
fn compared(folder: &Path, row: &Dimension, example: &Example) -> Json {
    let issued = example.issued.as_deref();
    let (parent, child) = (folder.join("上级.yaml"), folder.join("本级.yaml"));
    std::fs::write(&parent, directive(row, example.parent.as_ref(), issued)).unwrap();
    std::fs::write(&child, directive(row, Some(&example.child), issued)).unwrap();
    let names = [parent.to_str().unwrap(), child.to_str().unwrap()];
    let arguments = [&["jiama", "check"], names.as_slice(), &["--all", "--format", "json"]].concat();
    let arguments: Vec<OsString> = arguments.into_iter().map(OsString::from).collect();
    let today = jiff::civil::date(2025, 7, 1);
    let around = Surroundings { today, ..Surroundings::of_environment(|_| None) };
    serde_json::from_str(&start(&arguments, &around).stdout).unwrap()
}

fn name(shift: Option<Shift>) -> String {
    shift.map_or("same".to_owned(), |shift| serde_json::to_value(shift).unwrap().as_str().unwrap().to_owned())
}

#[test]
fn examples_do_what_they_say() {
    let folder = tempfile::tempdir().unwrap();
    let mut wrong = Vec::new();
    for row in &RuleBook::embedded().unwrap().dimensions {
        for example in &row.examples {
            let report = compared(folder.path(), row, example);
            let list = |field| report.get(field).and_then(Json::as_array).cloned().unwrap_or_default();
            let text = |json: &Json, field| json.get(field).and_then(Json::as_str).unwrap_or("-").to_owned();
            let found = list("findings");
            let shifts = found.iter().filter(|f| text(f, "dimension") == *row.id).map(|f| text(f, "shift"));
            let mut shifts: Vec<String> = shifts.collect();
            shifts.dedup();
            let due = name(example.shift);
            let is_due = if example.shift.is_none() { found.is_empty() } else { shifts.as_slice() == [due.clone()] };
            let faults = list("faults");
            if !is_due || !faults.is_empty() {
                let parent = example.parent.as_ref().map_or("-".to_owned(), ToString::to_string);
                let faults: Vec<String> = faults.iter().map(|f| text(f, "message")).collect();
                wrong.push(format!("{}: {parent} | {} is {shifts:?}, not {due} {faults:?}", row.id, example.child));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_dimension_has_its_examples() {
    let mut wrong = Vec::new();
    for row in &RuleBook::embedded().unwrap().dimensions {
        let mut due = vec![Some(Shift::Heavier), Some(Shift::Lighter), None];
        if row.silence == Silence::Nothing && row.default.is_none() {
            due.push(Some(Shift::New));
        }
        let missing = due.into_iter().filter(|shift| row.examples.iter().all(|example| example.shift != *shift));
        wrong.extend(missing.map(|shift| format!("{} has no example of {}", row.id, name(shift))));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
