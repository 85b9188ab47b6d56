//! A notice with the places it speaks of: head and message, an excerpt of each file with its parts underlined, and notes below.
//! Plain values in, text out; what a finding or a rule is, is not known here.
//!
//! miette draws the excerpts. What it does not do is done around it: columns in characters, long lines folded around what is
//! underlined, hidden characters shown, all files within one frame, no words of its own, and nothing wider than the terminal.
//! The cost grows with what is shown, not with the file; only the line number is counted from the first byte of `text`.

mod excerpt;
mod fold;
mod frame;
mod label;

use super::style::{Ink, Style};
use super::{Lang, safe, wrap};
use std::ops::Range;

/// A part to underline and what to say of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Bytes of the snippet's text. Beyond its end, within a character or over several lines is mended: the first line counts.
    pub span: Range<usize>,
    /// A few words, at most 16 Chinese characters; empty underlines only. What does not fit beside the source becomes a note.
    pub text: String,
}

/// One file, or one document of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet<'a> {
    /// The file's name as shown.
    pub name: &'a str,
    /// The source: the whole file, or the document of it that the labels are in.
    pub text: &'a str,
    /// The 1-based line of the file that `text` begins with: 1 for a whole file.
    pub first_line: usize,
    /// What to underline, the main part first. Without any, only the file is named.
    pub labels: Vec<Label>,
    /// What the file is here, in a word or two: 下级, 上级. May be empty.
    pub caption: String,
}

/// How grave a notice is; no more than its colour here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Red.
    Error,
    /// Yellow.
    Warn,
    /// Cyan.
    Info,
}

impl Level {
    fn ink(self) -> Ink {
        match self {
            Self::Error => Ink::Red,
            Self::Warn => Ink::Yellow,
            Self::Info => Ink::Cyan,
        }
    }
}

/// One thing to tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice<'a> {
    /// Its colour.
    pub level: Level,
    /// What kind of thing: `错误 JM201 时限提前`.
    pub head: String,
    /// What happened here, one sentence without a full stop. May be empty.
    pub message: String,
    /// Where: the child first, then what is above it.
    pub snippets: Vec<Snippet<'a>>,
    /// What more there is to know, each with a short title: `改法`, `改为2025-06-30或更晚`. Texts may have several lines.
    pub notes: Vec<(String, String)>,
}

/// The notice as lines of text, each ended, none wider than [`Style::width`]. Everything in it is made harmless first.
#[must_use]
pub fn draw(notice: &Notice<'_>, style: &Style) -> String {
    let mut out = head(notice, style);
    let found: Vec<Vec<label::Excerpt>> = notice.snippets.iter().map(|s| label::excerpts(s, style)).collect();
    let last = found.iter().flatten().map(label::Excerpt::last_number).max().unwrap_or(1);
    let gutter = last.to_string().len();
    let mut frame = frame::Frame::new(gutter, style);
    let mut overflow = Vec::new();
    for (i, (snippet, excerpts)) in notice.snippets.iter().zip(&found).enumerate() {
        let ink = if i == 0 { notice.level } else { Level::Info };
        if excerpts.is_empty() {
            frame.header(snippet.name, None, &snippet.caption);
        }
        for (i, e) in excerpts.iter().enumerate() {
            frame.header(snippet.name, Some((e.line, e.column)), if i == 0 { &snippet.caption } else { "" });
            frame.body(&excerpt::Excerpt::new(snippet, e, frame.room(), style, &mut overflow), ink);
        }
    }
    let word = if style.lang == Lang::Zh { "注" } else { "note " };
    let numbered = overflow.into_iter().enumerate().map(|(i, text)| (format!("{word}{}", i + 1), text));
    frame.notes(numbered.chain(notice.notes.iter().cloned()));
    out.push_str(&frame.finish());
    out
}

/// Head and message as one sentence.
fn head(notice: &Notice<'_>, style: &Style) -> String {
    let own = |text: &str| style.plain(&safe::line(text, style)).into_owned();
    let (head, message) = (own(&notice.head), own(&notice.message));
    let colon = if style.lang == Lang::Zh { "：" } else { ": " };
    let joined = match (head.is_empty(), message.is_empty()) {
        (false, false) => format!("{head}{colon}{message}"),
        _ => format!("{head}{message}"),
    };
    let mut left = head.chars().filter(|c| *c != ' ').count();
    let mut out = String::new();
    for line in wrap::wrap(&joined, style.width(), "", "  ") {
        let cut = coloured(&line, &mut left);
        let (kind, rest) = line.split_at_checked(cut).unwrap_or((&line, ""));
        out.push_str(&style.paint(notice.level.ink(), kind));
        out.push_str(&style.paint(Ink::Bold, rest));
        out.push('\n');
    }
    out
}

/// How many bytes of a line still belong to the head, of which `left` characters beside blanks are to come.
fn coloured(line: &str, left: &mut usize) -> usize {
    let mut cut = 0;
    for (at, c) in line.char_indices() {
        if *left == 0 {
            break;
        }
        *left -= usize::from(c != ' ');
        cut = at + c.len_utf8();
    }
    cut
}
