//! Says a value of kind amount.

use crate::kind::amount::Amount;
use crate::render::Lang;

/// The value in words.
#[must_use]
pub fn amount(_value: &Amount, _lang: Lang) -> String {
    String::new()
}
