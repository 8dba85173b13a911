//! The rules of the handoff: a policy and a call in, a decision out.
//!
//! Everything here is a pure function of its arguments. There is no clock ("now" is an argument), no
//! input or output, no randomness, no floating point in a decision, and no panic: the crate compiles to
//! WebAssembly unchanged, and the same arguments give the same bytes everywhere.
//!
//! Data flows one way:
//!
//! ```text
//! text ── yaml ──▶ Node ── PolicyDraft ── check ──▶ Policy ─┐
//!                                                           ├── decide ──▶ Decision
//! JSON ── call ─────────────────────────────────▶ Call ─────┘
//! ```
//!
//! ```
//! use baton_core::{Call, Policy};
//!
//! let policy = Policy::from_yaml(baton_core::policy::STARTER)?;
//!
//! let call = Call::from_json(
//!     r#"{"id":"c-1","at":"2026-06-19T14:23:00Z","intent_signal":"asked for pricing",
//!         "facts":{"qualification_score":82,"budget_confirmed":true,"decision_maker_confirmed":true,
//!                  "deal_size":"£15–20k","lead_source":"outbound"}}"#,
//! )?;
//! let decision = baton_core::decide(&policy, &call, call.at.ok_or("the call has no moment")?);
//! assert_eq!(decision.outcome.as_str(), "hand_off");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::float_arithmetic
)]

pub mod analysis;
pub mod calendar;
pub mod call;
pub mod decision;
pub mod document;
pub mod handoff;
pub mod intake;
pub mod message;
pub mod policy;
pub mod quality;
pub mod rehearsal;
pub mod rule;
pub mod value;

pub use calendar::Instant;
pub use call::{Call, Outcome};
pub use decision::{Decision, decide};
pub use document::{Code, Diagnostic, Node, Path, Severity};
pub use policy::{Policy, PolicyDraft};
pub use rule::Truth;
