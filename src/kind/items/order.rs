//! The order of sets: what one covers and the other does not.

use super::super::number::Number;
use super::super::order::{Direction, End, Excess, Measure, Order, Remark, Way, Weighing, World};
use super::asked::{self, Asked};
use super::bound::Within;
use super::cover::{Trees, any_covers, choices, holding, joined};
use super::narrow::Wider;
use super::{Items, Set, Term};
use crate::calendar::Calendar;
use std::cell::LazyCell;
use std::cmp::Ordering;
use std::slice;

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
    weigh_as(parent, child, direction, Manner::Asked, trees, &World::of(Calendar::built_in()))
}

/// The same of terms of which it is known what they are, in texts of which it is known when they were issued.
#[must_use]
pub fn weigh_as(
    parent: &Items,
    child: &Items,
    direction: Direction,
    manner: Manner,
    trees: &dyn Trees,
    world: &World<'_>,
) -> Weighing {
    match (direction.floor, manner) {
        (Way::Down, Manner::Together) => together(parent, child, trees),
        (Way::Up, _) => more(parent, child, manner, trees, *world),
        // Fewer exceptions are heavier: the child is to the parent as a shorter list of duties would be to a longer one.
        (Way::Down, _) => more(child, parent, manner, trees, world.turned()),
        (Way::Still, _) => Weighing::plain(Order::Same),
    }
}

/// Conditions: the parent's is kept by a child's that holds only where it does; one that says less lets more through.
fn together(parent: &Items, child: &Items, trees: &dyn Trees) -> Weighing {
    let each = |set: &Items| -> Vec<Vec<Term>> {
        let parts = |term: &Term| -> Vec<Term> {
            let parts = joined(term);
            if parts.is_empty() { vec![term.clone()] } else { parts }
        };
        set.terms.iter().map(|term| holding(term).iter().flat_map(parts).collect()).collect()
    };
    let (above, below) = (each(parent), each(child));
    let implied = |by: &[Vec<Term>], of: &[Vec<Term>], term: &Term| {
        let any = choices(term);
        let wider = Wider::of(&any);
        let often = |strong: &Term| term.count.is_none_or(|weak| strong.count.is_some_and(|strong| strong >= weak));
        let meets = |strong: &Term| (any_covers(&any, strong, trees) || wider.covers(strong)) && often(strong);
        let is_met = by.iter().flatten().any(|strong| choices(strong).iter().all(meets));
        // What one asks in the other's words stands for that alone.
        let kept = |strong: &Term| of.iter().flatten().any(|own| any_covers(slice::from_ref(own), strong, trees));
        let unsettled = || by.iter().flatten().any(|strong| wider.unsettled(strong).is_some() && !kept(strong));
        if is_met {
            Within::Yes
        } else if unsettled() {
            Within::Unlike
        } else {
            Within::No
        }
    };
    let least =
        |parts: &[Term], by: &[Vec<Term>], of: &[Vec<Term>]| parts.iter().map(|part| implied(by, of, part)).max();
    let found: Vec<Within> = above.iter().filter_map(|parts| least(parts, &below, &above)).collect();
    let at = |within: Within| -> Vec<usize> { (0..found.len()).filter(|i| found.get(*i) == Some(&within)).collect() };
    let (lost, unsettled) = (at(Within::No), at(Within::Unlike));
    if lost.is_empty() && !unsettled.is_empty() {
        return Weighing { terms: unsettled, ..Weighing::apart(Remark::Figure) };
    }
    let gained = below.iter().filter(|parts| least(parts, &above, &below) != Some(Within::Yes)).count();
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
fn more(before: &Items, after: &Items, manner: Manner, trees: &dyn Trees, world: World<'_>) -> Weighing {
    let (all_before, all_after) = (before.set(trees), after.set(trees));
    let is_reach = manner == Manner::Reach;
    // Of large sets these are made ready only where some term is not simply covered.
    let asked_before = LazyCell::new(|| Asked::of(&before.terms, &all_before, world));
    let asked_after = LazyCell::new(|| Asked::of(&after.terms, &all_after, world.turned()));
    let wide_before = LazyCell::new(|| Wider::of(&before.terms));
    let wide_after = LazyCell::new(|| Wider::of(&after.terms));
    let by_before = |term: &Term| if is_reach { wide_before.covers(term) } else { asked_before.covers(term) };
    let by_after = |term: &Term| if is_reach { wide_after.covers(term) } else { asked_after.covers(term) };
    let beyond = |set: &Items, all: &Set<'_>, stands_for: &dyn Fn(&Term) -> bool| -> Vec<usize> {
        let over = |term: &Term| !all.covers(term) && !stands_for(term);
        (0..set.terms.len()).filter(|i| set.terms.get(*i).is_some_and(over)).collect()
    };
    let dropped = beyond(before, &all_after, &by_after);
    let added = not_softened(beyond(after, &all_before, &by_before), after, &dropped, before);
    let (unsure, added): (Vec<usize>, Vec<usize>) =
        added.into_iter().partition(|i| after.terms.get(*i).is_some_and(|term| all_before.may_cover(term)));
    let unclear = |i: &usize| {
        is_reach && after.terms.get(*i).and_then(|term| wide_before.unsettled(term)) == Some(Within::Unclear)
    };
    let (ungraded, added): (Vec<usize>, Vec<usize>) = added.into_iter().partition(unclear);
    let told = told(before, after, manner, &all_before, &world);
    let order = |yes: bool, order| if yes { order } else { Order::Same };
    let by_terms = order(!added.is_empty(), Order::Heavier).and(order(!dropped.is_empty(), Order::Lighter));
    let mut weighing = Weighing::plain(told.iter().fold(by_terms, |all, t| all.and(t.order)));
    let heavier =
        told.iter().find(|t| t.order == Order::Heavier).or_else(|| told.iter().find(|t| t.order != Order::Same));
    if !unsure.is_empty() && !matches!(weighing.order, Order::Heavier | Order::Mixed) {
        return Weighing { terms: unsure, ..Weighing::apart(Remark::Place) };
    }
    if !ungraded.is_empty() && !matches!(weighing.order, Order::Heavier | Order::Mixed) {
        return Weighing { terms: ungraded, ..Weighing::apart(Remark::Figure) };
    }
    let decided_by_terms = match weighing.order {
        Order::Heavier | Order::Mixed => !added.is_empty(),
        _ => !dropped.is_empty(),
    };
    if weighing.order == Order::Same {
        return weighing;
    }
    let further = match added.as_slice() {
        [only] if manner == Manner::Asked => after.terms.get(*only).and_then(|term| asked_before.beyond(term)),
        _ => None,
    };
    if further.is_some() {
        weighing.excess = further;
    } else if decided_by_terms {
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

/// How many of a term there are, on two sides. What is asked without a count is asked once: 拍照上传, beside 拍照上传不少于3张. Else
/// a count on one side only changes nothing: 主干道 are all of them, however many, and how many points 扣分 takes is left open.
fn counts(before: &Term, after: &Term, manner: Manner) -> Option<(Number, Number)> {
    match (before.count, after.count) {
        (Some(n), Some(m)) => Some((n, m)),
        (None, None) => None,
        _ if manner != Manner::Asked || after.rung.is_some() => None,
        (n, m) => Some((n.unwrap_or(Number::ONE), m.unwrap_or(Number::ONE))),
    }
}

/// Terms that both name, with a count or a rate.
fn told(before: &Items, after: &Items, manner: Manner, all_before: &Set<'_>, world: &World<'_>) -> Vec<Told> {
    let mut told = Vec::new();
    let told_apart = |term: &Term| term.count.is_some() || term.rate.is_some() || term.rung.is_some();
    let tells = |set: &Items| set.terms.iter().any(told_apart);
    if !tells(before) && !tells(after) {
        return told;
    }
    for (index, a) in after.terms.iter().enumerate() {
        let Some(b) = all_before.twin(a) else { continue };
        if let Some((n, m)) = counts(b, a, manner) {
            let excess = || Excess::new(Measure::Count, m.minus(n).map(Number::abs)).times(m.over(n));
            let order = match m.cmp(&n) {
                Ordering::Greater => Order::Heavier,
                Ordering::Less => Order::Lighter,
                Ordering::Equal => Order::Same,
            };
            told.push(Told { index, order, excess: b.count.and(a.count).map(|_| excess()) });
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
            (None, None) => match asked::beside(b, a, world) {
                Some(order) => Weighing::plain(order),
                None => continue,
            },
        };
        told.push(Told { index, order: rated.order, excess: rated.excess });
    }
    told
}
