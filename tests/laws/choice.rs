//! Choices drawn beforehand, so that a failing case shrinks towards the first of each: the plainest wording.

use proptest::prelude::*;

/// Numbers to choose by, used up one after another; beyond the last, always the first choice.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    drawn: std::vec::IntoIter<u16>,
}

impl Choice {
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
