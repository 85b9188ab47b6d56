//! Whether nothing is to be said of one statement beside one other, whoever makes them: what is once known of two statements
//! holds wherever the same two meet.

use super::allotment::Shares;
use super::{Bench, Comparer};
use crate::directive::{Bind, Demand, Directive, Head, Statement, Task};
use crate::lineage::Line;
use crate::yaml::Span;
use jiff::civil::Date;

impl Comparer<'_> {
    /// Whether all that `own` demands is answered by `above` and nothing is to be said of it, in two directives that say
    /// nothing else, issued on these days. Where it hangs on who says it — on his place, level or units — the answer is no,
    /// unless names of places decide: of those the caller has to know.
    #[must_use]
    pub fn agree(self, above: (&Statement, Option<Date>), own: (&Statement, Option<Date>)) -> bool {
        let (parent, child) = (saying(above), saying(own));
        let line = Line::straight((1, &child), [(0, &parent)]);
        let (matched, shares) = (line.matched(), Shares::default());
        let answered = |pair: &crate::lineage::Matched<'_>| {
            let bench =
                Bench { comparer: self, line: &line, task: pair.child, counterparts: &pair.above, shares: &shares };
            bench.statements().into_iter().all(|statement| bench.is_answered(statement))
        };
        matched.iter().all(answered) && self.findings(&line, &matched).is_empty()
    }
}

impl Bench<'_> {
    fn is_answered(&self, statement: &Statement) -> bool {
        let Some(dimension) = self.comparer.book.dimensions.get(statement.dimension) else { return false };
        let speaks = |demand: &Demand| {
            let spoken = self.answers(dimension, statement, demand).map(|answers| answers.spoken).unwrap_or_default();
            // Of what is beside the part, others above may speak.
            !spoken.is_empty() && spoken.iter().all(|answer| !answer.of_part)
        };
        self.wholes(statement).iter().all(|demand| speaks(demand))
    }
}

/// A directive that is one task and makes one statement.
fn saying((statement, issued): (&Statement, Option<Date>)) -> Directive {
    Directive {
        source: 0,
        span: Span::NOWHERE,
        head: Head::default(),
        bind: Bind::default(),
        issued,
        statements: vec![statement.clone()],
        tasks: vec![Task::default()],
        is_one_task: true,
        allowances: Vec::new(),
    }
}
