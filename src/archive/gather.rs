//! Reads every input of an archive once, for the names of what stands in it.

use super::card::{Card, Spot, cards, spot_of};
use super::{Archive, Broken, Flaw};
use crate::directive::{likely_id, read_text};
use crate::fault::{Code, Fault};
use crate::rule::RuleBook;
use crate::source::inputs::{Buffer, Input, Listing, Piece};
use crate::source::{Source, lines_in};
use crate::span::Span;
use crate::yaml::Budget;
use rayon::prelude::*;

/// Reads all inputs; what cannot be read is a flaw and the rest goes on. `done` is called once for each input.
#[must_use]
pub fn gather(book: &RuleBook, listing: Listing, done: &(dyn Fn() + Sync)) -> Archive {
    let Listing { inputs, faults: mut unlisted, empty } = listing;
    if !inputs.is_empty() || !unlisted.is_empty() {
        // Where there is nothing at all, that is said as a whole.
        let fault = || Fault::new(Code::Empty, "folder", Span::NOWHERE);
        unlisted.extend(empty.into_iter().map(|name| (name, fault())));
    }
    let read = |buffer: &mut Buffer, (number, input): (usize, &Input)| {
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        let mut file = File { book, number, held: Held::default(), is_empty: true };
        let finished = input.pieces(buffer, |piece| file.take(piece));
        let whole = Spot { input: number, offset: 0, length: 0, line: 1 };
        let empty = || Fault::new(Code::Empty, "file", Span::NOWHERE);
        let fault = finished.err().or_else(|| file.is_empty.then(empty));
        if let Some(fault) = fault {
            file.held.broken.push(Broken { input: number, id: None });
            file.held.flaws.push(Flaw { spot: whole, fault });
        }
        done();
        file.held
    };
    let held: Vec<Held> = inputs.par_iter().enumerate().map_init(Buffer::default, read).collect();
    let mut archive = Archive { inputs, unlisted, ..Archive::default() };
    for part in held {
        archive.cards.extend(part.cards);
        archive.flaws.extend(part.flaws);
        archive.broken.extend(part.broken);
        part.texts.into_iter().for_each(|text| archive.shelf.put(text));
    }
    archive
}

/// What one file holds.
#[derive(Debug, Default)]
struct Held {
    cards: Vec<Card>,
    /// The text of each card.
    texts: Vec<Box<str>>,
    flaws: Vec<Flaw>,
    broken: Vec<Broken>,
}

struct File<'a> {
    book: &'a RuleBook,
    number: u32,
    held: Held,
    is_empty: bool,
}

impl File<'_> {
    fn take(&mut self, piece: Piece<'_>) {
        let line = u32::try_from(piece.line).unwrap_or(u32::MAX);
        self.text(piece.text, Spot { input: self.number, offset: piece.offset, length: 0, line });
    }

    fn text(&mut self, text: &str, start: Spot) {
        let (cards, broken) = cards(text, start, &Budget::default());
        self.is_empty &= cards.is_empty() && broken.is_empty();
        for card in cards {
            let from = usize::try_from(card.spot.offset - start.offset).unwrap_or(usize::MAX);
            let own = text.get(from..from.saturating_add(card.spot.length as usize)).unwrap_or_default();
            self.held.texts.push(own.into());
            self.held.cards.push(card);
        }
        for part in broken {
            let line = start.line + lines_in(text.get(..part.start).unwrap_or_default());
            let own = Source::new("", text.get(part.clone()).unwrap_or_default());
            let (_, faults) = read_text(self.book, &own, 0);
            self.held.broken.push(Broken { input: self.number, id: likely_id(&own.text).map(Box::from) });
            let spot = spot_of(start, part, line);
            self.held.flaws.extend(faults.into_iter().map(|fault| Flaw { spot, fault }));
        }
    }
}
