//! `jiama schema NAME`: a JSON schema, for editors and other programs.

use super::{Desk, Output};
use crate::cli::Schema;
use crate::render::object;
use crate::render::{json, schema};
use crate::report::exit;

pub(super) fn run(desk: &Desk<'_>, of: Schema) -> Output {
    let text = text(desk, of);
    desk.printed(exit::CLEAR, |_| text.clone())
}

/// The schema as it is written.
pub(super) fn text(desk: &Desk<'_>, of: Schema) -> String {
    let schema = match of {
        Schema::Directive => schema::directive(&desk.words),
        Schema::Config => schema::config(&desk.words),
        Schema::Waivers => schema::waivers(&desk.words),
        Schema::Output => json::schema(),
    };
    object::pretty(&schema)
}
