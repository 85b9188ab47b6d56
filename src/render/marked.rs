//! A value as it stands in its file, in parts: the terms that decided, and what stands around them.

use super::spot::Spot;
use crate::finding::Place;
use crate::report::Report;
use crate::span::Span;

/// A part of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its text; line ends are among it.
    pub text: String,
    /// Whether it decided.
    pub is_marked: bool,
}

/// A value cut off after `most` characters. Where the whole of it decided, the whole is one part, as understood.
#[must_use]
pub fn parts(report: &Report, place: &Place, most: usize) -> Vec<Part> {
    let spot = Spot::of(report, place);
    let whole = spot.source.map_or("", |source| source.slice(place.span));
    let partly = place.marks.first() != Some(&place.span) && !place.marks.is_empty();
    let parts = if partly { cut(whole, place.span, &place.marks, spot.column.saturating_sub(1)) } else { None };
    parts.filter(|_| whole.chars().count() <= most).unwrap_or_else(|| {
        let text = cropped(&place.text, most);
        vec![Part { text, is_marked: place.marks.contains(&place.span) }]
    })
}

/// The beginning of a text, with the sign of what was left out.
#[must_use]
pub fn cropped(text: &str, most: usize) -> String {
    if text.chars().count() > most { text.chars().take(most).chain(['…']).collect() } else { text.to_owned() }
}

/// The text cut at its marks; lines after the first stand as far to the left as the first does. `None` where a mark cuts a character.
fn cut(whole: &str, span: Span, marks: &[Span], indent: usize) -> Option<Vec<Part>> {
    let mut parts: Vec<Part> = Vec::new();
    let mut push = |text: &str, is_marked: bool| {
        for (at, line) in text.split('\n').enumerate() {
            let blank = line.len() - line.trim_start_matches(' ').len();
            let line = if at == 0 { line } else { line.get(blank.min(indent)..).unwrap_or_default() };
            let line = format!("{}{}", if at == 0 { "" } else { "\n" }, line.trim_end_matches('\r'));
            match parts.last_mut().filter(|last| last.is_marked == is_marked) {
                Some(last) => last.text.push_str(&line),
                None if line.is_empty() => {}
                None => parts.push(Part { text: line, is_marked }),
            }
        }
    };
    let own = |at: u32| at.saturating_sub(span.start) as usize;
    let mut at = 0;
    for mark in marks.iter().filter(|mark| mark.end <= span.end) {
        let (start, end) = (own(mark.start).max(at), own(mark.end).max(at));
        push(whole.get(at..start)?, false);
        push(whole.get(start..end)?, true);
        at = end;
    }
    push(whole.get(at..)?, false);
    Some(parts)
}

#[cfg(test)]
mod tests {
    use super::cut;
    use crate::span::Span;

    fn shown(whole: &str, marks: &[&str], indent: usize) -> Option<String> {
        let spans: Vec<Span> =
            marks.iter().filter_map(|mark| whole.find(mark).map(|at| Span::new(at + 7, at + 7 + mark.len()))).collect();
        let parts = cut(whole, Span::new(7, 7 + whole.len()), &spans, indent)?;
        Some(parts.into_iter().map(|p| if p.is_marked { format!("<{}>", p.text) } else { p.text }).collect())
    }

    #[test]
    fn terms_are_marked_where_they_stand() {
        assert_eq!(shown("[甲, 乙, 丙]", &["乙", "丙"], 4).as_deref(), Some("[甲, <乙>, <丙>]"));
        assert_eq!(shown("- 甲\r\n    - 乙\n      续\n", &["乙"], 4).as_deref(), Some("- 甲\n- <乙>\n  续\n"));
        assert_eq!(shown("甲", &[], 0).as_deref(), Some("甲"));
        assert_eq!(cut("甲乙", Span::new(0, 6), &[Span::new(1, 3)], 0), None);
    }
}
