//! The gist of a directive: what it says, each statement by its number in a lexicon. Only of those that are wholly in order
//! and hold nothing out of the ordinary; what has no gist is read in full. Whatever is taken on here must raise no fault
//! when it is read in full: `tests/gist.rs` compares the two.

use super::keys::{self, HeadKey, TaskKey};
use super::lexicon::{Lexicon, NameId, Said};
use super::statement::Statements;
use super::{allowance, is_note, is_own_key, is_prose, read_day, read_text};
use crate::rule::RuleBook;
use crate::source::Source;
use crate::yaml::{Entry, Kind, NodeId, Tree, Vocabulary, has_slips};
use jiff::civil::Date;
use std::collections::{HashMap, HashSet};

/// What a directive says, by numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gist {
    /// Its date of issue.
    pub issued: Option<Date>,
    /// Its level of administration, as its height on the ladder of levels.
    pub rung: Option<u8>,
    /// Whether it says to whom it is addressed or gives reasons for going further, so that more than its demands count.
    pub explains: bool,
    /// Whether it forbids those below to go further.
    pub forbids: bool,
    /// The demands at its head.
    pub statements: Box<[Said]>,
    /// Its tasks; `None` where it is its own one task.
    pub tasks: Option<Box<[TaskGist]>>,
}

/// A task by numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskGist {
    /// What names it across directives.
    pub id: Option<NameId>,
    /// What it is called.
    pub title: Option<NameId>,
    /// What it carries out.
    pub implements: Box<[NameId]>,
    /// Its own demands.
    pub statements: Box<[Said]>,
}

/// What a key may mean, at the head or in a task.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Meaning {
    pub(super) head: Option<HeadKey>,
    task: Option<TaskKey>,
    pub(super) dimension: Option<u16>,
}

/// Takes the gist of directives of one archive.
#[derive(Debug)]
pub struct Gister<'a> {
    book: &'a RuleBook,
    pub(super) lexicon: Lexicon,
    pub(super) keys: HashMap<&'a str, Meaning, foldhash::fast::RandomState>,
    /// The dimensions whose readings may hang on the date of issue.
    dated: Vec<bool>,
}

impl<'a> Gister<'a> {
    /// One that knows no directive yet.
    #[must_use]
    pub fn new(book: &'a RuleBook) -> Self {
        let spellings =
            || keys::spellings().chain(book.dimensions.iter().flat_map(|d| d.keys.iter().map(String::as_str)));
        let meaning = |key: &str| Meaning {
            head: keys::head(key),
            task: keys::task(key),
            dimension: book.dimension_of_key(key).and_then(|n| u16::try_from(n).ok()),
        };
        let dated = book.dimensions.iter().map(|row| row.kinds.iter().any(|kind| kind.is_dated())).collect();
        Self { book, lexicon: Lexicon::default(), keys: spellings().map(|key| (key, meaning(key))).collect(), dated }
    }

    pub(super) fn rung(&self, written: &str) -> Option<u8> {
        let find = || u8::try_from(self.book.rung_in("level", written.trim())?).ok();
        self.lexicon.rung(written, find)
    }

    pub(super) fn day(&self, written: &str) -> Option<Date> {
        self.lexicon.day(written, || read_day(self.book, written).ok().flatten())
    }

    /// The date of issue in four bytes, where what is said on a dimension may hang on it; zeros otherwise.
    pub(super) fn day_for(&self, dimension: u16, issued: Option<Date>) -> [u8; 4] {
        let is_dated = self.dated.get(usize::from(dimension)).copied().unwrap_or(true);
        issued.filter(|_| is_dated).map_or([0; 4], |date| {
            let [century, year] = date.year().to_le_bytes();
            [century, year, date.month().unsigned_abs(), date.day().unsigned_abs()]
        })
    }

    /// What `look` gives with the words known of which a directive's keys are made.
    pub(super) fn with_words<T>(&self, look: impl FnOnce(&Vocabulary<'_>) -> T) -> T {
        let is_key = |key: &str| is_own_key(key) || self.keys.contains_key(key);
        look(&Vocabulary { is_key: &is_key, is_prose: &is_prose })
    }

    /// What has been numbered.
    #[must_use]
    pub fn finish(self) -> Lexicon {
        self.lexicon
    }

    /// The gist of a document that stands in `text` at the bytes of `own`; `None` where it has to be read in full.
    #[must_use]
    pub fn gist(&self, tree: &Tree, text: &str, own: &str) -> Option<Gist> {
        if allowance::may_stand_in(own) || self.with_words(|words| has_slips(text, tree, words)) {
            return None;
        }
        let mut page = Page::new(self, tree, None);
        let mut gist = page.gist()?;
        if page.binds {
            // What is laid down for those below is seldom, and is read to be sure that it is in order.
            let (directives, faults) = read_text(self.book, &Source::new("", own), 0);
            let [directive] = directives.as_slice() else { return None };
            if !faults.is_empty() {
                return None;
            }
            let bind = &directive.bind;
            gist.forbids = !bind.forbid.is_empty();
            gist.explains = !bind.waivers.is_empty() || bind.units.total.is_some() || !bind.units.kinds.is_empty();
        }
        Some(gist)
    }
}

impl Gist {
    /// Whether it makes any demand.
    pub(super) fn asks(&self) -> bool {
        !self.statements.is_empty() || self.tasks.iter().flatten().any(|task| !task.statements.is_empty())
    }
}

/// A document of which the gist is taken, or an entry of one.
pub(super) struct Page<'a> {
    gister: &'a Gister<'a>,
    tree: &'a Tree,
    issued: Option<Date>,
    /// Whether it lays anything down for those below.
    binds: bool,
    /// Room to write a statement in.
    written: Vec<u8>,
}

/// Bytes of a statement that has a number at most.
const LONGEST: usize = 4_096;

/// Notes that something is said; `None` where it was said before.
pub(super) fn once(seen: &mut u32, what: u32) -> Option<()> {
    let bit = 1_u32.checked_shl(what)?;
    let again = *seen & bit != 0;
    *seen |= bit;
    (!again).then_some(())
}

impl<'a> Page<'a> {
    pub(super) fn new(gister: &'a Gister<'a>, tree: &'a Tree, issued: Option<Date>) -> Self {
        Self { gister, tree, issued, binds: false, written: Vec::new() }
    }

    fn gist(&mut self) -> Option<Gist> {
        let entries = self.tree.entries(self.tree.root());
        let mut gist = Gist::default();
        let (mut seen, mut is_child, mut tasks) = (0, false, None);
        let mut stated = Vec::with_capacity(entries.len());
        for entry in entries {
            let Some(key) = self.key(*entry, |meaning| meaning.head, &mut stated)? else { continue };
            once(&mut seen, key as u32)?;
            match key {
                HeadKey::Id | HeadKey::Title | HeadKey::Issuer | HeadKey::Region => {
                    self.tree.text(entry.value)?;
                }
                HeadKey::Level => gist.rung = self.gister.rung(self.tree.text(entry.value)?),
                HeadKey::Issued => gist.issued = Some(self.gister.day(self.tree.text(entry.value)?)?),
                HeadKey::Parent => {
                    self.texts(*entry, |_| Some(()))?;
                    is_child = true;
                }
                HeadKey::Units | HeadKey::Forbid | HeadKey::Allow | HeadKey::Waivers => self.binds = true,
                HeadKey::Tasks => tasks = Some(entry.value),
            }
        }
        self.issued = gist.issued;
        gist.statements = self.statements(&stated)?;
        if let Some(list) = tasks {
            gist.tasks = Some(self.tasks(list)?);
        }
        (gist.asks() || is_child || self.binds).then_some(gist)
    }

    /// The tasks of a list, each with an id of its own.
    pub(super) fn tasks(&mut self, list: NodeId) -> Option<Box<[TaskGist]>> {
        let items = self.tree.items(list);
        let tasks: Option<Box<[TaskGist]>> = items.iter().map(|item| self.task(*item)).collect();
        let mut ids = HashSet::new();
        let is_own = |task: &TaskGist| task.id.is_none_or(|id| ids.insert(id));
        tasks.filter(|tasks| !tasks.is_empty() && tasks.iter().all(is_own))
    }

    fn task(&mut self, item: NodeId) -> Option<TaskGist> {
        let (mut id, mut title, mut implements) = (None, None, Vec::new());
        let (mut seen, mut stated) = (0, Vec::new());
        for entry in self.tree.entries(item) {
            let Some(key) = self.key(*entry, |meaning| meaning.task, &mut stated)? else { continue };
            once(&mut seen, key as u32)?;
            match key {
                TaskKey::Id => id = Some(self.name(entry.value)?),
                TaskKey::Task => title = Some(self.name(entry.value)?),
                TaskKey::Implements => implements = self.texts(*entry, |node| self.name(node))?,
            }
        }
        (!self.tree.entries(item).is_empty()).then_some(())?;
        Some(TaskGist { id, title, implements: implements.into(), statements: self.statements(&stated)? })
    }

    /// What an entry is by its key: one of the head or of a task, a demand, which is put to those `stated`, or a note.
    fn key<K>(
        &self,
        entry: Entry,
        own: impl Fn(Meaning) -> Option<K>,
        stated: &mut Vec<(u16, Entry)>,
    ) -> Option<Option<K>> {
        let key = self.tree.key(entry);
        let meaning = self.gister.keys.get(key).copied().unwrap_or_default();
        match (own(meaning), meaning.dimension) {
            (Some(own), None) => Some(Some(own)),
            (None, Some(dimension)) => {
                stated.push((dimension, entry));
                Some(None)
            }
            (None, None) => is_note(key).then_some(None),
            (Some(_), Some(_)) => None,
        }
    }

    /// One text or a list of them, none of them empty.
    fn texts<T>(&self, entry: Entry, of: impl Fn(NodeId) -> Option<T>) -> Option<Vec<T>> {
        let said = |node: NodeId| self.tree.text(node).is_some_and(|text| !text.trim().is_empty()).then(|| of(node))?;
        match self.tree.items(entry.value) {
            [] => Some(vec![said(entry.value)?]),
            items => items.iter().map(|item| said(*item)).collect(),
        }
    }

    fn name(&self, node: NodeId) -> Option<NameId> {
        let text = self.tree.text(node)?.trim();
        if text.is_empty() { None } else { self.gister.lexicon.name(text) }
    }

    /// The demands that were stated in one map, each dimension once.
    fn statements(&mut self, stated: &[(u16, Entry)]) -> Option<Box<[Said]>> {
        let mut statements: Vec<Said> = Vec::with_capacity(stated.len());
        for (dimension, entry) in stated {
            let is_first = statements.iter().all(|other| other.dimension != *dimension);
            is_first.then_some(())?;
            statements.push(self.statement(*dimension, *entry)?);
        }
        Some(statements.into())
    }

    pub(super) fn statement(&mut self, dimension: u16, entry: Entry) -> Option<Said> {
        let day = self.gister.day_for(dimension, self.issued);
        let mut written = std::mem::take(&mut self.written);
        written.clear();
        written.extend(dimension.to_le_bytes());
        written.extend(day);
        let said = write(self.tree, entry.value, &mut written).and_then(|()| {
            let statements = Statements { tree: self.tree, book: self.gister.book, issued: self.issued };
            self.gister.lexicon.said(&written, || {
                let mut faults = Vec::new();
                let statement = statements.statement(usize::from(dimension), entry, "", &mut faults)?;
                (faults.is_empty() && statement.unread.is_empty()).then_some(statement)
            })
        });
        self.written = written;
        said
    }
}

/// Writes a node and all below it so that nodes of the same content, and no others, are written the same. `None` where it
/// is too long.
fn write(tree: &Tree, node: NodeId, to: &mut Vec<u8>) -> Option<()> {
    let mut mark = |sign: u8, count: usize| {
        to.push(sign);
        to.extend(u32::try_from(count).unwrap_or(u32::MAX).to_le_bytes());
    };
    match tree.kind(node) {
        Kind::Null => to.push(b'-'),
        Kind::Scalar { text, .. } => {
            mark(b'"', text.len());
            to.extend(text.as_bytes());
        }
        Kind::Seq(items) => {
            mark(b'[', items.len());
            for item in items {
                write(tree, *item, to)?;
            }
        }
        Kind::Map(entries) => {
            mark(b'{', entries.len());
            for entry in entries {
                write(tree, entry.key, to)?;
                write(tree, entry.value, to)?;
            }
        }
    }
    (to.len() < LONGEST).then_some(())
}
