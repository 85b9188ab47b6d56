//! Says a value of kind grade.

use crate::kind::grade::Grade;
use crate::render::Lang;

/// The rung's own word.
#[must_use]
pub fn grade(value: &Grade, lang: Lang) -> String {
    match lang {
        Lang::Zh => value.word.to_string(),
        Lang::En => value.en.to_string(),
    }
}
