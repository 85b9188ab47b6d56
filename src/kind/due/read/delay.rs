//! A length of time after an event: 收到之日起10个工作日内, 24小时内, 立即, 次日12时前.

use super::clock::clock;
use super::event;
use super::figure::figure;
use crate::fault::Code;
use crate::kind::due::{Clock, Delay, Due, Event, Unit};
use crate::kind::force::Phrase;
use crate::kind::misread::Misread;
use crate::kind::number::Number;
use crate::kind::numeral::number;
use crate::kind::words::Cursor;

const AT_ONCE: &[&str] = &[
    "立即",
    "即时",
    "即刻",
    "当场",
    "马上",
    "立刻",
    "立马",
    "即办",
    "即行",
    "现场",
    "实时",
    "即知即改",
    "立行立改",
    "立知立改",
    "即知即报",
    "即收即办",
    "即来即办",
    "即查即改",
    "immediately",
    "at once",
    "forthwith",
    "on the spot",
    "instantly",
    "right away",
    "in real time",
];

const SAME_DAY: &[&str] = &[
    "当日",
    "当天",
    "当晚",
    "同日",
    "同一天",
    "当日内",
    "当天内",
    "同日内",
    "same day",
    "on the same day",
    "the same day",
    "within the same day",
    "by the end of the same day",
    "by the end of the day",
];

const NEXT_DAY: &[&str] = &[
    "次日",
    "翌日",
    "第二天",
    "第二日",
    "隔日",
    "隔天",
    "次日内",
    "翌日内",
    "次日前",
    "next day",
    "the next day",
    "by the next day",
    "the following day",
    "by the following day",
    "on the following day",
    "on the next day",
];

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
    ("个半年", (Unit::Month, 6)),
    ("年", (Unit::Year, 1)),
    ("个年度", (Unit::Year, 1)),
    ("周年", (Unit::Year, 1)),
    ("year", (Unit::Year, 1)),
    ("years", (Unit::Year, 1)),
];

const NTH: &[(&str, Unit)] =
    &[("日", Unit::Day), ("天", Unit::Day), ("个工作日", Unit::WorkingDay), ("工作日", Unit::WorkingDay)];

/// Reads a length after an event.
pub(super) fn read(phrase: &mut Phrase<'_>) -> Result<Option<Due>, Misread> {
    phrase.c.eat_any(&["within", "in", "up to", "within the next"]);
    phrase.c.eat_any(&["no more than", "not more than", "at most", "a maximum of", "at the latest"]);
    let mut plain = *phrase;
    let direct = measure(&mut plain);
    // 半年结束 and 半年度终了 are events, no half years.
    let is_event = ["结束", "终了", "度"].iter().any(|end| plain.c.sees(end));
    if let Ok(Some((within, unit, clock))) = direct
        && !is_event
    {
        *phrase = plain;
        let event = event::after(&mut phrase.c).unwrap_or(Event::Receipt);
        return Ok(Some(Due::After(Delay { within, unit, clock, event })));
    }
    for (event, after) in event::before(phrase.c) {
        let mut tried = *phrase;
        tried.c = after;
        tried.eat_forces();
        if let Some((within, unit, clock)) = measure(&mut tried)? {
            *phrase = tried;
            return Ok(Some(Due::After(Delay { within, unit, clock, event })));
        }
    }
    direct.map(|_| None)
}

/// 10个工作日, 立即, 当日17时, 第5日.
fn measure(phrase: &mut Phrase<'_>) -> Result<Option<(Number, Unit, Option<Clock>)>, Misread> {
    super::tail::heads(phrase);
    let c = &mut phrase.c;
    c.eat_any(&["的", "在", "within", "no more than", "not more than", "at most"]);
    let none = Number::ZERO;
    if c.eat_any(AT_ONCE).is_some() {
        return Ok(Some((none, Unit::Minute, None)));
    }
    for (words, days) in [(SAME_DAY, 0), (NEXT_DAY, 1)] {
        if let Some(word) = c.eat_any(words) {
            let clock = timed(c)?.unwrap_or(Clock::EndOfDay);
            let clock = match (word, clock) {
                ("当晚", Clock::At { hour: hour @ 1..=11, minute }) => Clock::At { hour: hour + 12, minute },
                (_, clock) => clock,
            };
            c.eat_any(&["前", "之前", "以前", "内", "止"]);
            return Ok(Some((Number::whole(days), Unit::Day, Some(clock))));
        }
    }
    if let Some((n, unit)) = nth(c) {
        let clock = if unit == Unit::Day { timed(c)? } else { None };
        c.eat_any(&["前", "之前", "以前", "内", "止"]);
        return Ok(Some((Number::whole(n), unit, clock)));
    }
    Ok(length(c)?.map(|(n, unit)| (n, unit, None)))
}

/// 第5日, 第5个工作日, on day 5.
fn nth(c: &mut Cursor<'_>) -> Option<(i64, Unit)> {
    let mut at = *c;
    let found = if at.eat("on day") {
        (figure(&mut at)?, Unit::Day)
    } else {
        at.eat("第").then_some(())?;
        (figure(&mut at)?, at.eat_one_of(NTH)?)
    };
    *c = at;
    Some(found)
}

/// A time of day, in English after "by".
fn timed(c: &mut Cursor<'_>) -> Result<Option<Clock>, Misread> {
    let mut at = *c;
    at.eat_any(&["by", "at", "before"]);
    let found = clock(&mut at)?;
    if found.is_some() {
        *c = at;
    }
    Ok(found)
}

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
    let english = start.peek().is_some_and(|c| c.is_ascii_alphabetic());
    if at.eat("-") && !english && !at.peek().is_some_and(|c| c.is_ascii_alphabetic()) {
        return Ok(None);
    }
    let half_before = at.eat_any(&["个半", "and a half"]).is_some();
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
