//! An excerpt as miette reads it: a small source of its own, the lines as printed, the labels placed in them.

use super::label::{self, Mark};
use super::{Label, Snippet, fold};
use crate::render::style::Style;
use crate::render::{Lang, safe, wrap};
use miette::{Diagnostic, LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};
use std::fmt;

/// Lines as they are printed, with labels in bytes of them.
#[derive(Debug)]
pub(super) struct Excerpt {
    /// The lines, each ended. Clusters that miette would measure wrongly stand as [`stand_in`]s.
    text: String,
    /// Lines of the file before the first.
    before: usize,
    rows: usize,
    labels: Vec<(Label, bool)>,
    /// What the stand-ins stand for.
    odd: Vec<String>,
}

/// Words beside the source are broken into lines of this many cells or more, else the source gives way.
const NARROW: usize = 10;
/// More lines of words than this become a note.
const LINES: usize = 4;

impl Excerpt {
    /// Lays out the rows in `room` cells; words that find no room are put at the end of `overflow`.
    pub(super) fn new(
        snippet: &Snippet<'_>,
        excerpt: &label::Excerpt,
        room: usize,
        style: &Style,
        overflow: &mut Vec<String>,
    ) -> Self {
        let before = excerpt.number.saturating_sub(1);
        let mut out =
            Self { text: String::new(), before, rows: excerpt.rows.len(), labels: Vec::new(), odd: Vec::new() };
        for row in &excerpt.rows {
            let folded = lay_out(snippet.text, row, room, style);
            let mut places = Vec::with_capacity(folded.shown.len() + 1);
            for (shown, cells) in &folded.shown {
                places.push(out.text.len());
                out.push(shown, *cells);
            }
            places.push(out.text.len());
            out.text.push('\n');
            for (mark, under) in row.marks.iter().zip(&folded.marks) {
                let at = |n: usize| places.get(n).copied().unwrap_or_default();
                let words = words(mark, room.saturating_sub(folded.hook(under) + 4), style, overflow);
                out.labels.push((Label { span: at(under.start)..at(under.end), text: words }, mark.main));
            }
        }
        out
    }

    /// miette adds up characters where terminals draw one picture, so such clusters get stand-ins of the right width.
    fn push(&mut self, shown: &str, cells: usize) {
        if shown.chars().nth(1).is_none() {
            self.text.push_str(shown);
            return;
        }
        let known = self.odd.iter().position(|o| o == shown).unwrap_or_else(|| {
            self.odd.push(shown.to_owned());
            self.odd.len() - 1
        });
        self.text.extend(stand_in(known));
        self.text.extend(std::iter::repeat_n(FILLER, cells.saturating_sub(1)));
    }

    /// A line that miette drew, with the real clusters in it.
    pub(super) fn restore(&self, drawn: &str) -> String {
        if self.odd.is_empty() {
            return drawn.to_owned();
        }
        let mut out = String::with_capacity(drawn.len());
        for c in drawn.chars().filter(|c| *c != FILLER) {
            match (c as u32).checked_sub(STAND_IN).and_then(|n| self.odd.get(n as usize)) {
                Some(odd) => out.push_str(odd),
                None => out.push(c),
            }
        }
        out
    }

    /// Digits of the last line's number: miette makes that much room for numbers.
    pub(super) fn digits(&self) -> usize {
        (self.before + self.rows).to_string().len()
    }

    /// For each label from left to right and top to bottom, whether it is the main one.
    pub(super) fn mains(&self) -> Vec<bool> {
        self.labels.iter().map(|(_, main)| *main).collect()
    }
}

/// Private characters of one cell; the user's own never get here, [`safe`] shows them by number.
const STAND_IN: u32 = 0xF_0000;
const FILLER: char = '\u{10_fffd}';

fn stand_in(n: usize) -> Option<char> {
    u32::try_from(n).ok().and_then(|n| char::from_u32(STAND_IN + n.min(0xfff0)))
}

/// Folds a row so that its labels have room for their words: what is left of the first mark goes first, then what is between them.
fn lay_out(text: &str, row: &label::Row, room: usize, style: &Style) -> fold::Folded {
    let lacking = |folded: &fold::Folded| {
        let each = row.marks.iter().zip(&folded.marks).filter(|(mark, _)| !mark.text.is_empty());
        let need = |mark: &Mark| safe::cells(&mark.text).min(NARROW) + 4;
        each.map(|(mark, under)| (folded.hook(under) + need(mark)).saturating_sub(room)).max().unwrap_or(0)
    };
    let folded = fold::fold(text, row, room, 0, style);
    let over = lacking(&folded);
    if over == 0 {
        return folded;
    }
    let line = text.get(row.range.clone()).unwrap_or_default();
    let mut gone = 0;
    let hide = safe::clusters(line, style.ascii).take_while(|c| {
        gone += c.cells;
        gone < over + safe::cells(style.ellipsis()) + c.cells
    });
    let mut best = fold::fold(text, row, room, hide.take(room).count(), style);
    let mut less = room;
    while lacking(&best) > 0 && less > room / 2 {
        less -= 1;
        let next = fold::fold(text, row, less, 0, style);
        if lacking(&next) < lacking(&best) {
            best = next;
        }
    }
    best
}

/// A mark's words in lines of at most `room` cells, or a reference to the note they became.
fn words(mark: &Mark, room: usize, style: &Style, overflow: &mut Vec<String>) -> String {
    let safe = safe::line(&mark.text, style);
    let text = style.plain(&safe);
    if safe::cells(&text) <= room {
        return text.into_owned();
    }
    let lines = wrap::wrap(&text, room, "", "");
    if room >= NARROW && lines.len() <= LINES {
        return lines.join("\n");
    }
    overflow.push(text.into_owned());
    let word = if style.lang == Lang::Zh { "注" } else { "note " };
    let reference = format!("{word}{}", overflow.len());
    if safe::cells(&reference) <= room { reference } else { String::new() }
}

impl SourceCode for Excerpt {
    /// Always the whole excerpt: which lines to show was decided before.
    fn read_span<'a>(
        &'a self,
        _: &SourceSpan,
        _: usize,
        _: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let whole = SourceSpan::from(0..self.text.len());
        Ok(Box::new(MietteSpanContents::new(self.text.as_bytes(), whole, self.before, 0, self.rows)))
    }
}

impl fmt::Display for Excerpt {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl std::error::Error for Excerpt {}

impl Diagnostic for Excerpt {
    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(self)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().map(|(label, _)| {
            let words = Some(label.text.clone()).filter(|w| !w.is_empty());
            LabeledSpan::new_with_span(words, label.span.clone())
        })))
    }
}
