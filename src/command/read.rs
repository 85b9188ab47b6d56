//! `jiama read DIMENSION TEXT`: how a value is understood.

use super::sheet::Gate;
use super::{Desk, Output};
use crate::cli::Format;
use crate::directive::read_value;
use crate::fault::Fault;
use crate::kind::{Reader, Reading};
use crate::render::object;
use crate::render::pretty;
use crate::render::say;
use crate::report::{Located, Report, exit};
use crate::source::Source;
use crate::yaml::{Span, nearest};

pub(super) fn run(desk: &Desk<'_>, dimension: &str, text: &str, issued: Option<&str>) -> Output {
    let book = desk.book;
    let index = book.dimension_of_key(dimension.trim());
    let (Some(row), Some(force)) = (index.and_then(|i| book.dimensions.get(i)), book.force_ladder()) else {
        let message = desk.words.say("usage.no-dimension", &[("name", dimension)]);
        return desk.misused(message, known(desk, dimension));
    };
    let issued = match issued.map(|given| desk.day(given)).transpose() {
        Ok(day) => day,
        Err(misused) => return misused,
    };
    let ladder = row.ladder.as_deref().and_then(|name| book.ladder(name));
    match read_value(row, text, &Reader { bare: row.bare, issued, ladder, force }) {
        Ok(reading) => desk.printed(exit::CLEAR, |sheet| understood(desk, &reading, sheet.format)),
        Err(misread) => {
            let fault = misread.into_fault(text, |part| Span::new(part.start, part.end));
            refused(desk, text, fault.with_word("dimension", format!("dimension.{}", row.id)))
        }
    }
}

/// The dimension that was likely meant, or else all of them.
fn known(desk: &Desk<'_>, dimension: &str) -> String {
    let (book, words) = (desk.book, &desk.words);
    if let Some(name) = nearest(dimension, book.dimensions.iter().flat_map(|d| d.keys.iter().map(String::as_str))) {
        return words.say("misuse.did-you-mean", &[("name", name)]);
    }
    let titles: Vec<&str> = book.dimensions.iter().map(|d| words.of(&d.title)).collect();
    words.say("misuse.choose", &[("list", &titles.join(words.word("list.separator")))])
}

fn understood(desk: &Desk<'_>, reading: &Reading, format: Format) -> String {
    match format {
        Format::Json => return object::pretty(reading),
        Format::Jsonl => return object::line(reading),
        _ => {}
    }
    let said = say::value(&reading.value, desk.words.lang);
    let force =
        reading.force.as_ref().map(|rung| desk.words.say("read.force", &[("force", &desk.words.rung(&rung.word))]));
    format!("{said}{}\n", force.unwrap_or_default())
}

fn refused(desk: &Desk<'_>, text: &str, fault: Fault) -> Output {
    let mut report = Report::default();
    let name = desk.words.word("read.argument");
    report.sources.push(Source::new(name, text));
    report.faults.push(Located::new(0, fault));
    let gate = Gate { fail_on: desk.common.fail_on, compared: false };
    desk.reported(&report, gate, |style| pretty::faults(&report, &desk.words, style))
}
