//! A date in English: by 30 June 2025, before 1 July 2025, by the end of Q2 2025.

use super::super::clock::clock;
use super::super::figure::counted;
use super::super::numeric::numeric;
use super::super::refuse;
use super::super::resolve::{Said, What, Year};
use super::super::week::weekday;
use super::words::{ORDINALS, bound, clock_before, day_and_month, year};
use crate::fault::Code;
use crate::kind::due::{Clock, Due, Moment};
use crate::kind::feast;
use crate::kind::force::Phrase;
use crate::kind::misread::Misread;
use crate::kind::words::Cursor;
use jiff::ToSpan;

pub(super) fn read(phrase: &mut Phrase<'_>) -> Result<Option<Due>, Misread> {
    let issued = phrase.reader.issued;
    let mut c = phrase.c;
    let start = c;
    let strict = bound(&mut c);
    let first_clock = clock_before(&mut c)?;
    bound(&mut c);
    weekday_before(&mut c);
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

/// Takes the name of the day before its date: Friday, 25 April 2025.
fn weekday_before(c: &mut Cursor<'_>) {
    let mut at = *c;
    if weekday(&mut at).is_some() {
        at.eat(",");
        at.eat("the");
        if numeric(&mut { at }).is_some() || matches!(day_and_month(&mut { at }), Some((What::Day(..), _))) {
            *c = at;
        }
    }
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
        feast::english(&mut at)
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
