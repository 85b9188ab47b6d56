//! Deadlines in English: by 30 June 2025, before 1 July 2025, by the end of Q2 2025, by the 25th of each month, every
//! Friday by 17:00.

mod date;
mod recurring;
mod words;

use crate::kind::due::Due;
use crate::kind::force::Phrase;
use crate::kind::misread::Misread;

/// Reads a deadline in English.
pub(super) fn read(phrase: &mut Phrase<'_>) -> Result<Option<Due>, Misread> {
    let mut tried = *phrase;
    if let Some(due) = recurring::read(&mut tried.c)? {
        *phrase = tried;
        return Ok(Some(due));
    }
    date::read(phrase)
}
