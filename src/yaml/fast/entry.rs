//! The entries of an everyday document by its lines, without a tree: where each begins and ends, and what one says that is
//! a key and a plain text on one line. Gives up where a line could be anything else.

/// An entry at the outermost level of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written<'t> {
    /// All its lines, with comments and empty lines behind it. By itself it is a document of this one entry.
    pub lines: &'t str,
}

/// The entries of the document that begins at a byte of a text, and where it ends: at the next `---` or the end of the text.
#[derive(Debug)]
pub struct Entries<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Entries<'t> {
    /// `None` where the document does not begin with an entry, comments, empty lines and one `---` aside.
    #[must_use]
    pub fn of(text: &'t str, start: usize) -> Option<Self> {
        let mut entries = Self { text, at: start };
        let mut marked = false;
        loop {
            match entries.line() {
                Line::Empty => {
                    let from = entries.at;
                    entries.at = entries.after_line();
                    if !is_usual(text.get(from..entries.at)?.trim_end_matches(['\n', '\r'])) {
                        return None;
                    }
                }
                Line::Mark if !marked => {
                    marked = true;
                    entries.at = entries.after_line();
                }
                Line::Entry => return Some(entries),
                Line::Mark | Line::Below | Line::End | Line::Other => return None,
            }
        }
    }

    /// The next entry; `None` in place of it where a line is nothing usual.
    pub fn read(&mut self) -> Option<Option<Written<'t>>> {
        match self.line() {
            Line::Entry => {}
            Line::Mark | Line::End => return Some(None),
            Line::Empty | Line::Below | Line::Other => return None,
        }
        let from = self.at;
        self.at = self.after_line();
        while matches!(self.line(), Line::Empty | Line::Below) {
            self.at = self.after_line();
        }
        Some(Some(Written { lines: self.text.get(from..self.at)? }))
    }

    /// Where the next line begins that has not been read.
    #[must_use]
    pub fn at(&self) -> usize {
        self.at
    }

    fn after_line(&self) -> usize {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        rest.iter().position(|byte| *byte == b'\n').map_or(self.text.len(), |at| self.at + at + 1)
    }

    fn line(&self) -> Line {
        match self.text.as_bytes().get(self.at..).unwrap_or_default() {
            [] => Line::End,
            [b'\n' | b'#', ..] | [b'\r', b'\n', ..] => Line::Empty,
            [b' ', ..] | [b'-', b' ' | b'\n', ..] | [b'-', b'\r', b'\n', ..] => Line::Below,
            [b'-', b'-', b'-', b'\n', ..] | [b'-', b'-', b'-', b'\r', b'\n', ..] => Line::Mark,
            [b'a'..=b'z' | b'A'..=b'Z' | 0xe4..=0xe9, ..] => Line::Entry,
            _ => Line::Other,
        }
    }
}

/// What a line is by its first bytes.
enum Line {
    /// It has nothing on it but perhaps a comment.
    Empty,
    /// It goes on what stands above it.
    Below,
    /// `---` alone.
    Mark,
    /// It begins with a key.
    Entry,
    End,
    Other,
}

impl<'t> Written<'t> {
    /// Its key, where that is bare.
    #[must_use]
    pub fn key(self) -> Option<&'t str> {
        let (key, after) = self.lines.split_once(':')?;
        after.starts_with([' ', '\n', '\r']).then_some(key)
    }

    /// What it says, where it is one line with nothing to it but these, both plain.
    #[must_use]
    pub fn plain(self) -> Option<&'t str> {
        let line = self.lines.strip_suffix('\n').unwrap_or(self.lines);
        let line = line.strip_suffix('\r').unwrap_or(line);
        let (key, value) = line.split_once(": ")?;
        let value = value.trim_matches(' ');
        let begins_well = matches!(value.as_bytes().first()?, b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | 0xe4..=0xe9);
        let is_nothing = matches!(value, "null" | "Null" | "NULL");
        (begins_well && !is_nothing && is_plain(key) && is_plain(value)).then_some(value)
    }
}

/// Whether a text means nothing to YAML, nor holds what could be a slip: what `typing` would look at more closely is not plain.
fn is_plain(text: &str) -> bool {
    let mut rest = text.as_bytes();
    while let Some(at) = rest.iter().position(|byte| !PLAIN.get(usize::from(*byte)).is_some_and(|plain| *plain)) {
        rest = match rest.get(at..).unwrap_or_default() {
            [0xe2, 0x80, 0x90..=0xa7 | 0xb0..=0xbf, after @ ..]
            | [0xe3, 0x80, 0x81..=0xbf, after @ ..]
            | [0xef, 0xbc, 0x80..=0x82 | 0x84..=0x99 | 0x9c | 0x9e..=0xbf, after @ ..] => after,
            _ => return false,
        };
    }
    true
}

/// The bytes of characters that are always plain: letters, figures and most signs of ASCII, nearly all Chinese characters.
const PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        #[expect(clippy::indexing_slicing, reason = "worked out by the compiler, which refuses a wrong index")]
        {
            plain[byte] = matches!(byte as u8, b' '..=b'~' | 0x80..=0xbf | 0xe4..=0xe9)
                && !matches!(byte as u8, b':' | b'#' | b';' | b'=');
        }
        byte += 1;
    }
    plain
};

/// Whether a text has no character that is nothing usual to YAML, wherever it stands.
fn is_usual(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_rare = |three: &[u8]| matches!(three, [0xe2, 0x80, 0xa8 | 0xa9] | [0xef, 0xbb, 0xbf] | [0xef, 0xbf, _]);
    let is_none = |byte: &u8| matches!(byte, 0..b' ' | 0x7f | 0xc2 | 0xea..=0xee | 0xf0..);
    !bytes.iter().any(is_none) && !bytes.windows(3).any(is_rare)
}
