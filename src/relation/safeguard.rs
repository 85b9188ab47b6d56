//! What protects those below — an exception, a condition, a ceiling, a prohibition — and is not passed on. It stays in
//! force; but who reads only the child does not know.

use super::Edge;
use crate::finding::{Finding, Relation};
use crate::lineage::Matched;
use crate::rule::Shift;

pub(super) fn find(edge: &Edge<'_>) -> Vec<Finding> {
    edge.matched.iter().flat_map(|pair| rows(edge, pair)).chain(prohibitions(edge)).collect()
}

fn rows<'a>(edge: &Edge<'a>, pair: &Matched<'a>) -> Vec<Finding> {
    let book = edge.comparer.book;
    let (Some(task), Some((index, parent))) = (pair.parent, edge.line.above.first()) else { return Vec::new() };
    let kept = |dimension: usize| edge.line.child.stated(pair.child, dimension).is_some();
    let guards = book.dimensions.iter().enumerate().filter(|(i, d)| d.safeguard && !kept(*i));
    let lost = guards.filter_map(|(i, dimension)| {
        let statement = parent.stated(task, i)?;
        let demand = statement.demands.iter().find(|d| d.asked.is_some())?;
        let place = super::at(*index, demand.span, demand.text.clone(), &statement.route);
        let child = super::whole(edge.line.child_index, edge.line.child);
        let mut finding = super::finding(book, "safeguard-dropped", Relation::Safeguard, Shift::Dropped, child)?;
        finding.dimension = Some(dimension.id.clone());
        finding.task = pair.child.title.as_ref().or(pair.child.id.as_ref()).map(|w| w.text.clone());
        finding.parent = Some(place);
        Some(finding)
    });
    lost.collect()
}

fn prohibitions(edge: &Edge<'_>) -> Option<Finding> {
    let (index, parent) = edge.line.above.first()?;
    let kept = |dimension: &usize| edge.line.child.bind.forbid.iter().any(|p| p.dimensions.contains(dimension));
    let lost = parent.bind.forbid.iter().find(|p| !p.dimensions.is_empty() && !p.dimensions.iter().all(kept))?;
    let child = super::whole(edge.line.child_index, edge.line.child);
    let mut finding =
        super::finding(edge.comparer.book, "prohibition-dropped", Relation::Safeguard, Shift::Dropped, child)?;
    finding.parent = Some(super::at_word(*index, &lost.word, "forbid"));
    Some(finding)
}
