//! Rehearsals for trainers: a call and the events after it, at any moment.
//!
//! A [`Scene`] is a pure function of the moment, so playing, stepping and scrubbing all work alike. A scene shows
//! nothing before its time, and everything shown stays.
//!
//! Assumptions beyond the engine's own rules:
//! - The scenario defines outside events: what is said and when, which e-mails of a sequence are queued, and when the
//!   prospect gives up waiting. The AE only calls or claims if a [`Choice`] says so.
//! - The AE's call is a contact attempt and stops the clock. A claim does not.
//! - A warm transfer succeeds if the AE's call falls within the hold; otherwise no one takes it.
//! - A flaw in a policy ([`PolicyFlaw`]) always has its full effect; see [`rehearsable`].
//! - The summary is written at the handoff, or at the end of the call without one.
//! - Messages follow the policy despite its flaws. For example, the SMS may mention notes that were never written.

mod choice;
mod escalation;
mod event_log;
mod headline;
mod log_entry;
mod planned;
mod policy_flaw;
mod read;
mod response_verb;
mod run;
mod scenario;
mod scene;

pub use choice::{Choice, ChoiceKind};
pub use escalation::{EscalationState, EscalationStep, SlaClock};
pub use log_entry::{LogEntry, Viewer};
pub use policy_flaw::{PolicyFlaw, rehearsable};
pub use scenario::{
    Event, FailureMode, PlanCondition, PlannedChoice, ProspectTimeout, QueuedEmail, Scenario,
    ScenarioError,
};
pub use scene::{Scene, key_moments, rehearse};
