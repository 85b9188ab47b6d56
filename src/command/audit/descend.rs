//! Down every line of an archive, from the top: each directive is set beside all that stands above it, and put away when
//! those below it are done. So memory holds the lines that are being followed, and not the archive. One of which the gists
//! tell that nothing is found is not opened at all, unless something below it has to be.

use super::heavy::{Heaviest, Load};
use crate::archive::{Archive, Chosen, Links};
use crate::command::Desk;
use crate::compare::Comparer;
use crate::directive::Directive;
use crate::fault::Fault;
use crate::guard::{At, guarded};
use crate::lineage::Line;
use crate::relation::{Known, Quiet, Share, Shares, alone, chain};
use crate::report::{Edges, Judged, Pair};
use crate::rule::{Level, Shift};
use rayon::prelude::*;
use std::collections::HashSet;
use std::sync::{Mutex, OnceLock, PoisonError};

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
    /// Each child beside each of its parents, where they are told one by one.
    pub(super) pairs: Vec<Pair>,
    /// Cards that were compared and have comments or entries in the baseline, which may be found to stand for nothing.
    pub(super) held: Vec<u32>,
}

impl Outcome {
    fn and(mut self, other: Self) -> Self {
        self.found.extend(other.found);
        self.faults.extend(other.faults);
        self.edges = self.edges.plus(other.edges);
        self.heaviest = self.heaviest.and(other.heaviest);
        self.pairs.extend(other.pairs);
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
    /// What the gists tell.
    pub(super) quiet: &'a Quiet<'a>,
    /// Whether each pair is told.
    pub(super) tells_pairs: bool,
    /// Called once for each directive that is done.
    pub(super) done: &'a (dyn Fn() + Sync),
    /// What could not be read any more when it was opened for something below it.
    pub(super) late: Mutex<Vec<(u32, Fault)>>,
}

/// A directive on the way down, with all that stands above it.
struct Stand<'a> {
    card: u32,
    /// What its gist tells; `None` where it has none.
    known: Option<Known<'a>>,
    /// What it says, once it is opened; `None` where it cannot be read.
    opened: OnceLock<Option<Directive>>,
    above: Option<&'a Stand<'a>>,
    /// What stands above it and is not on this way down: further parents, and those above them.
    beside: Vec<(u32, Directive)>,
    load: Load,
}

impl Stand<'_> {
    /// This directive and those above it on this way, nearest first.
    fn up(&self) -> impl Iterator<Item = &Stand<'_>> {
        std::iter::successors(Some(self), |stand| stand.above)
    }
}

/// The children of one directive, or the roots.
struct Family<'a, 'd> {
    above: Option<&'a Stand<'d>>,
    /// What the parent asks in all, of which they may be given shares.
    shares: Option<Shares<'a>>,
}

/// What comes of a family, and what its members are given of their parent's totals.
type Members = (Outcome, Vec<Share>);

impl<'d> Descent<'d> {
    /// The whole archive.
    pub(super) fn all(self) -> Outcome {
        let mut outcome = self.family(&self.links.roots, None, Outcome::default());
        outcome.faults.extend(self.late.into_inner().unwrap_or_else(PoisonError::into_inner));
        outcome
    }

    fn family(&self, cards: &[u32], above: Option<&Stand<'d>>, outcome: Outcome) -> Outcome {
        // What asks for no whole has no shares to give.
        let whole = above.filter(|stand| stand.known.is_none_or(|known| known.has_totals()));
        let whole = whole.and_then(|stand| Some((stand.card as usize, self.opened(stand)?)));
        let shares = whole.map(|parent| Shares::of(self.desk.book, parent));
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
    fn member(&self, card: u32, family: &Family<'_, 'd>, mut outcome: Outcome, mut given: Vec<Share>) -> Members {
        let gist = self.archive.gist(card);
        let known = gist.map(|gist| self.quiet.known(gist));
        let is_own = self.links.parents.row(card).first() == family.above.map(|stand| &stand.card);
        let shares = family.shares.as_ref().filter(|_| known.is_none_or(|known| known.has_totals()));
        let opened = OnceLock::new();
        if gist.is_none() || shares.is_some() {
            let read = self.archive.open(self.desk.book, card);
            // It is compared once, in the family of the first of its parents, with all that stand above it.
            if is_own || read.directive.is_none() {
                outcome.faults.extend(read.faults.into_iter().map(|fault| (card, fault)));
            }
            let Some(directive) = read.directive else { return (outcome, given) };
            if let Some(shares) = shares.filter(|_| !self.stands_below_sibling(card, family)) {
                given.extend(outcome.attempt(card, || shares.given((card as usize, &directive))));
            }
            let _ = opened.set(Some(directive));
        }
        if !is_own {
            return (outcome, given);
        }
        outcome.edges.directives += 1;
        let mut stand = Stand { card, known, opened, above: family.above, beside: Vec::new(), load: Load::default() };
        stand.beside = family.above.map(|above| self.beside(card, above)).unwrap_or_default();
        if self.chosen.is_none_or(|chosen| chosen.compares(card)) {
            if let Some(above) = family.above.filter(|_| self.tells_pairs) {
                outcome.pairs.extend(self.pairs(&stand, above));
            }
            match (gist.filter(|_| self.is_quiet(&stand)), family.above) {
                (Some(gist), Some(above)) => {
                    outcome.edges.add_gist(gist);
                    stand.load = above.load.with(&[]);
                }
                (Some(_), None) => {}
                (None, Some(above)) => stand.load = self.edge(&stand, above, &mut outcome),
                (None, None) => {
                    let root = self.opened(&stand);
                    let own = || root.map(|root| alone(self.desk.book, card as usize, root)).unwrap_or_default();
                    let own = outcome.attempt(card, own);
                    outcome.found.extend(own.into_iter().map(|finding| self.desk.judged(finding)));
                }
            }
        } else if let Some(above) = family.above {
            stand.load = above.load.with(&[]);
        }
        (self.done)();
        let children = self.links.children.row(card);
        if !children.is_empty() {
            outcome = self.family(children, Some(&stand), outcome);
        }
        stand.load.enter(card, &mut outcome.heaviest);
        (outcome, given)
    }

    /// A child beside each of its parents, by what they are called.
    fn pairs(&self, stand: &Stand<'d>, above: &Stand<'d>) -> Vec<Pair> {
        let Some(child) = self.opened(stand) else { return Vec::new() };
        let own = (stand.card as usize, child, self.archive.file(stand.card));
        let pair = |card: &u32| {
            let beside = || stand.beside.iter().find(|(own, _)| own == card).map(|(_, directive)| directive);
            let parent = self.find(above, *card).or_else(beside)?;
            Some(Pair::of((*card as usize, parent, self.archive.file(*card)), own))
        };
        self.links.parents.row(stand.card).iter().filter_map(pair).collect()
    }

    /// Whether the gists tell that nothing is found in a directive beside what stands above it, nor could have been hidden.
    fn is_quiet(&self, stand: &Stand<'d>) -> bool {
        let Some(own) = &stand.known else { return false };
        let Some(above) = stand.above else { return own.is_quiet_alone() };
        let is_straight = |stand: &Stand<'_>| self.links.parents.row(stand.card).len() < 2;
        if !is_straight(stand) || !above.up().all(is_straight) || self.is_in_baseline(stand.card) {
            return false;
        }
        let line: Option<Vec<&Known<'d>>> = above.up().map(|stand| stand.known.as_ref()).collect();
        // Where the program fails in it, it is told when the directive is read in full.
        line.is_some_and(|line| guarded(At::Comparing, || self.quiet.is_quiet(own, &line)).unwrap_or(false))
    }

    /// Whether the baseline has anything of a directive.
    fn is_in_baseline(&self, card: u32) -> bool {
        let known = &self.desk.settings.known;
        let id = self.archive.cards.get(card as usize).and_then(|card| card.id.as_ref()).map(|id| &*id.word);
        !known.is_empty() && known.names(id, self.archive.file(card))
    }

    /// What a directive on the way down says; opened when it is first asked for.
    fn opened<'s>(&self, stand: &'s Stand<'d>) -> Option<&'s Directive> {
        let open = || {
            let opened = self.archive.open(self.desk.book, stand.card);
            let faults = opened.faults.into_iter().map(|fault| (stand.card, fault));
            self.late.lock().unwrap_or_else(PoisonError::into_inner).extend(faults);
            opened.directive
        };
        stand.opened.get_or_init(open).as_ref()
    }

    /// A directive that stands on the way down to another, or beside that way.
    fn find<'s>(&self, above: &'s Stand<'d>, card: u32) -> Option<&'s Directive> {
        above.up().find_map(|stand| {
            let beside = || stand.beside.iter().find(|(own, _)| *own == card).map(|(_, directive)| directive);
            if stand.card == card { self.opened(stand) } else { beside() }
        })
    }

    /// Whether another parent of a member stands itself below the family's: what it is given is part of what that one is given.
    fn stands_below_sibling(&self, card: u32, family: &Family<'_, 'd>) -> bool {
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
    fn beside(&self, card: u32, above: &Stand<'d>) -> Vec<(u32, Directive)> {
        let mut beside: Vec<(u32, Directive)> = Vec::new();
        let mut open = self.links.parents.row(card).get(1..).unwrap_or_default().to_vec();
        while let Some(parent) = open.pop() {
            if self.find(above, parent).is_none() && beside.iter().all(|(own, _)| *own != parent) {
                beside.extend(self.archive.open(self.desk.book, parent).directive.map(|directive| (parent, directive)));
                open.extend(self.links.parents.row(parent));
            }
        }
        beside
    }

    /// The line of a child; `None` where something above it cannot be read any more.
    fn line<'s>(&self, stand: &'s Stand<'d>, child: &'s Directive, above: &'s Stand<'d>) -> Option<Line<'s>> {
        let card = stand.card;
        let own = (card as usize, child);
        let up: Option<Vec<(usize, &Directive)>> =
            above.up().map(|stand| Some((stand.card as usize, self.opened(stand)?))).collect();
        let is_straight =
            stand.beside.is_empty() && above.up().all(|stand| self.links.parents.row(stand.card).len() < 2);
        if is_straight && self.links.parents.row(card).len() < 2 {
            return Some(Line::straight(own, up?));
        }
        let find = |index: usize| match u32::try_from(index) {
            Ok(index) if index == card => Some(child),
            Ok(index) => {
                let beside = || stand.beside.iter().find(|(own, _)| *own == index).map(|(_, directive)| directive);
                self.find(above, index).or_else(beside)
            }
            Err(_) => None,
        };
        let parents = |index: usize| {
            let row = u32::try_from(index).map(|index| self.links.parents.row(index)).unwrap_or_default();
            row.iter().map(|parent| *parent as usize).collect()
        };
        Some(Line::climb(card as usize, find, parents).unwrap_or(Line::straight(own, up?)))
    }

    /// A child beside its line.
    fn edge(&self, stand: &Stand<'d>, above: &Stand<'d>, outcome: &mut Outcome) -> Load {
        let card = stand.card;
        let Some(child) = self.opened(stand) else { return above.load.with(&[]) };
        let Some(line) = self.line(stand, child, above) else { return above.load.with(&[]) };
        let judged = match self.desk.compared(&line) {
            Ok(judged) => judged,
            Err(fault) => {
                outcome.faults.push((card, fault));
                return above.load.with(&[]);
            }
        };
        outcome.edges.add(self.desk.book, child);
        if !child.allowances.is_empty() || self.is_in_baseline(card) {
            outcome.held.push(card);
        }
        let load = above.load.with(&judged);
        if above.above.is_some() && judged.iter().any(is_small_step) {
            let up = above.up().filter_map(|stand| Some((stand.card as usize, self.opened(stand)?)));
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
