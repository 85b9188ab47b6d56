//! The keys of the format that are no dimensions, in all their spellings.

use crate::rule::RuleBook;
use crate::yaml::{Entry, Loc, NodeId, Tree, fields_of};
use foldhash::fast::RandomState;
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Keys of a directive's head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HeadKey {
    Id,
    Title,
    Issuer,
    Level,
    Region,
    Issued,
    Parent,
    Units,
    Forbid,
    Allow,
    Waivers,
    Tasks,
}

const HEAD: &[(HeadKey, &[&str])] = &[
    (HeadKey::Id, &["id", "文号", "编号"]),
    (HeadKey::Title, &["title", "标题"]),
    (HeadKey::Issuer, &["issuer", "发文机关"]),
    (HeadKey::Level, &["level", "层级"]),
    (HeadKey::Region, &["region", "区域"]),
    (HeadKey::Issued, &["issued", "发文日期"]),
    (HeadKey::Parent, &["parent", "依据", "上级文件"]),
    (HeadKey::Units, &["units", "承办单位"]),
    (HeadKey::Forbid, &["forbid", "禁止", "禁止项"]),
    (HeadKey::Allow, &["allow", "允许", "授权"]),
    (HeadKey::Waivers, &["waivers", "说明", "报备"]),
    (HeadKey::Tasks, &["tasks", "任务"]),
];

/// Keys of a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TaskKey {
    Id,
    Task,
    Implements,
}

const TASK: &[(TaskKey, &[&str])] = &[
    (TaskKey::Id, &["id", "编号"]),
    (TaskKey::Task, &["task", "任务", "title", "标题"]),
    (TaskKey::Implements, &["implements", "落实"]),
];

/// Keys of notes, which are never compared.
pub const NOTES: &[&str] = &["note", "备注", "basis", "法律依据"];

/// What names a task.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Names {
    #[serde(alias = "编号")]
    pub(super) id: Loc<String>,
    #[serde(alias = "任务", alias = "title", alias = "标题")]
    pub(super) task: Loc<String>,
}

/// What may stand under a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One text.
    Text,
    /// One text or a list of them.
    Texts,
    /// A number of bodies, their names, or how many of each kind.
    Units,
    /// For each dimension a text, or texts that name dimensions.
    Bounds,
    /// Waivers.
    Waivers,
    /// Tasks.
    Tasks,
    /// Anything.
    Note,
}

/// A key in all its spellings, the English one first, and what may stand under it.
pub type Spelled = (Vec<&'static str>, Shape);

/// The keys of a directive's head that are no dimensions.
#[must_use]
pub fn of_head() -> Vec<Spelled> {
    let shape = |key: HeadKey| match key {
        HeadKey::Parent | HeadKey::Forbid => Shape::Texts,
        HeadKey::Units => Shape::Units,
        HeadKey::Allow => Shape::Bounds,
        HeadKey::Waivers => Shape::Waivers,
        HeadKey::Tasks => Shape::Tasks,
        HeadKey::Id | HeadKey::Title | HeadKey::Issuer | HeadKey::Level | HeadKey::Region | HeadKey::Issued => {
            Shape::Text
        }
    };
    HEAD.iter().map(|(key, spellings)| (spellings.to_vec(), shape(*key))).chain(of_notes()).collect()
}

/// The keys of a task that are no dimensions.
#[must_use]
pub fn of_task() -> Vec<Spelled> {
    let shape = |key: TaskKey| if key == TaskKey::Implements { Shape::Texts } else { Shape::Text };
    TASK.iter().map(|(key, spellings)| (spellings.to_vec(), shape(*key))).chain(of_notes()).collect()
}

/// The keys of a waiver.
#[must_use]
pub fn of_waiver() -> Vec<Spelled> {
    let mut keys: Vec<Spelled> = Vec::new();
    for name in fields_of::<super::bind::WaiverTexts>() {
        match keys.last_mut().filter(|_| !name.is_ascii()) {
            Some((spellings, _)) => spellings.push(name),
            None => keys.push((vec![name], Shape::Text)),
        }
    }
    keys.extend(of_notes());
    keys
}

/// Each English note with the Chinese one behind it.
fn of_notes() -> impl Iterator<Item = Spelled> {
    NOTES.chunks(2).map(|pair| (pair.to_vec(), Shape::Note))
}

fn of<T: Copy>(table: &[(T, &[&str])], key: &str) -> Option<T> {
    table.iter().find(|(_, spellings)| spellings.contains(&key)).map(|(meaning, _)| *meaning)
}

/// The key of the head that a spelling names.
pub(super) fn head(key: &str) -> Option<HeadKey> {
    static KEYS: LazyLock<HashMap<&'static str, HeadKey, RandomState>> = LazyLock::new(|| {
        HEAD.iter().flat_map(|(meaning, spellings)| spellings.iter().map(|spelling| (*spelling, *meaning))).collect()
    });
    KEYS.get(key).copied()
}

/// The key of a task that a spelling names.
pub(super) fn task(key: &str) -> Option<TaskKey> {
    of(TASK, key)
}

/// Whether a key holds a free note, which is kept and never compared.
#[must_use]
pub fn is_note(key: &str) -> bool {
    NOTES.contains(&key) || key.starts_with("x-")
}

/// Whether what stands under a key is running text: a note, or what is forbidden and allowed in words.
#[must_use]
pub fn is_prose(key: &str) -> bool {
    is_note(key) || matches!(head(key), Some(HeadKey::Forbid | HeadKey::Allow))
}

/// Whether a key is one of the format's own that is no dimension.
#[must_use]
pub fn is_own_key(key: &str) -> bool {
    head(key).is_some() || task(key).is_some() || is_note(key)
}

/// All spellings, to suggest the nearest.
pub(super) fn spellings<'a>() -> impl Iterator<Item = &'a str> {
    HEAD.iter().flat_map(|(_, s)| s.iter()).chain(TASK.iter().flat_map(|(_, s)| s.iter())).chain(NOTES).copied()
}

/// The entry of a map under a key of the head, in any spelling.
pub(super) fn find(tree: &Tree, map: NodeId, key: HeadKey) -> Option<Entry> {
    tree.entries(map).iter().copied().find(|entry| head(tree.key(*entry)) == Some(key))
}

/// What a directive is called and what it stands under, as written.
#[derive(Debug, Default)]
pub struct Called<'a> {
    /// Its id.
    pub id: Option<&'a str>,
    /// The ids or paths of its parents.
    pub parents: Vec<&'a str>,
}

/// Looks at a document for its names alone.
#[must_use]
pub fn names(tree: &Tree) -> Called<'_> {
    let mut called = Called::default();
    let said = |node: NodeId| tree.text(node).map(str::trim).filter(|text| !text.is_empty());
    let is = |key: &str, meant: HeadKey| HEAD.iter().any(|(own, names)| *own == meant && names.contains(&key));
    for entry in tree.entries(tree.root()) {
        let key = tree.key(*entry);
        if is(key, HeadKey::Id) {
            called.id = said(entry.value);
        } else if is(key, HeadKey::Parent) {
            called.parents = match tree.items(entry.value) {
                [] => said(entry.value).into_iter().collect(),
                items => items.iter().filter_map(|item| said(*item)).collect(),
            };
        }
    }
    called
}

/// Whether a tree can be read as a directive at all: a map.
#[must_use]
pub fn is_directive(tree: &Tree) -> bool {
    !tree.entries(tree.root()).is_empty()
}

/// Whether a tree says what directives say: a title, tasks or a demand.
#[must_use]
pub fn is_likely(book: &RuleBook, tree: &Tree) -> bool {
    let says =
        |key: &str| matches!(head(key), Some(HeadKey::Title | HeadKey::Tasks)) || book.dimension_of_key(key).is_some();
    tree.entries(tree.root()).iter().any(|entry| says(tree.key(*entry).trim()))
}

/// The id that a line of a broken text seems to give.
#[must_use]
pub fn likely_id(text: &str) -> Option<&str> {
    let mut pairs = text.lines().filter_map(|line| line.split_once([':', '：']));
    let (_, id) = pairs.find(|(key, _)| head(key.trim()) == Some(HeadKey::Id))?;
    Some(id.trim()).filter(|id| !id.is_empty())
}

/// Whether a directive binds those below without a demand of its own: it forbids or allows.
pub(super) fn binds(tree: &Tree, map: NodeId) -> bool {
    [HeadKey::Forbid, HeadKey::Allow].iter().any(|key| find(tree, map, *key).is_some())
}
