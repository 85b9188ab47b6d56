//! One demand of the child beside what stands above it.

use super::Bench;
use super::force::rung_of;
use super::subject::{Rows, rows};
use super::together::{Answers, Told};
use super::units::times_units;
use crate::directive::{Demand, Statement};
use crate::finding::{Finding, Peer, Relation};
use crate::kind::amount::Amount;
use crate::kind::grade::Rung;
use crate::kind::items::Items;
use crate::kind::number::Number;
use crate::kind::order::{Measure, Order, Remark, Way, Weighing, World};
use crate::kind::{Reading, Value};
use crate::rule::{Dimension, Shift, Silence};

/// The answer beside one row above.
pub(super) struct Beside<'a> {
    /// Where on the line it stands.
    pub(super) step: usize,
    pub(super) statement: &'a Statement,
    pub(super) row: &'a Demand,
    pub(super) weighing: Weighing,
    pub(super) shift: Option<Shift>,
    /// How the force of the words stands, where it differs.
    pub(super) force: Option<(Shift, (Rung, Rung))>,
    /// Whether the directive speaks of a part only of what the child does: of one kind, and of no other.
    pub(super) of_part: bool,
    /// Where what is asked of each unit was counted in all: the figures of the reckoning.
    pub(super) whole: Option<Vec<(&'static str, Number)>>,
}

impl<'a> Bench<'a> {
    /// What is to be said of one demand: on its own dimension, and on the force of its words.
    pub(super) fn judge(&self, statement: &'a Statement, demand: &Demand) -> Vec<Finding> {
        let Some(dimension) = self.comparer.book.dimensions.get(statement.dimension) else { return Vec::new() };
        if statement.is_unread_for(demand) && dimension.heavier.floor == Way::Down {
            // What is left of a set in which fewer is heavier would seem heavier than it is.
            return Vec::new();
        }
        let Some(Answers { spoken, is_open }) = self.answers(dimension, statement, demand) else { return Vec::new() };
        let steps: Vec<usize> = spoken.iter().map(|answer| answer.step).collect();
        let Some(Told { answer: told, peers, alone }) = self.together(dimension, demand, spoken) else {
            return self.unspoken(dimension, statement, demand).into_iter().collect();
        };
        let mut found = Vec::new();
        if let Some(mut finding) = self.finding(dimension, statement, demand, &told) {
            let is_heavier = matches!(told.shift, Some(Shift::Heavier | Shift::New));
            let (steps, is_open) = if alone { (vec![told.step], false) } else { (steps, is_open) };
            if is_heavier && (is_open || self.is_restored(&steps, dimension, statement, demand)) {
                finding.shift = Shift::Restored;
            }
            finding.others = self.others_beyond(&told, dimension, demand);
            let peer = |peer: &Beside<'_>| Peer {
                place: self.place(Some(peer.step), peer.statement, peer.row),
                excess: peer.weighing.excess.clone(),
            };
            finding.peers = peers.iter().map(peer).collect();
            found.extend(self.with_rule(dimension, finding));
        }
        if let Some((shift, rungs)) = told.force_apart() {
            let protects = row_value(told.row).is_some_and(|value| dimension.protects(value));
            let parent = self.place(Some(told.step), told.statement, told.row);
            let child = self.place(None, statement, demand);
            found.extend(self.force_finding(*shift, rungs.clone(), parent, child, demand, protects));
        }
        found
    }

    /// Whether something above the steps that speak asks no less than the child: then it only restores that.
    fn is_restored(&self, steps: &[usize], dimension: &Dimension, own: &Statement, demand: &Demand) -> bool {
        let not_heavier = |b: Beside<'_>| matches!(b.weighing.order, Order::Same | Order::Lighter);
        steps.iter().any(|step| {
            let above = self.line.upward(*step);
            let known = |step: &&usize| !self.stated(**step, own.dimension).is_some_and(|s| s.is_unread_for(demand));
            let mut known = above.iter().skip(1).take_while(known);
            known.any(|step| self.beside(*step, dimension, own, demand).is_some_and(not_heavier))
                || above.iter().any(|step| self.line.is_top(*step) && self.sets_no_limit(*step, dimension, own))
        })
    }

    /// The weightiest answer beside the rows of the directive at a step; `None` where it is silent.
    pub(super) fn beside(
        &self,
        step: usize,
        dimension: &Dimension,
        own: &Statement,
        demand: &Demand,
    ) -> Option<Beside<'a>> {
        let statement = self.stated(step, own.dimension)?;
        let parent = self.line.above.get(step).map(|(_, d)| *d);
        let world = self.world(parent);
        let answer = |row: &'a Demand, weighing: Weighing, shift: Option<Shift>| Beside {
            step,
            statement,
            row,
            weighing,
            shift,
            force: None,
            of_part: false,
            whole: None,
        };
        let beside = |row: &'a Demand| {
            let (weighing, shift) = weigh(dimension, row, demand, &world);
            if weighing.remark == Some(Remark::Per)
                && let Some((weighing, whole)) = self.by_units(dimension, row, demand, &world)
            {
                let shift = Dimension::shift(&weighing);
                return Beside { whole: Some(whole), ..answer(row, weighing, shift) };
            }
            answer(row, weighing, shift)
        };
        let weight = |b: &Beside<'_>| {
            let excess = b.weighing.excess.as_ref();
            let rungs = excess.filter(|e| e.measure == Measure::Rungs).and_then(|e| e.amount);
            (gravity(b.weighing.order), excess.and_then(|e| e.factor), rungs)
        };
        let found = rows(self.comparer.book, self.side(Some(own)), demand, statement);
        // Several kinds may make up the whole, as the stages of a task do.
        let of_part = matches!(&found, Rows::OfParts(rows) if rows.len() == 1 && demand.items().is_none());
        let mut weightiest = match found {
            Rows::Silent => None,
            Rows::Unclear(row, why) => Some(answer(row, Weighing::apart(why), Some(Shift::Incomparable))),
            Rows::Speak(rows) | Rows::OfParts(rows) => rows.into_iter().map(beside).max_by_key(weight),
            // To accuse, it would have to be too much for every one of them.
            Rows::OneOf(rows) => rows.into_iter().map(beside).min_by_key(weight),
        }?;
        weightiest.of_part = of_part;
        weightiest.force = self.force(step, weightiest.row, demand, dimension);
        Some(weightiest)
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
        let parent = self.line.above.get(nearest.step).map(|(_, d)| *d);
        let world = self.world(parent);
        // Of an allocation only the child's own row speaks of it.
        let (Rows::Speak(rows) | Rows::OfParts(rows)) =
            rows(self.comparer.book, self.side(None), demand, nearest.statement)
        else {
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
        finding.rungs = self.usual_rung(dimension).zip(demand.asked.as_deref().and_then(rung_of));
        self.with_rule(dimension, self.described(finding, demand, None))
    }

    fn finding(&self, dimension: &Dimension, own: &Statement, demand: &Demand, beside: &Beside<'_>) -> Option<Finding> {
        let shift = beside.shift?;
        let mut child = self.place(None, own, demand);
        let mut parent = self.place(Some(beside.step), beside.statement, beside.row);
        let weighing = &beside.weighing;
        let mut terms = Vec::new();
        let decided = matches!(weighing.order, Order::Heavier | Order::Mixed)
            || matches!(weighing.remark, Some(Remark::Place | Remark::Figure));
        if decided && !weighing.terms.is_empty() {
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
        if weighing.remark == Some(Remark::Place) {
            let home = self.line.home();
            finding.places = terms.iter().flat_map(|term| home.places(term)).collect();
        }
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
            finding.asked = Some(Reading::clone(reading));
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
    let value = |demand: &'_ Demand| demand.asked.as_ref().map(|reading| reading.value.clone());
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
