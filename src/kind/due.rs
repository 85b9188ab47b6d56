//! due: points in time by which.

use super::force::Phrase;
use super::misread::Misread;
use super::order::{Direction, Weighing, World};
use serde::Serialize;

/// points in time by which
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Due {}

/// Reads one.
///
/// # Errors
/// The part that was not understood.
pub fn read(_phrase: &mut Phrase<'_>) -> Result<Due, Misread> {
    Err(Misread::new(crate::fault::Code::NotUnderstood, "value", 0..0))
}

/// Weighs two.
#[must_use]
pub fn weigh(_parent: &Due, _child: &Due, _direction: Direction, _world: &World<'_>) -> Weighing {
    Weighing::plain(super::order::Order::Same)
}
