//! `jiama schema NAME`: a JSON schema, for editors and other programs.

use super::{Desk, Output};
use crate::cli::Schema;
use crate::render::{json, schema};
use crate::report::exit;

pub(super) fn run(desk: &Desk<'_>, of: Schema) -> Output {
    let schema = match of {
        Schema::Directive => schema::directive(&desk.words),
        Schema::Waivers => schema::waivers(&desk.words),
        Schema::Output => json::schema(),
    };
    let text = serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n";
    desk.printed(exit::CLEAR, |_| text.clone())
}
