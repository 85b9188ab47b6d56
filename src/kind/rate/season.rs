//! The season in which a rate holds: a part of every year by its dates, or named by what happens in it.

use super::named;
use crate::fault::Code;
use crate::kind::Kind;
use crate::kind::misread::Misread;
use crate::kind::numeral::number;
use crate::kind::span::stretch::{self, Point, Stretch};
use crate::kind::words::Cursor;
use serde::{Serialize, Serializer};
use std::cmp::Ordering;

/// The part of the year in which a rate holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Season {
    /// From one month or day of the year to another, both included; it may run over the turn of the year.
    Dates(Stretch),
    /// Named by what happens in it: 汛期. Nothing is known of its length.
    Named(String),
}

impl Season {
    /// Whether it only says where in the year something done once a year falls: a name, a month, a quarter, a half-year.
    pub(super) fn is_place_in_year(&self) -> bool {
        match self {
            Self::Named(_) => true,
            Self::Dates(Stretch { from, to }) => {
                let whole = [from, to].iter().all(|point| point.day.is_none());
                let ends = (from.month, to.month);
                whole && (from.month == to.month || PARTS.iter().any(|(_, part)| *part == ends))
            }
        }
    }
}

impl Serialize for Season {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Dates(stretch) => [stretch.from.to_string(), stretch.to.to_string()].serialize(serializer),
            Self::Named(name) => serializer.serialize_str(name),
        }
    }
}

/// Seasons of the year by their months.
const PARTS: &[(&str, (i8, i8))] = &[
    ("第一季度", (1, 3)),
    ("第二季度", (4, 6)),
    ("第三季度", (7, 9)),
    ("第四季度", (10, 12)),
    ("一季度", (1, 3)),
    ("二季度", (4, 6)),
    ("三季度", (7, 9)),
    ("四季度", (10, 12)),
    ("上半年", (1, 6)),
    ("下半年", (7, 12)),
];

/// Takes a season if one stands here. `alone` also takes a single month (`3月每周1次`), which a count must not follow.
///
/// # Errors
/// A day that no calendar has, or a season of one year only, which belongs to a duration.
pub(super) fn season(c: &mut Cursor<'_>) -> Result<Option<Season>, Misread> {
    let mut at = *c;
    at.eat_any(&["in", "during", "from", "在", "于"]);
    at.eat("the");
    let start = at;
    if let Some(found) = stretch::stretch(&mut at)? {
        if found.from.year.is_some() {
            let misread = Misread::new(Code::NotUnderstood, "other-dimension", at.since(start));
            return Err(misread.belonging_to(Kind::Span));
        }
        at.eat_any(&["期间", "期内", "内", "里", "间", ":"]);
        *c = at;
        return Ok(Some(Season::Dates(found)));
    }
    if let Some((from, to)) = at.eat_one_of(PARTS) {
        at.eat_any(&["期间", "内"]);
        *c = at;
        return Ok(Some(Season::Dates(Stretch { from: Point::month(from), to: Point::month(to) })));
    }
    if let Some(found) = months(&mut at) {
        *c = at;
        return Ok(Some(Season::Dates(found)));
    }
    if let Some(name) = named::named(&mut at) {
        *c = at;
        return Ok(Some(Season::Named(name)));
    }
    // "may be inspected" is no month.
    let verb = at.reach() == c.reach() && at.sees("may");
    if let Some(month) = stretch::month(&mut at).filter(|_| !verb) {
        at.eat_any(&["期间", "内", "里"]);
        *c = at;
        return Ok(Some(Season::Dates(Stretch { from: month, to: month })));
    }
    Ok(None)
}

/// 7月、8月每周1次: months one after another, where a period follows.
fn months(c: &mut Cursor<'_>) -> Option<Stretch> {
    let mut at = *c;
    at.eat_any(&["每年", "每年的"]);
    let month = |at: &mut Cursor<'_>| {
        let n = number(at).ok().flatten()?.as_whole().and_then(|n| i8::try_from(n).ok())?;
        let named = at.eat_any(&["月份", "月"]).is_some();
        (1..=12).contains(&n).then_some((n, named))
    };
    let (first, _) = month(&mut at)?;
    let (mut last, mut named) = (first, false);
    while at.eat_any(&["、", "和"]).is_some() {
        let (next, said) = month(&mut at)?;
        (next == last + 1).then_some(())?;
        (last, named) = (next, said);
    }
    if !(named && at.sees("每")) {
        return None;
    }
    *c = at;
    Some(Stretch { from: Point::month(first), to: Point::month(last) })
}

/// How the child's season stands to the parent's as a set: `Greater` where it holds longer. `None` where neither covers
/// the other, or where it is not known.
pub(super) fn compare(parent: Option<&Season>, child: Option<&Season>) -> Option<Ordering> {
    match (parent, child) {
        (None, None) => Some(Ordering::Equal),
        (None, Some(_)) => Some(Ordering::Less),
        (Some(_), None) => Some(Ordering::Greater),
        (Some(Season::Dates(p)), Some(Season::Dates(c))) => stretch::compare_in_year(p, c),
        (Some(Season::Named(p)), Some(Season::Named(c))) => named::compare(p, c),
        (Some(_), Some(_)) => None,
    }
}
