//! Which demands grew most on their way down the lines of an archive.

use crate::kind::number::Number;
use crate::report::Judged;
use crate::rule::Shift;
use std::cmp::Reverse;
use std::sync::Arc;

/// One demand of a line.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Demanded {
    pub(super) dimension: Arc<str>,
    pub(super) task: Option<String>,
    pub(super) subject: Option<String>,
}

/// What the demands of a line have been multiplied by so far; only those that grew.
#[derive(Clone, Debug, Default)]
pub(super) struct Load(Arc<Vec<(Demanded, Number)>>);

impl Load {
    /// The load below a directive in which something was found. What grew here is entered among the heaviest.
    pub(super) fn with(&self, card: u32, found: &[Judged], heaviest: &mut Heaviest) -> Self {
        let mut load = self.clone();
        for judged in found.iter().filter(|judged| judged.finding.shift == Shift::Heavier && !judged.finding.older) {
            let finding = &judged.finding;
            let (Some(dimension), Some(factor)) =
                (&finding.dimension, finding.excess.as_ref().and_then(|excess| excess.factor))
            else {
                continue;
            };
            let demanded = Demanded {
                dimension: dimension.clone(),
                task: finding.task.as_deref().map(str::to_owned),
                subject: finding.subject.as_deref().map(str::to_owned),
            };
            let rows = Arc::make_mut(&mut load.0);
            let whole = match rows.iter_mut().find(|(other, _)| *other == demanded) {
                Some((_, so_far)) => {
                    let Some(whole) = so_far.times(factor) else { continue };
                    *so_far = whole;
                    whole
                }
                None => {
                    rows.push((demanded.clone(), factor));
                    factor
                }
            };
            heaviest.enter(Heavy { factor: whole, card, demanded });
        }
        load
    }
}

/// A demand that grew, down to one directive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Heavy {
    /// From the top to here.
    pub(super) factor: Number,
    /// The directive that made it so heavy.
    pub(super) card: u32,
    pub(super) demanded: Demanded,
}

/// How many are kept: more than are shown, since of several on one line the last stands for all.
const KEPT: usize = 200;

/// The heaviest demands, the heaviest first; the same ones whatever the order in which they were met.
#[derive(Clone, Debug, Default)]
pub(super) struct Heaviest(Vec<Heavy>);

impl Heaviest {
    pub(super) fn enter(&mut self, heavy: Heavy) {
        let key = |heavy: &Heavy| (Reverse(heavy.factor), heavy.card);
        let at = self.0.partition_point(|other| (key(other), &other.demanded) < (key(&heavy), &heavy.demanded));
        if at < KEPT {
            self.0.insert(at, heavy);
            self.0.truncate(KEPT);
        }
    }

    pub(super) fn and(mut self, other: Self) -> Self {
        if self.0.is_empty() {
            return other;
        }
        other.0.into_iter().for_each(|heavy| self.enter(heavy));
        self
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Heavy> {
        self.0.iter()
    }
}
