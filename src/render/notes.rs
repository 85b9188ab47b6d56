//! What stands beside a finding: that nobody above spoke, that it is waived, what doing as the parent asks would come to, and
//! how to put it right. Each note has a short title.

use super::aside;
use super::words::Words;
use crate::report::Judged;
use crate::rule::Shift;

/// A title and a text.
pub type Note = (String, String);

/// The notes of a finding, in the order in which they are shown.
#[must_use]
pub fn of(judged: &Judged, words: &Words<'_>) -> Vec<Note> {
    let finding = &judged.finding;
    let mut notes = Vec::new();
    let mut note = |title: &'static str, text: String| notes.push((words.word(title).to_owned(), text));
    if finding.parent.is_none() && finding.shift == Shift::New {
        note("note.silent", words.word("note.silent-above").to_owned());
    }
    if !finding.others.is_empty() {
        note("note.others", words.say("note.others-beyond", &[("list", &words.list(&finding.others))]));
    }
    if finding.older {
        note("note.older", words.word("note.older-child").to_owned());
    }
    if let Some((title, text)) = aside::note(judged, words) {
        note(title, text);
        return notes;
    }
    let witness = words.witness(finding);
    if !witness.is_empty() {
        note("note.witness", witness);
    }
    let help = words.help(finding);
    if !help.is_empty() {
        note("note.help", help);
    }
    notes
}
