//! Before an event that has no date of its own: 汛期前, 新学期开学前, before the flood season. Who knows its date may place it;
//! here it is only the same event or another.

use super::length::length;
use super::names::TIMES_IN_NAMES;
use super::point;
use super::refuse;
use super::resolve::{Year, no_year};
use super::vague::VAGUE;
use crate::fault::Code;
use crate::kind::Kind;
use crate::kind::due::Due;
use crate::kind::feast;
use crate::kind::force::Phrase;
use crate::kind::misread::Misread;
use crate::kind::numeral::number;
use crate::kind::words::Cursor;
use jiff::civil::Date;

/// The longest name of an event, in characters.
const LONGEST: usize = 24;

/// What ends the name.
const MARKS: &[&str] =
    &["前", "之前", "以前", "前夕", "来临前", "来临之前", "到来前", "到来之前", "开始前", "开始之前", "期间前"];

/// What may not stand in it: times, numbers, negations, and words that stand before a length (提前) or name none.
const NEVER: &str = "零一二三四五六七八九十百千万几多日周旬月季年天时分秒点不未无非除后内底末初提此目以先当早";

/// Events under one name.
const SAME: &[(&str, &str)] = &[
    ("入汛", "汛期"),
    ("汛", "汛期"),
    ("进入汛期", "汛期"),
    ("汛期到来", "汛期"),
    ("进入主汛期", "主汛期"),
    ("flood season", "汛期"),
    ("main flood season", "主汛期"),
    ("供暖", "供暖季"),
    ("采暖", "供暖季"),
    ("采暖季", "供暖季"),
    ("采暖期", "供暖季"),
    ("供暖期", "供暖季"),
    ("冬季供暖", "供暖季"),
    ("heating season", "供暖季"),
    ("入冬", "冬季"),
    ("进入冬季", "冬季"),
    ("新学期开学", "开学"),
    ("start of term", "开学"),
    ("两会", "全国两会"),
];

/// Reads one.
pub(super) fn read(phrase: &mut Phrase<'_>) -> Result<Option<Due>, Misread> {
    let mut c = phrase.c;
    let english = c.eat_any(&["before", "prior to", "ahead of"]).is_some();
    let opened = c;
    let year = in_year(&mut c, phrase.reader.issued)?;
    let begun = c;
    // 2060年春节 has a date, which nobody has announced.
    if begun.reach() > opened.reach() && feast::chinese(&mut { begun }).is_some() {
        return Ok(None);
    }
    let name = if english { quoted(&mut c).or_else(|| latin(&mut c)) } else { chinese(&mut c) };
    let Some(name) = name else { return lead(begun, c) };
    if number(&mut { c })?.is_some() {
        // 开标前20日: how long before.
        return Err(refuse(Code::NotUnderstood, "other-dimension", c.since(begun)).belonging_to(Kind::Span));
    }
    phrase.c = c;
    let own = SAME.iter().find(|(word, _)| *word == name).map_or(name.as_str(), |(_, own)| own);
    Ok(Some(Due::Before(year.map_or(own.to_owned(), |year| format!("{year}年{own}")))))
}

/// The year that an event is said to be of; `None` for that of the issue, which goes without saying, and for every year.
fn in_year(c: &mut Cursor<'_>, issued: Option<Date>) -> Result<Option<i16>, Misread> {
    let start = *c;
    let issue = issued.map(Date::year);
    let said = match point::year(c) {
        Some(Year::Given(year)) => Some(year),
        Some(Year::Shift(0)) | Some(Year::LeftOut) | None => return Ok(None),
        Some(Year::Shift(n)) => Some(issue.ok_or_else(|| no_year(c.since(start)))?.saturating_add(n)),
    };
    c.eat("的");
    Ok(said.filter(|year| issue != Some(*year)))
}

/// 有效期届满30日前, where `at` has come to the number: how long before.
fn lead(begun: Cursor<'_>, mut at: Cursor<'_>) -> Result<Option<Due>, Misread> {
    let named = at.reach() > begun.reach();
    if named && length(&mut at)?.is_some() && at.eat_any(MARKS).is_some() {
        return Err(refuse(Code::NotUnderstood, "other-dimension", at.since(begun)).belonging_to(Kind::Span));
    }
    Ok(None)
}

/// The event in English, where it has a name there.
pub(crate) fn english(event: &str) -> Option<&'static str> {
    SAME.iter().find(|(word, own)| *own == event && word.is_ascii()).map(|(word, _)| *word)
}

fn chinese(c: &mut Cursor<'_>) -> Option<String> {
    let mut at = *c;
    at.eat_any(&["每年", "每年的", "每学期", "每学年"]);
    at.skip_spaces();
    let start = at;
    for _ in 0..LONGEST {
        let mut end = at;
        let name = at.text_since(start).replace([' ', '"', '《', '》'], "");
        if end.eat_any(MARKS).is_some() {
            let known = SAME.iter().any(|(word, _)| *word == name);
            *c = end;
            return (known || name.chars().count() > 1).then_some(name);
        }
        // 工资春节前发放: what is done stands before the feast.
        if !name.is_empty() && feast::chinese(&mut end).is_some() && MARKS.iter().any(|mark| end.sees(mark)) {
            return None;
        }
        if VAGUE.iter().chain(["规定", "期限", "时限", "时间"].iter()).any(|word| at.sees(word)) {
            return None;
        }
        if at.eat_any(TIMES_IN_NAMES).is_some() {
            continue;
        }
        if number(&mut { at }).is_ok_and(|n| n.is_some()) {
            *c = at;
            return None;
        }
        let next = at.next_char()?;
        let named = ('\u{4e00}'..='\u{9fff}').contains(&next) && !NEVER.contains(next);
        if !named && !matches!(next, '"' | '《' | '》') {
            return None;
        }
    }
    None
}

fn quoted(c: &mut Cursor<'_>) -> Option<String> {
    let mut at = *c;
    at.eat("\"").then_some(())?;
    let start = at;
    while at.peek().is_some_and(|next| next != '"') {
        at.next_char();
    }
    let name = at.text_since(start);
    at.next_char().map(|_| {
        *c = at;
        name
    })
}

/// Latin words to the end, with no figure among them.
fn latin(c: &mut Cursor<'_>) -> Option<String> {
    let mut at = *c;
    at.eat("the");
    at.skip_spaces();
    let start = at;
    while at.peek().is_some_and(|next| next.is_ascii_alphabetic() || matches!(next, ' ' | '-' | '\'')) {
        if VAGUE.iter().any(|word| at.sees(word)) {
            return None;
        }
        at.next_char();
    }
    let name = at.text_since(start);
    // The last working day of each month is no event.
    let periodic = [" of each ", " of every "].iter().any(|word| name.contains(word));
    let yearly = [" each year", " every year"].iter().find_map(|word| name.strip_suffix(word));
    (at.at_end() && !periodic && name.len() > 3).then(|| {
        *c = at;
        yearly.unwrap_or(&name).to_owned()
    })
}
