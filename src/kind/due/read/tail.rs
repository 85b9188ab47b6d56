//! What stands around a deadline and says no time: 请于 … 前报送市局. Taken generously, but never a figure, another word of
//! time, a negation or a word of no measure.

use super::super::model::Due;
use super::actor::actor;
use super::lexicon::{HEADS, HEADS_OR_NAMES, NO_HEADS, TO_EVENTS, VERBS};
use super::names::{HARMLESS, NEVER, OF_PERIODS, REPORTED};
use super::vague::VAGUE;
use crate::fault::Code;
use crate::kind::feast;
use crate::kind::force::Phrase;
use crate::kind::misread::Misread;
use crate::kind::words::Cursor;
use std::ops::Range;

/// Passes over words before a deadline, and says where words of no measure (尽快) stood among them.
pub(super) fn heads(phrase: &mut Phrase<'_>) -> Option<Range<usize>> {
    let mut hurry = openings(phrase);
    while phrase.c.eat_any(HEADS_OR_NAMES).is_some() {
        hurry = hurry.or(openings(phrase));
    }
    hurry
}

/// Passes over those words alone with which the name of no event begins: 请于 of 请于上报后3日内.
pub(super) fn openings(phrase: &mut Phrase<'_>) -> Option<Range<usize>> {
    let mut hurry = None;
    loop {
        phrase.eat_forces();
        let mut at = phrase.c;
        at.skip_spaces();
        let start = at;
        if at.eat_any(VAGUE).is_some() {
            hurry = hurry.or_else(|| Some(at.since(start)));
        } else if !head(&mut at) {
            return hurry;
        }
        phrase.c = at;
    }
}

/// Passes over the plain name of what is done, up to a date: 整改报告6月底前. `None` where no name stands before one.
pub(super) fn named<'w>(phrase: &Phrase<'w>) -> Option<Phrase<'w>> {
    const LONGEST: usize = 16;
    let mut at = *phrase;
    for _ in 0..LONGEST {
        let begins = at.c.peek().is_some_and(|next| next.is_ascii_digit() || next == '每');
        if begins || feast::chinese(&mut { at.c }).is_some() {
            return (at.c.reach() > phrase.c.reach()).then_some(at);
        }
        if VAGUE.iter().any(|word| at.c.sees(word)) || !at.c.next_char().is_some_and(plain) {
            return None;
        }
    }
    None
}

/// Takes one thing that may stand before a deadline, and begins no name.
fn head(c: &mut Cursor<'_>) -> bool {
    let name = NO_HEADS.iter().any(|word| c.sees(word));
    !name && (c.eat_any(HEADS).is_some() || limit(c) || actor(c) || to_event(c))
}

/// 责令在, 完成于: what stands before a preposition begins no name.
fn to_event(c: &mut Cursor<'_>) -> bool {
    let mut at = *c;
    let found = at.eat_any(HEADS_OR_NAMES).is_some() && TO_EVENTS.iter().any(|word| at.sees(word));
    if found {
        *c = at;
    }
    found
}

/// What ends the name of a time limit.
const LIMITS: &[&str] = &[
    "时限",
    "期限",
    "时限为",
    "期限为",
    "时限:",
    "期限:",
    "截止",
    "截止于",
    "截至",
    "截止到",
    "截止时间",
    "截止日期",
    "截止时间为",
    "截止日期为",
    "截止时间:",
    "截止日期:",
];

/// What a time limit is called, or what it is of: 承诺办结时限, 整改期限, 材料报送截止. 整改期限届满 is an event.
fn limit(c: &mut Cursor<'_>) -> bool {
    let mut at = *c;
    let found = passed(&mut at, 8, LIMITS) && !["届满", "期满", "到期", "结束"].iter().any(|word| at.sees(word));
    if found {
        *c = at;
    }
    found
}

/// Passes over at most so many plain characters and one of the words that end them.
fn passed(c: &mut Cursor<'_>, longest: usize, ends: &[&str]) -> bool {
    let mut at = *c;
    for _ in 0..longest {
        if at.eat_any(ends).is_some() {
            *c = at;
            return true;
        }
        if !at.peek().is_some_and(plain) {
            return false;
        }
        at.next_char();
    }
    false
}

/// A character that says no time, no number and no mark but that of a list or bracket.
pub(super) fn plain(c: char) -> bool {
    let han = ('\u{4e00}'..='\u{9fff}').contains(&c);
    han && !"零一二三四五六七八九十百千万两半几多日周旬月季年天时分秒点每不未无非除前后内底末初".contains(c)
        || matches!(c, '、' | '(' | ')')
}

/// 遇节假日顺延: what the law says of every time limit (Civil Code, art. 203), so that it changes nothing.
fn postponed(c: &mut Cursor<'_>) -> bool {
    let mut at = *c;
    let bracket = at.eat_any(&["(", ","]) == Some("(");
    at.eat_any(&["如", "若", "如果"]);
    at.eat_any(&["遇", "逢", "遇到", "适逢"]);
    at.eat_any(&["国家", "法定", "国家法定"]);
    let mut days = false;
    while at.eat_any(&["节假日", "节日", "假日", "休假日", "休息日", "公休日", "双休日", "周末", "非工作日"]).is_some()
    {
        days = true;
        at.eat_any(&["、", "或", "和", "或者", "及"]);
    }
    at.eat_any(&["的", ",", "则", "可"]);
    let done = days && at.eat_any(&["顺延", "相应顺延", "自动顺延", "依次顺延", "往后顺延", "依法顺延"]).is_some();
    if !done || bracket && !at.eat(")") {
        return false;
    }
    *c = at;
    true
}

/// (含6月30日), of a day that was said: 前 includes it anyway.
fn included(c: &mut Cursor<'_>) -> bool {
    let mut at = *c;
    if !(at.eat("(含") || at.eat("(包含")) {
        return false;
    }
    let start = at;
    while at.peek().is_some_and(|next| next != ')') {
        at.next_char();
    }
    let day = at.text_since(start);
    let found = at.eat(")") && c.text_since(c.words().start()).contains(&day);
    if found {
        *c = at;
    }
    found
}

/// Reads to the end after a deadline.
///
/// # Errors
/// What is left over, or words that unsettle what was read (左右, 前后).
pub(super) fn finish(phrase: &mut Phrase<'_>, due: &Due) -> Result<(), Misread> {
    let bounds: &[&str] = match due {
        Due::After(_) => &["内", "以内", "之内", "里", "内的", "时间", "的时间", "时间内", "时限", "的时限", "时限内"],
        _ => &[
            "前",
            "之前",
            "以前",
            "止",
            "为止",
            "截止",
            "截至",
            "内",
            "以内",
            "之内",
            "(含)",
            "(含当日)",
            "(含当天)",
            "时",
            "之时",
            "的",
            "at the latest",
            "latest",
            "(inclusive)",
            "inclusive",
            "or earlier",
            "or before",
        ],
    };
    phrase.eat_forces();
    let mut c = phrase.c;
    c.skip_spaces();
    let start = c;
    if c.eat_any(&["左右", "前后", "上下", "许", "or so", "or thereabouts"]).is_some() {
        return Err(super::refuse(Code::Vague, "time", c.since(start)));
    }
    while phrase.c.eat_any(bounds).is_some() {}
    loop {
        phrase.eat_forces();
        if phrase.c.eat_any(&[",", ".", ";", "、", "。", "；"]).is_none() {
            break;
        }
    }
    while postponed(&mut phrase.c) || included(&mut phrase.c) {
        phrase.c.eat_any(&[",", ".", ";"]);
    }
    if phrase.c.at_end() {
        return Ok(());
    }
    // After 前 and 内 what is done may be said in any words; elsewhere only in those that are known to say no time.
    let bounded = matches!(phrase.c.before(), Some('前' | '内' | '止' | ','));
    let open = bounded && begins_plainly(phrase.c);
    let left_over = Misread::new(Code::NotUnderstood, "left-over", phrase.c.rest());
    let mut rest = phrase.c;
    if !open && rest.eat_any(VERBS).is_none() {
        return Err(left_over);
    }
    rest = phrase.c;
    while rest.peek().is_some() {
        if rest.eat_any(HARMLESS).is_some() || of_period(&mut rest) {
            continue;
        }
        if rest.peek().is_some_and(|c| c.is_ascii_digit())
            || super::figure::figure(&mut rest.clone()).is_some_and(|_| !rest.sees("一"))
        {
            return Err(left_over);
        }
        if NEVER.iter().chain(VAGUE).any(|word| rest.sees(word)) {
            return Err(left_over);
        }
        rest.next_char();
    }
    phrase.c = rest;
    Ok(())
}

/// 上月数据, 当日情况: of what period that is which is reported.
fn of_period(c: &mut Cursor<'_>) -> bool {
    let mut at = *c;
    at.eat_any(OF_PERIODS).is_some() && REPORTED.iter().any(|word| at.sees(word)) && {
        *c = at;
        true
    }
}

/// Whether a Chinese word begins here that 前 or 内 is no part of: not 前后, 前期, 内外.
fn begins_plainly(mut c: Cursor<'_>) -> bool {
    c.skip_spaces();
    c.peek().is_some_and(|next| {
        next == '"' || ('\u{4e00}'..='\u{9fff}').contains(&next) && !"后外夕部容提期景途者来".contains(next)
    })
}
