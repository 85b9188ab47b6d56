//! A length of time in a deadline: 10个工作日, 一个半月, 半小时, 1小时30分钟.

use crate::fault::Code;
use crate::kind::due::Unit;
use crate::kind::misread::Misread;
use crate::kind::number::Number;
use crate::kind::numeral::number;
use crate::kind::words::Cursor;

const UNITS: &[(&str, (Unit, i64))] = &[
    ("分钟", (Unit::Minute, 1)),
    ("分", (Unit::Minute, 1)),
    ("minute", (Unit::Minute, 1)),
    ("minutes", (Unit::Minute, 1)),
    ("min", (Unit::Minute, 1)),
    ("mins", (Unit::Minute, 1)),
    ("刻钟", (Unit::Minute, 15)),
    ("小时", (Unit::Hour, 1)),
    ("个小时", (Unit::Hour, 1)),
    ("钟头", (Unit::Hour, 1)),
    ("个钟头", (Unit::Hour, 1)),
    ("hour", (Unit::Hour, 1)),
    ("hours", (Unit::Hour, 1)),
    ("hr", (Unit::Hour, 1)),
    ("hrs", (Unit::Hour, 1)),
    ("h", (Unit::Hour, 1)),
    ("日", (Unit::Day, 1)),
    ("天", (Unit::Day, 1)),
    ("自然日", (Unit::Day, 1)),
    ("个自然日", (Unit::Day, 1)),
    ("自然天", (Unit::Day, 1)),
    ("个自然天", (Unit::Day, 1)),
    ("日历日", (Unit::Day, 1)),
    ("个日历日", (Unit::Day, 1)),
    ("日历天", (Unit::Day, 1)),
    ("个日历天", (Unit::Day, 1)),
    ("昼夜", (Unit::Day, 1)),
    ("day", (Unit::Day, 1)),
    ("days", (Unit::Day, 1)),
    ("calendar day", (Unit::Day, 1)),
    ("calendar days", (Unit::Day, 1)),
    ("工作日", (Unit::WorkingDay, 1)),
    ("个工作日", (Unit::WorkingDay, 1)),
    ("个工作天", (Unit::WorkingDay, 1)),
    ("法定工作日", (Unit::WorkingDay, 1)),
    ("个法定工作日", (Unit::WorkingDay, 1)),
    ("工作天", (Unit::WorkingDay, 1)),
    ("working day", (Unit::WorkingDay, 1)),
    ("working days", (Unit::WorkingDay, 1)),
    ("business day", (Unit::WorkingDay, 1)),
    ("business days", (Unit::WorkingDay, 1)),
    ("workday", (Unit::WorkingDay, 1)),
    ("workdays", (Unit::WorkingDay, 1)),
    ("work days", (Unit::WorkingDay, 1)),
    ("周", (Unit::Week, 1)),
    ("个周", (Unit::Week, 1)),
    ("星期", (Unit::Week, 1)),
    ("个星期", (Unit::Week, 1)),
    ("礼拜", (Unit::Week, 1)),
    ("个礼拜", (Unit::Week, 1)),
    ("week", (Unit::Week, 1)),
    ("weeks", (Unit::Week, 1)),
    ("fortnight", (Unit::Week, 2)),
    ("旬", (Unit::Day, 10)),
    ("个旬", (Unit::Day, 10)),
    ("月", (Unit::Month, 1)),
    ("个月", (Unit::Month, 1)),
    ("month", (Unit::Month, 1)),
    ("months", (Unit::Month, 1)),
    ("个季度", (Unit::Month, 3)),
    ("quarter", (Unit::Month, 3)),
    ("quarters", (Unit::Month, 3)),
    ("个半天", (Unit::Hour, 12)),
    ("个半日", (Unit::Hour, 12)),
    ("个半年", (Unit::Month, 6)),
    ("年", (Unit::Year, 1)),
    ("个年度", (Unit::Year, 1)),
    ("周年", (Unit::Year, 1)),
    ("year", (Unit::Year, 1)),
    ("years", (Unit::Year, 1)),
];

/// Takes a length of time: 10个工作日, 一个半月, 半小时, 1小时30分钟. 半月 is 15 days, 半年 6 months.
pub(super) fn length(c: &mut Cursor<'_>) -> Result<Option<(Number, Unit)>, Misread> {
    let mut at = *c;
    at.skip_spaces();
    if let Some(half) = at.eat_one_of(HALVES) {
        at.eat_any(&["以内", "之内", "内"]);
        *c = at;
        return Ok(Some(half));
    }
    let start = at;
    let n = match number(&mut at)? {
        Some(n) => n,
        None if at.eat_any(&["a", "an"]).is_some() => Number::ONE,
        None => return Ok(None),
    };
    let n = latest_of(n, &mut at)?;
    let english = start.peek().is_some_and(|c| c.is_ascii_alphabetic());
    if at.eat("-") && !english && !at.peek().is_some_and(|c| c.is_ascii_alphabetic()) {
        return Ok(None);
    }
    // 一个半小时 is an hour and a half, 两个半天 are two halves of a day.
    let halves = ["个半天", "个半日", "个半年"].iter().any(|word| at.sees(word));
    let half_before = !halves && at.eat_any(&["个半", "and a half"]).is_some();
    let written = at;
    let Some((unit, times)) = at.eat_one_of(UNITS) else { return Ok(None) };
    let bare = written.peek();
    let of_calendar = |most: i64| n.as_whole().is_some_and(|n| n <= most);
    // 3月 is March, 2025年 the year.
    if !half_before && ((bare == Some('月') && of_calendar(12)) || (unit == Unit::Year && n >= Number::whole(1900))) {
        return Ok(None);
    }
    let half_after = at.eat("半");
    let half = if half_before || half_after { Number::fraction(1, 2) } else { Some(Number::ZERO) };
    let n = half.and_then(|half| n.plus(half)).and_then(|n| n.times(Number::whole(times)));
    let too_large = || Misread::new(Code::NotUnderstood, "too-large", at.since(start));
    let (n, unit) = compound(n.ok_or_else(too_large)?, unit, &mut at)?;
    let (n, unit) = whole(n, unit);
    at.eat_any(&["以内", "之内", "内", "里"]);
    *c = at;
    Ok(Some((n, unit)))
}

/// 3至5个工作日: what is due within a range is due by its end.
fn latest_of(n: Number, c: &mut Cursor<'_>) -> Result<Number, Misread> {
    let mut at = *c;
    let to = at.eat_any(&["至", "到", "-", "~", "--", "to"]).is_some();
    at.skip_spaces();
    if !to || !at.peek().is_some_and(|next| next.is_ascii_digit() || "一二三四五六七八九十两".contains(next))
    {
        return Ok(n);
    }
    let Some(last) = number(&mut at)?.filter(|last| *last > n) else { return Ok(n) };
    *c = at;
    Ok(last)
}

const HALVES: &[(&str, (Number, Unit))] = &[
    ("半小时", (Number::whole(30), Unit::Minute)),
    ("半个小时", (Number::whole(30), Unit::Minute)),
    ("半个钟头", (Number::whole(30), Unit::Minute)),
    ("半天", (Number::whole(12), Unit::Hour)),
    ("半日", (Number::whole(12), Unit::Hour)),
    ("半月", (Number::whole(15), Unit::Day)),
    ("半个月", (Number::whole(15), Unit::Day)),
    ("半年", (Number::whole(6), Unit::Month)),
    ("half an hour", (Number::whole(30), Unit::Minute)),
    ("half a day", (Number::whole(12), Unit::Hour)),
    ("half a month", (Number::whole(15), Unit::Day)),
    ("half a year", (Number::whole(6), Unit::Month)),
    ("a fortnight", (Number::whole(14), Unit::Day)),
];

/// `1小时30分钟`, `1年6个月`: a second length in the next smaller unit.
fn compound(n: Number, unit: Unit, c: &mut Cursor<'_>) -> Result<(Number, Unit), Misread> {
    let (words, small, times): (&[&str], _, _) = match unit {
        Unit::Hour => (&["分", "分钟", "minutes"], Unit::Minute, 60),
        Unit::Year => (&["个月", "months"], Unit::Month, 12),
        _ => return Ok((n, unit)),
    };
    let mut at = *c;
    at.eat_any(&["零", "又", "and"]);
    let Ok(Some(more)) = number(&mut at) else { return Ok((n, unit)) };
    if at.eat_any(words).is_none() {
        return Ok((n, unit));
    }
    *c = at;
    Ok((n.times(Number::whole(times)).and_then(|n| n.plus(more)).unwrap_or(n), small))
}

/// Fractions in the next smaller unit where they are whole there: 1.5小时 is 90 minutes, 1.5年 18 months.
fn whole(n: Number, unit: Unit) -> (Number, Unit) {
    let (times, small) = match unit {
        Unit::Year => (12, Unit::Month),
        Unit::Hour => (60, Unit::Minute),
        Unit::Day => (24, Unit::Hour),
        _ => return (n, unit),
    };
    match n.times(Number::whole(times)) {
        Some(small_n) if n.as_whole().is_none() && small_n.as_whole().is_some() => (small_n, small),
        _ => (n, unit),
    }
}
