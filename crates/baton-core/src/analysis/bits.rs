//! Bit sets of small numbers.

/// A set of numbers from 0 up to a fixed size.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Bits(Vec<u64>);

const BITS: usize = 64;

impl Bits {
    /// Creates an empty set for numbers below `size`.
    pub(super) fn empty(size: usize) -> Self {
        Self(vec![0; size.div_ceil(BITS)])
    }

    /// Creates a set of the numbers below `count`, for numbers below `size`.
    pub(super) fn below(count: usize, size: usize) -> Self {
        let word = |word: usize| match count.saturating_sub(word * BITS) {
            0 => 0,
            left if left < BITS => (1 << left) - 1,
            _ => u64::MAX,
        };
        Self((0..size.div_ceil(BITS)).map(word).collect())
    }

    /// Adds a number.
    pub(super) fn insert(&mut self, number: usize) {
        if let Some(word) = self.0.get_mut(number / BITS) {
            *word |= 1 << (number % BITS);
        }
    }

    /// Removes a number.
    pub(super) fn remove(&mut self, number: usize) {
        if let Some(word) = self.0.get_mut(number / BITS) {
            *word &= !(1 << (number % BITS));
        }
    }

    /// Returns true if the set contains a number.
    pub(super) fn contains(&self, number: usize) -> bool {
        let word = self.0.get(number / BITS).copied().unwrap_or_default();
        word & (1 << (number % BITS)) != 0
    }

    /// Returns true if the set is empty.
    pub(super) fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    /// Iterates over the numbers in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = usize> {
        self.0.iter().enumerate().flat_map(|(place, word)| {
            let mut left = *word;
            std::iter::from_fn(move || {
                let bit = left.trailing_zeros() as usize;
                left &= left.wrapping_sub(1);
                (bit < BITS).then_some(place * BITS + bit)
            })
        })
    }

    /// Returns the smallest number in this set that is not in the other.
    pub(super) fn first_outside(&self, other: &Self) -> Option<usize> {
        let mut words = self.0.iter().zip(&other.0).enumerate();
        words.find_map(|(place, (word, other))| {
            let left = word & !other;
            (left != 0).then(|| place * BITS + left.trailing_zeros() as usize)
        })
    }

    /// Removes the numbers that are not in the other set.
    pub(super) fn intersect(&mut self, other: &Self) {
        for (word, other) in self.0.iter_mut().zip(&other.0) {
            *word &= other;
        }
    }

    /// Adds the numbers of the other set.
    pub(super) fn add(&mut self, other: &Self) {
        for (word, other) in self.0.iter_mut().zip(&other.0) {
            *word |= other;
        }
    }

    /// Replaces this set with the intersection of two others, reusing its memory.
    pub(super) fn set_common(&mut self, one: &Self, other: &Self) {
        self.0.clear();
        self.0
            .extend(one.0.iter().zip(&other.0).map(|(one, other)| one & other));
    }

    /// Replaces this set with its complement among the numbers below `size`.
    pub(super) fn flip(&mut self, size: usize) {
        for (word, all) in self.0.iter_mut().zip(Self::below(size, size).0) {
            *word = !*word & all;
        }
    }

    /// Returns the number of machine words in the set.
    pub(super) fn words(&self) -> usize {
        self.0.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bit_sets_agree_with_lists_of_numbers() {
        for size in [1, 63, 64, 65, 130] {
            let mut thirds = Bits::empty(size);
            (0..size).step_by(3).for_each(|n| thirds.insert(n));
            let listed: Vec<usize> = thirds.iter().collect();
            assert_eq!(listed, (0..size).step_by(3).collect::<Vec<_>>());
            let half = Bits::below(size / 2, size);
            assert!((0..size).all(|n| half.contains(n) == (n < size / 2)));
            let outside = (0..size).step_by(3).find(|n| *n >= size / 2);
            assert_eq!(thirds.first_outside(&half), outside);
            let mut others = thirds.clone();
            others.flip(size);
            assert!((0..size).all(|n| others.contains(n) != thirds.contains(n)));
            others.intersect(&thirds);
            assert!(others.is_empty());
        }
    }
}
