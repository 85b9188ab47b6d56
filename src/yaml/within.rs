//! Which bytes of the file each part of a scalar's text is written with, through quotes, escapes, folding and indents.

use super::Span;
use super::tree::{Run, Style};
use std::ops::Range;

/// A run of text and the bytes it is written with. Where both are equally long they are the same bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    text: Run,
    source: Run,
}

/// Where the text of a scalar is written.
#[derive(Clone, Copy, Debug)]
pub(super) enum Written {
    /// It cannot be told.
    Unknown,
    /// As it is read, from this byte of the file on.
    Here(u32),
    /// In these pieces, in order. Folded line breaks and indents belong to none.
    Pieces(Run),
}

/// Lays `text` along `source`, which begins at byte `offset` of the file. Adds to `pieces` where it is in pieces.
pub(super) fn lay(text: &str, source: &str, offset: usize, style: Style, pieces: &mut Vec<Piece>) -> Written {
    let quote = source.chars().next().filter(|c| style == Style::Quoted && matches!(c, '\'' | '"'));
    let inner = quote.map_or(0, char::len_utf8);
    let same = source.get(inner..).is_some_and(|s| s.starts_with(text));
    if same && !text.contains('\n') && !(quote == Some('"') && text.contains('\\')) {
        return Written::Here(Span::new(offset + inner, 0).start);
    }
    let first = pieces.len();
    let mut at = inner;
    for (start, c) in text.char_indices() {
        let Some(width) = written(source, &mut at, c, quote) else {
            pieces.truncate(first);
            return Written::Unknown;
        };
        if width > 0 {
            let text = Run::new(start, start + c.len_utf8());
            add(pieces, first, Piece { text, source: Run::new(offset + at, offset + at + width) });
            at += width;
        }
    }
    Written::Pieces(Run::new(first, pieces.len()))
}

/// Adds a piece; one that goes on from the last, of which the first is `first`, becomes part of it.
fn add(pieces: &mut Vec<Piece>, first: usize, piece: Piece) {
    let is_same = |piece: &Piece| piece.text.range().len() == piece.source.range().len();
    let goes_on = |last: &Piece| last.text.end == piece.text.start && last.source.end == piece.source.start;
    let count = pieces.len();
    match pieces.last_mut() {
        Some(last) if count > first && is_same(&piece) && is_same(last) && goes_on(last) => {
            last.text.end = piece.text.end;
            last.source.end = piece.source.end;
        }
        _ => pieces.push(piece),
    }
}

/// The bytes of the file for a part of a text of `length` bytes; `None` where the part is empty or only folded space, or
/// it cannot be told.
pub(super) fn span_of(written: Written, length: usize, pieces: &[Piece], part: Range<usize>) -> Option<Span> {
    let whole;
    let pieces = match written {
        Written::Unknown => return None,
        Written::Pieces(run) => pieces.get(run.range())?,
        Written::Here(at) => {
            let at = at as usize;
            whole = [Piece { text: Run::new(0, length), source: Run::new(at, at + length) }];
            &whole
        }
    };
    let text = |piece: &Piece| piece.text.range();
    let first = pieces.partition_point(|piece| text(piece).end <= part.start);
    let after = pieces.partition_point(|piece| text(piece).start < part.end);
    let (first, last) = (pieces.get(first)?, pieces.get(after.checked_sub(1)?)?);
    let same = |piece: &Piece| piece.text.range().len() == piece.source.range().len();
    let start = match part.start.checked_sub(text(first).start) {
        Some(inside) if same(first) => first.source.range().start + inside,
        _ => first.source.range().start,
    };
    let end = match text(last).end.checked_sub(part.end) {
        Some(left) if same(last) => last.source.range().end - left,
        _ => last.source.range().end,
    };
    (start < end).then(|| Span::new(start, end))
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
