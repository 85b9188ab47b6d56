//! Kinds of value: how each is read, and how it is ordered. Knows nothing of dimensions, files or languages to print in.

pub mod amount;
pub mod due;
mod feast;
pub mod force;
pub mod grade;
pub mod items;
pub mod memo;
pub mod misread;
pub mod number;
pub mod numeral;
pub mod order;
pub mod rate;
pub mod span;
pub mod words;

use crate::fault::Code;
use grade::{Ladder, Rung};
use jiff::civil::Date;
use misread::Misread;
use order::{Direction, Weighing, World};
use serde::Serialize;

/// The kinds, as `rules/*.yaml` name them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A point in time by which.
    Due,
    /// A length of time.
    Span,
    /// How often.
    Rate,
    /// How much.
    Amount,
    /// A rung of a ladder.
    Grade,
    /// A set of terms.
    Items,
}

impl Kind {
    /// Whether what a text is read as may hang on the date of issue: points in time, and lengths given as two of them.
    #[must_use]
    pub fn is_dated(self) -> bool {
        matches!(self, Self::Due | Self::Span)
    }
}

/// What a bare number is: `每月2次` is a floor of a frequency, `5日` a ceiling of a response time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Bare {
    /// At least.
    #[default]
    Floor,
    /// At most.
    Ceiling,
    /// Just that.
    Exact,
}

/// What a reader needs to know beside the text.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a> {
    /// What a bare number is.
    pub bare: Bare,
    /// The date of issue, which gives years that are left out.
    pub issued: Option<Date>,
    /// The ladder of a grade.
    pub ladder: Option<&'a Ladder>,
    /// The ladder of force, whose words may stand before any value.
    pub force: &'a Ladder,
}

/// A value as understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Value {
    /// By when.
    Due(due::Due),
    /// For how long.
    Span(span::Length),
    /// How often.
    Rate(rate::Rate),
    /// How much.
    Amount(amount::Amount),
    /// Which rung.
    Grade(grade::Grade),
    /// Which things.
    Items(items::Items),
}

/// A value with the force that its words give it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reading {
    /// The value.
    #[serde(flatten)]
    pub value: Value,
    /// The rung of force that the words name: 可以 → 可; `None` where no word names one, which is 应当.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub force: Option<Rung>,
}

/// Bytes of one value at most, some twenty thousand Chinese characters: what is longer is an essay.
pub const LONGEST: usize = 60_000;

/// Reads one text as a value of a kind.
///
/// # Errors
/// The part of the text that was not understood, and why.
pub fn read(kind: Kind, text: &str, reader: &Reader<'_>) -> Result<Reading, Misread> {
    if text.len() > LONGEST {
        return Err(Misread::new(Code::Budget, "value-bytes", 0..text.len()).with("limit", LONGEST.to_string()));
    }
    let words = words::Words::new(text);
    let mut phrase = force::Phrase::new(&words, reader);
    let value = match kind {
        Kind::Due => due::read(&mut phrase).map(Value::Due),
        Kind::Span => span::read(&mut phrase).map(Value::Span),
        Kind::Rate => rate::read(&mut phrase).map(Value::Rate),
        Kind::Amount => amount::read(&mut phrase).map(Value::Amount),
        Kind::Grade => grade::read(&mut phrase).map(Value::Grade),
        Kind::Items => items::read(&mut phrase).map(Value::Items),
    }?;
    Ok(Reading { value, force: phrase.force() })
}

/// How heavy the child's value is beside the parent's, in the direction of a dimension.
#[must_use]
pub fn weigh(parent: &Value, child: &Value, direction: Direction, world: &World<'_>) -> Weighing {
    match (parent, child) {
        (Value::Due(p), Value::Due(c)) => due::weigh(p, c, direction, world),
        // What is one and the same asks the same; only of dates it hangs on when each was issued.
        _ if parent == child => Weighing::plain(order::Order::Same),
        (Value::Span(p), Value::Span(c)) => span::weigh(p, c, direction, world),
        (Value::Rate(p), Value::Rate(c)) => rate::weigh(p, c, direction),
        (Value::Amount(p), Value::Amount(c)) => amount::weigh(p, c, direction),
        (Value::Grade(p), Value::Grade(c)) => grade::weigh(p, c, direction),
        (Value::Amount(p), Value::Grade(c)) => amount::weigh_grade(p, c, direction, true),
        (Value::Grade(p), Value::Amount(c)) => amount::weigh_grade(c, p, direction, false),
        (Value::Items(p), Value::Items(c)) => {
            items::weigh_as(p, c, direction, items::Manner::Asked, &(world.home, world.terms), world)
        }
        _ => Weighing::apart(order::Remark::Kind),
    }
}

impl Value {
    /// Whether it sets an upper end and no lower one.
    #[must_use]
    pub fn has_only_ceiling(&self) -> bool {
        match self {
            Self::Rate(rate) => rate.floor.is_none() && rate.ceiling.is_some(),
            Self::Amount(amount) => amount.counts().all(|count| count.floor.is_none() && count.ceiling.is_some()),
            Self::Span(span::Length::Bounded { floor, ceiling }) => floor.is_none() && ceiling.is_some(),
            Self::Due(_) | Self::Span(_) | Self::Grade(_) | Self::Items(_) => false,
        }
    }
}
