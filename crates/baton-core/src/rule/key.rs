//! Keys: facts encoded as one integer each, for comparisons without branches.

use super::fact::Fact;
use super::fact_type::FactType;
use super::schema::Slot;

/// The key of a missing fact.
pub(crate) const MISSING: i64 = i64::MIN;

/// The key of every free text, list and decimal.
pub(crate) const OTHER: i64 = i64::MIN + 1;

/// Encodes a fact as an integer in the order of its type: a whole number, minor units of money, seconds since 1970, 1 for
/// yes and 0 for no, or the index of a choice among its options.
pub(crate) fn key(fact: &Fact, kind: &FactType) -> i64 {
    match (fact, kind) {
        // No operand in a document is this small, so the clamp changes no comparison.
        (Fact::Integer(n) | Fact::Money(n), _) => (*n).max(OTHER + 1),
        (Fact::Boolean(yes), _) => i64::from(*yes),
        (Fact::Instant(at), _) => at.epoch(),
        (Fact::Text(text), FactType::Choice(options)) => choice_key(text, options).unwrap_or(OTHER),
        (Fact::Text(_) | Fact::Texts(_) | Fact::Number(_), _) => OTHER,
    }
}

/// Returns the key of an option; `None` for a text that is not among the options.
pub(crate) fn choice_key(text: &str, options: &[String]) -> Option<i64> {
    let place = options.iter().position(|option| option == text)?;
    i64::try_from(place).ok()
}

/// The keys of one call, stored inline so that reading them follows no pointer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Keys {
    /// The bits of the slots whose fact is missing.
    pub(super) missing: u64,
    pub(super) keys: [i64; Self::MOST],
    /// True once the call has ended.
    pub(crate) is_final: bool,
}

impl Default for Keys {
    fn default() -> Self {
        Self {
            missing: u64::MAX,
            keys: [MISSING; Self::MOST],
            is_final: false,
        }
    }
}

impl Keys {
    /// The number of slots that have a key. A rule on a later slot is not compiled.
    pub(crate) const MOST: usize = 32;

    #[inline]
    pub(crate) fn get(&self, slot: Slot) -> i64 {
        self.keys.get(slot.index()).copied().unwrap_or(MISSING)
    }

    #[inline]
    pub(crate) fn set(&mut self, slot: Slot, key: i64) {
        if let Some(place) = self.keys.get_mut(slot.index()) {
            *place = key;
        }
        if key == MISSING {
            self.missing |= slot.bit();
        } else {
            self.missing &= !slot.bit();
        }
    }
}

/// A range of keys, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct KeyRange {
    low: i64,
    /// The high end minus the low end.
    width: u64,
}

impl KeyRange {
    /// Every key, including that of a missing fact.
    pub(super) const ANY: Self = Self::new((i64::MIN, i64::MAX));

    /// Creates a range that is not empty.
    pub(super) const fn new((low, high): (i64, i64)) -> Self {
        let width = high.wrapping_sub(low).cast_unsigned();
        Self { low, width }
    }

    /// Returns true if a key is in the range. One comparison covers both ends: below the range, the distance wraps round to
    /// a large number.
    #[inline]
    pub(super) const fn contains(self, key: i64) -> bool {
        key.wrapping_sub(self.low).cast_unsigned() <= self.width
    }

    const fn high(self) -> i64 {
        self.low.wrapping_add_unsigned(self.width)
    }

    /// Returns the keys of known facts outside this range, if they are one range.
    pub(super) fn opposite(self) -> Option<Self> {
        match (self.low, self.high()) {
            (OTHER, i64::MAX) => None,
            (OTHER, high) => Some(Self::new((high + 1, i64::MAX))),
            (low, i64::MAX) => Some(Self::new((OTHER, low - 1))),
            _ => None,
        }
    }

    /// Returns the keys in both ranges, if there are any.
    pub(super) fn intersection(self, other: Self) -> Option<Self> {
        let (low, high) = (self.low.max(other.low), self.high().min(other.high()));
        (low <= high).then(|| Self::new((low, high)))
    }
}
