//! The facts of one call.

use super::fact::Fact;
use super::key::{Keys, MISSING, key};
use super::schema::{Schema, Slot};

/// The facts of one call, by slot. An empty slot is a missing fact.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    slots: Vec<Option<Fact>>,
    /// The facts as keys, for [`super::program`].
    keys: Keys,
}

impl Facts {
    /// Creates facts with every slot empty, for a call that is still in progress.
    #[must_use]
    pub fn empty(schema: &Schema) -> Self {
        Self {
            slots: vec![None; schema.specs().len()],
            ..Self::default()
        }
    }

    /// Returns the value in a slot; `None` if the fact is missing.
    #[must_use]
    pub fn get(&self, slot: Slot) -> Option<&Fact> {
        self.slots.get(slot.index())?.as_ref()
    }

    /// Sets the value of a slot; `None` empties it.
    pub fn set(&mut self, schema: &Schema, slot: Slot, fact: impl Into<Option<Fact>>) {
        let fact = fact.into();
        let key = match (&fact, schema.spec(slot)) {
            (Some(fact), Some(spec)) => key(fact, &spec.kind),
            _ => MISSING,
        };
        if let Some(place) = self.slots.get_mut(slot.index()) {
            *place = fact;
            self.keys.set(slot, key);
        }
    }

    pub(crate) fn keys(&self) -> &Keys {
        &self.keys
    }

    /// Returns true if the call has ended, so that missing facts stay missing.
    #[must_use]
    pub fn is_final(&self) -> bool {
        self.keys.is_final
    }

    /// Marks the call as ended: no more facts will arrive.
    pub fn close(&mut self) {
        self.keys.is_final = true;
    }
}
