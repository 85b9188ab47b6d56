//! A phrase being read: a cursor over its words which also takes up words of force (原则上, 应当, 必须) wherever they
//! may stand before or inside a value.

use super::Reader;
use super::grade::Rung;
use super::words::{Cursor, Words};

/// A phrase being read. Copy it to try a reading and fall back.
#[derive(Clone, Copy, Debug)]
pub struct Phrase<'w> {
    /// Where the reading stands.
    pub c: Cursor<'w>,
    /// What the reader knows beside the text.
    pub reader: &'w Reader<'w>,
    /// Ranks on the ladder of force of the softest and hardest words met.
    met: Option<(usize, usize)>,
}

impl<'w> Phrase<'w> {
    /// Begins to read.
    #[must_use]
    pub fn new(words: &'w Words, reader: &'w Reader<'w>) -> Self {
        Self { c: words.start(), reader, met: None }
    }

    /// The same, read on from elsewhere.
    #[must_use]
    pub fn at(self, c: Cursor<'w>) -> Self {
        Self { c, ..self }
    }

    /// Takes one word of force if one stands here.
    pub fn eat_force(&mut self) -> bool {
        let ladder = self.reader.force;
        if ladder.not.iter().any(|word| self.c.sees(word)) {
            return false;
        }
        let mut best: Option<(usize, Cursor<'w>)> = None;
        for (rank, step) in ladder.rungs.iter().enumerate() {
            let spellings = step.also.iter().map(String::as_str).chain([&*step.word, &*step.en]);
            for word in spellings {
                let mut c = self.c;
                if c.eat(word) && best.is_none_or(|(_, b)| c.reach() > b.reach()) {
                    best = Some((rank, c));
                }
            }
        }
        let Some((rank, c)) = best else { return false };
        self.c = c;
        self.met = Some(self.met.map_or((rank, rank), |(lo, hi)| (lo.min(rank), hi.max(rank))));
        true
    }

    /// Takes all words of force that stand here.
    pub fn eat_forces(&mut self) {
        while self.eat_force() {}
    }

    /// Takes up a softening that is no word of the ladder: the ladder's rung `word`, as 左右 softens like 原则上.
    pub fn soften(&mut self, word: &str) {
        let rank = self.reader.force.rungs.iter().position(|s| &*s.word == word);
        if let Some(rank) = rank {
            self.met = Some(self.met.map_or((rank, rank), |(lo, hi)| (lo.min(rank), hi.max(rank))));
        }
    }

    /// The force that the words met so far give: a soft word beside a hard one softens it (原则上应当), otherwise the
    /// hardest counts.
    #[must_use]
    pub fn force(&self) -> Option<Rung> {
        let (softest, hardest) = self.met?;
        let ladder = self.reader.force;
        let plain = ladder.rungs.iter().position(|s| &*s.word == "应当").unwrap_or(softest);
        ladder.rung(if softest < plain { softest } else { hardest })
    }
}
