//! What is said of findings that are set aside: by a waiver, a comment, a tolerance, the baseline, or a rule turned off.

use super::style::Ink;
use super::words::Words;
use crate::report::{Judged, Report};

/// How many are set aside, and how, to follow a sentence; empty where none is.
#[must_use]
pub fn counted(report: &Report, words: &Words<'_>) -> String {
    let aside = report.aside();
    let parts = [
        ("aside.waived", aside.waived),
        ("aside.suppressed", aside.suppressed),
        ("aside.tolerated", aside.tolerated),
        ("aside.baselined", aside.baselined),
        ("aside.off", aside.off),
    ];
    let said = parts.into_iter().filter(|(_, n)| *n > 0).map(|(key, n)| words.say(key, &[("n", &n.to_string())]));
    let said: Vec<String> = said.collect();
    if said.is_empty() {
        return String::new();
    }
    words.say("summary.aside", &[("list", &said.join(words.word("list.separator")))])
}

/// What stands for a finding, as a note with its title's key; `None` where nothing does.
#[must_use]
pub fn note(judged: &Judged, words: &Words<'_>) -> Option<(&'static str, String)> {
    if let Some(waived) = &judged.waived {
        let blanks = [("authority", &*waived.authority), ("until", &waived.until), ("necessity", &waived.necessity)];
        Some(("note.waived", words.say("note.waived-by", &blanks)))
    } else if let Some(suppressed) = &judged.suppressed {
        Some(("note.suppressed", words.say("note.suppressed-by", &[("reason", &suppressed.reason)])))
    } else if judged.licensed {
        Some(("note.licensed", words.word("note.licensed-above").to_owned()))
    } else if judged.tolerated {
        Some(("note.tolerated", words.word("note.tolerated-within").to_owned()))
    } else if let Some(since) = judged.baselined {
        Some(("note.baselined", words.say("note.baselined-since", &[("date", &since.to_string())])))
    } else {
        judged.off.then(|| ("note.off", words.word("note.off-by").to_owned()))
    }
}

/// The verdict of a finding that is set aside, in a word; `None` where it is not.
#[must_use]
pub fn verdict<'a>(judged: &Judged, words: &Words<'a>) -> Option<(&'a str, Ink)> {
    let (key, ink) = if judged.waived.is_some() {
        ("shift.waived", Ink::Cyan)
    } else if judged.suppressed.is_some() {
        ("shift.suppressed", Ink::Dim)
    } else if judged.licensed {
        ("shift.licensed", Ink::Green)
    } else if judged.tolerated {
        ("shift.tolerated", Ink::Green)
    } else if judged.baselined.is_some() {
        ("shift.baselined", Ink::Dim)
    } else if judged.off {
        ("shift.off", Ink::Dim)
    } else {
        return None;
    };
    Some((words.word(key), ink))
}
