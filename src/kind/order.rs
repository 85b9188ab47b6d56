//! The one question, as a partial order: does whoever meets the parent's demand already meet the child's?

use super::items::Terms;
use super::number::Number;
use crate::calendar::Calendar;
use crate::place::Home;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Which way of moving an end of a value adds burden.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Way {
    /// More, later, longer, further up the ladder is heavier.
    Up,
    /// Less, earlier, shorter is heavier.
    Down,
    /// This end carries no burden.
    #[default]
    Still,
}

/// Which way each end of a value is heavier. An end that is not there lies at infinity. A quota is `floor: up, ceiling:
/// down` (the set of what satisfies it shrinks); a fine, `floor: up, ceiling: up`. A date or time limit is a ceiling;
/// a grade and a set of items are floors (`up`: a higher rung, more items).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Direction {
    /// The lower end.
    pub floor: Way,
    /// The upper end.
    pub ceiling: Way,
}

/// The four answers, where a value with two ends may answer differently at each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Each meets the other.
    Same,
    /// The child asks less.
    Lighter,
    /// The child asks more.
    Heavier,
    /// The child asks more in one respect and less in another.
    Mixed,
    /// Not comparable; never the same.
    Apart,
}

impl Order {
    /// The answer for a value of two parts, from the answers of the parts.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Apart, _) | (_, Self::Apart) => Self::Apart,
            (Self::Same, o) | (o, Self::Same) => o,
            (a, b) if a == b => a,
            _ => Self::Mixed,
        }
    }

    /// The answer when parent and child change places.
    #[must_use]
    pub fn reversed(self) -> Self {
        match self {
            Self::Lighter => Self::Heavier,
            Self::Heavier => Self::Lighter,
            same => same,
        }
    }

    /// What a movement of one end means: `by` is how the child's end stands to the parent's.
    #[must_use]
    pub fn of(by: std::cmp::Ordering, way: Way) -> Self {
        use std::cmp::Ordering::{Equal, Greater, Less};
        match (by, way) {
            (Equal, _) | (_, Way::Still) => Self::Same,
            (Greater, Way::Up) | (Less, Way::Down) => Self::Heavier,
            (Less, Way::Up) | (Greater, Way::Down) => Self::Lighter,
        }
    }
}

/// Which end of a value decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum End {
    /// The lower end.
    Floor,
    /// The upper end.
    Ceiling,
}

/// What should be said beside the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Remark {
    /// Of different kinds: a date beside a length of time that cannot be placed.
    Kind,
    /// Units differ: 张 beside 次.
    Unit,
    /// What it is counted for differs: 每乡镇 beside 每村.
    Per,
    /// Measured against different bases: 较2020年 beside 较上年.
    Base,
    /// A base said on one side only.
    BaseOnOneSide,
    /// Lengths of time that run from different events.
    Event,
    /// Neither the same nor comparable, but near: 3个月 beside 90日.
    Near,
    /// As many a year in a shorter rhythm: a milder finding.
    Pace,
    /// A ceiling lowered inside a range that the parent left open: a note.
    OpenEnd,
    /// Said for different seasons.
    Season,
    /// Directions differ: 下降 beside 增长.
    Direction,
    /// On different ladders.
    Ladder,
    /// The parent asks by level or place, and the child does not say which is its own.
    Allotment,
    /// It hangs on a name that several places bear.
    Place,
    /// It hangs on a figure of which nothing says whether more of it is wider: 2级以上 beside 3级以上.
    Figure,
    /// Said of a ceiling that protects those below: the softer it is said, the less it protects.
    Protection,
}

/// What an excess is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// Calendar days.
    Days,
    /// Working days.
    WorkingDays,
    /// Hours.
    Hours,
    /// Minutes.
    Minutes,
    /// Months.
    Months,
    /// Years.
    Years,
    /// Times a year.
    TimesPerYear,
    /// In the value's own unit.
    Count,
    /// Percentage points.
    Points,
    /// Rungs of a ladder.
    Rungs,
    /// Terms of a set.
    Items,
}

/// By how much the child goes beyond the parent (or stays below it). A part that is unknown is `None`, never invented.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excess {
    /// What `amount` is counted in.
    pub measure: Measure,
    /// How much, not negative.
    pub amount: Option<Number>,
    /// The value's own unit for [`Measure::Count`]: 个, 元.
    pub unit: Option<String>,
    /// Heavier over lighter: 2 where the child asks twice as much; 1/2 where half.
    pub factor: Option<Number>,
    /// For shares of 100: by what the slack to 100 % was divided (60 % → 90 %: 4).
    pub slack: Option<Number>,
}

impl Excess {
    /// An excess of `amount`, of no known factor.
    #[must_use]
    pub fn new(measure: Measure, amount: Option<Number>) -> Self {
        Self { measure, amount, unit: None, factor: None, slack: None }
    }

    /// The same of so many terms, where it counts terms.
    #[must_use]
    pub fn of_terms(mut self, terms: usize) -> Self {
        if self.measure == Measure::Items {
            self.amount = i64::try_from(terms).ok().map(Number::whole);
        }
        self
    }

    /// The same with a factor.
    #[must_use]
    pub fn times(mut self, factor: Option<Number>) -> Self {
        self.factor = factor;
        self
    }
}

/// The answer of a comparison with what explains it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weighing {
    /// The answer.
    pub order: Order,
    /// Which end decided, for values with two.
    pub end: Option<End>,
    /// By how much.
    pub excess: Option<Excess>,
    /// What should be said beside it.
    pub remark: Option<Remark>,
    /// For items: indices of the child's terms that decided ([`Order::Heavier`] and [`Order::Mixed`] where more is heavier),
    /// or of the parent's (where fewer is).
    pub terms: Vec<usize>,
}

impl Weighing {
    /// An answer with nothing beside it.
    #[must_use]
    pub fn plain(order: Order) -> Self {
        Self { order, end: None, excess: None, remark: None, terms: Vec::new() }
    }

    /// Not comparable, and why.
    #[must_use]
    pub fn apart(why: Remark) -> Self {
        Self { remark: Some(why), ..Self::plain(Order::Apart) }
    }
}

/// What the reckoning of dates needs to know.
#[derive(Clone, Copy, Debug)]
pub struct World<'a> {
    /// Holidays and make-up days.
    pub calendar: &'a Calendar,
    /// The parent's date of issue: from it the time given is reckoned, and what runs from its receipt.
    pub parent_issued: Option<Date>,
    /// The child's date of issue.
    pub child_issued: Option<Date>,
    /// From where names of places are understood.
    pub home: Home,
    /// Words that stand for others.
    pub terms: &'a Terms,
}

impl<'a> World<'a> {
    /// Where nothing is known but the calendar.
    #[must_use]
    pub fn of(calendar: &'a Calendar) -> Self {
        Self { calendar, parent_issued: None, child_issued: None, home: Home::default(), terms: Terms::NONE }
    }

    /// The same where the child is asked as the parent, and the parent as the child.
    #[must_use]
    pub fn turned(self) -> Self {
        Self { parent_issued: self.child_issued, child_issued: self.parent_issued, ..self }
    }
}
