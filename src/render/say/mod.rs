//! Values said back, in words that their readers understand again: `read(say(v)) == v`.

pub mod amount;
pub mod due;
pub mod grade;
pub mod items;
pub mod rate;
pub mod span;

use super::Lang;
use crate::kind::Value;

/// A value in words.
#[must_use]
pub fn value(value: &Value, lang: Lang) -> String {
    match value {
        Value::Due(due) => due::due(due, lang),
        Value::Span(length) => span::span(length, lang),
        Value::Rate(rate) => rate::rate(rate, lang),
        Value::Amount(amount) => amount::amount(amount, lang),
        Value::Grade(grade) => grade::grade(grade, lang),
        Value::Items(items) => items::items(items, lang),
    }
}
