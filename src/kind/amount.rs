//! amount: how much.

use super::force::Phrase;
use super::misread::Misread;
use super::order::{Direction, Weighing};
use serde::Serialize;

/// how much
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Amount {}

/// Reads one.
///
/// # Errors
/// The part that was not understood.
pub fn read(_phrase: &mut Phrase<'_>) -> Result<Amount, Misread> {
    Err(Misread::new(crate::fault::Code::NotUnderstood, "value", 0..0))
}

/// Weighs two.
#[must_use]
pub fn weigh(_parent: &Amount, _child: &Amount, _direction: Direction) -> Weighing {
    Weighing::plain(super::order::Order::Same)
}
