//! Rust values out of a tree, with every mistake collected: where one part cannot be read, the rest still is.

mod access;
mod error;
mod fields;
mod loc;
mod node;
mod state;

use super::tree::{NodeId, Tree};
use super::typing::is_slip;
use crate::fault::Fault;
use serde::Deserialize;
use state::State;

pub use fields::fields_of;
pub use loc::Loc;

/// How often a value is read anew to find the mistakes behind the first ones.
const MOST_PASSES: usize = 100;

/// Keys that a struct does not have as fields and that are still no mistake: they are passed over.
#[derive(Clone, Copy)]
pub struct Extra<'a> {
    /// The Rust names of the structs that take such keys.
    pub structs: &'a [&'a str],
    /// Whether a key is one.
    pub is_known: &'a dyn Fn(&str) -> bool,
    /// Spellings to suggest for an unknown key.
    pub names: &'a [&'a str],
}

impl Extra<'static> {
    /// No further keys.
    pub const NONE: Self = Self { structs: &[], is_known: &|_| false, names: &[] };
}

/// Reads a `T` from a node. Every mistake is added to `faults`; the parts that can be read without are in the value.
/// `None` where what is left is no `T`. A part on which `faults` already has a slip of typing gets no second fault.
///
/// Texts are taken as they stand: `no`, `007` and `2025-06-30` are texts. `~`, `null` and nothing are no value, an empty
/// list and an empty map. Structs take no unknown keys; `#[serde(flatten)]`, `untagged` and `tag` lose all places.
pub fn decode<'t, T: Deserialize<'t>>(
    tree: &'t Tree,
    node: NodeId,
    extra: &Extra<'t>,
    faults: &mut Vec<Fault>,
) -> Option<T> {
    let state = State::new(tree, *extra);
    let mut value = None;
    for _ in 0..MOST_PASSES {
        state.begin();
        value = T::deserialize(node::At::new(&state, node)).ok();
        if !state.again() {
            break;
        }
    }
    let mut found = state.into_faults();
    found.sort_by_key(|fault| (fault.span, fault.code));
    found.retain(|fault| !is_slip(faults, fault.span));
    faults.append(&mut found);
    value
}
