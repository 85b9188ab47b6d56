//! Rungs of a ladder, in all their spellings.

use super::super::choice::Choice;
use super::super::point::Value;
use super::moved;
use jiama::rule::{Dimension, RuleBook};

pub(super) fn value(book: &RuleBook, row: &Dimension, choice: &mut Choice) -> Value {
    let ladder = book.ladder(row.ladder.as_deref().unwrap()).unwrap();
    let (at, heavier) = moved(row.heavier.floor, ladder.rungs.len(), choice);
    let said = |n: usize| spellings(book, row, n - 1);
    Value { said: said(at), heavier: said(heavier), lone_ceiling: false, parts: None }
}

/// All spellings of a rung.
pub(in super::super) fn spellings(book: &RuleBook, row: &Dimension, rank: usize) -> Vec<String> {
    let ladder = book.ladder(row.ladder.as_deref().unwrap()).unwrap();
    let step = ladder.rungs.get(rank).unwrap();
    [&*step.word, &*step.en].into_iter().map(str::to_owned).chain(step.also.iter().cloned()).collect()
}
