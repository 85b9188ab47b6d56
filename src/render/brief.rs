//! A finding or a fault in a few lines of plain text, for formats that have one field for all that is said.

use super::aside;
use super::notes;
use super::safe;
use super::spot::Spot;
use super::style::Style;
use super::words::Words;
use crate::finding::Finding;
use crate::report::{Judged, Located, Report};
use crate::rule::Level;

/// One finding or fault.
#[derive(Clone, Debug)]
pub struct Brief<'a> {
    /// Where it stands.
    pub spot: Spot<'a>,
    /// How grave.
    pub level: Level,
    /// The rule's id.
    pub rule: String,
    /// The rule's name.
    pub name: &'a str,
    /// The rule's title, with the task and subject it is about.
    pub title: String,
    /// What is said, in one line.
    pub message: String,
    /// What stands beside it, one line each.
    pub details: Vec<String>,
}

/// Text of the user on one line, with nothing hidden in it.
#[must_use]
pub fn shown(text: &str) -> String {
    safe::line(text, &Style { lang: super::Lang::Zh, color: false, ascii: false, width: 0 }).into_owned()
}

impl<'a> Brief<'a> {
    /// A finding.
    #[must_use]
    pub fn of(report: &'a Report, judged: &'a Judged, words: &Words<'a>) -> Self {
        let finding = &judged.finding;
        let aside = aside::verdict(judged, words).map(|(word, _)| words.say("concise.aside", &[("word", word)]));
        let parent = finding.parent.iter().map(|place| ("label.parent", place));
        let also = finding.also.iter().map(|place| ("label.also", place));
        let places = parent
            .chain(also)
            .map(|(key, place)| said_at(&Spot::of(report, place), &place.text, words.word(key), words));
        let notes = notes::of(judged, words).into_iter().map(|(title, text)| titled(&title, &text, words));
        Self {
            spot: Spot::of(report, &finding.child),
            level: judged.level,
            rule: finding.rule.to_string(),
            name: words.book.page(&finding.rule).map_or("", |page| &page.name),
            title: shown(&title(finding, words)),
            message: shown(&format!("{}{}", words.message(finding), aside.unwrap_or_default())),
            details: places.chain(notes).collect(),
        }
    }

    /// A fault.
    #[must_use]
    pub fn of_fault(report: &'a Report, located: &'a Located, words: &Words<'a>) -> Self {
        let fault = &located.fault;
        let help = words.fault_help(fault);
        let help = (!help.is_empty()).then(|| titled(words.word("note.help"), &help, words));
        let beside = Spot::beside_fault(report, located).into_iter();
        let beside = beside.map(|spot| said_at(&spot, "", words.word("label.also"), words));
        Self {
            spot: Spot::of_fault(report, located),
            level: Level::Error,
            rule: fault.code.id(),
            name: words.book.fault(fault.code).map_or("", |page| &page.name),
            title: words.fault_title(fault.code).to_owned(),
            message: shown(&words.fault(fault)),
            details: beside.chain(help).collect(),
        }
    }

    /// The title and the message, in one line.
    #[must_use]
    pub fn headline(&self, words: &Words<'_>) -> String {
        titled(&self.title, &self.message, words)
    }

    /// The message and all that stands beside it, on lines of their own.
    #[must_use]
    pub fn lines(&self) -> String {
        std::iter::once(&self.message).chain(&self.details).cloned().collect::<Vec<_>>().join("\n")
    }
}

/// The title of a finding's rule, with the task and the subject.
fn title(finding: &Finding, words: &Words<'_>) -> String {
    let parts = [Some(words.title(finding)), finding.task.as_deref(), finding.subject.as_deref()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// `上级：市.yaml:7:11“2025-06-30”`
fn said_at(spot: &Spot<'_>, text: &str, title: &str, words: &Words<'_>) -> String {
    let (line, column) = (spot.line.to_string(), spot.column.to_string());
    let blanks = [("file", spot.file()), ("line", &line), ("column", &column), ("text", text)];
    let key = if text.is_empty() { "brief.place-alone" } else { "brief.place" };
    titled(title, &words.say(key, &blanks), words)
}

fn titled(title: &str, text: &str, words: &Words<'_>) -> String {
    shown(&words.say("brief.titled", &[("title", title), ("text", text)]))
}
