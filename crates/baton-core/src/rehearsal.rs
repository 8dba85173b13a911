//! A rehearsal: a call and what follows it, for trainers, at any moment of it.
//!
//! A [`Scene`] is a pure function of the moment, so playing, stepping and scrubbing are one thing: nothing is shown
//! before its moment, and what has been seen is never taken back.
//!
//! What is assumed, beyond the engine's own rules:
//! - What happens in the world is the scenario's own data: what is said and when, which e-mails of a sequence are
//!   queued, when the prospect gives up if nobody has rung. Nobody rings and nobody claims unless a [`Choice`] says so.
//! - The AE's call is a contact attempt, and stops the clock. A claim stops nothing.
//! - A format that transfers warm is taken if the AE's call falls within the hold; else nobody has taken it.
//! - A policy that leaks ([`PolicyFlaw`]) leaks to the full, as its findings say: see [`rehearsable`].
//! - The summary is written at the handoff, or at the call's end if there is none.
//! - Texts go out as the policy has them, leaks or not: the SMS of a policy that writes nothing down still says what
//!   its template says.

mod choice;
mod contacting;
mod course;
mod headline;
mod ladder;
mod leak;
mod log_entry;
mod planned;
mod read;
mod scenario;
mod scene;
mod story;

pub use choice::{Choice, ChoiceKind};
pub use ladder::{EscalationState, EscalationStep, SlaClock};
pub use leak::{PolicyFlaw, rehearsable};
pub use log_entry::{LogEntry, Who};
pub use scenario::{
    Event, Mode, Planned, ProspectTimeout, QueuedEmail, Scenario, ScenarioError, Under,
};
pub use scene::{Scene, key_moments, rehearse};
