//! A date in every period, in Chinese: 每月25日前, 每季度末月25日前, 每年3月底前, 每周五下班前, 次月5日前.

use super::clock::clock;
use super::day::{BEFORE, JOINED, day, last};
use super::place::position;
use super::year::day_of_months;
use crate::kind::due::{Clock, Due, Period, Position, Recurrence};
use crate::kind::force::Phrase;
use crate::kind::misread::Misread;
use crate::kind::words::Cursor;

const PERIODS: &[(&str, Period)] = &[
    ("日", Period::Day),
    ("天", Period::Day),
    ("工作日", Period::WorkingDay),
    ("个工作日", Period::WorkingDay),
    ("周", Period::Week),
    ("星期", Period::Week),
    ("个星期", Period::Week),
    ("礼拜", Period::Week),
    ("旬", Period::TenDays),
    ("半月", Period::HalfMonth),
    ("半个月", Period::HalfMonth),
    ("月", Period::Month),
    ("个月", Period::Month),
    ("月份", Period::Month),
    ("季", Period::Quarter),
    ("季度", Period::Quarter),
    ("个季度", Period::Quarter),
    ("学期", Period::Term),
    ("个学期", Period::Term),
    ("半年", Period::HalfYear),
    ("半年度", Period::HalfYear),
    ("年", Period::Year),
    ("年度", Period::Year),
    ("学年", Period::Year),
    ("学年度", Period::Year),
];

const NEXT: &[(&str, Period)] = &[
    ("次月", Period::Month),
    ("翌月", Period::Month),
    ("次季", Period::Quarter),
    ("次季度", Period::Quarter),
    ("下一季度", Period::Quarter),
    ("下季度", Period::Quarter),
    ("次半年", Period::HalfYear),
    ("次周", Period::Week),
];

/// Periods named by a word that is a date where the date of issue is known.
const UNDATED: &[(&str, (Period, bool))] = &[
    ("次年", (Period::Year, true)),
    ("翌年", (Period::Year, true)),
    ("次年度", (Period::Year, true)),
    ("当月", (Period::Month, false)),
    ("当季", (Period::Quarter, false)),
    ("当季度", (Period::Quarter, false)),
    ("当年", (Period::Year, false)),
];

/// Periods that are meant without 每 where a month of theirs follows: 季度首月15日前, 季度末25日前.
const OF_MONTHS: &[(&str, Period)] = &[("季度", Period::Quarter), ("季", Period::Quarter), ("半年", Period::HalfYear)];

/// Months of a period.
const MONTHS: &[&str] = &["首月", "末月", "第一个月", "第1个月", "第三个月", "第3个月", "最后一个月", "最后1个月"];

/// The next period, said with 后: 月后5日前. With 内 it is a length after the end of the period.
const AFTER: &[(&str, Period)] = &[
    ("月后", Period::Month),
    ("季后", Period::Quarter),
    ("季度后", Period::Quarter),
    ("半年后", Period::HalfYear),
    ("周后", Period::Week),
];

/// Reads a recurring date, or several in one period.
pub(super) fn read(phrase: &mut Phrase<'_>) -> Result<Option<Due>, Misread> {
    let mut c = phrase.c;
    let every = c.eat_any(&["每", "各", "每个", "每一", "每逢", "逢"]).is_some();
    let mut period = if every { c.eat_one_of(PERIODS) } else { None };
    let mut over = c;
    over.eat_any(&["于", "在", "的"]);
    let following = over.eat_one_of(NEXT).filter(|next| period.is_none_or(|p| p == *next));
    let mut next = following.is_some();
    if next {
        period = following;
        c = over;
    }
    let undated = phrase.reader.issued.is_none();
    if period.is_none()
        && undated
        && let Some((of, following)) = c.eat_one_of(UNDATED)
    {
        (period, next) = (Some(of), following);
    }
    period = period.or_else(|| of_months(&mut c));
    let after = if period.is_none() { c.eat_one_of(AFTER) } else { None };
    if after.is_some() {
        (period, next) = (after, true);
    }
    let Some(period) = period else { return yearly(phrase) };
    c.eat_any(&["的", "都", "须于", "应于", "于", "在"]);
    phrase.c = c;
    phrase.eat_forces();
    let mut c = phrase.c;
    let Some(places) = places(&mut c, period, true)? else { return Ok(None) };
    if after.is_some() && !BEFORE.iter().any(|before| c.sees(before)) {
        return Ok(None);
    }
    phrase.c = c;
    Ok(recurrence(period, next, places))
}

/// Takes a period without 每 before a month of it.
fn of_months(c: &mut Cursor<'_>) -> Option<Period> {
    let mut at = *c;
    let period = at.eat_one_of(OF_MONTHS)?;
    let mut end = at;
    let last = end.eat("末") && !end.sees("前") && day(&mut end).is_some() || matches!(last(&mut { at }), Ok(Some(_)));
    (last || MONTHS.iter().any(|month| at.sees(month))).then(|| {
        *c = at;
        period
    })
}

/// 1月31日前和7月31日前: two days without a year or more are those of every year.
fn yearly(phrase: &mut Phrase<'_>) -> Result<Option<Due>, Misread> {
    let mut c = phrase.c;
    match places(&mut c, Period::Year, false) {
        Ok(Some(places)) if places.len() > 1 => {
            phrase.c = c;
            Ok(recurrence(Period::Year, false, places))
        }
        _ => Ok(None),
    }
}

/// A place in a period with its time of day, as far as one is said.
pub(super) type Place = (Position, Option<Clock>);

/// Takes one place, or several joined by 、 and the like. A time of day said after the last holds for those before it.
fn places(c: &mut Cursor<'_>, period: Period, marked: bool) -> Result<Option<Vec<Place>>, Misread> {
    let mut at = *c;
    let Some(mut found) = place(&mut at, period)? else { return Ok(None) };
    loop {
        let mut next = at;
        next.eat_any(BEFORE);
        let joined = next.eat_any(JOINED).is_some() || marked && next.eat(",");
        next.eat_any(&["每年", "次年", "翌年", "每月", "每季度", "每周"]);
        let Ok(Some(more)) = (if joined { place(&mut next, period) } else { Ok(None) }) else { break };
        for place in more {
            if !found.contains(&place) {
                found.push(place);
            }
        }
        at = next;
    }
    let mut last = None;
    for (_, clock) in found.iter_mut().rev() {
        *clock = clock.or(last);
        last = *clock;
    }
    *c = at;
    Ok(Some(found))
}

/// One place with its time of day, or one day of several months.
fn place(c: &mut Cursor<'_>, period: Period) -> Result<Option<Vec<Place>>, Misread> {
    let mut at = *c;
    let months = if period == Period::Year { day_of_months(&mut at) } else { None };
    let found = if months.is_some() { months } else { position(&mut at, period)?.map(|by| vec![by]) };
    let Some(found) = found else { return Ok(None) };
    at.eat_any(&["当天", "当日", "的"]);
    let clock = clock(&mut at)?;
    let daily = matches!(period, Period::Day | Period::WorkingDay);
    if daily && clock.is_none() {
        return Ok(None);
    }
    *c = at;
    Ok(Some(found.into_iter().map(|by| (by, clock)).collect()))
}

/// The places in the order of the calendar.
pub(super) fn recurrence(period: Period, next: bool, places: Vec<Place>) -> Option<Due> {
    let mut places: Vec<_> = places.into_iter().map(|(by, clock)| (by, clock.unwrap_or(Clock::EndOfDay))).collect();
    if places.iter().all(|(by, _)| in_order(*by).is_some()) {
        places.sort_by_key(|(by, clock)| (in_order(*by), clock.minutes()));
    }
    let mut places = places.into_iter();
    let (by, clock) = places.next()?;
    Some(Due::Every(Recurrence { period, by, next, clock, also: places.collect() }))
}

/// Where a place lies among others of its period; `None` where that changes from one to the next.
fn in_order(by: Position) -> Option<(u8, u8)> {
    match by {
        Position::End => Some((u8::MAX, 0)),
        Position::Day(day) => Some((0, day)),
        Position::MonthDay(month, day) => Some((month, day)),
        Position::WorkingDay(_)
        | Position::MonthWorkingDay(..)
        | Position::LastWorkingDay
        | Position::NthWeekday(..)
        | Position::LastWeekday(_)
        | Position::Before(_) => None,
    }
}
