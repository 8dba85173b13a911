//! Signed policies: what is signed, how it is checked, and what is trusted.
//!
//! A policy travels as a [DSSE](https://github.com/secure-systems-lab/dsse) envelope around canonical JSON,
//! signed with Ed25519. This crate verifies everywhere, in a browser too; it never holds a private key: signing
//! means handing [`envelope::Unsigned::bytes_to_sign`] to whoever has one.
//!
//! ```text
//! Policy ─▶ Payload ─▶ Unsigned ─(a signer)─▶ Envelope ─▶ import::verify ─▶ Imported
//!                                                               ▲
//!                                                             Trust
//! ```
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::float_arithmetic
)]

pub mod check;
pub mod envelope;
pub mod import;
mod json;
pub mod key;
pub mod payload;
pub mod principal;
pub mod refusal;
pub mod self_test;
pub mod trust;

#[cfg(not(target_arch = "wasm32"))]
pub mod importer;
#[cfg(not(target_arch = "wasm32"))]
pub mod store;

pub use check::{Check, Verdict, VerificationReport};
pub use envelope::Envelope;
pub use import::{Context, Imported, verify};
#[cfg(not(target_arch = "wasm32"))]
pub use importer::Importer;
pub use payload::Payload;
pub use refusal::{Refusal, RefusalCode};
pub use trust::Trust;
