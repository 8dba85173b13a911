//! The outcome of a call.

use serde::Serialize;
use strum::{IntoStaticStr, VariantArray};

/// Whether the call goes to an AE.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Outcome {
    /// It does.
    HandOff,
    /// It does not.
    NoHandoff,
    /// Nobody can tell yet; `missing` says what to ask.
    Undecided,
}

impl Outcome {
    /// All of them, in their order.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// The word used in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}
