//! Where text comes from: files, folders, archives, revisions of git, standard input; and which line and column a byte
//! stands on. Of YAML it knows no more than where one document ends.

mod decode;
mod git;
pub mod inputs;
mod read;

use crate::span::Span;
use std::sync::OnceLock;

pub use git::{Changed, changed_since};
pub use read::{LARGEST_FILE, LARGEST_STREAM, unreadable};

/// A text and the name it goes by. A byte-order mark stays in the text, so that byte offsets are those of the file.
#[derive(Clone, Debug)]
pub struct Source {
    /// The name to show: as the user gave it.
    pub name: String,
    /// The text, as it stands in the file.
    pub text: String,
    /// How many lines of the file stand before it.
    before: usize,
    /// Its path in the revision of git it was read from; `None` for a file on the disk and for standard input.
    pub in_revision: Option<String>,
    /// Byte offset of the start of each line, worked out when first asked for.
    lines: OnceLock<Vec<usize>>,
}

impl Source {
    /// A text under a name.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { name: name.into(), text: text.into(), before: 0, in_revision: None, lines: OnceLock::new() }
    }

    /// The same where it begins on a later line of its file, counted from 1.
    #[must_use]
    pub fn from_line(mut self, line: usize) -> Self {
        self.before = line.saturating_sub(1);
        self
    }

    /// Line and column of a byte offset, both counted from 1, columns in Unicode characters. A byte-order mark is no
    /// character; an offset past the end is the end.
    #[must_use]
    pub fn place(&self, offset: usize) -> (usize, usize) {
        let offset = floor(&self.text, offset);
        let lines = self.lines.get_or_init(|| line_starts(&self.text));
        let line = lines.partition_point(|start| *start <= offset).max(1);
        let start = lines.get(line - 1).copied().unwrap_or_default();
        let before = self.text.get(start..offset).unwrap_or_default();
        let before = if start == 0 { before.strip_prefix('\u{feff}').unwrap_or(before) } else { before };
        (self.before + line, before.chars().count() + 1)
    }

    /// How many lines of the file stand before it.
    #[must_use]
    pub fn lines_before(&self) -> usize {
        self.before
    }

    /// How many bytes of its line stand before a byte offset; a byte-order mark is none of them.
    #[must_use]
    pub fn bytes_before(&self, offset: usize) -> usize {
        let offset = floor(&self.text, offset);
        let start = self.line_of(offset).start as usize;
        let before = self.text.get(start..offset).unwrap_or_default();
        if start == 0 { before.strip_prefix('\u{feff}').unwrap_or(before).len() } else { before.len() }
    }

    /// The text of a span; empty where the span is not one of this text.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// The span of the line, break left out, on which a byte offset stands.
    #[must_use]
    pub fn line_of(&self, offset: usize) -> Span {
        let line = self.place(offset).0 - self.before;
        let lines = self.lines.get_or_init(|| line_starts(&self.text));
        let start = lines.get(line - 1).copied().unwrap_or_default();
        let next = lines.get(line).copied().unwrap_or(self.text.len());
        let line = self.text.get(start..next).unwrap_or_default();
        Span::new(start, start + line.trim_end_matches(['\n', '\r']).len())
    }
}

/// How many lines end in a text.
#[must_use]
pub fn lines_in(text: &str) -> u32 {
    let bytes = text.as_bytes();
    let feeds = bytes.iter().filter(|byte| **byte == b'\n').count();
    let lone = if bytes.contains(&b'\r') { line_starts(text).len() - 1 - feeds } else { 0 };
    u32::try_from(feeds + lone).unwrap_or(u32::MAX)
}

/// The nearest character boundary at or before `offset`.
fn floor(text: &str, offset: usize) -> usize {
    text.floor_char_boundary(offset.min(text.len()))
}

/// Lines end with LF, CRLF or, as YAML has it, a CR alone.
fn line_starts(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let ends = bytes.iter().enumerate().filter(|(at, byte)| match byte {
        b'\n' => true,
        b'\r' => bytes.get(at + 1) != Some(&b'\n'),
        _ => false,
    });
    std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect()
}

#[cfg(test)]
mod tests {
    use super::Source;
    use crate::span::Span;

    #[test]
    fn columns_count_characters_and_no_byte_order_mark() {
        let source = Source::new("x", "\u{feff}标题: 甲\r\n时限: 🚒乙\n");
        let at = |what: &str| source.place(source.text.find(what).unwrap_or_default());
        assert_eq!(at("标"), (1, 1));
        assert_eq!(at("甲"), (1, 5));
        assert_eq!(at("时"), (2, 1));
        assert_eq!(at("乙"), (2, 6));
        assert_eq!(source.place(0), (1, 1));
        assert_eq!(source.place(9999), (3, 1));
        assert_eq!(source.slice(source.line_of(5)), "\u{feff}标题: 甲");
        assert_eq!(source.slice(Span::new(1, 2)), "");
        assert_eq!(Source::new("x", "a\rb").place(2), (2, 1));
    }
}
