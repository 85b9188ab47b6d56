//! Which directive of an archive stands under which: parents found by id or by relative path, and where a line breaks off.

use super::Archive;
use super::card::Card;
use super::name::Key;
use super::ring::rings;
use super::table::Table;
use crate::source::inputs::Input;
use foldhash::fast::RandomState;
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Levels of administration in one line at most; what names more has been put together wrongly.
pub const DEEPEST: usize = 60;

/// Parents of one directive at most; what names more names a library, and to hold it to all of them at once would take for ever.
pub const MOST_PARENTS: usize = 100;

/// Directives above one at most, by whatever way: so many levels of so many parents each are no administration.
pub const MOST_ABOVE: usize = 200;

/// Where a line breaks off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Break {
    /// The parent that is named is not in the archive.
    Missing {
        /// Who names it.
        card: u32,
        /// Which of the parents it names, counted from 0.
        word: u32,
    },
    /// The parent that is named cannot be read.
    Unread {
        /// Who names it.
        card: u32,
        /// Which of the parents it names, counted from 0.
        word: u32,
    },
    /// The file that is named holds several directives, or several bear the id.
    Several {
        /// Who names it.
        card: u32,
        /// Which of the parents it names, counted from 0.
        word: u32,
    },
    /// It stands under itself.
    Cycle {
        /// One of the ring.
        card: u32,
        /// Which of the parents it names, counted from 0.
        word: u32,
        /// That parent, in the ring too.
        parent: u32,
    },
    /// It bears the id of another.
    Duplicate {
        /// The later one.
        card: u32,
        /// The first of that id.
        first: u32,
    },
    /// It names more parents than any directive has.
    Many {
        /// Who names them.
        card: u32,
    },
    /// More levels stand above it than there are.
    Deep {
        /// The first that is too deep.
        card: u32,
    },
    /// More directives stand above it than any stands under.
    Crowded {
        /// The first of which that is so.
        card: u32,
    },
}

/// Who stands under whom. Numbers are indices into the archive's cards.
#[derive(Debug, Default)]
pub struct Links {
    /// The parents of each.
    pub parents: Table,
    /// The children of each, in the order of the archive.
    pub children: Table,
    /// Those above which nothing stands.
    pub roots: Vec<u32>,
    /// Where lines break off.
    pub breaks: Vec<Break>,
}

/// Finds the parents of every directive of an archive.
#[must_use]
pub fn link(archive: &Archive) -> Links {
    let cards = &archive.cards;
    let mut breaks = Vec::new();
    let ids = ids(archive, &mut breaks);
    let mut paths = None;
    let mut found: Vec<Vec<Named>> = Vec::with_capacity(cards.len());
    for (card, index) in cards.iter().zip(0..) {
        let is_many = card.parents.len() > MOST_PARENTS;
        if is_many {
            breaks.push(Break::Many { card: index });
        }
        let mut parents = Vec::new();
        for (word, number) in card.parents.iter().zip(0..).filter(|_| !is_many) {
            let by_id = ids.get(&word.key).copied();
            match by_id.or_else(|| paths.get_or_insert_with(|| Paths::of(archive)).find(card, &word.word)) {
                Some(Known::One(parent)) => parents.push(Named { parent, word: number }),
                Some(Known::Several) => breaks.push(Break::Several { card: index, word: number }),
                Some(Known::Unread) => breaks.push(Break::Unread { card: index, word: number }),
                None => breaks.push(Break::Missing { card: index, word: number }),
            }
        }
        // Named twice, by id and by path, it is one parent.
        let mut named = HashSet::with_capacity(parents.len());
        parents.retain(|parent| named.insert(parent.parent));
        found.push(parents);
    }
    cut_rings(&mut found, &mut breaks);
    let parents: Table = found.iter().map(|named| named.iter().map(|n| n.parent)).collect();
    let mut links = Links { children: parents.turned(), parents, ..Links::default() };
    links.cut_deep(&mut breaks);
    links.roots = (0..).take(cards.len()).filter(|card| links.parents.row(*card).is_empty()).collect();
    breaks.sort_unstable();
    links.breaks = breaks;
    links
}

/// A parent found, and which of the words it was found by.
#[derive(Clone, Copy, Debug)]
struct Named {
    parent: u32,
    word: u32,
}

/// What bears a name.
#[derive(Clone, Copy, Debug)]
enum Known {
    One(u32),
    Several,
    /// A document that is broken.
    Unread,
}

/// Every id. One that several bear names none of them: which is meant would be a guess.
fn ids(archive: &Archive, breaks: &mut Vec<Break>) -> HashMap<Key, Known, RandomState> {
    let mut ids = HashMap::with_capacity_and_hasher(archive.cards.len(), RandomState::default());
    let mut firsts: HashMap<Key, u32> = HashMap::new();
    for (card, index) in archive.cards.iter().zip(0..) {
        let Some(id) = &card.id else { continue };
        match ids.entry(id.key) {
            Entry::Vacant(free) => {
                free.insert(Known::One(index));
            }
            Entry::Occupied(mut taken) => {
                if let Known::One(first) = *taken.get() {
                    firsts.insert(*taken.key(), first);
                }
                let first = firsts.get(taken.key()).copied().unwrap_or(index);
                breaks.push(Break::Duplicate { card: index, first });
                taken.insert(Known::Several);
            }
        }
    }
    for id in archive.broken.iter().filter_map(|broken| broken.id.as_ref()) {
        ids.entry(id.key).or_insert(Known::Unread);
    }
    ids
}

/// The directives of each file, for parents named by path.
struct Paths<'a> {
    inputs: &'a [Input],
    by_name: HashMap<&'a str, Known>,
}

impl<'a> Paths<'a> {
    fn of(archive: &'a Archive) -> Self {
        let cards = archive.cards.iter().zip(0..).map(|(card, index)| (card.spot.input, Known::One(index)));
        let broken = archive.broken.iter().map(|broken| (broken.input, Known::Unread));
        let mut by_name = HashMap::new();
        for (input, known) in cards.chain(broken) {
            let Some(input) = archive.inputs.get(input as usize) else { continue };
            by_name.entry(input.name()).and_modify(|known| *known = Known::Several).or_insert(known);
        }
        Self { inputs: &archive.inputs, by_name }
    }

    /// The file of a path as seen from the folder of the card's own file.
    fn find(&self, card: &Card, path: &str) -> Option<Known> {
        let own = self.inputs.get(card.spot.input as usize)?;
        self.by_name.get(beside(own.name(), path)?.as_str()).copied()
    }
}

/// A relative path as seen from the folder of a file.
pub(super) fn beside(file: &str, path: &str) -> Option<String> {
    joined(file.rsplit_once('/').map_or("", |(folder, _)| folder), path)
}

/// A relative path from a folder, `.` and `..` resolved; `None` where it leads out of what is named.
fn joined(folder: &str, path: &str) -> Option<String> {
    let path = path.replace('\\', "/");
    let mut steps: Vec<&str> = folder.split('/').filter(|_| !(folder.is_empty() || path.starts_with('/'))).collect();
    for step in path.split('/') {
        match step {
            "." => {}
            "" if !steps.is_empty() => {}
            ".." if steps.last().is_some_and(|last| *last != "..") => {
                steps.pop()?;
            }
            step => steps.push(step),
        }
    }
    Some(steps.join("/"))
}

/// Takes out every step within a ring: none in it can be told to be above the others. One fault a ring.
fn cut_rings(found: &mut [Vec<Named>], breaks: &mut Vec<Break>) {
    let rings = rings(&found.iter().map(|named| named.iter().map(|n| n.parent)).collect());
    let ring_of = |card: u32| rings.get(card as usize).copied().flatten();
    let mut said = HashSet::new();
    for (card, parents) in (0..).zip(found) {
        let Some(ring) = ring_of(card) else { continue };
        let within = parents.iter().find(|named| ring_of(named.parent) == Some(ring));
        if let Some(named) = within.filter(|_| said.insert(ring)) {
            breaks.push(Break::Cycle { card, word: named.word, parent: named.parent });
        }
        parents.retain(|named| ring_of(named.parent) != Some(ring));
    }
}

impl Links {
    /// Cuts every line that is deeper or wider than any administration, so that what walks down a line is bounded.
    fn cut_deep(&mut self, breaks: &mut Vec<Break>) {
        let count = self.parents.rows();
        let mut depth = vec![0_usize; count];
        let mut waiting: Vec<usize> = (0..).take(count).map(|card: u32| self.parents.row(card).len()).collect();
        let mut ready: Vec<u32> = (0..).zip(&waiting).filter(|(_, n)| **n == 0).map(|(card, _)| card).collect();
        // How many stand above, those that are reached by several ways counted each time.
        let mut ways = vec![0_usize; count];
        let mut cut = BTreeMap::new();
        while let Some(card) = ready.pop() {
            let own = depth.get(card as usize).copied().unwrap_or_default();
            let above = ways.get(card as usize).copied().unwrap_or_default();
            let broken = if own >= DEEPEST {
                Some(Break::Deep { card })
            } else if above > MOST_ABOVE && self.above(card, &cut) > MOST_ABOVE {
                Some(Break::Crowded { card })
            } else {
                None
            };
            let (own, above) = if broken.is_some() { (0, 0) } else { (own, above) };
            cut.extend(broken.map(|broken| (card, broken)));
            for child in self.children.row(card) {
                let at = *child as usize;
                if let Some(ways) = ways.get_mut(at) {
                    *ways = ways.saturating_add(above + 1);
                }
                if let (Some(deepest), Some(left)) = (depth.get_mut(at), waiting.get_mut(at)) {
                    *deepest = (*deepest).max(own + 1);
                    *left -= 1;
                    if *left == 0 {
                        ready.push(*child);
                    }
                }
            }
        }
        if !cut.is_empty() {
            let row = |card: u32, kept: bool| self.parents.row(card).iter().copied().filter(move |_| kept);
            self.parents =
                (0..).take(count).map(|card| row(card, !cut.contains_key(&card)).collect::<Vec<_>>()).collect();
            self.children = self.parents.turned();
            breaks.extend(cut.into_values());
        }
    }

    /// How many directives stand above one, each counted once and no more than are needed to tell that they are too many.
    fn above(&self, card: u32, cut: &BTreeMap<u32, Break>) -> usize {
        let (mut open, mut seen) = (vec![card], HashSet::new());
        while let Some(card) = open.pop().filter(|_| seen.len() <= MOST_ABOVE) {
            let parents = self.parents.row(card).iter().filter(|_| !cut.contains_key(&card));
            open.extend(parents.filter(|parent| seen.insert(**parent)));
        }
        seen.len()
    }
}
