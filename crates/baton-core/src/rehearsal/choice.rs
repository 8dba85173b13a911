//! Choices of the trainer: the AE's actions in a rehearsal.

use crate::calendar::Instant;
use strum::{EnumString, IntoStaticStr, VariantArray};

/// An action of the AE that the trainer can choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum ChoiceKind {
    /// The AE calls the prospect.
    AeCalls,
    /// The AE claims the lead without calling.
    AeClaims,
}

impl ChoiceKind {
    /// Every variant, in order of declaration.
    pub const ALL: &[Self] = Self::VARIANTS;
}

/// An action of the AE at a given time. It has no effect before the handoff.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The time.
    pub at: Instant,
    /// The action.
    pub what: ChoiceKind,
}
