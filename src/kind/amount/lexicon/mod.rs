//! The words of amounts that are no numbers, units or bodies. All are uniform text.

mod change;
mod compare;
mod plain;

pub(super) use change::*;
pub(super) use compare::*;
pub(super) use plain::*;
