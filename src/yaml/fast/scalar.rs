//! Texts on one line, with and without quotes, and comments.

use super::super::Span;
use super::super::tree::{NodeId, Style, What};
use super::super::within::{Written, lay};
use super::{Scanner, is_gap};

/// A text that has been read and is no node yet.
#[derive(Clone, Copy)]
pub(super) struct Scalar {
    /// Its bytes, quotes included.
    pub(super) span: Span,
    style: Style,
    /// What it says, if that is not what stands there.
    text: Option<What>,
}

/// What a byte may mean within a text. Most mean nothing.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Text,
    /// `\n`, `\r`, and 0 for the end.
    Break,
    /// Tabs and control characters.
    Control,
    /// May begin a character that no document should hold, or that is no text at its place: U+0080 to U+009F, U+2028
    /// and U+2029, U+FEFF, U+FFFE and U+FFFF.
    Lead,
    /// A space, a colon, a hash, a quote, a bracket, a comma, a backslash.
    Mark,
}

const CLASSES: [Class; 256] = {
    let mut classes = [Class::Text; 256];
    let mut byte = 0;
    while byte < 256 {
        #[expect(clippy::indexing_slicing, reason = "worked out by the compiler, which refuses a wrong index")]
        {
            classes[byte] = match byte as u8 {
                0 | b'\n' | b'\r' => Class::Break,
                1..0x20 | 0x7f => Class::Control,
                0xc2 | 0xe2 | 0xef => Class::Lead,
                b' ' | b':' | b'#' | b'"' | b'\'' | b'[' | b']' | b'{' | b'}' | b',' | b'\\' => Class::Mark,
                _ => Class::Text,
            };
        }
        byte += 1;
    }
    classes
};

impl Scanner<'_> {
    /// Passes over bytes that mean nothing and gives the next that may.
    fn seek_mark(&mut self) -> Option<u8> {
        loop {
            let rest = self.bytes.get(self.at..)?;
            let text = |byte: &u8| matches!(CLASSES.get(usize::from(*byte)), Some(Class::Text));
            let Some(length) = rest.iter().position(|byte| !text(byte)) else {
                self.at = self.bytes.len();
                return Some(0);
            };
            self.at += length;
            let byte = self.peek();
            match CLASSES.get(usize::from(byte))? {
                Class::Text => {}
                Class::Lead if self.is_usual() => {}
                Class::Lead | Class::Control => return None,
                Class::Break | Class::Mark => return Some(byte),
            }
            self.at += 1;
        }
    }

    /// Whether the character that begins here may stand anywhere in a text.
    fn is_usual(&self) -> bool {
        match (self.peek(), self.byte(self.at + 1), self.byte(self.at + 2)) {
            (0xc2, second, _) => second >= 0xa0,
            (0xe2, 0x80, third) => !matches!(third, 0xa8 | 0xa9),
            (0xef, 0xbb, third) => third != 0xbf,
            (0xef, 0xbf, third) => !matches!(third, 0xbe | 0xbf),
            _ => true,
        }
    }

    /// Passes over a comment up to the end of its line.
    pub(super) fn comment(&mut self) -> Option<()> {
        while !matches!(self.seek_mark()?, b'\n' | b'\r' | 0) {
            self.at += 1;
        }
        Some(())
    }

    /// A text outside of brackets.
    pub(super) fn scalar(&mut self) -> Option<Scalar> {
        self.any_scalar(false)
    }

    /// A text within brackets.
    pub(super) fn flow_scalar(&mut self) -> Option<Scalar> {
        self.any_scalar(true)
    }

    fn any_scalar(&mut self, flow: bool) -> Option<Scalar> {
        match self.peek() {
            b'\'' => self.single(),
            b'"' => self.double(),
            b'&' | b'*' | b'!' | b'@' | b'%' | b'`' | b'|' | b'>' | b'?' | b':' | b'#' => None,
            b',' | b'[' | b']' | b'{' | b'}' => None,
            b'-' if self.ends_word(self.at + 1, flow) => None,
            _ => self.plain(flow),
        }
    }

    /// Whether what stands before byte `at` is a sign of its own and not the beginning of a word.
    fn ends_word(&self, at: usize, flow: bool) -> bool {
        let next = self.byte(at);
        is_gap(next) || flow && matches!(next, b',' | b'[' | b']' | b'{' | b'}')
    }

    fn plain(&mut self, flow: bool) -> Option<Scalar> {
        let start = self.at;
        loop {
            match self.seek_mark()? {
                b'\n' | b'\r' | 0 => break,
                b':' if self.ends_word(self.at + 1, flow) => break,
                b'#' if self.byte(self.at - 1) == b' ' => break,
                b',' | b']' | b'}' if flow => break,
                b'[' | b'{' if flow => return None,
                // Readers do not agree on it.
                b':' if flow && self.byte(self.at + 1) == b'?' => return None,
                _ => self.at += 1,
            }
        }
        let mut end = self.at;
        while end > start && self.byte(end - 1) == b' ' {
            end -= 1;
        }
        self.at = end;
        (end > start).then(|| Scalar { span: Span::new(start, end), style: Style::Plain, text: None })
    }

    fn single(&mut self) -> Option<Scalar> {
        let start = self.at;
        self.at += 1;
        let mut doubled = false;
        loop {
            match self.seek_mark()? {
                b'\n' | b'\r' | 0 => return None,
                b'\'' if self.byte(self.at + 1) == b'\'' => {
                    doubled = true;
                    self.at += 2;
                }
                b'\'' => break,
                _ => self.at += 1,
            }
        }
        let inner = self.text.get(start + 1..self.at)?;
        self.at += 1;
        let text = if doubled { Some(self.resolved(&inner.replace("''", "'"), start)?) } else { None };
        Some(Scalar { span: Span::new(start, self.at), style: Style::Quoted, text })
    }

    fn double(&mut self) -> Option<Scalar> {
        let start = self.at;
        self.at += 1;
        // The text so far, and from where on it is as written.
        let (mut resolved, mut from) = (String::new(), self.at);
        loop {
            match self.seek_mark()? {
                b'\n' | b'\r' | 0 => return None,
                b'"' => break,
                b'\\' => {
                    resolved.push_str(self.text.get(from..self.at)?);
                    resolved.push(self.escape()?);
                    from = self.at;
                }
                _ => self.at += 1,
            }
        }
        let rest = self.text.get(from..self.at)?;
        self.at += 1;
        let text = if from > start + 1 { Some(self.resolved(&(resolved + rest), start)?) } else { None };
        Some(Scalar { span: Span::new(start, self.at), style: Style::Quoted, text })
    }

    /// The character that the escape here stands for.
    fn escape(&mut self) -> Option<char> {
        let (c, length) = match self.byte(self.at + 1) {
            c @ (b'"' | b'\\' | b'/') => (char::from(c), 2),
            b'n' => ('\n', 2),
            b't' => ('\t', 2),
            b'r' => ('\r', 2),
            b'u' => {
                let digits = self.text.get(self.at + 2..self.at + 6)?;
                let number = u32::from_str_radix(digits, 16).ok().filter(|_| !digits.starts_with('+'))?;
                (char::from_u32(number).filter(|c| !c.is_control())?, 6)
            }
            _ => return None,
        };
        self.at += length;
        Some(c)
    }

    /// The text of a scalar in quotes, written from byte `start` to here, that is not what stands there.
    fn resolved(&mut self, text: &str, start: usize) -> Option<What> {
        let source = self.text.get(start..self.at)?;
        let written = lay(text, source, start, Style::Quoted, &mut self.tree.pieces);
        Some(What::Scalar { text: self.tree.store_text(text), style: Style::Quoted, written })
    }

    /// Makes a node of a text. A plain `~` or `null` is a text only where it is a key.
    pub(super) fn scalar_node(&mut self, scalar: Scalar, is_key: bool) -> Option<NodeId> {
        let Scalar { span, style, text } = scalar;
        let what = match text {
            Some(text) => text,
            None => {
                let quote = usize::from(style == Style::Quoted);
                let (start, end) = (span.start as usize + quote, span.end as usize - quote);
                let source = self.text.get(start..end)?;
                if style == Style::Plain && !is_key && matches!(source, "~" | "null" | "Null" | "NULL") {
                    What::Null
                } else {
                    let written = Written::Here(Span::new(start, end).start);
                    What::Scalar { text: self.tree.store_text(source), style, written }
                }
            }
        };
        self.add(what, span, false)
    }
}
