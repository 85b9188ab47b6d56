//! One thing of a help page and what is said of it, in two columns or, where there is no room, one below the other.

use crate::render::style::{Ink, Style};
use crate::render::{safe, wrap};

/// One thing and what is said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// What is written on the command line.
    pub(super) label: String,
    /// What it means.
    pub(super) text: String,
    /// The values to choose from and what each means.
    pub(super) choices: Vec<(String, String)>,
}

/// Blanks before a label.
const INDENT: usize = 2;
/// The least room, in cells, that a column of text is worth.
const LEAST: usize = 24;
/// Blanks before a text that stands below its label.
const BELOW: usize = 8;

/// Where the texts of a section begin, in cells, if they stand beside their labels; a label of more than half a line has its
/// text below it. `None` where all do, for want of room.
pub(super) fn column(entries: &[Entry], style: &Style) -> Option<usize> {
    let labels =
        entries.iter().filter(|entry| !entry.text.is_empty()).map(|entry| safe::cells(&style.plain(&entry.label)));
    let widest = labels.filter(|cells| *cells <= style.width() / 2).max()?;
    let column = INDENT + widest + 2;
    (column + LEAST <= style.width()).then_some(column)
}

impl Entry {
    pub(super) fn new(label: impl Into<String>, text: String) -> Self {
        Self { label: label.into(), text, choices: Vec::new() }
    }

    /// The entry's lines, each ended, with its text at a column or below its label.
    pub(super) fn lines(&self, column: Option<usize>, style: &Style) -> String {
        let label = style.plain(&self.label);
        let (start, below) = (" ".repeat(INDENT), " ".repeat(column.unwrap_or(BELOW)));
        let text = if self.text.is_empty() { String::new() } else { wrap::page(&self.text, &below, &below, style) };
        let cells = INDENT + safe::cells(&label);
        let mut out = String::new();
        if !text.is_empty() && column.is_some_and(|column| cells + 2 <= column) {
            out.push_str(&start);
            out.push_str(&style.paint(Ink::Bold, &label));
            out.push_str(text.get(cells..).unwrap_or_default());
        } else {
            let hang = " ".repeat(BELOW);
            for line in wrap::page(&self.label, &start, &hang, style).lines() {
                out.push_str(&style.paint(Ink::Bold, line));
                out.push('\n');
            }
            out.push_str(&text);
        }
        let widest = self.choices.iter().map(|(choice, _)| safe::cells(choice)).max().unwrap_or(0);
        let hang = format!("{below}{}", " ".repeat(2 + widest + 2));
        for (choice, means) in &self.choices {
            let means = wrap::page(means, &hang, &hang, style);
            let before = below.len() + 2;
            let rest = means.get(before + safe::cells(choice)..).unwrap_or_default();
            out.push_str(&format!("{below}  {}{rest}", style.paint(Ink::Bold, choice)));
        }
        out
    }
}
