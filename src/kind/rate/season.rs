//! The season in which a rate holds: a part of every year by its dates, or named by what happens in it.

use crate::fault::Code;
use crate::kind::Kind;
use crate::kind::misread::Misread;
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

impl Serialize for Season {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Dates(stretch) => [stretch.from.to_string(), stretch.to.to_string()].serialize(serializer),
            Self::Named(name) => serializer.serialize_str(name),
        }
    }
}

/// Seasons known by name: Chinese, and English where it is said so.
pub const NAMED: &[(&str, &str)] = &[
    ("汛期", "flood season"),
    ("主汛期", "main flood season"),
    ("非汛期", "non-flood season"),
    ("防汛期", ""),
    ("枯水期", "low-water season"),
    ("丰水期", "high-water season"),
    ("防火期", "fire season"),
    ("森林防火期", "forest fire season"),
    ("高火险期", "high fire risk period"),
    ("禁渔期", "closed fishing season"),
    ("休渔期", ""),
    ("采暖季", "heating season"),
    ("采暖期", ""),
    ("供暖季", ""),
    ("供暖期", ""),
    ("非采暖季", "non-heating season"),
    ("非采暖期", ""),
    ("春季", "spring"),
    ("夏季", "summer"),
    ("秋季", "autumn"),
    ("冬季", "winter"),
    ("冬春季", ""),
    ("秋冬季", ""),
    ("夏秋季", ""),
    ("旺季", "peak season"),
    ("旅游旺季", "peak tourist season"),
    ("淡季", "off season"),
    ("雨季", "rainy season"),
    ("旱季", "dry season"),
    ("台风季", "typhoon season"),
    ("农忙季节", ""),
    ("高温季节", "hot season"),
    ("寒假", "winter holidays"),
    ("暑假", "summer holidays"),
    ("寒暑假", "school holidays"),
    ("节假日", "holidays"),
    ("法定节假日", "public holidays"),
    ("重大节假日", "major holidays"),
    ("周末", "weekends"),
    ("双休日", ""),
    ("重点时段", ""),
    ("敏感时段", ""),
    ("特殊时段", ""),
];

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
    if let Some(name) = named(&mut at) {
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

fn named(c: &mut Cursor<'_>) -> Option<String> {
    let spelt = |(zh, en): &(&'static str, &'static str)| [(*zh, *zh), (*en, *zh)];
    let table: Vec<_> = NAMED.iter().flat_map(spelt).filter(|(word, _)| !word.is_empty()).collect();
    if let Some(zh) = c.eat_one_of(&table) {
        c.eat_any(&["期间", "内", "里", "时"]);
        return Some(zh.to_owned());
    }
    during(c)
}

/// Takes `…期间` with a name that holds no number, no time and no condition.
fn during(c: &mut Cursor<'_>) -> Option<String> {
    const LONGEST: usize = 14;
    /// Times of the year with a number in their names.
    const NUMBERED: &[&str] = &["两会", "三夏", "三秋"];
    let start = *c;
    let mut at = start;
    for _ in 0..LONGEST {
        if at.sees("期间") {
            let name = at.text_since(start).replace([' ', '"'], "");
            at.eat("期间");
            *c = at;
            return (!name.is_empty()).then(|| format!("{name}期间"));
        }
        if at.eat_any(NUMBERED).is_none() {
            at.next_char().filter(|next| super::object::may_name(*next) || " \"".contains(*next))?;
        }
    }
    None
}

/// How the child's season stands to the parent's as a set: `Greater` where it holds longer. `None` where neither covers
/// the other, or where it is not known.
pub(super) fn compare(parent: Option<&Season>, child: Option<&Season>) -> Option<Ordering> {
    match (parent, child) {
        (None, None) => Some(Ordering::Equal),
        (None, Some(_)) => Some(Ordering::Less),
        (Some(_), None) => Some(Ordering::Greater),
        (Some(Season::Dates(p)), Some(Season::Dates(c))) => stretch::compare_in_year(p, c),
        (Some(p), Some(c)) => (p == c).then_some(Ordering::Equal),
    }
}
