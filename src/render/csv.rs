//! The findings as a table for a spreadsheet. It begins with a byte-order mark, without which Excel takes Chinese for
//! another encoding, and no cell of it is taken for a formula.

use super::aside;
use super::brief::Brief;
use super::safe::visible;
use super::spot::Spot;
use super::verdict;
use super::words::Words;
use crate::finding::Place;
use crate::kind::number::Number;
use crate::report::{Judged, Located, Report};
use csv::{Terminator, WriterBuilder};

/// The columns, by the keys of their titles.
const COLUMNS: [&str; 18] = [
    "csv.level",
    "csv.rule",
    "csv.title",
    "csv.task",
    "csv.dimension",
    "csv.subject",
    "csv.parent",
    "csv.child",
    "csv.by",
    "csv.factor",
    "csv.message",
    "csv.help",
    "csv.state",
    "csv.file",
    "csv.line",
    "csv.column",
    "csv.parent-file",
    "csv.parent-line",
];

/// The report as a table with a row of titles.
#[must_use]
pub fn report(report: &Report, words: &Words<'_>) -> String {
    let titles = COLUMNS.iter().map(|key| words.word(key).to_owned()).collect();
    let findings = report.told().map(|judged| finding(report, judged, words));
    let faults = report.faults.iter().map(|located| fault(report, located, words));
    table(std::iter::once(titles).chain(findings).chain(faults))
}

/// Rows of cells as text.
#[must_use]
pub fn table(rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(vec![]);
    for row in rows {
        // Memory takes all that is written, and all rows are of one length.
        let _ = writer.write_record(row.iter().map(|cell| harmless(cell)));
    }
    let bytes = writer.into_inner().unwrap_or_default();
    format!("\u{feff}{}", String::from_utf8_lossy(&bytes))
}

/// A cell that no spreadsheet takes for a formula: one that would be gets an apostrophe before it, as people write it there.
fn harmless(cell: &str) -> String {
    let starts = |c: char| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '\t' | '\r' | '\n');
    let formula = cell.starts_with(starts) || cell.trim_start().starts_with(starts);
    let cell = visible(cell);
    if formula { format!("'{cell}") } else { cell.into_owned() }
}

fn finding(report: &Report, judged: &Judged, words: &Words<'_>) -> Vec<String> {
    let finding = &judged.finding;
    let text = |place: Option<&Place>| place.map(|place| place.text.clone()).unwrap_or_default();
    let dimension = finding.dimension.as_deref().and_then(|id| words.book.dimension(id));
    let factor = finding.excess.as_ref().and_then(|excess| excess.factor).filter(|factor| *factor != Number::ONE);
    let spot = Spot::of(report, &finding.child);
    let above = finding.parent.as_ref().map(|place| Spot::of(report, place));
    vec![
        words.level(judged.level).to_owned(),
        finding.rule.to_string(),
        words.title(finding).to_owned(),
        finding.task.clone().unwrap_or_default(),
        dimension.map(|d| words.of(&d.title).to_owned()).unwrap_or_default(),
        finding.subject.clone().unwrap_or_default(),
        text(finding.parent.as_ref()),
        text(Some(&finding.child)),
        finding.excess.as_ref().map(|excess| words.excess(excess).trim().to_owned()).unwrap_or_default(),
        factor.map(|factor| factor.rounded(2)).unwrap_or_default(),
        words.message(finding),
        aside::note(judged, words).map_or_else(|| words.help(finding), |(_, text)| text),
        verdict::of(judged, words).0.to_owned(),
        spot.file().to_owned(),
        spot.line.to_string(),
        spot.column.to_string(),
        above.map(|spot| spot.file().to_owned()).unwrap_or_default(),
        above.map(|spot| spot.line.to_string()).unwrap_or_default(),
    ]
}

fn fault(report: &Report, located: &Located, words: &Words<'_>) -> Vec<String> {
    let brief = Brief::of_fault(report, located, words);
    let mut row = vec![words.level(brief.level).to_owned(), brief.rule, brief.title];
    row.resize(10, String::new());
    row.extend([words.fault(&located.fault), words.fault_help(&located.fault), words.word("csv.fault").to_owned()]);
    row.extend([brief.spot.file().to_owned(), brief.spot.line.to_string(), brief.spot.column.to_string()]);
    row.resize(COLUMNS.len(), String::new());
    row
}
