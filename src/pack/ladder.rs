//! A ladder of the user's own, or further words for the rungs of one that comes with the program.

use super::{Layer, Leaf};
use crate::fault::{Code, Fault};
use crate::kind::grade::{Ladder, Step};
use crate::kind::words::Words;
use crate::yaml::{Extra, NodeId, decode, nearest};
use std::collections::HashMap;

impl Layer {
    /// Lays a ladder over the book: a new one, or words for the rungs of one that is there.
    pub fn ladder(&mut self, leaf: &Leaf<'_>, row: NodeId) {
        let before = self.faults.len();
        let Some(mut ladder): Option<Ladder> = decode(leaf.tree, row, &Extra::NONE, &mut self.faults) else { return };
        self.no_blank_words(leaf, row);
        if self.faults.len() > before {
            return;
        }
        let uniform = |word: &String| Words::new(word).uniform(0..word.len()).trim().to_owned();
        for step in &mut ladder.rungs {
            step.also = step.also.iter().map(uniform).collect();
        }
        let there = self.book.ladders.iter().position(|other| other.name == ladder.name);
        match there.filter(|_| !self.is_own("ladder", &ladder.name)) {
            Some(index) => self.words_of(leaf, row, index, ladder),
            None => self.new_ladder(leaf, row, ladder),
        }
    }

    /// A spelling without a character would stand everywhere.
    fn no_blank_words(&mut self, leaf: &Leaf<'_>, row: NodeId) {
        let rows = || std::iter::once(&row).chain(Self::rungs(leaf, row));
        let value = |key| rows().filter_map(move |row| leaf.value(*row, key));
        let listed =
            ["not", "also", "alone"].into_iter().flat_map(value).flat_map(|list| leaf.tree.items(list)).copied();
        let nodes = value("word").chain(listed);
        let blank = nodes.filter(|node| leaf.tree.text(*node).is_some_and(|word| word.trim().is_empty()));
        self.faults.extend(blank.map(|node| Fault::new(Code::Pack, "no-word", leaf.tree.span(node))));
    }

    /// The nodes of a ladder's rungs.
    fn rungs<'a>(leaf: &Leaf<'a>, row: NodeId) -> &'a [NodeId] {
        leaf.value(row, "rungs").map(|rungs| leaf.tree.items(rungs)).unwrap_or_default()
    }

    fn words_of(&mut self, leaf: &Leaf<'_>, row: NodeId, index: usize, added: Ladder) {
        for (step, node) in added.rungs.into_iter().zip(Self::rungs(leaf, row)) {
            let Some(rank) = self.book.rung_in(&added.name, &step.word) else {
                self.no_rung(leaf, *node, &added.name, &step.word);
                continue;
            };
            let rung = self.book.ladders.get_mut(index).and_then(|ladder| ladder.rungs.get_mut(rank));
            rung.into_iter().for_each(|rung| rung.alone.extend(step.alone.iter().cloned()));
            for (word, node) in Self::spellings(leaf, *node, &step) {
                let there = self.book.rung_in(&added.name, &word);
                match there.filter(|other| *other != rank) {
                    Some(other) => self.on_two(leaf, node, index, other, &word),
                    None if there.is_none() => {
                        let ladder = self.book.ladders.get_mut(index);
                        ladder.and_then(|l| l.rungs.get_mut(rank)).into_iter().for_each(|s| s.also.push(word.clone()));
                    }
                    None => {}
                }
            }
        }
        if let Some(ladder) = self.book.ladders.get_mut(index) {
            ladder.not.extend(added.not);
        }
    }

    fn new_ladder(&mut self, leaf: &Leaf<'_>, row: NodeId, mut ladder: Ladder) {
        let before = self.faults.len();
        if let Some((name, node)) = leaf.text(row, "name") {
            self.take(leaf, "ladder", name, node);
        }
        if ladder.rungs.len() < 2 {
            self.faults.push(Fault::new(Code::Pack, "few-rungs", leaf.first_line(row)));
        }
        let mut seen: HashMap<String, (usize, String)> = HashMap::new();
        for (rank, (step, node)) in ladder.rungs.iter_mut().zip(Self::rungs(leaf, row)).enumerate() {
            if step.en.is_empty() {
                step.en = step.word.clone();
            }
            let own = leaf.text(*node, "word").map(|(word, node)| (word.to_owned(), node));
            for (word, node) in own.into_iter().chain(Self::spellings(leaf, *node, step)) {
                match seen.get(&word).filter(|(other, _)| *other != rank) {
                    Some((_, rung)) => {
                        let fault = Fault::new(Code::Pack, "two-rungs", leaf.tree.span(node));
                        self.faults.push(fault.with("word", word).with("rung", rung));
                    }
                    None => {
                        seen.insert(word, (rank, step.word.to_string()));
                    }
                }
            }
        }
        if self.faults.len() == before {
            self.book.ladders.push(ladder);
        }
    }

    /// Further spellings of a rung, with their nodes.
    fn spellings(leaf: &Leaf<'_>, rung: NodeId, step: &Step) -> Vec<(String, NodeId)> {
        let nodes = leaf.value(rung, "also").map(|also| leaf.tree.items(also)).unwrap_or_default();
        step.also.iter().cloned().zip(nodes.iter().copied()).collect()
    }

    fn on_two(&mut self, leaf: &Leaf<'_>, node: NodeId, ladder: usize, rank: usize, word: &str) {
        let rung = self.book.ladders.get(ladder).and_then(|l| l.rungs.get(rank)).map(|step| step.word.to_string());
        let fault = Fault::new(Code::Pack, "two-rungs", leaf.tree.span(node)).with("word", word);
        self.faults.push(fault.with("rung", rung.unwrap_or_default()));
    }

    fn no_rung(&mut self, leaf: &Leaf<'_>, rung: NodeId, ladder: &str, word: &str) {
        let at = leaf.text(rung, "word").map_or(rung, |(_, node)| node);
        let steps = self.book.ladder(ladder).map(|l| l.rungs.as_slice()).unwrap_or_default();
        let words = steps.iter().flat_map(|s| s.also.iter().map(String::as_str).chain([&*s.word, &*s.en]));
        let meant = nearest(word, words).unwrap_or_default().to_owned();
        let all: Vec<&str> = steps.iter().map(|step| &*step.word).collect();
        let text = if meant.is_empty() { "no-rung" } else { "no-rung-nearest" };
        let fault = Fault::new(Code::Pack, text, leaf.tree.span(at)).with("word", word).with("ladder", ladder);
        self.faults.push(fault.with("nearest", meant).with("list", all.join("、")));
    }
}
