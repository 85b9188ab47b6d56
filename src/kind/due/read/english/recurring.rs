//! A date in every period, in English: by the 25th of each month, every Friday by 17:00.

use super::super::clock::clock;
use super::super::place::working_day_of;
use super::super::recurring::{Place, recurrence};
use super::super::refuse;
use super::super::resolve::What;
use super::super::week::weekday;
use super::super::year::{day_before, day_of_year, eve_of, last_day};
use super::words::{MONTHS, ORDINALS, bound, clock_before, day_and_month, ordinal};
use crate::calendar::Feast;
use crate::fault::Code;
use crate::kind::due::{Clock, Due, Period, Position};
use crate::kind::feast;
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
        let strict = strict && clock.is_none() && timed(&mut { day })?.is_none();
        let Some(by) = By::Weekday(n).within(Period::Week, strict) else { return Ok(None) };
        return finish(c, day, Period::Week, false, vec![(by, clock)]);
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
    // "before 17:00 on the 25th" is still the 25th.
    let strict = strict && clock.is_none() && (matches!(by, By::Eve(_)) || timed(&mut { at })?.is_none());
    let within = |(by, own): (By, Option<Clock>)| Some((by.within(period, strict)?, own.or(clock)));
    let Some(places) = std::iter::once((by, None)).chain(also).map(within).collect() else {
        return Err(refuse(Code::NoSuchDate, "date", at.since(start)));
    };
    finish(c, at, period, next, places)
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

fn finish<'w>(
    c: &mut Cursor<'w>,
    mut at: Cursor<'w>,
    period: Period,
    next: bool,
    mut places: Vec<Place>,
) -> Result<Option<Due>, Misread> {
    let mut more = at;
    if let Some(clock) = timed(&mut more)? {
        at = more;
        for (_, own) in &mut places {
            *own = Some(clock);
        }
    }
    // every day by 09:00 and by 17:00
    while matches!(period, Period::Day | Period::WorkingDay) && more.eat("and") {
        let Some(clock) = timed(&mut more)? else { break };
        places.push((Position::End, Some(clock)));
        at = more;
    }
    *c = at;
    Ok(recurrence(period, next, places))
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
    Weekday(u8),
    Day(u8),
    Date(u8, u8),
    MonthEnd(u8),
    /// Of the so many-th month, 0 for the last, a day or the end.
    OfMonth(u8, Option<u8>),
    /// Of the so many-th month, 0 for the last, a working day.
    WorkingDayOfMonth(u8, u8),
    Eve(Feast),
}

impl By {
    /// The place in its period; where it is said with "before", the one before it. Before the end is by the end.
    fn within(self, period: Period, strict: bool) -> Option<Position> {
        let earlier = u8::from(strict);
        match (self, period) {
            (Self::At(Position::End), Period::Year) => Some(Position::MonthDay(12, 31)),
            (Self::At(Position::End), _) => Some(Position::End),
            (Self::At(by @ (Position::NthWeekday(..) | Position::LastWeekday(_))), _) => {
                (period == Period::Month && !strict).then_some(by)
            }
            (Self::At(by), Period::Month | Period::Quarter | Period::HalfYear) if !strict => Some(by),
            (Self::At(by @ Position::LastWorkingDay), Period::Week | Period::Year) if !strict => Some(by),
            (Self::Weekday(day), Period::Week) => match day - earlier {
                0 | 7 => Some(Position::End),
                day => Some(Position::Day(day)),
            },
            (Self::Day(day @ 1..=31), Period::Month) => match day - earlier {
                0 | 31 => Some(Position::End),
                day => Some(Position::Day(day)),
            },
            (Self::Date(month, day), Period::Year) if strict => day_before(month, day),
            (Self::Date(month, day), Period::Year) => day_of_year(month, day),
            (Self::MonthEnd(month), Period::Year) => day_of_year(month, last_day(month)),
            (Self::OfMonth(month, day), Period::Quarter | Period::HalfYear) => {
                let months = if period == Period::Quarter { 3 } else { 6 };
                let month = if month == 0 { months } else { month };
                match (month, day.map_or(Some(31), |day| day.checked_sub(earlier))?) {
                    (m, 31) if m == months => Some(Position::End),
                    (m, day @ 1..=31) if m <= months => Some(Position::MonthDay(m, day)),
                    _ => None,
                }
            }
            (Self::WorkingDayOfMonth(month, n), Period::Quarter | Period::HalfYear) if !strict => {
                let months = if period == Period::Quarter { 3 } else { 6 };
                let month = if month == 0 { months } else { month };
                (month <= months).then(|| working_day_of(month, n))
            }
            (Self::Eve(feast), Period::Year) if strict => Some(eve_of(feast)),
            // By a feast is on the day itself, which only the calendar of the sun has in one place.
            (Self::Eve(feast), Period::Year) => {
                let (month, day) = feast.fixed()?;
                day_of_year(u8::try_from(month).ok()?, u8::try_from(day).ok()?)
            }
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
                By::MonthEnd(u8::try_from(m).ok()?)
            }
            None => match of_month(&mut at) {
                Some(n) => By::OfMonth(n, None),
                None => By::At(Position::End),
            },
        }
    } else if let Some(feast) = feast::english(&mut at) {
        By::Eve(feast)
    } else if let Some(day) = weekday(&mut at) {
        By::Weekday(day)
    } else if let Some(of_month) = weekday_of_month(&mut at) {
        By::At(of_month)
    } else if at.eat_any(&["last working day", "last business day"]).is_some() {
        By::At(Position::LastWorkingDay)
    } else if let Some((What::Day(month, day), None)) = day_and_month(&mut at) {
        By::Date(u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    } else {
        let day = u8::try_from(ordinal(&mut at)?).ok()?;
        at.eat("day");
        if at.eat_any(&["working day", "business day"]).is_some() {
            let mut of = at;
            of.eat("of");
            of.eat("the");
            match of_month(&mut of) {
                Some(month) => {
                    at = of;
                    By::WorkingDayOfMonth(month, day)
                }
                None => By::At(Position::WorkingDay(day)),
            }
        } else {
            let mut of = at;
            of.eat("of");
            of.eat("the");
            match of_month(&mut of) {
                Some(n) => {
                    at = of;
                    By::OfMonth(n, Some(day))
                }
                None => By::Day(day),
            }
        }
    };
    *c = at;
    Some(found)
}

/// `last Friday`, `second Monday`, of a month.
fn weekday_of_month(c: &mut Cursor<'_>) -> Option<Position> {
    let mut at = *c;
    let n = at.eat_one_of(ORDINALS).or_else(|| ordinal(&mut at).map(i64::from))?;
    let day = weekday(&mut at)?;
    let found = match u8::try_from(n).ok()? {
        0 => Position::LastWeekday(day),
        n @ 1..=4 => Position::NthWeekday(n, day),
        _ => return None,
    };
    *c = at;
    Some(found)
}

/// `last month`, `first month` of a quarter or half-year; 0 is the last.
fn of_month(c: &mut Cursor<'_>) -> Option<u8> {
    let mut at = *c;
    let n = match at.eat_one_of(ORDINALS) {
        Some(n) => n,
        None => i64::from(ordinal(&mut at)?),
    };
    at.eat_any(&["month"])?;
    *c = at;
    u8::try_from(n).ok()
}
