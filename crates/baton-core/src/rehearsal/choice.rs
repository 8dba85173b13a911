//! What the AE does in a rehearsal.

use crate::calendar::Instant;
use strum::{EnumString, IntoStaticStr, VariantArray};

/// What the trainer lets the AE do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum ChoiceKind {
    /// The AE rings the prospect. That nobody does is the absence of a choice.
    AeCalls,
    /// The AE says "mine", and does not ring.
    AeClaims,
}

impl ChoiceKind {
    /// All of them, in their order.
    pub const ALL: &[Self] = Self::VARIANTS;
}

/// Something that the AE does at a moment. Before the handoff it has no effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// When.
    pub at: Instant,
    /// What.
    pub what: ChoiceKind,
}
