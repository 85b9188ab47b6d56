//! What could not be read or matched: where, what stands there, what would be right.

use super::card::place;
use crate::render::brief::Brief;
use crate::render::marked::{Part, cropped};
use crate::render::spot::Spot;
use crate::render::words::Words;
use crate::report::{Located, Report};

/// Faults that are shown.
const MOST: usize = 200;
/// Characters of a line that are shown.
const LINE: usize = 300;

/// The faults of a report.
#[derive(Debug)]
pub(super) struct Faults {
    pub(super) shown: Vec<Fault>,
    /// How many more there are.
    pub(super) rest: usize,
}

/// One fault.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) rule: String,
    pub(super) title: String,
    pub(super) message: String,
    pub(super) place: String,
    /// The line it stands on; empty where it is the file as a whole.
    pub(super) line: Vec<Part>,
    pub(super) details: Vec<String>,
}

impl Faults {
    pub(super) fn of(report: &Report, words: &Words<'_>) -> Self {
        let shown = report.faults.iter().take(MOST).map(|located| fault(report, located, words)).collect();
        Self { shown, rest: report.faults.len().saturating_sub(MOST) }
    }

    /// How many there are in all.
    pub(super) fn count(&self) -> usize {
        self.shown.len() + self.rest
    }
}

fn fault(report: &Report, located: &Located, words: &Words<'_>) -> Fault {
    let brief = Brief::of_fault(report, located, words);
    Fault {
        place: if brief.spot.is_whole() { brief.spot.file().to_owned() } else { place(&brief.spot) },
        line: line(&brief.spot),
        rule: brief.rule,
        title: brief.title,
        message: brief.message,
        details: brief.details,
    }
}

/// The line of a fault with what is wrong marked.
fn line(spot: &Spot<'_>) -> Vec<Part> {
    let Some(source) = spot.source.filter(|_| !spot.is_whole()) else { return Vec::new() };
    let line = source.line_of(spot.span.start as usize);
    let text = |start: u32, end: u32| source.text.get(start as usize..end.min(line.end) as usize).unwrap_or_default();
    let end = spot.span.end.clamp(spot.span.start, line.end.max(spot.span.start));
    let part = |text: &str, is_marked: bool| Part { text: cropped(text, LINE), is_marked };
    let parts = [
        part(text(line.start, spot.span.start).trim_start(), false),
        part(text(spot.span.start, end), true),
        part(text(end, line.end), false),
    ];
    parts.into_iter().filter(|part| !part.text.is_empty()).collect()
}
