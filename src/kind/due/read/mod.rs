//! Reads deadlines, in Chinese and English. Each form is tried; the one that reads to the end counts, and of those that
//! fail the one that came furthest says why.

mod clock;
mod date;
mod delay;
mod english;
mod event;
mod figure;
mod lexicon;
mod numeric;
mod point;
mod recurring;
mod resolve;
mod tail;
mod vague;
mod week;

pub(crate) use event::english as event_in_english;

use super::model::Due;
use crate::fault::Code;
use crate::kind::force::Phrase;
use crate::kind::misread::Misread;
use std::ops::Range;

type Form = fn(&mut Phrase<'_>) -> Result<Option<Due>, Misread>;

/// Reads a deadline.
///
/// # Errors
/// The part that was not understood, names no measure, names no date of the calendar, or lacks a year.
pub fn read(phrase: &mut Phrase<'_>) -> Result<Due, Misread> {
    let begun = phrase.c;
    let hurry = tail::heads(phrase);
    let forms: [Form; 4] = [recurring::read, delay::read, date::read, english::read];
    let mut failed: Option<Misread> = None;
    for form in forms {
        let mut tried = *phrase;
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
    Err(failed.unwrap_or_else(|| vague::why(begun, hurry)))
}

/// A refusal of `at`, understood up to its end as what it was meant to be.
fn refuse(code: Code, text: &'static str, at: Range<usize>) -> Misread {
    let reach = at.end;
    Misread { reach, ..Misread::new(code, text, at) }
}
