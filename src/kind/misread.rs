//! What could not be understood in a value, as data: which part, and why.

use super::Kind;
use crate::fault::{Blanks, Code, Fault};
use crate::yaml::Span;
use std::ops::Range;

/// A value that was refused. `at` is the part of the value's text, in bytes, that was not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misread {
    /// Bytes of the value's text to underline; empty means all of it.
    pub at: Range<usize>,
    /// Which fault this is.
    pub code: Code,
    /// Which of the fault's texts says it: a key under `texts` in the fault's page.
    pub text: &'static str,
    /// What fills the blanks of that text.
    pub blanks: Blanks,
    /// How many characters were understood before it failed.
    pub reach: usize,
}

impl Misread {
    /// A refusal of the bytes `at` of a value.
    #[must_use]
    pub fn new(code: Code, text: &'static str, at: Range<usize>) -> Self {
        Self { reach: at.start, at, code, text, blanks: Blanks::default() }
    }

    /// The same with one more blank filled.
    #[must_use]
    pub fn with(mut self, name: &'static str, text: impl Into<String>) -> Self {
        self.blanks.put(name, text);
        self
    }

    /// The same, well understood as a value of another kind, which belongs under another key.
    #[must_use]
    pub fn belonging_to(mut self, kind: Kind) -> Self {
        let key = match kind {
            Kind::Due => "kind.due",
            Kind::Span => "kind.span",
            Kind::Rate => "kind.rate",
            Kind::Amount => "kind.amount",
            Kind::Grade => "kind.grade",
            Kind::Items => "kind.items",
        };
        self.blanks.put_word("dimension", key);
        self
    }

    /// Of two failed readings, the one that understood more; the first where they are equal.
    #[must_use]
    pub fn further(self, other: Self) -> Self {
        if other.reach > self.reach { other } else { self }
    }

    /// The fault this is at a place of a file. `within` maps bytes of the value to bytes of the file; `text` is the value.
    #[must_use]
    pub fn into_fault(self, text: &str, within: impl Fn(Range<usize>) -> Span) -> Fault {
        let at = if self.at.is_empty() { 0..text.len() } else { self.at };
        let part = text.get(at.clone()).unwrap_or(text).to_owned();
        let mut fault = Fault::new(self.code, self.text, within(at));
        fault.blanks = self.blanks;
        fault.with("part", part).with("value", text)
    }
}
