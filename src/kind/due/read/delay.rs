//! A length of time after an event: 收到之日起10个工作日内, 24小时内, 立即, 次日12时前.

use super::clock::{at_night, clock};
use super::event;
use super::figure::figure;
use super::length::length;
use crate::fault::Code;
use crate::kind::due::{Clock, Delay, Due, Event, Unit};
use crate::kind::force::Phrase;
use crate::kind::misread::Misread;
use crate::kind::number::Number;
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
    "即接即办",
    "即报即办",
    "即转即办",
    "即交即办",
    "随到随办",
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

/// A length, its unit, and until when on its last day.
type Measured = (Number, Unit, Option<Clock>);

const NTH: &[(&str, Unit)] =
    &[("日", Unit::Day), ("天", Unit::Day), ("个工作日", Unit::WorkingDay), ("工作日", Unit::WorkingDay)];

/// Reads a length with no event before it; in English one may stand after it.
pub(super) fn read(phrase: &mut Phrase<'_>) -> Result<Option<Due>, Misread> {
    phrase.c.eat_any(&["within", "in", "up to", "within the next"]);
    phrase.c.eat_any(&["no more than", "not more than", "at most", "a maximum of", "at the latest"]);
    let begun = phrase.c;
    let Some((within, unit, clock)) = measure(phrase)? else { return Ok(None) };
    if is_event(begun, phrase.c) {
        return Ok(None);
    }
    let event = event::after(&mut phrase.c).unwrap_or(Event::Receipt);
    Ok(Some(Due::After(Delay { within, unit, clock, event })))
}

/// Reads a length with its event before it: 收到之日起10个工作日内.
pub(super) fn after_event(phrase: &mut Phrase<'_>) -> Result<Option<Due>, Misread> {
    let mut measured = phrase.c;
    if length(&mut measured)?.is_some() && !is_event(phrase.c, measured) {
        return Ok(None);
    }
    for (event, after) in event::before(phrase.c) {
        let mut tried = phrase.at(after);
        tried.eat_forces();
        if let Some((within, unit, clock)) = measure(&mut tried)? {
            *phrase = tried;
            return Ok(Some(Due::After(Delay { within, unit, clock, event })));
        }
    }
    Ok(None)
}

/// Whether the length from `begun` to `end` is an event: 半年结束 and 半年度终了 are no half years, and 半年后15日内 runs from
/// the end of the half-year, as 季后15日内 does from that of the quarter.
fn is_event(mut begun: Cursor<'_>, end: Cursor<'_>) -> bool {
    let over = ["结束", "终了", "度"].iter().any(|word| end.sees(word));
    over || begun.eat_any(&["半年后", "半年度后"]).is_some() && matches!(length(&mut begun), Ok(Some(_)))
}

/// 10个工作日, 立即, 当日17时, 第5日.
fn measure(phrase: &mut Phrase<'_>) -> Result<Option<Measured>, Misread> {
    super::tail::heads(phrase);
    let c = &mut phrase.c;
    shortened(c)?;
    c.eat_any(&["的", "在", "within", "no more than", "not more than", "at most"]);
    let none = Number::ZERO;
    if let Some(latest) = latest(c, true)? {
        return Ok(Some(latest));
    }
    if c.eat_any(AT_ONCE).is_some() {
        return Ok(Some(latest(c, false)?.unwrap_or((none, Unit::Minute, None))));
    }
    if let Some(found) = after_t(c)? {
        return Ok(Some(found));
    }
    for (words, days) in [(SAME_DAY, 0), (NEXT_DAY, 1)] {
        if let Some(word) = c.eat_any(words) {
            let clock = timed(c)?.unwrap_or(Clock::EndOfDay);
            let clock = if word == "当晚" { at_night(clock) } else { clock };
            c.eat_any(&["前", "之前", "以前", "内", "止"]);
            return Ok(Some((Number::whole(days), Unit::Day, Some(clock))));
        }
    }
    // 下班前 without a day is that of the same day; 上午下班前 is at noon.
    let mut close = *c;
    if c.before() != Some('午') && c.sees("下班") && clock(&mut close)?.is_some() {
        *c = close;
        c.eat_any(&["前", "之前", "以前"]);
        return Ok(Some((none, Unit::Day, Some(Clock::CloseOfWork))));
    }
    if let Some((n, unit)) = nth(c) {
        let clock = if unit == Unit::Day { timed(c)? } else { None };
        c.eat_any(&["前", "之前", "以前", "内", "止"]);
        return Ok(Some((Number::whole(n), unit, clock)));
    }
    Ok(length(c)?.map(|(n, unit)| (n, unit, None)))
}

/// 由20个工作日压缩至: what it was before.
fn shortened(c: &mut Cursor<'_>) -> Result<(), Misread> {
    const TO: &[&str] = &[
        "压缩至",
        "压缩到",
        "压缩为",
        "压减至",
        "压减到",
        "缩短至",
        "缩短到",
        "缩短为",
        "缩减至",
        "缩减到",
        "减少至",
        "减少到",
        "减至",
        "降至",
    ];
    let mut at = *c;
    at.eat_any(&["由原来的", "由原来", "由法定", "从原来的", "由", "从"]);
    if length(&mut at)?.is_some() && at.eat_any(TO).is_some() {
        *c = at;
    }
    Ok(())
}

/// 立即报告,最迟不超过2小时 and, after words of no measure, 报告,最迟不超过2小时: the length by which it is due at the latest is
/// the one that is held to.
fn latest(c: &mut Cursor<'_>, marked: bool) -> Result<Option<Measured>, Misread> {
    const LONGEST: usize = 10;
    const LATEST: &[&str] = &["最迟", "最晚", "至迟", "最长", "最多", "不超过", "不得超过", "不晚于", "不得晚于"];
    let mut at = *c;
    for _ in 0..LONGEST {
        let mark = at.eat(",");
        if (mark || !marked) && LATEST.iter().any(|word| at.sees(word)) {
            while at.eat_any(LATEST).is_some()
                || at.eat_any(&["不能超过", "不应超过", "不得迟于", "不迟于", "于", "在"]).is_some()
            {}
            let Some((n, unit)) = length(&mut at)? else { return Ok(None) };
            *c = at;
            return Ok(Some((n, unit, None)));
        }
        if !at.next_char().is_some_and(super::tail::plain) {
            return Ok(None);
        }
    }
    Ok(None)
}

/// T+3日, T+1个工作日: T is the day of the event.
fn after_t(c: &mut Cursor<'_>) -> Result<Option<Measured>, Misread> {
    let mut at = *c;
    at.skip_spaces();
    let start = at;
    if !at.eat("t+") {
        return Ok(None);
    }
    let mut measured = at;
    if let Some((n, unit)) = length(&mut measured)? {
        *c = measured;
        return Ok(Some((n, unit, None)));
    }
    let number = figure(&mut at).is_some();
    let misread = || super::refuse(Code::NotUnderstood, "no-unit", at.since(start));
    if number { Err(misread()) } else { Ok(None) }
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
