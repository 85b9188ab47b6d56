//! Reads a configuration: rules first, since all else may name them.

use super::choice::{LANGS, PROFILES, choose};
use super::keys::{self, Key};
use super::{Set, Settings};
use crate::directive::is_note;
use crate::fault::{Code, Fault};
use crate::pack::{Lay, Layer, Leaf, folder};
use crate::policy::Folder;
use crate::report::Located;
use crate::rule::RuleBook;
use crate::source::Source;
use crate::yaml::{Budget, Document, Entry, NodeId, Tree, Vocabulary, drop_echoes, nearest, parse};
use std::path::{Path, PathBuf};

/// Lays a configuration and further packs over a book. `config` is where the configuration stands and what it is called;
/// `packs` are folders of rules, from the working folder.
#[must_use]
pub fn read(book: RuleBook, config: Option<(&Path, &str)>, packs: &[String], working: &Path) -> Settings {
    let mut settings = Settings::of(book);
    let read = config.map(|(path, name)| (path, name, Source::read(&path.to_string_lossy(), || Ok(Vec::new()))));
    let mut layer = Layer::over(std::mem::take(&mut settings.book));
    for pack in packs {
        folder(&mut layer, &working.join(pack), pack, &mut settings.sources, &mut settings.faults);
    }
    settings.packs = packs.to_vec();
    match read {
        Some((path, name, Ok(mut source))) => {
            name.clone_into(&mut source.name);
            let own = path.parent().unwrap_or(Path::new("")).to_path_buf();
            settings.policy.folder = Folder { own, working: working.to_path_buf() };
            one(source, &mut layer, &mut settings);
        }
        Some((_, name, Err(fault))) => settings.fault_of(name, fault),
        None => settings.policy.folder = Folder { own: PathBuf::new(), working: PathBuf::new() },
    }
    settings.book = layer.book;
    let seen = packs.iter().map(|pack| settings.policy.folder.relative(pack));
    let beside: Vec<String> = seen.collect();
    settings.policy.beside.extend(beside);
    settings
}

fn one(source: Source, layer: &mut Layer, settings: &mut Settings) {
    let is_key = |word: &str| keys::of(word).is_some();
    let words = Vocabulary { is_key: &is_key, is_prose: &is_note };
    let mut stream = parse(&source, &Budget::default(), &words);
    // A configuration may be empty: all is as usual.
    let mut faults: Vec<Fault> = std::mem::take(&mut stream.faults);
    faults.retain(|fault| fault.code != Code::Empty);
    let mut documents = stream.documents.iter();
    if let Some(document) = documents.next() {
        rows(document, &source, layer, settings);
        faults.append(&mut layer.faults);
        let mut page = Page { tree: &document.tree, book: &layer.book, faults: &mut faults };
        page.settings(document.tree.root(), settings);
    }
    faults.extend(documents.map(|other| Fault::new(Code::Config, "documents", other.tree.span(other.tree.root()))));
    if let Some(part) = settings.squeeze {
        layer.book.relations.iter_mut().filter(|r| r.part.is_some()).for_each(|r| r.part = Some(part));
    }
    drop_echoes(&mut faults);
    faults.sort_by_key(|fault| (fault.span, fault.code));
    let index = settings.sources.len();
    let located = faults.into_iter().map(|f| Located::new(index, f.outside_directives()));
    settings.faults.extend(located);
    settings.own = Some(index);
    settings.sources.push(source);
}

/// Lays the rules that a configuration names or holds.
fn rows(document: &Document, source: &Source, layer: &mut Layer, settings: &mut Settings) {
    let tree = &document.tree;
    let leaf = Leaf { tree, source };
    let of = |key: Key| tree.entries(tree.root()).iter().find(move |e| keys::of(tree.key(**e)) == Some(key)).copied();
    if let Some(entry) = of(Key::Rules) {
        let items = tree.items(entry.value);
        let nodes = if items.is_empty() { vec![entry.value] } else { items.to_vec() };
        for text in nodes.iter().filter_map(|node| tree.text(*node)) {
            let path = settings.policy.folder.path(text);
            folder(layer, &path, text, &mut settings.sources, &mut settings.faults);
            settings.packs.push(text.to_owned());
            settings.beside(&path);
        }
    }
    let lists: [(Key, Lay); 2] = [(Key::Ladders, Layer::ladder), (Key::Dimensions, Layer::dimension)];
    for (key, lay) in lists {
        let Some(entry) = of(key) else { continue };
        let items = tree.items(entry.value);
        if items.is_empty() {
            let fault = Fault::new(Code::Shape, "list-not-value", tree.span(entry.value));
            layer.faults.push(fault);
        }
        items.iter().for_each(|item| lay(layer, &leaf, *item));
    }
    if let Some(entry) = of(Key::Trees) {
        layer.tree(&leaf, entry.value);
    }
    if let Some(entry) = of(Key::Synonyms) {
        layer.synonyms(&leaf, entry.value);
    }
}

/// A configuration being read.
pub(super) struct Page<'a> {
    pub(super) tree: &'a Tree,
    pub(super) book: &'a RuleBook,
    pub(super) faults: &'a mut Vec<Fault>,
}

impl<'a> Page<'a> {
    fn settings(&mut self, root: NodeId, settings: &mut Settings) {
        self.need_map(root);
        let mut seen: Vec<(Key, Entry)> = Vec::new();
        for entry in self.tree.entries(root).to_vec() {
            let spelling = self.tree.key(entry);
            let Some(key) = keys::of(spelling) else {
                if !is_note(spelling) {
                    self.unknown(entry, &keys::spellings().collect::<Vec<_>>());
                }
                continue;
            };
            if let Some((_, first)) = seen.iter().find(|(other, _)| *other == key) {
                let fault = Fault::new(Code::DuplicateKey, "spelling", self.tree.span(entry.key));
                let fault = fault.and_at(self.tree.span(first.key)).with("key", spelling);
                self.faults.push(fault.with("first", self.tree.key(*first)));
                continue;
            }
            seen.push((key, entry));
            self.setting(key, entry.value, settings);
            let text = flat(self.tree, entry.value, true);
            settings.sets.push(Set { key, text, span: self.tree.span(entry.key) });
        }
    }

    fn setting(&mut self, key: Key, value: NodeId, settings: &mut Settings) {
        let policy = &mut settings.policy;
        match key {
            Key::Lang => settings.lang = choose(self.tree, value, LANGS, self.faults).map(str::to_owned),
            Key::Profile => policy.profile = choose(self.tree, value, PROFILES, self.faults).unwrap_or_default(),
            Key::Levels => policy.rulings.general = self.levels(value),
            Key::Paths => policy.rulings.within = self.paths(value),
            Key::Tolerance => policy.tolerance = self.tolerance(value),
            Key::Squeeze => settings.squeeze = self.part(value),
            Key::Ignore => policy.ignore = self.globs(value),
            Key::Baseline => {
                let Some(path) = self.words(value).map(|text| policy.folder.path(text)) else { return };
                settings.beside(&path);
                settings.baseline = Some(path.to_string_lossy().into_owned());
            }
            Key::Rules => {
                for node in self.one_or_more(value) {
                    self.words(node);
                }
            }
            Key::Dimensions | Key::Ladders | Key::Trees | Key::Synonyms => {}
        }
    }

    /// A text that says something.
    pub(super) fn words(&mut self, node: NodeId) -> Option<&'a str> {
        let text = self.tree.text(node).map(str::trim).filter(|text| !text.is_empty());
        if text.is_none() {
            let text = if self.tree.is_null(node) { "not-nothing" } else { "not-list" };
            self.faults.push(Fault::new(Code::Shape, text, self.tree.span(node)));
        }
        text
    }

    /// The items of a list, or the one value that stands for one.
    pub(super) fn one_or_more(&self, node: NodeId) -> Vec<NodeId> {
        match self.tree.items(node) {
            [] => vec![node],
            items => items.to_vec(),
        }
    }

    pub(super) fn need_map(&mut self, node: NodeId) {
        let text = match self.tree.kind(node) {
            crate::yaml::Kind::Map(_) => return,
            crate::yaml::Kind::Seq(_) => "map-not-list",
            crate::yaml::Kind::Null => "map-not-nothing",
            crate::yaml::Kind::Scalar { .. } => "map-not-value",
        };
        self.faults.push(Fault::new(Code::Shape, text, self.tree.span(node)));
    }

    pub(super) fn unknown(&mut self, entry: Entry, known: &[&'static str]) {
        let key = self.tree.key(entry);
        let meant = nearest(key, known.iter().copied());
        let text = if meant.is_some() { "nearest" } else { "unknown" };
        let fault = Fault::new(Code::UnknownKey, text, self.tree.span(entry.key)).with("key", key);
        self.faults.push(match meant {
            Some(meant) => fault.with("nearest", meant),
            None => fault,
        });
    }
}

/// A value on one line; of rows, what they are called.
fn flat(tree: &Tree, node: NodeId, outer: bool) -> String {
    let named = ["id", "name"].iter().find_map(|key| tree.text(tree.get(node, key)?.value));
    if let Some(text) = named.or_else(|| tree.text(node)) {
        return text.trim().to_owned();
    }
    let entries = tree.entries(node).iter();
    let entries = entries.map(|entry| format!("{}: {}", tree.key(*entry), flat(tree, entry.value, false)));
    let items = tree.items(node).iter().map(|item| flat(tree, *item, false));
    let list = entries.chain(items).collect::<Vec<_>>().join(", ");
    match tree.kind(node) {
        crate::yaml::Kind::Map(_) if !outer => format!("{{{list}}}"),
        crate::yaml::Kind::Seq(_) if !outer => format!("[{list}]"),
        _ => list,
    }
}
