//! Dates that recur.
//!
//! In the same period, the earlier place is heavier. In different periods, what recurs in every month is also done in every
//! quarter if its first time in the quarter lies early enough; then the quarter's is lighter. A week nests in nothing
//! but has a first time within 7 days of any beginning.
//!
//! Of several places in one period the first is held against the first, the second against the second; one more is heavier,
//! one fewer lighter. Months, quarters and half-years become places of the year for that.

mod places;

use super::{Found, Interval, intervals};
use crate::calendar::{Calendar, days_between};
use crate::kind::due::{Clock, Delay, Event, Period, Position, Recurrence, Unit};
use crate::kind::number::Number;
use crate::kind::order::{Excess, Measure, Remark};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use std::cmp::Ordering;

pub(super) fn compare(parent: &Recurrence, child: &Recurrence, calendar: &Calendar) -> Found {
    if parent == child {
        return Ok((Ordering::Equal, None));
    }
    if !(parent.also.is_empty() && child.also.is_empty()) {
        return places::compare(parent, child, calendar);
    }
    if parent.period == child.period {
        if parent.next != child.next {
            // 次月5日前 and 每月25日前: whether the same month is meant is not said.
            return Err(Remark::Near);
        }
        return in_one_period(parent, child, calendar);
    }
    if parent.next || child.next {
        return Err(Remark::Kind);
    }
    if meets(parent, child, calendar) {
        Ok((Ordering::Greater, None))
    } else if meets(child, parent, calendar) {
        Ok((Ordering::Less, None))
    } else {
        Err(Remark::Kind)
    }
}

/// A length after the end of a period (季度终了后15日内) as the place in the next one that it comes to.
pub(super) fn after_period(delay: &Delay) -> Option<Recurrence> {
    let Event::Other(event) = &delay.event else { return None };
    let (period, months) = match event.as_str() {
        "月度结束" => (Period::Month, 1),
        "季度结束" => (Period::Quarter, 3),
        "半年结束" => (Period::HalfYear, 6),
        "年度结束" => (Period::Year, 12),
        _ => return None,
    };
    let n = delay.within.as_whole().and_then(|n| u8::try_from(n).ok()).filter(|n| *n > 0)?;
    let by = match delay.unit {
        Unit::Day if n <= 28 && months == 1 => Position::Day(n),
        Unit::Day if n <= 28 => Position::MonthDay(1, n),
        Unit::WorkingDay if months < 12 => Position::WorkingDay(n),
        Unit::Month if n < months => Position::MonthDay(n, 31),
        Unit::Month if n == months => Position::End,
        _ => return None,
    };
    let clock = delay.clock.unwrap_or(Clock::EndOfDay);
    Some(Recurrence { period, by, next: true, clock, also: Vec::new() })
}

fn in_one_period(parent: &Recurrence, child: &Recurrence, calendar: &Calendar) -> Found {
    let by = match (key(parent), key(child)) {
        (Some(p), Some(c)) => c.cmp(&p),
        _ => match (parent.by, child.by) {
            (p, c) if p == c => Ordering::Equal,
            (Position::WorkingDay(p), Position::WorkingDay(c)) => c.cmp(&p),
            _ => {
                let p = offsets(parent, calendar).ok_or(Remark::Near)?;
                let c = offsets(child, calendar).ok_or(Remark::Near)?;
                intervals(&p, &c).ok_or(Remark::Near)?
            }
        },
    };
    if by == Ordering::Equal {
        let (p, c) = (clock(parent.clock), clock(child.clock));
        let by = if parent.clock == child.clock { Ordering::Equal } else { intervals(&p, &c).ok_or(Remark::Near)? };
        let exact = p.is_exact() && c.is_exact() && by != Ordering::Equal;
        return Ok((by, exact.then(|| p.0.minus(c.0)).flatten().map(super::minutes)));
    }
    Ok((by, days_lost(parent, child)))
}

fn clock(clock: Clock) -> Interval {
    let (from, to) = clock.minutes();
    Interval::whole(from, to)
}

/// Month and day in the period, 31 for the last; `None` for places that no number gives.
fn key(every: &Recurrence) -> Option<(u8, u8)> {
    match (every.by, every.period) {
        (Position::End, Period::Week) => Some((1, 7)),
        (Position::End, _) => Some((months(every.period).unwrap_or(1), 31)),
        (Position::Day(day), _) => Some((1, day)),
        // 29 February is the last of February in every year.
        (Position::MonthDay(2, 29..), Period::Year) => Some((2, 31)),
        (Position::MonthDay(month, day), _) => Some((month, day)),
        (Position::WorkingDay(_) | Position::LastWorkingDay | Position::Before(_), _) => None,
    }
}

fn months(period: Period) -> Option<u8> {
    Some(match period {
        Period::Month => 1,
        Period::Quarter => 3,
        Period::HalfYear => 6,
        Period::Year => 12,
        _ => return None,
    })
}

/// Days between two places, where every period has the same number between them.
fn days_lost(parent: &Recurrence, child: &Recurrence) -> Option<Excess> {
    let mut found = None;
    for (p, c) in days(parent)?.zip(days(child)?) {
        let lost = (p? - c?).abs();
        if found.is_some_and(|found| found != lost) {
            return None;
        }
        found = Some(lost);
    }
    found.map(|days| Excess::new(Measure::Days, Some(Number::whole(days))))
}

/// The place as a day of the period, from 1, over the periods of a leap cycle.
fn days(every: &Recurrence) -> Option<impl Iterator<Item = Option<i64>> + use<>> {
    let (month, day) = key(every)?;
    let length = months(every.period).or((every.period == Period::Week).then_some(0))?;
    let starts = if length == 0 { 1 } else { 48 / i64::from(length) };
    Some((0..starts).map(move |n| {
        if length == 0 {
            return Some(i64::from(day));
        }
        let first = date(2000, 1, 1).checked_add((n * i64::from(length)).months()).ok()?;
        let of = first.checked_add((i64::from(month) - 1).months()).ok()?;
        let last = of.last_of_month();
        let at = Date::new(of.year(), of.month(), i8::try_from(day).ok()?).unwrap_or(last).min(last);
        Some(days_between(first, at) + 1)
    }))
}

/// The earliest and latest day of the period, from 1, on which the place may fall.
fn offsets(every: &Recurrence, calendar: &Calendar) -> Option<Interval> {
    let length = i64::from(months(every.period)?);
    match every.by {
        Position::WorkingDay(n) => {
            let most = calendar.most_days(u32::from(n)).map(Number::whole);
            Some(Interval(Number::whole(Calendar::fewest_days(u32::from(n))), most))
        }
        Position::LastWorkingDay => {
            // The period may end in the longest of holidays.
            let holiday = calendar.most_days(1)? - 1;
            Some(Interval::whole(28 * length - holiday, 31 * length))
        }
        Position::Before(feast) => {
            let years = (2000..2100_i16).filter_map(|year| {
                let eve = calendar.feast(feast, year)?.yesterday().ok()?;
                Some(days_between(date(year, 1, 1), eve) + 1)
            });
            let days: Vec<i64> = years.collect();
            Some(Interval::whole(*days.iter().min()?, *days.iter().max()?))
        }
        _ => {
            let days: Vec<i64> = days(every)?.collect::<Option<_>>()?;
            Some(Interval::whole(*days.iter().min()?, *days.iter().max()?))
        }
    }
}

/// Whether what recurs finely is done by the time the coarse one asks, in every one of the coarse one's periods.
fn meets(fine: &Recurrence, coarse: &Recurrence, calendar: &Calendar) -> bool {
    let first_time = match (fine.period, fine.by) {
        (Period::Day, _) => Some(1),
        (Period::Week, _) => Some(7),
        (Period::TenDays, Position::End) => Some(10),
        (Period::HalfMonth, Position::End) => Some(15),
        (Period::Month | Period::Quarter | Period::HalfYear, _) => {
            offsets(fine, calendar).and_then(|at| at.1).and_then(Number::as_whole)
        }
        _ => None,
    };
    let by = earliest(coarse, calendar);
    rank(fine.period) < rank(coarse.period)
        && first_time.zip(by).is_some_and(|(first, by)| first < by || (first == by && earlier(fine, coarse)))
}

/// The earliest day of its period, from 1, on which the place may fall.
fn earliest(place: &Recurrence, calendar: &Calendar) -> Option<i64> {
    match (place.period, place.by) {
        (Period::Week, _) => key(place).map(|(_, day)| i64::from(day)),
        (Period::TenDays, Position::End) => Some(8),
        (Period::HalfMonth, Position::End) => Some(13),
        _ => offsets(place, calendar).and_then(|at| at.0.as_whole()),
    }
}

/// Whether a time of day is met by another on the same day.
fn earlier(fine: &Recurrence, coarse: &Recurrence) -> bool {
    fine.clock == coarse.clock || fine.clock.minutes().1 <= coarse.clock.minutes().0
}

/// Finer periods first; those of one rank do not nest.
fn rank(period: Period) -> u8 {
    match period {
        Period::Day => 0,
        Period::WorkingDay => 1,
        Period::Week => 2,
        Period::TenDays => 3,
        Period::HalfMonth => 4,
        Period::Month => 5,
        Period::Quarter => 6,
        Period::HalfYear => 7,
        Period::Year => 8,
        Period::Term => 9,
    }
}
