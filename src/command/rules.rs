//! `jiama rules`: the catalogue.

use super::{Desk, Output};
use crate::cli::Format;
use crate::render::page;
use crate::report::exit;

pub(super) fn run(desk: &Desk<'_>) -> Output {
    desk.printed(exit::CLEAR, |sheet| match sheet.format {
        Format::Pretty => page::catalogue(&desk.words, &sheet.style),
        Format::Concise => page::catalogue_lines(&desk.words, &sheet.style),
        Format::Csv => page::catalogue_csv(&desk.words),
        _ => page::catalogue_json(&desk.words),
    })
}
