//! rate: how often. A floor and a ceiling of times per period, with the season in which it holds.

mod body;
mod clause;
mod count;
mod days;
mod lexicon;
mod named;
mod object;
mod order;
mod pace;
mod period;
mod points;
mod read;
mod resolve;
mod season;
mod seasons;
mod units;
mod words;

pub use order::weigh;
pub(super) use pace::pace;
pub use read::read;
pub use season::Season;
pub use seasons::NAMED as NAMED_SEASONS;

use super::amount;
use super::number::Number;
use super::order::End;
use serde::Serialize;

/// A period of which a rate is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Period {
    /// 分钟
    Minute,
    /// 小时
    Hour,
    /// 班, of which there are as many a day as the place works
    Shift,
    /// 日
    Day,
    /// 工作日
    WorkingDay,
    /// 周, seven days
    Week,
    /// 旬, a third of a month
    TenDays,
    /// 半月
    HalfMonth,
    /// 月
    Month,
    /// 季, three months
    Quarter,
    /// 学期, half a school year
    Term,
    /// 半年
    HalfYear,
    /// 年
    Year,
}

/// What the length of a period is counted in. Periods of one base are exact multiples of each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Base {
    Shifts,
    Days,
    WorkingDays,
    Months,
}

impl Period {
    /// Its length as a fraction of its base: 1/24 day, 1/3 month (旬).
    pub(super) fn length(self) -> (Base, Number) {
        let (base, n, d) = match self {
            Self::Minute => (Base::Days, 1, 1440),
            Self::Hour => (Base::Days, 1, 24),
            Self::Shift => (Base::Shifts, 1, 1),
            Self::Day => (Base::Days, 1, 1),
            Self::WorkingDay => (Base::WorkingDays, 1, 1),
            Self::Week => (Base::Days, 7, 1),
            Self::TenDays => (Base::Months, 1, 3),
            Self::HalfMonth => (Base::Months, 1, 2),
            Self::Month => (Base::Months, 1, 1),
            Self::Quarter => (Base::Months, 3, 1),
            Self::Term | Self::HalfYear => (Base::Months, 6, 1),
            Self::Year => (Base::Months, 12, 1),
        };
        (base, Number::fraction(n, d).unwrap_or(Number::ONE))
    }
}

/// So many times in every so many periods.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Often {
    /// How many times.
    pub times: Number,
    /// The period.
    pub per: Period,
    /// In every how many of it, from 1.
    #[serde(skip_serializing_if = "is_one")]
    pub every: u32,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_one(n: &u32) -> bool {
    *n == 1
}

/// How often as understood.
#[derive(Clone, Debug, Serialize)]
pub struct Rate {
    /// At least so often; `None` asks nothing.
    pub floor: Option<Often>,
    /// At most so often; `None` forbids nothing.
    pub ceiling: Option<Often>,
    /// Whether the floor was said as a plain number (每月1次), with no word that makes it one. No part of what it asks.
    #[serde(skip)]
    pub plain: bool,
    /// The part of the year in which alone it holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub season: Option<Season>,
    /// The body it is counted for (每人每年1次); several are joined by 、 (同一部门对同一企业).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per: Option<String>,
}

impl PartialEq for Rate {
    fn eq(&self, other: &Self) -> bool {
        let own = |rate: &Self| (rate.floor, rate.ceiling);
        own(self) == own(other) && self.season == other.season && self.per == other.per
    }
}

impl Eq for Rate {}

impl Rate {
    /// What is asked of a thing in every period (信息: 每月2篇), as how often it is asked; `None` where no period is said.
    #[must_use]
    pub fn of_amount(count: &amount::Count) -> Option<Self> {
        let per = match count.period? {
            amount::Period::Day => Period::Day,
            amount::Period::WorkingDay => Period::WorkingDay,
            amount::Period::Week => Period::Week,
            amount::Period::TenDays => Period::TenDays,
            amount::Period::HalfMonth => Period::HalfMonth,
            amount::Period::Month => Period::Month,
            amount::Period::Quarter => Period::Quarter,
            amount::Period::Term => Period::Term,
            amount::Period::HalfYear => Period::HalfYear,
            amount::Period::Year => Period::Year,
        };
        let often = |bound: amount::Bound| Often { times: bound.at, per, every: 1 };
        Some(Self {
            floor: count.floor.map(often),
            ceiling: count.ceiling.map(often),
            plain: false,
            season: None,
            per: count.per.clone(),
        })
    }

    /// Times a year at one end, for showing and multiplying: 365 days, 52 weeks, 250 working days, 12 months a year; in a
    /// season, what falls into it. `None` where the end is open or the season has no dates.
    #[must_use]
    pub fn per_year(&self, end: End) -> Option<Number> {
        let often = match end {
            End::Floor => self.floor,
            End::Ceiling => self.ceiling,
        }?;
        order::shown_per_year(&often, self.season.as_ref())
    }
}
