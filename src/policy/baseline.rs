//! The baseline: findings that were there when it was made, and are not held against anybody since. It is one YAML document
//! that people can read and compare; findings are found in it by their fingerprints.

use crate::directive::Directive;
use crate::fault::{Code, Fault};
use crate::fingerprint::written;
use crate::source::Source;
use crate::yaml::{Budget, Extra, Loc, NodeId, Tree, Vocabulary, decode, parse};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};

/// What the first line of a baseline says it is.
const SCHEMA: &str = "jiama-baseline/v1";

/// One finding of the baseline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// Its fingerprint.
    pub fingerprint: String,
    /// Its rule.
    pub rule: String,
    /// The id of the directive; `None` where it has none, and its file tells it from others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub directive: Option<String>,
    /// The file it stood in.
    pub file: String,
    /// What it said, for people.
    pub text: String,
    /// The day it was entered.
    #[serde(serialize_with = "day")]
    pub since: Date,
}

fn day<S: serde::Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(date)
}

/// All of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    /// In the order in which they are written.
    pub entries: Vec<Entry>,
    /// Their days, by fingerprint.
    days: HashMap<String, Date>,
    /// Those of each directive, by its id or else its file.
    named: HashMap<String, Vec<usize>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Page {
    schema: Loc<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Row {
    fingerprint: Loc<String>,
    rule: Loc<String>,
    directive: Loc<String>,
    file: Loc<String>,
    text: Loc<String>,
    since: Loc<String>,
}

#[derive(Serialize)]
struct Whole<'a> {
    schema: &'a str,
    entries: &'a [Entry],
}

impl Baseline {
    /// A baseline of these entries, by file, rule and text.
    #[must_use]
    pub fn of(mut entries: Vec<Entry>) -> Self {
        let order = |entry: &Entry| (entry.file.clone(), entry.rule.clone(), entry.fingerprint.clone());
        entries.sort_by_cached_key(order);
        let days = entries.iter().map(|entry| (entry.fingerprint.clone(), entry.since)).collect();
        let mut named: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, entry) in entries.iter().enumerate() {
            named.entry(entry.directive.clone().unwrap_or_else(|| entry.file.clone())).or_default().push(at);
        }
        Self { entries, days, named }
    }

    /// Reads a baseline; every mistake is added to `faults`.
    #[must_use]
    pub fn read(source: &Source, faults: &mut Vec<Fault>) -> Self {
        // Its size is that of the archive it is of.
        let budget = Budget { bytes: usize::MAX, nodes: usize::MAX, width: usize::MAX, ..Budget::default() };
        let stream = parse(source, &budget, &Vocabulary::NONE);
        faults.extend(stream.faults);
        let Some(document) = stream.documents.first() else { return Self::default() };
        let (tree, root) = (&document.tree, document.tree.root());
        let extra = Extra { structs: &["Page"], is_known: &|key| key == "entries", names: &["entries"] };
        let page: Page = decode(tree, root, &extra, faults).unwrap_or_default();
        if page.schema.value.as_deref() != Some(SCHEMA) && !tree.entries(root).is_empty() {
            let span = if page.schema.is_given() { page.schema.span } else { tree.span(root) };
            faults.push(Fault::new(Code::Baseline, "schema", span).with("schema", SCHEMA));
        }
        let Some(entries) = tree.get(root, "entries") else { return Self::default() };
        let mut seen = HashSet::new();
        let rows = tree.items(entries.value).iter().filter_map(|item| {
            let entry = row(tree, *item, faults)?;
            if !seen.insert(entry.fingerprint.clone()) {
                let fault = Fault::new(Code::Baseline, "twice", tree.span(*item));
                faults.push(fault.with("fingerprint", &entry.fingerprint));
            }
            Some(entry)
        });
        Self::of(rows.collect())
    }

    /// The day since which a finding is in it.
    #[must_use]
    pub fn since(&self, fingerprint: &str) -> Option<Date> {
        self.days.get(fingerprint).copied()
    }

    /// Whether it has anything of a directive in a file.
    #[must_use]
    pub fn names(&self, id: Option<&str>, file: &str) -> bool {
        match id {
            Some(id) => self.named.contains_key(id),
            None => self.named.contains_key(&written(file)),
        }
    }

    /// Whether it is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The entries of a directive in a file.
    pub fn of_directive<'a>(&'a self, directive: &'a Directive, file: &'a str) -> impl Iterator<Item = &'a Entry> {
        let name = directive.head.id.as_ref().map_or_else(|| written(file), |id| id.text.clone());
        let own = self.named.get(&name).into_iter().flatten().filter_map(|at| self.entries.get(*at));
        // A file may be called as some directive is numbered.
        own.filter(|entry| entry.directive.is_some() == directive.head.id.is_some())
    }

    /// As it is written to a file, after a line that says what it is.
    #[must_use]
    pub fn write(&self, head: &str) -> String {
        let whole = serde_yaml::to_string(&Whole { schema: SCHEMA, entries: &self.entries });
        format!("# {head}\n{}", whole.unwrap_or_default())
    }
}

fn row(tree: &Tree, node: NodeId, faults: &mut Vec<Fault>) -> Option<Entry> {
    let before = faults.len();
    let row: Row = decode(tree, node, &Extra::NONE, faults)?;
    let misspelt = faults.len() > before;
    let since = row.since.get().map(|(text, span)| (text.parse::<Date>(), span));
    if let Some((Err(_), span)) = &since {
        let written = row.since.value.clone().unwrap_or_default();
        faults.push(Fault::new(Code::Baseline, "day", *span).with("date", written));
    }
    let is_print = |text: &&String| text.len() == 16 && text.bytes().all(|b| b.is_ascii_hexdigit());
    let fingerprint = row.fingerprint.value.as_ref().filter(is_print);
    if fingerprint.is_none() && faults.len() == before {
        let span = if row.fingerprint.is_given() { row.fingerprint.span } else { tree.span(node) };
        faults.push(Fault::new(Code::Baseline, "fingerprint", span));
    }
    let parts = [("rule", &row.rule), ("file", &row.file), ("text", &row.text), ("since", &row.since)];
    for (key, _) in parts.into_iter().filter(|(_, part)| !misspelt && !part.is_given()) {
        faults.push(Fault::new(Code::Missing, "key", tree.span(node)).with("key", key));
    }
    Some(Entry {
        fingerprint: fingerprint?.clone(),
        rule: row.rule.value?,
        directive: row.directive.value,
        file: row.file.value?,
        text: row.text.value?,
        since: since?.0.ok()?,
    })
}
