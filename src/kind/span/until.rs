//! To a date: from now, which is the day of issue (即日起至2025年12月31日), or from a day that is not said (有效期至2027年底).

use super::Length;
use super::stretch::{Point, Stretch};
use crate::fault::Code;
use crate::kind::Bare;
use crate::kind::due::{self, Clock, Due, Moment};
use crate::kind::force::Phrase;
use crate::kind::misread::Misread;
use jiff::civil::Date;

const NOW: &[&str] = &[
    "即日",
    "即",
    "现在",
    "今日",
    "今天",
    "印发之日",
    "发文之日",
    "发布之日",
    "通知印发之日",
    "本通知印发之日",
    "文件印发之日",
    "通知发布之日",
    "本通知发布之日",
];

/// Takes one.
///
/// # Errors
/// The date that was not understood, or lacks a year.
pub(super) fn until(phrase: &mut Phrase<'_>) -> Result<Option<Length>, Misread> {
    match from_now(phrase)? {
        None => from_a_day_unsaid(phrase),
        found => Ok(found),
    }
}

fn from_a_day_unsaid(phrase: &mut Phrase<'_>) -> Result<Option<Length>, Misread> {
    let mut p = *phrase;
    let opened = p.c.eat_any(&["至", "到", "截至", "until", "till", "至少", "至多"]);
    if opened.is_none_or(|word| word.ends_with(['少', '多'])) {
        return Ok(None);
    }
    match due::read(&mut p) {
        Ok(Due::At(Moment { date, clock: Clock::EndOfDay })) => {
            *phrase = p;
            Ok(Some(Length::Until(date)))
        }
        Err(misread) if misread.code == Code::NoYear => Err(misread),
        _ => Ok(None),
    }
}

/// Where the day of issue is known. Of a validity, which begins for each when it is granted, it says nothing.
fn from_now(phrase: &mut Phrase<'_>) -> Result<Option<Length>, Misread> {
    let mut p = *phrase;
    p.c.eat_any(&["自", "从"]);
    let now = p.c.eat_any(NOW).is_some() && p.c.eat_any(&["起", "开始"]).is_some();
    p.c.eat(",");
    let opened = now && p.c.eat_any(&["至", "到", "-", "~"]).is_some();
    let Some(issued) = phrase.reader.issued.filter(|_| opened && phrase.reader.bare != Bare::Exact) else {
        return Ok(None);
    };
    let Due::At(moment) = due::read(&mut p)? else { return Ok(None) };
    if moment.date < issued {
        return Ok(None);
    }
    *phrase = p;
    Ok(Some(Length::Closed(Stretch { from: point(issued), to: point(moment.date) })))
}

fn point(date: Date) -> Point {
    Point { year: Some(date.year()), month: date.month(), day: Some(date.day()) }
}
