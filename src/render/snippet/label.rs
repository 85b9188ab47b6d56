//! From labels to the excerpts that show them: spans mended, lines and columns found, what lies near together put together.

use super::{Label, Snippet};
use crate::render::style::Style;
use crate::render::{Lang, safe};
use std::ops::Range;

/// A span within one line and its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// Bytes of the text; empty for a place between two characters.
    pub(super) span: Range<usize>,
    pub(super) text: String,
    /// Whether it is the snippet's main one.
    pub(super) main: bool,
}

/// One line and what is marked in it, left to right, none over another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// Bytes of the text, without the line end.
    pub(super) range: Range<usize>,
    pub(super) marks: Vec<Mark>,
}

/// Lines that follow each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// Number of the first row in the file, 1-based.
    pub(super) number: usize,
    pub(super) rows: Vec<Row>,
    /// Where the main mark or else the first one stands: its line, 1-based.
    pub(super) line: usize,
    /// Its column in characters, 1-based.
    pub(super) column: usize,
}

impl Excerpt {
    pub(super) fn last_number(&self) -> usize {
        self.number + self.rows.len().saturating_sub(1)
    }
}

/// Lines shown before and after a marked one.
const AROUND: usize = 1;

/// The excerpts of a snippet, from top to bottom. Marks that lie over each other come in turns, each turn from top to bottom.
pub(super) fn excerpts(snippet: &Snippet<'_>, style: &Style) -> Vec<Excerpt> {
    let text = snippet.text;
    let joint = if style.lang == Lang::Zh { "；" } else { "; " };
    // More marks than this in one line would leave none of them room.
    let most = (style.width().saturating_sub(8) / 10).clamp(1, 4);
    let mut marks: Vec<Mark> = Vec::new();
    for (i, label) in snippet.labels.iter().enumerate() {
        let span = mend(text, label);
        match marks.iter_mut().find(|m| m.span == span) {
            Some(same) if same.text.is_empty() => same.text.clone_from(&label.text),
            Some(same) if label.text.is_empty() || same.text == label.text => {}
            Some(same) => same.text = format!("{}{joint}{}", same.text, label.text),
            None => marks.push(Mark { span, text: label.text.clone(), main: i == 0 }),
        }
    }
    marks.sort_by_key(|m| (m.span.start, m.span.end));
    let mut lanes: Vec<Vec<Mark>> = Vec::new();
    for mark in marks {
        match lanes.iter_mut().find(|lane| fits(text, lane, &mark, most)) {
            Some(lane) => lane.push(mark),
            None => lanes.push(vec![mark]),
        }
    }
    lanes.into_iter().flat_map(|lane| together(snippet, lane)).collect()
}

/// The label's span within the text, around whole clusters, on one line. Of several lines it is the first that is not blank.
fn mend(text: &str, label: &Label) -> Range<usize> {
    let mut start = text.floor_char_boundary(label.span.start.min(text.len()));
    let mut end = text.ceil_char_boundary(label.span.end.min(text.len())).max(start);
    if start == 0 && text.starts_with('\u{feff}') {
        start = '\u{feff}'.len_utf8();
        end = end.max(start);
    }
    let part = text.get(start..end).unwrap_or_default();
    if part.contains('\n') {
        let content = part.trim_start();
        start += if content.is_empty() { 0 } else { part.len() - content.len() };
        let first = content.split('\n').next().unwrap_or_default().trim_end();
        end = start + first.len();
    }
    safe::whole(text, start..end)
}

/// Whether a mark, further right than all in the lane, can be drawn with them.
fn fits(text: &str, lane: &[Mark], mark: &Mark, most: usize) -> bool {
    let clear = lane.last().is_none_or(|last| {
        last.span.end <= mark.span.start && !(last.span.is_empty() && last.span.start == mark.span.start)
    });
    let line = line_start(text, mark.span.start);
    clear && lane.iter().rev().take_while(|m| m.span.start >= line).count() < most
}

/// Marks of one lane, put together where their lines and those around them touch.
fn together(snippet: &Snippet<'_>, lane: Vec<Mark>) -> Vec<Excerpt> {
    let text = snippet.text;
    let mut out: Vec<Excerpt> = Vec::new();
    let (mut counted, mut number) = (0, snippet.first_line);
    for mark in lane {
        let start = line_start(text, mark.span.start);
        number += newlines(text, counted..start);
        counted = start;
        let column = column(text, start..mark.span.start);
        match out.last_mut() {
            Some(e) if number <= e.last_number() + 2 * AROUND + 1 => {
                while e.last_number() < number {
                    let Some(range) = e.rows.last().and_then(|row| line_after(text, &row.range)) else { break };
                    e.rows.push(Row { range, marks: Vec::new() });
                }
                if mark.main {
                    (e.line, e.column) = (number, column);
                }
                if let Some(row) = e.rows.last_mut() {
                    row.marks.push(mark);
                }
            }
            _ => {
                let rows = vec![Row { range: line_at(text, start), marks: vec![mark] }];
                out.push(Excerpt { number, rows, line: number, column });
            }
        }
    }
    for e in &mut out {
        around(text, e);
    }
    out
}

/// Adds the lines before and after, unless they say nothing.
fn around(text: &str, e: &mut Excerpt) {
    let says = |range: &Range<usize>| !matches!(text.get(range.clone()).unwrap_or_default().trim(), "" | "---" | "...");
    for _ in 0..AROUND {
        let before = e.rows.first().and_then(|row| line_before(text, &row.range));
        if let Some(range) = before.filter(says) {
            e.rows.insert(0, Row { range, marks: Vec::new() });
            e.number = e.number.saturating_sub(1);
        }
        let after = e.rows.last().and_then(|row| line_after(text, &row.range));
        if let Some(range) = after.filter(says) {
            e.rows.push(Row { range, marks: Vec::new() });
        }
    }
}

fn line_start(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|t| t.rfind('\n')).map_or(0, |n| n + 1)
}

/// The line that begins at a byte, without its end and without a byte order mark.
fn line_at(text: &str, start: usize) -> Range<usize> {
    let rest = text.get(start..).unwrap_or_default();
    let line = rest.split('\n').next().unwrap_or_default();
    let line = if rest.len() > line.len() { line.strip_suffix('\r').unwrap_or(line) } else { line };
    let mark = if start == 0 && line.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    start + mark..start + line.len()
}

fn line_before(text: &str, range: &Range<usize>) -> Option<Range<usize>> {
    let start = line_start(text, range.start);
    (start > 0).then(|| line_at(text, line_start(text, start - 1)))
}

fn line_after(text: &str, range: &Range<usize>) -> Option<Range<usize>> {
    let rest = text.get(range.end..)?;
    let gap = rest.find('\n')? + 1;
    (rest.len() >= gap).then(|| line_at(text, range.end + gap))
}

fn newlines(text: &str, range: Range<usize>) -> usize {
    text.as_bytes().get(range).unwrap_or_default().iter().filter(|b| **b == b'\n').count()
}

/// The 1-based column, in characters, of what follows `before` on its line.
fn column(text: &str, before: Range<usize>) -> usize {
    let before = text.get(before.clone()).unwrap_or_default();
    before.strip_prefix('\u{feff}').unwrap_or(before).chars().count() + 1
}
