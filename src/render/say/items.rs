//! Says a value of kind items.

use crate::kind::items::Items;
use crate::render::Lang;
use crate::render::say::rate::rate;

/// The terms in the order of the text, each with its count and rate; an empty set is said as none.
#[must_use]
pub fn items(value: &Items, lang: Lang) -> String {
    if value.terms.is_empty() {
        return match lang {
            Lang::Zh => "无".to_owned(),
            Lang::En => "none".to_owned(),
        };
    }
    let terms = value.terms.iter().map(|term| {
        let count = term.count.map(|n| format!("({n})")).unwrap_or_default();
        let rate = term.rate.as_ref().map(|r| format!(" {}", rate(r, lang))).unwrap_or_default();
        format!("{term}{count}{rate}")
    });
    terms.collect::<Vec<_>>().join(match lang {
        Lang::Zh => "、",
        Lang::En => ", ",
    })
}
