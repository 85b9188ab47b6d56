//! One demand of the child beside what stands above it.

use super::Bench;
use super::force::rung_of;
use super::subject::{Rows, rows};
use super::units::times_units;
use crate::directive::{Demand, Statement};
use crate::finding::{Finding, Relation};
use crate::kind::amount::Amount;
use crate::kind::items::Items;
use crate::kind::number::Number;
use crate::kind::order::{Order, Remark, Way, Weighing, World};
use crate::kind::{Reading, Value};
use crate::rule::{Dimension, Shift, Silence};

/// The answer beside one row above.
struct Beside<'a> {
    level: usize,
    statement: &'a Statement,
    row: &'a Demand,
    weighing: Weighing,
    shift: Option<Shift>,
    /// Where what is asked of each unit was counted in all: the figures of the reckoning.
    whole: Option<Vec<(&'static str, Number)>>,
}

impl<'a> Bench<'a> {
    /// What is to be said of one demand: on its own dimension, and on the force of its words.
    pub(super) fn judge(&self, statement: &'a Statement, demand: &Demand) -> Vec<Finding> {
        let Some(dimension) = self.comparer.book.dimensions.get(statement.dimension) else { return Vec::new() };
        if statement.is_unread_for(demand) && dimension.heavier.floor == Way::Down {
            // What is left of a set in which fewer is heavier would seem heavier than it is.
            return Vec::new();
        }
        let read = |level: &usize| !self.stated(*level, statement.dimension).is_some_and(|s| s.is_unread_for(demand));
        let known = (0..self.line.above.len()).take_while(read);
        let levels = known.clone().filter_map(|level| self.beside(level, dimension, statement, demand));
        let mut levels = levels.peekable();
        let Some(nearest) = levels.peek() else {
            let all_silent = known.count() == self.line.above.len();
            return self.unspoken(dimension, statement, demand).filter(|_| all_silent).into_iter().collect();
        };
        let above = nearest.statement;
        let protects = row_value(nearest.row).is_some_and(|value| dimension.protects(value));
        let others = self.others_beyond(nearest, dimension, demand);
        let heavier = matches!(nearest.shift, Some(Shift::Heavier | Shift::New));
        let force = self.force(nearest.level, nearest.row, demand, dimension, nearest.weighing.order);
        let mut found = Vec::new();
        if let Some(mut finding) = self.finding(dimension, statement, demand, nearest) {
            let not_heavier = |b: &Beside<'_>| matches!(b.weighing.order, Order::Same | Order::Lighter);
            if heavier
                && (levels.skip(1).any(|higher| not_heavier(&higher)) || self.open_at_the_top(dimension, statement))
            {
                finding.shift = Shift::Restored;
            }
            finding.others = others;
            found.extend(self.with_rule(dimension, finding));
        } else {
            drop(levels);
        }
        found.extend(force.and_then(|(shift, rungs, level, row)| {
            self.force_finding(
                shift,
                rungs,
                self.place(Some(level), above, row),
                self.place(None, statement, demand),
                demand,
                protects,
            )
        }));
        found
    }

    /// Whether the highest directive, silent on a dimension where silence means everything, asked as much as can be asked.
    fn open_at_the_top(&self, dimension: &Dimension, own: &Statement) -> bool {
        let top = self.line.above.len().saturating_sub(1);
        let everything = dimension.silence == Silence::Everything && dimension.default.is_none();
        let has_task = self.counterparts.get(top).is_some_and(Option::is_some);
        everything && has_task && self.stated(top, own.dimension).is_none()
    }

    /// The weightiest answer beside the rows of the directive `level` steps up; `None` where it is silent.
    fn beside(&self, level: usize, dimension: &Dimension, own: &Statement, demand: &Demand) -> Option<Beside<'a>> {
        let statement = self.stated(level, own.dimension)?;
        let parent = self.line.above.get(level).map(|(_, d)| *d);
        let world = self.world(parent);
        match rows(self.comparer.book, self.line.child, demand, statement) {
            Rows::Silent => None,
            Rows::Unclear(row, why) => {
                let weighing = Weighing::apart(why);
                Some(Beside { level, statement, row, weighing, shift: Some(Shift::Incomparable), whole: None })
            }
            Rows::Speak(rows) => {
                let weighed = rows.into_iter().map(|row| {
                    let (mut weighing, mut shift) = weigh(dimension, row, demand, &world);
                    let mut whole = None;
                    if weighing.remark == Some(Remark::Per)
                        && let Some(split) = self.by_units(dimension, row, demand, &world)
                    {
                        weighing = split.0;
                        shift = Dimension::shift(&weighing);
                        whole = Some(split.1);
                    }
                    Beside { level, statement, row, weighing, shift, whole }
                });
                weighed.max_by_key(|b| (gravity(b.weighing.order), b.weighing.excess.as_ref().and_then(|e| e.factor)))
            }
        }
    }

    /// What is asked of each unit, counted in all, beside what the parent asks.
    fn by_units(
        &self,
        dimension: &Dimension,
        row: &Demand,
        demand: &Demand,
        world: &World<'_>,
    ) -> Option<(Weighing, Vec<(&'static str, Number)>)> {
        let (Some(above), Some(below)) = (&row.asked, &demand.asked) else { return None };
        let (Value::Amount(above), Value::Amount(below)) = (&above.value, &below.value) else { return None };
        let (whole, units) = times_units(self.comparer.book, above, below, self.line.child)?;
        let end = |amount: &Amount| amount.first.floor.or(amount.first.ceiling).map(|bound| bound.at);
        let figures = vec![("units", units), ("sum", end(&whole)?), ("whole", end(above)?)];
        Some((dimension.weigh(&Value::Amount(above.clone()), &Value::Amount(whole), world), figures))
    }

    /// Other subjects above that the same value goes beyond.
    fn others_beyond(&self, nearest: &Beside<'_>, dimension: &Dimension, demand: &Demand) -> Vec<String> {
        if demand.subject.is_some() {
            return Vec::new();
        }
        let parent = self.line.above.get(nearest.level).map(|(_, d)| *d);
        let world = self.world(parent);
        // Of an allocation only the child's own row speaks of it.
        let Rows::Speak(rows) = rows(self.comparer.book, self.line.child, demand, nearest.statement) else {
            return Vec::new();
        };
        let rows = rows.into_iter().filter(|row| !std::ptr::eq(*row, nearest.row));
        let beyond = rows.filter(|row| {
            let order = weigh(dimension, row, demand, &world).0.order;
            matches!(order, Order::Heavier | Order::Mixed) && demand.items().is_none()
        });
        beyond.filter_map(|row| row.subject.as_ref().map(|s| s.text.clone())).collect()
    }

    /// Nobody above spoke.
    fn unspoken(&self, dimension: &Dimension, statement: &Statement, demand: &Demand) -> Option<Finding> {
        let shift = match (&demand.asked, &dimension.default, dimension.silence) {
            (None, ..) => None,
            (Some(reading), Some(default), _) => {
                let weighing = self
                    .default_value(dimension, default)
                    .map(|d| dimension.weigh(&d, &reading.value, &self.world(None)));
                match weighing.map(|w| w.order) {
                    Some(Order::Heavier) => Some(Shift::New),
                    Some(Order::Lighter) => Some(Shift::Lighter),
                    _ => None,
                }
            }
            // A lone ceiling on how often asks for nothing.
            (Some(reading), None, Silence::Nothing) if dimension.protects(&reading.value) => None,
            (Some(_), None, Silence::Nothing) => Some(Shift::New),
            (Some(_), None, Silence::Everything) => Some(Shift::Lighter),
        }?;
        let mut place = self.place(None, statement, demand);
        if !demand.terms.is_empty() {
            place.marks.clone_from(&demand.terms);
        }
        let mut finding = Finding::new("".into(), Relation::Pair, shift, place);
        finding.rungs = self.usual_rung(dimension).zip(demand.asked.as_ref().and_then(rung_of));
        self.with_rule(dimension, self.described(finding, demand, None))
    }

    fn finding(&self, dimension: &Dimension, own: &Statement, demand: &Demand, beside: &Beside<'_>) -> Option<Finding> {
        let shift = beside.shift?;
        let mut child = self.place(None, own, demand);
        let mut parent = self.place(Some(beside.level), beside.statement, beside.row);
        let weighing = &beside.weighing;
        let mut terms = Vec::new();
        if matches!(weighing.order, Order::Heavier | Order::Mixed) && !weighing.terms.is_empty() {
            let fewer = dimension.heavier.floor == Way::Down;
            let (place, decided) = if fewer { (&mut parent, beside.row) } else { (&mut child, demand) };
            let marks = weighing.terms.iter().filter_map(|i| decided.terms.get(*i).copied());
            place.marks = marks.collect();
            let said = decided.items().map(|items| items.terms.as_slice()).unwrap_or_default();
            terms = weighing.terms.iter().filter_map(|i| said.get(*i)).map(ToString::to_string).collect();
        }
        let mut finding = Finding::new("".into(), Relation::Pair, shift, child);
        finding.parent = Some(parent);
        finding.excess = weighing.excess.clone();
        finding.end = weighing.end;
        finding.remark = weighing.remark;
        finding.terms = terms;
        if let Some(figures) = beside.whole.clone().filter(|_| shift == Shift::Heavier) {
            finding.relation = Relation::Split;
            finding.figures = figures;
        }
        Some(self.described(finding, demand, Some(beside.row)))
    }

    /// The finding with its task, subject and age.
    pub(super) fn described(&self, mut finding: Finding, demand: &Demand, row: Option<&Demand>) -> Finding {
        finding.task = self.task_name();
        let subject = demand.subject.as_ref().or_else(|| row.and_then(|r| r.subject.as_ref()));
        finding.subject = subject.map(|s| s.text.clone());
        finding.older = match &finding.parent {
            Some(place) => self.line.child_is_older_than(place.directive),
            None => self.line.child_is_older(),
        };
        if let Some(reading) = &demand.asked {
            finding.asked = Some(reading.clone());
        }
        finding
    }

    /// The finding under the rule that the dimension has for its shift; `None` where it has none.
    pub(super) fn with_rule(&self, dimension: &Dimension, mut finding: Finding) -> Option<Finding> {
        finding.rule = match finding.relation {
            Relation::Split => self.comparer.book.page("units-beyond-whole")?.id.clone(),
            _ => dimension.shifts.get(&finding.shift)?.id.clone(),
        };
        finding.dimension = Some(dimension.id.clone());
        Some(finding)
    }
}

fn row_value(row: &Demand) -> Option<&Value> {
    row.asked.as_ref().map(|reading| &reading.value)
}

fn gravity(order: Order) -> u8 {
    match order {
        Order::Same => 0,
        Order::Lighter => 1,
        Order::Apart => 2,
        Order::Mixed => 3,
        Order::Heavier => 4,
    }
}

/// The order of two demands, where either may say openly that there is none.
fn weigh(dimension: &Dimension, above: &Demand, below: &Demand, world: &World<'_>) -> (Weighing, Option<Shift>) {
    let none = Value::Items(Items::default());
    let set_of = |demand: &Demand| demand.items().is_some();
    let value = |demand: &'_ Demand| demand.asked.as_ref().map(|Reading { value, .. }| value.clone());
    match (value(above), value(below)) {
        (None, None) => (Weighing::plain(Order::Same), None),
        (Some(p), Some(c)) => {
            let weighing = dimension.weigh(&p, &c, world);
            let shift = Dimension::shift(&weighing);
            (weighing, shift)
        }
        (Some(p), None) => {
            let protects = if set_of(above) { dimension.heavier.floor == Way::Down } else { dimension.protects(&p) };
            let order = if protects { Order::Heavier } else { Order::Lighter };
            let mut weighing = if set_of(above) { dimension.weigh(&p, &none, world) } else { Weighing::plain(order) };
            weighing.order = order;
            (weighing, Some(if protects { Shift::Heavier } else { Shift::Dropped }))
        }
        (None, Some(c)) => {
            let protects = if set_of(below) { dimension.heavier.floor == Way::Down } else { dimension.protects(&c) };
            let order = if protects { Order::Lighter } else { Order::Heavier };
            let mut weighing = if set_of(below) { dimension.weigh(&none, &c, world) } else { Weighing::plain(order) };
            weighing.order = order;
            (weighing, Some(if protects { Shift::Lighter } else { Shift::New }))
        }
    }
}
