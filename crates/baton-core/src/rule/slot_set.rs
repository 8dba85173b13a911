//! Sets of slots.

use super::schema::Slot;

/// A set of slots among the first 64.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct SlotSet(u64);

impl SlotSet {
    /// Puts a slot into the set.
    pub(crate) fn insert(&mut self, slot: Slot) {
        self.0 |= slot.bit();
    }

    /// Returns the slots of this set and of another.
    pub(crate) const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Returns true if a slot is in the set.
    #[inline]
    pub(crate) fn contains(self, slot: Slot) -> bool {
        self.0 & slot.bit() != 0
    }
}
