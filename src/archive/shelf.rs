//! Texts kept at hand between the two times they are needed, as long as there is room for them. What is not kept is opened
//! anew, so that memory does not grow with the archive.

use std::sync::atomic::{AtomicUsize, Ordering};

/// Bytes of text that are kept at most.
const ROOM: usize = 128 * 1024 * 1024;

/// How much is kept. Which texts they are is the affair of the threads that come first, and shows nowhere.
#[derive(Debug, Default)]
pub(super) struct Shelf(AtomicUsize);

impl Shelf {
    /// The text to keep, if there is room for it.
    pub(super) fn keep(&self, text: &str) -> Option<Box<str>> {
        let before = self.0.fetch_add(text.len(), Ordering::Relaxed);
        (before < ROOM).then(|| text.into())
    }
}
