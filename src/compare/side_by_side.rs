//! The whole comparison of two directives, what is the same included.

use super::{Bench, Comparer};
use crate::directive::{Demand, same_words};
use crate::finding::Finding;
use crate::lineage::{Line, Matched};

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
        let mut rows = Vec::new();
        for pair in matched.iter().filter(|pair| pair.is_found()) {
            let bench = Bench { comparer: self, line, task: pair.child, counterparts: &pair.above };
            for dimension in 0..self.book.dimensions.len() {
                bench.rows(dimension, &mut rows);
            }
        }
        rows
    }
}

impl Bench<'_> {
    fn rows(&self, dimension: usize, rows: &mut Vec<Row>) {
        let above: Vec<&Demand> = self.nearest(dimension).into_iter().flat_map(|stated| &stated.demands).collect();
        let own = self.statements().into_iter().find(|s| s.dimension == dimension);
        let mut answered = Vec::new();
        for demand in own.map(|s| s.demands.as_slice()).unwrap_or_default() {
            let findings = own.map(|statement| self.judge(statement, demand)).unwrap_or_default();
            let own_row = above.iter().copied().find(|row| speaks_of(row, demand));
            let beside = own_row.or_else(|| above.iter().copied().find(|row| row.subject.is_none()));
            let is_answered = |row: &&Demand| {
                demand.subject.is_none() || speaks_of(row, demand) || beside.is_some_and(|b| std::ptr::eq(b, *row))
            };
            answered.extend(above.iter().copied().filter(is_answered).map(std::ptr::from_ref));
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
        for row in above.iter().copied().filter(|row| !answered.contains(&std::ptr::from_ref(*row))) {
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

fn speaks_of(row: &Demand, demand: &Demand) -> bool {
    match (&row.subject, &demand.subject) {
        (None, None) => true,
        (Some(above), Some(below)) => same_words(&above.text, &below.text),
        _ => false,
    }
}
