//! A help page as a manual page, in roff.

use super::entries::{closing, path, sections};
use super::usage;
use crate::render::words::Words;
use clap::Command;
use roff::{Roff, bold, italic, roman};

/// The manual page of a part of a spoken command line, or of the whole.
#[must_use]
pub fn manual(command: &Command, part: Option<&Command>, words: &Words<'_>) -> String {
    let shown = part.unwrap_or(command);
    let name = path(command, part).replace(' ', "-");
    let about = shown.get_about().map(ToString::to_string).unwrap_or_default();
    let version = format!("jiama {}", env!("CARGO_PKG_VERSION"));
    let mut page = Roff::new();
    page.control("TH", [name.as_str(), "1", " ", &version]);
    page.control("SH", [words.word("man.name")]);
    page.text([roman(format!("{name} - {about}"))]);
    page.control("SH", [words.word("help.usage")]);
    page.text([bold(usage(command, part, words))]);
    let sections = sections(command, part, true, words).into_iter().chain(closing(part, words));
    for (title, entries) in sections.filter(|(_, entries)| !entries.is_empty()) {
        page.control("SH", [words.find(title).unwrap_or(title)]);
        for entry in entries {
            page.control("TP", []);
            page.text([bold(entry.label.trim_start())]);
            page.text([roman(entry.text)]);
            for (choice, means) in entry.choices {
                page.control("br", []);
                page.text([italic(choice), roman(format!(" {means}"))]);
            }
        }
    }
    page.render()
}
