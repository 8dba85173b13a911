//! The facts of one call.

use super::fact::Fact;
use super::key;
use super::schema::{Schema, Slot};

/// The values of one call, by slot. A slot is empty when the fact is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    slots: Vec<Option<Fact>>,
    /// The first slots' values as one number each, for [`super::program`]: beside each other, and not behind a
    /// pointer, they are there when they are needed.
    keys: [i64; 8],
    is_final: bool,
}

impl Default for Facts {
    fn default() -> Self {
        Self {
            slots: Vec::new(),
            keys: [key::MISSING; 8],
            is_final: false,
        }
    }
}

impl Facts {
    /// A call that has told nothing yet, while it goes on.
    #[must_use]
    pub fn none(schema: &Schema) -> Self {
        Self {
            slots: vec![None; schema.specs().len()],
            ..Self::default()
        }
    }

    /// The value in a slot, if it is known.
    #[must_use]
    pub fn get(&self, slot: Slot) -> Option<&Fact> {
        self.slots.get(slot.index())?.as_ref()
    }

    /// Fills a slot, or empties it.
    pub fn set(&mut self, slot: Slot, fact: impl Into<Option<Fact>>) {
        if let Some(place) = self.slots.get_mut(slot.index()) {
            *place = fact.into();
            if let Some(key) = self.keys.get_mut(slot.index()) {
                *key = key::key(place.as_ref());
            }
        }
    }

    /// The value in a slot as one number.
    #[inline]
    pub(crate) fn key(&self, slot: Slot) -> i64 {
        match self.keys.get(slot.index()) {
            Some(key) => *key,
            None => self.later_key(slot),
        }
    }

    #[cold]
    fn later_key(&self, slot: Slot) -> i64 {
        key::key(self.get(slot))
    }

    /// Whether no more facts will arrive: the call has ended, and what is missing stays missing.
    #[must_use]
    pub fn is_final(&self) -> bool {
        self.is_final
    }

    /// Says that no more facts will arrive.
    pub fn close(&mut self) {
        self.is_final = true;
    }
}
