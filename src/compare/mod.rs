//! Two directives and a rule book → findings. Knows demands and their order; no file, no language, no policy.

mod agree;
mod allotment;
mod closer;
mod demand;
mod descent;
mod force;
mod graded;
mod merged;
mod side_by_side;
mod subject;
mod together;
mod units;

pub use allotment::own_share;
pub use descent::{Descent, Stand};
pub use graded::gravity_of;
pub use side_by_side::Row;
pub use subject::holds_for;
pub use units::is_share;

use crate::calendar::Calendar;
use crate::directive::{Demand, Directive, Statement, Task};
use crate::finding::{Finding, Place, Relation};
use crate::kind::order::World;
use crate::lineage::{Line, Matched};
use crate::rule::{RuleBook, Shift};
use allotment::Shares;
use merged::merged;
use std::collections::HashSet;
use subject::Side;

/// What every comparison needs.
#[derive(Clone, Copy, Debug)]
pub struct Comparer<'a> {
    /// The rules.
    pub book: &'a RuleBook,
    /// Holidays and make-up days.
    pub calendar: &'a Calendar,
}

/// One task of a child, and what stands above it.
struct Bench<'a> {
    comparer: Comparer<'a>,
    line: &'a Line<'a>,
    task: &'a Task,
    /// The counterpart of the task at each step of the line.
    counterparts: &'a [Option<&'a Task>],
    shares: &'a Shares,
}

impl<'a> Comparer<'a> {
    /// All findings of the child beside its line: heavier, lighter, new and not comparable, in the order of the child's text.
    #[must_use]
    pub fn findings(self, line: &'a Line<'a>, matched: &'a [Matched<'a>]) -> Vec<Finding> {
        let mut found = Vec::new();
        let mut seen = HashSet::new();
        let shares = Shares::default();
        for pair in matched {
            if !pair.is_found() {
                found.extend(self.new_task(line, pair.child));
                continue;
            }
            let beside = |counterparts: &[Option<&'a Task>]| {
                let bench = Bench { comparer: self, line, task: pair.child, counterparts, shares: &shares };
                bench.statements().into_iter().flat_map(|statement| bench.of_statement(statement)).collect::<Vec<_>>()
            };
            let first = beside(&pair.above);
            let merged = pair.also.iter().fold(first, |found, above| merged(self.book, found, beside(above)));
            for finding in merged {
                // What stands at the head holds for many tasks; beside one and the same text above it is one cause.
                let above = finding.parent.as_ref().map(|p| (p.directive, p.span));
                if seen.insert((finding.rule.clone(), finding.child.span, above)) {
                    found.push(finding);
                }
            }
        }
        found
    }

    fn new_task(self, line: &Line<'_>, task: &Task) -> Option<Finding> {
        let page = self.book.page("task-new")?;
        let name = task.title.as_ref().or(task.id.as_ref());
        let span = name.map_or(task.span, |word| word.span);
        let text = name.map(|word| word.text.clone()).unwrap_or_default();
        let place = Place {
            directive: line.child_index,
            span,
            marks: vec![span],
            text: text.clone(),
            route: task.route.clone(),
        };
        let mut finding = Finding::new(page.id.clone(), Relation::Task, Shift::New, place);
        finding.task = Some(text);
        finding.older = line.child_is_older();
        Some(finding)
    }
}

impl<'a> Bench<'a> {
    /// What holds for the task: its own statements, and those of the head on other dimensions.
    fn statements(&self) -> Vec<&'a Statement> {
        let of_head = self.line.child.statements.iter();
        let inherited = of_head.filter(|h| self.task.statements.iter().all(|own| own.dimension != h.dimension));
        self.task.statements.iter().chain(inherited).collect()
    }

    /// What is to be said of all that a statement demands.
    fn of_statement(&self, statement: &'a Statement) -> Vec<Finding> {
        let dimension = self.comparer.book.dimensions.get(statement.dimension);
        if !statement.unread.is_empty() && dimension.is_some_and(|d| d.graded.is_some()) {
            // Of a whole of which a grade is not known, nothing can be said.
            return Vec::new();
        }
        self.wholes(statement).iter().flat_map(|demand| self.judge(statement, demand)).collect()
    }

    /// What the directive at a step of the line says on a dimension, for this task.
    fn stated(&self, step: usize, dimension: usize) -> Option<&'a Statement> {
        let (_, directive) = *self.line.above.get(step)?;
        directive.stated_of(self.counterparts.get(step).copied().flatten(), dimension)
    }

    fn side<'s>(&'s self, own: Option<&'s Statement>) -> Side<'s> {
        Side { child: self.line.child, own, shares: self.shares }
    }

    fn world(&self, parent: Option<&Directive>) -> World<'a> {
        World {
            calendar: self.comparer.calendar,
            parent_issued: parent.and_then(|p| p.issued),
            child_issued: self.line.child.issued,
            home: self.line.home(),
            terms: &self.comparer.book.terms,
        }
    }

    fn task_name(&self) -> Option<String> {
        let name = self.task.title.as_ref().or(self.task.id.as_ref());
        name.map(|word| word.text.clone()).or_else(|| self.line.child.name().map(str::to_owned))
    }

    fn place(&self, step: Option<usize>, statement: &Statement, demand: &Demand) -> Place {
        let directive = match step {
            None => self.line.child_index,
            Some(step) => self.line.above.get(step).map_or(usize::MAX, |(index, _)| *index),
        };
        let subject = demand.subject.as_ref().map(|s| format!(".{}", s.text)).unwrap_or_default();
        Place {
            directive,
            span: demand.span,
            marks: vec![demand.span],
            text: demand.text.clone(),
            route: format!("{}{subject}", statement.route),
        }
    }
}
