//! What is kept of each directive of an archive: where it stands, what it is called, what it names as its parents.

use crate::directive::{self, is_directive};
use crate::source::lines_in;
use crate::span::Span;
use crate::yaml::{Budget, parts};
use std::ops::Range;

/// Where a document stands in an archive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot {
    /// Which input, as an index into the archive's inputs.
    pub input: u32,
    /// Its first byte in the input.
    pub offset: u64,
    /// Its length in bytes.
    pub length: u32,
    /// The number of its first line, counted from one.
    pub line: u32,
}

/// One directive of an archive.
#[derive(Clone, Debug)]
pub struct Card {
    /// Where it stands.
    pub spot: Spot,
    /// Its id, as written.
    pub id: Option<Box<str>>,
    /// The ids or paths it names as its parents, as written.
    pub parents: Box<[Box<str>]>,
}

/// The documents of a text that begins at `start`: a card for each directive, and the bytes of what is none because it
/// is broken or no map.
pub(super) fn cards(text: &str, start: Spot, budget: &Budget) -> (Vec<Card>, Vec<Range<usize>>) {
    let (mut cards, mut broken) = (Vec::new(), Vec::new());
    let (mut line, mut counted) = (start.line, 0);
    for part in parts(text, budget) {
        let span: Span = part.span;
        if part.broken || part.tree.as_ref().is_some_and(|tree| !is_directive(tree)) {
            broken.push(span.range());
            continue;
        }
        let Some(tree) = part.tree else { continue };
        line += lines_in(text.get(counted..span.start as usize).unwrap_or_default());
        counted = span.start as usize;
        let names = directive::names(&tree);
        cards.push(Card {
            spot: spot_of(start, span.range(), line),
            id: names.id.map(Box::from),
            parents: names.parents.into_iter().map(Box::from).collect(),
        });
    }
    (cards, broken)
}

/// The place of a part of a text that begins at `start`.
pub(super) fn spot_of(start: Spot, part: Range<usize>, line: u32) -> Spot {
    let length = u32::try_from(part.len()).unwrap_or(u32::MAX);
    Spot { input: start.input, offset: start.offset + part.start as u64, length, line }
}
