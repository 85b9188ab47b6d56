//! A directive as YAML, in one style or another, or as a line of JSON.

use super::campaign::{Directive, Value};
use super::dice::Dice;
use std::fmt::Write;

/// Writes a directive as YAML.
pub(crate) fn yaml(directive: &Directive, dice: &mut Dice, to: &mut String) {
    for (key, value) in &directive.fields {
        let flow = dice.below(2) == 0;
        let written = match value {
            Value::Text(text) => writeln!(to, "{key}: {}", scalar(text, dice)),
            Value::List(terms) if flow => writeln!(to, "{key}: [{}]", terms.join(", ")),
            Value::List(terms) => {
                let lines: String = terms.iter().map(|term| format!("  - {term}\n")).collect();
                write!(to, "{key}:\n{lines}")
            }
            Value::Map(rows) if flow => {
                let rows: Vec<String> = rows.iter().map(|(subject, text)| format!("{subject}: {text}")).collect();
                writeln!(to, "{key}: {{{}}}", rows.join(", "))
            }
            Value::Map(rows) => {
                let lines: String = rows.iter().map(|(subject, text)| format!("  {subject}: {text}\n")).collect();
                write!(to, "{key}:\n{lines}")
            }
        };
        // Writing to a string does not fail.
        written.unwrap_or_default();
    }
}

fn scalar(text: &str, dice: &mut Dice) -> String {
    match dice.below(8) {
        0 => format!("\"{text}\""),
        1 => format!("'{text}'"),
        _ => text.to_owned(),
    }
}

/// Writes a directive as a line of JSON.
pub(crate) fn json(directive: &Directive, to: &mut String) {
    let value = |value: &Value| match value {
        Value::Text(text) => serde_json::Value::from(text.as_str()),
        Value::List(terms) => serde_json::Value::from(terms.clone()),
        Value::Map(rows) => rows
            .iter()
            .map(|(subject, text)| (subject.clone(), text.as_str().into()))
            .collect::<serde_json::Map<_, _>>()
            .into(),
    };
    let fields: serde_json::Map<String, serde_json::Value> =
        directive.fields.iter().map(|(key, field)| (key.clone(), value(field))).collect();
    to.push_str(&serde_json::Value::from(fields).to_string());
    to.push('\n');
}
