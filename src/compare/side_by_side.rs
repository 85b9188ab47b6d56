//! The whole comparison of two directives, what is the same included.

use super::allotment::Shares;
use super::{Bench, Comparer};
use crate::directive::{Demand, subject as said};
use crate::finding::Finding;
use crate::lineage::{Line, Matched};
use std::collections::HashSet;

/// One line of the comparison.
#[derive(Clone, Debug)]
pub struct Row {
    /// The task, by its title or id.
    pub task: Option<String>,
    /// The dimension, as an index into the rule book.
    pub dimension: usize,
    /// The subject within it.
    pub subject: Option<String>,
    /// What the parent says.
    pub parent: Option<String>,
    /// What the child says; `None` where it is silent and takes on what is above.
    pub child: Option<String>,
    /// What is found; empty where nothing differs.
    pub findings: Vec<Finding>,
}

impl Row {
    /// Whether the two say anything different, be it only in other words.
    #[must_use]
    pub fn has_changed(&self) -> bool {
        !self.findings.is_empty() || self.parent != self.child
    }
}

impl<'a> Comparer<'a> {
    /// Every demand of either side, in the order of the rule book.
    #[must_use]
    pub fn side_by_side(self, line: &'a Line<'a>, matched: &'a [Matched<'a>]) -> Vec<Row> {
        let (mut rows, shares) = (Vec::new(), Shares::default());
        for pair in matched.iter().filter(|pair| pair.is_found()) {
            let bench = Bench { comparer: self, line, task: pair.child, counterparts: &pair.above, shares: &shares };
            for dimension in 0..self.book.dimensions.len() {
                bench.rows(dimension, &mut rows);
            }
        }
        rows
    }
}

impl Bench<'_> {
    fn rows(&self, dimension: usize, rows: &mut Vec<Row>) {
        let (above, terms) = (self.nearest(dimension), &self.comparer.book.terms);
        let rows_above = || above.iter().flat_map(|stated| &stated.demands);
        let own = self.statements().into_iter().find(|s| s.dimension == dimension);
        let mut answered: HashSet<*const Demand> = HashSet::new();
        for demand in own.map(|s| s.demands.as_slice()).unwrap_or_default() {
            let findings = own.map(|statement| self.judge(statement, demand)).unwrap_or_default();
            let subject = demand.subject.as_ref().map(|word| word.text.as_str());
            let row = |subject| above.iter().find_map(|stated| stated.row(terms, subject));
            let beside = row(subject).or_else(|| row(None));
            match subject {
                None => answered.extend(rows_above().map(std::ptr::from_ref)),
                Some(subject) => {
                    let likely = above.iter().flat_map(|stated| stated.over(terms, subject));
                    let same =
                        likely.filter(|row| row.subject.as_ref().is_some_and(|own| said(&own.text) == said(subject)));
                    answered.extend(same.chain(beside).map(std::ptr::from_ref));
                }
            }
            let found = findings.first().and_then(|f| f.parent.as_ref()).map(|p| p.text.clone());
            rows.push(Row {
                task: self.task_name(),
                dimension,
                subject: demand.subject.as_ref().map(|s| s.text.clone()),
                parent: found.or_else(|| beside.map(|row| row.text.clone())),
                child: Some(demand.text.clone()),
                findings,
            });
        }
        for row in rows_above().filter(|row| !answered.contains(&std::ptr::from_ref(*row))) {
            rows.push(Row {
                task: self.task_name(),
                dimension,
                subject: row.subject.as_ref().map(|s| s.text.clone()),
                parent: Some(row.text.clone()),
                child: None,
                findings: Vec::new(),
            });
        }
    }
}
