//! Dates that contradict each other: a deadline before the date of issue, a paper that names a parent issued later.

use super::Edge;
use crate::directive::Directive;
use crate::finding::{Finding, Relation};
use crate::kind::due::Due;
use crate::kind::{Reading, Value};
use crate::rule::{RuleBook, Shift};

pub(super) fn find(edge: &Edge<'_>) -> Vec<Finding> {
    let line = edge.line;
    let mut found = alone(edge.comparer.book, line.child_index, line.child);
    found.extend(line.parents().filter_map(|(index, parent)| named_later(edge, index, parent)));
    found
}

/// Deadlines of one directive that lie before its own date of issue.
#[must_use]
pub fn alone(book: &RuleBook, index: usize, directive: &Directive) -> Vec<Finding> {
    let (Some(issued), Some(word)) = (directive.issued, &directive.head.issued) else { return Vec::new() };
    let of_tasks = directive.tasks.iter().flat_map(|task| task.statements.iter());
    let statements = directive.statements.iter().chain(of_tasks);
    let demands = statements.flat_map(|statement| statement.demands.iter().map(move |demand| (statement, demand)));
    let past = demands.filter(|(_, demand)| {
        let due = match demand.asked.as_deref() {
            Some(Reading { value: Value::Due(Due::At(moment)), .. }) => Some(moment.date),
            _ => None,
        };
        due.is_some_and(|date| date < issued)
    });
    past.filter_map(|(statement, demand)| {
        let place = super::at(index, demand.span, demand.text.clone(), &statement.route);
        let mut finding = super::finding(book, "deadline-before-issue", Relation::Time, Shift::Incomparable, place)?;
        finding.dimension = book.dimensions.get(statement.dimension).map(|d| d.id.clone());
        finding.task = directive.name().map(str::to_owned);
        finding.also.push(super::at_word(index, word, "issued"));
        Some(finding)
    })
    .collect()
}

/// A child that names this parent and was issued before it.
fn named_later(edge: &Edge<'_>, index: usize, parent: &Directive) -> Option<Finding> {
    let child = edge.line.child;
    let id = parent.head.id.as_ref()?;
    let named = child.head.parent.iter().find(|word| word.text == id.text)?;
    if child.issued? >= parent.issued? {
        return None;
    }
    let place = super::at_word(edge.line.child_index, named, "parent");
    let mut finding =
        super::finding(edge.comparer.book, "parent-issued-later", Relation::Time, Shift::Incomparable, place)?;
    finding.task = child.name().map(str::to_owned);
    finding.parent = Some(super::at_word(index, parent.head.issued.as_ref()?, "issued"));
    Some(finding)
}
