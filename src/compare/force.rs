//! The force of the words around a value: 可以 made 应当 is an escalation that moves no figure.

use super::Bench;
use crate::directive::{Demand, Directive, Task, read_value};
use crate::finding::{Finding, Place, Relation};
use crate::kind::grade::Rung;
use crate::kind::order::{Order, Remark, Way};
use crate::kind::{Reader, Reading, Value};
use crate::rule::{Dimension, Shift};

impl<'a> Bench<'a> {
    /// How the force of a demand's words stands to that of the row above; `None` where it is equal or cannot be told.
    pub(super) fn force(
        &self,
        step: usize,
        row: &'a Demand,
        demand: &Demand,
        on: &Dimension,
    ) -> Option<(Shift, (Rung, Rung))> {
        let index = self.comparer.book.read_off_words()?;
        let dimension = self.comparer.book.dimensions.get(index)?;
        let (Some(above), Some(below)) = (&row.asked, &demand.asked) else { return None };
        if on.off_words || matches!(below.value, Value::Items(_)) {
            return None;
        }
        let stated_above = self.line.upward(step).into_iter().find_map(|step| self.rung_stated(step, index));
        let usual = || self.usual_rung(dimension);
        let above_rung = above.force.clone().or_else(|| stated_above.clone()).or_else(usual)?;
        let own = rung(self.line.child, Some(self.task), index);
        if below.force.is_none() && own.is_some() {
            return None;
        }
        let below_rung = below.force.clone().or(stated_above).or_else(usual)?;
        let harder = Order::of(below_rung.rank.cmp(&above_rung.rank), Way::Up);
        let shift = match if on.protects(&above.value) { harder.reversed() } else { harder } {
            Order::Heavier => Shift::Heavier,
            Order::Lighter => Shift::Lighter,
            _ => return None,
        };
        Some((shift, (above_rung, below_rung)))
    }

    pub(super) fn force_finding(
        &self,
        shift: Shift,
        rungs: (Rung, Rung),
        parent: Place,
        child: Place,
        demand: &Demand,
        protects: bool,
    ) -> Option<Finding> {
        let index = self.comparer.book.read_off_words()?;
        let dimension = self.comparer.book.dimensions.get(index)?;
        let mut finding = Finding::new("".into(), Relation::Pair, shift, child);
        finding.parent = Some(parent);
        if protects {
            finding.remark = Some(Remark::Protection);
        }
        finding.rungs = Some(rungs);
        self.with_rule(dimension, self.described(finding, demand, None))
    }

    fn rung_stated(&self, step: usize, dimension: usize) -> Option<Rung> {
        let (_, directive) = *self.line.above.get(step)?;
        rung(directive, self.counterparts.get(step).copied().flatten(), dimension)
    }

    /// The rung that holds where nobody speaks; `None` on a dimension that has none.
    pub(super) fn usual_rung(&self, dimension: &Dimension) -> Option<Rung> {
        match self.default_value(dimension, dimension.default.as_deref()?)? {
            Value::Grade(grade) => self.comparer.book.ladder(&grade.ladder)?.rung(grade.rank.checked_sub(1)?),
            _ => None,
        }
    }

    /// The value that a dimension has where nobody speaks.
    pub(super) fn default_value(&self, dimension: &Dimension, text: &str) -> Option<Value> {
        let book = self.comparer.book;
        let ladder = dimension.ladder.as_deref().and_then(|name| book.ladder(name));
        let reader = Reader { bare: dimension.bare, issued: None, ladder, force: book.force_ladder()? };
        Some(read_value(dimension, text, &reader).ok()?.value.clone())
    }
}

/// The rung that a directive states for a task on the dimension of force.
fn rung(directive: &Directive, task: Option<&Task>, dimension: usize) -> Option<Rung> {
    let statement = directive.stated_of(task, dimension)?;
    statement.demands.iter().find_map(|demand| rung_of(demand.asked.as_ref()?))
}

/// The rung that a grade stands on.
pub(super) fn rung_of(reading: &Reading) -> Option<Rung> {
    match &reading.value {
        Value::Grade(g) => Some(Rung { word: g.word.clone(), rank: g.rank.checked_sub(1)? }),
        _ => None,
    }
}
