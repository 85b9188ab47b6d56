//! Dates that recur.
//!
//! In the same period, the earlier place is heavier. Of several places in one period the first is held against the first,
//! the second against the second; one more is heavier, one fewer lighter. Where the periods differ, ten days, months,
//! quarters and half-years become places of the year for that.
//!
//! Days, working days and weeks are no parts of a year: what recurs in them is held against a longer period by when it has
//! first, a second time and so on been done, counted from any beginning.

mod place;

use super::Found;
use crate::calendar::Calendar;
use crate::kind::due::{Clock, Delay, Event, Period, Position, Recurrence, Unit};
use crate::kind::order::Remark;
use place::{Place, months, stand};
use std::cmp::Ordering;

pub(super) fn compare(parent: &Recurrence, child: &Recurrence, calendar: &Calendar) -> Found {
    if parent == child {
        return Ok((Ordering::Equal, None));
    }
    let same_period = parent.period == child.period;
    if parent.next != child.next {
        // 次月5日前 and 每月25日前: whether the same month is meant is not said.
        return Err(if same_period { Remark::Near } else { Remark::Kind });
    }
    if same_period {
        let (p, c) = of_period(parent, calendar).zip(of_period(child, calendar)).ok_or(Remark::Near)?;
        return in_turn(&p, &c, months(parent.period).unwrap_or(1));
    }
    let (parent, child) = (monthly(parent), monthly(child));
    match of_year(&parent, calendar).zip(of_year(&child, calendar)) {
        Some((p, c)) => in_turn(&p, &c, 12).map_err(|_| Remark::Kind),
        None if meets(&parent, &child, calendar) => Ok((Ordering::Greater, None)),
        None if meets(&child, &parent, calendar) => Ok((Ordering::Less, None)),
        None => Err(Remark::Kind),
    }
}

/// A length after the end of a period (季度终了后15日内) as the place in the next one that it comes to.
pub(super) fn after_period(delay: &Delay) -> Option<Recurrence> {
    let Event::Other(event) = &delay.event else { return None };
    let (period, shortest_first_month) = match event.as_str() {
        "月度结束" => (Period::Month, 28),
        "季度结束" => (Period::Quarter, 30),
        "半年结束" => (Period::HalfYear, 31),
        "年度结束" => (Period::Year, 31),
        _ => return None,
    };
    let n = delay.within.as_whole().and_then(|n| u8::try_from(n).ok()).filter(|n| *n > 0)?;
    let by = match delay.unit {
        Unit::Day if n <= shortest_first_month => Position::MonthDay(1, n),
        Unit::WorkingDay => Position::WorkingDay(n),
        Unit::Month if n <= months(period)? => Position::MonthDay(n, 31),
        _ => return None,
    };
    let clock = delay.clock.unwrap_or(Clock::EndOfDay);
    Some(Recurrence { period, by, next: true, clock, also: Vec::new() })
}

/// 每旬末 is 每月10日、20日、月底, and 每半月末 is 每月15日、月底.
fn monthly(every: &Recurrence) -> Recurrence {
    let days: &[u8] = match every.period {
        Period::TenDays => &[10, 20],
        Period::HalfMonth => &[15],
        _ => return every.clone(),
    };
    let mut places = days.iter().map(|day| Position::Day(*day)).chain([Position::End]);
    let by = places.next().unwrap_or(Position::End);
    let also = places.map(|by| (by, every.clock)).collect();
    Recurrence { period: Period::Month, by, also, ..*every }
}

/// Its places in one period, in the order of the calendar.
fn of_period(every: &Recurrence, calendar: &Calendar) -> Option<Vec<Place>> {
    let mut found = every.places().map(|one| Place::of(&one, calendar)).collect::<Option<Vec<_>>>()?;
    found.sort_by_key(Place::when);
    Some(found)
}

/// Its places in a year; `None` where its period is no part of one.
fn of_year(every: &Recurrence, calendar: &Calendar) -> Option<Vec<Place>> {
    let length = months(every.period)?;
    let places = of_period(every, calendar)?;
    let later = |nth: u8| places.iter().map(move |place| place.later(nth * length));
    Some((0..12 / length).flat_map(later).collect())
}

/// Holds place against place, in periods of so many months.
fn in_turn(parent: &[Place], child: &[Place], length: u8) -> Found {
    let mut by = child.len().cmp(&parent.len()).reverse();
    let mut excess = None;
    for (p, c) in parent.iter().zip(child) {
        let (one, lost) = stand(p, c, length)?;
        if one == Ordering::Equal {
            continue;
        }
        if by != Ordering::Equal && by != one {
            return Err(Remark::Near);
        }
        // What is lost is said where one place alone moved.
        excess = if by == Ordering::Equal { lost } else { None };
        by = one;
    }
    Ok((by, excess))
}

/// Whether what recurs finely is done as often as there are places in the coarse one's period by the time of each.
fn meets(fine: &Recurrence, coarse: &Recurrence, calendar: &Calendar) -> bool {
    let Some(asked) = of_period(coarse, calendar) else { return false };
    (1..).zip(&asked).all(|(nth, asked)| {
        let (days, clock) = match fine.period {
            Period::Day => (Some(i64::from(nth)), fine.clock),
            Period::WorkingDay => (calendar.most_days(nth), fine.clock),
            // On which day of the week: any has ended by then.
            Period::Week => (Some(7 * i64::from(nth)), Clock::EndOfDay),
            _ => return false,
        };
        let done = days.and_then(|days| Place::after(days, clock));
        done.is_some_and(|done| done.no_later(asked))
    })
}
