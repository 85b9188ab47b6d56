//! Reads every input of an archive once, for the names and the gist of what stands in it.

use super::card::{Card, Clerk, Spot, spot_of};
use super::name::Namer;
use super::shelf::Shelf;
use super::{Archive, Broken, Flaw};
use crate::directive::{Gister, likely_id, read_text};
use crate::fault::{Code, Fault};
use crate::guard::{At, guarded};
use crate::rule::RuleBook;
use crate::source::inputs::{Buffer, Input, Listing, Piece};
use crate::source::{Source, lines_in};
use crate::span::Span;
use crate::yaml::Room;
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
    let (gister, namer, shelf) = (Gister::new(book), Namer::default(), Shelf::default());
    let clerk = Clerk { gister: &gister, namer: &namer, shelf: &shelf };
    let read = |(buffer, room): &mut (Buffer, Room), (number, input): (usize, &Input)| {
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        let mut file = File { book, clerk, room, number, held: Held::default(), waiting: Vec::new(), weight: 0 };
        let finished = guarded(At::Reading, || {
            let finished = input.pieces(buffer, |piece| file.take(piece));
            file.catch_up();
            finished
        });
        let whole = Spot { input: number, offset: 0, length: 0, line: 1 };
        let empty = || Fault::new(Code::Empty, "file", Span::NOWHERE);
        let fault = finished.unwrap_or_else(Err).err().or_else(|| file.held.is_empty().then(empty));
        if let Some(fault) = fault {
            file.held.broken.push(Broken { input: number, id: None });
            file.held.flaws.push(Flaw { spot: whole, fault });
        }
        done();
        file.held
    };
    let each = inputs.par_iter().enumerate().map_init(Default::default, read);
    let held: Vec<Held> = each.fold(Held::default, Held::and).collect();
    let statements = gister.finish().statements().into();
    let mut archive = Archive { inputs, unlisted, statements, ..Archive::default() };
    for part in held {
        archive.cards.extend(part.cards);
        archive.flaws.extend(part.flaws);
        archive.broken.extend(part.broken);
    }
    archive
}

/// What one file holds.
#[derive(Debug, Default)]
struct Held {
    cards: Vec<Card>,
    flaws: Vec<Flaw>,
    broken: Vec<Broken>,
}

impl Held {
    fn is_empty(&self) -> bool {
        self.cards.is_empty() && self.broken.is_empty()
    }

    fn and(mut self, other: Self) -> Self {
        self.cards.extend(other.cards);
        self.flaws.extend(other.flaws);
        self.broken.extend(other.broken);
        self
    }
}

/// Bytes of a large file that wait for the threads together.
const BATCH: usize = 16 * 1024 * 1024;
/// A text smaller than this is not worth another thread.
const SMALL: usize = 256 * 1024;

/// A file being read. The pieces of a large one are looked at by all threads, some megabytes at a time.
struct File<'a> {
    book: &'a RuleBook,
    clerk: Clerk<'a>,
    room: &'a mut Room,
    number: u32,
    held: Held,
    waiting: Vec<(String, Spot)>,
    /// Bytes that wait.
    weight: usize,
}

impl File<'_> {
    fn take(&mut self, piece: Piece<'_>) {
        let line = u32::try_from(piece.line).unwrap_or(u32::MAX);
        let start = Spot { input: self.number, offset: piece.offset, length: 0, line };
        if piece.offset == 0 && piece.text.len() < SMALL {
            self.held = text(self.book, self.clerk, piece.text, start, self.room);
            return;
        }
        self.weight += piece.text.len();
        self.waiting.push((piece.text.to_owned(), start));
        if self.weight >= BATCH {
            self.catch_up();
        }
    }

    /// Looks at all that waits.
    fn catch_up(&mut self) {
        let waiting = std::mem::take(&mut self.waiting);
        self.weight = 0;
        let (book, clerk) = (self.book, self.clerk);
        let one = |room: &mut Room, (own, start): &(String, Spot)| text(book, clerk, own, *start, room);
        let read = waiting.par_iter().map_init(Room::default, one).reduce(Held::default, Held::and);
        self.held = std::mem::take(&mut self.held).and(read);
    }
}

/// What a text that begins at `start` holds; where the program fails in it, the others are looked at all the same.
fn text(book: &RuleBook, clerk: Clerk<'_>, text: &str, start: Spot, room: &mut Room) -> Held {
    guarded(At::Reading, || held(book, clerk, text, start, room)).unwrap_or_else(|fault| {
        let id = likely_id(text).map(|id| clerk.namer.name(id));
        let flaws = vec![Flaw { spot: spot_of(start, 0..text.len(), start.line), fault }];
        Held { broken: vec![Broken { input: start.input, id }], flaws, ..Held::default() }
    })
}

fn held(book: &RuleBook, clerk: Clerk<'_>, text: &str, start: Spot, room: &mut Room) -> Held {
    let (cards, broken) = clerk.cards(text, start, room);
    let mut held = Held { cards, ..Held::default() };
    let (mut line, mut counted) = (start.line, 0);
    for part in broken {
        line += lines_in(text.get(counted..part.start).unwrap_or_default());
        counted = part.start;
        let own = Source::new("", text.get(part.clone()).unwrap_or_default());
        let (_, faults) = read_text(book, &own, 0);
        held.broken.push(Broken { input: start.input, id: likely_id(&own.text).map(|id| clerk.namer.name(id)) });
        let spot = spot_of(start, part, line);
        held.flaws.extend(faults.into_iter().map(|fault| Flaw { spot, fault }));
    }
    held
}
