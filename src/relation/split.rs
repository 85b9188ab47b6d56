//! Shares: what is given to siblings, summed, beside what the parent asks in all. Counts add; shares of 100 do not.

use super::at;
use crate::compare::{holds_for, is_share, own_share};
use crate::directive::{Demand, Directive, Statement, Task};
use crate::finding::{Finding, Place, Relation};
use crate::kind::number::Number;
use crate::kind::order::{Excess, Measure};
use crate::kind::{Reading, Value};
use crate::lineage::match_tasks;
use crate::rule::{RuleBook, Shift};
use std::collections::{HashMap, HashSet};

/// What a parent asks in all, of which those below may each be given a share.
#[derive(Debug)]
pub struct Shares<'a> {
    book: &'a RuleBook,
    parent: (usize, &'a Directive),
    totals: Vec<Total<'a>>,
}

#[derive(Debug)]
struct Total<'a> {
    task: Option<&'a Task>,
    statement: &'a Statement,
    demand: &'a Demand,
    whole: Number,
}

/// One sibling's share of a total.
#[derive(Clone, Debug, PartialEq)]
pub struct Share {
    total: usize,
    /// Where it is given.
    pub place: Place,
    unit: Option<String>,
    at: Number,
}

impl<'a> Shares<'a> {
    /// The totals of a parent.
    #[must_use]
    pub fn of(book: &'a RuleBook, parent: (usize, &'a Directive)) -> Self {
        let of_tasks = parent.1.tasks.iter().flat_map(|task| task.statements.iter().map(move |s| (Some(task), s)));
        let of_head = parent.1.statements.iter().map(|s| (None, s));
        let demands =
            of_tasks.chain(of_head).flat_map(|(task, s)| s.demands.iter().map(move |demand| (task, s, demand)));
        let total = |(task, statement, demand)| Some(Total { task, statement, demand, whole: floor(demand)? });
        Self { book, parent, totals: demands.filter_map(total).collect() }
    }

    /// Whether there is nothing of which a share could be given.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.totals.is_empty()
    }

    /// What one child gives of each total.
    #[must_use]
    pub fn given(&self, child: (usize, &Directive)) -> Vec<Share> {
        let carried = Carried::of(self.parent.1, child.1);
        let mut shares = Vec::new();
        let (mut of_one, mut stated, mut own): (Option<*const Statement>, _, _) = (None, Vec::new(), None);
        for (number, total) in self.totals.iter().enumerate() {
            // The totals of one statement stand together.
            let one = Some(std::ptr::from_ref(total.statement));
            if of_one != one {
                of_one = one;
                stated = carried.stated(total.task, total.statement.dimension);
                own = own_share(self.book, child.1, total.statement).filter(|_| !stated.is_empty());
            }
            shares.extend(self.rows(number, total, (&stated, own), child));
        }
        shares
    }

    /// The totals that the shares of all children, in their order, go beyond.
    #[must_use]
    pub fn beyond(&self, given: &[Share]) -> Vec<Finding> {
        let mut of_each: Vec<Vec<&Share>> = vec![Vec::new(); self.totals.len()];
        for share in given {
            of_each.get_mut(share.total).into_iter().for_each(|shares| shares.push(share));
        }
        self.totals.iter().zip(&of_each).filter_map(|(total, given)| self.sum(total, given)).collect()
    }

    /// What one child gives of a total: one value, or the rows of a map of its own that the parent does not have.
    fn rows(
        &self,
        number: usize,
        total: &Total<'_>,
        (stated, own_share): (&[&Statement], Option<&Demand>),
        (index, child): (usize, &Directive),
    ) -> Vec<Share> {
        let is_total = |row: &Demand| std::ptr::eq(row, total.demand);
        // What is asked of the child in all is what it may divide, whatever it calls the parts.
        let divided = own_share.is_some_and(is_total);
        let subject = total.demand.subject.as_ref().map(|word| word.text.as_str()).filter(|_| !divided);
        let named = |own: &str| {
            let others = total.statement.over(&self.book.terms, own).filter(|row| !is_total(row));
            others.filter_map(|row| row.subject.as_ref()).any(|row| holds_for(self.book, &row.text, own, child))
        };
        let of_total = |demand: &&Demand| {
            let own = demand.subject.as_ref().map(|word| word.text.as_str());
            let speaks = |subject: &str| own.is_some_and(|own| holds_for(self.book, subject, own, child));
            if divided { own.is_some_and(|own| !named(own)) } else { subject.is_none_or(speaks) }
        };
        let mut shares: Vec<Share> = Vec::new();
        for statement in stated {
            let likely = subject.map(|subject| statement.under(&self.book.terms, subject));
            let all = likely.is_none().then_some(&statement.demands).into_iter().flatten();
            for demand in likely.into_iter().flatten().chain(all).filter(of_total) {
                let Some(at_most) = floor(demand) else { continue };
                if shares.last().is_some_and(|share| share.place.span == demand.span) {
                    continue;
                }
                let place = at(index, demand.span, demand.text.clone(), &statement.route);
                shares.push(Share { total: number, place, unit: unit(demand).map(str::to_owned), at: at_most });
            }
        }
        shares
    }

    fn sum(&self, total: &Total<'_>, given: &[&Share]) -> Option<Finding> {
        let whole = total.whole;
        // The total handed down whole is one demand, not a share of it.
        let no_share = |share: &&Share| share.at >= whole || share.unit.as_deref() != unit(total.demand);
        if given.len() < 2 || given.iter().any(no_share) {
            return None;
        }
        let sum = given.iter().try_fold(Number::ZERO, |sum, share| sum.plus(share.at))?;
        if sum <= whole {
            return None;
        }
        let (first, rest) = given.split_first()?;
        let place = first.place.clone();
        let mut finding = super::finding(self.book, "shares-beyond-total", Relation::Split, Shift::Heavier, place)?;
        finding.dimension = self.book.dimensions.get(total.statement.dimension).map(|d| d.id.clone());
        finding.subject = total.demand.subject.as_ref().map(|word| word.text.clone());
        let (index, demand) = (self.parent.0, total.demand);
        finding.parent = Some(at(index, demand.span, demand.text.clone(), &total.statement.route));
        finding.also = rest.iter().map(|share| share.place.clone()).collect();
        let mut excess = Excess::new(Measure::Count, sum.minus(whole)).times(sum.over(whole));
        excess.unit = unit(demand).map(str::to_owned);
        finding.excess = Some(excess);
        finding.figures = vec![("sum", sum), ("whole", whole)];
        Some(finding)
    }
}

/// The tasks of a child and those of the parent that they carry out.
struct Carried<'a> {
    child: &'a Directive,
    /// In the order of the child.
    tasks: Vec<(&'a Task, &'a Task)>,
    by_counterpart: HashMap<*const Task, Vec<&'a Task>>,
}

impl<'a> Carried<'a> {
    fn of(parent: &'a Directive, child: &'a Directive) -> Self {
        let matched = match_tasks(parent, child).into_iter();
        let tasks: Vec<(&Task, &Task)> = matched.filter_map(|(task, above)| Some((task, above?))).collect();
        let mut by_counterpart: HashMap<_, Vec<&Task>> = HashMap::new();
        for (task, above) in &tasks {
            by_counterpart.entry(std::ptr::from_ref(*above)).or_default().push(*task);
        }
        Self { child, tasks, by_counterpart }
    }

    /// What the child states where the parent makes a statement, of one task or at its head: each once.
    fn stated(&self, task: Option<&Task>, dimension: usize) -> Vec<&'a Statement> {
        let of_task = task.and_then(|task| self.by_counterpart.get(&std::ptr::from_ref(task)));
        let is_silent = |above: &Task| above.statements.iter().all(|s| s.dimension != dimension);
        let of_head = self.tasks.iter().filter(|(_, above)| task.is_none() && is_silent(above)).map(|(own, _)| *own);
        let tasks = of_task.into_iter().flatten().copied().chain(of_head);
        let mut seen = HashSet::new();
        let stated = tasks.filter_map(|task| self.child.stated(task, dimension));
        stated.filter(|statement| seen.insert(std::ptr::from_ref(*statement))).collect()
    }
}

/// The count that a demand asks for in all; shares of 100 and counts per body are none.
pub(super) fn floor(demand: &Demand) -> Option<Number> {
    let Some(Reading { value: Value::Amount(amount), .. }) = demand.asked.as_deref() else { return None };
    let count = &amount.first;
    let adds =
        amount.or.is_empty() && count.per.is_none() && count.course.is_none() && !is_share(count.unit.as_deref());
    adds.then_some(count.floor?.at)
}

fn unit(demand: &Demand) -> Option<&str> {
    match demand.asked.as_deref() {
        Some(Reading { value: Value::Amount(amount), .. }) => amount.first.unit.as_deref(),
        _ => None,
    }
}
