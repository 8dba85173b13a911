//! Presets for known platforms.

use strum::{IntoStaticStr, VariantArray};

/// The default map of a source. A policy can replace any field of it.
///
/// INVARIANT: a published preset is never extended. A signed policy lists all its fields, so an extended preset would
/// no longer re-encode to the signed bytes. A richer preset gets a new name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Preset {
    /// No defaults: every field is mapped by hand.
    #[default]
    Custom,
    /// Retell's webhook `call_analyzed` (docs.retellai.com, "Webhook overview" and the call object).
    RetellCallAnalyzed,
    /// Retell's webhook `call_analyzed` as of 2026, which reports whether a voicemail answered.
    #[strum(serialize = "retell_call_analyzed_2026")]
    RetellCallAnalyzed2026,
    /// Vapi's server message `end-of-call-report` (docs.vapi.ai, "Server events").
    VapiEndOfCallReport,
    /// Vapi's `end-of-call-report` as of 2026. The recording is under `artifact.recording`. Results of the customer's
    /// own prompts are under `artifact.structuredOutputs`, keyed by the ID of each output.
    #[strum(serialize = "vapi_end_of_call_report_2026")]
    VapiEndOfCallReport2026,
}

impl Preset {
    /// Every variant, in order of declaration.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// Returns the word used in documents.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}
