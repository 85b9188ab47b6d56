//! A place in every year, in Chinese: 10月15日, 3月底, 上半年, 春节前, and one day of several months.

use super::day::{ENDS, JOINED, day, ten_days};
use super::figure::figure;
use super::point::separator;
use crate::calendar::Feast;
use crate::kind::due::Position;
use crate::kind::feast;
use crate::kind::words::Cursor;
use jiff::civil::Date;

/// 3月、6月、9月、12月的25日, 1、4、7、10月和次年1月的10日: one day of several months that all have it.
pub(super) fn day_of_months(c: &mut Cursor<'_>) -> Option<Vec<Position>> {
    let mut at = *c;
    let mut months = Vec::new();
    loop {
        at.eat_any(&["次年", "翌年"]);
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

/// 10月15日, 3月底, 上半年, 一季度末, 春节前, 年底, of every year.
pub(super) fn of_year(c: &mut Cursor<'_>) -> Option<Position> {
    let mut at = *c;
    let mut eve = at;
    if let Some(feast) = feast::chinese(&mut eve)
        && eve.eat_any(&["前", "之前", "以前", "前夕"]).is_some()
    {
        *c = eve;
        return Some(eve_of(feast));
    }
    let last_day = |month: u8| (month, last_day(month));
    at.eat("的");
    let found = if at.eat_any(&["最后一个月", "最后1个月", "最后一个季度", "最后1个季度"]).is_some()
    {
        match (ten_days(&mut at), day(&mut at)) {
            (Some(Position::Day(day)), _) | (None, Some(day)) => (12, day),
            _ => {
                at.eat_any(ENDS);
                last_day(12)
            }
        }
    } else if at.eat_any(ENDS).is_some() || at.eat("全年") {
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
