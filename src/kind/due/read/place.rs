//! A place in a period, in Chinese: 25日, 第5个工作日, 末月25日, 10月15日, 春节前.

use super::figure::figure;
use super::point::separator;
use super::refuse;
use super::week::{day_after_week, listed};
use crate::calendar::Feast;
use crate::fault::Code;
use crate::kind::due::{Period, Position};
use crate::kind::feast;
use crate::kind::misread::Misread;
use crate::kind::words::Cursor;
use jiff::civil::Date;

const ENDS: &[&str] = &[
    "末",
    "底",
    "内",
    "以内",
    "之内",
    "结束",
    "终了",
    "月底",
    "月末",
    "季末",
    "季度末",
    "季底",
    "年底",
    "年末",
    "年终",
    "旬末",
    "周末",
    "期末",
    "最后一天",
    "最后一日",
    "最后1天",
    "最后1日",
    "的最后一天",
    "结束时",
];

/// What joins one place to the next.
pub(super) const JOINED: &[&str] = &["、", "和", "及", "与", "以及"];

pub(super) fn position(c: &mut Cursor<'_>, period: Period) -> Result<Option<Position>, Misread> {
    let mut at = *c;
    at.skip_spaces();
    let start = at;
    let found = match period {
        Period::Day | Period::WorkingDay => Some(Position::End),
        Period::Week => {
            at.eat_any(&["周", "星期"]);
            day_after_week(&mut at)
                .or_else(|| listed(&mut at))
                .map(|day| if day == 7 { Position::End } else { Position::Day(day) })
        }
        Period::Month => first_days(&mut at)
            .or_else(|| to_the_end(&mut at))
            .or_else(|| working_day(&mut at))
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

/// 3月、6月、9月、12月的25日, 1、4、7、10月10日: one day of several months that all have it.
pub(super) fn day_of_months(c: &mut Cursor<'_>) -> Option<Vec<Position>> {
    let mut at = *c;
    let mut months = Vec::new();
    loop {
        months.push(u8::try_from(figure(&mut at)?).ok()?);
        let named = at.eat_any(&["月", "月份"]).is_some();
        if at.eat_any(JOINED).is_none() {
            named.then_some(())?;
            break;
        }
    }
    let of = at.eat("的");
    let day = day(&mut at).filter(|_| of || months.len() > 1)?;
    let found = months.into_iter().map(|month| day_of_year(month, day)).collect::<Option<_>>()?;
    *c = at;
    Some(found)
}

/// 每月初5日内, 每月初5个工作日内.
fn first_days(c: &mut Cursor<'_>) -> Option<Position> {
    let mut at = *c;
    at.eat("初").then_some(())?;
    let found = working_day(&mut at).or_else(|| day(&mut at).map(of_month))?;
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

/// 25日, 25号, 1日至5日; of a window its end.
pub(super) fn day(c: &mut Cursor<'_>) -> Option<u8> {
    let mut at = *c;
    at.eat_any(&["第", "前"]);
    let mut day = figure(&mut at)?;
    let mut range = at;
    range.eat_any(&["日", "号"]);
    if separator(&mut range)
        && let Some(last) = figure(&mut range)
        && (range.sees("日") || range.sees("号"))
    {
        (day, at) = (last, range);
    }
    // 5、15、25日
    let mut ahead = at;
    let bare = ahead.eat("、") && self::day(&mut ahead).is_some();
    if at.eat_any(&["日", "号", "天"]).is_none() && !bare {
        return None;
    }
    *c = at;
    // What no month has is told apart from what is no day at all.
    Some(u8::try_from(day).unwrap_or(u8::MAX))
}

fn ten_days(c: &mut Cursor<'_>) -> Option<Position> {
    let which = c.eat_one_of(&[("上旬", Position::Day(10)), ("中旬", Position::Day(20)), ("下旬", Position::End)])?;
    c.eat_any(&["末", "内"]);
    Some(which)
}

/// 第5个工作日, 前3个工作日, 最后一个工作日.
fn working_day(c: &mut Cursor<'_>) -> Option<Position> {
    let mut at = *c;
    if at.eat_any(&["最后一个工作日", "最后1个工作日", "的最后一个工作日"]).is_some() {
        *c = at;
        return Some(Position::LastWorkingDay);
    }
    at.eat_any(&["第", "前", "的第", "的前", "首", "头"]);
    let n = figure(&mut at).unwrap_or(1);
    at.eat_any(&["个工作日", "工作日"])?;
    *c = at;
    u8::try_from(n).ok().map(Position::WorkingDay)
}

/// The so many-th working day of a month of a longer period: those of the first month are those of the period.
pub(super) fn working_day_of(month: u8, n: u8) -> Position {
    if month == 1 { Position::WorkingDay(n) } else { Position::MonthWorkingDay(month, n) }
}

/// 末月25日, 末月第5个工作日, 首月10日, 第二个月底, of a period of so many months.
fn month_of_period(c: &mut Cursor<'_>, months: u8) -> Option<Position> {
    let mut at = *c;
    at.eat("的");
    if let Some(found) = working_day(&mut at) {
        *c = at;
        return Some(found);
    }
    // 季度末25日 is in the last month, as 季度末月25日 is.
    let mut end = at;
    let month = if end.eat("末") && day(&mut { end }).is_some() {
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
    match working_day(&mut at) {
        Some(Position::WorkingDay(n)) => {
            *c = at;
            return Some(working_day_of(month, n));
        }
        Some(last) => {
            *c = at;
            return (month == months).then_some(last);
        }
        None => {}
    }
    let found = match ten_days(&mut at) {
        Some(Position::Day(day)) => (month, day),
        Some(_) => (month, 31),
        None => match day(&mut at) {
            Some(day) => (month, day),
            None => {
                at.eat_any(&["底", "末", "月底", "月末", "内", "最后一天"])?;
                (month, 31)
            }
        },
    };
    *c = at;
    Some(if found == (months, 31) { Position::End } else { Position::MonthDay(found.0, found.1) })
}

/// 10月15日, 3月底, 上半年, 一季度末, 春节前, 年底, of every year.
fn of_year(c: &mut Cursor<'_>) -> Option<Position> {
    let mut at = *c;
    let mut eve = at;
    if let Some(feast) = feast::chinese(&mut eve)
        && eve.eat_any(&["前", "之前", "以前", "前夕"]).is_some()
    {
        *c = eve;
        return Some(eve_of(feast));
    }
    let last_day = |month: u8| (month, last_day(month));
    let found = if at.eat_any(ENDS).is_some() || at.eat("全年") {
        (12, 31)
    } else if let Some(month) = at.eat_one_of(&[("上半年", 6), ("下半年", 12)]) {
        // 上半年6月20日
        let mut inside = at;
        if let Some(day @ Position::MonthDay(..)) = figure(&mut { at }).and_then(|_| of_year(&mut inside)) {
            *c = inside;
            return Some(day);
        }
        at.eat_any(ENDS);
        last_day(month)
    } else {
        at.eat_any(&["第"]);
        let n = u8::try_from(figure(&mut at)?).unwrap_or(u8::MAX);
        if at.eat_any(&["季度", "季"]).is_some() {
            at.eat_any(ENDS);
            last_day(n.checked_mul(3).filter(|m| (3..=12).contains(m))?)
        } else {
            let mut range = at;
            range.eat_any(&["月", "月份"]);
            let n = match separator(&mut range).then(|| figure(&mut range)).flatten() {
                Some(last) if range.sees("月") => {
                    at = range;
                    u8::try_from(last).unwrap_or(u8::MAX)
                }
                _ => n,
            };
            at.eat_any(&["月", "月份"])?;
            match ten_days(&mut at) {
                Some(Position::Day(day)) => (n, day),
                Some(_) => last_day(n),
                None => match day(&mut at) {
                    Some(day) => (n, day),
                    None => {
                        let ends = at.eat_any(&["底", "末", "月底", "月末", "内", "份内", "最后一天"]);
                        let listed = at.at_end() || JOINED.iter().any(|mark| at.sees(mark));
                        if ends.is_none() && !listed {
                            return None;
                        }
                        last_day(n)
                    }
                },
            }
        }
    };
    let mut window = at;
    if separator(&mut window)
        && let Some(end) = of_year(&mut window)
    {
        *c = window;
        return Some(end);
    }
    *c = at;
    Some(Position::MonthDay(found.0, found.1))
}

pub(super) fn last_day(month: u8) -> u8 {
    match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// A day of every year, where there is one. 29 February is the last of February in every year.
pub(super) fn day_of_year(month: u8, day: u8) -> Option<Position> {
    date(month, day).map(|_| Position::MonthDay(month, if (month, day) == (2, 29) { 31 } else { day }))
}

/// The day before one of every year.
pub(super) fn day_before(month: u8, day: u8) -> Option<Position> {
    let eve = date(month, day)?.yesterday().ok()?;
    day_of_year(u8::try_from(eve.month()).ok()?, u8::try_from(eve.day()).ok()?)
}

/// In a year that has all days.
fn date(month: u8, day: u8) -> Option<Date> {
    Date::new(2024, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// The day before a feast of every year; a date where the feast has one.
pub(super) fn eve_of(feast: Feast) -> Position {
    let fixed = feast.fixed().and_then(|(month, day)| u8::try_from(month).ok().zip(u8::try_from(day).ok()));
    fixed.and_then(|(month, day)| day_before(month, day)).unwrap_or(Position::Before(feast))
}
