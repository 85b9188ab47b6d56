//! Says a value of kind due.

use crate::kind::due::Due;
use crate::render::Lang;

/// The value in words.
#[must_use]
pub fn due(_value: &Due, _lang: Lang) -> String {
    String::new()
}
