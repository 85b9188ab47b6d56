//! Choices drawn beforehand, so that a failing case shrinks towards the first of each: the plainest wording.

use proptest::prelude::*;

/// Numbers to choose by, used up one after another; beyond the last, always the first choice.
#[derive(Clone)]
pub(super) struct Choice {
    drawn: std::vec::IntoIter<u16>,
}

impl std::fmt::Debug for Choice {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // A failing case is told by its texts, not by the numbers that they were made from.
        write!(f, "{} choices", self.drawn.len())
    }
}

impl Choice {
    /// Choices of a seed, the same in every run.
    pub(super) fn seeded(seed: u64) -> Self {
        // SplitMix64 (Steele, Lea, Flood 2014).
        let mut state = seed;
        let mut next = || {
            state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let z = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            u16::try_from((z ^ (z >> 31)) & 0xffff).unwrap_or_default()
        };
        Self { drawn: (0..500).map(|_| next()).collect::<Vec<_>>().into_iter() }
    }

    /// A number below `n`.
    pub(super) fn below(&mut self, n: usize) -> usize {
        usize::from(self.drawn.next().unwrap_or_default()) % n.max(1)
    }

    pub(super) fn yes(&mut self) -> bool {
        self.below(2) == 1
    }

    pub(super) fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        of.get(self.below(of.len())).unwrap()
    }

    /// The same in another order.
    pub(super) fn shuffled<T>(&mut self, mut list: Vec<T>) -> Vec<T> {
        for at in 1..list.len() {
            let other = self.below(at + 1);
            // The first choice leaves all where it is.
            list.swap(at, at - other);
        }
        list
    }
}

pub(super) fn drawn() -> impl Strategy<Value = Choice> {
    prop::collection::vec(any::<u16>(), 0..500).prop_map(|drawn| Choice { drawn: drawn.into_iter() })
}
