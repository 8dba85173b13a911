//! Findings about a payload.

use serde::Serialize;
use strum::IntoStaticStr;

use super::pointer::Pointer;

/// The kind of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, IntoStaticStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum FindingCode {
    /// A value was converted as the map says.
    Converted,
    /// The value is absent or marked as unknown.
    Missing,
    /// The value cannot be read as the map says and counts as missing.
    Unreadable,
    /// The customer's own object has a value that the map does not use.
    NotMapped,
    /// A voicemail answered, so there was no conversation.
    Voicemail,
}

impl FindingCode {
    /// Returns the code used in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// A finding about a payload.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct IntakeFinding {
    /// The stable code.
    pub code: FindingCode,
    /// The field of the call: a part such as `call_summary`, a fact, `voicemail`, or an unmapped key.
    pub field: String,
    /// The location in the payload.
    pub pointer: Pointer,
    /// A sentence that describes the finding.
    pub message: String,
}
