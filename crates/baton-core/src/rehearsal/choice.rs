//! What the AE does in a rehearsal.

use crate::calendar::Instant;

/// What the trainer lets the AE do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChoiceKind {
    /// The AE rings the prospect. That nobody does is the absence of a choice.
    AeCalls,
    /// The AE says "mine", and does not ring.
    AeClaims,
}

impl ChoiceKind {
    /// Every kind with its word in a document.
    pub const WORDS: [(&'static str, Self); 2] =
        [("ae_calls", Self::AeCalls), ("ae_claims", Self::AeClaims)];
}

/// Something that the AE does at a moment. Before the handoff it has no effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// When.
    pub at: Instant,
    /// What.
    pub what: ChoiceKind,
}
