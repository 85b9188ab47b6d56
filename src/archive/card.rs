//! What is kept of each directive of an archive: where it stands, what it is called, what it names as its parents.

use super::name::{Name, Namer};
use super::shelf::Shelf;
use crate::directive::{self, Gist, Gister, Glance, is_directive};
use crate::source::lines_in;
use crate::yaml::{Budget, Room, document_end, each_part};
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
    /// Its id.
    pub id: Option<Name>,
    /// The ids or paths it names as its parents.
    pub parents: Box<[Name]>,
    /// What it says, by numbers; `None` where it has to be read in full.
    pub(super) gist: Option<Box<Gist>>,
    /// Its text, where that is kept at hand.
    pub(super) text: Option<Box<str>>,
}

/// Makes cards.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clerk<'a> {
    pub(super) gister: &'a Gister<'a>,
    pub(super) namer: &'a Namer,
    pub(super) shelf: &'a Shelf,
}

impl Clerk<'_> {
    /// The documents of a text that begins at `start`: a card for each directive, and the bytes of what is none because it
    /// is broken or no map.
    pub(super) fn cards(self, text: &str, start: Spot, room: &mut Room) -> (Vec<Card>, Vec<Range<usize>>) {
        let (mut cards, mut broken) = (Vec::new(), Vec::new());
        let (mut line, mut at) = (start.line, 0);
        while at < text.len() {
            let end = match self.gister.glance(text, at, room) {
                Some(Glance { id, parents, gist, end }) => {
                    cards.push(Card {
                        spot: spot_of(start, at..end, line),
                        id: id.map(|id| self.namer.name(id)),
                        parents: parents.into_iter().map(|parent| self.namer.name(parent)).collect(),
                        gist: Some(Box::new(gist)),
                        text: self.shelf.keep(text.get(at..end).unwrap_or_default()),
                    });
                    end
                }
                None => {
                    let end = document_end(text, at);
                    let begin = Spot { offset: start.offset + at as u64, line, ..start };
                    let own = text.get(at..end).unwrap_or_default();
                    cards.extend(self.read(own, begin, room, &mut |part| broken.push(at + part.start..at + part.end)));
                    end
                }
            };
            if end < text.len() {
                line += lines_in(text.get(at..end).unwrap_or_default());
            }
            at = end;
        }
        (cards, broken)
    }

    /// The cards of documents that have to be read as trees.
    fn read(self, text: &str, start: Spot, room: &mut Room, broken: &mut dyn FnMut(Range<usize>)) -> Vec<Card> {
        let mut cards = Vec::new();
        let (mut line, mut counted) = (start.line, 0);
        each_part(text, &Budget::default(), room, &mut |part| {
            let Some(tree) = part.tree.filter(|tree| !part.broken && is_directive(tree)) else {
                broken(part.span.range());
                return None;
            };
            line += lines_in(text.get(counted..part.span.start as usize).unwrap_or_default());
            counted = part.span.start as usize;
            let names = directive::names(&tree);
            let own = text.get(part.span.range()).unwrap_or_default();
            cards.push(Card {
                spot: spot_of(start, part.span.range(), line),
                id: names.id.map(|id| self.namer.name(id)),
                parents: names.parents.into_iter().map(|parent| self.namer.name(parent)).collect(),
                gist: self.gister.gist(&tree, text, own).map(Box::new),
                text: self.shelf.keep(own),
            });
            Some(tree)
        });
        cards
    }
}

/// The place of a part of a text that begins at `start`.
pub(super) fn spot_of(start: Spot, part: Range<usize>, line: u32) -> Spot {
    let length = u32::try_from(part.len()).unwrap_or(u32::MAX);
    Spot { input: start.input, offset: start.offset + part.start as u64, length, line }
}
