//! Opens one directive of an archive: its text, what it demands, what is wrong with it.

use super::{Archive, Card, Spot};
use crate::directive::{Directive, Gist, read_text};
use crate::fault::Fault;
use crate::rule::RuleBook;
use crate::source::Source;

/// One directive as it stands in its file.
#[derive(Debug)]
pub struct Opened {
    /// Its text under the name of its file, with the line it begins on.
    pub source: Source,
    /// What it says; `None` where it is no directive at all.
    pub directive: Option<Directive>,
    /// What could not be read in it.
    pub faults: Vec<Fault>,
}

impl Archive {
    /// Opens a directive. It is read as standing in the source of the number `card`.
    #[must_use]
    pub fn open(&self, book: &RuleBook, card: u32) -> Opened {
        let Some(Card { spot, text, .. }) = self.cards.get(card as usize) else {
            return Opened { source: Source::new("", ""), directive: None, faults: Vec::new() };
        };
        let laid = self.laid.get(&card).map(AsRef::as_ref);
        let kept = laid.or(text.as_deref()).map(|text| self.source(*spot, text.to_owned()));
        match kept.map_or_else(|| self.reopen(*spot), Ok) {
            Ok(source) => {
                let (directives, faults) = read_text(book, &source, card as usize);
                Opened { source, directive: directives.into_iter().next(), faults }
            }
            Err(fault) => Opened { source: self.source(*spot, String::new()), directive: None, faults: vec![fault] },
        }
    }

    /// What a directive says, by numbers; `None` where it has to be read in full.
    #[must_use]
    pub fn gist(&self, card: u32) -> Option<&Gist> {
        let gist = self.cards.get(card as usize)?.gist.as_deref();
        gist.filter(|_| self.laid.is_empty() || !self.laid.contains_key(&card))
    }

    /// Takes the texts of some cards for what stands in their files, and of all others what does.
    pub fn lay(&mut self, texts: impl Iterator<Item = (u32, Box<str>)>) {
        self.laid = texts.collect();
    }

    /// The text of a card as it stood in its file when that was read.
    ///
    /// # Errors
    /// What cannot be read any more.
    pub fn original(&self, card: u32) -> Result<Source, Fault> {
        let Some(Card { spot, text, .. }) = self.cards.get(card as usize) else { return Ok(Source::new("", "")) };
        text.as_ref().map_or_else(|| self.reopen(*spot), |text| Ok(self.source(*spot, text.to_string())))
    }

    /// The name of the file in which a directive stands.
    #[must_use]
    pub fn file(&self, card: u32) -> &str {
        let spot = self.cards.get(card as usize).map(|card| card.spot);
        spot.and_then(|spot| self.inputs.get(spot.input as usize)).map_or("", |input| input.name())
    }

    /// The text of a place, read anew from its file.
    ///
    /// # Errors
    /// What cannot be read any more.
    pub fn reopen(&self, spot: Spot) -> Result<Source, Fault> {
        let Some(input) = self.inputs.get(spot.input as usize) else { return Ok(Source::new("", "")) };
        Ok(self.source(spot, input.excerpt(spot.offset, spot.length as usize)?))
    }

    fn source(&self, spot: Spot, text: String) -> Source {
        let name = self.inputs.get(spot.input as usize).map_or("", |input| input.name());
        Source::new(name, text).from_line(spot.line as usize)
    }
}
