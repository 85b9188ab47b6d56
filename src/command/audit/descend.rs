//! Down every line of an archive, from the top: each directive is opened once, set beside all that stands above it, and put
//! away when those below it are done. So memory holds the lines that are being followed, and not the archive.

use super::heavy::{Heaviest, Load};
use crate::archive::{Archive, Chosen, Links};
use crate::command::Desk;
use crate::compare::Comparer;
use crate::directive::Directive;
use crate::fault::Fault;
use crate::guard::{At, guarded};
use crate::lineage::Line;
use crate::relation::{Share, Shares, alone, chain};
use crate::report::{Edges, Judged};
use crate::rule::{Level, Shift};
use rayon::prelude::*;
use std::collections::HashSet;

/// What comes of a part of an archive.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    /// What was found; directives are cards.
    pub(super) found: Vec<Judged>,
    /// What could not be read or matched, and in which card.
    pub(super) faults: Vec<(u32, Fault)>,
    /// What was read and compared.
    pub(super) edges: Edges,
    /// The demands that grew most on the way down.
    pub(super) heaviest: Heaviest,
    /// Cards that were compared and have comments or entries in the baseline, which may be found to stand for nothing.
    pub(super) held: Vec<u32>,
}

impl Outcome {
    fn and(mut self, other: Self) -> Self {
        self.found.extend(other.found);
        self.faults.extend(other.faults);
        self.edges = self.edges.plus(other.edges);
        self.heaviest = self.heaviest.and(other.heaviest);
        self.held.extend(other.held);
        self
    }

    /// What `work` gives; nothing, and a fault of this card, where the program fails in it.
    fn attempt<T>(&mut self, card: u32, work: impl FnOnce() -> Vec<T>) -> Vec<T> {
        guarded(At::Comparing, work).unwrap_or_else(|defect| {
            self.faults.push((card, defect));
            Vec::new()
        })
    }
}

/// Whether a step is too small to be an escalation by itself, so that only the sum of several may be one.
fn is_small_step(judged: &Judged) -> bool {
    let upward = matches!(judged.finding.shift, Shift::Heavier | Shift::Incomparable);
    upward && judged.level < Level::Error && judged.finding.dimension.is_some()
}

/// A family without grandchildren smaller than this is not worth dividing among threads.
const FEW: usize = 256;

/// An archive being followed down.
pub(super) struct Descent<'a> {
    pub(super) desk: &'a Desk<'a>,
    pub(super) archive: &'a Archive,
    pub(super) links: &'a Links,
    /// What is looked at; all where it is not said.
    pub(super) chosen: Option<&'a Chosen>,
    /// Called once for each directive that is done.
    pub(super) done: &'a (dyn Fn() + Sync),
}

/// A directive on the way down, with all that stands above it.
struct Stand<'a> {
    card: u32,
    directive: &'a Directive,
    above: Option<&'a Stand<'a>>,
    /// What stands above it and is not on this way down: further parents, and those above them.
    beside: &'a [(u32, Directive)],
    load: Load,
}

impl Stand<'_> {
    /// This directive and those above it on this way, nearest first.
    fn up(&self) -> impl Iterator<Item = &Stand<'_>> {
        std::iter::successors(Some(self), |stand| stand.above)
    }

    /// A directive that stands on this way down or beside it.
    fn find(&self, card: u32) -> Option<&Directive> {
        let here = |stand: &Stand<'_>| stand.card == card;
        self.up().find_map(|stand| {
            let beside = || stand.beside.iter().find(|(own, _)| *own == card).map(|(_, directive)| directive);
            if here(stand) { Some(stand.directive) } else { beside() }
        })
    }
}

/// The children of one directive, or the roots.
struct Family<'a> {
    above: Option<&'a Stand<'a>>,
    /// What the parent asks in all, of which they may be given shares.
    shares: Option<Shares<'a>>,
}

/// What comes of a family, and what its members are given of their parent's totals.
type Members = (Outcome, Vec<Share>);

impl Descent<'_> {
    /// The whole archive.
    pub(super) fn all(&self) -> Outcome {
        self.family(&self.links.roots, None, Outcome::default())
    }

    fn family(&self, cards: &[u32], above: Option<&Stand<'_>>, outcome: Outcome) -> Outcome {
        let shares = above.map(|stand| Shares::of(self.desk.book, (stand.card as usize, stand.directive)));
        let family = Family { above, shares: shares.filter(|shares| !shares.is_empty()) };
        let one = |(outcome, given): Members, card: &u32| match self.chosen {
            Some(chosen) if !chosen.follows(*card) => (outcome, given),
            _ => self.member(*card, &family, outcome, given),
        };
        let is_leaf = |card: &u32| self.links.children.row(*card).is_empty();
        let (mut outcome, mut given) = if cards.len() < FEW && cards.iter().all(is_leaf) {
            cards.iter().fold((outcome, Vec::new()), one)
        } else {
            let both = |a: Members, b: Members| (a.0.and(b.0), [a.1, b.1].concat());
            let members = cards.par_iter().fold(Members::default, one).reduce(Members::default, both);
            (outcome.and(members.0), members.1)
        };
        if let (Some(shares), Some(stand)) = (&family.shares, above) {
            given.sort_by_key(|share| (share.place.directive, share.place.span));
            let beyond = outcome.attempt(stand.card, || shares.beyond(&given));
            outcome.found.extend(beyond.into_iter().map(|finding| self.desk.judged(finding)));
        }
        outcome
    }

    /// One directive beside what stands above it, and all below it.
    fn member(&self, card: u32, family: &Family<'_>, mut outcome: Outcome, mut given: Vec<Share>) -> Members {
        let book = self.desk.book;
        let opened = self.archive.open(book, card);
        let Some(directive) = opened.directive else {
            outcome.faults.extend(opened.faults.into_iter().map(|fault| (card, fault)));
            return (outcome, given);
        };
        if let Some(shares) = family.shares.as_ref().filter(|_| !self.stands_below_sibling(card, family)) {
            given.extend(outcome.attempt(card, || shares.given((card as usize, &directive))));
        }
        if self.links.parents.row(card).first() != family.above.map(|stand| &stand.card) {
            // It is compared once, in the family of the first of its parents, with all that stand above it.
            return (outcome, given);
        }
        outcome.faults.extend(opened.faults.into_iter().map(|fault| (card, fault)));
        outcome.edges.directives += 1;
        let beside = family.above.map(|stand| self.beside(card, stand)).unwrap_or_default();
        let is_chosen = self.chosen.is_none_or(|chosen| chosen.compares(card));
        let load = match family.above {
            Some(stand) if !is_chosen => stand.load.with(&[]),
            None if !is_chosen => Load::default(),
            Some(stand) => self.edge(card, &directive, stand, &beside, &mut outcome),
            None => {
                let own = outcome.attempt(card, || alone(book, card as usize, &directive));
                outcome.found.extend(own.into_iter().map(|finding| self.desk.judged(finding)));
                Load::default()
            }
        };
        (self.done)();
        let children = self.links.children.row(card);
        let stand = Stand { card, directive: &directive, above: family.above, beside: &beside, load };
        if !children.is_empty() {
            outcome = self.family(children, Some(&stand), outcome);
        }
        stand.load.enter(card, &mut outcome.heaviest);
        (outcome, given)
    }

    /// Whether another parent of a member stands itself below the family's: what it is given is part of what that one is given.
    fn stands_below_sibling(&self, card: u32, family: &Family<'_>) -> bool {
        let (Some(stand), [_, _, ..]) = (family.above, self.links.parents.row(card)) else { return false };
        let others = self.links.parents.row(card).iter().copied().filter(|parent| *parent != stand.card);
        let (mut open, mut seen) = (others.collect::<Vec<_>>(), HashSet::new());
        while let Some(parent) = open.pop() {
            if parent == stand.card {
                return true;
            }
            if seen.insert(parent) {
                open.extend(self.links.parents.row(parent));
            }
        }
        false
    }

    /// What stands above a card and not on the way down to it, opened for it. Most have one parent and nothing beside.
    fn beside(&self, card: u32, above: &Stand<'_>) -> Vec<(u32, Directive)> {
        let mut beside: Vec<(u32, Directive)> = Vec::new();
        let mut open = self.links.parents.row(card).get(1..).unwrap_or_default().to_vec();
        while let Some(parent) = open.pop() {
            if above.find(parent).is_none() && beside.iter().all(|(own, _)| *own != parent) {
                beside.extend(self.archive.open(self.desk.book, parent).directive.map(|directive| (parent, directive)));
                open.extend(self.links.parents.row(parent));
            }
        }
        beside
    }

    /// The line of a child.
    fn line<'a>(
        &self,
        card: u32,
        child: &'a Directive,
        above: &'a Stand<'a>,
        beside: &'a [(u32, Directive)],
    ) -> Line<'a> {
        let own = (card as usize, child);
        let is_straight = beside.is_empty() && above.up().all(|stand| self.links.parents.row(stand.card).len() < 2);
        let straight = || Line::straight(own, above.up().map(|stand| (stand.card as usize, stand.directive)));
        if is_straight && self.links.parents.row(card).len() < 2 {
            return straight();
        }
        let find = |index: usize| match u32::try_from(index) {
            Ok(index) if index == card => Some(child),
            Ok(index) => {
                let beside = || beside.iter().find(|(own, _)| *own == index).map(|(_, directive)| directive);
                above.find(index).or_else(beside)
            }
            Err(_) => None,
        };
        let parents = |index: usize| {
            let row = u32::try_from(index).map(|index| self.links.parents.row(index)).unwrap_or_default();
            row.iter().map(|parent| *parent as usize).collect()
        };
        Line::climb(card as usize, find, parents).unwrap_or_else(straight)
    }

    /// A child beside its line.
    fn edge(
        &self,
        card: u32,
        child: &Directive,
        above: &Stand<'_>,
        beside: &[(u32, Directive)],
        outcome: &mut Outcome,
    ) -> Load {
        let line = self.line(card, child, above, beside);
        let judged = match self.desk.compared(&line) {
            Ok(judged) => judged,
            Err(fault) => {
                outcome.faults.push((card, fault));
                return above.load.with(&[]);
            }
        };
        outcome.edges.add(self.desk.book, child);
        let known = &self.desk.settings.known;
        if !child.allowances.is_empty() || !known.is_empty() && known.names(child, self.archive.file(card)) {
            outcome.held.push(card);
        }
        let load = above.load.with(&judged);
        if above.above.is_some() && judged.iter().any(is_small_step) {
            let up = above.up().map(|stand| (stand.card as usize, stand.directive));
            let mut levels: Vec<(usize, &Directive)> = [(card as usize, child)].into_iter().chain(up).collect();
            levels.reverse();
            let sums = outcome.attempt(card, || self.sums(&levels, &judged));
            outcome.found.extend(sums);
        }
        outcome.found.extend(judged);
        load
    }

    /// What small steps come to from the top down to a child that took one.
    fn sums(&self, levels: &[(usize, &Directive)], steps: &[Judged]) -> Vec<Judged> {
        let comparer = Comparer { book: self.desk.book, calendar: self.desk.calendar };
        let rows = chain(comparer, levels).rows;
        let own = rows.iter().filter(|row| row.levels.last().is_some_and(|stand| stand.said));
        let mut sums: Vec<Judged> = own.filter_map(|row| self.desk.sum(row, levels, steps)).collect();
        // What stands at the head holds for many tasks; it is one cause.
        let mut said = HashSet::new();
        sums.retain(|sum| said.insert((sum.finding.child.span, sum.finding.parent.as_ref().map(|place| place.span))));
        sums
    }
}
