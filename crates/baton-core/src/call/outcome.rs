//! The outcome of a call.

use serde::Serialize;

/// Whether the call goes to an AE.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It does.
    HandOff,
    /// It does not.
    NoHandoff,
    /// Nobody can tell yet; `missing` says what to ask.
    Undecided,
}

impl Outcome {
    /// Every outcome with its word.
    pub const WORDS: [(&'static str, Self); 3] = [
        ("hand_off", Self::HandOff),
        ("no_handoff", Self::NoHandoff),
        ("undecided", Self::Undecided),
    ];

    /// The word used in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::HandOff => "hand_off",
            Self::NoHandoff => "no_handoff",
            Self::Undecided => "undecided",
        }
    }
}
