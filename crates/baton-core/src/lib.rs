#![doc = include_str!("../README.md")]
//!
//! # Modules
//!
//! Each group of modules has a page that says what it holds. From the bottom up: [`document`], [`calendar`], [`value`],
//! [`rule`], [`call`], [`message`], [`handoff`], [`intake`], [`quality`], [`policy`], [`decision`], [`analysis`],
//! [`rehearsal`].
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
