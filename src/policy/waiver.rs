//! Going further openly: which waivers stand for which findings, and which stand for none.

use super::bound::Bound;
use super::spoken::stands_for;
use crate::calendar::Calendar;
use crate::directive::{Demand, Directive, Statement, Task, Waiver, Word, essence, several};
use crate::finding::{Finding, Place, Relation};
use crate::kind::due::Due;
use crate::kind::order::Order;
use crate::kind::{Bare, Kind, Reader, Reading, Value, read};
use crate::rule::{RuleBook, Shift};
use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;

/// Days before its last within which a waiver is said to expire soon.
const SOON: i64 = 30;

/// How a waiver stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Complete and in force.
    InForce,
    /// In force for no more than 30 days.
    Expiring,
    /// Past its last day.
    Expired,
    /// A part is left out or cannot be read.
    Incomplete,
    /// The child goes further than it says.
    OverBound,
    /// It matches nothing.
    Unused,
}

/// A waiver, the directive it stands in, and how it stands.
#[derive(Clone, Copy, Debug)]
pub struct Listed<'a> {
    /// The directive, as an index into the run's.
    pub directive: usize,
    /// The waiver.
    pub waiver: &'a Waiver,
    /// How it stands.
    pub state: State,
}

/// What is needed to judge waivers.
#[derive(Clone, Copy, Debug)]
pub struct Office<'a> {
    /// The rules.
    pub book: &'a RuleBook,
    /// Holidays, for bounds that are dates.
    pub calendar: &'a Calendar,
    /// The day on which the judging is done.
    pub today: Date,
}

impl Office<'_> {
    /// How a waiver stands by itself, whatever it is for.
    #[must_use]
    pub fn state(&self, waiver: &Waiver) -> State {
        let Some(until) = waiver.until.as_ref().and_then(|word| self.date(word)).filter(|_| missing(waiver).is_empty())
        else {
            return State::Incomplete;
        };
        if until < self.today {
            State::Expired
        } else if until < self.today.saturating_add(SOON.days()) {
            State::Expiring
        } else {
            State::InForce
        }
    }

    /// How a waiver stands as far as its own directive tells: it is unused where that asks nothing of the kind, and over its
    /// bound where that asks more than it says. Whether it is for an escalation only a parent can tell.
    #[must_use]
    pub fn state_alone(&self, waiver: &Waiver, directive: &Directive) -> State {
        let state = self.state(waiver);
        if !matches!(state, State::InForce | State::Expiring) {
            return state;
        }
        let asked = self.asked(waiver, directive);
        let mut orders = asked.iter().map(|reading| self.beside_bound(waiver, directive, reading));
        if asked.is_empty() {
            State::Unused
        } else if orders.any(|order| matches!(order, Some(Order::Heavier | Order::Mixed))) {
            State::OverBound
        } else {
            state
        }
    }

    /// How a waiver stands for a finding.
    #[must_use]
    pub fn state_for(&self, waiver: &Waiver, child: &Directive, finding: &Finding) -> State {
        match self.state(waiver) {
            state @ (State::InForce | State::Expiring) => {
                if self.is_within(waiver, child, finding) {
                    state
                } else {
                    State::OverBound
                }
            }
            other => other,
        }
    }

    fn date(&self, word: &Word) -> Option<Date> {
        let reader = Reader { bare: Bare::Exact, issued: None, ladder: None, force: self.book.force_ladder()? };
        match read(Kind::Due, &word.text, &reader) {
            Ok(Reading { value: Value::Due(Due::At(moment)), .. }) => Some(moment.date),
            _ => None,
        }
    }

    /// Whether the child stays within the bound that the waiver sets itself.
    fn is_within(&self, waiver: &Waiver, child: &Directive, finding: &Finding) -> bool {
        let above = finding.parent.as_ref().map(|place| place.text.as_str());
        self.bound(waiver, child).is_some_and(|bound| bound.holds(finding, (above, &finding.excess)))
    }

    /// The values of a directive that a waiver speaks of.
    fn asked<'a>(&self, waiver: &'a Waiver, directive: &'a Directive) -> Vec<&'a Reading> {
        let named = |word: &Option<Word>, name: &Word| {
            word.as_ref().is_some_and(|own| essence(&own.text) == essence(&name.text))
        };
        let meant =
            |task: &&Task| waiver.task.as_ref().is_none_or(|name| named(&task.id, name) || named(&task.title, name));
        let stated = directive.tasks.iter().filter(meant).filter_map(|task| directive.stated(task, waiver.dimension));
        let (row, terms) = (self.book.dimensions.get(waiver.dimension), &self.book.terms);
        // Gravities are found by their height, and by trying each; any other name by its words.
        let likely = |statement: &'a Statement| -> Vec<&'a Demand> {
            match waiver.subject.as_ref().filter(|_| row.is_some_and(|row| row.graded.is_none())) {
                Some(name) => {
                    let named = several(&name.text).into_iter().flat_map(|name| statement.under(terms, name));
                    named.chain(statement.row(terms, None)).collect()
                }
                None => statement.demands.iter().collect(),
            }
        };
        let demands = stated.flat_map(likely);
        let on_subject = |demand: &&Demand| {
            let (Some(name), Some(row)) = (&waiver.subject, row) else { return true };
            // Of a set the subject may name what was added.
            demand
                .subject
                .as_ref()
                .map_or(demand.items().is_some(), |own| stands_for(self.book, row, &name.text, &own.text, directive))
        };
        demands.filter(on_subject).filter_map(|demand| demand.asked.as_deref()).collect()
    }

    /// The bound that a waiver sets itself.
    fn bound<'a>(&self, waiver: &'a Waiver, child: &Directive) -> Option<Bound<'a>>
    where
        Self: 'a,
    {
        let row = self.book.dimensions.get(waiver.dimension)?;
        let text = waiver.up_to.as_ref()?.text.as_str();
        Some(Bound { book: self.book, calendar: self.calendar, row, text, issued: (child.issued, child.issued) })
    }

    /// How a value stands to the bound that a waiver sets itself; `None` where that is not known from it alone.
    fn beside_bound(&self, waiver: &Waiver, child: &Directive, asked: &Reading) -> Option<Order> {
        // Of a set it is not known what of it was added.
        self.bound(waiver, child)?.order(asked).filter(|_| !matches!(asked.value, Value::Items(_)))
    }
}

/// The parts of a waiver that are left out, by the keys of their words.
#[must_use]
pub fn missing(waiver: &Waiver) -> Vec<&'static str> {
    let parts = [
        ("waiver.up-to", &waiver.up_to),
        ("waiver.necessity", &waiver.necessity),
        ("waiver.effect", &waiver.effect),
        ("waiver.conditions", &waiver.conditions),
        ("waiver.authority", &waiver.authority),
        ("waiver.until", &waiver.until),
    ];
    parts.into_iter().filter(|(_, part)| part.is_none()).map(|(key, _)| key).collect()
}

/// The finding that a waiver itself gives rise to; none while it is in force for something.
#[must_use]
pub fn finding(book: &RuleBook, waiver: &Waiver, state: State, (index, child): (usize, &Directive)) -> Option<Finding> {
    let name = match state {
        State::InForce => return None,
        State::Expiring => "waiver-expiring",
        State::Expired => "waiver-expired",
        State::Incomplete => "waiver-incomplete",
        State::OverBound => "waiver-over-bound",
        State::Unused => "waiver-unused",
    };
    let dimension = book.dimensions.get(waiver.dimension)?;
    let part = match state {
        State::Expiring | State::Expired => waiver.until.as_ref(),
        State::OverBound => waiver.up_to.as_ref(),
        _ => None,
    };
    let span = part.map_or(waiver.span, |word| word.span);
    let text = part.map(|word| word.text.clone()).unwrap_or_default();
    let place = Place { directive: index, span, marks: vec![span], text, route: "waivers".to_owned() };
    let mut finding = Finding::new(book.page(name)?.id.clone(), Relation::Waiver, Shift::Incomparable, place);
    finding.dimension = Some(dimension.id.clone());
    finding.task = waiver.task.as_ref().map(|word| word.text.clone()).or_else(|| child.name().map(str::to_owned));
    finding.subject = waiver.subject.as_ref().map(|word| word.text.clone());
    if state == State::Incomplete {
        finding.missing = missing(waiver);
        if finding.missing.is_empty() {
            finding.missing = vec!["waiver.until"];
        }
    }
    Some(finding)
}
