//! Text of the user made harmless for a terminal, and measured in its cells. Nothing that moves the cursor, turns the direction
//! of writing round or hides itself gets through; what is taken out is shown in its place.

use super::style::Style;
use std::borrow::Cow;
use std::ops::Range;
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// What a terminal draws as one: a character with all that is set upon it, or a part of what stands for a hidden one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cluster<'a> {
    /// First byte in the text it comes from.
    pub start: usize,
    /// One past its last byte there.
    pub end: usize,
    /// What to print.
    pub shown: Cow<'a, str>,
    /// Its width: one cell or two, seldom more, never none.
    pub cells: usize,
}

/// How many cells a text takes that is already harmless.
#[must_use]
pub fn cells(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

/// A text on one line: line ends become a space, and everything hidden is shown.
#[must_use]
pub fn line<'a>(text: &'a str, style: &Style) -> Cow<'a, str> {
    if text.chars().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let one = text.replace("\r\n", " ").replace(['\n', '\r'], " ");
    Cow::Owned(clusters(&one, style.ascii).map(|c| c.shown.into_owned()).collect())
}

/// A text that keeps its lines; everything else hidden is shown.
#[must_use]
pub fn lines<'a>(text: &'a str, style: &Style) -> Cow<'a, str> {
    if text.chars().all(|c| c == '\n' || is_plain(c)) {
        return Cow::Borrowed(text);
    }
    let each = text.split('\n').map(|l| line(l.strip_suffix('\r').unwrap_or(l), style));
    Cow::Owned(each.collect::<Vec<_>>().join("\n"))
}

/// A text as it stands, tabs and line feeds too, but for what is hidden, which is shown.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    let hidden = |c: char| is_hidden(c) && !matches!(c, '\t' | '\n');
    if !text.contains(hidden) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| if hidden(c) { name(c, false) } else { c.to_string() }).collect())
}

/// The beginning of a text, at most `room` cells with the mark of what was left out. The text is made harmless too.
#[must_use]
pub fn crop<'a>(text: &'a str, room: usize, style: &Style) -> Cow<'a, str> {
    let safe = line(text, style);
    if cells(&safe) <= room {
        return safe;
    }
    let room = room.saturating_sub(cells(style.ellipsis()));
    let mut out = String::new();
    let mut used = 0;
    for cluster in clusters(&safe, style.ascii) {
        if used + cluster.cells > room {
            break;
        }
        used += cluster.cells;
        out.push_str(&cluster.shown);
    }
    out.push_str(style.ellipsis());
    Cow::Owned(out)
}

/// The clusters of one line, left to right. Tabs run to the next multiple of four; a hidden character becomes one cluster for each
/// letter of its name.
pub fn clusters(text: &str, ascii: bool) -> impl Iterator<Item = Cluster<'_>> {
    let mut column = 0;
    let mut parts = Vec::new();
    text.grapheme_indices(true).flat_map(move |(start, grapheme)| {
        parts.clear();
        split(start, grapheme, column, ascii, &mut parts);
        column += parts.iter().map(|c| c.cells).sum::<usize>();
        std::mem::take(&mut parts)
    })
}

/// A range of bytes widened to whole clusters; an empty one stays empty, before the cluster it would cut.
#[must_use]
pub fn whole(text: &str, range: Range<usize>) -> Range<usize> {
    let cursor = |at: usize| GraphemeCursor::new(at, text.len(), true);
    let inside = |at: usize| cursor(at).is_boundary(text, 0) == Ok(false);
    let start = match cursor(range.start).prev_boundary(text, 0) {
        Ok(Some(before)) if inside(range.start) => before,
        _ => range.start,
    };
    if range.is_empty() {
        return start..start;
    }
    let end = match cursor(range.end).next_boundary(text, 0) {
        Ok(Some(after)) if inside(range.end) => after,
        _ => range.end,
    };
    start..end
}

fn split<'a>(start: usize, grapheme: &'a str, column: usize, ascii: bool, out: &mut Vec<Cluster<'a>>) {
    let end = start + grapheme.len();
    let joined = grapheme.contains('\u{200d}') && grapheme.chars().any(is_pictograph);
    let hidden = |c: char| is_hidden(c) && !(joined && c == '\u{200d}');
    let wide = cells(grapheme);
    if grapheme != "\t" && (1..=2).contains(&wide) && !grapheme.chars().any(hidden) {
        out.push(Cluster { start, end, shown: Cow::Borrowed(grapheme), cells: wide });
        return;
    }
    if grapheme == "\t" {
        let blank = |_| Cluster { start, end, shown: Cow::Borrowed(" "), cells: 1 };
        out.extend((0..4 - column % 4).map(blank));
        return;
    }
    let mut at = start;
    for c in grapheme.chars() {
        let (start, end) = (at, at + c.len_utf8());
        at = end;
        let width = c.width().unwrap_or(0);
        if width == 0 || is_hidden(c) {
            let name = name(c, ascii);
            let letter = |l: char| Cluster { start, end, shown: Cow::Owned(l.to_string()), cells: 1 };
            out.extend(name.chars().map(letter));
        } else {
            out.push(Cluster { start, end, shown: Cow::Owned(c.to_string()), cells: width });
        }
    }
}

/// What is shown for a hidden character: the picture of a control, else its number.
fn name(c: char, ascii: bool) -> String {
    let picture = match c as u32 {
        n @ 0..0x20 => char::from_u32(0x2400 + n),
        0x7f => Some('\u{2421}'),
        _ => None,
    };
    match picture {
        Some(picture) if !ascii => picture.to_string(),
        _ => format!("<U+{:04X}>", c as u32),
    }
}

/// Most of what is ever written; saves looking closer.
fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{4e00}'..='\u{9fff}' | '\u{3000}'..='\u{3020}' | '\u{ff01}'..='\u{ff5e}' | '“' | '”' | '…' | '—' | '×' | '·')
}

/// Controls, marks of direction, what has no width, and planes nobody has assigned.
pub(super) fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e00ff}' | '\u{e01f0}'..='\u{10ffff}')
        || (c as u32) & 0xfffe == 0xfffe
}

/// Roughly the pictographs: between these a joiner makes one picture, elsewhere it only hides.
fn is_pictograph(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}
