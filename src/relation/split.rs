//! Shares: what is asked of each unit times the units, and what is given to siblings summed, beside what the parent asks in
//! all. Counts add; shares of 100 do not.

use crate::directive::{Demand, Directive, Statement, Task};
use crate::finding::{Finding, Relation};
use crate::kind::amount::Amount;
use crate::kind::number::Number;
use crate::kind::order::{Excess, Measure};
use crate::kind::{Reading, Value};
use crate::rule::{RuleBook, Shift};

/// An amount asked of each unit of a directive as what it comes to in all, counted as the parent counts; with how many
/// units. `None` where it is no such amount or where the number of units is not known.
///
/// The parent counts in all, or per bodies of the child's own level (`每乡镇不少于2个`, for a township).
#[must_use]
pub fn times_units(
    book: &RuleBook,
    parent: &Amount,
    child: &Amount,
    directive: &Directive,
) -> Option<(Amount, Number)> {
    let (above, below) = (&parent.first, &child.first);
    let unit = below.per.as_deref()?;
    if !parent.or.is_empty() || !child.or.is_empty() || above.per == below.per || is_share(above.unit.as_deref()) {
        return None;
    }
    let rung = |word: &str| book.rung_in("level", word);
    if let Some(per) = above.per.as_deref() {
        // The ladder of levels rises from the village; the child stands where the parent counts, its units below it.
        if rung(per)? <= rung(unit)? {
            return None;
        }
    }
    let units = &directive.bind.units;
    let same = |kind: &str| kind == unit || (rung(kind).is_some() && rung(kind) == rung(unit));
    let listed = units.kinds.iter().find(|(kind, _)| same(&kind.text)).map(|(_, n)| *n);
    let n = listed.or(units.total.filter(|_| units.kinds.is_empty()))?;
    let mut whole = child.clone();
    let scaled = |bound: Option<crate::kind::amount::Bound>| match bound {
        Some(mut bound) => {
            bound.at = bound.at.times(n)?;
            Some(Some(bound))
        }
        None => Some(None),
    };
    whole.first.floor = scaled(below.floor)?;
    whole.first.ceiling = scaled(below.ceiling)?;
    whole.first.per.clone_from(&above.per);
    Some((whole, n))
}

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

fn is_share(unit: Option<&str>) -> bool {
    matches!(unit, Some("%" | "倍"))
}

/// What one child gives of a total: one value, or the rows of a map of its own that the parent does not have.
fn rows<'a>(
    parent: &'a Directive,
    task: Option<&'a Task>,
    (index, child): (usize, &'a Directive),
    dimension: usize,
    total: &Demand,
) -> Vec<Share<'a>> {
    let matched = crate::compare::match_tasks(parent, child);
    let own = matched.iter().filter(|m| match (task, m.parent) {
        (Some(task), Some(counterpart)) => std::ptr::eq(task, counterpart),
        (None, Some(counterpart)) => counterpart.statements.iter().all(|s| s.dimension != dimension),
        _ => false,
    });
    let statements = own.filter_map(|m| child.stated(m.child, dimension));
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
