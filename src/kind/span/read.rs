//! Reads a length of time or a closed stretch, with the words that bound it and those it is said with.

use super::length::{self, Base, Time};
use super::name;
use super::stretch;
use super::until;
use super::words::Bound::{Ceiling, Floor};
use super::words::{AFTER, BEFORE, Bound, FOR_EVER, VAGUE, WITH};
use super::{Length, stretch::Point, stretch::Stretch};
use crate::fault::Code;
use crate::kind::Kind;
use crate::kind::force::Phrase;
use crate::kind::misread::Misread;
use crate::kind::number::Number;
use crate::kind::numeral::number;
use crate::kind::words::{Cursor, eat_about};
use std::cmp::Ordering;
use std::ops::Range;

/// Reads one.
///
/// # Errors
/// The part that was not understood, names no measure, or contradicts another.
pub fn read(phrase: &mut Phrase<'_>) -> Result<Length, Misread> {
    let mut p = *phrase;
    let mut parts = Parts::default();
    let mut begun = false;
    while !p.c.at_end() {
        if !parts.take(&mut p)? {
            let text = if begun { "left-over" } else { "value" };
            return Err(Misread::new(Code::NotUnderstood, text, unknown(p.c)));
        }
        begun = true;
    }
    let length = parts.finish(&p)?;
    *phrase = p;
    Ok(length)
}

#[derive(Default)]
struct Parts {
    whole: Option<Length>,
    times: Vec<(Option<Bound>, Time)>,
    pending: Option<Bound>,
}

impl Parts {
    fn take(&mut self, p: &mut Phrase<'_>) -> Result<bool, Misread> {
        let start = p.c;
        if p.c.eat_any(&VAGUE).is_some() {
            return Err(Misread::new(Code::Vague, "time", p.c.since(start)));
        }
        let empty = self.whole.is_none() && self.times.is_empty();
        let whole = match until::until(p)? {
            None => whole(&mut p.c)?,
            found => found,
        };
        if let Some(whole) = whole {
            if !empty || self.pending.is_some() {
                return Err(Misread::new(Code::NotUnderstood, "left-over", p.c.since(start)));
            }
            self.whole = Some(whole);
            return Ok(true);
        }
        if let Some(bound) = p.c.eat_one_of(BEFORE) {
            let again = self.pending.replace(bound).is_some_and(|b| b != bound);
            return if again {
                Err(Misread::new(Code::NotUnderstood, "left-over", p.c.since(start)))
            } else {
                Ok(true)
            };
        }
        if eat_about(&mut p.c, &["约", "大约", "左右", "上下", "about", "around", "approximately"]).is_some() {
            p.soften("原则上");
            return Ok(true);
        }
        if self.take_time(p)? {
            return Ok(true);
        }
        if let Some(bound) = p.c.eat_one_of(AFTER) {
            return match self.times.last_mut() {
                Some((said @ None, _)) => {
                    *said = Some(bound);
                    Ok(true)
                }
                _ => Err(Misread::new(Code::NotUnderstood, "left-over", p.c.since(start))),
            };
        }
        let unsaid = self.whole.is_none() && self.times.is_empty();
        let passed = p.c.eat_any(&WITH).is_some() || since_event(&mut p.c) || title(&mut p.c) || p.eat_force();
        Ok(passed || unsaid && name::name(&mut p.c))
    }

    fn take_time(&mut self, p: &mut Phrase<'_>) -> Result<bool, Misread> {
        let start = p.c;
        if let Some((low, high)) = range(&mut p.c)? {
            if !self.times.is_empty() || self.whole.is_some() || self.pending.is_some() {
                return Err(Misread::new(Code::NotUnderstood, "left-over", p.c.since(start)));
            }
            self.times = vec![(Some(Floor), low), (Some(Ceiling), high)];
            return Ok(true);
        }
        let mut c = p.c;
        let Some(time) = length::time(&mut c)? else {
            return refuse_number(p.c);
        };
        refuse_date(start, &c, &time)?;
        refuse_window(start, &c)?;
        let mut after = c;
        let (ahead, behind) = (self.pending.take(), after.eat_one_of(AFTER));
        // 至少5年以上.
        if behind.is_some() && ahead.is_none_or(|ahead| behind == Some(ahead)) {
            c = after;
        }
        let bound = ahead.or(behind);
        let fits = match self.times.as_slice() {
            [] => self.whole.is_none(),
            [(Some(first), _)] => bound.is_some_and(|b| b != *first),
            _ => false,
        };
        if !fits {
            return Err(Misread::new(Code::NotUnderstood, "left-over", c.since(start)));
        }
        self.times.push((bound, time));
        p.c = c;
        Ok(true)
    }

    fn finish(mut self, p: &Phrase<'_>) -> Result<Length, Misread> {
        let all = 0..p.c.rest().end;
        if let (Some(bound), [(said @ None, _)]) = (self.pending, self.times.as_mut_slice()) {
            *said = Some(bound);
            self.pending = None;
        }
        if let Some(whole) = self.whole {
            return Ok(whole);
        }
        if self.pending.is_some() {
            return Err(Misread::new(Code::NotUnderstood, "no-number", all));
        }
        let end = |bound| self.times.iter().find(|(b, _)| *b == Some(bound)).map(|(_, t)| *t);
        match self.times.as_slice() {
            [] => Err(Misread::new(Code::NotUnderstood, "no-number", all)),
            [(None, time)] => Ok(Length::Plain { time: *time, bare: p.reader.bare }),
            _ => {
                let (floor, ceiling) = (end(Floor), end(Ceiling));
                let apart = floor.zip(ceiling).and_then(|(f, c)| super::order::compare(&f, &c).0);
                if apart == Some(Ordering::Less) {
                    return Err(Misread::new(Code::Contradiction, "floor-above-ceiling", all));
                }
                Ok(Length::Bounded { floor, ceiling })
            }
        }
    }
}

/// Takes what is a length by itself: a stretch of dates, 全年, 永久.
fn whole(c: &mut Cursor<'_>) -> Result<Option<Length>, Misread> {
    if let Some(found) = stretch::stretch(c)? {
        return Ok(Some(Length::Closed(found)));
    }
    if c.eat_any(&["全年", "常年", "all year", "all year round", "year-round"]).is_some() {
        return Ok(Some(Length::Closed(Stretch { from: Point::month(1), to: Point::month(12) })));
    }
    Ok(c.eat_any(&FOR_EVER).map(|_| Length::Unbounded))
}

/// Takes 3至5年, 3日至7日, `3 to 5 years`: the unit at the end serves both.
fn range(c: &mut Cursor<'_>) -> Result<Option<(Time, Time)>, Misread> {
    const TO: &[&str] = &["-", "--", "~", "至", "到", "to", "and", "或"];
    let mut at = *c;
    at.eat("between");
    at.skip_spaces();
    let start = at;
    let mut with_unit = at;
    let low = length::time(&mut with_unit)?;
    let n = number(&mut at)?;
    if low.is_some() {
        at = with_unit;
    }
    if n.is_none() && low.is_none() || at.eat_any(TO).is_none() {
        return Ok(None);
    }
    let Some(high) = length::time(&mut at)? else { return Ok(None) };
    let low = low.or_else(|| {
        let n = n?;
        // The unit's own word may be worth several (季度).
        let (_, unit) = (high.length, high.unit);
        Some(Time { length: n, unit })
    });
    let Some(low) = low else { return Ok(None) };
    if super::order::compare(&low, &high).0 == Some(Ordering::Less) {
        return Err(Misread::new(Code::Contradiction, "floor-above-ceiling", at.since(start)));
    }
    *c = at;
    Ok(Some((low, high)))
}

/// Takes 自…之日起: from when it runs says nothing of its length.
fn since_event(c: &mut Cursor<'_>) -> bool {
    const LONGEST: usize = 20;
    let mut at = *c;
    if at.eat_any(&["自", "从"]).is_none() {
        return false;
    }
    for _ in 0..LONGEST {
        if at.eat_any(&["之日起", "日起", "当日起", "起", "之日"]).is_some() {
            *c = at;
            return true;
        }
        match at.next_char() {
            Some('\u{4e00}'..='\u{9fff}' | '0'..='9') => {}
            _ => return false,
        }
    }
    false
}

/// A year (2025年) or a month by its name (3月) is no length; 一月 and 两月 are, and 3月内.
fn refuse_date(start: Cursor<'_>, c: &Cursor<'_>, time: &Time) -> Result<(), Misread> {
    let said = c.text_since(start);
    // 2025年6月 is read as 2025 years and 6 months.
    let months = time.in_base().filter(|(base, _)| *base == Base::Month).map(|(_, months)| months);
    let years = months.and_then(|months| months.over(Number::whole(12))?.floor());
    if years.is_some_and(|years| (1900..=2200).contains(&years)) {
        let misread = Misread::new(Code::NotUnderstood, "other-dimension", start.rest());
        return Err(misread.belonging_to(Kind::Due));
    }
    let named = said.ends_with('月') && !said.contains(['个', '年', '半', '自']);
    let slip = time.length <= Number::whole(12) || time.length == Number::whole(13);
    if named && !said.starts_with(['一', '两']) && slip && !c.sees("内") && !c.sees("以") {
        return Err(Misread::new(Code::NotUnderstood, "ambiguous", c.since(start)));
    }
    Ok(())
}

/// 届满前30日内 may be done on any of the thirty days, or asks for as many.
fn refuse_window(start: Cursor<'_>, c: &Cursor<'_>) -> Result<(), Misread> {
    let mut at = *c;
    if start.before() == Some('前') && at.eat_any(&["内", "以内", "之内"]).is_some() {
        return Err(Misread::new(Code::NotUnderstood, "window", at.since(start)));
    }
    Ok(())
}

/// Takes the title of a paper: 《办法》同时废止.
fn title(c: &mut Cursor<'_>) -> bool {
    let mut at = *c;
    if !at.eat("《") {
        return false;
    }
    while let Some(next) = at.next_char() {
        if next == '》' {
            *c = at;
            return true;
        }
    }
    false
}

/// A number without a unit of time: why it is no length.
fn refuse_number(c: Cursor<'_>) -> Result<bool, Misread> {
    let mut at = c;
    at.skip_spaces();
    let start = at;
    if number(&mut at)?.is_none() {
        return Ok(false);
    }
    let text = if at.at_end() { "no-unit" } else { "value" };
    let part = if at.at_end() { at.since(start) } else { unknown(at) };
    Err(Misread::new(Code::NotUnderstood, text, part))
}

/// The bytes from here on that nothing is known of.
fn unknown(at: Cursor<'_>) -> Range<usize> {
    let mut c = at;
    c.skip_spaces();
    let start = c;
    while let Some(next) = c.peek() {
        let numbered = matches!(number(&mut { c }), Ok(Some(_)));
        if c.reach() > start.reach() && (numbered || " ,.;:()、".contains(next)) {
            break;
        }
        c.next_char();
    }
    c.since(start)
}
