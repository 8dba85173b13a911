//! Outcomes of a decision.

use serde::Serialize;
use strum::{IntoStaticStr, VariantArray};

/// The outcome of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Outcome {
    /// The call goes to an AE.
    HandOff,
    /// The call does not go to an AE.
    NoHandoff,
    /// Facts are missing; the decision's `missing` field lists what to ask.
    Undecided,
}

impl Outcome {
    /// Every variant, in order of declaration.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// Returns the word used in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}
