//! The statements, dates, levels and names of an archive by number: what stands in many directives is read once, and equal
//! numbers are equal words. Filled by all threads while an archive is gathered; looked up afterwards without a lock.

use super::Statement;
use crate::recall::Recall;
use jiff::civil::Date;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{PoisonError, RwLock};

/// Statements and names that are numbered at most, so that no archive fills the memory. A directive that says what has no
/// number is read in full each time.
const MOST: u32 = 65_536;

/// Bytes of text that a table holds at most; what comes after is made anew each time.
const ROOM: usize = 16 * 1024 * 1024;

/// What some bytes stand for.
#[derive(Debug)]
struct Known<V>(Recall<Box<[u8]>, V>);

impl<V: Copy> Default for Known<V> {
    fn default() -> Self {
        Self(Recall::new(ROOM))
    }
}

impl<V: Copy> Known<V> {
    /// What `bytes` stand for, or what `make` says they do; nothing is kept of what is refused.
    fn recall(&self, bytes: &[u8], make: impl FnOnce() -> Option<V>) -> Option<V> {
        self.0.recall(bytes, (|| bytes.into(), bytes.len()), make)
    }
}

/// The number of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct NameId(u32);

/// A statement by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    /// Its number: the same for the same words on the same dimension, read from the same date of issue where years may be
    /// left out.
    pub id: u32,
    /// The dimension, as an index into the rule book.
    pub dimension: u16,
}

/// What is known of the statements of an archive while it is read.
#[derive(Debug, Default)]
pub struct Lexicon {
    said: Known<Said>,
    /// Statements by the very lines they are written in.
    lines: Known<Said>,
    /// Lines of notes in which nothing is wrong.
    notes: Known<()>,
    names: Known<NameId>,
    days: Known<Date>,
    rungs: Known<u8>,
    /// The statements that have been numbered.
    statements: RwLock<Vec<Statement>>,
    named: AtomicU32,
}

impl Lexicon {
    /// The number of a statement that is written so, read by `read` where it is met for the first time.
    pub(super) fn said(&self, written: &[u8], read: impl FnOnce() -> Option<Statement>) -> Option<Said> {
        self.said.recall(written, || {
            let statement = read()?;
            let dimension = u16::try_from(statement.dimension).ok()?;
            let mut statements = self.statements.write().unwrap_or_else(PoisonError::into_inner);
            let id = u32::try_from(statements.len()).ok().filter(|id| *id < MOST)?;
            statements.push(statement);
            Some(Said { id, dimension })
        })
    }

    /// The number of a statement that stands in just these lines, with what it hangs on before them.
    pub(super) fn in_lines(&self, lines: &[u8], read: impl FnOnce() -> Option<Said>) -> Option<Said> {
        self.lines.recall(lines, read)
    }

    /// Whether nothing is wrong in the lines of a note; `read` looks, where they are met for the first time.
    pub(super) fn is_sound(&self, lines: &str, read: impl FnOnce() -> Option<()>) -> bool {
        self.notes.recall(lines.as_bytes(), read).is_some()
    }

    /// The number of a name of a task, the same for all that say the same.
    pub(super) fn name(&self, text: &str) -> Option<NameId> {
        let number = || {
            let id = self.named.fetch_add(1, Ordering::Relaxed);
            (id < MOST).then_some(NameId(id))
        };
        let essence = super::essence(text);
        self.names.recall(essence.as_bytes(), number)
    }

    /// The day that a date of issue names, as `read` reads it; `None` where it names none.
    pub(super) fn day(&self, written: &str, read: impl FnOnce() -> Option<Date>) -> Option<Date> {
        self.days.recall(written.as_bytes(), read)
    }

    /// The rung of a level of administration.
    pub(super) fn rung(&self, written: &str, find: impl FnOnce() -> Option<u8>) -> Option<u8> {
        self.rungs.recall(written.as_bytes(), find)
    }

    /// The statements that have been numbered, by their numbers.
    #[must_use]
    pub fn statements(self) -> Vec<Statement> {
        self.statements.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}
