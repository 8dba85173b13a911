//! The facts of a policy, each in its slot.

use super::fact_spec::FactSpec;

/// The index of a fact in its [`Schema`], looked up once when the policy is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot(usize);

impl Slot {
    /// Its number, from 0.
    pub(crate) const fn index(self) -> usize {
        self.0
    }

    /// Its bit in a set of the first 64 slots; none for those after them.
    pub(crate) fn bit(self) -> u64 {
        let number = u32::try_from(self.0).unwrap_or(u32::MAX);
        1_u64.checked_shl(number).unwrap_or_default()
    }
}

/// The facts that a policy declares, each in its slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schema(Vec<FactSpec>);

impl Schema {
    /// Creates a schema. If two facts have the same name, [`Schema::slot`] finds the first.
    #[must_use]
    pub fn new(specs: Vec<FactSpec>) -> Self {
        Self(specs)
    }

    /// The slot of a field.
    #[must_use]
    pub fn slot(&self, name: &str) -> Option<Slot> {
        self.0.iter().position(|spec| spec.name == name).map(Slot)
    }

    /// Returns the declared facts, in slot order.
    #[must_use]
    pub fn specs(&self) -> &[FactSpec] {
        &self.0
    }

    /// Returns the slot with an index; `None` beyond the last.
    pub(crate) fn slot_at(&self, number: usize) -> Option<Slot> {
        (number < self.0.len()).then_some(Slot(number))
    }

    /// The fact in a slot.
    #[must_use]
    pub fn spec(&self, slot: Slot) -> Option<&FactSpec> {
        self.0.get(slot.0)
    }
}
