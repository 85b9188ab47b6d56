//! What was once worked out, remembered for all threads: many tables, so that they seldom wait for each other. Knows nothing
//! of what it is.

use foldhash::fast::RandomState;
use std::borrow::Borrow;
use std::collections::HashMap;
use std::hash::{BuildHasher, Hash};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{PoisonError, RwLock};

/// How many tables there are.
const TABLES: usize = 64;

/// What is remembered by key, as long as there is room for it.
#[derive(Debug)]
pub struct Recall<K, V> {
    tables: Vec<RwLock<HashMap<K, V, RandomState>>>,
    hasher: RandomState,
    /// Room that is left.
    room: AtomicUsize,
}

impl<K: Hash + Eq, V: Copy> Recall<K, V> {
    /// Nothing is remembered yet; there is `room` for keys, in whatever is said of the size of each.
    #[must_use]
    pub fn new(room: usize) -> Self {
        let hasher = RandomState::default();
        let table = || RwLock::new(HashMap::with_hasher(hasher.clone()));
        Self { tables: std::iter::repeat_with(table).take(TABLES).collect(), hasher, room: AtomicUsize::new(room) }
    }

    /// What `key` stands for, or what `make` says it does; nothing is kept of what is refused. Two threads may both make it: the
    /// first to be entered holds. `own` makes a key to keep, which takes `size` of the room.
    pub fn recall<Q: Hash + Eq + ?Sized>(
        &self,
        key: &Q,
        (own, size): (impl FnOnce() -> K, usize),
        make: impl FnOnce() -> Option<V>,
    ) -> Option<V>
    where
        K: Borrow<Q>,
    {
        // The lowest bits choose a place within a table.
        let table = self.tables.get((self.hasher.hash_one(key) >> 48) as usize % TABLES)?;
        if let Some(known) = table.read().unwrap_or_else(PoisonError::into_inner).get(key) {
            return Some(*known);
        }
        let made = make()?;
        let taken = self.room.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |room| room.checked_sub(size));
        if taken.is_err() {
            return Some(made);
        }
        let mut table = table.write().unwrap_or_else(PoisonError::into_inner);
        Some(*table.entry(own()).or_insert(made))
    }
}
