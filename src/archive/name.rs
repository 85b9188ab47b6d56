//! Names of directives, each with a number that names alike but for notation share, so that a million of them are told apart
//! without being compared letter by letter.

use crate::directive::plain_chars;
use foldhash::fast::RandomState;
use std::hash::{BuildHasher, Hasher};

/// What two names that are the same but for notation have in common: 128 bits of their plain words, by chance the same for
/// two of a million other names once in 10²⁶ runs.
pub(super) type Key = u128;

/// The name of a directive, or one by which it names another.
#[derive(Clone, Debug)]
pub struct Name {
    /// As written.
    pub word: Box<str>,
    pub(super) key: Key,
}

/// Gives names their numbers: others in each run.
#[derive(Debug, Default)]
pub(super) struct Namer {
    halves: (RandomState, RandomState),
}

impl Namer {
    pub(super) fn name(&self, word: impl Into<Box<str>>) -> Name {
        let word = word.into();
        let (mut high, mut low) = (self.halves.0.build_hasher(), self.halves.1.build_hasher());
        for c in plain_chars(&word) {
            high.write_u32(c.into());
            low.write_u32(c.into());
        }
        Name { word, key: u128::from(high.finish()) << 64 | u128::from(low.finish()) }
    }
}
