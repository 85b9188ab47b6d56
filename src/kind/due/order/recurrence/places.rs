//! Several places in one period.

use super::super::Found;
use super::{earlier, earliest, in_one_period, meets, months, rank};
use crate::calendar::Calendar;
use crate::kind::due::{Period, Position, Recurrence};
use crate::kind::order::Remark;
use std::cmp::Ordering;

/// Holds place against place; where the periods differ, as places of the year.
pub(super) fn compare(parent: &Recurrence, child: &Recurrence, calendar: &Calendar) -> Found {
    let (parent, child): (Vec<_>, Vec<_>) = if parent.period == child.period {
        if parent.next != child.next {
            return Err(Remark::Near);
        }
        (parent.places().map(Slot::Place).collect(), child.places().map(Slot::Place).collect())
    } else {
        match of_year(parent).zip(of_year(child)) {
            Some(both) => both,
            None if meets_all(parent, child, calendar) => return Ok((Ordering::Greater, None)),
            None if meets_all(child, parent, calendar) => return Ok((Ordering::Less, None)),
            None => return Err(Remark::Kind),
        }
    };
    let mut by = child.len().cmp(&parent.len()).reverse();
    let mut excess = None;
    for (p, c) in parent.iter().zip(&child) {
        let (one, lost) = stand(p, c, calendar)?;
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

/// Whether what recurs finely, once in its period, is done as often as there are places by the time of each.
fn meets_all(fine: &Recurrence, coarse: &Recurrence, calendar: &Calendar) -> bool {
    if fine.next || coarse.next || rank(fine.period) >= rank(coarse.period) {
        return false;
    }
    if !fine.also.is_empty() {
        // Where once is asked, the first place answers.
        return coarse.also.is_empty() && fine.places().next().is_some_and(|first| meets(&first, coarse, calendar));
    }
    (1..).zip(coarse.places()).all(|(nth, place)| {
        let done = nth_time(fine, nth);
        let asked = earliest(&place, calendar);
        done.zip(asked).is_some_and(|(done, asked)| done < asked || done == asked && earlier(fine, &place))
    })
}

/// The day by which it has been done so many times, counted from any beginning of a month.
fn nth_time(fine: &Recurrence, nth: i64) -> Option<i64> {
    let in_months = |per_month: i64, days: i64| {
        let (whole, part) = ((nth - 1) / per_month, (nth - 1) % per_month + 1);
        31 * whole + if part == per_month { 31 } else { days * part }
    };
    match (fine.period, fine.by) {
        (Period::Day, _) => Some(nth),
        (Period::Week, _) => Some(7 * nth),
        (Period::TenDays, Position::End) => Some(in_months(3, 10)),
        (Period::HalfMonth, Position::End) => Some(in_months(2, 15)),
        _ => None,
    }
}

/// One of the places of a year.
#[derive(Clone, Debug)]
enum Slot {
    /// One that compares with others of its own period.
    Place(Recurrence),
    /// One that no month and day gives (最后一个工作日), in the so many-th month, quarter or half of so many months, from 0.
    Nth(Recurrence, u8, u8),
}

/// How the child's place stands to the parent's.
fn stand(parent: &Slot, child: &Slot, calendar: &Calendar) -> Found {
    match (parent, child) {
        (Slot::Place(p), Slot::Place(c)) => in_one_period(p, c, calendar),
        (Slot::Nth(p, nth, length), Slot::Place(c)) => beside(c, *nth, *length)
            .map_or_else(|by| Ok((by, None)), |c| in_one_period(p, &Recurrence { period: p.period, ..c }, calendar)),
        (Slot::Place(p), Slot::Nth(c, nth, length)) => beside(p, *nth, *length).map_or_else(
            |by| Ok((by.reverse(), None)),
            |p| in_one_period(&Recurrence { period: c.period, ..p }, c, calendar),
        ),
        // Their periods differ, and so do the parts of the year.
        (Slot::Nth(..), Slot::Nth(..)) => Err(Remark::Kind),
    }
}

/// A place of the year as one of its so many-th part of so many months; where it lies in no month of that, how it stands
/// to it.
fn beside(place: &Recurrence, nth: u8, length: u8) -> Result<Recurrence, Ordering> {
    let Position::MonthDay(month, day) = place.by else { return Err(Ordering::Less) };
    let first = nth * length;
    let inside = month.saturating_sub(first);
    if month <= first {
        return Err(Ordering::Less);
    }
    if inside > length {
        return Err(Ordering::Greater);
    }
    let by = match (length, day) {
        (_, 31) if inside == length => Position::End,
        (1, day) => Position::Day(day),
        (_, day) => Position::MonthDay(inside, day),
    };
    Ok(Recurrence { by, ..place.clone() })
}

/// Its places in a year; `None` where its period is no part of one.
fn of_year(every: &Recurrence) -> Option<Vec<Slot>> {
    let length = months(every.period).filter(|_| !every.next)?;
    let mut found = Vec::new();
    for nth in 0..12 / length {
        for place in every.places() {
            let (month, day) = match place.by {
                Position::End => (length, 31),
                Position::Day(day) => (1, day),
                Position::MonthDay(month, day) => (month, day),
                Position::WorkingDay(_) | Position::LastWorkingDay => {
                    found.push(Slot::Nth(place, nth, length));
                    continue;
                }
                Position::Before(_) => return None,
            };
            let by = Position::MonthDay(month + nth * length, day);
            found.push(Slot::Place(Recurrence { period: Period::Year, by, ..place }));
        }
    }
    Some(found)
}
