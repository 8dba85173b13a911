//! What a voice platform sends, turned into our own [`Call`](crate::Call).
//!
//! Every platform has its own shape, and none of them knows a budget or a score: those come from an untyped object
//! that the customer's own prompt fills, often with text where a number or a yes was meant. A policy therefore
//! carries a map for each source: which place of the payload tells which field, and how it is read. `"true"` becomes
//! yes here, by an instruction that somebody wrote and with a finding that says so, and nowhere else.
//!
//! ```yaml
//! intake:
//!   retell:
//!     preset: retell_call_analyzed      # the event, and where id, moments, numbers, summary and recording stand
//!     call:
//!       intent_signal: /call/call_analysis/custom_analysis_data/intent
//!     facts:
//!       budget_confirmed: { from: /call/call_analysis/custom_analysis_data/budget, read: boolean_text }
//! ```
//!
//! Where a platform keeps several outputs under ids of its own, `{ in: /message/artifact/structuredOutputs, named: Lead, at:
//! /result/score }` finds the one by its name.
//!
//! A voicemail that answered is no conversation, whatever the platform made of it: it is a finding, and a flag on the
//! call that its reader sees.
//!
//! A source reads a payload in two steps: [`Source::receive`] makes a call of it, and the engine reads the call's
//! facts by their types as it reads every call's. What the map cannot read is reported and counts as missing.

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
pub use source::{Event, Field, Part, PartKind, Place, Source, VoicemailSign};

/// The sources that a policy can read, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Intake(BTreeMap<String, Source>);

impl Intake {
    pub(crate) fn new(sources: BTreeMap<String, Source>) -> Self {
        Self(sources)
    }

    /// The source of a name.
    #[must_use]
    pub fn source(&self, name: &str) -> Option<&Source> {
        self.0.get(name)
    }

    /// Every source with its name, in the order of names.
    pub fn sources(&self) -> impl Iterator<Item = (&str, &Source)> {
        self.0.iter().map(|(name, source)| (name.as_str(), source))
    }
}
