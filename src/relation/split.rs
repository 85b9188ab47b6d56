//! Shares: what is given to siblings, summed, beside what the parent asks in all. Counts add; shares of 100 do not.

use crate::compare::is_share;
use crate::directive::{Demand, Directive, Statement, Task};
use crate::finding::{Finding, Relation};
use crate::kind::number::Number;
use crate::kind::order::{Excess, Measure};
use crate::kind::{Reading, Value};
use crate::lineage::match_tasks;
use crate::rule::{RuleBook, Shift};

/// One sibling's share.
struct Share<'a> {
    directive: usize,
    route: String,
    demand: &'a Demand,
    at: Number,
}

/// Shares given to siblings that add up to more than the parent's total. `children` are siblings under `parent`.
#[must_use]
pub fn shares(book: &RuleBook, parent: (usize, &Directive), children: &[(usize, &Directive)]) -> Vec<Finding> {
    let mut found = Vec::new();
    let of_tasks = parent.1.tasks.iter().map(|task| (Some(task), &task.statements));
    for (task, statements) in of_tasks.chain([(None, &parent.1.statements)]) {
        for statement in statements {
            for total in &statement.demands {
                let Some(whole) = floor(total) else { continue };
                let named = children.iter().flat_map(|child| rows(parent.1, task, *child, statement.dimension, total));
                let given: Vec<Share<'_>> = named.collect();
                found.extend(beyond(book, parent.0, statement, total, whole, &given));
            }
        }
    }
    found
}

/// The count that a demand asks for in all; shares of 100 and counts per body are none.
fn floor(demand: &Demand) -> Option<Number> {
    let Some(Reading { value: Value::Amount(amount), .. }) = &demand.asked else { return None };
    let count = &amount.first;
    let adds =
        amount.or.is_empty() && count.per.is_none() && count.course.is_none() && !is_share(count.unit.as_deref());
    adds.then_some(count.floor?.at)
}

/// What one child gives of a total: one value, or the rows of a map of its own that the parent does not have.
fn rows<'a>(
    parent: &'a Directive,
    task: Option<&'a Task>,
    (index, child): (usize, &'a Directive),
    dimension: usize,
    total: &Demand,
) -> Vec<Share<'a>> {
    let own = match_tasks(parent, child).filter(|(_, counterpart)| match (task, counterpart) {
        (Some(task), Some(counterpart)) => std::ptr::eq(task, *counterpart),
        (None, Some(counterpart)) => counterpart.statements.iter().all(|s| s.dimension != dimension),
        _ => false,
    });
    let statements = own.filter_map(|(task, _)| child.stated(task, dimension));
    let subject = total.subject.as_ref().map(|word| word.text.as_str());
    let demands = statements.flat_map(|s| s.demands.iter().map(move |d| (s, d)));
    let same = demands.filter(|(_, d)| subject.is_none() || d.subject.as_ref().map(|w| w.text.as_str()) == subject);
    let share = |s: &Statement, demand: &'a Demand| {
        Some(Share { directive: index, route: s.route.clone(), demand, at: floor(demand)? })
    };
    let mut shares: Vec<Share<'a>> = same.filter_map(|(s, demand)| share(s, demand)).collect();
    shares.dedup_by_key(|share| share.demand.span);
    shares
}

fn beyond(
    book: &RuleBook,
    parent: usize,
    statement: &Statement,
    total: &Demand,
    whole: Number,
    given: &[Share<'_>],
) -> Option<Finding> {
    // The total handed down whole is one demand, not a share of it.
    if given.len() < 2 || given.iter().any(|share| share.at >= whole || unit(share.demand) != unit(total)) {
        return None;
    }
    let sum = given.iter().try_fold(Number::ZERO, |sum, share| sum.plus(share.at))?;
    if sum <= whole {
        return None;
    }
    let place =
        |share: &Share<'_>| super::at(share.directive, share.demand.span, share.demand.text.clone(), &share.route);
    let (first, rest) = given.split_first()?;
    let mut finding = super::finding(book, "shares-beyond-total", Relation::Split, Shift::Heavier, place(first))?;
    finding.dimension = book.dimensions.get(statement.dimension).map(|d| d.id.clone());
    finding.subject = total.subject.as_ref().map(|word| word.text.clone());
    finding.parent = Some(super::at(parent, total.span, total.text.clone(), &statement.route));
    finding.also = rest.iter().map(place).collect();
    let mut excess = Excess::new(Measure::Count, sum.minus(whole)).times(sum.over(whole));
    excess.unit = unit(total).map(str::to_owned);
    finding.excess = Some(excess);
    finding.figures = vec![("sum", sum), ("whole", whole)];
    Some(finding)
}

fn unit(demand: &Demand) -> Option<&str> {
    match &demand.asked {
        Some(Reading { value: Value::Amount(amount), .. }) => amount.first.unit.as_deref(),
        _ => None,
    }
}
