//! Every expression of `tests/read/*.yaml` is understood as the table says, and said back in words that mean the same;
//! every vague or broken one is refused at the part that is wrong.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use jiama::fault::Blank;
use jiama::kind::grade::Ladder;
use jiama::kind::{Bare, Kind, LONGEST, Reader, Value, read};
use jiama::render::{Lang, say};
use serde::Deserialize;
use serde_json::Value as Json;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    kind: Kind,
    #[serde(default)]
    bare: Bare,
    ladder: Option<String>,
    cases: Vec<Case>,
    refusals: Vec<Refusal>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    issued: Option<String>,
    bare: Option<Bare>,
    json: Json,
    /// How it is said in English, where that is not left to be read back alone.
    en: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Refusal {
    text: String,
    issued: Option<String>,
    /// The part of the text that is underlined.
    at: String,
    code: String,
    /// The known word that is advised instead.
    nearest: Option<String>,
}

fn ladder(name: &str) -> Ladder {
    let text = std::fs::read_to_string(format!("rules/ladders/{name}.yaml")).unwrap();
    serde_yaml::from_str(&text).unwrap()
}

fn say(value: &Value, lang: Lang) -> String {
    match value {
        Value::Due(v) => say::due::due(v, lang),
        Value::Span(v) => say::span::span(v, lang),
        Value::Rate(v) => say::rate::rate(v, lang),
        Value::Amount(v) => say::amount::amount(v, lang),
        Value::Grade(v) => say::grade::grade(v, lang),
        Value::Items(v) => say::items::items(v, lang),
    }
}

/// Every field of `expected` stands in `found`.
fn agrees(expected: &Json, found: &Json) -> bool {
    expected.as_object().unwrap().iter().all(|(key, value)| found.get(key).unwrap_or(&Json::Null) == value)
}

fn check(name: &str) {
    let table: Table =
        serde_yaml::from_str(&std::fs::read_to_string(format!("tests/read/{name}.yaml")).unwrap()).unwrap();
    let force = ladder("force");
    let own = table.ladder.as_deref().map(ladder);
    let mut wrong = Vec::new();
    for case in &table.cases {
        let issued = case.issued.as_ref().map(|d| d.parse().unwrap());
        let reader = Reader { bare: case.bare.unwrap_or(table.bare), issued, ladder: own.as_ref(), force: &force };
        let reading = match read(table.kind, &case.text, &reader) {
            Ok(reading) => reading,
            Err(misread) => {
                wrong.push(format!("{} refused: {misread:?}", case.text));
                continue;
            }
        };
        let json = serde_json::to_value(&reading).unwrap();
        if !agrees(&case.json, &json) {
            wrong.push(format!("{}\n  expected {}\n  found    {json}", case.text, case.json));
        }
        for lang in [Lang::Zh, Lang::En] {
            let said = say(&reading.value, lang);
            if lang == Lang::En && case.en.as_ref().is_some_and(|en| *en != said) {
                wrong.push(format!("{} said in English as {said}", case.text));
            }
            match read(table.kind, &said, &reader) {
                Ok(again) if again.value == reading.value => {}
                other => wrong.push(format!("{} said back as {said}, which reads as {other:?}", case.text)),
            }
        }
    }
    for refusal in &table.refusals {
        let issued = refusal.issued.as_ref().map(|d| d.parse().unwrap());
        let reader = Reader { bare: table.bare, issued, ladder: own.as_ref(), force: &force };
        match read(table.kind, &refusal.text, &reader) {
            Ok(reading) => {
                wrong.push(format!("{} was understood: {}", refusal.text, serde_json::to_string(&reading).unwrap()))
            }
            Err(m) => {
                let at = if m.at.is_empty() { refusal.text.as_str() } else { refusal.text.get(m.at.clone()).unwrap() };
                if at != refusal.at || m.code.id() != refusal.code {
                    wrong.push(format!("{} refused with {} at {at}: {}", refusal.text, m.code.id(), m.text));
                }
                let advised = refusal.nearest.as_ref().map(|word| Blank::Text(word.clone()));
                if advised.is_some() && m.blanks.get("nearest") != advised.as_ref() {
                    wrong.push(format!("{} refused with the advice {:?}", refusal.text, m.blanks));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn no_value_is_longer_than_an_essay() {
    let force = ladder("force");
    let reader = Reader { bare: Bare::Floor, issued: None, ladder: None, force: &force };
    let of_bytes = |n: usize| read(Kind::Items, &"x".repeat(n), &reader).map_err(|m| m.code.id());
    assert!(of_bytes(LONGEST).is_ok());
    for beyond in [LONGEST + 1, LONGEST * 2] {
        assert_eq!(of_bytes(beyond).unwrap_err(), "JM909");
    }
}

#[test]
fn amount() {
    check("amount");
    check("rarer/amount");
}

#[test]
fn penalty() {
    check("penalty");
    check("penalty_grade");
}

#[test]
fn items() {
    check("items");
}

#[test]
fn grade() {
    check("grade");
}

#[test]
fn force() {
    check("force");
}

#[test]
fn due() {
    check("due");
    check("rarer/due");
}

#[test]
fn rate() {
    check("rate");
    check("rarer/rate");
}

#[test]
fn span() {
    check("span");
    check("rarer/span");
}
