//! Says a value of kind rate.

use crate::kind::rate::Rate;
use crate::render::Lang;

/// The value in words.
#[must_use]
pub fn rate(_value: &Rate, _lang: Lang) -> String {
    String::new()
}
