//! From a document's tree to a directive, with every mistake of it collected.

use super::bind::Binding;
use super::head::Texts;
use super::keys::{self, HeadKey, TaskKey};
use super::statement::Statements;
use super::{Directive, Head, Statement, Task, Word};
use crate::fault::{Code, Fault};
use crate::kind::due::Due;
use crate::kind::misread::Misread;
use crate::kind::{Bare, Kind, Reader, Value};
use crate::rule::RuleBook;
use crate::yaml::{self, Document, Entry, Extra, Loc, NodeId, Tree, decode};
use jiff::civil::Date;

/// Reads one document; `None` where it is no map at all.
#[must_use]
pub fn read(book: &RuleBook, document: &Document, source: usize, faults: &mut Vec<Fault>) -> Option<Directive> {
    let tree = &document.tree;
    let root = tree.root();
    if tree.entries(root).is_empty() {
        faults.push(Fault::new(Code::Shape, "directive", tree.span(root)));
        return None;
    }
    if let Some(written) = own_writing(tree) {
        faults.push(written);
        return None;
    }
    let names: Vec<&str> =
        book.dimensions.iter().flat_map(|d| d.keys.iter().map(String::as_str)).chain(keys::spellings()).collect();
    let is_known = |key: &str| keys::head(key).is_some() || keys::is_note(key) || book.dimension_of_key(key).is_some();
    let extra = Extra { structs: &["Texts"], is_known: &is_known, names: &names };
    let texts: Texts = decode(tree, root, &extra, faults).unwrap_or_default();
    let issued = date(book, tree, faults);
    let mut page = Page { book, tree, issued, names: &names, faults };
    let statements = page.statements(root, "");
    let head = page.head(root, texts);
    let bind = Binding { tree, book, faults: page.faults }.read(root);
    let listed = page.tasks(root);
    let is_one_task = listed.is_none();
    let itself = || Task { id: head.id.clone(), title: head.title.clone(), span: document.span, ..Task::default() };
    let tasks = listed.unwrap_or_else(|| vec![itself()]);
    let asks = tasks.iter().map(|task| task.statements.len()).sum::<usize>() + statements.len();
    // One that names what it stands under hands that on as it is; one that names nothing was not finished.
    if asks == 0 && page.faults.is_empty() && head.parent.is_empty() && !keys::binds(tree, root) {
        page.faults.push(Fault::new(Code::NoDemand, "nothing", tree.span(root)));
    }
    Some(Directive {
        source,
        span: document.span,
        head,
        bind,
        issued,
        statements,
        tasks,
        is_one_task,
        allowances: Vec::new(),
    })
}

/// What is wrong with a document that is no directive but a baseline or a report of the program's own: all of it, said once.
fn own_writing(tree: &Tree) -> Option<Fault> {
    let schema = tree.get(tree.root(), "schema")?;
    let kind = tree.text(schema.value).filter(|text| text.starts_with("jiama"))?;
    let text = if kind.starts_with("jiama-baseline/") { "baseline" } else { "report" };
    Some(Fault::new(Code::Shape, text, tree.span(schema.value)).with("option", "--baseline"))
}

/// A day written as in a directive: `2025-03-01`, `2025年3月1日`. `None` for what is a time, but no day.
///
/// # Errors
/// What is not understood, or has no year.
pub fn read_day(book: &RuleBook, text: &str) -> Result<Option<Date>, Misread> {
    let Some(force) = book.force_ladder() else { return Ok(None) };
    let reader = Reader { bare: Bare::Exact, issued: None, ladder: None, force };
    let read = || crate::kind::read(Kind::Due, text, &reader);
    Ok(match &book.days.recall(Some(Kind::Due), None, text, read)?.value {
        Value::Due(Due::At(moment)) => Some(moment.date),
        _ => None,
    })
}

/// The date of issue.
fn date(book: &RuleBook, tree: &Tree, faults: &mut Vec<Fault>) -> Option<Date> {
    let node = keys::find(tree, tree.root(), HeadKey::Issued)?.value;
    let written = tree.text(node)?;
    match read_day(book, written) {
        Ok(Some(date)) => Some(date),
        Ok(None) => {
            let fault = Fault::new(Code::NotUnderstood, "no-date", tree.span(node));
            faults.push(fault.with("value", written).with("part", written));
            None
        }
        Err(misread) => {
            faults.push(misread.into_fault(written, |part| tree.span_within(node, part)));
            None
        }
    }
}

/// A document being read.
struct Page<'a> {
    book: &'a RuleBook,
    tree: &'a Tree,
    issued: Option<Date>,
    /// Every spelling of every key, to suggest the nearest.
    names: &'a [&'a str],
    faults: &'a mut Vec<Fault>,
}

impl Page<'_> {
    fn head(&mut self, root: NodeId, texts: Texts) -> Head {
        let parent = keys::find(self.tree, root, HeadKey::Parent)
            .map(|entry| words(self.tree, entry, self.faults))
            .unwrap_or_default();
        Head {
            id: word(texts.id),
            title: word(texts.title),
            issuer: word(texts.issuer),
            level: word(texts.level),
            region: word(texts.region),
            issued: word(texts.issued),
            parent,
        }
    }

    /// The demands of one map. A dimension under two spellings is a duplicate.
    fn statements(&mut self, map: NodeId, route: &str) -> Vec<Statement> {
        let reader = Statements { tree: self.tree, book: self.book, issued: self.issued };
        let mut statements: Vec<Statement> = Vec::new();
        for entry in self.tree.entries(map) {
            let Some(dimension) = self.book.dimension_of_key(self.tree.key(*entry)) else { continue };
            if let Some(first) = statements.iter().find(|s| s.dimension == dimension) {
                let key = self.tree.key(*entry);
                let fault = Fault::new(Code::DuplicateKey, "spelling", self.tree.span(entry.key)).and_at(first.key);
                self.faults.push(fault.with("key", key).with("first", last_step(&first.route)));
                continue;
            }
            statements.extend(reader.statement(dimension, *entry, route, self.faults));
        }
        statements.shrink_to_fit();
        statements
    }

    /// The listed tasks; `None` where the document is its own one task.
    fn tasks(&mut self, root: NodeId) -> Option<Vec<Task>> {
        let entry = keys::find(self.tree, root, HeadKey::Tasks)?;
        let items = self.tree.items(entry.value);
        if items.is_empty() {
            let fault = Fault::new(Code::Shape, "tasks", self.tree.span(entry.value));
            self.faults.push(fault.with("key", self.tree.key(entry)));
            return Some(Vec::new());
        }
        let key = self.tree.key(entry).to_owned();
        let mut tasks: Vec<Task> = Vec::with_capacity(items.len());
        for (i, item) in items.iter().enumerate() {
            let Some(task) = self.task(*item, format!("{key}[{i}]")) else { continue };
            let id_of = |t: &Task| t.id.clone();
            if let Some(first) =
                id_of(&task).and_then(|id| tasks.iter().filter_map(id_of).find(|other| other.text == id.text))
            {
                let again = task.id.clone().unwrap_or_default();
                self.faults
                    .push(Fault::new(Code::DuplicateId, "task", again.span).and_at(first.span).with("id", again.text));
            }
            tasks.push(task);
        }
        Some(tasks)
    }

    fn task(&mut self, item: NodeId, route: String) -> Option<Task> {
        let tree = self.tree;
        if tree.entries(item).is_empty() {
            self.faults.push(Fault::new(Code::Shape, "task", tree.span(item)));
            return None;
        }
        let is_known =
            |key: &str| keys::task(key).is_some() || keys::is_note(key) || self.book.dimension_of_key(key).is_some();
        let extra = Extra { structs: &["Names"], is_known: &is_known, names: self.names };
        let names: keys::Names = decode(tree, item, &extra, self.faults).unwrap_or_default();
        let implements =
            tree.entries(item).iter().find(|e| keys::task(tree.key(**e)) == Some(TaskKey::Implements)).copied();
        let implements = implements.map(|entry| words(self.tree, entry, self.faults)).unwrap_or_default();
        let statements = self.statements(item, &route);
        Some(Task { id: word(names.id), title: word(names.task), implements, statements, span: tree.span(item), route })
    }
}

/// One text or a list of them.
pub(super) fn words(tree: &Tree, entry: Entry, faults: &mut Vec<Fault>) -> Vec<Word> {
    let nodes = match tree.kind(entry.value) {
        yaml::Kind::Seq(items) => items,
        _ => std::slice::from_ref(&entry.value),
    };
    let mut words = Vec::with_capacity(nodes.len());
    for node in nodes.iter().copied() {
        match tree.text(node) {
            Some(text) => words.push(Word { text: text.trim().to_owned(), span: tree.span(node) }),
            None if tree.is_null(node) => {}
            None => faults.push(Fault::new(Code::Shape, "text", tree.span(node)).with("key", tree.key(entry))),
        }
    }
    words
}

/// A text of the head, if one is there.
pub(super) fn word(text: Loc<String>) -> Option<Word> {
    let span = text.span;
    text.value.map(|text| Word { text: text.trim().to_owned(), span }).filter(|word| !word.text.is_empty())
}

fn last_step(route: &str) -> &str {
    route.rsplit('.').next().unwrap_or(route)
}
