//! A dimension of the user's own, or further spellings of one that comes with the program.

use super::{Layer, Leaf};
use crate::directive::is_own_key;
use crate::fault::{Code, Fault};
use crate::kind::Kind;
use crate::rule::{Dimension, Shift, Silence};
use crate::yaml::{Extra, NodeId, decode, nearest};
use serde::Deserialize;

/// What may be added to a dimension that is there already.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Spellings {
    id: String,
    keys: Vec<String>,
    moves: Vec<String>,
}

/// The keys of [`Spellings`].
const SPELLINGS: &[&str] = &["id", "keys", "moves"];

/// How the ids of the program's own rules begin; no later one will ever begin otherwise.
const RESERVED: &str = "JM";

impl Layer {
    /// Lays a dimension over the book: a new one, or spellings for one that is there.
    pub fn dimension(&mut self, leaf: &Leaf<'_>, row: NodeId) {
        let id = leaf.text(row, "id").map(|(id, _)| id);
        let there = id.filter(|id| !self.is_own("id", id));
        match there.and_then(|id| self.book.position(id)) {
            Some(index) => self.more_spellings(leaf, row, index),
            None => self.new_dimension(leaf, row),
        }
    }

    fn more_spellings(&mut self, leaf: &Leaf<'_>, row: NodeId, index: usize) {
        let before = self.faults.len();
        let extra = Extra { structs: &["Spellings"], is_known: &|_| true, names: &[] };
        let added: Spellings = decode(leaf.tree, row, &extra, &mut self.faults).unwrap_or_default();
        for entry in leaf.tree.entries(row) {
            let key = leaf.tree.key(*entry);
            if !SPELLINGS.contains(&key) {
                let fault = Fault::new(Code::Pack, "only-spellings", leaf.tree.span(entry.key));
                self.faults.push(fault.with("key", key).with("id", &added.id));
            }
        }
        self.keys(leaf, row);
        if let Some(dimension) = self.book.dimensions.get_mut(index).filter(|_| self.faults.len() == before) {
            dimension.keys.extend(added.keys);
            dimension.moves.extend(added.moves);
        }
    }

    fn new_dimension(&mut self, leaf: &Leaf<'_>, row: NodeId) {
        let before = self.faults.len();
        let read: Option<Dimension> = decode(leaf.tree, row, &Extra::NONE, &mut self.faults);
        let whole = self.faults.len() == before;
        if let Some((id, node)) = leaf.text(row, "id") {
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            if id.is_empty() || !id.chars().all(plain) {
                self.faults.push(Fault::new(Code::Pack, "id-form", leaf.tree.span(node)).with("id", id));
            }
            self.take(leaf, "id", id, node);
        }
        self.keys(leaf, row);
        self.known_ladder(leaf, row, "ladder");
        self.known_ladder(leaf, row, "graded");
        for shift in leaf.value(row, "shifts").map(|shifts| leaf.tree.entries(shifts)).unwrap_or_default() {
            self.rule(leaf, shift.value);
        }
        // Of what could not be read in full, it cannot be said what is missing.
        if let Some(dimension) = read.as_ref().filter(|_| whole) {
            self.parts(leaf, row, dimension);
        }
        self.book.dimensions.extend(read.filter(|_| self.faults.len() == before));
    }

    /// Spellings of a key: none may be the format's own, nor another dimension's.
    fn keys(&mut self, leaf: &Leaf<'_>, row: NodeId) {
        for node in leaf.value(row, "keys").map(|keys| leaf.tree.items(keys)).unwrap_or_default() {
            let Some(key) = leaf.tree.text(*node) else { continue };
            let span = leaf.tree.span(*node);
            if is_own_key(key) {
                self.faults.push(Fault::new(Code::Pack, "key-of-format", span).with("key", key));
            } else if self.is_own("key", key) {
                self.take(leaf, "key", key, *node);
            } else if let Some(other) = self.book.dimension_of_key(key).and_then(|i| self.book.dimensions.get(i)) {
                let fault = Fault::new(Code::Pack, "key-taken", span).with("key", key);
                self.faults.push(fault.with_word("dimension", format!("dimension.{}", other.id)));
            } else {
                self.take(leaf, "key", key, *node);
            }
        }
    }

    fn known_ladder(&mut self, leaf: &Leaf<'_>, row: NodeId, key: &str) {
        let Some((name, node)) = leaf.text(row, key).filter(|(name, _)| self.book.ladder(name).is_none()) else {
            return;
        };
        let meant = nearest(name, self.book.ladders.iter().map(|ladder| &*ladder.name)).unwrap_or_default().to_owned();
        let text = if meant.is_empty() { "unknown-ladder" } else { "unknown-ladder-nearest" };
        let fault = Fault::new(Code::Pack, text, leaf.tree.span(node));
        self.faults.push(fault.with("name", name).with("nearest", meant));
    }

    /// What is wrong with one rule: its number, its name, the blanks of its texts.
    fn rule(&mut self, leaf: &Leaf<'_>, rule: NodeId) {
        if let Some((id, node)) = leaf.text(rule, "id") {
            if is_own_number(id) {
                self.take(leaf, "rule", id, node);
            } else {
                self.faults.push(Fault::new(Code::Pack, "rule-form", leaf.tree.span(node)).with("id", id));
            }
        }
        if let Some((name, node)) = leaf.text(rule, "name") {
            match self.book.page(name).filter(|page| !self.is_own("rule", &page.id)) {
                Some(page) => {
                    let fault = Fault::new(Code::Pack, "rule-taken", leaf.tree.span(node));
                    self.faults.push(fault.with("name", name).with("rule", &*page.id));
                }
                None => self.take(leaf, "name", name, node),
            }
        }
        self.wording(leaf, rule);
    }

    /// What a dimension must have to be of use: a ladder for its grades, and rules for all that can be found.
    fn parts(&mut self, leaf: &Leaf<'_>, row: NodeId, dimension: &Dimension) {
        let at = |key: &str| leaf.tree.get(row, key).map_or_else(|| leaf.first_line(row), |e| leaf.tree.span(e.key));
        if dimension.kinds.contains(&Kind::Grade) && dimension.ladder.is_none() {
            self.faults.push(Fault::new(Code::Pack, "no-ladder", at("kinds")));
        }
        if dimension.kinds.is_empty() || dimension.keys.is_empty() {
            let key = if dimension.kinds.is_empty() { "kinds" } else { "keys" };
            self.faults.push(Fault::new(Code::Missing, "value", at(key)).with("key", key));
        }
        if dimension.off_words {
            self.faults.push(Fault::new(Code::Pack, "only-one", at("off_words")));
        }
        let mut needed = vec![Shift::Heavier, Shift::Incomparable];
        if dimension.silence == Silence::Nothing {
            needed.push(Shift::New);
        }
        for shift in needed.into_iter().filter(|shift| !dimension.shifts.contains_key(shift)) {
            let name = serde_json::to_value(shift).ok().and_then(|name| name.as_str().map(str::to_owned));
            let fault = Fault::new(Code::Pack, "shift-missing", at("shifts"));
            self.faults.push(fault.with("shift", name.unwrap_or_default()));
        }
    }
}

/// Whether an id is one that users may give: two to four capital letters, not those of the program, and three digits.
fn is_own_number(id: &str) -> bool {
    let digits = id.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let letters = id.len() - digits.len();
    let three = digits.len() == 3 && digits.chars().all(|c| c.is_ascii_digit());
    three && (2..=4).contains(&letters) && !id.starts_with(RESERVED)
}

#[cfg(test)]
mod tests {
    use super::is_own_number;

    #[test]
    fn numbers_of_users_are_told_from_those_of_the_program() {
        for id in ["XN101", "ABCD999", "ZZ000"] {
            assert!(is_own_number(id), "{id}");
        }
        for id in ["JM101", "JMX01", "X101", "ABCDE101", "XN1", "xn101", "XN1011", "西宁101", ""] {
            assert!(!is_own_number(id), "{id}");
        }
    }
}
