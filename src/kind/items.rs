//! items: sets of terms.

use super::force::Phrase;
use super::misread::Misread;
use super::order::{Direction, Weighing};
use serde::Serialize;

/// sets of terms
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Items {}

/// Reads one.
///
/// # Errors
/// The part that was not understood.
pub fn read(_phrase: &mut Phrase<'_>) -> Result<Items, Misread> {
    Err(Misread::new(crate::fault::Code::NotUnderstood, "value", 0..0))
}

/// Weighs two.
#[must_use]
pub fn weigh(_parent: &Items, _child: &Items, _direction: Direction) -> Weighing {
    Weighing::plain(super::order::Order::Same)
}
