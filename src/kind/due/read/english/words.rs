//! Words that dates in English are made of.

use super::super::clock::clock;
use super::super::figure::counted;
use super::super::resolve::{What, Year};
use crate::kind::due::Clock;
use crate::kind::misread::Misread;
use crate::kind::words::Cursor;

pub(super) const MONTHS: &[(&str, i8)] = &[
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

pub(super) const ORDINALS: &[(&str, i64)] = &[
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

/// Words that say "not after"; `true` where the day named is itself too late.
pub(super) fn bound(c: &mut Cursor<'_>) -> bool {
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

/// `18:00 on`, `5 pm on`: a time of day before its date.
pub(super) fn clock_before(c: &mut Cursor<'_>) -> Result<Option<Clock>, Misread> {
    let mut at = *c;
    let Some(found) = clock(&mut at)? else { return Ok(None) };
    at.eat_any(&["on", "of"]);
    *c = at;
    Ok(Some(found))
}

/// Takes 1st, 25th or 25.
pub(super) fn ordinal(c: &mut Cursor<'_>) -> Option<i8> {
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
pub(super) fn day_and_month(c: &mut Cursor<'_>) -> Option<(What, Option<Year>)> {
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

pub(super) fn year(c: &mut Cursor<'_>) -> Option<Year> {
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
