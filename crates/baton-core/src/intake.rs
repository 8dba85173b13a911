//! Intake: payloads of voice platforms, converted to a [`Call`](crate::Call).
//!
//! Every platform has its own payload format, and none of them has fields for a budget or a score. Those come from an
//! untyped object filled by the customer's own prompt, often with text in place of a number or a boolean. A policy
//! therefore maps each source: which part of the payload holds which field, and how to read it. `"true"` becomes a
//! boolean only here, because the map says so, and a finding reports the conversion.
//!
//! ```yaml
//! intake:
//!   retell:
//!     preset: retell_call_analyzed      # the event and the locations of ID, times, numbers, summary and recording
//!     call:
//!       intent_signal: /call/call_analysis/custom_analysis_data/intent
//!     facts:
//!       budget_confirmed: { from: /call/call_analysis/custom_analysis_data/budget, read: boolean_text }
//! ```
//!
//! If a platform keeps several outputs under IDs of its own, `{ in: /message/artifact/structuredOutputs, named: Lead,
//! at: /result/score }` finds an output by its name.
//!
//! A call answered by voicemail is no conversation, whatever the platform made of it. It is reported as a finding, and
//! the call gets a flag for its reader.
//!
//! A payload is read in two steps: [`Source::receive`] makes a call of it, and the engine then reads the facts by their
//! types, as for any call. Values that cannot be read are reported and count as missing.

mod error;
mod finding;
mod pointer;
mod preset;
mod preset_map;
mod reading;
mod receive;
mod source;
mod unreadable;

use std::collections::BTreeMap;

pub use error::IntakeError;
pub use finding::{FindingCode, IntakeFinding};
pub use pointer::Pointer;
pub use preset::Preset;
pub use reading::Reading;
pub use receive::{Received, parse_payload};
pub use source::{Event, Field, Location, Part, PartKind, Source, VoicemailSign};

/// The sources of a policy by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Intake(BTreeMap<String, Source>);

impl Intake {
    pub(crate) fn new(sources: BTreeMap<String, Source>) -> Self {
        Self(sources)
    }

    /// Returns the source with a name.
    #[must_use]
    pub fn source(&self, name: &str) -> Option<&Source> {
        self.0.get(name)
    }

    /// Returns every source with its name, in the order of names.
    pub fn sources(&self) -> impl Iterator<Item = (&str, &Source)> {
        self.0.iter().map(|(name, source)| (name.as_str(), source))
    }
}
