//! A date in every period, in Chinese: 每月25日前, 每季度末月25日前, 每年3月底前, 每周五下班前, 次月5日前.

use super::clock::clock;
use super::figure::figure;
use super::point::separator;
use super::refuse;
use super::week::day_after_week;
use crate::calendar::Feast;
use crate::fault::Code;
use crate::kind::due::{Clock, Due, Period, Position, Recurrence};
use crate::kind::force::Phrase;
use crate::kind::misread::Misread;
use crate::kind::words::Cursor;
use jiff::civil::Date;

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
];

const NEXT: &[(&str, Period)] = &[
    ("次月", Period::Month),
    ("翌月", Period::Month),
    ("次季", Period::Quarter),
    ("次季度", Period::Quarter),
    ("下一季度", Period::Quarter),
    ("下季度", Period::Quarter),
    ("次周", Period::Week),
];

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

/// Reads a recurring date.
pub(super) fn read(phrase: &mut Phrase<'_>) -> Result<Option<Due>, Misread> {
    let mut c = phrase.c;
    let every = c.eat_any(&["每", "各", "每个", "每一", "每逢"]).is_some();
    let mut period = if every { c.eat_one_of(PERIODS) } else { None };
    let mut over = c;
    over.eat_any(&["于", "在", "的"]);
    let next = over.eat_one_of(NEXT).filter(|next| period.is_none_or(|p| p == *next));
    if let Some(next) = next {
        period = Some(next);
        c = over;
    }
    let Some(period) = period else { return Ok(None) };
    c.eat_any(&["的", "都", "须于", "应于", "于", "在"]);
    phrase.c = c;
    phrase.eat_forces();
    let mut c = phrase.c;
    let Some(by) = position(&mut c, period)? else { return Ok(None) };
    c.eat_any(&["当天", "当日", "的"]);
    let clock = clock(&mut c)?.unwrap_or(Clock::EndOfDay);
    if by == Position::End
        && matches!(period, Period::Day | Period::WorkingDay)
        && clock == Clock::EndOfDay
        && !c.sees("前")
    {
        return Ok(None);
    }
    phrase.c = c;
    Ok(Some(Due::Every(Recurrence { period, by, next: next.is_some(), clock })))
}

fn position(c: &mut Cursor<'_>, period: Period) -> Result<Option<Position>, Misread> {
    let mut at = *c;
    at.skip_spaces();
    let start = at;
    let found = match period {
        Period::Day | Period::WorkingDay => Some(Position::End),
        Period::Week => {
            at.eat_any(&["周", "星期"]);
            day_after_week(&mut at).map(|day| if day == 7 { Position::End } else { Position::Day(day) })
        }
        Period::Month => working_day(&mut at).or_else(|| ten_days(&mut at)).or_else(|| day(&mut at).map(of_month)),
        Period::Quarter => month_of_period(&mut at, 3),
        Period::HalfYear => month_of_period(&mut at, 6),
        Period::Year => of_year(&mut at),
        Period::TenDays | Period::HalfMonth | Period::Term => None,
    };
    let found = match found {
        Some(found) => found,
        None if at.eat_any(ENDS).is_some() => Position::End,
        None => return Ok(None),
    };
    let exists = match found {
        Position::Day(d) => (1..=31).contains(&d),
        Position::MonthDay(m, d) if period == Period::Year => {
            d == 31 && (1..=12).contains(&m)
                || i8::try_from(m).ok().zip(i8::try_from(d).ok()).is_some_and(|(m, d)| Date::new(2024, m, d).is_ok())
        }
        Position::MonthDay(_, d) => (1..=31).contains(&d),
        _ => true,
    };
    if !exists {
        return Err(refuse(Code::NoSuchDate, "date", at.since(start)));
    }
    *c = at;
    Ok(Some(found))
}

fn of_month(day: u8) -> Position {
    if day == 31 { Position::End } else { Position::Day(day) }
}

/// 25日, 25号, 1日至5日; of a window its end.
fn day(c: &mut Cursor<'_>) -> Option<u8> {
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
    at.eat_any(&["日", "号", "天"])?;
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

/// 末月25日, 首月10日, 第二个月底, of a period of so many months.
fn month_of_period(c: &mut Cursor<'_>, months: u8) -> Option<Position> {
    let mut at = *c;
    at.eat("的");
    if let Some(found) = working_day(&mut at) {
        *c = at;
        return Some(found);
    }
    let month = if at.eat_any(&["末月", "最后一个月", "最后1个月", "最后一月", "末尾月", "尾月"]).is_some()
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
    let mut before = at;
    for feast in Feast::ALL {
        let mut name = at;
        if name.eat_any(feast.names().0).is_some()
            && name.reach() > before.reach()
            && (name.sees("前") || name.sees("节前"))
        {
            before = name;
        }
    }
    if before.reach() > at.reach() {
        let name = before.text_since(at);
        let feast = Feast::ALL.into_iter().find(|f| f.names().0.contains(&name.as_str()))?;
        before.eat("节");
        before.eat_any(&["前", "前夕"])?;
        *c = before;
        return Some(eve_of(feast));
    }
    let last_day = |month: u8| (month, if matches!(month, 4 | 6 | 9 | 11) { 30 } else { 31 });
    let found = if at.eat_any(ENDS).is_some() || at.eat("全年") {
        (12, 31)
    } else if let Some(month) = at.eat_one_of(&[("上半年", 6), ("下半年", 12)]) {
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
                        at.eat_any(&["底", "末", "月底", "月末", "内", "份内", "最后一天"])?;
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

/// The day before a feast of every year; a date where the feast has one.
pub(super) fn eve_of(feast: Feast) -> Position {
    match feast.fixed().and_then(|(m, d)| Date::new(2023, m, d).ok()).and_then(|d| d.yesterday().ok()) {
        Some(eve) => {
            let part = |n: i8| u8::try_from(n).unwrap_or_default();
            Position::MonthDay(part(eve.month()), part(eve.day()))
        }
        None => Position::Before(feast),
    }
}
