//! The rules and faults that a log names, described from their pages.

use crate::render::page;
use crate::render::words::Words;
use crate::rule::Level;
use serde_json::{Value, json};
use std::collections::HashMap;

/// The rules named so far, in the order in which they came up.
#[derive(Debug, Default)]
pub(super) struct Rules {
    ids: Vec<String>,
    places: HashMap<String, usize>,
}

impl Rules {
    /// The place of a rule in the list; it is put there where it is new.
    pub(super) fn index(&mut self, id: &str) -> usize {
        if let Some(place) = self.places.get(id) {
            return *place;
        }
        let place = self.ids.len();
        self.ids.push(id.to_owned());
        self.places.insert(id.to_owned(), place);
        place
    }

    /// What each of them is called, says, and why.
    pub(super) fn described(&self, words: &Words<'_>) -> Vec<Value> {
        self.ids.iter().filter_map(|id| page::find(id, words)).map(|page| described(&page)).collect()
    }
}

fn described(page: &page::Page<'_>) -> Value {
    let text = |line: &dyn Fn(&str, &str) -> String| {
        let sections = page.sections.iter().map(|(title, body)| line(title, body));
        sections.collect::<Vec<_>>().join("\n\n")
    };
    let (level, severity) = match page.level {
        Level::Error => ("error", "error"),
        Level::Warn => ("warning", "warning"),
        Level::Info => ("note", "recommendation"),
    };
    let says = page.sections.first().map_or(page.title, |(_, says)| says);
    json!({
        "id": page.id,
        "name": in_one_word(page.name),
        "shortDescription": {"text": page.title},
        "fullDescription": {"text": says},
        "help": {
            "text": text(&|title, body| format!("{title}\n{body}")),
            "markdown": text(&|title, body| format!("**{title}**\n\n{}", body.replace('\n', "\n\n"))),
        },
        "defaultConfiguration": {"level": level},
        "properties": {"tags": [page.about], "problem.severity": severity, "precision": "very-high"},
    })
}

/// `deadline-earlier` as `DeadlineEarlier`, the way of the field.
fn in_one_word(name: &str) -> String {
    let capital = |part: &str| {
        let mut chars = part.chars();
        chars.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(chars).collect::<String>()
    };
    name.split('-').map(capital).collect()
}
