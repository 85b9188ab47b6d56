//! The pages of rules, and their catalogue.

use super::style::{Ink, Style};
use super::table::{Cell, Column, table};
use super::words::Words;
use super::{safe, wrap};
use crate::rule::{Dimension, FaultPage, Level, Page, RelationPage, Shift};
use crate::yaml::nearest;
use serde_json::json;
use std::collections::BTreeMap;

/// A line of the catalogue.
struct Entry<'a> {
    id: &'a str,
    name: &'a str,
    level: Level,
    title: &'a str,
}

/// All rules and faults, by id.
fn entries<'a>(words: &Words<'a>) -> Vec<Entry<'a>> {
    let book = words.book;
    let of_dimensions = book.dimensions.iter().flat_map(|d| d.shifts.values());
    let pages = of_dimensions.chain(book.relations.iter().map(|r| &r.page));
    let mut entries: Vec<Entry<'a>> =
        pages.map(|p| Entry { id: &p.id, name: &p.name, level: p.level, title: words.of(&p.title) }).collect();
    let title = |page: &'a FaultPage| if words.lang == super::Lang::Zh { page.zh.as_str() } else { page.en.as_str() };
    entries.extend(book.faults.iter().map(|p| Entry {
        id: &p.id,
        name: &p.name,
        level: Level::Error,
        title: title(p),
    }));
    entries.sort_by_key(|entry| entry.id);
    entries
}

/// The name of a rule that was likely meant by a wrong one.
#[must_use]
pub fn likely<'a>(rule: &str, words: &Words<'a>) -> Option<&'a str> {
    nearest(rule, entries(words).into_iter().map(|entry| entry.name))
}

/// The catalogue as a table.
#[must_use]
pub fn catalogue(words: &Words<'_>, style: &Style) -> String {
    let column = |key: &'static str, keep| Column { title: words.word(key).to_owned(), keep, right: false };
    let columns = [
        column("rules.id", true),
        column("rules.level", true),
        column("rules.title", false),
        column("rules.name", false),
    ];
    let rows = entries(words).into_iter().map(|entry| {
        vec![
            Cell::from(entry.id),
            Cell::from(words.level(entry.level)).ink(ink(entry.level)),
            entry.title.into(),
            entry.name.into(),
        ]
    });
    table(&columns, rows.collect(), style)
}

/// The catalogue, one line a rule.
#[must_use]
pub fn catalogue_lines(words: &Words<'_>, style: &Style) -> String {
    let line = |e: &Entry<'_>| format!("{} {} {} {}\n", e.id, words.level(e.level), e.name, style.plain(e.title));
    entries(words).iter().map(line).collect()
}

/// The catalogue as one JSON object.
#[must_use]
pub fn catalogue_json(words: &Words<'_>) -> String {
    let rules =
        entries(words).into_iter().map(|e| json!({"rule": e.id, "name": e.name, "level": e.level, "title": e.title}));
    let whole = json!({"schema": "jiama/v1", "rules": rules.collect::<Vec<_>>()});
    serde_json::to_string_pretty(&whole).unwrap_or_default() + "\n"
}

fn ink(level: Level) -> Ink {
    match level {
        Level::Error => Ink::Red,
        Level::Warn => Ink::Yellow,
        Level::Info => Ink::Cyan,
    }
}

/// The page of a rule or fault, by id or name; `None` where there is none.
#[must_use]
pub fn rule(name: &str, words: &Words<'_>, style: &Style) -> Option<String> {
    let named = |page: &Page| page.id.eq_ignore_ascii_case(name) || *page.name == *name;
    let book = words.book;
    let of_dimension =
        book.dimensions.iter().find_map(|d| d.shifts.iter().find(|(_, p)| named(p)).map(|(s, p)| (d, *s, p)));
    if let Some((dimension, shift, page)) = of_dimension {
        return Some(Leaf { words, style }.dimension(dimension, shift, page));
    }
    if let Some(relation) = book.relations.iter().find(|r| named(&r.page)) {
        return Some(Leaf { words, style }.relation(relation));
    }
    let fault = book.faults.iter().find(|p| p.id.eq_ignore_ascii_case(name) || *p.name == *name)?;
    Some(Leaf { words, style }.fault(fault))
}

/// A page being written.
struct Leaf<'a> {
    words: &'a Words<'a>,
    style: &'a Style,
}

impl Leaf<'_> {
    fn head(&self, id: &str, level: Level, title: &str, name: &str) -> String {
        let line = format!("{id} {title}");
        let level = self.style.paint(ink(level), self.words.level(level));
        format!(
            "{}  {level}  {}\n",
            self.style.paint(Ink::Bold, &self.style.plain(&line)),
            self.style.paint(Ink::Dim, name)
        )
    }

    fn section(&self, key: &str, text: &str) -> String {
        if text.is_empty() {
            return String::new();
        }
        let title = self.words.book.words.get(key).map_or(key, |t| self.words.of(t));
        let body = wrap::page(text, "  ", "  ", self.style);
        format!("\n{}\n{body}", self.style.paint(Ink::Cyan, title))
    }

    fn dimension(&self, dimension: &Dimension, shift: Shift, page: &Page) -> String {
        let words = self.words;
        let mut out = self.head(&page.id, page.level, words.of(&page.title), &page.name);
        out.push_str(&self.section("page.says", &blanks_shown(words.of(&page.message))));
        out.push_str(&self.section("page.keys", &dimension.keys.join(words.word("list.separator"))));
        out.push_str(&self.section("page.why", words.of(&dimension.why)));
        out.push_str(&self.section("page.help", &blanks_shown(words.of(&page.help))));
        let examples = dimension.examples.iter().filter(|e| e.shift == Some(shift));
        let lines: Vec<String> = examples.map(|e| self.example(e.parent.as_ref(), &e.child)).collect();
        out.push_str(&self.section("page.examples", &lines.join("\n")));
        out.push_str(&self.section("page.source", words.of(&dimension.source)));
        out
    }

    fn relation(&self, relation: &RelationPage) -> String {
        let (words, page) = (self.words, &relation.page);
        let mut out = self.head(&page.id, page.level, words.of(&page.title), &page.name);
        out.push_str(&self.section("page.says", &blanks_shown(words.of(&page.message))));
        out.push_str(&self.section("page.why", words.of(&relation.why)));
        out.push_str(&self.section("page.help", &blanks_shown(words.of(&page.help))));
        out.push_str(&self.section("page.source", words.of(&relation.source)));
        out
    }

    fn fault(&self, page: &FaultPage) -> String {
        let zh = self.words.lang == super::Lang::Zh;
        let mut out = self.head(&page.id, Level::Error, if zh { &page.zh } else { &page.en }, &page.name);
        out.push_str(&self.section("page.why", self.words.of(&page.why)));
        let forms: BTreeMap<_, _> = page.texts.iter().collect();
        let lines: Vec<String> = forms
            .values()
            .map(|text| {
                let says = blanks_shown(if zh { &text.zh } else { &text.en });
                let help = blanks_shown(self.words.of(&text.help));
                if help.is_empty() {
                    says
                } else {
                    self.words.say("page.says-and-help", &[("says", &says), ("help", &help)])
                }
            })
            .collect();
        out.push_str(&self.section("page.says", &lines.join("\n")));
        out
    }

    fn example(&self, parent: Option<&serde_json::Value>, child: &serde_json::Value) -> String {
        let parent = parent.map_or_else(|| self.words.word("table.unsaid").to_owned(), plain);
        let child = plain(child);
        let line = self.words.say("page.example", &[("parent", &parent), ("child", &child)]);
        safe::line(&line, self.style).into_owned()
    }
}

/// A value of an example as one would write it on a line.
fn plain(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::String(text) => text.clone(),
        serde_json::Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join("、"),
        serde_json::Value::Object(map) => {
            map.iter().map(|(k, v)| format!("{k}: {}", plain(v))).collect::<Vec<_>>().join("、")
        }
        other => other.to_string(),
    }
}

/// A template as a reader sees it: blanks as an ellipsis, and what may be left out without its brackets.
fn blanks_shown(template: &str) -> String {
    let template = template.replace(['[', ']'], "");
    let mut out = String::new();
    let mut rest = template.as_str();
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let (name, tail) = after.split_once('}').unwrap_or(("", after));
        if name != "remark" {
            out.push('…');
        }
        rest = tail;
    }
    out + rest
}
