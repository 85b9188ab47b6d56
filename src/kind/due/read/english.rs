//! Deadlines in English: by 30 June 2025, before 1 July 2025, by the end of Q2 2025, by the 25th of each month, every
//! Friday by 17:00.

use super::clock::clock;
use super::figure::counted;
use super::numeric::numeric;
use super::recurring::eve_of;
use super::refuse;
use super::resolve::{Said, What, Year};
use super::week::weekday;
use crate::calendar::Feast;
use crate::fault::Code;
use crate::kind::due::{Clock, Due, Moment, Period, Position, Recurrence};
use crate::kind::force::Phrase;
use crate::kind::misread::Misread;
use crate::kind::words::Cursor;
use jiff::ToSpan;

const MONTHS: &[(&str, i8)] = &[
    ("january", 1),
    ("february", 2),
    ("march", 3),
    ("april", 4),
    ("may", 5),
    ("june", 6),
    ("july", 7),
    ("august", 8),
    ("september", 9),
    ("october", 10),
    ("november", 11),
    ("december", 12),
    ("jan", 1),
    ("feb", 2),
    ("mar", 3),
    ("apr", 4),
    ("jun", 6),
    ("jul", 7),
    ("aug", 8),
    ("sep", 9),
    ("sept", 9),
    ("oct", 10),
    ("nov", 11),
    ("dec", 12),
    ("jan.", 1),
    ("feb.", 2),
    ("mar.", 3),
    ("apr.", 4),
    ("jun.", 6),
    ("jul.", 7),
    ("aug.", 8),
    ("sep.", 9),
    ("sept.", 9),
    ("oct.", 10),
    ("nov.", 11),
    ("dec.", 12),
];

const PERIODS: &[(&str, Period)] = &[
    ("day", Period::Day),
    ("working day", Period::WorkingDay),
    ("business day", Period::WorkingDay),
    ("workday", Period::WorkingDay),
    ("week", Period::Week),
    ("ten-day period", Period::TenDays),
    ("ten days", Period::TenDays),
    ("half-month", Period::HalfMonth),
    ("half month", Period::HalfMonth),
    ("month", Period::Month),
    ("quarter", Period::Quarter),
    ("term", Period::Term),
    ("semester", Period::Term),
    ("half-year", Period::HalfYear),
    ("half year", Period::HalfYear),
    ("six months", Period::HalfYear),
    ("year", Period::Year),
];

const ADVERBS: &[(&str, Period)] = &[
    ("daily", Period::Day),
    ("weekly", Period::Week),
    ("monthly", Period::Month),
    ("quarterly", Period::Quarter),
    ("half-yearly", Period::HalfYear),
    ("yearly", Period::Year),
    ("annually", Period::Year),
];

const ORDINALS: &[(&str, i64)] = &[
    ("first", 1),
    ("second", 2),
    ("third", 3),
    ("fourth", 4),
    ("last", 0),
    ("1st", 1),
    ("2nd", 2),
    ("3rd", 3),
    ("4th", 4),
    ("final", 0),
];

/// Reads a deadline in English.
pub(super) fn read(phrase: &mut Phrase<'_>) -> Result<Option<Due>, Misread> {
    let mut tried = *phrase;
    if let Some(due) = recurring(&mut tried.c)? {
        *phrase = tried;
        return Ok(Some(due));
    }
    date(phrase)
}

/// Words that say "not after"; `true` where the day named is itself too late.
fn bound(c: &mut Cursor<'_>) -> bool {
    let mut strict = false;
    while let Some(word) = c.eat_any(&[
        "by",
        "before",
        "no later than",
        "not later than",
        "on or before",
        "by or before",
        "until",
        "till",
        "up to",
        "on",
        "at",
        "due",
        "due by",
        "due on",
        "prior to",
        "at the latest by",
        "not after",
        "the",
        "latest",
        "deadline",
        "ahead of",
        "in",
        "within",
        "during",
        "submit",
        "report",
        "complete",
    ]) {
        strict |= matches!(word, "before" | "prior to" | "ahead of");
    }
    strict
}

fn date(phrase: &mut Phrase<'_>) -> Result<Option<Due>, Misread> {
    let issued = phrase.reader.issued;
    let mut c = phrase.c;
    let start = c;
    let mut strict = bound(&mut c);
    let first_clock = clock_before(&mut c)?;
    if first_clock.is_some() {
        strict |= bound(&mut c);
    }
    let Some((said, interval)) = said(&mut c)? else { return Ok(None) };
    if start.reach() == c.reach() {
        return Ok(None);
    }
    let mut date = said.date(issued, None)?;
    c.eat_any(&[",", "at", "by", "before", "t"]);
    let mut more = c;
    more.eat_any(&["at", "by"]);
    let clock = match clock(&mut more)? {
        Some(clock) => {
            c = more;
            Some(clock)
        }
        None => first_clock,
    };
    // "before 1 July" ends with 30 June; "before 18:00 on 1 July" does not, and neither does "before the end of June".
    if strict && clock.is_none() && !matches!(interval, Interval::Ended) {
        date = match (said.what, interval) {
            (What::Month(_), Interval::Open) => date.first_of_month(),
            (What::Year, Interval::Open) => date.first_of_year(),
            (_, Interval::Open) => return Err(refuse(Code::NotUnderstood, "ambiguous-before", c.since(start))),
            _ => date,
        };
        date = date.checked_sub(1.day()).map_err(|_| refuse(Code::NoSuchDate, "date", said.at.clone()))?;
    }
    phrase.c = c;
    Ok(Some(Due::At(Moment { date, clock: clock.unwrap_or(Clock::EndOfDay) })))
}

/// `18:00 on`, `5 pm on`: a time of day before its date.
fn clock_before(c: &mut Cursor<'_>) -> Result<Option<Clock>, Misread> {
    let mut at = *c;
    let Some(found) = clock(&mut at)? else { return Ok(None) };
    at.eat_any(&["on", "of"]);
    *c = at;
    Ok(Some(found))
}

/// What kind of thing was named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Interval {
    Day,
    /// An interval: June 2025.
    Open,
    /// The end of one: the end of June 2025.
    Ended,
}

fn said(c: &mut Cursor<'_>) -> Result<Option<(Said, Interval)>, Misread> {
    let mut at = *c;
    at.skip_spaces();
    let start = at;
    at.eat("the");
    if let Some(mut numeric) = numeric(&mut at) {
        numeric.at = at.since(start);
        let interval = if matches!(numeric.what, What::Month(_)) { Interval::Open } else { Interval::Day };
        *c = at;
        return Ok(Some((numeric, interval)));
    }
    let ended = at.eat_any(&["end of", "end of the", "last day of", "close of", "year end", "year-end", "end-"]);
    at.eat("the");
    let of_year = ended.is_some_and(|e| e.starts_with("year"));
    let found = if of_year {
        Some((What::Year, None))
    } else {
        feast(&mut at)
            .map(|feast| (What::Feast(feast), None))
            .or_else(|| part_of_year(&mut at).map(|what| (what, None)))
            .or_else(|| day_and_month(&mut at))
    };
    let (what, mut year) = match found {
        Some((what, year)) => (what, year),
        None => {
            let Some(year) = year(&mut at) else { return Ok(None) };
            (What::Year, Some(year))
        }
    };
    let mut of = at;
    of.eat_any(&[",", "of", "in"]);
    if year.is_none() {
        year = self::year(&mut of).inspect(|_| at = of);
    }
    let interval = match what {
        What::Day(..) | What::Feast(_) => Interval::Day,
        _ if ended.is_some() => Interval::Ended,
        _ => Interval::Open,
    };
    let said = Said { year: year.unwrap_or(Year::LeftOut), what, at: at.since(start) };
    *c = at;
    Ok(Some((said, interval)))
}

fn year(c: &mut Cursor<'_>) -> Option<Year> {
    let mut at = *c;
    let year = match at.eat_one_of(&[("this year", 0), ("the year", 0), ("next year", 1), ("the following year", 1)]) {
        Some(shift) => Year::Shift(shift),
        None => {
            let (year, 4) = counted(&mut at)? else { return None };
            Year::Given(i16::try_from(year).ok().filter(|y| (1900..2200).contains(y))?)
        }
    };
    *c = at;
    Some(year)
}

/// Takes 1st, 25th or 25.
fn ordinal(c: &mut Cursor<'_>) -> Option<i8> {
    let mut at = *c;
    let (n, 1 | 2) = counted(&mut at)? else { return None };
    let mut suffix = at;
    let letters: String = (0..2).filter_map(|_| suffix.next_char()).collect();
    if matches!(letters.as_str(), "st" | "nd" | "rd" | "th") && !suffix.peek().is_some_and(|c| c.is_ascii_alphabetic())
    {
        at = suffix;
    }
    *c = at;
    i8::try_from(n).ok()
}

/// 30 June 2025, June 30, 2025, June.
fn day_and_month(c: &mut Cursor<'_>) -> Option<(What, Option<Year>)> {
    let mut at = *c;
    if let Some(day) = ordinal(&mut at) {
        at.eat_any(&["of", "day of"]);
        let month = at.eat_one_of(MONTHS)?;
        *c = at;
        return Some((What::Day(month, day), None));
    }
    let month = at.eat_one_of(MONTHS)?;
    let mut of = at;
    if let Some(year) = {
        of.eat(",");
        year(&mut of)
    } {
        *c = of;
        return Some((What::Month(month), Some(year)));
    }
    let mut day_at = at;
    day_at.eat("the");
    let what = match ordinal(&mut day_at) {
        Some(day) => {
            at = day_at;
            What::Day(month, day)
        }
        None => What::Month(month),
    };
    *c = at;
    Some((what, None))
}

/// Q2, the second quarter, the first half of.
fn part_of_year(c: &mut Cursor<'_>) -> Option<What> {
    let mut at = *c;
    let what = if at.eat_any(&["year", "this year"]).is_some() {
        What::Year
    } else if let Some(half) =
        at.eat_one_of(&[("h1", 1), ("h2", 2), ("first half", 1), ("second half", 2), ("the first half", 1)])
    {
        at.eat_any(&["of the year", "year"]);
        What::HalfYear(half)
    } else {
        let mut q = at;
        let n = if q.next_char() == Some('q') || (q.peek() == Some('q') && q.next_char().is_some()) {
            at = q;
            counted(&mut at)?.0
        } else {
            let n = at.eat_one_of(ORDINALS)?;
            at.eat_any(&["quarter"])?;
            if n == 0 { 4 } else { n }
        };
        What::Quarter(i8::try_from(n).ok().filter(|n| (1..=4).contains(n))?)
    };
    *c = at;
    Some(what)
}

fn feast(c: &mut Cursor<'_>) -> Option<Feast> {
    let mut best: Option<(Feast, Cursor<'_>)> = None;
    for feast in Feast::ALL {
        let mut at = *c;
        if at.eat_any(feast.names().1).is_some() && best.is_none_or(|(_, b)| at.reach() > b.reach()) {
            best = Some((feast, at));
        }
    }
    let (feast, at) = best?;
    *c = at;
    Some(feast)
}

fn period(c: &mut Cursor<'_>) -> Option<Period> {
    let mut at = *c;
    let found = match at.eat_any(&["every", "each", "per", "a", "of every", "of each", "of the", "in each", "in every"])
    {
        Some(_) => at.eat_one_of(PERIODS)?,
        None => at.eat_one_of(ADVERBS)?,
    };
    *c = at;
    Some(found)
}

/// `every month by the 25th`, `by the 25th of each month`, `every Friday by 17:00`.
fn recurring(c: &mut Cursor<'_>) -> Result<Option<Due>, Misread> {
    let mut at = *c;
    let start = at;
    let mut strict = bound(&mut at);
    let mut clock = clock_before(&mut at)?;
    strict |= bound(&mut at);
    let mut day = at;
    if day.eat_any(&["every", "each"]).is_some()
        && let Some(n) = weekday(&mut day)
    {
        let by = if n == 7 { Position::End } else { Position::Day(n) };
        return finish(
            c,
            day,
            Recurrence { period: Period::Week, by, next: false, clock: clock.unwrap_or(Clock::EndOfDay) },
        );
    }
    let leading = period(&mut at);
    at.eat(",");
    strict |= bound(&mut at);
    if clock.is_none() {
        clock = clock_before(&mut at)?;
        bound(&mut at);
    }
    let mut by = position(&mut at);
    let trailing = if leading.is_none() { period(&mut at) } else { None };
    let Some(period) = leading.or(trailing) else { return Ok(None) };
    if by.is_none() && matches!(period, Period::Day | Period::WorkingDay) && clock.is_some() {
        by = Some(By::At(Position::End));
    }
    let Some(by) = by else { return Ok(None) };
    if leading.is_some() {
        let mut of = at;
        if of.eat_any(&["of the", "of that", "of each", "of"]).is_some() && of.eat_one_of(PERIODS).is_some() {
            at = of;
        }
    }
    let next = at.eat("after");
    let Some(by) = by.within(period, strict) else {
        return Err(refuse(Code::NoSuchDate, "date", at.since(start)));
    };
    finish(c, at, Recurrence { period, by, next, clock: clock.unwrap_or(Clock::EndOfDay) })
}

fn finish<'w>(c: &mut Cursor<'w>, mut at: Cursor<'w>, mut every: Recurrence) -> Result<Option<Due>, Misread> {
    let mut more = at;
    bound(&mut more);
    if let Some(clock) = clock(&mut more)? {
        every.clock = clock;
        at = more;
    }
    *c = at;
    Ok(Some(Due::Every(every)))
}

/// A place in a period that is still to be named.
enum By {
    At(Position),
    Day(i8),
    Date(i8, i8),
    MonthEnd(i8),
    OfMonth(i64, i8),
    Eve(Feast),
}

impl By {
    fn within(self, period: Period, strict: bool) -> Option<Position> {
        let part = |n: i8| u8::try_from(n).ok();
        if strict != matches!(self, Self::Eve(_)) && !matches!(self, Self::At(Position::End)) {
            return None;
        }
        match (self, period) {
            (Self::At(Position::WorkingDay(n)), Period::Month | Period::Quarter | Period::HalfYear) => {
                Some(Position::WorkingDay(n))
            }
            (Self::At(Position::LastWorkingDay), Period::Month | Period::Quarter | Period::HalfYear) => {
                Some(Position::LastWorkingDay)
            }
            (Self::At(Position::End), Period::Year) => Some(Position::MonthDay(12, 31)),
            (Self::At(Position::End), _) => Some(Position::End),
            (Self::At(Position::Day(7)), Period::Week) => Some(Position::End),
            (Self::At(by @ Position::Day(_)), Period::Week) => Some(by),
            (Self::Day(31), Period::Month) => Some(Position::End),
            (Self::Day(day @ 1..=30), Period::Month) => part(day).map(Position::Day),
            (Self::Date(month, day), Period::Year) => {
                jiff::civil::Date::new(2024, month, day).ok()?;
                Some(Position::MonthDay(part(month)?, part(day)?))
            }
            (Self::MonthEnd(month), Period::Year) => {
                Some(Position::MonthDay(part(month)?, if matches!(month, 4 | 6 | 9 | 11) { 30 } else { 31 }))
            }
            (Self::OfMonth(month, day), Period::Quarter | Period::HalfYear) => {
                let months = if period == Period::Quarter { 3 } else { 6 };
                let month = if month == 0 { months } else { u8::try_from(month).ok()? };
                let (month, day) = (month, part(day)?);
                match (month, day) {
                    (m, 31) if m == months => Some(Position::End),
                    (m, 1..=31) if (1..=months).contains(&m) => Some(Position::MonthDay(month, day)),
                    _ => None,
                }
            }
            (Self::Eve(feast), Period::Year) => Some(eve_of(feast)),
            _ => None,
        }
    }
}

fn position(c: &mut Cursor<'_>) -> Option<By> {
    let mut at = *c;
    at.eat("the");
    let found = if at.eat_any(&["end", "end of", "last day", "last day of"]).is_some() {
        at.eat("of");
        at.eat("the");
        let mut month = at;
        match month.eat_one_of(MONTHS) {
            Some(m) => {
                at = month;
                By::MonthEnd(m)
            }
            None => match of_month(&mut at) {
                Some(n) => By::OfMonth(n, 31),
                None => By::At(Position::End),
            },
        }
    } else if let Some(feast) = feast(&mut at) {
        By::Eve(feast)
    } else if let Some(day) = weekday(&mut at) {
        By::At(Position::Day(day))
    } else if at.eat_any(&["last working day", "last business day"]).is_some() {
        By::At(Position::LastWorkingDay)
    } else if let Some((What::Day(month, day), None)) = day_and_month(&mut at) {
        By::Date(month, day)
    } else {
        let day = ordinal(&mut at)?;
        at.eat("day");
        if at.eat_any(&["working day", "business day"]).is_some() {
            By::At(Position::WorkingDay(u8::try_from(day).ok()?))
        } else {
            let mut of = at;
            of.eat("of");
            of.eat("the");
            match of_month(&mut of) {
                Some(n) => {
                    at = of;
                    By::OfMonth(n, day)
                }
                None => By::Day(day),
            }
        }
    };
    *c = at;
    Some(found)
}

/// `last month`, `first month` of a quarter or half-year; 0 is the last.
fn of_month(c: &mut Cursor<'_>) -> Option<i64> {
    let mut at = *c;
    let n = match at.eat_one_of(ORDINALS) {
        Some(n) => n,
        None => i64::from(ordinal(&mut at)?),
    };
    at.eat_any(&["month"])?;
    *c = at;
    Some(n)
}
