//! What reading a payload found.

use serde::Serialize;
use strum::IntoStaticStr;

use super::pointer::Pointer;

/// The stable name of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, IntoStaticStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum FindingCode {
    /// A value was turned into another, as the map says.
    Converted,
    /// Nothing stands there, or what stands there says that it is not known.
    Missing,
    /// What stands there cannot be read as the map says; it counts as missing.
    Unreadable,
    /// The customer's own object holds a value that the map does not use.
    NotMapped,
    /// A voicemail answered: there was no conversation.
    Voicemail,
}

impl FindingCode {
    /// The code in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// One finding about a payload.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct IntakeFinding {
    /// The stable code.
    pub code: FindingCode,
    /// The field of the call: a part such as `call_summary`, a fact, `voicemail`, or the key that is not mapped.
    pub field: String,
    /// The place in the payload.
    pub pointer: Pointer,
    /// What was found, in words.
    pub message: String,
}
