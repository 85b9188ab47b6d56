//! The texts of a rule: said in one language at least, with no blanks but those that findings fill.

use super::{Layer, Leaf};
use crate::fault::{Code, Fault};
use crate::rule::BLANKS;
use crate::yaml::{NodeId, nearest};

impl Layer {
    /// What is wrong with the texts of a rule.
    pub(super) fn wording(&mut self, leaf: &Leaf<'_>, rule: NodeId) {
        for key in ["title", "message", "help"] {
            let Some(text) = leaf.value(rule, key) else { continue };
            let said: Vec<(&str, NodeId)> = ["zh", "en"].into_iter().filter_map(|lang| leaf.text(text, lang)).collect();
            if key != "help" && said.iter().all(|(words, _)| words.is_empty()) && !leaf.tree.entries(text).is_empty() {
                let fault = Fault::new(Code::Missing, "value", leaf.first_line(text));
                self.faults.push(fault.with("key", key));
            }
            said.into_iter().for_each(|(words, node)| self.blanks(leaf, words, node));
        }
    }

    fn blanks(&mut self, leaf: &Leaf<'_>, words: &str, node: NodeId) {
        let mut from = 0;
        while let Some((start, end)) = blank(words, from) {
            from = end;
            let name = words.get(start + 1..end - 1).unwrap_or_default();
            if BLANKS.contains(&name) {
                continue;
            }
            let meant = nearest(name, BLANKS.iter().copied());
            let text = if meant.is_some() { "unknown-blank-nearest" } else { "unknown-blank" };
            let fault = Fault::new(Code::Pack, text, leaf.tree.span_within(node, start..end)).with("name", name);
            let known: Vec<String> = BLANKS.iter().map(|blank| format!("{{{blank}}}")).collect();
            self.faults.push(fault.with("nearest", meant.unwrap_or_default()).with("list", known.join(" ")));
        }
    }
}

/// The first blank at or after a byte, its braces included.
fn blank(words: &str, from: usize) -> Option<(usize, usize)> {
    let start = from + words.get(from..)?.find('{')?;
    let end = start + words.get(start..)?.find('}')? + 1;
    Some((start, end))
}
