//! Duties and papers that ask no more than another by their own words: a 月报告 less than a 周报告, 建立相关台账 no more than
//! 建立台账, 身份证或户口簿 no more than 身份证.

use super::super::order::{Excess, Order, Weighing, World};
use super::bound::{Bounded, Within};
use super::cover::{choices, joined, steps};
use super::duty::Duty;
use super::{Set, Term};
use std::collections::HashMap;

/// What a set asks, to be asked whether a term asks no more.
pub(super) struct Asked<'s, 't> {
    set: &'s Set<'t>,
    /// By what is done, in as few words as say it.
    duties: HashMap<String, Vec<Duty>>,
    /// What reaches back so far: 近三年审计报告.
    recent: Vec<Bounded>,
    /// Where the set is the parent's and the term the child's.
    world: World<'s>,
}

impl<'s, 't> Asked<'s, 't> {
    pub(super) fn of(terms: &[Term], set: &'s Set<'t>, world: World<'s>) -> Self {
        let mut duties: HashMap<String, Vec<Duty>> = HashMap::new();
        for term in terms.iter().flat_map(|term| joined(term).into_iter().chain([term.clone()])) {
            let duty = Duty::of(&term, world.parent_issued);
            duties.entry(duty.done.clone()).or_default().push(duty);
        }
        Self { set, duties, recent: terms.iter().filter_map(recent).collect(), world }
    }

    /// Whether one of what it asks is as much as a term, or as one of the terms between which that gives a choice.
    pub(super) fn covers(&self, term: &Term) -> bool {
        let (choices, parts) = (choices(term), joined(term));
        let any = choices.len() > 1 && choices.iter().any(|choice| self.set.covers(choice));
        let all = || !parts.is_empty() && parts.iter().all(|part| self.set.covers(part) || self.covers(part));
        any || self.beside(term).any(|of| matches!(of.order, Order::Same | Order::Lighter))
            || self.reaches_as_far(term)
            || all()
    }

    /// Whether the same is asked of a time that reaches back as far.
    fn reaches_as_far(&self, term: &Term) -> bool {
        let own = if self.recent.is_empty() { None } else { recent(term) };
        own.is_some_and(|own| {
            let far = |above: &Bounded| own.whole().within(above.whole()) == Within::Yes;
            self.recent.iter().any(|above| above.whole().around == own.whole().around && far(above))
        })
    }

    /// By how much a term goes beyond the one of what it asks that asks the same thing to be done more rarely or later.
    pub(super) fn beyond(&self, term: &Term) -> Option<Excess> {
        self.beside(term).filter(|of| of.order == Order::Heavier).find_map(|of| of.excess)
    }

    /// How a term stands to each that asks the same thing to be done.
    fn beside(&self, term: &Term) -> impl Iterator<Item = Weighing> {
        let own = Duty::of(term, self.world.child_issued);
        let above = self.duties.get(&own.done).into_iter().flatten();
        above.map(move |above| own.beside(above, &self.world))
    }
}

/// The figures of a term that says how far back it reaches.
fn recent(term: &Term) -> Option<Bounded> {
    let words = steps(term).join("/");
    words.contains('近').then(|| Bounded::of(&words)).flatten()
}

/// How one duty stands to another on whose rung it is, where both say how often or of whom: 每月排名 beside 每季度排名,
/// 后五名约谈 beside 后三名约谈.
pub(super) fn beside(above: &Term, own: &Term, world: &World<'_>) -> Option<Order> {
    let duties = (Duty::of(above, world.parent_issued), Duty::of(own, world.child_issued));
    if duties.0.both_paced(&duties.1) {
        return Some(duties.1.beside(&duties.0, world).order);
    }
    let figures = |term: &Term| Bounded::of(&steps(term).join("/"));
    let (above, own) =
        figures(above).zip(figures(own)).filter(|(above, own)| above.whole().around == own.whole().around)?;
    match (own.whole().within(above.whole()), above.whole().within(own.whole())) {
        (Within::Yes, Within::Yes) => Some(Order::Same),
        (Within::Yes, _) => Some(Order::Lighter),
        (_, Within::Yes) => Some(Order::Heavier),
        _ => None,
    }
}
