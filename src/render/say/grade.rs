//! Says a value of kind grade.

use crate::kind::grade::Grade;
use crate::render::Lang;

/// The rung's own word, or the lowest and the highest of several.
#[must_use]
pub fn grade(value: &Grade, lang: Lang) -> String {
    let or = value.or.as_ref().map(|other| grade(other, lang));
    match (lang, or) {
        (Lang::Zh, None) => value.word.to_string(),
        (Lang::En, None) => value.en.to_string(),
        (Lang::Zh, Some(or)) => format!("{}或者{or}", value.word),
        (Lang::En, Some(or)) => format!("{} or {or}", value.en),
    }
}
