//! Which demands grew most on their way down the lines of an archive. Ways on which a demand grew by the same words are one, with
//! how many there are: a thousand villages under one template are one thing to know.

use crate::finding::Finding;
use crate::kind::number::Number;
use crate::report::Judged;
use crate::rule::Shift;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// One demand of a line.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Demanded {
    pub(super) dimension: Arc<str>,
    pub(super) task: Option<String>,
    pub(super) subject: Option<String>,
}

/// A demand that grew.
#[derive(Clone, Debug)]
struct Grown {
    demanded: Demanded,
    /// By what it has been multiplied so far.
    factor: Number,
    /// What tells the words of its steps from those of other ways.
    way: u64,
    /// Whether it grew further below.
    further: Arc<AtomicBool>,
}

/// What the demands of a line have been multiplied by so far; only those that grew.
#[derive(Clone, Debug, Default)]
pub(super) struct Load {
    rows: Arc<Vec<Grown>>,
    /// Those that grew at the directive itself, as indices.
    own: Vec<usize>,
}

impl Load {
    /// The load below a directive in which something was found. What is licensed is no burden added.
    pub(super) fn with(&self, found: &[Judged]) -> Self {
        let mut load = Self { rows: self.rows.clone(), own: Vec::new() };
        let heavier = found.iter().filter(|judged| !judged.licensed && !judged.finding.older);
        for finding in heavier.map(|judged| &judged.finding).filter(|finding| finding.shift == Shift::Heavier) {
            load.grow(finding);
        }
        load
    }

    fn grow(&mut self, finding: &Finding) {
        let factor = finding.excess.as_ref().and_then(|excess| excess.factor);
        let (Some(dimension), Some(factor)) = (&finding.dimension, factor) else { return };
        let demanded = Demanded {
            dimension: dimension.clone(),
            task: finding.task.as_deref().map(str::to_owned),
            subject: finding.subject.as_deref().map(str::to_owned),
        };
        let rows = Arc::make_mut(&mut self.rows);
        let at = rows.iter().position(|row| row.demanded == demanded);
        let before = at.and_then(|at| rows.get(at));
        let Some(factor) = before.map_or(Some(factor), |row| row.factor.times(factor)) else { return };
        before.iter().for_each(|row| row.further.store(true, Ordering::Relaxed));
        let way = way(before.map_or(0, |row| row.way), finding);
        let grown = Grown { demanded, factor, way, further: Arc::default() };
        let at = at.unwrap_or(rows.len());
        match rows.get_mut(at) {
            Some(row) => *row = grown,
            None => rows.push(grown),
        }
        if !self.own.contains(&at) {
            self.own.push(at);
        }
    }

    /// Enters what grew at a directive and no further below it; called once all below it is done.
    pub(super) fn enter(&self, card: u32, heaviest: &mut Heaviest) {
        for row in self.own.iter().filter_map(|at| self.rows.get(*at)) {
            if !row.further.load(Ordering::Relaxed) {
                heaviest.enter((Reverse(row.factor), row.demanded.clone(), row.way), Ways { first: card, alike: 1 });
            }
        }
    }
}

/// One step further on a way: the words above and below. The same in every run.
fn way(before: u64, finding: &Finding) -> u64 {
    let mut hasher = DefaultHasher::new();
    let above = finding.parent.as_ref().map(|place| &place.text);
    (before, above, &finding.child.text).hash(&mut hasher);
    hasher.finish()
}

/// The ways on which a demand grew by the same words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ways {
    /// Of the directives at their ends the first in the archive.
    pub(super) first: u32,
    /// How many there are.
    pub(super) alike: usize,
}

/// What is ordered and told apart: the factor from the top down, the demand, the words.
type Key = (Reverse<Number>, Demanded, u64);

/// How many are kept. What is once left out has that many before it for good, so that what is kept is counted in full.
const KEPT: usize = 1000;

/// The heaviest demands; the same ones whatever the order in which they were met.
#[derive(Clone, Debug, Default)]
pub(super) struct Heaviest(BTreeMap<Key, Ways>);

impl Heaviest {
    fn enter(&mut self, key: Key, ways: Ways) {
        let own = self.0.entry(key).or_insert(Ways { first: ways.first, alike: 0 });
        *own = Ways { first: own.first.min(ways.first), alike: own.alike + ways.alike };
        if self.0.len() > KEPT {
            self.0.pop_last();
        }
    }

    pub(super) fn and(mut self, mut other: Self) -> Self {
        if self.0.len() < other.0.len() {
            std::mem::swap(&mut self, &mut other);
        }
        other.0.into_iter().for_each(|(key, ways)| self.enter(key, ways));
        self
    }

    /// The heaviest first; of equal ones that which stands first in the archive.
    pub(super) fn ranked(&self) -> Vec<(&Demanded, Ways)> {
        let mut ranked: Vec<_> = self.0.iter().collect();
        ranked.sort_by_key(|((factor, ..), ways)| (*factor, ways.first));
        ranked.into_iter().map(|((_, demanded, _), ways)| (demanded, *ways)).collect()
    }
}
