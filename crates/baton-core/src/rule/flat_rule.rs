//! The compiled form of most triggers: one range for each fact, all of them required.

use super::key::{KeyRange, Keys};
use super::schema::Slot;
use super::truth::Truth;

/// A range for each slot up to the last that the rule tests; unused slots accept any key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct FlatRule {
    ranges: Vec<KeyRange>,
    /// The bits of these slots.
    slots: u64,
}

impl FlatRule {
    /// Restricts the fact of a slot to a range as well; `None` if no value would match.
    pub(super) fn need(&mut self, slot: Slot, range: KeyRange) -> Option<()> {
        let last = slot.bit();
        if self.ranges.len() <= slot.index() {
            self.ranges.resize(slot.index() + 1, KeyRange::ANY);
            self.slots = last | (last - 1);
        }
        let place = self.ranges.get_mut(slot.index())?;
        *place = place.intersection(range)?;
        Some(())
    }

    /// Returns the rule's result: met if every fact is in its range, unknown if only missing facts are not.
    #[inline]
    pub(super) fn run(&self, keys: &Keys) -> Truth {
        let mut inside = 0;
        // From the last to the first, so that slot 0 ends up in bit 0.
        for (range, key) in self.ranges.iter().zip(&keys.keys).rev() {
            inside = inside << 1 | u64::from(range.contains(*key));
        }
        let certain = inside == self.slots;
        let possible = (inside | keys.missing) & self.slots == self.slots;
        Truth::from_bits(certain.into(), possible.into())
    }
}
