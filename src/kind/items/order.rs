//! The order of sets: what one covers and the other does not.

use super::super::number::Number;
use super::super::order::{Direction, End, Excess, Measure, Order, Remark, Way, Weighing};
use super::cover::{Trees, any_covers, choices, joined};
use super::narrow::Wider;
use super::{Items, Set, Term};
use std::cmp::Ordering;

/// What the terms of a set are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// Things that are asked, each for itself.
    Asked,
    /// How far something reaches: a term that says less than another is within it.
    Reach,
    /// What must hold together for anything to be asked: a weaker condition keeps no stronger one.
    Together,
}

/// Weighs two sets. Where more is heavier (`floor: up`), `terms` are the child's that no term of the parent stands for;
/// where fewer is heavier, the parent's that the child lost.
#[must_use]
pub fn weigh(parent: &Items, child: &Items, direction: Direction) -> Weighing {
    weigh_in(parent, child, direction, &())
}

/// The same with trees that know which word lies under which.
#[must_use]
pub fn weigh_in(parent: &Items, child: &Items, direction: Direction, trees: &dyn Trees) -> Weighing {
    weigh_as(parent, child, direction, Manner::Asked, trees)
}

/// The same of terms of which it is known what they are.
#[must_use]
pub fn weigh_as(parent: &Items, child: &Items, direction: Direction, manner: Manner, trees: &dyn Trees) -> Weighing {
    match (direction.floor, manner) {
        (Way::Down, Manner::Together) => together(parent, child, trees),
        (Way::Up, _) => more(parent, child, manner, trees),
        // Fewer exceptions are heavier: the child is to the parent as a shorter list of duties would be to a longer one.
        (Way::Down, _) => more(child, parent, manner, trees),
        (Way::Still, _) => Weighing::plain(Order::Same),
    }
}

/// Conditions: the parent's is kept by a child's that holds only where it does; one that says less lets more through.
fn together(parent: &Items, child: &Items, trees: &dyn Trees) -> Weighing {
    let each = |set: &Items| -> Vec<Vec<Term>> {
        let parts = set.terms.iter().map(|term| {
            let parts = joined(term);
            if parts.is_empty() { vec![term.clone()] } else { parts }
        });
        parts.collect()
    };
    let (above, below) = (each(parent), each(child));
    let implied = |by: &[Vec<Term>], term: &Term| {
        let any = choices(term);
        let wider = Wider::of(&any);
        let meets = |strong: &Term| any_covers(&any, strong, trees) || wider.covers(strong);
        by.iter().flatten().any(|strong| choices(strong).iter().all(meets))
    };
    let lost = above.iter().enumerate().filter(|(_, parts)| parts.iter().any(|part| !implied(&below, part)));
    let lost: Vec<usize> = lost.map(|(i, _)| i).collect();
    let gained = below.iter().filter(|parts| parts.iter().any(|part| !implied(&above, part))).count();
    let (order, number) = match (lost.len(), gained) {
        (0, 0) => return Weighing::plain(Order::Same),
        (0, gained) => (Order::Lighter, gained),
        (lost, 0) => (Order::Heavier, lost),
        (lost, _) => (Order::Mixed, lost),
    };
    let excess = Some(Excess::new(Measure::Items, i64::try_from(number).ok().map(Number::whole)));
    Weighing { excess, terms: lost, ..Weighing::plain(order) }
}

/// How `after` stands to `before` where more is heavier; `terms` are those of `after` that decided.
fn more(before: &Items, after: &Items, manner: Manner, trees: &dyn Trees) -> Weighing {
    let beyond = |set: &Items, other: &Set<'_>| -> Vec<usize> {
        let lost = set.terms.iter().enumerate().filter(|(_, term)| !other.covers(term));
        lost.map(|(i, _)| i).collect()
    };
    let (all_before, all_after) = (before.set(trees), after.set(trees));
    let dropped = beyond(before, &all_after);
    let mut added = not_softened(beyond(after, &all_before), after, &dropped, before);
    if manner == Manner::Reach && !added.is_empty() {
        let wider = Wider::of(&before.terms);
        added.retain(|i| after.terms.get(*i).is_some_and(|term| !wider.covers(term)));
    }
    let (unsure, added): (Vec<usize>, Vec<usize>) =
        added.into_iter().partition(|i| after.terms.get(*i).is_some_and(|term| all_before.may_cover(term)));
    let told = told(before, after, &all_before);
    let order = |yes: bool, order| if yes { order } else { Order::Same };
    let by_terms = order(!added.is_empty(), Order::Heavier).and(order(!dropped.is_empty(), Order::Lighter));
    let mut weighing = Weighing::plain(told.iter().fold(by_terms, |all, t| all.and(t.order)));
    let heavier =
        told.iter().find(|t| t.order == Order::Heavier).or_else(|| told.iter().find(|t| t.order != Order::Same));
    if !unsure.is_empty() && !matches!(weighing.order, Order::Heavier | Order::Mixed) {
        return Weighing { terms: unsure, ..Weighing::apart(Remark::Place) };
    }
    let decided_by_terms = match weighing.order {
        Order::Heavier | Order::Mixed => !added.is_empty(),
        _ => !dropped.is_empty(),
    };
    if weighing.order == Order::Same {
        return weighing;
    }
    if decided_by_terms {
        let number = if matches!(weighing.order, Order::Heavier | Order::Mixed) { added.len() } else { dropped.len() };
        weighing.excess = Some(Excess::new(Measure::Items, i64::try_from(number).ok().map(Number::whole)));
    } else if let Some(told) = heavier {
        weighing.excess.clone_from(&told.excess);
    }
    weighing.terms = added;
    weighing.terms.extend(told.iter().filter(|t| matches!(t.order, Order::Heavier | Order::Mixed)).map(|t| t.index));
    weighing.terms.sort_unstable();
    weighing.terms.dedup();
    weighing
}

/// What was added, without what only takes the place of something harder on the ladder: 提醒 in place of 约谈.
fn not_softened(added: Vec<usize>, after: &Items, dropped: &[usize], before: &Items) -> Vec<usize> {
    let rung = |set: &Items, i: usize| set.terms.get(i).and_then(|term| term.rung);
    let mut free: Vec<usize> = dropped.iter().filter_map(|i| rung(before, *i)).collect();
    let softened = |i: &usize| {
        let at = rung(after, *i).and_then(|own| free.iter().position(|harder| *harder > own));
        at.map(|at| free.remove(at)).is_some()
    };
    let (_, rest): (Vec<usize>, Vec<usize>) = added.into_iter().partition(softened);
    rest
}

/// What the counts and rates beside one term say.
struct Told {
    index: usize,
    order: Order,
    excess: Option<Excess>,
}

/// Terms that both name, with a count or a rate on both sides. A count on one side only changes nothing: 主干道 are all of
/// them, however many.
fn told(before: &Items, after: &Items, all_before: &Set<'_>) -> Vec<Told> {
    let mut told = Vec::new();
    let tells = |set: &Items| set.terms.iter().any(|term| term.count.is_some() || term.rate.is_some());
    if !tells(before) && !tells(after) {
        return told;
    }
    for (index, a) in after.terms.iter().enumerate() {
        let Some(b) = all_before.twin(a) else { continue };
        if let (Some(n), Some(m)) = (b.count, a.count) {
            let excess = Excess::new(Measure::Count, m.minus(n).map(Number::abs)).times(m.over(n));
            let order = match m.cmp(&n) {
                Ordering::Greater => Order::Heavier,
                Ordering::Less => Order::Lighter,
                Ordering::Equal => Order::Same,
            };
            told.push(Told { index, order, excess: Some(excess) });
        }
        let direction = Direction { floor: Way::Up, ceiling: Way::Still };
        let rated = match (&b.rate, &a.rate) {
            (Some(n), Some(m)) => super::super::rate::weigh(n, m, direction),
            (None, Some(m)) => {
                let amount = m.per_year(End::Floor);
                let excess = amount.map(|_| Excess::new(Measure::TimesPerYear, amount));
                Weighing { excess, ..Weighing::plain(Order::Heavier) }
            }
            (Some(_), None) => Weighing::plain(Order::Lighter),
            (None, None) => continue,
        };
        told.push(Told { index, order: rated.order, excess: rated.excess });
    }
    told
}
