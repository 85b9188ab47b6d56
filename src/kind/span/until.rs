//! From now to a date: 即日起至2025年12月31日. Now is the day of issue.

use super::Length;
use super::stretch::{Point, Stretch};
use crate::kind::Bare;
use crate::kind::due::{self, Due};
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

/// Takes one, where the day of issue is known. Of a validity, which begins for each when it is granted, it says nothing.
///
/// # Errors
/// The date that was not understood.
pub(super) fn until(phrase: &mut Phrase<'_>) -> Result<Option<Length>, Misread> {
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
