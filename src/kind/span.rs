//! span: lengths of time.

use super::force::Phrase;
use super::misread::Misread;
use super::order::{Direction, Weighing, World};
use serde::Serialize;

/// lengths of time
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Length {}

/// Reads one.
///
/// # Errors
/// The part that was not understood.
pub fn read(_phrase: &mut Phrase<'_>) -> Result<Length, Misread> {
    Err(Misread::new(crate::fault::Code::NotUnderstood, "value", 0..0))
}

/// Weighs two.
#[must_use]
pub fn weigh(_parent: &Length, _child: &Length, _direction: Direction, _world: &World<'_>) -> Weighing {
    Weighing::plain(super::order::Order::Same)
}
