//! One clause of a rate: so many times in a period, and what is said beside. Several are of one thing or of several.

use super::count::Count;
use super::period::Window;
use super::words::Bound;
use crate::fault::Code;
use crate::kind::misread::Misread;
use std::ops::Range;

/// One count in one period, as far as it has been said.
#[derive(Clone, Debug, Default)]
pub(super) struct Clause {
    pub window: Option<(Window, Range<usize>)>,
    pub counts: Vec<(Option<Bound>, Count, Range<usize>)>,
    /// A bound whose count has not been said yet.
    pub pending: Option<Bound>,
    /// What is said beside.
    pub said: Said,
}

/// What is said with a clause beside its count and period.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    /// What is done, by whom and to whom.
    pub words: Vec<String>,
    /// Other words, among them those of force.
    pub others: bool,
}

impl Clause {
    /// Whether both have been said.
    pub(super) fn is_whole(&self) -> bool {
        self.window.is_some() && !self.counts.is_empty()
    }

    /// Whether no word says that its count is a floor or a ceiling.
    pub(super) fn is_plain(&self) -> bool {
        self.pending.is_none() && self.counts.iter().all(|(bound, ..)| bound.is_none())
    }
}

/// What ends a clause.
pub(super) const MARKS: &[&str] = &[",", ";", "、", "(", "."];

/// Several clauses are of one thing: 每月检查1次、每季度通报1次 are two, so are 重点区域每日1次、一般区域每周1次. Where a floor
/// and a ceiling are said, what is done may be said with either.
pub(super) fn one_thing(clauses: &[Clause]) -> Result<(), Misread> {
    let Some((first, others)) = clauses.split_first() else { return Ok(()) };
    let ceiling = |(bound, ..): &(Option<Bound>, _, _)| matches!(bound, Some(Bound::Ceiling | Bound::Below));
    let ceilings = |clause: &Clause| clause.counts.iter().any(ceiling);
    for other in others {
        let opposed = ceilings(first) != ceilings(other);
        let own = |word: &String| !first.said.words.is_empty() && !first.said.words.contains(word);
        let strange =
            if opposed { other.said.words.iter().any(own) } else { other.said.others || !other.said.words.is_empty() };
        if strange {
            let at = other.window.as_ref().map_or(0..0, |(_, at)| at.clone());
            return Err(Misread::new(Code::NotUnderstood, "two-periods", at));
        }
    }
    Ok(())
}
