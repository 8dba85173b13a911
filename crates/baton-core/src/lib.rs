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
//! let yaml = include_str!("../../../web/samples/article-policy.yaml");
//! let policy = Policy::from_yaml(yaml)?;
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

pub mod analyse;
pub mod bant;
pub mod boundary;
pub mod brief;
pub mod calendar;
pub mod call;
pub mod canonical;
pub mod compare;
pub mod condition;
pub mod contact;
pub mod crm;
pub mod date;
pub mod decide;
pub mod decimal;
pub mod decision;
pub mod diagnostic;
pub mod diff;
pub mod draft;
pub mod explain;
pub mod fact;
pub mod format;
pub mod history;
pub mod instant;
pub mod intake;
pub mod json;
mod lanes;
pub mod live;
pub mod message;
pub mod missing_value;
pub mod money;
pub mod node;
pub mod operator;
pub mod outcome;
pub mod path;
pub mod plan;
pub mod policy;
mod program;
pub mod quality;
pub mod rehearsal;
pub mod routing;
pub mod rule;
pub mod sla;
pub mod sms;
pub mod sorted;
pub mod suggest;
pub mod summary;
pub mod template;
pub mod testing;
pub mod transfer;
pub mod truth;
pub mod words;
pub mod written_number;
pub mod yaml;

pub use call::Call;
pub use decide::decide;
pub use decision::{Decision, Outcome};
pub use diagnostic::{Code, Diagnostic, Severity};
pub use draft::PolicyDraft;
pub use instant::Instant;
pub use node::Node;
pub use path::Path;
pub use policy::Policy;
pub use truth::Truth;
