//! What a directive's head lays down for the directives below it: to whom it is addressed, what it forbids and allows, and
//! the reasons it gives for going further itself.

use super::Word;
use super::keys::{self, HeadKey};
use super::read::words;
use crate::fault::{Code, Fault};
use crate::kind::misread::Misread;
use crate::kind::number::Number;
use crate::kind::numeral::number;
use crate::kind::words::Words;
use crate::rule::RuleBook;
use crate::yaml::{Entry, Extra, Loc, NodeId, Span, Tree, decode};
use serde::Deserialize;

/// What forbids to make anything heavier: 不得层层加码.
const OF_ALL: &[&str] = &["加码", "加重负担", "加重基层负担", "gold-plat"];

/// The bodies a directive is addressed to.
#[derive(Clone, Debug, Default)]
pub struct Units {
    /// How many of each kind: `{村: 20}`.
    pub kinds: Vec<(Word, Number)>,
    /// How many in all, where only that is said or where they are listed by name.
    pub total: Option<Number>,
    /// Their names, where they are listed.
    pub names: Vec<Word>,
}

/// What a directive forbids those below to make heavier.
#[derive(Clone, Debug)]
pub struct Prohibition {
    /// The dimensions it names; none where it is in words that name no dimension.
    pub dimensions: Vec<usize>,
    /// As written.
    pub word: Word,
}

/// How far a directive allows those below to go.
#[derive(Clone, Debug)]
pub struct Licence {
    /// The dimension.
    pub dimension: usize,
    /// The subject it is for; all where it is not said.
    pub subject: Option<Word>,
    /// How far, as written.
    pub bound: Word,
}

/// Reasons given openly for going further than the parent.
#[derive(Clone, Debug)]
pub struct Waiver {
    /// The dimension that goes further.
    pub dimension: usize,
    /// The task it is for, by id or title; all where it is not said.
    pub task: Option<Word>,
    /// The subject it is for; all where it is not said.
    pub subject: Option<Word>,
    /// How far it goes at most.
    pub up_to: Option<Word>,
    /// Why the burden is necessary.
    pub necessity: Option<Word>,
    /// How its effect was considered.
    pub effect: Option<Word>,
    /// How it fits local conditions.
    pub conditions: Option<Word>,
    /// Who approved it.
    pub authority: Option<Word>,
    /// Its last day, as written.
    pub until: Option<Word>,
    /// Where it stands.
    pub span: Span,
}

/// All that a head lays down for those below.
#[derive(Clone, Debug, Default)]
pub struct Bind {
    /// To whom.
    pub units: Units,
    /// What may not be made heavier.
    pub forbid: Vec<Prohibition>,
    /// How far one may go.
    pub allow: Vec<Licence>,
    /// Reasons for going further.
    pub waivers: Vec<Waiver>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct WaiverTexts {
    #[serde(alias = "维度")]
    dimension: Loc<String>,
    #[serde(alias = "任务")]
    task: Loc<String>,
    #[serde(alias = "事项", alias = "对象")]
    subject: Loc<String>,
    #[serde(alias = "幅度", alias = "上限", alias = "加至", alias = "加码至")]
    up_to: Loc<String>,
    #[serde(alias = "必要性", alias = "必要", alias = "理由", alias = "原因")]
    necessity: Loc<String>,
    #[serde(alias = "效果", alias = "成效", alias = "效果评估")]
    effect: Loc<String>,
    #[serde(alias = "实际", alias = "当地实际", alias = "条件", alias = "当地条件", alias = "本地实际")]
    conditions: Loc<String>,
    #[serde(alias = "批准", alias = "批准依据", alias = "批准机关", alias = "批准文件", alias = "批准文号")]
    authority: Loc<String>,
    #[serde(alias = "有效期至", alias = "截止", alias = "截止日期", alias = "有效期", alias = "期限")]
    until: Loc<String>,
}

/// A head being read for what it lays down.
pub(super) struct Binding<'a> {
    pub(super) tree: &'a Tree,
    pub(super) book: &'a RuleBook,
    pub(super) faults: &'a mut Vec<Fault>,
}

impl Binding<'_> {
    pub(super) fn read(mut self, root: NodeId) -> Bind {
        let mut bind = Bind::default();
        for entry in self.tree.entries(root) {
            match keys::head(self.tree.key(*entry)) {
                Some(HeadKey::Units) => bind.units = self.units(*entry),
                Some(HeadKey::Forbid) => bind.forbid = self.forbid(*entry),
                Some(HeadKey::Allow) => bind.allow = self.allow(*entry),
                Some(HeadKey::Waivers) => bind.waivers = self.waivers(*entry),
                _ => {}
            }
        }
        bind
    }

    /// The one text under a key; whatever else stands there is a mistake.
    fn text(&mut self, entry: Entry) -> Option<Word> {
        let (node, key) = (entry.value, self.tree.key(entry));
        let text = self.tree.text(node).unwrap_or_default().trim();
        if !text.is_empty() {
            return Some(Word { text: text.to_owned(), span: self.tree.span(node) });
        }
        let is_missing = self.tree.text(node).is_some() || self.tree.is_null(node);
        let fault = match is_missing {
            true => Fault::new(Code::Missing, "value", self.tree.span(entry.key)),
            false => Fault::new(Code::Shape, "not-text", self.tree.span(node)),
        };
        self.faults.push(fault.with("key", key));
        None
    }

    /// One text or a list of them.
    fn words(&mut self, entry: Entry) -> Vec<Word> {
        let mut words = words(self.tree, entry, self.faults);
        words.retain(|word| !word.text.is_empty());
        words
    }

    /// A number of bodies: `20`, `20个`, `二十`.
    fn count(&mut self, node: NodeId) -> Option<Number> {
        let text = self.tree.text(node)?;
        let words = Words::new(text);
        let mut c = words.start();
        let counted = number(&mut c).and_then(|n| {
            let refused = || Misread::new(Code::NotUnderstood, "no-number", 0..text.len());
            c.eat_any(&["个", "家", "户", "所"]);
            n.filter(|_| c.at_end()).ok_or_else(refused)
        });
        match counted {
            Ok(n) => Some(n),
            Err(misread) => {
                self.faults.push(misread.into_fault(text, |part| self.tree.span_within(node, part)));
                None
            }
        }
    }

    fn units(&mut self, entry: Entry) -> Units {
        let tree = self.tree;
        let mut units = Units::default();
        if tree.text(entry.value).is_some() {
            units.total = self.count(entry.value);
        } else if tree.entries(entry.value).is_empty() {
            units.names = self.words(entry);
            units.total = i64::try_from(units.names.len()).ok().filter(|n| *n > 0).map(Number::whole);
        }
        for row in tree.entries(entry.value) {
            let kind = Word { text: tree.key(*row).trim().to_owned(), span: tree.span(row.key) };
            let n = self.text(*row).and_then(|_| self.count(row.value));
            units.kinds.extend(n.map(|n| (kind, n)));
        }
        units
    }

    fn forbid(&mut self, entry: Entry) -> Vec<Prohibition> {
        let words = self.words(entry).into_iter();
        let all = || (0..self.book.dimensions.len()).collect();
        let named = |text: &str| {
            if OF_ALL.iter().any(|word| text.contains(word)) { all() } else { self.book.dimensions_in(text) }
        };
        words.map(|word| Prohibition { dimensions: named(&word.text), word }).collect()
    }

    /// A map of dimensions, words that name them, or a list of either.
    fn allow(&mut self, entry: Entry) -> Vec<Licence> {
        let (tree, mut licences) = (self.tree, Vec::new());
        let items = tree.items(entry.value);
        for node in if items.is_empty() { std::slice::from_ref(&entry.value) } else { items } {
            let rows = tree.entries(*node);
            rows.iter().for_each(|row| self.licence(*row, &mut licences));
            if !tree.items(*node).is_empty() {
                self.faults.push(Fault::new(Code::Shape, "text", tree.span(*node)).with("key", tree.key(entry)));
            } else if rows.is_empty() {
                self.licence_in_words(Entry { value: *node, ..entry }, &mut licences);
            }
        }
        licences
    }

    /// `频次: 每周2次`, or `频次: {巡查: 每日1次}`.
    fn licence(&mut self, row: Entry, licences: &mut Vec<Licence>) {
        let tree = self.tree;
        let Some(dimension) = self.book.dimension_of_key(tree.key(row)) else { return self.no_dimension(row.key) };
        let subjects = tree.entries(row.value);
        for inner in subjects {
            let subject = Some(Word { text: tree.key(*inner).trim().to_owned(), span: tree.span(inner.key) });
            licences.extend(self.text(*inner).map(|bound| Licence { dimension, subject, bound }));
        }
        if subjects.is_empty() {
            licences.extend(self.text(row).map(|bound| Licence { dimension, subject: None, bound }));
        }
    }

    fn licence_in_words(&mut self, entry: Entry, licences: &mut Vec<Licence>) {
        for bound in self.words(entry) {
            let named = self.book.dimensions_in(&bound.text);
            if named.is_empty() {
                let fault = Fault::new(Code::Waiver, "names-no-dimension", bound.span);
                self.faults.push(fault.with("value", bound.text.clone()));
            }
            let licence = |dimension| Licence { dimension, subject: None, bound: bound.clone() };
            licences.extend(named.into_iter().map(licence));
        }
    }

    fn no_dimension(&mut self, node: NodeId) {
        let name = self.tree.text(node).unwrap_or_default();
        self.faults.push(Fault::new(Code::Waiver, "no-dimension", self.tree.span(node)).with("name", name));
    }

    fn waivers(&mut self, entry: Entry) -> Vec<Waiver> {
        let items = self.tree.items(entry.value);
        let nodes = if items.is_empty() { vec![entry.value] } else { items.to_vec() };
        nodes.into_iter().filter_map(|node| self.waiver(node)).collect()
    }

    fn waiver(&mut self, node: NodeId) -> Option<Waiver> {
        let span = self.tree.span(node);
        if self.tree.entries(node).is_empty() {
            self.faults.push(Fault::new(Code::Waiver, "shape", span));
            return None;
        }
        let is_known = |key: &str| keys::is_note(key);
        let extra = Extra { structs: &["WaiverTexts"], is_known: &is_known, names: &[] };
        let texts: WaiverTexts = decode(self.tree, node, &extra, self.faults)?;
        let Some((name, place)) = texts.dimension.get() else {
            self.faults.push(Fault::new(Code::Waiver, "dimension-missing", span));
            return None;
        };
        let Some(dimension) = self.book.dimension_of_key(name.trim()) else {
            self.faults.push(Fault::new(Code::Waiver, "no-dimension", place).with("name", name));
            return None;
        };
        let word = super::read::word;
        Some(Waiver {
            dimension,
            task: word(texts.task),
            subject: word(texts.subject),
            up_to: word(texts.up_to),
            necessity: word(texts.necessity),
            effect: word(texts.effect),
            conditions: word(texts.conditions),
            authority: word(texts.authority),
            until: word(texts.until),
            span,
        })
    }
}
