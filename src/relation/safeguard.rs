//! What protects those below — an exception, a condition, a ceiling, a prohibition — and is not passed on. It stays in
//! force; but who reads only the child does not know. Of several parents each ceiling and prohibition stands; an exception
//! only where all that ask for the task make it, for who is excepted by one alone is held by the other.

use super::Edge;
use crate::directive::{Demand, Directive, Statement, Task};
use crate::finding::{Finding, Relation};
use crate::kind::items::{Set, Term};
use crate::lineage::Matched;
use crate::rule::Shift;

pub(super) fn find(edge: &Edge<'_>) -> Vec<Finding> {
    edge.matched.iter().flat_map(|pair| rows(edge, pair)).chain(prohibitions(edge)).collect()
}

fn rows<'a>(edge: &Edge<'a>, pair: &Matched<'a>) -> Vec<Finding> {
    let book = edge.comparer.book;
    let kept = |dimension: usize| edge.line.child.stated(pair.child, dimension).is_some();
    let guards = book.dimensions.iter().enumerate().filter(|(i, d)| d.safeguard && !kept(*i));
    let lost = guards.filter_map(|(i, dimension)| {
        let (index, statement, demand) = granted(edge, pair, i)?;
        let place = super::at(index, demand.span, demand.text.clone(), &statement.route);
        let child = super::whole(edge.line.child_index, edge.line.child);
        let mut finding = super::finding(book, "safeguard-dropped", Relation::Safeguard, Shift::Dropped, child)?;
        finding.dimension = Some(dimension.id.clone());
        finding.task = pair.child.title.as_ref().or(pair.child.id.as_ref()).map(|w| w.text.clone());
        finding.parent = Some(place);
        Some(finding)
    });
    lost.collect()
}

/// The first protection on a dimension that holds whatever the other parents say, and who grants it.
fn granted<'a>(edge: &Edge<'a>, pair: &Matched<'a>, dimension: usize) -> Option<(usize, &'a Statement, &'a Demand)> {
    let with_task = edge.line.over(None).filter_map(|step| {
        let (index, directive) = *edge.line.above.get(step)?;
        Some((index, directive, pair.above.get(step).copied().flatten()?))
    });
    let parents: Vec<(usize, &Directive, &Task)> = with_task.collect();
    let stated = |(index, directive, task): &(usize, &'a Directive, &'a Task)| {
        let statement = directive.stated(task, dimension)?;
        Some((*index, statement, statement.demands.iter().find(|d| d.asked.is_some())?))
    };
    let stated: Vec<(usize, &Statement, &Demand)> = parents.iter().filter_map(stated).collect();
    let (first, rest) = stated.split_first()?;
    let Some(items) = first.2.items() else { return Some(*first) };
    let home = edge.line.home();
    let rest: Option<Vec<Set<'_>>> = rest.iter().map(|(.., d)| Some(d.items()?.set(&home))).collect();
    let by_all = |term: &Term| rest.as_ref().is_some_and(|sets| sets.iter().all(|set| set.covers(term)));
    let all_of = edge.comparer.book.dimensions.get(dimension).is_some_and(|d| d.all_of);
    (stated.len() == parents.len() && (all_of || items.terms.iter().any(by_all))).then_some(*first)
}

/// The prohibitions that are not passed on: the first of each parent.
fn prohibitions(edge: &Edge<'_>) -> Vec<Finding> {
    let kept = |dimension: &usize| edge.line.child.bind.forbid.iter().any(|p| p.dimensions.contains(dimension));
    let lost = edge.line.parents().filter_map(|(index, parent)| {
        let lost = parent.bind.forbid.iter().find(|p| !p.dimensions.is_empty() && !p.dimensions.iter().all(kept))?;
        let child = super::whole(edge.line.child_index, edge.line.child);
        let mut finding =
            super::finding(edge.comparer.book, "prohibition-dropped", Relation::Safeguard, Shift::Dropped, child)?;
        finding.parent = Some(super::at_word(index, &lost.word, "forbid"));
        Some(finding)
    });
    lost.collect()
}
