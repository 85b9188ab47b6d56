//! Which bytes of the file each part of a scalar's text is written with, through quotes, escapes, folding and indents.

use super::Span;
use super::tree::Style;
use std::ops::Range;

/// A run of text and the bytes it is written with. Where both are equally long they are the same bytes.
#[derive(Clone, Copy, Debug)]
struct Piece {
    text: Range32,
    source: Range32,
}

#[derive(Clone, Copy, Debug)]
struct Range32 {
    start: usize,
    end: usize,
}

/// The pieces of one scalar, in order. Folded line breaks and indents belong to none.
#[derive(Clone, Debug)]
pub(super) struct Pieces(Vec<Piece>);

impl Pieces {
    /// Lays `text` along `source`, which begins at byte `offset` of the file. `None` where they do not fit.
    pub(super) fn lay(text: &str, source: &str, offset: usize, style: Style) -> Option<Self> {
        let quote = source.chars().next().filter(|c| style == Style::Quoted && matches!(c, '\'' | '"'));
        let inner = quote.map_or(0, char::len_utf8);
        if source.get(inner..).is_some_and(|s| s.starts_with(text)) && !text.contains('\n') && quote != Some('"') {
            let end = text.len();
            let whole = Piece {
                text: Range32 { start: 0, end },
                source: Range32 { start: offset + inner, end: offset + inner + end },
            };
            return Some(Self(vec![whole]));
        }
        let mut pieces = Self(Vec::new());
        let mut at = inner;
        for (start, c) in text.char_indices() {
            let width = written(source, &mut at, c, quote)?;
            if width > 0 {
                pieces.push(start, c.len_utf8(), offset + at, width);
                at += width;
            }
        }
        Some(pieces)
    }

    fn push(&mut self, text: usize, text_width: usize, source: usize, source_width: usize) {
        let plain = text_width == source_width;
        if let Some(last) = self.0.last_mut()
            && plain
            && last.text.end - last.text.start == last.source.end - last.source.start
            && last.text.end == text
            && last.source.end == source
        {
            last.text.end += text_width;
            last.source.end += source_width;
            return;
        }
        self.0.push(Piece {
            text: Range32 { start: text, end: text + text_width },
            source: Range32 { start: source, end: source + source_width },
        });
    }

    /// The bytes of the file for a part of the text; `None` where the part is empty or only folded space.
    pub(super) fn span_of(&self, part: Range<usize>) -> Option<Span> {
        let first = self.0.partition_point(|piece| piece.text.end <= part.start);
        let after = self.0.partition_point(|piece| piece.text.start < part.end);
        let (first, last) = (self.0.get(first)?, self.0.get(after.checked_sub(1)?)?);
        let same = |piece: &Piece| piece.text.end - piece.text.start == piece.source.end - piece.source.start;
        let start = match part.start.checked_sub(first.text.start) {
            Some(inside) if same(first) => first.source.start + inside,
            _ => first.source.start,
        };
        let end = match last.text.end.checked_sub(part.end) {
            Some(left) if same(last) => last.source.end - left,
            _ => last.source.end,
        };
        (start < end).then(|| Span::new(start, end))
    }
}

/// Moves `at` to where `c` is written and says with how many bytes; 0 where it stands for a folded line break.
fn written(source: &str, at: &mut usize, c: char, quote: Option<char>) -> Option<usize> {
    loop {
        let rest = source.get(*at..)?;
        let skipped = if quote == Some('"') && rest.starts_with('\\') {
            let after = rest.get(1..)?;
            if !after.starts_with(['\n', '\r']) {
                return escape(after);
            }
            // A backslash before a line break joins the lines; what follows the next line's indent is the character.
            1 + after.len() - after.trim_start_matches(BLANK).len()
        } else if quote == Some('\'') && c == '\'' && rest.starts_with("''") {
            return Some(2);
        } else if rest.starts_with(c) && c != '\n' {
            return Some(c.len_utf8());
        } else if c == ' ' || c == '\n' {
            return Some(0);
        } else {
            rest.len() - rest.trim_start_matches(BLANK).len()
        };
        if skipped == 0 {
            return None;
        }
        *at += skipped;
    }
}

const BLANK: [char; 4] = [' ', '\t', '\n', '\r'];

/// The length of an escape, backslash included, of which `after` follows the backslash.
fn escape(after: &str) -> Option<usize> {
    Some(match after.chars().next()? {
        'x' => 4,
        // The first half of a pair is followed by the second.
        'u' if after
            .get(1..3)
            .is_some_and(|h| matches!(h.to_ascii_lowercase().as_str(), "d8" | "d9" | "da" | "db")) =>
        {
            12
        }
        'u' => 6,
        'U' => 10,
        other => 1 + other.len_utf8(),
    })
}
