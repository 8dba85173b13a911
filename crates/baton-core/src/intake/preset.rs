//! The platforms whose payloads are known.

/// What a source begins with. Everything in it can be replaced, field by field.
///
/// INVARIANT: a preset that was published is never extended. A signed policy spells its fields out, and would no
/// longer re-encode to the bytes that were signed. A richer preset gets a new word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Preset {
    /// Nothing: every field is mapped by hand.
    #[default]
    Custom,
    /// Retell's webhook `call_analyzed` (docs.retellai.com, "Webhook overview" and the call object).
    RetellCallAnalyzed,
    /// Retell's webhook `call_analyzed` in its form of 2026: it says whether a voicemail answered.
    RetellCallAnalyzed2026,
    /// Vapi's server message `end-of-call-report` (docs.vapi.ai, "Server events").
    VapiEndOfCallReport,
    /// Vapi's `end-of-call-report` in its form of 2026: the recording stands under `artifact.recording`, and what the
    /// customer's own prompts found under `artifact.structuredOutputs`, keyed by the id of each output.
    VapiEndOfCallReport2026,
}

impl Preset {
    /// Every preset with its word in a document.
    pub const WORDS: [(&'static str, Self); 5] = [
        ("custom", Self::Custom),
        ("retell_call_analyzed", Self::RetellCallAnalyzed),
        ("retell_call_analyzed_2026", Self::RetellCallAnalyzed2026),
        ("vapi_end_of_call_report", Self::VapiEndOfCallReport),
        (
            "vapi_end_of_call_report_2026",
            Self::VapiEndOfCallReport2026,
        ),
    ];

    /// The word in a document.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Custom => "custom",
            Self::RetellCallAnalyzed => "retell_call_analyzed",
            Self::RetellCallAnalyzed2026 => "retell_call_analyzed_2026",
            Self::VapiEndOfCallReport => "vapi_end_of_call_report",
            Self::VapiEndOfCallReport2026 => "vapi_end_of_call_report_2026",
        }
    }
}
