//! Texts over several lines, after `|` and `>`, as far as they are simple: no digit and no `+` at the mark, in `|` no
//! empty line before the first, in `>` none at all and no deeper line.

use super::super::Span;
use super::super::tree::{NodeId, Style, What};
use super::super::within::lay;
use super::Scanner;

impl Scanner<'_> {
    /// The text whose mark is next, below a key or dash that stands `column` deep.
    pub(super) fn lines(&mut self, column: usize) -> Option<NodeId> {
        let folded = self.peek() == b'>';
        self.at += 1;
        let strip = self.peek() == b'-';
        self.at += usize::from(strip);
        self.spaces();
        self.line_break()?;
        let indent = Some(self.spaces()).filter(|indent| *indent > column)?;
        let start = self.at;
        let mut text = String::new();
        let end = loop {
            // At the first byte of a line, behind its indent.
            let line = self.at;
            self.comment()?;
            let written = self.text.get(line..self.at)?;
            let is_deeper = written.starts_with(' ');
            if written.trim_start_matches(' ').is_empty() || folded && (is_deeper || written.ends_with(' ')) {
                return None;
            }
            text.push_str(written);
            match self.next_line(indent)? {
                Some(0) if folded => text.push(' '),
                Some(_) if folded => return None,
                Some(empty) => text.extend(std::iter::repeat_n('\n', empty + 1)),
                None => break line + written.trim_end_matches(' ').len(),
            }
        };
        if !strip {
            text.push('\n');
        }
        let source = self.text.get(start..end)?;
        let written = lay(&text, source, start, Style::Block, &mut self.tree.pieces);
        let what = What::Scalar { text: self.tree.store_text(&text), style: Style::Block, written };
        let id = self.add(what, Span::new(start, end), false)?;
        self.seek_content()?;
        Some(id)
    }

    /// Goes from the end of a line to behind the indent of the next one of the same text and says how many empty ones
    /// lie between; `Some(None)` at the end of the text.
    fn next_line(&mut self, indent: usize) -> Option<Option<usize>> {
        let mut empty = 0;
        loop {
            let before = self.at;
            self.line_break()?;
            if self.at == before {
                // The file ends without a line break.
                return None;
            }
            let start = self.at;
            let spaces = self.spaces();
            if spaces > indent && !matches!(self.peek(), b'\n' | b'\r' | 0) {
                self.at = start + indent;
                return Some(Some(empty));
            }
            match self.peek() {
                b'\n' | b'\r' if spaces <= indent => empty += 1,
                0 if spaces == 0 => return Some(None),
                b'\n' | b'\r' | 0 => return None,
                _ if spaces == indent => return Some(Some(empty)),
                _ => {
                    self.at = start;
                    return Some(None);
                }
            }
        }
    }
}
