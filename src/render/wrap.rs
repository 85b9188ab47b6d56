//! Running text broken into lines by the rules of Unicode, so that no line begins with a closing mark and no number is torn from its
//! unit. Widths are cells.

use super::safe;
use super::style::Style;
use textwrap::WordSeparator;
use textwrap::core::{Fragment, Word};
use textwrap::wrap_algorithms::wrap_first_fit;

/// The lines of a harmless text at a width, `first` before the first line and `rest` before all others (a hanging indent). A line end in
/// the text stays one. A word wider than a line is broken.
#[must_use]
pub fn wrap(text: &str, width: usize, first: &str, rest: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for line in text.split('\n') {
        let lead = |n: usize| if n == 0 { first } else { rest };
        let room = |n: usize| width.saturating_sub(safe::cells(lead(n))).max(2);
        let rooms = [room(out.len()), room(out.len() + 1)];
        let pieces = pieces(line, rooms[0].min(rooms[1]));
        let widths = rooms.map(|n| u32::try_from(n).map_or(f64::MAX, f64::from));
        for row in wrap_first_fit(&pieces, &widths) {
            let mut printed = lead(out.len()).to_owned();
            let last = row.len().saturating_sub(1);
            for (i, piece) in row.iter().enumerate() {
                printed.push_str(piece.text);
                if i < last {
                    printed.push_str(piece.blank);
                }
            }
            printed.truncate(printed.trim_end_matches(' ').len());
            out.push(printed);
        }
    }
    out
}

/// The same as one text for a page, made harmless and at the width of the terminal, ending with a line end.
#[must_use]
pub fn page(text: &str, first: &str, rest: &str, style: &Style) -> String {
    let safe = safe::lines(text, style);
    wrap(&style.plain(&safe), style.width(), first, rest).into_iter().map(|l| l + "\n").collect()
}

/// What is never broken, and the blank that follows it within a line.
#[derive(Clone, Copy, Debug)]
struct Piece<'a> {
    text: &'a str,
    blank: &'a str,
}

impl Fragment for Piece<'_> {
    fn width(&self) -> f64 {
        u32::try_from(safe::cells(self.text)).map_or(f64::MAX, f64::from)
    }

    fn whitespace_width(&self) -> f64 {
        u32::try_from(self.blank.len()).map_or(f64::MAX, f64::from)
    }

    fn penalty_width(&self) -> f64 {
        0.0
    }
}

fn pieces(line: &str, room: usize) -> Vec<Piece<'_>> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut end = 0;
    let mut words = WordSeparator::UnicodeBreakProperties.find_words(line).peekable();
    while let Some(word) = words.next() {
        end += word.word.len() + word.whitespace.len();
        let whole = line.get(start..end).unwrap_or_default();
        if words.peek().is_some_and(|next| is_tied(whole, next) && safe::cells(whole) + safe::cells(next.word) <= room)
        {
            continue;
        }
        start = end;
        let text = whole.trim_end_matches(' ');
        broken(text, whole.get(text.len()..).unwrap_or_default(), room, &mut out);
    }
    out
}

/// A number and the unit behind it, or a date so far and its next part: `15` `天`, `6月` `30`.
fn is_tied(so_far: &str, next: &Word<'_>) -> bool {
    let number = |text: &str| text.ends_with(|c: char| c.is_ascii_digit() || c == '%');
    if let Some(before) = so_far.strip_suffix(['年', '月']) {
        return number(before) && next.word.starts_with(|c: char| c.is_ascii_digit());
    }
    number(so_far) && next.word.starts_with(|c: char| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

/// Cuts a word that is wider than a line; after a slash where there is one, for paths.
fn broken<'a>(text: &'a str, blank: &'a str, room: usize, out: &mut Vec<Piece<'a>>) {
    let (mut start, mut used) = (0, 0);
    if safe::cells(text) > room {
        for cluster in safe::clusters(text, false) {
            if used + cluster.cells > room && cluster.start > start {
                out.push(Piece { text: text.get(start..cluster.start).unwrap_or_default(), blank: "" });
                (start, used) = (cluster.start, 0);
            }
            used += cluster.cells;
        }
    }
    out.push(Piece { text: text.get(start..).unwrap_or_default(), blank });
}
