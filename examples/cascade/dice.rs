//! Choices that fall the same way each time: of one seed and one place in the archive.

/// A run of choices (SplitMix64, by Sebastiano Vigna, in the public domain).
pub(crate) struct Dice(u64);

impl Dice {
    /// The choices of one directive.
    pub(crate) fn new(seed: u64, code: &str) -> Self {
        let mix = |state: u64, byte: u8| Dice(state ^ u64::from(byte)).next();
        Self(code.bytes().fold(Dice(seed).next(), mix))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `count`; 0 where there is none.
    pub(crate) fn below(&mut self, count: usize) -> usize {
        usize::try_from(self.next() % (count.max(1) as u64)).unwrap_or_default()
    }

    /// One of several.
    pub(crate) fn pick<'a, T>(&mut self, several: &'a [T]) -> Option<&'a T> {
        several.get(self.below(several.len()))
    }

    /// One of several texts; nothing of none.
    pub(crate) fn text<'a>(&mut self, several: &'a [String]) -> &'a str {
        self.pick(several).map_or("", String::as_str)
    }

    /// Puts several into another order.
    pub(crate) fn shuffle<T>(&mut self, several: &mut [T]) {
        for at in (1..several.len()).rev() {
            several.swap(at, self.below(at + 1));
        }
    }
}
