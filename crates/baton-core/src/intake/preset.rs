//! The platforms whose payloads are known.

use strum::{IntoStaticStr, VariantArray};

/// What a source begins with. Everything in it can be replaced, field by field.
///
/// INVARIANT: a preset that was published is never extended. A signed policy spells its fields out, and would no
/// longer re-encode to the bytes that were signed. A richer preset gets a new word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Preset {
    /// Nothing: every field is mapped by hand.
    #[default]
    Custom,
    /// Retell's webhook `call_analyzed` (docs.retellai.com, "Webhook overview" and the call object).
    RetellCallAnalyzed,
    /// Retell's webhook `call_analyzed` in its form of 2026: it says whether a voicemail answered.
    #[strum(serialize = "retell_call_analyzed_2026")]
    RetellCallAnalyzed2026,
    /// Vapi's server message `end-of-call-report` (docs.vapi.ai, "Server events").
    VapiEndOfCallReport,
    /// Vapi's `end-of-call-report` in its form of 2026: the recording stands under `artifact.recording`, and what the
    /// customer's own prompts found under `artifact.structuredOutputs`, keyed by the id of each output.
    #[strum(serialize = "vapi_end_of_call_report_2026")]
    VapiEndOfCallReport2026,
}

impl Preset {
    /// All of them, in their order.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// The word in a document.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}
