//! rate: how often.

use super::force::Phrase;
use super::misread::Misread;
use super::order::{Direction, Weighing};
use serde::Serialize;

/// how often
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rate {}

/// Reads one.
///
/// # Errors
/// The part that was not understood.
pub fn read(_phrase: &mut Phrase<'_>) -> Result<Rate, Misread> {
    Err(Misread::new(crate::fault::Code::NotUnderstood, "value", 0..0))
}

/// Weighs two.
#[must_use]
pub fn weigh(_parent: &Rate, _child: &Rate, _direction: Direction) -> Weighing {
    Weighing::plain(super::order::Order::Same)
}
