//! What a deadline is.

use crate::calendar::Feast;
use crate::kind::number::Number;
use jiff::civil::Date;

/// A point in time by which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Due {
    /// A date: `2025年6月30日前`.
    At(Moment),
    /// A date in every period: `每月25日前`.
    Every(Recurrence),
    /// A length of time after an event: `收到之日起10个工作日内`.
    After(Delay),
    /// Before an event whose date nobody has named, in uniform words: 汛期前, 开学前.
    Before(String),
}

/// A date with or without a time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The last day.
    pub date: Date,
    /// Until when on that day.
    pub clock: Clock,
}

/// Until when on the last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// A time of day, 0:00 to 23:59.
    At {
        /// 0 to 23.
        hour: u8,
        /// 0 to 59.
        minute: u8,
    },
    /// 下班前: no clock says when; between 16:30 and 18:30, and before the end of the day.
    CloseOfWork,
    /// The end of the day, where no time is said; also 24时.
    EndOfDay,
}

impl Clock {
    /// The earliest and latest minute of the day that this can mean. 23:59 is how the end of the day is written where
    /// 24:00 is not.
    #[must_use]
    pub fn minutes(self) -> (i64, i64) {
        match self {
            Self::At { hour: 23, minute: 59 } | Self::EndOfDay => (1440, 1440),
            Self::At { hour, minute } => {
                let at = i64::from(hour) * 60 + i64::from(minute);
                (at, at)
            }
            Self::CloseOfWork => (990, 1110),
        }
    }
}

/// A date in every period, or several: 每年6月30日、12月31日前.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recurrence {
    /// The period.
    pub period: Period,
    /// Where in the period.
    pub by: Position,
    /// Whether the period is the one after the one that the duty is about: 次月5日前.
    pub next: bool,
    /// Until when on the last day.
    pub clock: Clock,
    /// Further places in the same period, in the order of the calendar, all after `by`.
    pub also: Vec<(Position, Clock)>,
}

impl Recurrence {
    /// Each place as a recurrence of its own, the first of the period first.
    pub fn places(&self) -> impl Iterator<Item = Self> {
        let first = std::iter::once((self.by, self.clock));
        let places = first.chain(self.also.iter().copied());
        places.map(|(by, clock)| Self { by, clock, also: Vec::new(), ..*self })
    }
}

/// A period of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// 日
    Day,
    /// 工作日
    WorkingDay,
    /// 周
    Week,
    /// 旬: the 1st to 10th, 11th to 20th, 21st to the end of a month.
    TenDays,
    /// 半月: the 1st to 15th, 16th to the end of a month.
    HalfMonth,
    /// 月
    Month,
    /// 季
    Quarter,
    /// 学期
    Term,
    /// 半年
    HalfYear,
    /// 年
    Year,
}

/// A place in a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    /// Its last day.
    End,
    /// A day of the week (1 is Monday, 7 Sunday) or of the month, 1 to 30.
    Day(u8),
    /// A day of a month of the quarter, half-year or year, both from 1; the day 31 is the month's last, whichever that is.
    MonthDay(u8, u8),
    /// The so many-th working day.
    WorkingDay(u8),
    /// Of a month of the quarter or half-year, from 2, the so many-th working day.
    MonthWorkingDay(u8, u8),
    /// The last working day.
    LastWorkingDay,
    /// Of a month, the so many-th of a day of the week, both from 1: 第一个周五 is (1, 5).
    NthWeekday(u8, u8),
    /// Of a month, the last of a day of the week.
    LastWeekday(u8),
    /// The day before a feast of the year.
    Before(Feast),
}

/// A length of time after an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delay {
    /// How many units; none is at once, and of days the end of the same day.
    pub within: Number,
    /// The unit.
    pub unit: Unit,
    /// Until when on the day so many days after that of the event: 当日, 次日12时前. `None` for a length that is counted from
    /// the event itself.
    pub clock: Option<Clock>,
    /// The event from which it runs.
    pub event: Event,
}

/// What a length of time is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// 分钟
    Minute,
    /// 小时
    Hour,
    /// 日
    Day,
    /// 工作日
    WorkingDay,
    /// 周, 7 days
    Week,
    /// 月
    Month,
    /// 年, 12 months
    Year,
}

impl Unit {
    /// How many minutes one is, where that is always the same.
    #[must_use]
    pub fn minutes(self) -> Option<i64> {
        Some(match self {
            Self::Minute => 1,
            Self::Hour => 60,
            Self::Day => 1440,
            Self::Week => 7 * 1440,
            Self::WorkingDay | Self::Month | Self::Year => return None,
        })
    }

    /// How many months one is, where it is counted in months.
    #[must_use]
    pub fn months(self) -> Option<i64> {
        match self {
            Self::Month => Some(1),
            Self::Year => Some(12),
            _ => None,
        }
    }
}

/// From what a length of time runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The receipt of the directive, which is meant where nothing is said.
    Receipt,
    /// The issue of the directive: 印发之日起.
    Issue,
    /// Another, in uniform words: 受理, 事故发生.
    Other(String),
}
