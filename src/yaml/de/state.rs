//! What is remembered while a value is read several times over: the faults found and the parts to leave out.

use super::super::tree::{NodeId, Tree};
use super::Extra;
use crate::fault::Fault;
use std::cell::{Cell, RefCell};
use std::collections::{HashMap, HashSet};

/// One reading. A part that fails is left out the next time, so that serde, which stops at the first error, comes to the
/// mistakes behind it.
pub(super) struct State<'t> {
    pub(super) tree: &'t Tree,
    pub(super) extra: Extra<'t>,
    faults: RefCell<Vec<Fault>>,
    hidden: RefCell<HashSet<NodeId>>,
    /// In a map, the key to give first: the second spelling of a field, so that serde stumbles over the first.
    first: RefCell<HashMap<NodeId, NodeId>>,
    again: Cell<bool>,
    /// Whether the error now on its way up has had its part left out.
    settled: Cell<bool>,
}

impl<'t> State<'t> {
    pub(super) fn new(tree: &'t Tree, extra: Extra<'t>) -> Self {
        let (faults, hidden, first) = (RefCell::default(), RefCell::default(), RefCell::default());
        Self { tree, extra, faults, hidden, first, again: Cell::new(false), settled: Cell::new(false) }
    }

    pub(super) fn begin(&self) {
        self.again.set(false);
        self.settled.set(false);
    }

    /// Whether reading again would show more.
    pub(super) fn again(&self) -> bool {
        self.again.get()
    }

    pub(super) fn into_faults(self) -> Vec<Fault> {
        self.faults.into_inner()
    }

    /// Writes a fault down, once however often it is met.
    pub(super) fn report(&self, fault: Fault) {
        let mut faults = self.faults.borrow_mut();
        if !faults.contains(&fault) {
            faults.push(fault);
        }
    }

    /// Leaves a part out the next time, unless a part of it is left out already.
    pub(super) fn hide(&self, part: NodeId) {
        if !self.settled.replace(true) && self.hidden.borrow_mut().insert(part) {
            self.again.set(true);
        }
    }

    pub(super) fn is_hidden(&self, part: NodeId) -> bool {
        self.hidden.borrow().contains(&part)
    }

    /// The error on its way up ends here.
    pub(super) fn caught(&self) {
        self.settled.set(false);
    }

    /// The key that a map gives first.
    pub(super) fn first(&self, map: NodeId) -> Option<NodeId> {
        self.first.borrow().get(&map).copied()
    }

    /// Has a map give `key` first the next time; `None` for the order as written.
    pub(super) fn set_first(&self, map: NodeId, key: Option<NodeId>) {
        let mut first = self.first.borrow_mut();
        match key {
            Some(key) => first.insert(map, key),
            None => first.remove(&map),
        };
        self.again.set(true);
        self.settled.set(true);
    }
}
