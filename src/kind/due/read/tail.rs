//! What stands around a deadline and says no time: 请于 … 前报送市局. Taken generously, but never a figure, another word of
//! time, a negation or a word of no measure.

use super::super::model::Due;
use super::lexicon::{HARMLESS, HEADS, NEVER, VERBS};
use super::vague::VAGUE;
use crate::fault::Code;
use crate::kind::force::Phrase;
use crate::kind::misread::Misread;
use std::ops::Range;

/// Passes over words before a deadline, and says where words of no measure (尽快) stood among them.
pub(super) fn heads(phrase: &mut Phrase<'_>) -> Option<Range<usize>> {
    let mut hurry = None;
    loop {
        phrase.eat_forces();
        let mut at = phrase.c;
        at.skip_spaces();
        let start = at;
        if at.eat_any(VAGUE).is_some() {
            hurry = hurry.or_else(|| Some(at.since(start)));
        } else if at.eat_any(HEADS).is_none() {
            return hurry;
        }
        phrase.c = at;
    }
}

/// Reads to the end after a deadline.
///
/// # Errors
/// What is left over, or words that unsettle what was read (左右, 前后).
pub(super) fn finish(phrase: &mut Phrase<'_>, due: &Due) -> Result<(), Misread> {
    let bounds: &[&str] = match due {
        Due::After(_) => &["内", "以内", "之内", "里", "内的"],
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
    if phrase.c.at_end() {
        return Ok(());
    }
    let left_over = Misread::new(Code::NotUnderstood, "left-over", phrase.c.rest());
    let mut rest = phrase.c;
    if rest.eat_any(VERBS).is_none() {
        return Err(left_over);
    }
    rest = phrase.c;
    while rest.peek().is_some() {
        if rest.peek().is_some_and(|c| c.is_ascii_digit())
            || super::figure::figure(&mut rest.clone()).is_some_and(|_| !rest.sees("一"))
        {
            return Err(left_over);
        }
        if rest.eat_any(HARMLESS).is_some() {
            continue;
        }
        if NEVER.iter().chain(VAGUE).any(|word| rest.sees(word)) {
            return Err(left_over);
        }
        rest.next_char();
    }
    phrase.c = rest;
    Ok(())
}
