//! stub
use super::Due;
use crate::kind::order::{Direction, Weighing, World};
/// Weighs two.
#[must_use]
pub fn weigh(_parent: &Due, _child: &Due, _direction: Direction, _world: &World<'_>) -> Weighing {
    Weighing::plain(crate::kind::order::Order::Same)
}
