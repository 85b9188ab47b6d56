//! What is in force, setting by setting, and where each comes from.

use super::object;
use super::style::{Ink, Style};
use super::table::{Cell, Column, table as draw};
use super::words::Words;
use super::{safe, wrap};
use serde_json::json;

/// One setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// Its key.
    pub name: &'static str,
    /// Its value as people write it.
    pub value: String,
    /// Where it comes from.
    pub from: String,
    /// Whether the configuration sets it.
    pub set: bool,
}

/// All settings as a table, under the name of the configuration.
#[must_use]
pub fn table(own: Option<&str>, rows: &[Setting], words: &Words<'_>, style: &Style) -> String {
    let column = |key: &'static str, keep| Column { title: words.word(key).to_owned(), keep, right: false };
    let columns = [
        column("config.key", true),
        column("config.setting", false),
        column("config.value", false),
        column("config.from", false),
    ];
    let line = |row: &Setting| {
        let ink = if row.set { Ink::Bold } else { Ink::Dim };
        let meaning = words.find(&format!("config.{}", row.name)).unwrap_or_default();
        vec![row.name.into(), meaning.into(), Cell::from(row.value.as_str()).ink(ink), row.from.as_str().into()]
    };
    let said = match own {
        Some(name) => words.say("config.own", &[("name", name)]),
        None => words.word("config.none").to_owned(),
    };
    let head = wrap::page(&safe::line(&said, style), "", "", style);
    format!("{head}\n{}", draw(&columns, rows.iter().map(line).collect(), style))
}

/// All settings, one line each.
#[must_use]
pub fn lines(rows: &[Setting], words: &Words<'_>, style: &Style) -> String {
    let line = |row: &Setting| {
        let line = words.say("config.line", &[("key", row.name), ("value", &row.value), ("from", &row.from)]);
        format!("{}\n", style.plain(&safe::line(&line, style)))
    };
    rows.iter().map(line).collect()
}

/// All settings as one JSON object.
#[must_use]
pub fn json(own: Option<&str>, rows: &[Setting]) -> String {
    let rows: Vec<_> = rows.iter().map(|row| json!({"key": row.name, "value": row.value, "from": row.from})).collect();
    let whole = json!({"schema": "jiama/v1", "config": own, "settings": rows});
    object::pretty(&whole)
}
