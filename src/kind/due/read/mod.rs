//! Reads deadlines, in Chinese and English. Each form is tried; the one that reads to the end counts, and of those that
//! fail the one that came furthest says why.

mod actor;
mod before;
mod clock;
mod date;
mod day;
mod delay;
mod english;
mod event;
mod figure;
mod length;
mod lexicon;
mod names;
mod numeric;
mod place;
mod point;
mod recurring;
mod resolve;
mod tail;
mod uniform;
mod vague;
mod week;
mod year;

pub(crate) use before::english as event_before_in_english;
pub(crate) use uniform::english as event_in_english;

use super::model::Due;
use crate::fault::Code;
use crate::kind::feast;
use crate::kind::force::Phrase;
use crate::kind::misread::Misread;
use crate::kind::words::Cursor;
use std::ops::Range;

type Form = fn(&mut Phrase<'_>) -> Result<Option<Due>, Misread>;

/// Reads a deadline.
///
/// # Errors
/// The part that was not understood, names no measure, names no date of the calendar, or lacks a year.
pub fn read(phrase: &mut Phrase<'_>) -> Result<Due, Misread> {
    let begun = phrase.c;
    let mut named = *phrase;
    tail::openings(&mut named);
    let hurry = tail::heads(phrase);
    let headed = *phrase;
    let forms: [(Form, Phrase<'_>); 6] = [
        (recurring::read, headed),
        (delay::read, headed),
        (delay::after_event, named),
        (date::read, headed),
        (english::read, headed),
        (before::read, headed),
    ];
    // 整改报告6月底前: what is done may stand before a date, but before a length it is the event.
    let after_name = tail::named(&headed);
    let named_forms: [Form; 2] = [recurring::read, date::read];
    let after_name = after_name.into_iter().flat_map(|named| named_forms.map(|form| (form, named)));
    let mut failed: Option<Misread> = None;
    for (form, mut tried) in forms.into_iter().chain(after_name) {
        let read = form(&mut tried).and_then(|due| match due {
            Some(due) => tail::finish(&mut tried, &due).map(|()| Some(due)),
            None => Ok(None),
        });
        match read {
            Ok(Some(due)) => {
                *phrase = tried;
                return Ok(due);
            }
            Ok(None) => {}
            Err(misread) => failed = Some(failed.map_or(misread.clone(), |other| other.further(misread))),
        }
    }
    let failed = failed.unwrap_or_else(|| vague::why(begun, hurry));
    Err(if failed.code == Code::NotUnderstood {
        vague::part_of_limit(begun).or_else(|| second(phrase, begun)).unwrap_or(failed)
    } else {
        failed
    })
}

/// Takes a deadline that stands in the midst of other words, by its own marks: 每月5日前, 收到后3日内.
pub(crate) fn take(phrase: &mut Phrase<'_>) -> Option<Due> {
    const BEGINNINGS: &str = "每次翌月季年半上下本今明当";
    let forms: [Form; 4] = [recurring::read, delay::read, delay::after_event, date::read];
    // The name of an event stands at the head; elsewhere a date begins with few words.
    let at_head = phrase.c.before().is_none_or(|c| "于在,".contains(c));
    let begins = phrase.c.peek().is_some_and(|c| c.is_ascii_digit() || BEGINNINGS.contains(c));
    if !at_head && !begins && feast::chinese(&mut { phrase.c }).is_none() {
        return None;
    }
    let tried = forms.iter().filter_map(|form| {
        let mut p = *phrase;
        let due = form(&mut p).ok()??;
        let marked = p.c.eat_any(&["之前", "以前", "前"]).is_some() || p.c.before().is_some_and(|c| "前内".contains(c));
        (marked || matches!(due, Due::Every(_))).then_some((due, p))
    });
    let (due, p) = tried.max_by_key(|(_, p)| p.c.reach())?;
    *phrase = p;
    Some(due)
}

/// How many characters are looked through for a second deadline.
const LONGEST: usize = 200;

/// Several deadlines in one place (5分钟响应、30分钟到场): the second one, where one was read before it.
fn second(phrase: &Phrase<'_>, begun: Cursor<'_>) -> Option<Misread> {
    let forms: [Form; 4] = [recurring::read, delay::read, delay::after_event, date::read];
    let mut tried = *phrase;
    tried.c = begun;
    let mut first = true;
    let mut apart = true;
    for _ in 0..LONGEST {
        let mut marked = false;
        while tried.c.eat_any(&[",", "、", ";", ".", "和"]).is_some() {
            marked = true;
        }
        if tried.c.at_end() {
            return None;
        }
        apart |= marked;
        let before = tried.c;
        tail::heads(&mut tried);
        let start = if marked { before } else { tried.c };
        let mut after = None;
        // 2O25年6月30日 is one deadline with a slip in it.
        for form in forms.iter().filter(|_| apart) {
            let mut p = tried;
            match form(&mut p) {
                Ok(Some(_)) => after = after.or(Some(p.c)),
                Err(misread) if misread.code == Code::NoYear => after = after.or(Some(past(p.c, &misread))),
                _ => {}
            }
        }
        match after {
            Some(_) if !first => return Some(Misread::new(Code::NotUnderstood, "several-dues", start.rest())),
            Some(after) => {
                first = false;
                apart = false;
                tried.c = after;
            }
            None => {
                tried.c = before;
                apart = tried.c.next_char().is_some_and(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
            }
        }
    }
    None
}

/// Past a date that only lacks a year.
fn past<'w>(mut c: Cursor<'w>, misread: &Misread) -> Cursor<'w> {
    while c.rest().start < misread.at.end && c.next_char().is_some() {}
    c
}

/// A refusal of `at`, understood up to its end as what it was meant to be.
fn refuse(code: Code, text: &'static str, at: Range<usize>) -> Misread {
    let reach = at.end;
    Misread { reach, ..Misread::new(code, text, at) }
}
