//! A place in a period, in Chinese: 25日, 第5个工作日, 末月25日, 10月15日, 春节前.

use super::day::{BEFORE, ENDS, day, last, ten_days, working_day};
use super::figure::figure;
use super::point::separator;
use super::refuse;
use super::week::{day_after_week, listed, weekday};
use super::year::{day_of_year, of_year};
use crate::fault::Code;
use crate::kind::due::{Period, Position};
use crate::kind::misread::Misread;
use crate::kind::words::Cursor;

pub(super) fn position(c: &mut Cursor<'_>, period: Period) -> Result<Option<Position>, Misread> {
    let mut at = *c;
    at.skip_spaces();
    let start = at;
    if let Some(found) = last(&mut { at })?
        && (found == Position::End || has_last_working_day(period))
    {
        last(c)?;
        let of_year = period == Period::Year && found == Position::End;
        return Ok(Some(if of_year { Position::MonthDay(12, 31) } else { found }));
    }
    let found = match period {
        Period::Day | Period::WorkingDay => Some(Position::End),
        Period::Week => {
            at.eat_any(&["周", "星期"]);
            day_after_week(&mut at)
                .or_else(|| listed(&mut at))
                .map(|day| if day == 7 { Position::End } else { Position::Day(day) })
        }
        Period::Month => weekday_of_month(&mut at)
            .or_else(|| first_days(&mut at))
            .or_else(|| to_the_end(&mut at))
            .or_else(|| working_day(&mut at).map(Position::WorkingDay))
            .or_else(|| ten_days(&mut at))
            .or_else(|| day(&mut at).map(of_month)),
        Period::Quarter => {
            // 每季度次月10日前 may be the second month of the quarter, and the first one after it.
            if at.before().is_some_and(|before| "季度".contains(before)) && at.eat("次月") {
                return Err(refuse(Code::NotUnderstood, "ambiguous", at.since(start)));
            }
            // 季后10日: a day without its month is one of the first.
            month_of_period(&mut at, 3).or_else(|| day(&mut at).map(|day| Position::MonthDay(1, day)))
        }
        Period::HalfYear => month_of_period(&mut at, 6),
        Period::Year => of_year(&mut at),
        Period::TenDays | Period::HalfMonth | Period::Term => None,
    };
    let found = match found {
        Some(found) => found,
        None if at.eat_any(ENDS).is_some() => Position::End,
        None if figure(&mut at).is_some() && at.eat_any(&["月", "月份"]).is_some() && at.eat_any(BEFORE).is_some() =>
        {
            return Err(refuse(Code::NotUnderstood, "ambiguous-before", at.since(start)));
        }
        None => return Ok(None),
    };
    let existing = match found {
        Position::MonthDay(month, day) if period == Period::Year => day_of_year(month, day),
        Position::Day(day) | Position::MonthDay(_, day) => (1..=31).contains(&day).then_some(found),
        _ => Some(found),
    };
    let Some(existing) = existing else { return Err(refuse(Code::NoSuchDate, "date", at.since(start))) };
    *c = at;
    Ok(Some(existing))
}

fn has_last_working_day(period: Period) -> bool {
    matches!(period, Period::Week | Period::Month | Period::Quarter | Period::HalfYear | Period::Year)
}

/// 第一个周五, 最后一个星期五.
fn weekday_of_month(c: &mut Cursor<'_>) -> Option<Position> {
    let mut at = *c;
    at.eat("的");
    let last = at.eat_any(&["最后一个", "最后1个"]).is_some();
    let nth = if last {
        None
    } else {
        at.eat("第").then_some(())?;
        let n = u8::try_from(figure(&mut at)?).ok().filter(|n| (1..=4).contains(n))?;
        at.eat("个").then_some(n)
    };
    (last || nth.is_some()).then_some(())?;
    let day = weekday(&mut at)?;
    *c = at;
    Some(nth.map_or(Position::LastWeekday(day), |n| Position::NthWeekday(n, day)))
}

/// 每月初5日内, 每月初5个工作日内.
fn first_days(c: &mut Cursor<'_>) -> Option<Position> {
    let mut at = *c;
    at.eat("初").then_some(())?;
    let found = working_day(&mut at).map(Position::WorkingDay).or_else(|| day(&mut at).map(of_month))?;
    *c = at;
    Some(found)
}

/// 每月25日至月底.
fn to_the_end(c: &mut Cursor<'_>) -> Option<Position> {
    let mut at = *c;
    day(&mut at)?;
    if !(separator(&mut at) && at.eat_any(&["月底", "月末", "当月底", "底"]).is_some()) {
        return None;
    }
    *c = at;
    Some(Position::End)
}

fn of_month(day: u8) -> Position {
    if day == 31 { Position::End } else { Position::Day(day) }
}

/// The so many-th working day of a month of a longer period: those of the first month are those of the period.
pub(super) fn working_day_of(month: u8, n: u8) -> Position {
    if month == 1 { Position::WorkingDay(n) } else { Position::MonthWorkingDay(month, n) }
}

/// 末月25日, 末月第5个工作日, 首月10日, 第二个月底, of a period of so many months.
fn month_of_period(c: &mut Cursor<'_>, months: u8) -> Option<Position> {
    let mut at = *c;
    at.eat("的");
    if let Some(n) = working_day(&mut at) {
        *c = at;
        return Some(Position::WorkingDay(n));
    }
    // 季度末25日 is in the last month, as 季度末月25日 is.
    let mut end = at;
    let month = if end.eat("末") && !end.sees("前") && day(&mut { end }).is_some() {
        at = end;
        months
    } else if at.eat_any(&["末月", "最后一个月", "最后1个月", "最后一月", "末尾月", "尾月"]).is_some()
    {
        months
    } else if at.eat_any(&["首月", "头一个月", "第一月"]).is_some() {
        1
    } else if months == 3 && at.eat_any(&["中间月", "次月", "中间一个月"]).is_some() {
        2
    } else {
        let mut nth = at;
        nth.eat("第");
        let n = figure(&mut nth)?;
        nth.eat_any(&["个月"])?;
        at = nth;
        u8::try_from(n).ok().filter(|n| (1..=months).contains(n))?
    };
    at.eat_any(&["份", "的"]);
    if let Some(n) = working_day(&mut at) {
        *c = at;
        return Some(working_day_of(month, n));
    }
    // Of a month before the last there is no such place.
    if let Ok(Some(found)) = last(&mut at) {
        *c = at;
        return match (found, month == months) {
            (found, true) => Some(found),
            (Position::End, false) => Some(Position::MonthDay(month, 31)),
            _ => None,
        };
    }
    let found = match ten_days(&mut at) {
        Some(Position::Day(day)) => (month, day),
        Some(_) => (month, 31),
        None => match day(&mut at) {
            Some(day) => (month, day),
            None => {
                at.eat_any(&["底", "末", "月底", "月末", "内"])?;
                (month, 31)
            }
        },
    };
    *c = at;
    Some(if found == (months, 31) { Position::End } else { Position::MonthDay(found.0, found.1) })
}
