//! Says a value of kind span.

use crate::kind::span::Length;
use crate::render::Lang;

/// The value in words.
#[must_use]
pub fn span(_value: &Length, _lang: Lang) -> String {
    String::new()
}
