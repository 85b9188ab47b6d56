//! `jiama rules`: the catalogue.

use super::{Desk, Output};
use crate::cli::Format;
use crate::render::page;

pub(super) fn run(desk: &Desk<'_>) -> Output {
    let stdout = match desk.common.format {
        Format::Json => page::catalogue_json(&desk.words),
        Format::Concise => page::catalogue_lines(&desk.words, &desk.style),
        Format::Pretty => page::catalogue(&desk.words, &desk.style),
    };
    Output { stdout, ..Output::default() }
}
