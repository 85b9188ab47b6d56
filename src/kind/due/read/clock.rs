//! Times of day: 18:00, 17时30分, 下午5点半, 5 pm, 中午12点, 24时, 下班.

use super::figure::{counted, figure};
use super::refuse;
use crate::fault::Code;
use crate::kind::due::Clock;
use crate::kind::misread::Misread;
use crate::kind::words::Cursor;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Half {
    Dawn,
    Morning,
    Noon,
    Afternoon,
    Evening,
}

const HALVES: &[(&str, Half)] = &[
    ("凌晨", Half::Dawn),
    ("早上", Half::Morning),
    ("早晨", Half::Morning),
    ("上午", Half::Morning),
    ("中午", Half::Noon),
    ("正午", Half::Noon),
    ("午间", Half::Noon),
    ("早", Half::Morning),
    ("下午", Half::Afternoon),
    ("傍晚", Half::Evening),
    ("晚上", Half::Evening),
    ("晚间", Half::Evening),
    ("夜间", Half::Evening),
    ("晚", Half::Evening),
];

const CLOSE: &[&str] = &[
    "下班",
    "下班时",
    "下班时间",
    "工作时间结束",
    "close of business",
    "close of play",
    "close of work",
    "cob",
    "end of business",
    "end of the working day",
];

/// Takes a time of day if one stands here.
///
/// # Errors
/// A time that no clock shows.
pub(super) fn clock(c: &mut Cursor<'_>) -> Result<Option<Clock>, Misread> {
    let mut at = *c;
    at.skip_spaces();
    let start = at;
    let half = at.eat_one_of(HALVES);
    let close = at.eat_any(CLOSE).is_some();
    if close || at.eat_any(&["noon", "midday", "midnight"]).is_some() {
        if half == Some(Half::Morning) {
            return Ok(None);
        }
        let midnight = at.text_since(start) == "midnight";
        *c = at;
        return Ok(Some(match (close, midnight) {
            (true, _) => Clock::CloseOfWork,
            (_, true) => Clock::EndOfDay,
            _ => Clock::At { hour: 12, minute: 0 },
        }));
    }
    let before_number = at;
    let Some((hour, minute)) = hour_and_minute(&mut at, half.is_some())? else {
        let Some(half) = half else { return Ok(None) };
        let clock = match half {
            Half::Morning | Half::Noon => Clock::At { hour: 12, minute: 0 },
            Half::Afternoon => Clock::CloseOfWork,
            Half::Evening => Clock::EndOfDay,
            Half::Dawn => return Ok(None),
        };
        if figure(&mut before_number.clone()).is_some() {
            return Ok(None);
        }
        *c = before_number;
        return Ok(Some(clock));
    };
    let half = half.or_else(|| at.eat_one_of(MERIDIEMS));
    let no_such = || refuse(Code::NoSuchDate, "time-of-day", at.since(start));
    let hour = match (half, hour) {
        (Some(Half::Afternoon | Half::Evening), 1..=11) => hour + 12,
        (Some(Half::Noon), 1 | 2) => hour + 12,
        (Some(Half::Evening), 12) => 24,
        (Some(Half::Dawn), 12) => 0,
        (Some(Half::Morning), 13..) | (Some(Half::Dawn), 7..) => return Err(no_such()),
        _ => hour,
    };
    if hour > 24 || minute > 59 || (hour == 24 && minute > 0) {
        return Err(no_such());
    }
    let (Ok(hour), Ok(minute)) = (u8::try_from(hour), u8::try_from(minute)) else { return Err(no_such()) };
    *c = at;
    Ok(Some(if hour == 24 { Clock::EndOfDay } else { Clock::At { hour, minute } }))
}

/// A time of day said with 当晚: its eight o'clock is 20:00, its twelve the end of the day.
pub(super) fn at_night(clock: Clock) -> Clock {
    match clock {
        Clock::At { hour: hour @ 1..=11, minute } => Clock::At { hour: hour + 12, minute },
        Clock::At { hour: 12, minute: 0 } => Clock::EndOfDay,
        clock => clock,
    }
}

const MERIDIEMS: &[(&str, Half)] = &[
    ("am", Half::Morning),
    ("a.m.", Half::Morning),
    ("pm", Half::Afternoon),
    ("p.m.", Half::Afternoon),
    ("noon", Half::Noon),
];

/// `18:00`, `18:00:00`, `17时30分`, `5点半`, `5 pm` (the last word left); a bare number is none.
fn hour_and_minute(c: &mut Cursor<'_>, half: bool) -> Result<Option<(i64, i64)>, Misread> {
    let mut at = *c;
    let Some(hour) = figure(&mut at) else { return Ok(None) };
    let mut minute = 0;
    let mut colon = at;
    if colon.next_char() == Some(':') {
        let Some((minutes, 2)) = counted(&mut colon) else { return Ok(None) };
        minute = minutes;
        let mut seconds = colon;
        if seconds.next_char() == Some(':') && counted(&mut seconds).is_some_and(|(s, n)| n == 2 && s < 60) {
            colon = seconds;
        }
        at = colon;
    } else if at.eat_any(&["点钟", "点整", "时整"]).is_some() {
    } else if at.eat_any(&["时", "点"]).is_some() {
        let mut more = at;
        if at.eat("半") {
            minute = 30;
        } else if at.eat("一刻") {
            minute = 15;
        } else if let Some(minutes) = figure(&mut more) {
            more.eat("分");
            minute = minutes;
            at = more;
        }
    } else {
        let mut next = at;
        let named = next.eat_one_of(MERIDIEMS).is_some();
        if !(named && hour <= 12 && !half) {
            return Ok(None);
        }
    }
    *c = at;
    Ok(Some((hour, minute)))
}
