//! Amounts: a floor and a ceiling with a unit, what they are counted for, and against what base. Exact throughout.

mod base;
mod bounds;
mod each;
mod figure;
mod graded;
mod lexicon;
mod order;
mod per;
mod read;
mod scan;
pub mod unit;

pub(in crate::kind) use each::body;
pub use graded::{weigh, weigh_grade};
pub(in crate::kind) use per::{EACH, bodies, level_of_body, same_body};
pub use per::{english as per_in_english, is_known as is_known_body};
pub use read::read;
pub(in crate::kind) use scan::NO_FIGURES;

use super::grade::Grade;
use super::number::Number;
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::cmp::Ordering;

/// One end of an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bound {
    /// Where it lies, in the amount's unit; shares in percent.
    pub at: Number,
    /// Whether the bound itself is excluded (超过5个).
    pub strict: bool,
}

/// Which way a change goes: 下降18% is not 增长18%.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Course {
    /// 增长, 提高.
    Up,
    /// 下降, 减少.
    Down,
}

/// For how long an amount is meant: 每天500个.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Period {
    /// 日.
    Day,
    /// 工作日.
    WorkingDay,
    /// 周.
    Week,
    /// 旬.
    TenDays,
    /// 半月.
    HalfMonth,
    /// 月.
    Month,
    /// 季.
    Quarter,
    /// 学期.
    Term,
    /// 半年.
    HalfYear,
    /// 年.
    Year,
}

impl Period {
    /// How many there are in a year, at least and at most: 365 or 366 days; working days as in rates.
    #[must_use]
    pub fn a_year(self) -> (Number, Number) {
        let exactly = |n: i64| (Number::whole(n), Number::whole(n));
        match self {
            Self::Day => (Number::whole(365), Number::whole(366)),
            Self::WorkingDay => (Number::whole(240), Number::whole(262)),
            Self::Week => {
                let weeks = |days: i128| Number::fraction(days, 7).unwrap_or(Number::whole(52));
                (weeks(365), weeks(366))
            }
            Self::TenDays => exactly(36),
            Self::HalfMonth => exactly(24),
            Self::Month => exactly(12),
            Self::Quarter => exactly(4),
            Self::Term | Self::HalfYear => exactly(2),
            Self::Year => exactly(1),
        }
    }

    /// How many there are in a year of twelve months of so many days.
    #[must_use]
    pub fn in_months_of(self, days: i64) -> Number {
        let year = Number::whole(12 * days);
        match self {
            Self::Day => year,
            Self::Week => year.over(Number::whole(7)).unwrap_or(year),
            other => other.a_year().0,
        }
    }
}

/// What a share or a change is measured against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Base {
    /// In few words: `2020年`, `上年`, `同比`, `总数`.
    pub text: String,
    /// Whether it is a whole of which a share is taken (总数的30%), not a time against which a change is measured.
    pub whole: bool,
}

/// One count with its bounds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// At least this; `None` where there is no lower end.
    pub floor: Option<Bound>,
    /// At most this; `None` where there is no upper end.
    pub ceiling: Option<Bound>,
    /// Measure word or unit, normalised to Chinese: 个, 元, %; `None` where none is said.
    pub unit: Option<String>,
    /// The noun that is counted, where one is said: 线索.
    pub of: Option<String>,
    /// The body it is counted for: 乡镇.
    pub per: Option<String>,
    /// The period it is counted for.
    pub period: Option<Period>,
    /// The way of a change.
    pub course: Option<Course>,
    /// What it is measured against.
    pub base: Option<Base>,
    /// Said softly (左右). No part of the order: the force has it.
    pub about: bool,
}

/// How much: one count, or several of which any will do (3人以上死亡或者10人以上重伤).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amount {
    /// The count said first.
    pub first: Count,
    /// The other alternatives, in the order said.
    pub or: Vec<Count>,
    /// What goes with it on the ladder of the dimension: 吊销许可证，并处5万元. `None` where the dimension has no ladder.
    pub graded: Option<Box<Graded>>,
}

/// Where a sum stands on a ladder, and what else there is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Graded {
    /// The rung of the sum itself.
    pub sum: Grade,
    /// Rungs that are imposed with it, lowest first, without those that go without saying.
    pub beside: Vec<Grade>,
    /// A rung that may be imposed in its place: 警告或者200元以下罚款.
    pub instead: Option<Grade>,
}

impl Amount {
    /// What satisfies both of two amounts of one thing, as one amount; `None` where they count different things.
    #[must_use]
    pub fn within(&self, other: &Self) -> Option<Self> {
        let ends = |count: &Count| Count { floor: None, ceiling: None, about: false, ..count.clone() };
        let (a, b) = (&self.first, &other.first);
        if !self.or.is_empty() || !other.or.is_empty() || ends(a) != ends(b) || self.graded != other.graded {
            return None;
        }
        let tighter = |x: Option<Bound>, y: Option<Bound>, way: Ordering| match (x, y) {
            (Some(x), Some(y)) => Some(if y.at.cmp(&x.at) == way || x.at == y.at && y.strict { y } else { x }),
            (one, other) => one.or(other),
        };
        let floor = tighter(a.floor, b.floor, Ordering::Greater);
        let ceiling = tighter(a.ceiling, b.ceiling, Ordering::Less);
        let first = Count { floor, ceiling, ..a.clone() };
        Some(Self { first, or: Vec::new(), graded: self.graded.clone() })
    }
}

impl Amount {
    /// All alternatives, in the order said.
    pub fn counts(&self) -> impl Iterator<Item = &Count> {
        std::iter::once(&self.first).chain(&self.or)
    }
}

impl Count {
    fn entries<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        let text = |bound: Option<Bound>| bound.map(|b| b.at.to_string());
        let strict = |bound: Option<Bound>| bound.is_some_and(|b| b.strict);
        map.serialize_entry("floor", &text(self.floor))?;
        map.serialize_entry("ceiling", &text(self.ceiling))?;
        map.serialize_entry("unit", &self.unit)?;
        map.serialize_entry("per", &self.per)?;
        if let Some(period) = self.period {
            map.serialize_entry("period", &period)?;
        }
        if strict(self.floor) || strict(self.ceiling) {
            map.serialize_entry("strict", &true)?;
        }
        if self.floor.is_some() && self.ceiling.is_some() && strict(self.floor) != strict(self.ceiling) {
            map.serialize_entry("strict_end", if strict(self.floor) { "floor" } else { "ceiling" })?;
        }
        if let Some(of) = &self.of {
            map.serialize_entry("of", of)?;
        }
        if let Some(course) = self.course {
            map.serialize_entry("direction", &course)?;
        }
        if let Some(base) = &self.base {
            map.serialize_entry("base", &base.text)?;
        }
        if self.about {
            map.serialize_entry("about", &true)?;
        }
        Ok(())
    }
}

impl Serialize for Count {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        self.entries(&mut map)?;
        map.end()
    }
}

impl Serialize for Amount {
    /// The first count's fields, and the other alternatives under `or`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        self.first.entries(&mut map)?;
        if !self.or.is_empty() {
            map.serialize_entry("or", &self.or)?;
        }
        if let Some(graded) = &self.graded {
            let words: Vec<&str> = graded.beside.iter().map(|grade| &*grade.word).collect();
            if !words.is_empty() {
                map.serialize_entry("beside", &words)?;
            }
            if let Some(instead) = &graded.instead {
                map.serialize_entry("instead", &instead.word)?;
            }
        }
        map.end()
    }
}
