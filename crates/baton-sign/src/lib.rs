#![doc = include_str!("../README.md")]
//!
//! # From a policy to an import
//!
//! ```text
//! Policy ─▶ Payload ─▶ Unsigned ─ a key signs ─▶ Envelope ─▶ verify ─▶ Imported
//!                                                              ▲
//!                                                            Trust
//! ```
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::float_arithmetic
)]

pub mod check;
mod engine;
pub mod envelope;
pub mod import;
mod json;
pub mod key;
pub mod payload;
pub mod principal;
pub mod refusal;
pub mod self_test;
pub mod trust;
mod verification_report;

#[cfg(not(target_arch = "wasm32"))]
pub mod importer;
#[cfg(not(target_arch = "wasm32"))]
pub mod store;

pub use check::Check;
pub use envelope::Envelope;
pub use import::{Context, Imported, verify};
#[cfg(not(target_arch = "wasm32"))]
pub use importer::Importer;
pub use payload::Payload;
pub use refusal::{Refusal, RefusalCode};
pub use trust::Trust;
pub use verification_report::{Verdict, VerificationReport};
