//! What several parents ask together. One question settles it: does whoever meets the demands of all parents already meet
//! the child's?
//!
//! - **A value** is met already as soon as one parent asks as much, in words as hard: weekly, where one parent asks for it
//!   monthly and the other weekly. It is heavier only if it is heavier than what every parent asks that speaks of it; shown is
//!   the parent nearest to it, the others beside. What is heavier than one and not comparable with another is not comparable.
//! - **A number with two ends** is met where the floor of one and the ceiling of another come to it together.
//! - **A set** that adds up (scope, duties, papers) is met term by term: a term is added only if no parent's set covers it.
//! - **A set that takes away from a duty** (exceptions) shrinks: who is excepted by one parent is still held by the other, so
//!   only what all of them except is excepted, and only losing that is heavier.
//! - **Conditions that must hold together** are the other way about: the duty holds as soon as those of one parent do. A child
//!   that keeps all conditions of one parent asks no more than that one; one that keeps those of none asks more than all.
//! - **A ceiling that protects those below** (at most once a year) asks nothing, so nothing another parent leaves open can
//!   meet it: each parent's holds, and lifting any is heavier — unless another parent itself asks for as much.
//! - **Silence** of one parent is no answer where another speaks. Where silence means everything (scope, exceptions,
//!   thresholds), a parent of the same task that sets no limit has asked it of all, and what goes beyond the other's limit
//!   only restores that.

use super::Bench;
use super::demand::Beside;
use crate::directive::{Demand, Statement};
use crate::kind::Value;
use crate::kind::amount::Amount;
use crate::kind::grade::Rung;
use crate::kind::items::{Items, Set};
use crate::kind::number::Number;
use crate::kind::order::{End, Order, Way, Weighing};
use crate::rule::{Dimension, Shift, Silence};

/// What all parents say of one demand: each by its own word, or by that of the nearest above it that speaks.
#[derive(Default)]
pub(super) struct Answers<'a> {
    pub(super) spoken: Vec<Beside<'a>>,
    /// Whether one of them, that has the task, sets no limit where silence means everything.
    pub(super) is_open: bool,
}

/// What is to be told of a demand.
pub(super) struct Told<'a> {
    /// The answer.
    pub(super) answer: Beside<'a>,
    /// Those of other parents that the child goes beyond as well.
    pub(super) peers: Vec<Beside<'a>>,
    /// Whether what this parent says holds whatever the others leave open.
    pub(super) alone: bool,
}

impl<'a> Told<'a> {
    fn one(answer: Beside<'a>, alone: bool) -> Self {
        Self { answer, peers: Vec::new(), alone }
    }
}

impl<'a> Bench<'a> {
    /// The answers of all parents; `None` where one of them could not be read.
    pub(super) fn answers(&self, dimension: &Dimension, own: &Statement, demand: &Demand) -> Option<Answers<'a>> {
        let mut answers = Answers::default();
        let mut is_read = true;
        self.ask(|step| {
            if self.stated(step, own.dimension).is_some_and(|s| s.is_unread_for(demand)) {
                is_read = false;
                return true;
            }
            let answer = self.beside(step, dimension, own, demand).map(|a| self.beyond_part(a, dimension, own, demand));
            let speaks = answer.is_some();
            answers.spoken.extend(answer);
            answers.is_open |= !speaks && self.line.is_top(step) && self.sets_no_limit(step, dimension, own);
            speaks
        });
        is_read.then_some(answers)
    }

    /// Of a directive that speaks of a part only, the rest is what those above it ask: the answer beside the nearest of them,
    /// where the child goes beyond that and not beyond the part.
    fn beyond_part(&self, part: Beside<'a>, dimension: &Dimension, own: &Statement, demand: &Demand) -> Beside<'a> {
        if !part.of_part || !part.is_met() {
            return part;
        }
        let is_read = |step: &usize| !self.stated(*step, own.dimension).is_some_and(|s| s.is_unread_for(demand));
        let mut above = self.line.upward(part.step).into_iter().skip(1).take_while(is_read);
        let nearest = above.find_map(|step| self.beside(step, dimension, own, demand));
        let beyond = |answer: Beside<'a>| {
            let answer = self.beyond_part(answer, dimension, own, demand);
            matches!(answer.weighing.order, Order::Heavier | Order::Mixed).then_some(answer)
        };
        nearest.and_then(beyond).unwrap_or(part)
    }

    /// What all parents state on a dimension: each itself, or the nearest above it that does.
    pub(super) fn nearest(&self, dimension: usize) -> Vec<&'a Statement> {
        let mut found = Vec::new();
        self.ask(|step| {
            let stated = self.stated(step, dimension);
            found.extend(stated);
            stated.is_some()
        });
        found
    }

    /// Asks every parent, and above each that does not speak those above it.
    fn ask(&self, mut speaks: impl FnMut(usize) -> bool) {
        let mut open = self.speakers(None);
        let mut next = 0;
        while let Some(step) = open.get(next).copied() {
            next += 1;
            if !speaks(step) {
                for above in self.speakers(Some(step)) {
                    if !open.contains(&above) {
                        open.push(above);
                    }
                }
            }
        }
    }

    /// The steps right above one that speak of the task: where only some of several have it, those alone.
    fn speakers(&self, below: Option<usize>) -> Vec<usize> {
        let all: Vec<usize> = self.line.over(below).collect();
        if all.len() < 2 {
            return all;
        }
        let has_task = |step: &usize| {
            let counterpart = |step: usize| self.counterparts.get(step).is_some_and(Option::is_some);
            self.line.upward(*step).into_iter().any(counterpart)
        };
        if all.iter().any(has_task) { all.into_iter().filter(has_task).collect() } else { all }
    }

    /// Whether a step that has the task, silent on a dimension where silence means everything, asks as much as can be asked.
    pub(super) fn sets_no_limit(&self, step: usize, dimension: &Dimension, own: &Statement) -> bool {
        let everything = dimension.silence == Silence::Everything && dimension.default.is_none();
        let has_task = self.counterparts.get(step).is_some_and(Option::is_some);
        everything && has_task && self.stated(step, own.dimension).is_none()
    }

    /// What is to be told of the answers; `None` where there are none.
    pub(super) fn together(
        &self,
        dimension: &Dimension,
        demand: &Demand,
        mut answers: Vec<Beside<'a>>,
    ) -> Option<Told<'a>> {
        if answers.len() < 2 {
            return answers.pop().map(|only| Told::one(only, false));
        }
        if let Some(at) = lifted(dimension, demand, &answers) {
            return Some(Told::one(answers.swap_remove(at), true));
        }
        self.settle_sets(dimension, demand, &mut answers);
        let is_met = answers.iter().any(|answer| answer.is_met() && !answer.is_harder());
        if is_met || self.meet_as_range(dimension, demand, &answers) {
            return asks_less(answers);
        }
        let softer = answers.iter().position(Beside::is_met);
        let unclear = || answers.iter().position(|answer| answer.shift == Some(Shift::Incomparable));
        if let Some(at) = softer.or_else(unclear) {
            return Some(Told::one(answers.swap_remove(at), false));
        }
        let nearest = (0..answers.len()).min_by_key(|at| {
            let answer = answers.get(*at);
            let excess = answer.and_then(|a| a.weighing.excess.as_ref());
            let is_new = answer.is_some_and(|a| a.shift == Some(Shift::New));
            // What was issued after the child cannot have been added to: another parent is, where there is one.
            let is_later = answer.and_then(|a| self.line.above.get(a.step)).map(|a| self.line.child_is_older_than(a.0));
            let known = |n: Option<Number>| (n.is_none(), n);
            (is_later, is_new, known(excess.and_then(|e| e.factor)), known(excess.and_then(|e| e.amount)))
        })?;
        Some(Told { answer: answers.remove(nearest), peers: answers, alone: false })
    }

    /// Leaves of each set's answer what the parents say together.
    fn settle_sets(&self, dimension: &Dimension, demand: &Demand, answers: &mut Vec<Beside<'a>>) {
        let is_set = |answer: &Beside<'_>| answer.row.items().is_some() || answer.row.asked.is_none();
        match dimension.heavier.floor {
            _ if dimension.all_of => {}
            Way::Up => self.settle_added(demand, answers),
            Way::Down if answers.iter().all(is_set) => self.settle_lost(answers),
            Way::Down | Way::Still => {}
        }
    }

    /// Where more is heavier: what the child has beyond every one of the parents, and beyond them all taken together.
    fn settle_added(&self, demand: &Demand, answers: &mut [Beside<'a>]) {
        let home = self.line.home();
        let known = || answers.iter().filter(|answer| answer.weighing.order != Order::Apart);
        let Some(first) = known().next() else { return };
        let items: Vec<&Items> = known().filter_map(|answer| answer.row.items()).collect();
        let all = Items { terms: items.iter().flat_map(|set| set.terms.iter().cloned()).collect() };
        let (all, sets) = (all.set(&home), items.iter().map(|set| set.set(&home)).collect::<Vec<_>>());
        let own = demand.items().map(|set| set.terms.as_slice()).unwrap_or_default();
        // Of 主干道和次干道 each parent may have one half.
        let in_halves =
            |i: &usize| own.get(*i).is_some_and(|term| all.covers(term) && !sets.iter().any(|set| set.covers(term)));
        let beyond_all = |i: &usize| known().all(|answer| answer.weighing.terms.contains(i)) && !in_halves(i);
        let terms: Vec<usize> = first.weighing.terms.iter().copied().filter(beyond_all).collect();
        answers.iter_mut().filter(|a| a.weighing.order != Order::Apart).for_each(|answer| answer.keep(terms.clone()));
    }

    /// Where fewer is heavier: of what the child lost, what every other parent has as well.
    fn settle_lost(&self, answers: &mut Vec<Beside<'a>>) {
        let home = self.line.home();
        let items: Vec<Items> = answers.iter().map(|answer| answer.row.items().cloned().unwrap_or_default()).collect();
        let sets: Vec<Set<'_>> = items.iter().map(|items| items.set(&home)).collect();
        for (at, answer) in answers.iter_mut().enumerate() {
            let own = items.get(at).map(|set| set.terms.as_slice()).unwrap_or_default();
            let others = || sets.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, set)| set);
            let by_all = |i: &usize| own.get(*i).is_some_and(|term| others().all(|set| set.covers(term)));
            let terms = answer.weighing.terms.iter().copied().filter(by_all).collect();
            answer.keep(terms);
        }
        if answers.iter().any(|answer| !answer.weighing.terms.is_empty()) {
            answers.retain(|answer| !answer.weighing.terms.is_empty());
        }
    }

    /// Whether the ends that the parents set come to the child's together.
    fn meet_as_range(&self, dimension: &Dimension, demand: &Demand, answers: &[Beside<'a>]) -> bool {
        let amount = |answer: &Beside<'a>| match answer.row.asked.as_ref().map(|reading| &reading.value) {
            Some(Value::Amount(amount)) => Some(amount.clone()),
            _ => None,
        };
        // What another says in softer words it does not ask.
        let mut amounts = answers.iter().filter(|answer| !answer.is_harder()).map(amount);
        let Some(first) = amounts.next().flatten() else { return false };
        let range = amounts.try_fold(first, |range: Amount, next| range.within(&next?));
        let (Some(range), Some(own)) = (range, &demand.asked) else { return false };
        let order = dimension.weigh(&Value::Amount(range), &own.value, &self.world(None)).order;
        matches!(order, Order::Same | Order::Lighter)
    }
}

/// The answer beside the strictest ceiling that protects those below and is lifted, where no parent asks for as much.
fn lifted(dimension: &Dimension, demand: &Demand, answers: &[Beside<'_>]) -> Option<usize> {
    let protects = dimension.heavier.ceiling == Way::Up && dimension.heavier.floor != Way::Down;
    if !protects || dimension.graded.is_some() || dimension.kinds.is_empty() {
        return None;
    }
    let own = demand.asked.as_ref().map(|reading| &reading.value).filter(|value| value.has_only_ceiling());
    // A number that another asks for makes room for itself, and for no more.
    let makes_room = |answer: &Beside<'_>| match (own, &answer.row.asked) {
        (Some(own), Some(above)) => is_as_much(&above.value, own),
        _ => true,
    };
    if answers.iter().any(|answer| answer.is_met() && !answer.is_only_ceiling() && makes_room(answer)) {
        return None;
    }
    let is_lifted = |answer: &Beside<'_>| {
        matches!(answer.weighing.order, Order::Heavier | Order::Mixed)
            && (answer.is_only_ceiling() || answer.weighing.end == Some(End::Ceiling))
    };
    let lifted = answers.iter().enumerate().filter(|(_, answer)| is_lifted(answer));
    lifted.max_by_key(|(_, answer)| answer.weighing.excess.as_ref().and_then(|e| e.factor)).map(|(at, _)| at)
}

/// Whether the floor of a value reaches as far as the ceiling of another, counted alike.
fn is_as_much(floor: &Value, ceiling: &Value) -> bool {
    match (floor, ceiling) {
        (Value::Rate(floor), Value::Rate(ceiling)) => {
            floor.per_year(End::Floor).zip(ceiling.per_year(End::Ceiling)).is_some_and(|(a, b)| a >= b)
        }
        (Value::Amount(floor), Value::Amount(ceiling)) => {
            let (a, b) = (&floor.first, &ceiling.first);
            a.unit == b.unit && a.per == b.per && a.floor.zip(b.ceiling).is_some_and(|(a, b)| a.at >= b.at)
        }
        _ => false,
    }
}

/// What is to be told where the parents together ask as much: at most that the child asks less than one of them.
fn asks_less(mut answers: Vec<Beside<'_>>) -> Option<Told<'_>> {
    // Of ceilings that protect, the lowest holds: who keeps that asks no less than all of them.
    let kept = answers.iter().any(|answer| answer.is_only_ceiling() && answer.weighing.order == Order::Same);
    let is_less = |answer: &Beside<'_>| answer.weighing.order == Order::Lighter && !(kept && answer.is_only_ceiling());
    let factor = |at: &usize| answers.get(*at).and_then(|a| a.weighing.excess.as_ref()?.factor);
    let less = (0..answers.len()).filter(|at| answers.get(*at).is_some_and(is_less)).min_by_key(factor);
    let same = answers.iter().position(|answer| answer.weighing.order == Order::Same && !answer.is_harder());
    let Some(at) = less.or(same) else {
        // Only the ends of all parents together come to the child's.
        let first = answers.into_iter().next()?;
        return Some(Told::one(first.silenced(), false));
    };
    let mut told = answers.swap_remove(at);
    told.force = told.force.filter(|(shift, _)| *shift != Shift::Heavier);
    Some(Told::one(told, false))
}

impl Beside<'_> {
    /// Whether who does as this parent asks already does what the child asks.
    fn is_met(&self) -> bool {
        matches!(self.weighing.order, Order::Same | Order::Lighter) && self.shift != Some(Shift::Incomparable)
    }

    /// Whether the child says it with harder words.
    fn is_harder(&self) -> bool {
        self.force.as_ref().is_some_and(|(shift, _)| *shift == Shift::Heavier)
    }

    /// How the force of the words stands where it does not move with the value, which would be one cause.
    pub(super) fn force_apart(&self) -> Option<&(Shift, (Rung, Rung))> {
        let one_cause = |shift: Shift| match self.weighing.order {
            Order::Heavier | Order::Mixed | Order::Apart => shift == Shift::Heavier,
            Order::Lighter => shift == Shift::Lighter,
            Order::Same => false,
        };
        self.force.as_ref().filter(|(shift, _)| !one_cause(*shift))
    }

    /// Whether what this parent asks is no more than a ceiling.
    fn is_only_ceiling(&self) -> bool {
        self.row.asked.as_ref().is_some_and(|reading| reading.value.has_only_ceiling())
    }

    /// The same with nothing to be said of it.
    fn silenced(self) -> Self {
        Self { shift: None, force: None, ..self }
    }

    /// Leaves only some of the terms that decided; without any, the answer is what the rest comes to.
    fn keep(&mut self, terms: Vec<usize>) {
        if terms.len() == self.weighing.terms.len() {
            return;
        }
        if terms.is_empty() {
            let less = matches!(self.weighing.order, Order::Mixed | Order::Lighter);
            self.weighing = Weighing::plain(if less { Order::Lighter } else { Order::Same });
            self.shift = less.then_some(Shift::Lighter);
        } else {
            self.weighing.excess = self.weighing.excess.take().map(|excess| excess.of_terms(terms.len()));
            self.weighing.terms = terms;
        }
    }
}
