//! `jiama read DIMENSION TEXT`: how a value is understood.

use super::{Desk, Output};
use crate::cli::Format;
use crate::directive::read_value;
use crate::fault::Fault;
use crate::kind::{Reader, Reading};
use crate::render::pretty;
use crate::render::say;
use crate::report::{Located, Report, exit};
use crate::source::Source;
use crate::yaml::Span;
use jiff::civil::Date;

pub(super) fn run(desk: &Desk<'_>, dimension: &str, text: &str, issued: Option<&str>) -> Output {
    let book = desk.book;
    let index = book.dimension_of_key(dimension.trim());
    let (Some(row), Some(force)) = (index.and_then(|i| book.dimensions.get(i)), book.force_ladder()) else {
        let known: Vec<String> = book.dimensions.iter().map(|d| d.id.to_string()).collect();
        let known = known.join(desk.words.word("list.separator"));
        return desk.misused(desk.words.say("usage.no-dimension", &[("name", dimension), ("known", &known)]));
    };
    let issued: Option<Date> = match issued.map(|date| (date, date.parse())) {
        None => None,
        Some((_, Ok(date))) => Some(date),
        Some((given, Err(_))) => return desk.misused(desk.words.say("usage.no-date", &[("date", given)])),
    };
    let ladder = row.ladder.as_deref().and_then(|name| book.ladder(name));
    match read_value(row, text, &Reader { bare: row.bare, issued, ladder, force }) {
        Ok(reading) => Output { stdout: understood(desk, &reading), code: exit::CLEAR, ..Output::default() },
        Err(misread) => {
            let fault = misread.into_fault(text, |part| Span::new(part.start, part.end));
            refused(desk, text, fault.with_word("dimension", format!("dimension.{}", row.id)))
        }
    }
}

fn understood(desk: &Desk<'_>, reading: &Reading) -> String {
    if desk.common.format == Format::Json {
        return serde_json::to_string_pretty(reading).unwrap_or_default() + "\n";
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
    report.faults.push(Located { source: 0, fault });
    let stdout = match desk.common.format {
        Format::Pretty => pretty::faults(&report, &desk.words, &desk.style),
        _ => desk.rendered(&report),
    };
    Output { stdout, code: exit::INCOMPLETE, ..Output::default() }
}
