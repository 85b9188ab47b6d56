//! A date in Chinese words or figures, alone or as the end of a window, with a time of day: 2025年6月30日18:00前.

use super::clock::{at_night, clock};
use super::day::last;
use super::length::length;
use super::point::{point, separator};
use super::refuse;
use super::resolve::{Said, What, Year};
use super::week::weekday;
use crate::calendar::Calendar;
use crate::fault::Code;
use crate::kind::due::{Clock, Due, Moment, Position, Unit};
use crate::kind::force::Phrase;
use crate::kind::misread::Misread;
use crate::kind::number::Number;
use crate::kind::words::Cursor;
use jiff::civil::Date;
use jiff::{Span, ToSpan};

/// Reads a date.
pub(super) fn read(phrase: &mut Phrase<'_>) -> Result<Option<Due>, Misread> {
    let issued = phrase.reader.issued;
    let open = from_now(&mut phrase.c);
    if !open {
        phrase.c.eat_any(&["自", "从"]);
    }
    let Some(first) = point(phrase)? else { return Ok(None) };
    let first = earlier_feast(phrase, first)?;
    let begins = phrase.c.eat_any(&["起", "开始"]).is_some();
    let mut window = *phrase;
    window.c.eat(",");
    let (said, mut date) = if separator(&mut window.c)
        && let Some(last) = window_end(&mut window, &first)?
    {
        let at = window.c.since(phrase.c);
        let all = first.at.start..at.end;
        *phrase = window;
        // 2025年-6月 is a slip for one date, or lacks the year of the other.
        if first.what == What::Year && last.year == Year::LeftOut {
            return Err(refuse(Code::NotUnderstood, "ambiguous", all));
        }
        // A window whose first date lacks a year may still have a last date that has one.
        let given = matches!(last.year, Year::Given(_));
        let from = if given && first.year == Year::LeftOut { None } else { Some(first.begins(issued)?) };
        let to = last.date(issued, from.filter(|_| !given))?;
        if from.is_some_and(|from| to < from) {
            return Err(refuse(Code::Contradiction, "from-after-to", all));
        }
        (last, to)
    } else if begins {
        let from = first.date(issued, None)?;
        window = *phrase;
        window.c.eat(",");
        let Some((n, unit)) = length(&mut window.c)? else { return Ok(None) };
        let Some(to) = later(from, n, unit) else { return Ok(None) };
        phrase.c = window.c;
        (Said { what: What::Known(to), ..first }, to)
    } else {
        let date = first.date(issued, None)?;
        (first, date)
    };
    if !matches!(said.what, What::Day(..)) {
        date = last_days(&mut phrase.c, date)?;
    }
    agree_on_weekday(&mut phrase.c, date)?;
    if matches!(said.what, What::Feast(_) | What::Holiday(_)) {
        let eve = phrase
            .c
            .eat_any(&["前", "之前", "以前", "前夕", "到来前", "到来之前", "来临前", "来临之前", "开始前"])
            .is_some();
        if eve {
            date = date.checked_sub(1.day()).map_err(|_| refuse(Code::NoSuchDate, "date", said.at.clone()))?;
        } else if matches!(said.what, What::Holiday(_)) {
            return Ok(None);
        }
    }
    let of_day = phrase.c.eat_any(&["当天", "当日", "当晚", "的"]);
    phrase.c.eat_any(&[",", "t"]);
    let clock = clock(&mut phrase.c)?.unwrap_or(Clock::EndOfDay);
    let clock = if of_day == Some("当晚") { at_night(clock) } else { clock };
    Ok(Some(Due::At(Moment { date, clock })))
}

/// 6月最后一个工作日, 6月最后3日: the last days of an interval that ends on `end`.
fn last_days(c: &mut Cursor<'_>, end: Date) -> Result<Date, Misread> {
    let start = *c;
    match last(c)? {
        Some(Position::LastWorkingDay) => {
            let day = Calendar::built_in().working_day_until(end);
            day.ok_or_else(|| refuse(Code::NoYear, "no-feast", c.since(start)))
        }
        _ => Ok(end),
    }
}

/// 中秋、国庆节前: before the first of the feasts named.
fn earlier_feast(phrase: &mut Phrase<'_>, first: Said) -> Result<Said, Misread> {
    let issued = phrase.reader.issued;
    let mut found = first;
    loop {
        let mut next = *phrase;
        if !matches!(found.what, What::Feast(_)) {
            return Ok(found);
        }
        // 元旦春节前
        next.c.eat_any(&["、", "和", "及", "与"]);
        let Some(other) = point(&mut next)? else { return Ok(found) };
        if !matches!(other.what, What::Feast(_)) {
            return Ok(found);
        }
        let other = Said { year: if other.year == Year::LeftOut { found.year } else { other.year }, ..other };
        if other.date(issued, None)? < found.date(issued, None)? {
            found = other;
        }
        *phrase = next;
    }
}

/// 即日起至: the window is open at its beginning.
fn from_now(c: &mut Cursor<'_>) -> bool {
    let mut at = *c;
    at.eat_any(&["自", "从"]);
    let now = [
        "即日",
        "现在",
        "即",
        "今日",
        "今天",
        "本通知印发之日",
        "通知印发之日",
        "印发之日",
        "发文之日",
        "本通知发布之日",
        "发布之日",
        "收到之日",
        "收到通知之日",
        "文件印发之日",
        "now",
    ];
    let begun = at.eat_any(&now).is_some() && at.eat_any(&["起", "开始"]).is_some();
    at.eat(",");
    if begun && separator(&mut at) {
        *c = at;
        return true;
    }
    false
}

/// The last date of a window: a whole date, or a day of the first one's month.
fn window_end(phrase: &mut Phrase<'_>, first: &Said) -> Result<Option<Said>, Misread> {
    let mut day = phrase.c;
    day.skip_spaces();
    let start = day;
    if let What::Day(month, _) = first.what
        && let Some(n) = super::figure::figure(&mut day)
        && day.eat_any(&["日", "号"]).is_some()
    {
        phrase.c = day;
        let what = What::Day(month, i8::try_from(n).unwrap_or(0));
        return Ok(Some(Said { year: Year::LeftOut, what, at: day.since(start) }));
    }
    point(phrase)
}

/// The date a length after another; `None` for hours and fractions, which give no date.
pub(super) fn later(from: Date, n: Number, unit: Unit) -> Option<Date> {
    let n = n.as_whole()?;
    let span = match unit {
        Unit::Day => Span::new().try_days(n),
        Unit::Week => Span::new().try_weeks(n),
        Unit::Month => Span::new().try_months(n),
        Unit::Year => Span::new().try_years(n),
        Unit::WorkingDay => return Calendar::built_in().working_day_after(from, u32::try_from(n).ok()?),
        Unit::Minute | Unit::Hour => return None,
    };
    from.checked_add(span.ok()?).ok()
}

/// `(星期一)` after a date must be that day's.
fn agree_on_weekday(c: &mut Cursor<'_>, date: Date) -> Result<(), Misread> {
    let mut at = *c;
    at.skip_spaces();
    let start = at;
    let bracket = at.eat("(");
    let Some(day) = weekday(&mut at) else { return Ok(()) };
    if bracket && !at.eat(")") {
        return Ok(());
    }
    if i64::from(day) != i64::from(date.weekday().to_monday_one_offset()) {
        return Err(refuse(Code::NoSuchDate, "date", at.since(start)));
    }
    *c = at;
    Ok(())
}
