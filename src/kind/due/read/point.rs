//! One date or interval in Chinese words: 2025年6月30日, 6月底, 本月底, 上半年, 国庆节, “十四五”末, 下周五.

use super::figure::{counted, figure};
use super::numeric::numeric;
use super::refuse;
use super::resolve::{Said, What, Year, month_from, no_year};
use super::week::{self, day_after_week};
use crate::fault::Code;
use crate::kind::feast;
use crate::kind::force::Phrase;
use crate::kind::misread::Misread;
use crate::kind::words::Cursor;
use jiff::ToSpan;
use jiff::civil::Date;

const YEARS: &[(&str, i16)] = &[
    ("今年", 0),
    ("本年", 0),
    ("本年度", 0),
    ("今年度", 0),
    ("当年", 0),
    ("当年度", 0),
    ("该年", 0),
    ("明年", 1),
    ("次年", 1),
    ("次年度", 1),
    ("翌年", 1),
    ("来年", 1),
    ("下年", 1),
    ("下一年", 1),
    ("下年度", 1),
    ("下一年度", 1),
    ("明年度", 1),
    ("第二年", 1),
    ("后年", 2),
];

const PLANS: &[(&str, i16)] = &[
    ("十二五", 2015),
    ("十三五", 2020),
    ("十四五", 2025),
    ("十五五", 2030),
    ("十六五", 2035),
    ("\"十二五\"", 2015),
    ("\"十三五\"", 2020),
    ("\"十四五\"", 2025),
    ("\"十五五\"", 2030),
    ("\"十六五\"", 2035),
];

const ENDS: &[&str] = &["底", "末", "终", "内", "以内", "之内", "结束"];
const MONTH_ENDS: &[&str] = &["底", "末", "月底", "月末", "内", "份内", "结束"];
const BEFORE: &[&str] = &["前", "之前", "以前"];

/// Takes a date or interval.
pub(super) fn point(phrase: &mut Phrase<'_>) -> Result<Option<Said>, Misread> {
    let issued = phrase.reader.issued;
    let mut c = phrase.c;
    c.skip_spaces();
    let start = c;
    let said = if let Some(said) = numeric(&mut c) {
        Some(said)
    } else if let Some(end) = c.eat_one_of(PLANS) {
        c.eat_any(&["规划", "时期", "期间", "规划期", "规划期间"]);
        c.eat_any(&["末", "期末", "末期", "收官", "结束", "内", "收官之年"]);
        Some(Said { year: Year::Given(end), what: What::Year, at: c.since(start) })
    } else if let Some(found) = around_issue(&mut c, issued)? {
        Some(Said { year: Year::LeftOut, what: What::Known(found), at: c.since(start) })
    } else {
        short_year(c)?;
        let year = year(&mut c);
        let what = in_year(&mut c, year, start)?;
        what.map(|what| Said { year: year.unwrap_or(Year::LeftOut), what, at: c.since(start) })
    };
    if said.is_some() {
        phrase.c = c;
    }
    Ok(said)
}

/// 25年6月30日, 25年底前: the year is not written out.
fn short_year(mut c: Cursor<'_>) -> Result<(), Misread> {
    let start = c;
    if !matches!(counted(&mut c), Some((_, 2))) || !c.eat("年") {
        return Ok(());
    }
    let at = c.since(start);
    c.eat("年");
    let mut after = c;
    let month = figure(&mut after).is_some() && after.sees("月");
    let ends = ["底", "末", "终", "上半年", "下半年"].iter().any(|word| c.sees(word));
    if month || ends || quarter(&mut c).is_some() {
        let reach = c.rest().end;
        return Err(Misread { reach, ..refuse(Code::NoYear, "short-year", at) });
    }
    Ok(())
}

pub(super) fn year(c: &mut Cursor<'_>) -> Option<Year> {
    let mut at = *c;
    if let Some(shift) = at.eat_one_of(YEARS) {
        *c = at;
        return Some(Year::Shift(shift));
    }
    let known = |at: &mut Cursor<'_>| figure(at).filter(|y| (1900..2200).contains(y));
    let mut year = known(&mut at)?;
    // 2025-2027年 ends with its last year.
    let mut range = at;
    range.eat("年");
    if separator(&mut range)
        && let Some(last) = known(&mut range).filter(|last| *last > year && range.sees("年"))
    {
        (year, at) = (last, range);
    }
    at.eat_any(&["年", "年度"])?;
    *c = at;
    Some(Year::Given(i16::try_from(year).ok()?))
}

fn in_year(c: &mut Cursor<'_>, year: Option<Year>, start: Cursor<'_>) -> Result<Option<What>, Misread> {
    let mut at = *c;
    at.eat("的");
    let named = feast(&mut at).or_else(|| quarter(&mut at)).or_else(|| half_year(&mut at));
    if let Some(what) = named {
        *c = at;
        return Ok(Some(what));
    }
    if let Some(what) = month(&mut at, year.is_some(), start)? {
        *c = at;
        return Ok(Some(what));
    }
    let mut ends = at;
    let said = ends.eat_any(
        &["年底", "年末", "年终", "岁末", "年内", "年度内", "年底前", "年末前"].map(|w| w.trim_end_matches('前')),
    );
    if said.is_some() || (year.is_some() && ends.eat_any(ENDS).is_some()) {
        *c = ends;
        return Ok(Some(What::Year));
    }
    if year.is_some() {
        if at.eat_any(BEFORE).is_some() {
            return Err(refuse(Code::NotUnderstood, "ambiguous-before", at.since(start)));
        }
        return Ok(Some(What::Year));
    }
    Ok(None)
}

/// 国庆节, 春节假期, “五一”.
fn feast(c: &mut Cursor<'_>) -> Option<What> {
    let mut at = *c;
    let feast = feast::chinese(&mut at)?;
    let holiday = at.eat_any(&["假期", "长假", "小长假", "放假", "放假期间", "假日"]).is_some();
    *c = at;
    Some(if holiday { What::Holiday(feast) } else { What::Feast(feast) })
}

/// 第一季度, 二季度末, 前三季度, Q2.
fn quarter(c: &mut Cursor<'_>) -> Option<What> {
    let mut at = *c;
    let n = if at.eat_any(&["首季度", "首季"]).is_some() {
        1
    } else if at.eat("q") {
        figure(&mut at)?
    } else {
        at.eat_any(&["第", "前"]);
        let mut n = figure(&mut at)?;
        let mut range = at;
        // 一至三季度 ends with the third.
        if separator(&mut range)
            && let Some(last) = figure(&mut range).filter(|_| range.sees("季"))
        {
            (n, at) = (last, range);
        }
        at.eat_any(&["季度", "季"])?;
        n
    };
    let n = i8::try_from(n).ok().filter(|n| (1..=4).contains(n))?;
    at.eat_any(&["末", "底", "内", "结束", "季末", "季度末", "以内"]);
    *c = at;
    Some(What::Quarter(n))
}

fn half_year(c: &mut Cursor<'_>) -> Option<What> {
    let mut at = *c;
    let n = at.eat_one_of(&[("上半年", 1), ("前半年", 1), ("下半年", 2), ("后半年", 2), ("h1", 1), ("h2", 2)])?;
    at.eat_any(&["末", "底", "内", "结束", "以内"]);
    *c = at;
    Some(What::HalfYear(n))
}

fn ten_days(c: &mut Cursor<'_>) -> Option<i8> {
    let which = c.eat_one_of(&[
        ("上旬", 1),
        ("中旬", 2),
        ("下旬", 3),
        ("上中旬", 2),
        ("中下旬", 3),
        ("上旬末", 1),
        ("中旬末", 2),
        ("下旬末", 3),
    ])?;
    c.eat_any(&["内", "以内", "结束"]);
    Some(which)
}

/// 6月30日, 6月1至15日, 6月底, 6月上旬, 1至6月.
fn month(c: &mut Cursor<'_>, with_year: bool, start: Cursor<'_>) -> Result<Option<What>, Misread> {
    let mut at = *c;
    let Some(mut month) = figure(&mut at) else { return Ok(None) };
    let mut range = at;
    if separator(&mut range)
        && let Some(last) = figure(&mut range)
        && range.sees("月")
    {
        (month, at) = (last, range);
    }
    let Some(named) = at.eat_any(&["月", "月份"]) else { return Ok(None) };
    let month = i8::try_from(month).unwrap_or(0);
    let what = if let Some(which) = ten_days(&mut at) {
        What::TenDays(month, which)
    } else if let Some(day) = day(&mut at) {
        What::Day(month, day)
    } else {
        let mut ends = at;
        if !with_year && named != "月份" && ends.eat_any(&["内", "以内", "之内"]).is_some() {
            // 3月内 may be "in March" or "within three months"; 3月份内 is "in March".
            return Err(refuse(Code::NotUnderstood, "ambiguous-month", ends.since(start)));
        }
        if ends.eat_any(&["初", "中"]).is_some() {
            return Err(refuse(Code::Vague, "time", ends.since(start)));
        }
        if at.eat_any(MONTH_ENDS).is_none() && (1..=12).contains(&month) && ends.eat_any(BEFORE).is_some() {
            return Err(refuse(Code::NotUnderstood, "ambiguous-before", ends.since(start)));
        }
        What::Month(month)
    };
    *c = at;
    Ok(Some(what))
}

/// The figure of a day; of a window, 1日至5日 and 1至5日, that of its end. Stands before 日.
pub(super) fn last_figure(at: &mut Cursor<'_>) -> Option<i64> {
    let day = figure(at)?;
    let mut range = *at;
    range.eat_any(&["日", "号"]);
    let last = separator(&mut range).then(|| figure(&mut range)).flatten();
    let Some(last) = last.filter(|_| range.sees("日") || range.sees("号")) else { return Some(day) };
    *at = range;
    Some(last)
}

/// The day after a month: 30日, 30号, 1至15日, or 30 where nothing else follows.
fn day(c: &mut Cursor<'_>) -> Option<i8> {
    let mut at = *c;
    let day = last_figure(&mut at)?;
    if at.eat_any(&["日", "号"]).is_none() && !at.at_end() && !BEFORE.iter().any(|before| at.sees(before)) {
        return None;
    }
    *c = at;
    Some(i8::try_from(day).unwrap_or(0))
}

/// 至, 到, -, ~ between the ends of a window.
pub(super) fn separator(c: &mut Cursor<'_>) -> bool {
    c.eat_any(&["至", "到", "-", "~", "--", "直至", "直到", "to", "until"]).is_some()
}

/// Dates counted from the date of issue: 今日, 本月底, 本周五, 月底, 30日前.
fn around_issue(c: &mut Cursor<'_>, issued: Option<Date>) -> Result<Option<Date>, Misread> {
    let mut at = *c;
    at.skip_spaces();
    let start = at;
    let mut in_month: Option<(i32, Option<i8>)> = None;
    let mut days: Option<i64> = None;
    if let Some(shift) = at.eat_one_of(&[("今天", 0), ("今日", 0), ("明天", 1), ("明日", 1), ("后天", 2)]) {
        days = Some(shift);
    } else if let Some(shift) = at.eat_one_of(&[
        ("本月", 0),
        ("当月", 0),
        ("这个月", 0),
        ("本月份", 0),
        ("下月", 1),
        ("下个月", 1),
        ("下月份", 1),
    ]) {
        let end = at.eat_any(MONTH_ENDS).is_some() || at.sees("最后") || at.sees("的最后");
        in_month = if end { Some((shift, None)) } else { position(&mut at).map(|day| (shift, day)) };
    } else if at.eat_any(&["月底", "月末", "月内"]).is_some() {
        in_month = Some((0, None));
    } else if at.eat_any(&["本季度", "本季", "当季度", "当季"]).is_some() {
        at.eat_any(&["末", "底", "内", "结束", "以内"]);
        let month = issued.map_or(0, |issued| i32::from(issued.month()));
        in_month = Some(((3 - month % 3) % 3, None));
    } else if let Some(shift) = at.eat_one_of(&[("本周", 0), ("这周", 0), ("本星期", 0), ("下周", 7), ("下星期", 7)])
    {
        let whole = at.eat_any(&["内", "底"]).is_some() || at.sees("最后");
        let day = if whole { Some(7) } else { day_after_week(&mut at) };
        let Some(day) = day else { return Ok(None) };
        let monday = issued.map_or(0, |issued| i64::from(issued.weekday().to_monday_zero_offset()));
        days = Some(shift + i64::from(day) - 1 - monday);
    } else if let Some(day) = week::weekday(&mut at) {
        // 周五前 is the Friday that comes.
        let today = issued.map_or(0, |issued| i64::from(issued.weekday().to_monday_one_offset()));
        days = Some((i64::from(day) - today).rem_euclid(7));
    } else if let Some(day) = figure(&mut at).filter(|d| (1..=31).contains(d))
        && at.eat_any(&["日", "号"]).is_some()
        && BEFORE.iter().any(|before| at.sees(before))
    {
        // 30日前 without a month is a day of the month of issue, as long as that lies ahead.
        if issued.is_some_and(|issued| i64::from(issued.day()) > day) {
            at.eat_any(BEFORE);
            return Err(refuse(Code::NotUnderstood, "ambiguous-before", at.since(start)));
        }
        in_month = Some((0, i8::try_from(day).ok()));
    }
    if in_month.is_none() && days.is_none() {
        return Ok(None);
    }
    let Some(issued) = issued else { return Err(no_year(at.since(start))) };
    let date = match (in_month, days) {
        (Some((shift, None)), _) => month_from(issued, shift),
        (Some((shift, Some(day))), _) => {
            month_from(issued, shift).and_then(|m| Date::new(m.year(), m.month(), day).ok())
        }
        (None, Some(days)) => issued.checked_add(days.days()).ok(),
        (None, None) => None,
    };
    *c = at;
    date.map(Some).ok_or_else(|| refuse(Code::NoSuchDate, "date", at.since(start)))
}

/// A day inside a month: 25日, 上旬; within, none for its last: 下旬.
fn position(c: &mut Cursor<'_>) -> Option<Option<i8>> {
    match ten_days(c) {
        Some(3) => Some(None),
        Some(which) => Some(Some(which * 10)),
        None => day(c).map(Some),
    }
}
