//! What one key of a directive demands on its dimension: one value, a map subject → value, or a set of items.

use super::gathered::Set;
use super::misplaced::asked;
use super::{Demand, Statement, Subjects, Word};
use crate::fault::{Code, Fault};
use crate::kind::items::Items;
use crate::kind::misread::Misread;
use crate::kind::rate::Rate;
use crate::kind::{Kind, Reader, Reading, Value, read};
use crate::rule::{Dimension, RuleBook};
use crate::yaml::{Entry, NodeId, Span, Tree};
use jiff::civil::Date;
use std::sync::Arc;

/// How deep maps of subjects may nest: a class within a class, and gravities within that.
const DEEPEST: usize = 4;

/// What says openly that there is none.
const NONE: &[&str] = &["无", "没有", "无要求", "不作要求", "不要求", "不限", "none", "no", "nil"];

/// Reads the statements of one map.
pub(super) struct Statements<'a> {
    pub(super) tree: &'a Tree,
    pub(super) book: &'a RuleBook,
    pub(super) issued: Option<Date>,
}

impl Statements<'_> {
    /// The statement under a key that names a dimension.
    pub(super) fn statement(
        &self,
        dimension: usize,
        entry: Entry,
        route: &str,
        faults: &mut Vec<Fault>,
    ) -> Option<Statement> {
        let row = self.book.dimensions.get(dimension)?;
        let ladder = row.ladder.as_deref().and_then(|name| self.book.ladder(name));
        let reader = Reader { bare: row.bare, issued: self.issued, ladder, force: self.book.force_ladder()? };
        let key = self.tree.span(entry.key);
        let dot = if route.is_empty() { "" } else { "." };
        let route = format!("{route}{dot}{}", self.tree.key(entry));
        let before = faults.len();
        let (mut demands, mut unread) = (Vec::new(), Vec::new());
        let mut page = Page { tree: self.tree, row, reader, faults, demands: &mut demands, unread: &mut unread };
        if row.kinds.as_slice() == [Kind::Items] {
            page.items(entry.value, None);
        } else {
            page.values(entry.value, None, 0);
        }
        if demands.is_empty()
            && unread.is_empty()
            && faults.len() == before
            && !is_refused(faults, self.tree.span(entry.value))
        {
            faults.push(Fault::new(Code::Missing, "value", key).with("key", self.tree.key(entry)));
        }
        // A run keeps every directive: no room is left unused.
        demands.shrink_to_fit();
        Some(Statement { dimension, key, route, demands, unread, subjects: Subjects::default() })
    }
}

/// How a text is understood on a dimension: by the first of its kinds that understands it.
///
/// # Errors
/// The refusal of the kind that understood most.
pub fn read_value(row: &Dimension, text: &str, reader: &Reader<'_>) -> Result<Arc<Reading>, Misread> {
    let issued = reader.issued.filter(|_| row.kinds.iter().any(|kind| kind.is_dated()));
    row.memo.recall(None, issued, text, || read_anew(row, text, reader))
}

/// The same as a value of one kind.
fn read_as(kind: Kind, row: &Dimension, text: &str, reader: &Reader<'_>) -> Result<Reading, Misread> {
    let issued = reader.issued.filter(|_| kind.is_dated());
    row.memo.recall(Some(kind), issued, text, || asked(row, text, read(kind, text, reader)?)).map(Arc::unwrap_or_clone)
}

fn read_anew(row: &Dimension, text: &str, reader: &Reader<'_>) -> Result<Reading, Misread> {
    let mut furthest: Option<Misread> = None;
    let is_figure = |c: char| c.is_numeric() || "一二三四五六七八九十百千万亿两半".contains(c);
    for kind in &row.kinds {
        match read(*kind, text, reader).and_then(|reading| asked(row, text, reading)) {
            Ok(reading) => return Ok(reading),
            Err(misread) => {
                furthest = Some(match furthest {
                    // Where no figure stands no sum was meant, and a word is wanted.
                    Some(before) if *kind == Kind::Grade && before.code != Code::Vague && !text.contains(is_figure) => {
                        misread
                    }
                    Some(before) => before.further(misread),
                    None => misread,
                });
            }
        }
    }
    Err(furthest.unwrap_or_else(|| Misread::new(Code::NotUnderstood, "value", 0..text.len())))
}

/// Whether what stands at a place was refused before, as an alias of nothing is, so that it is not left out as well.
fn is_refused(faults: &[Fault], at: Span) -> bool {
    at.start < at.end && faults.iter().any(|fault| fault.span == at)
}

/// The values under one key.
struct Page<'a> {
    tree: &'a Tree,
    row: &'a Dimension,
    reader: Reader<'a>,
    faults: &'a mut Vec<Fault>,
    demands: &'a mut Vec<Demand>,
    unread: &'a mut Vec<Option<String>>,
}

impl Page<'_> {
    fn values(&mut self, node: NodeId, subject: Option<Word>, depth: usize) {
        let (entries, items) = (self.tree.entries(node), self.tree.items(node));
        if !entries.is_empty() && depth < DEEPEST {
            for entry in entries.iter().copied() {
                let inner = self.subject(entry, subject.as_ref());
                self.values(entry.value, Some(inner), depth + 1);
            }
        } else if self.tree.text(node).is_some() {
            self.scalar(node, subject);
        } else if self.is_empty_list(node) {
            self.none(node, subject);
        } else if items.iter().all(|item| self.tree.entries(*item).len() == 1) && depth < DEEPEST && !items.is_empty() {
            for item in items.iter().copied() {
                self.values(item, subject.clone(), depth);
            }
        } else if let [only] = items {
            self.values(*only, subject, depth + 1);
        } else if !self.tree.is_null(node) {
            let name = self.row.id.to_string();
            self.faults.push(Fault::new(Code::Shape, "one-value", self.tree.span(node)).with("key", name));
            self.unread.push(subject.map(|word| word.text));
        } else if let Some(subject) = subject {
            self.unread.push(Some(subject.text.clone()));
            if !is_refused(&*self.faults, self.tree.span(node)) {
                self.faults.push(Fault::new(Code::Missing, "value", subject.span).with("key", subject.text));
            }
        }
    }

    fn subject(&self, entry: Entry, outer: Option<&Word>) -> Word {
        let name = self.tree.key(entry).trim().to_owned();
        let text = outer.map_or_else(|| name.clone(), |outer| format!("{}/{name}", outer.text));
        Word { text, span: self.tree.span(entry.key) }
    }

    fn is_empty_list(&self, node: NodeId) -> bool {
        matches!(self.tree.kind(node), crate::yaml::Kind::Seq(items) if items.is_empty())
    }

    fn none(&mut self, node: NodeId, subject: Option<Word>) {
        let text = self.tree.text(node).unwrap_or("[]").trim().to_owned();
        let span = self.tree.span(node);
        self.demands.push(Demand { subject, asked: None, text, span, terms: Vec::new() });
    }

    fn scalar(&mut self, node: NodeId, subject: Option<Word>) {
        let text = self.tree.text(node).unwrap_or_default();
        if NONE.contains(&text.trim()) {
            return self.none(node, subject);
        }
        if let Some(reading) = self.read(node, text) {
            let span = self.tree.span(node);
            let text = text.trim().to_owned();
            self.demands.push(Demand { subject, asked: Some(reading), text, span, terms: Vec::new() });
        } else {
            self.unread.push(subject.map(|word| word.text));
        }
    }

    fn read(&mut self, node: NodeId, text: &str) -> Option<Arc<Reading>> {
        match read_value(self.row, text, &self.reader) {
            Ok(reading) => Some(reading),
            Err(misread) => {
                let fault = misread.into_fault(text, |part| self.tree.span_within(node, part));
                self.faults.push(fault.with_word("dimension", format!("dimension.{}", self.row.id)));
                None
            }
        }
    }

    /// A set of items: running text, a list, a map item → count, or a map axis → items.
    fn items(&mut self, node: NodeId, axis: Option<Word>) {
        let entries = self.tree.entries(node);
        let is_axes = axis.is_none() && self.is_axes(entries);
        if is_axes {
            for entry in entries.iter().copied() {
                let name = self.subject(entry, None);
                self.items(entry.value, Some(name));
            }
            return;
        }
        let none = self.tree.text(node).is_some_and(|text| NONE.contains(&text.trim()));
        if none || self.is_empty_list(node) {
            return self.none(node, axis);
        }
        let mut set = Set::default();
        let before = self.faults.len();
        self.gather(node, &mut set, 0);
        if self.faults.len() > before {
            self.unread.push(axis.as_ref().map(|word| word.text.clone()));
        }
        if set.terms.is_empty() {
            if self.faults.len() == before && !self.tree.is_null(node) {
                self.faults.push(
                    Fault::new(Code::Missing, "value", self.tree.span(node)).with("key", self.row.id.to_string()),
                );
            }
            return;
        }
        let text = self.tree.text(node).map_or_else(|| set.said(), |text| text.trim().to_owned());
        let span = self.tree.span(node);
        let reading = Arc::new(Reading { value: Value::Items(Items { terms: set.terms }), force: set.force });
        self.demands.push(Demand { subject: axis, asked: Some(reading), text, span, terms: set.spans });
    }

    /// Whether a map's entries hold sets of their own, so that each is an axis, rather than counts and rates of terms. One
    /// that reads as a count or a rate tells of all: what is not understood beside it is a mistake, and no axis.
    fn is_axes(&self, entries: &[Entry]) -> bool {
        let texts =
            entries.iter().filter_map(|entry| self.tree.text(entry.value)).filter(|text| !text.trim().is_empty());
        let texts: Vec<&str> = texts.collect();
        let is_set = |entry: &Entry| self.tree.text(entry.value).is_none() && !self.tree.is_null(entry.value);
        entries.iter().any(is_set) || !texts.is_empty() && !texts.iter().any(|text| self.tells_of_a_term(text))
    }

    /// Whether a text is a count or a rate, which tells how many or how often of a term. All of something (全部工业企业) is
    /// that thing, and 扣2分 a rung.
    fn tells_of_a_term(&self, text: &str) -> bool {
        let is_rung = |items: &Items| items.terms.iter().any(|term| term.rung.is_some());
        if let Ok(Reading { value: Value::Items(items), .. }) = read_as(Kind::Items, self.row, text, &self.reader)
            && is_rung(&items)
        {
            return false;
        }
        let said_in_figures = ["%", "％", "分之"].iter().any(|mark| text.contains(mark));
        [Kind::Amount, Kind::Rate].iter().any(|kind| match read_as(*kind, self.row, text, &self.reader) {
            Ok(Reading { value: Value::Amount(amount), .. }) => {
                let share_of_something = amount.first.unit.as_deref() == Some("%") && amount.first.of.is_some();
                !share_of_something || said_in_figures
            }
            read => read.is_ok(),
        })
    }

    fn gather(&mut self, node: NodeId, set: &mut Set, depth: usize) {
        if let Some(text) = self.tree.text(node) {
            match read_as(Kind::Items, self.row, text, &self.reader) {
                Ok(Reading { value: Value::Items(items), force }) => {
                    set.force = set.force.take().or(force);
                    for term in items.terms {
                        let span = self.tree.span_within(node, term.at.clone());
                        set.add(term, span);
                    }
                }
                Ok(_) => {}
                Err(misread) => {
                    let fault = misread.into_fault(text, |part| self.tree.span_within(node, part));
                    self.faults.push(fault.with_word("dimension", format!("dimension.{}", self.row.id)));
                }
            }
            return;
        }
        if depth >= DEEPEST {
            self.faults
                .push(Fault::new(Code::Shape, "items", self.tree.span(node)).with("key", self.row.id.to_string()));
            return;
        }
        for item in self.tree.items(node).to_vec() {
            self.gather(item, set, depth + 1);
        }
        for entry in self.tree.entries(node).to_vec() {
            self.counted(entry, set);
        }
    }

    /// `主干道: 124`, `台账: 每周1次`: a term with its count or rate.
    fn counted(&mut self, entry: Entry, set: &mut Set) {
        let key = self.tree.key(entry);
        let Some(text) = self.tree.text(entry.value) else {
            if self.tree.is_null(entry.value) {
                return self.gather(entry.key, set, DEEPEST);
            }
            let span = self.tree.span(entry.value);
            self.faults.push(Fault::new(Code::Shape, "items", span).with("key", self.row.id.to_string()));
            return;
        };
        let Ok(mut terms) = crate::kind::items::read_term(key, &self.reader).map(|term| vec![term]) else {
            self.faults.push(
                Fault::new(Code::NotUnderstood, "value", self.tree.span(entry.key))
                    .with("part", key)
                    .with("value", key),
            );
            return;
        };
        let mut failed = None;
        if let Some(term) = terms.first_mut() {
            // 每月1次 reads as an amount too, of which the period would be lost.
            match read_as(Kind::Rate, self.row, text, &self.reader) {
                Ok(Reading { value: Value::Rate(rate), .. }) => term.rate = Some(rate),
                first => match read_as(Kind::Amount, self.row, text, &self.reader) {
                    Ok(Reading { value: Value::Amount(amount), .. }) if amount.or.is_empty() => {
                        match Rate::of_amount(&amount.first) {
                            Some(rate) => term.rate = Some(rate),
                            None => term.count = amount.first.floor.or(amount.first.ceiling).map(|bound| bound.at),
                        }
                    }
                    Err(second) => failed = Some(first.err().map_or(second.clone(), |first| second.further(first))),
                    Ok(_) => failed = first.err(),
                },
            }
        }
        if let Some(misread) = failed {
            let fault = misread.into_fault(text, |part| self.tree.span_within(entry.value, part));
            self.faults.push(fault.with_word("dimension", format!("dimension.{}", self.row.id)));
            return;
        }
        let (key_span, value_span) = (self.tree.span(entry.key), self.tree.span(entry.value));
        let span = if key_span.end <= value_span.start {
            Span { start: key_span.start, end: value_span.end }
        } else {
            key_span
        };
        for term in terms {
            set.add(term, span);
        }
    }
}
