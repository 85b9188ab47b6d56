//! The pages of rules, and their catalogue.

use super::object;
use super::style::{Ink, Style};
use super::table::{Cell, Column, table};
use super::words::Words;
use super::{csv, safe, wrap};
use crate::rule::{self, Dimension, FaultPage, FaultText, Level, RelationPage, Shift};
use crate::yaml::nearest;
use serde_json::json;

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
    object::pretty(&whole)
}

/// The catalogue as a table for a spreadsheet.
#[must_use]
pub fn catalogue_csv(words: &Words<'_>) -> String {
    let titles = ["rules.id", "rules.level", "rules.title", "rules.name"].map(|key| words.word(key).to_owned());
    let row =
        |e: Entry<'_>| vec![e.id.to_owned(), words.level(e.level).to_owned(), e.title.to_owned(), e.name.to_owned()];
    csv::table(std::iter::once(titles.to_vec()).chain(entries(words).into_iter().map(row)))
}

fn ink(level: Level) -> Ink {
    match level {
        Level::Error => Ink::Red,
        Level::Warn => Ink::Yellow,
        Level::Info => Ink::Cyan,
    }
}

/// The page of a rule or fault: what it is called, and its sections.
#[derive(Debug)]
pub struct Page<'a> {
    /// `JM` and three digits.
    pub id: &'a str,
    /// The readable name.
    pub name: &'a str,
    /// How grave it is.
    pub level: Level,
    /// A title of a few words.
    pub title: &'a str,
    /// What it is about: the dimension's id, or how texts are related.
    pub about: String,
    /// Title and text of each section, what it says first.
    pub sections: Vec<(&'a str, String)>,
}

/// The page of a rule or fault as text, by id or name; `None` where there is none.
#[must_use]
pub fn text(name: &str, words: &Words<'_>, style: &Style) -> Option<String> {
    let page = find(name, words)?;
    let title = style.paint(Ink::Bold, &style.plain(&format!("{} {}", page.id, page.title)));
    let level = style.paint(ink(page.level), words.level(page.level));
    let mut out = format!("{title}  {level}  {}\n", style.paint(Ink::Dim, page.name));
    for (title, text) in &page.sections {
        let body = wrap::page(&safe::lines(text, style), "  ", "  ", style);
        out.push_str(&format!("\n{}\n{body}", style.paint(Ink::Cyan, title)));
    }
    Some(out)
}

/// The page of a rule or fault, by id or name; `None` where there is none.
#[must_use]
pub fn find<'a>(name: &str, words: &Words<'a>) -> Option<Page<'a>> {
    let named = |page: &rule::Page| page.id.eq_ignore_ascii_case(name) || *page.name == *name;
    let book = words.book;
    let of_dimension =
        book.dimensions.iter().find_map(|d| d.shifts.iter().find(|(_, p)| named(p)).map(|(s, p)| (d, *s, p)));
    let mut page = if let Some((dimension, shift, page)) = of_dimension {
        of_a_dimension(dimension, shift, page, words)
    } else if let Some(relation) = book.relations.iter().find(|r| named(&r.page)) {
        of_a_relation(relation, words)
    } else {
        of_a_fault(book.faults.iter().find(|p| p.id.eq_ignore_ascii_case(name) || *p.name == *name)?, words)
    };
    page.sections.retain(|(_, text)| !text.is_empty());
    Some(page)
}

fn of_a_dimension<'a>(dimension: &'a Dimension, shift: Shift, page: &'a rule::Page, words: &Words<'a>) -> Page<'a> {
    let examples = dimension.examples.iter().filter(|e| e.shift == Some(shift));
    let examples: Vec<String> = examples.map(|e| example(e.parent.as_ref(), &e.child, words)).collect();
    let sections = vec![
        (words.word("page.says"), blanks_shown(words.of(&page.message))),
        (words.word("page.keys"), dimension.keys.join(words.word("list.separator"))),
        (words.word("page.why"), words.of(&dimension.why).to_owned()),
        (words.word("page.help"), blanks_shown(words.of(&page.help))),
        (words.word("page.examples"), examples.join("\n")),
        (words.word("page.source"), words.of(&dimension.source).to_owned()),
    ];
    of_a_rule(page, dimension.id.to_string(), sections, words)
}

fn of_a_relation<'a>(relation: &'a RelationPage, words: &Words<'a>) -> Page<'a> {
    let page = &relation.page;
    let sections = vec![
        (words.word("page.says"), blanks_shown(words.of(&page.message))),
        (words.word("page.why"), words.of(&relation.why).to_owned()),
        (words.word("page.help"), blanks_shown(words.of(&page.help))),
        (words.word("page.source"), words.of(&relation.source).to_owned()),
    ];
    let about = serde_json::to_value(relation.relation).unwrap_or_default();
    of_a_rule(page, about.as_str().unwrap_or_default().to_owned(), sections, words)
}

fn of_a_rule<'a>(page: &'a rule::Page, about: String, sections: Vec<(&'a str, String)>, words: &Words<'a>) -> Page<'a> {
    Page { id: &page.id, name: &page.name, level: page.level, title: words.of(&page.title), about, sections }
}

fn of_a_fault<'a>(page: &'a FaultPage, words: &Words<'a>) -> Page<'a> {
    let zh = words.lang == super::Lang::Zh;
    let form = |text: &FaultText| {
        let says = blanks_shown(if zh { &text.zh } else { &text.en });
        let help = blanks_shown(words.of(&text.help));
        let both = || words.say("page.says-and-help", &[("says", &says), ("help", &help)]);
        if help.is_empty() { says.clone() } else { both() }
    };
    let forms: Vec<String> = page.texts.values().map(form).collect();
    let sections =
        vec![(words.word("page.why"), words.of(&page.why).to_owned()), (words.word("page.says"), forms.join("\n"))];
    let title = if zh { page.zh.as_str() } else { &page.en };
    Page { id: &page.id, name: &page.name, level: Level::Error, title, about: "fault".to_owned(), sections }
}

fn example(parent: Option<&serde_json::Value>, child: &serde_json::Value, words: &Words<'_>) -> String {
    let parent = parent.map_or_else(|| words.word("table.unsaid").to_owned(), plain);
    words.say("page.example", &[("parent", &parent), ("child", &plain(child))])
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
