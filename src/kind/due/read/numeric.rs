//! Dates in figures: 2025-06-30, 2025/6/30, 2025.6.30, 20250630, 2025-06, 6.30.

use super::figure::counted;
use super::resolve::{Said, What, Year};
use crate::kind::words::Cursor;

/// `/06/2025` after a day or month.
fn european(mut c: Cursor<'_>) -> Option<(i64, i64, Cursor<'_>)> {
    let sign = c.next_char().filter(|sign| "-/.".contains(*sign))?;
    let (second, 1 | 2) = counted(&mut c)? else { return None };
    (c.next_char() == Some(sign)).then_some(())?;
    let (year, 4) = counted(&mut c)? else { return None };
    Some((second, year, c))
}

/// Takes a date in figures.
pub(super) fn numeric(c: &mut Cursor<'_>) -> Option<Said> {
    let mut at = *c;
    at.skip_spaces();
    let start = at;
    let (first, figures) = counted(&mut at)?;
    let said = |year: Option<i64>, what: What, at: Cursor<'_>| {
        let year = match year {
            Some(year) => Year::Given(i16::try_from(year).ok().filter(|y| (1900..2200).contains(y))?),
            None => Year::LeftOut,
        };
        Some(Said { year, what, at: at.since(start) })
    };
    let day = |month: i64, day: i64| What::Day(i8::try_from(month).unwrap_or(0), i8::try_from(day).unwrap_or(0));
    let found = match figures {
        8 => said(Some(first / 10_000), day(first / 100 % 100, first % 100), at)?,
        4 => {
            let sign = at.next_char().filter(|sign| "-/.".contains(*sign))?;
            let (month, 1 | 2) = counted(&mut at)? else { return None };
            let mut rest = at;
            match (rest.next_char() == Some(sign)).then(|| counted(&mut rest)).flatten() {
                Some((d, 1 | 2)) => {
                    at = rest;
                    said(Some(first), day(month, d), at)?
                }
                Some(_) => return None,
                None => said(Some(first), What::Month(i8::try_from(month).ok()?), at)?,
            }
        }
        1 | 2 if european(at).is_some() => {
            let (second, year, end) = european(at)?;
            at = end;
            // 30/06/2025 and 06/30/2025 are one day; 05/06/2025 may be two.
            match (first > 12, second > 12) {
                (true, false) => said(Some(year), day(second, first), at)?,
                (false, true) => said(Some(year), day(first, second), at)?,
                _ => return None,
            }
        }
        1 | 2 => {
            at.next_char().filter(|sign| "/.".contains(*sign))?;
            let (d, 1 | 2) = counted(&mut at)? else { return None };
            // 6.30 could be a number: only 前 makes it a date.
            ["前", "之前", "以前"].iter().any(|before| at.sees(before)).then_some(())?;
            said(None, day(first, d), at)?
        }
        _ => return None,
    };
    if at.peek().is_some_and(|next| next.is_ascii_digit()) {
        return None;
    }
    *c = at;
    Some(found)
}
