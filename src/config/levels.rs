//! Levels of rules, for all files or for those of some paths.

use super::choice::{LEVELS, choose};
use super::keys;
use super::read::Page;
use crate::fault::{Code, Fault};
use crate::policy::rulings::{Ruling, Within};
use crate::yaml::{NodeId, nearest};
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

impl Page<'_> {
    /// A map from rules to levels.
    pub(super) fn levels(&mut self, map: NodeId) -> Vec<Ruling> {
        self.need_map(map);
        let mut rulings = Vec::new();
        for entry in self.tree.entries(map) {
            let rules = self.rules(entry.key);
            let level = choose(self.tree, entry.value, LEVELS, self.faults);
            rulings.extend(rules.zip(level).map(|(rules, level)| Ruling { rules, level }));
        }
        rulings
    }

    /// The id of a rule, by id, name or the beginning of its id: `JM201`, `deadline-earlier`, `JM2`.
    fn rules(&mut self, node: NodeId) -> Option<String> {
        let text = self.tree.text(node)?.trim();
        if let Some(page) = self.book.page(text) {
            return Some(page.id.to_string());
        }
        let span = self.tree.span(node);
        let upper = text.to_ascii_uppercase();
        let is_fault = self.book.faults.iter().any(|page| *page.name == *text) || upper.starts_with("JM9");
        if is_fault {
            self.faults.push(Fault::new(Code::Config, "fault-level", span).with("rule", text));
            return None;
        }
        let pages = || {
            let own = self.book.dimensions.iter().flat_map(|d| d.shifts.values());
            own.chain(self.book.relations.iter().map(|relation| &relation.page))
        };
        if text.len() > 1 && pages().any(|page| page.id.starts_with(&upper)) {
            return Some(upper);
        }
        let meant = nearest(text, pages().flat_map(|page| [&*page.id, &*page.name])).unwrap_or_default().to_owned();
        let key = if meant.is_empty() { "no-rule" } else { "no-rule-nearest" };
        self.faults.push(Fault::new(Code::Config, key, span).with("rule", text).with("nearest", meant));
        None
    }

    /// A list of paths with levels of their own.
    pub(super) fn paths(&mut self, list: NodeId) -> Vec<Within> {
        if self.tree.items(list).is_empty() {
            self.faults.push(Fault::new(Code::Config, "paths", self.tree.span(list)));
        }
        let items = self.tree.items(list).to_vec();
        items.into_iter().filter_map(|item| self.within(item)).collect()
    }

    fn within(&mut self, item: NodeId) -> Option<Within> {
        let (mut files, mut rulings) = (None, None);
        for entry in self.tree.entries(item).to_vec() {
            let key = self.tree.key(entry).to_owned();
            if keys::PATH.contains(&key.as_str()) {
                files = Some(self.globs(entry.value));
            } else if keys::PATH_LEVELS.contains(&key.as_str()) {
                rulings = Some(self.levels(entry.value));
            } else {
                self.unknown(entry, &[keys::PATH, keys::PATH_LEVELS].concat());
            }
        }
        if files.is_none() || rulings.is_none() {
            self.faults.push(Fault::new(Code::Config, "paths", self.tree.span(item)));
        }
        Some(Within { files: files?, rulings: rulings? })
    }

    /// A glob or a list of them. A folder stands for all in it.
    pub(super) fn globs(&mut self, node: NodeId) -> GlobSet {
        let mut globs = GlobSetBuilder::new();
        for node in self.one_or_more(node) {
            let Some(text) = self.words(node) else { continue };
            let plain = text.trim_start_matches("./").trim_end_matches('/');
            for pattern in [plain.to_owned(), format!("{plain}/**")] {
                match GlobBuilder::new(&pattern).literal_separator(true).build() {
                    Ok(glob) => drop(globs.add(glob)),
                    Err(_) => {
                        let fault = Fault::new(Code::Config, "glob", self.tree.span(node));
                        self.faults.push(fault.with("glob", text));
                        break;
                    }
                }
            }
        }
        // Each of them was built; all together they are too.
        globs.build().unwrap_or_default()
    }
}
