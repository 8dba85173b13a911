//! Numbers that look random and are the same in every run.

/// The generator `xorshift64*`.
pub(crate) struct Random(u64);

impl Random {
    /// The same seed, the same numbers. Not 0.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// From 0 to one below the bound.
    pub(crate) fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }

    /// From minus the bound to the bound.
    pub(crate) fn signed(&mut self, bound: i64) -> i64 {
        (self.next() >> 1) as i64 % (bound + 1) * if self.next() & 1 == 0 { 1 } else { -1 }
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }
}
