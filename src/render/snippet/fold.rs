//! One line of source made to fit: what is marked stays, what is far from it gives way to `…`.

use super::label::Row;
use crate::render::safe::{self, Cluster};
use crate::render::style::Style;
use std::ops::Range;

/// A line ready to print.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Folded {
    /// What to print, cluster by cluster, each with its cells.
    pub(super) shown: Vec<(String, usize)>,
    /// For each mark, the clusters of `shown` it lies under; empty for a place between two.
    pub(super) marks: Vec<Range<usize>>,
}

impl Folded {
    /// The cell in which miette hangs the words of a mark.
    pub(super) fn hook(&self, mark: &Range<usize>) -> usize {
        let cells =
            |range: Range<usize>| self.shown.get(range).unwrap_or_default().iter().map(|(_, n)| n).sum::<usize>();
        let start = cells(0..mark.start);
        (start + (start + cells(mark.clone())).max(start + 1)) / 2
    }
}

/// A line with marks, at most `room` cells. Its first `hidden` clusters are given up first, but never what is marked.
pub(super) fn fold(text: &str, row: &Row, room: usize, hidden: usize, style: &Style) -> Folded {
    let near = near(text, row, room);
    let part = text.get(near.clone()).unwrap_or_default();
    let clusters: Vec<Cluster<'_>> = safe::clusters(part, style.ascii).collect();
    let spans: Vec<Span> = row.marks.iter().map(|m| span(&clusters, near.start, &m.span)).collect();
    let tail = usize::from(spans.iter().any(|s| s.point && s.lo == clusters.len()));
    let line = Line {
        cut_left: near.start > row.range.start,
        cut_right: near.end < row.range.end,
        mark: safe::cells(style.ellipsis()),
        room: room.saturating_sub(tail),
        clusters,
    };
    let whole = 0..line.clusters.len();
    let fits = hidden == 0 && !line.cut_left && !line.cut_right && line.cells(whole.clone()) <= line.room;
    let windows = if fits { vec![whole] } else { line.windows(&spans, hidden) };
    line.print(&windows, &spans, style)
}

/// Of a very long line, the part that can come into view at all.
fn near(text: &str, row: &Row, room: usize) -> Range<usize> {
    let reach = 64 * room;
    let (Some(first), Some(last)) = (row.marks.first(), row.marks.last()) else {
        let end = text.floor_char_boundary(row.range.end.min(row.range.start + reach));
        return row.range.start..end;
    };
    let start = text.floor_char_boundary(first.span.start.saturating_sub(reach)).max(row.range.start);
    // A long mark is shown by its beginning; only its own length may be skipped, nothing between two marks.
    let end = if row.marks.len() == 1 { last.span.start } else { last.span.end };
    start..text.ceil_char_boundary((end + 2 * reach).min(row.range.end))
}

/// The clusters of a mark.
#[derive(Clone, Copy, Debug)]
struct Span {
    lo: usize,
    hi: usize,
    /// A place between two clusters: `hi` is then one past `lo`, or the end.
    point: bool,
}

fn span(clusters: &[Cluster<'_>], offset: usize, mark: &Range<usize>) -> Span {
    let (start, end) = (mark.start.saturating_sub(offset), mark.end.saturating_sub(offset));
    let n = clusters.len();
    let lo = clusters.iter().position(|c| c.end > start).unwrap_or(n);
    if mark.is_empty() {
        return Span { lo, hi: (lo + 1).min(n), point: true };
    }
    let hi = clusters.iter().position(|c| c.start >= end).unwrap_or(n).max(lo);
    Span { lo, hi, point: false }
}

struct Line<'a> {
    clusters: Vec<Cluster<'a>>,
    /// Whether the line has more on the left than `clusters`.
    cut_left: bool,
    cut_right: bool,
    /// Cells of the mark of omission.
    mark: usize,
    room: usize,
}

impl Line<'_> {
    fn cells(&self, range: Range<usize>) -> usize {
        self.clusters.get(range).unwrap_or_default().iter().map(|c| c.cells).sum()
    }

    /// Cells of the windows with a mark for each gap.
    fn cost(&self, windows: &[Range<usize>]) -> usize {
        let n = self.clusters.len();
        let left = windows.first().is_some_and(|w| w.start > 0 || self.cut_left);
        let right = windows.last().is_some_and(|w| w.end < n || self.cut_right);
        let inner = windows.windows(2).filter(|w| matches!(w, [a, b] if a.end < b.start)).count();
        let gaps = inner + usize::from(left) + usize::from(right);
        gaps * self.mark + windows.iter().map(|w| self.cells(w.clone())).sum::<usize>()
    }

    /// What to show of a line that does not fit: first the marked parts, then as much around them as there is room for.
    fn windows(&self, spans: &[Span], hidden: usize) -> Vec<Range<usize>> {
        let least = (spans.len() + 1) * self.mark;
        let wanted: usize = spans.iter().map(|s| self.cells(s.lo..s.hi)).sum();
        let share = if wanted + least <= self.room {
            usize::MAX
        } else {
            ((self.room * 2 / 3).saturating_sub(least) / spans.len().max(1)).max(2)
        };
        let mut windows: Vec<Range<usize>> = spans.iter().map(|s| s.lo..self.within(s.lo, s.hi, share)).collect();
        if windows.is_empty() {
            windows.push(0..0);
        }
        let floor = hidden.min(windows.first().map_or(0, |w| w.start));
        if floor == 0 {
            self.keep_head(&mut windows);
        }
        loop {
            let mut grown = false;
            for i in 0..windows.len() {
                grown |= self.grow(&mut windows, i, floor, true);
                grown |= self.grow(&mut windows, i, floor, false);
            }
            if !grown {
                return windows;
            }
        }
    }

    /// Shows a line from its beginning where that is near: there stands the key.
    fn keep_head(&self, windows: &mut [Range<usize>]) {
        let Some(old) = windows.first().map(|w| w.start) else { return };
        if self.cut_left || self.cells(0..old) > self.room / 3 {
            return;
        }
        windows.first_mut().into_iter().for_each(|w| w.start = 0);
        if self.cost(windows) > self.room {
            windows.first_mut().into_iter().for_each(|w| w.start = old);
        }
    }

    /// The end of as much of `lo..hi` as goes into `share` cells, one cluster at least.
    fn within(&self, lo: usize, hi: usize, share: usize) -> usize {
        let mut used = 0;
        for i in lo..hi {
            used += self.cells(i..i + 1);
            if used > share && i > lo {
                return i;
            }
        }
        hi
    }

    /// Makes window `i` one cluster wider to one side, if there is room.
    fn grow(&self, windows: &mut [Range<usize>], i: usize, floor: usize, left: bool) -> bool {
        let before = i.checked_sub(1).and_then(|j| windows.get(j)).map_or(floor, |w| w.end);
        let after = windows.get(i + 1).map_or(self.clusters.len(), |w| w.start);
        let Some(window) = windows.get_mut(i) else { return false };
        let old = window.clone();
        if left && window.start > before {
            window.start -= 1;
        } else if !left && window.end < after {
            window.end += 1;
        } else {
            return false;
        }
        let fits = self.cost(windows) <= self.room;
        if let (false, Some(window)) = (fits, windows.get_mut(i)) {
            *window = old;
        }
        fits
    }

    fn print(&self, windows: &[Range<usize>], spans: &[Span], style: &Style) -> Folded {
        let mut shown = Vec::new();
        // For each cluster in view, where in `shown` it stands.
        let mut places: Vec<(usize, usize)> = Vec::new();
        let mut end = 0;
        let gap = |out: &mut Vec<(String, usize)>| {
            out.extend(style.ellipsis().chars().map(|c| (c.to_string(), 1)));
        };
        for window in windows {
            if window.start > end || (window.start == 0 && end == 0 && self.cut_left) {
                gap(&mut shown);
            }
            for i in window.clone() {
                places.push((i, shown.len()));
                shown.extend(self.clusters.get(i).map(|c| (c.shown.clone().into_owned(), c.cells)));
            }
            end = window.end;
        }
        if end < self.clusters.len() || self.cut_right {
            gap(&mut shown);
        }
        let marks = spans.iter().map(|s| under(s, &places, shown.len(), self.mark)).collect();
        Folded { shown, marks }
    }
}

/// Where a mark lies in what is shown. One that was cut short runs on under the mark of omission.
fn under(span: &Span, places: &[(usize, usize)], len: usize, omission: usize) -> Range<usize> {
    let Some(start) = places.iter().find(|(i, _)| *i >= span.lo).map(|(_, at)| *at) else { return len..len };
    if span.point {
        return start..start;
    }
    let seen = places.iter().rfind(|(i, _)| (span.lo..span.hi).contains(i));
    let Some((last, at)) = seen else { return start..start };
    let more = if last + 1 < span.hi { omission } else { 0 };
    start..(at + 1 + more).min(len)
}
