//! What of an archive is looked at where only some files were touched: those, what stands right above and below them, and their
//! siblings, whose shares are summed with theirs.

use super::link::beside;
use super::{Archive, Break, Links};
use crate::directive::plain;
use std::collections::HashSet;

/// What was touched.
pub struct Touched<'a> {
    /// Whether a file was, by its name.
    pub file: &'a dyn Fn(&str) -> bool,
    /// The ids that directives in these files had before.
    pub ids: Vec<String>,
}

/// The cards that are looked at.
#[derive(Clone, Debug)]
pub struct Chosen {
    /// Those that are compared with what stands above them.
    compared: Vec<bool>,
    /// Those and all that stand above them.
    followed: Vec<bool>,
    /// The inputs that were touched.
    inputs: Vec<bool>,
}

impl Chosen {
    /// What is looked at where some files were touched.
    #[must_use]
    pub fn of(archive: &Archive, links: &Links, touched: &Touched<'_>) -> Self {
        let inputs: Vec<bool> = archive.inputs.iter().map(|input| (touched.file)(input.name())).collect();
        let mut chosen =
            Self { compared: vec![false; archive.cards.len()], followed: vec![false; archive.cards.len()], inputs };
        for (index, card) in (0..).zip(&archive.cards) {
            if !chosen.has_input(card.spot.input) {
                continue;
            }
            mark(&mut chosen.compared, index);
            let siblings = links.parents.row(index).iter().flat_map(|parent| links.children.row(*parent));
            siblings.chain(links.children.row(index)).for_each(|card| mark(&mut chosen.compared, *card));
        }
        chosen.left_behind(archive, links, touched);
        chosen.follow(links);
        chosen
    }

    /// Some cards alone, some of them with all that stands below.
    #[must_use]
    pub fn only(links: &Links, count: usize, cards: impl Iterator<Item = (u32, bool)>) -> Self {
        let mut chosen = Self { compared: vec![false; count], followed: vec![false; count], inputs: Vec::new() };
        let mut open = Vec::new();
        for (card, with_below) in cards {
            mark(&mut chosen.compared, card);
            open.extend(links.children.row(card).iter().filter(|_| with_below));
        }
        let mut seen = HashSet::new();
        while let Some(card) = open.pop() {
            mark(&mut chosen.compared, card);
            if seen.insert(card) {
                open.extend(links.children.row(card));
            }
        }
        chosen.follow(links);
        chosen
    }

    /// The same without those that another choice leaves out.
    #[must_use]
    pub fn within(mut self, other: &Self) -> Self {
        self.compared.iter_mut().zip(&other.compared).for_each(|(own, other)| *own &= *other);
        self
    }

    /// Follows all that stands above what is compared.
    fn follow(&mut self, links: &Links) {
        let mut open: Vec<u32> =
            (0..).zip(&self.compared).filter(|(_, compared)| **compared).map(|(card, _)| card).collect();
        while let Some(card) = open.pop() {
            if !has(&self.followed, card) {
                mark(&mut self.followed, card);
                open.extend(links.parents.row(card));
            }
        }
    }

    /// Takes in those whose parent was touched and is no longer found by the name they have for it: it was deleted, bears another
    /// id or the id of another, or is broken.
    fn left_behind(&mut self, archive: &Archive, links: &Links, touched: &Touched<'_>) {
        let has = |input: u32| self.has_input(input);
        let cards = archive.cards.iter().filter(|card| has(card.spot.input)).filter_map(|card| card.id.as_ref());
        let broken = archive.broken.iter().filter(|broken| has(broken.input)).filter_map(|broken| broken.id.as_ref());
        let found = cards.chain(broken).map(|name| &*name.word);
        let names: HashSet<String> = touched.ids.iter().map(String::as_str).chain(found).map(plain).collect();
        for broken in &links.breaks {
            let (Break::Missing { card, word } | Break::Unread { card, word } | Break::Several { card, word }) =
                *broken
            else {
                continue;
            };
            let Some(own) = archive.cards.get(card as usize) else { continue };
            let Some(word) = own.parents.get(word as usize).map(|name| &*name.word) else { continue };
            let path = archive.inputs.get(own.spot.input as usize).and_then(|input| beside(input.name(), word));
            if names.contains(&plain(word)) || path.is_some_and(|path| (touched.file)(&path)) {
                mark(&mut self.compared, card);
            }
        }
    }

    /// Whether a card is compared with what stands above it.
    #[must_use]
    pub fn compares(&self, card: u32) -> bool {
        has(&self.compared, card)
    }

    /// Whether a card is compared or stands above one that is.
    #[must_use]
    pub fn follows(&self, card: u32) -> bool {
        has(&self.followed, card)
    }

    /// Whether an input was touched.
    #[must_use]
    pub fn has_input(&self, input: u32) -> bool {
        has(&self.inputs, input)
    }

    /// Whether a line that breaks off is one that is looked at.
    #[must_use]
    pub fn breaks(&self, broken: &Break) -> bool {
        match *broken {
            Break::Duplicate { card, first } => self.compares(card) || self.compares(first),
            Break::Cycle { card, parent, .. } => self.compares(card) || self.compares(parent),
            Break::Missing { card, .. }
            | Break::Unread { card, .. }
            | Break::Several { card, .. }
            | Break::Many { card }
            | Break::Crowded { card }
            | Break::Deep { card } => self.compares(card),
        }
    }
}

fn has(marks: &[bool], at: u32) -> bool {
    marks.get(at as usize).copied().unwrap_or_default()
}

fn mark(marks: &mut [bool], at: u32) {
    if let Some(mark) = marks.get_mut(at as usize) {
        *mark = true;
    }
}
