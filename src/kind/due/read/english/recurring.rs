//! A date in every period, in English: by the 25th of each month, every Friday by 17:00.

use super::super::clock::clock;
use super::super::place::eve_of;
use super::super::refuse;
use super::super::resolve::What;
use super::super::week::weekday;
use super::words::{MONTHS, ORDINALS, bound, clock_before, day_and_month, feast, ordinal};
use crate::calendar::Feast;
use crate::fault::Code;
use crate::kind::due::{Clock, Due, Period, Position, Recurrence};
use crate::kind::misread::Misread;
use crate::kind::words::Cursor;

const PERIODS: &[(&str, Period)] = &[
    ("day", Period::Day),
    ("working day", Period::WorkingDay),
    ("business day", Period::WorkingDay),
    ("workday", Period::WorkingDay),
    ("week", Period::Week),
    ("ten-day period", Period::TenDays),
    ("ten days", Period::TenDays),
    ("half-month", Period::HalfMonth),
    ("half month", Period::HalfMonth),
    ("month", Period::Month),
    ("quarter", Period::Quarter),
    ("term", Period::Term),
    ("semester", Period::Term),
    ("half-year", Period::HalfYear),
    ("half year", Period::HalfYear),
    ("six months", Period::HalfYear),
    ("year", Period::Year),
];

const ADVERBS: &[(&str, Period)] = &[
    ("daily", Period::Day),
    ("weekly", Period::Week),
    ("monthly", Period::Month),
    ("quarterly", Period::Quarter),
    ("half-yearly", Period::HalfYear),
    ("yearly", Period::Year),
    ("annually", Period::Year),
];

/// `every month by the 25th`, `by the 25th of each month`, `every Friday by 17:00`.
pub(super) fn read(c: &mut Cursor<'_>) -> Result<Option<Due>, Misread> {
    let mut at = *c;
    let start = at;
    let mut strict = bound(&mut at);
    let mut clock = clock_before(&mut at)?;
    strict |= bound(&mut at);
    let mut day = at;
    if day.eat_any(&["every", "each"]).is_some()
        && let Some(n) = weekday(&mut day)
    {
        let by = if n == 7 { Position::End } else { Position::Day(n) };
        return finish(
            c,
            day,
            Recurrence {
                period: Period::Week,
                by,
                next: false,
                clock: clock.unwrap_or(Clock::EndOfDay),
                also: Vec::new(),
            },
        );
    }
    let leading = period(&mut at);
    at.eat(",");
    strict |= bound(&mut at);
    if clock.is_none() {
        clock = clock_before(&mut at)?;
        bound(&mut at);
    }
    let mut by = position(&mut at);
    let mut also = Vec::new();
    if by.is_some() {
        let mut next = at;
        let own = timed(&mut next)?;
        while next.eat_any(&[",", "and"]).is_some() {
            bound(&mut next);
            let Some(more) = position(&mut next) else { break };
            at = next;
            also.push((more, timed(&mut next)?));
            clock = clock.or(own);
            at = if also.last().is_some_and(|(_, clock)| clock.is_some()) { next } else { at };
        }
    }
    let trailing = if leading.is_none() { period(&mut at) } else { None };
    let Some(period) = leading.or(trailing) else { return Ok(None) };
    if by.is_none() && matches!(period, Period::Day | Period::WorkingDay) && clock.is_some() {
        by = Some(By::At(Position::End));
    }
    let Some(by) = by else { return Ok(None) };
    if leading.is_some() {
        // every month by the 5th of the month, by the end of the month
        let mut of = at;
        let again =
            of.eat_any(&["of the", "of that", "of each", "of"]).is_some() || matches!(by, By::At(Position::End));
        if again && of.eat_one_of(PERIODS) == Some(period) {
            at = of;
        }
    }
    let next = at.eat("after");
    let Some(by) = by.within(period, strict) else {
        return Err(refuse(Code::NoSuchDate, "date", at.since(start)));
    };
    let clock = clock.unwrap_or(Clock::EndOfDay);
    let within = |(by, own): (By, Option<Clock>)| Some((by.within(period, strict)?, own.unwrap_or(clock)));
    let Some(also) = also.into_iter().map(within).collect() else {
        return Err(refuse(Code::NoSuchDate, "date", at.since(start)));
    };
    finish(c, at, Recurrence { period, by, next, clock, also })
}

/// `by 17:00` after a place.
fn timed(c: &mut Cursor<'_>) -> Result<Option<Clock>, Misread> {
    let mut at = *c;
    bound(&mut at);
    let found = clock(&mut at)?;
    if found.is_some() {
        *c = at;
    }
    Ok(found)
}

fn finish<'w>(c: &mut Cursor<'w>, mut at: Cursor<'w>, mut every: Recurrence) -> Result<Option<Due>, Misread> {
    let mut more = at;
    bound(&mut more);
    if let Some(clock) = clock(&mut more)? {
        every.clock = clock;
        at = more;
        for (_, own) in &mut every.also {
            *own = clock;
        }
    }
    // every day by 09:00 and by 17:00
    let mut more = at;
    while matches!(every.period, Period::Day | Period::WorkingDay) && more.eat("and") {
        let Some(clock) = timed(&mut more)? else { break };
        every.also.push((every.by, clock));
        at = more;
    }
    *c = at;
    Ok(Some(Due::Every(every)))
}

fn period(c: &mut Cursor<'_>) -> Option<Period> {
    let mut at = *c;
    let found = match at.eat_any(&["every", "each", "per", "a", "of every", "of each", "of the", "in each", "in every"])
    {
        Some(_) => at.eat_one_of(PERIODS)?,
        None => at.eat_one_of(ADVERBS)?,
    };
    *c = at;
    Some(found)
}

/// A place in a period that is still to be named.
enum By {
    At(Position),
    Day(i8),
    Date(i8, i8),
    MonthEnd(i8),
    OfMonth(i64, i8),
    Eve(Feast),
}

impl By {
    fn within(self, period: Period, strict: bool) -> Option<Position> {
        let part = |n: i8| u8::try_from(n).ok();
        if strict != matches!(self, Self::Eve(_)) && !matches!(self, Self::At(Position::End)) {
            return None;
        }
        match (self, period) {
            (Self::At(Position::WorkingDay(n)), Period::Month | Period::Quarter | Period::HalfYear) => {
                Some(Position::WorkingDay(n))
            }
            (Self::At(Position::LastWorkingDay), Period::Month | Period::Quarter | Period::HalfYear) => {
                Some(Position::LastWorkingDay)
            }
            (Self::At(Position::End), Period::Year) => Some(Position::MonthDay(12, 31)),
            (Self::At(Position::End), _) => Some(Position::End),
            (Self::At(Position::Day(7)), Period::Week) => Some(Position::End),
            (Self::At(by @ Position::Day(_)), Period::Week) => Some(by),
            (Self::Day(31), Period::Month) => Some(Position::End),
            (Self::Day(day @ 1..=30), Period::Month) => part(day).map(Position::Day),
            (Self::Date(month, day), Period::Year) => {
                jiff::civil::Date::new(2024, month, day).ok()?;
                Some(Position::MonthDay(part(month)?, part(day)?))
            }
            (Self::MonthEnd(month), Period::Year) => {
                Some(Position::MonthDay(part(month)?, if matches!(month, 4 | 6 | 9 | 11) { 30 } else { 31 }))
            }
            (Self::OfMonth(month, day), Period::Quarter | Period::HalfYear) => {
                let months = if period == Period::Quarter { 3 } else { 6 };
                let month = if month == 0 { months } else { u8::try_from(month).ok()? };
                let (month, day) = (month, part(day)?);
                match (month, day) {
                    (m, 31) if m == months => Some(Position::End),
                    (m, 1..=31) if (1..=months).contains(&m) => Some(Position::MonthDay(month, day)),
                    _ => None,
                }
            }
            (Self::Eve(feast), Period::Year) => Some(eve_of(feast)),
            _ => None,
        }
    }
}

fn position(c: &mut Cursor<'_>) -> Option<By> {
    let mut at = *c;
    at.eat("the");
    let found = if at.eat_any(&["end", "end of", "last day", "last day of"]).is_some() {
        at.eat("of");
        at.eat("the");
        let mut month = at;
        match month.eat_one_of(MONTHS) {
            Some(m) => {
                at = month;
                By::MonthEnd(m)
            }
            None => match of_month(&mut at) {
                Some(n) => By::OfMonth(n, 31),
                None => By::At(Position::End),
            },
        }
    } else if let Some(feast) = feast(&mut at) {
        By::Eve(feast)
    } else if let Some(day) = weekday(&mut at) {
        By::At(Position::Day(day))
    } else if at.eat_any(&["last working day", "last business day"]).is_some() {
        By::At(Position::LastWorkingDay)
    } else if let Some((What::Day(month, day), None)) = day_and_month(&mut at) {
        By::Date(month, day)
    } else {
        let day = ordinal(&mut at)?;
        at.eat("day");
        if at.eat_any(&["working day", "business day"]).is_some() {
            By::At(Position::WorkingDay(u8::try_from(day).ok()?))
        } else {
            let mut of = at;
            of.eat("of");
            of.eat("the");
            match of_month(&mut of) {
                Some(n) => {
                    at = of;
                    By::OfMonth(n, day)
                }
                None => By::Day(day),
            }
        }
    };
    *c = at;
    Some(found)
}

/// `last month`, `first month` of a quarter or half-year; 0 is the last.
fn of_month(c: &mut Cursor<'_>) -> Option<i64> {
    let mut at = *c;
    let n = match at.eat_one_of(ORDINALS) {
        Some(n) => n,
        None => i64::from(ordinal(&mut at)?),
    };
    at.eat_any(&["month"])?;
    *c = at;
    Some(n)
}
