//! A place in a period, as the days between which it may fall.

use super::super::{Found, minutes};
use crate::calendar::{Calendar, days_between, month_end};
use crate::kind::due::{Clock, Period, Position, Recurrence};
use crate::kind::number::Number;
use crate::kind::order::{Excess, Measure, Remark};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use std::cmp::Ordering;

/// Month and day of a period, both from 1; the day 31 is the month's last.
type Day = (u8, u8);

/// A place: the earliest and the latest day on which it may fall.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    by: Position,
    clock: Clock,
    /// After how many months of the year its period begins.
    begun: u8,
    from: Day,
    to: Day,
}

impl Place {
    /// The first place of a recurrence in its own period; `None` where the calendar does not know it.
    pub(super) fn of(every: &Recurrence, calendar: &Calendar) -> Option<Self> {
        // A term lasts longer than a month.
        let length = months(every.period).unwrap_or(1);
        let (from, to) = match every.by {
            Position::End => {
                let last = match every.period {
                    Period::Day | Period::WorkingDay => (1, 1),
                    Period::Week => (1, 7),
                    _ => (length, 31),
                };
                (last, last)
            }
            Position::Day(day) => ((1, day), (1, day)),
            Position::MonthDay(month, day) => ((month, day), (month, day)),
            Position::WorkingDay(n) => {
                let n = u32::from(n);
                (day_of(Calendar::fewest_days(n), 31)?, day_of(calendar.most_days(n)?, 28)?)
            }
            Position::MonthWorkingDay(month, n) => {
                let n = u32::from(n);
                let within = |(later, day): Day| Some((later.checked_add(month)?.checked_sub(1)?, day));
                let first = day_of(Calendar::fewest_days(n), 31).and_then(within)?;
                (first, day_of(calendar.most_days(n)?, 28).and_then(within)?)
            }
            Position::NthWeekday(n, _) => {
                ((1, (n.checked_sub(1)?).checked_mul(7)?.checked_add(1)?), (1, n.checked_mul(7)?))
            }
            // The last seven days of the shortest month begin with the 22nd.
            Position::LastWeekday(_) => ((1, 22), (1, 31)),
            Position::LastWorkingDay if every.period == Period::Week => ((1, 1), (1, 7)),
            // The period may end in the longest of holidays.
            Position::LastWorkingDay => {
                let holiday = calendar.most_days(1)? - 1;
                ((length, u8::try_from(28 - holiday).ok()?), (length, 31))
            }
            Position::Before(feast) => {
                let eves = (2000..2100_i16).filter_map(|year| {
                    let eve = calendar.feast(feast, year)?.yesterday().ok()?;
                    Some((u8::try_from(eve.month()).ok()?, u8::try_from(eve.day()).ok()?))
                });
                (eves.clone().min()?, eves.max()?)
            }
        };
        let place = Self { by: every.by, clock: every.clock, begun: 0, from, to };
        Some(if every.period == Period::Year { place.later(0) } else { place })
    }

    /// What is done within so many days of any beginning.
    pub(super) fn after(days: i64, clock: Clock) -> Option<Self> {
        let at = day_of(days, 28)?;
        Some(Self { by: Position::End, clock, begun: 0, from: at, to: at })
    }

    /// The same place so many months on, as one of the year: 30 April and 29 February are the last of their months.
    pub(super) fn later(&self, months: u8) -> Self {
        let settled = |(month, day): Day| {
            let month = month + months;
            let end = i8::try_from(month).ok().and_then(|month| month_end(2000, month));
            (month, if end.is_some_and(|end| i16::from(end.day()) <= i16::from(day)) { 31 } else { day })
        };
        Self { begun: self.begun + months, from: settled(self.from), to: settled(self.to), ..*self }
    }

    /// Its place in the order of the calendar.
    pub(super) fn when(&self) -> (Day, Day, (i64, i64)) {
        (self.from, self.to, self.clock.minutes())
    }

    /// Whether what is done by this is done by the other.
    pub(super) fn no_later(&self, other: &Self) -> bool {
        let clock = || self.clock == other.clock || self.clock.minutes().1 <= other.clock.minutes().0;
        self.is_sooner(other) || (self.to == other.from || self.is_same_day(other)) && clock()
    }

    fn is_sooner(&self, other: &Self) -> bool {
        let counted = match (self.by, other.by) {
            (Position::WorkingDay(n), Position::WorkingDay(more)) => n < more && self.begun == other.begun,
            (Position::MonthWorkingDay(month, n), Position::MonthWorkingDay(other_month, more)) => {
                n < more && (self.begun + month) == (other.begun + other_month)
            }
            _ => false,
        };
        counted || self.to < other.from
    }

    fn is_same_day(&self, other: &Self) -> bool {
        (self.from, self.to) == (other.from, other.to) && (self.is_exact() || self.by == other.by)
    }

    fn is_exact(&self) -> bool {
        self.from == self.to
    }
}

/// How the child's place stands to the parent's, in periods of so many months.
pub(super) fn stand(parent: &Place, child: &Place, length: u8) -> Found {
    let by = match (child.no_later(parent), parent.no_later(child)) {
        (true, true) => Ordering::Equal,
        (true, false) => Ordering::Less,
        (false, true) => Ordering::Greater,
        (false, false) => return Err(Remark::Near),
    };
    let lost = if parent.is_same_day(child) {
        minutes_lost(parent.clock, child.clock)
    } else if parent.is_exact() && child.is_exact() {
        days_lost(parent.from, child.from, length)
    } else {
        None
    };
    Ok((by, lost))
}

/// Between two times of day, where clocks say them.
fn minutes_lost(parent: Clock, child: Clock) -> Option<Excess> {
    let exact = |clock: Clock| Some(clock.minutes()).filter(|(from, to)| from == to).map(|(at, _)| at);
    Some(minutes(Number::whole(exact(parent)? - exact(child)?)))
}

/// Days between two places, where every period of a leap cycle has the same number between them.
fn days_lost(parent: Day, child: Day, length: u8) -> Option<Excess> {
    let mut lost = (0..48_u8).step_by(usize::from(length)).map(|first| {
        let date = |(month, day): Day| {
            let month = date(2000, 1, 1).checked_add((i64::from(first + month) - 1).months()).ok()?;
            let day = Date::new(month.year(), month.month(), i8::try_from(day).ok()?);
            Some(day.unwrap_or(month.last_of_month()))
        };
        Some(days_between(date(child)?, date(parent)?).abs())
    });
    let days = lost.next()??;
    lost.all(|other| other == Some(days)).then(|| Excess::new(Measure::Days, Some(Number::whole(days))))
}

/// The day of a period that begins with months of so many days.
fn day_of(days: i64, month: i64) -> Option<Day> {
    let (whole, part) = ((days - 1) / month, (days - 1) % month);
    Some((u8::try_from(whole + 1).ok()?, u8::try_from(part + 1).ok()?))
}

/// How many months a period has that is a part of the year.
pub(super) fn months(period: Period) -> Option<u8> {
    Some(match period {
        Period::Month => 1,
        Period::Quarter => 3,
        Period::HalfYear => 6,
        Period::Year => 12,
        Period::Day | Period::WorkingDay | Period::Week | Period::TenDays | Period::HalfMonth | Period::Term => {
            return None;
        }
    })
}
