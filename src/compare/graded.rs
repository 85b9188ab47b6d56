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
        let book = self.comparer.book;
        let ladder = book.dimensions.get(statement.dimension)?.graded.as_deref()?;
        let is_gravity =
            |demand: &Demand| demand.subject.as_ref().is_some_and(|s| book.rung_in(ladder, &s.text).is_some());
        let (first, rest) = statement.demands.split_first()?;
        if rest.is_empty() || !statement.demands.iter().all(is_gravity) {
            return None;
        }
        let above = self.nearest(statement.dimension);
        if above.is_empty() || above.iter().flat_map(|stated| &stated.demands).any(|row| row.subject.is_some()) {
            return None;
        }
        let whole = rest.iter().try_fold(amount(first)?.clone(), |whole, demand| joined(&whole, amount(demand)?))?;
        let force = statement.demands.iter().find_map(|demand| match demand.asked.as_deref() {
            Some(reading) => reading.force.clone(),
            None => None,
        });
        let said = |demand: &Demand| {
            let subject = demand.subject.as_ref().map_or("", |s| s.text.as_str());
            format!("{subject}{}", demand.text)
        };
        let last = rest.last().map_or(first.span, |demand| demand.span);
        Some(Demand {
            subject: None,
            asked: Some(Arc::new(Reading { value: Value::Amount(whole), force })),
            text: statement.demands.iter().map(said).collect::<Vec<_>>().join("、"),
            span: Span { start: first.span.start.min(last.start), end: last.end.max(first.span.end) },
            terms: Vec::new(),
        })
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
