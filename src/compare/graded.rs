//! A value graded by gravity beside one that is not: grading inside the parent's range is no escalation, so the child is
//! taken as the whole that its grades span.

use super::Bench;
use crate::directive::{Demand, Statement};
use crate::kind::amount::Amount;
use crate::kind::{Reading, Value};
use crate::yaml::Span;
use std::sync::Arc;

impl Bench<'_> {
    /// The whole that a graded statement spans, where the parent gives one value for all gravities.
    pub(super) fn graded(&self, statement: &Statement) -> Option<Demand> {
        let whole = self.spanned(statement)?;
        let above = self.nearest(statement.dimension);
        let is_plain = !above.is_empty() && above.iter().all(|s| s.demands.iter().all(|row| row.subject.is_none()));
        is_plain.then_some(whole)
    }

    /// The whole that a graded statement spans.
    pub(super) fn spanned(&self, statement: &Statement) -> Option<Demand> {
        let book = self.comparer.book;
        let ladder = book.dimensions.get(statement.dimension)?.graded.as_deref()?;
        let is_gravity =
            |demand: &Demand| demand.subject.as_ref().is_some_and(|s| book.rung_in(ladder, &s.text).is_some());
        let (first, last) = (statement.demands.first()?, statement.demands.last()?);
        if statement.demands.len() < 2 || !statement.demands.iter().all(is_gravity) {
            return None;
        }
        // Who is let off at the least of gravities (轻微: 不予处罚) is below every floor.
        let (let_off, asked): (Vec<&Demand>, Vec<&Demand>) = statement.demands.iter().partition(|d| is_let_off(d));
        let (lowest, rest) = asked.split_first()?;
        let mut whole =
            rest.iter().try_fold(amount(lowest)?.clone(), |whole, demand| joined(&whole, amount(demand)?))?;
        whole.first.floor = whole.first.floor.filter(|_| let_off.is_empty());
        let force = statement.demands.iter().find_map(|demand| match demand.asked.as_deref() {
            Some(reading) => reading.force.clone(),
            None => None,
        });
        let said = |demand: &Demand| {
            let subject = demand.subject.as_ref().map_or("", |s| s.text.as_str());
            format!("{subject}{}", demand.text)
        };
        Some(Demand {
            subject: None,
            asked: Some(Arc::new(Reading { value: Value::Amount(whole), force })),
            text: statement.demands.iter().map(said).collect::<Vec<_>>().join("、"),
            span: Span { start: first.span.start.min(last.span.start), end: last.span.end.max(first.span.end) },
            terms: Vec::new(),
        })
    }
}

/// Whether nothing is asked: said openly, or by the lowest rung of a ladder.
fn is_let_off(demand: &Demand) -> bool {
    match demand.asked.as_deref() {
        None => true,
        Some(Reading { value: Value::Grade(grade), .. }) => grade.rank == 1,
        Some(_) => false,
    }
}

fn amount(demand: &Demand) -> Option<&Amount> {
    match demand.asked.as_deref() {
        Some(Reading { value: Value::Amount(amount), .. }) if amount.or.is_empty() => Some(amount),
        _ => None,
    }
}

/// The range from the lower floor to the higher ceiling, for amounts counted alike.
fn joined(a: &Amount, b: &Amount) -> Option<Amount> {
    let (x, y) = (&a.first, &b.first);
    if x.unit != y.unit || x.per != y.per || x.course != y.course {
        return None;
    }
    let mut whole = a.clone();
    // Of two ends at one figure the one that takes it in reaches further.
    whole.first.floor =
        x.floor.zip(y.floor).and_then(|(p, q)| [p, q].into_iter().min_by_key(|end| (end.at, end.strict)));
    whole.first.ceiling =
        x.ceiling.zip(y.ceiling).and_then(|(p, q)| [p, q].into_iter().max_by_key(|end| (end.at, !end.strict)));
    Some(whole)
}
