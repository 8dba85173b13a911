//! The engine's face towards JavaScript. `pkg/src` makes classes with sensible defaults of what is here; nobody else
//! calls it.
//!
//! Texts of calls come in through one buffer ([`input`]), decisions go out as canonical JSON, and small answers as
//! objects. Every error is thrown as the JSON text of its code, words and place.
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::float_arithmetic
)]

pub mod batch;
#[cfg(feature = "full")]
pub mod deadline;
pub mod input;
#[cfg(feature = "full")]
pub mod live;
pub mod policy;
#[cfg(feature = "full")]
pub mod signed;
mod thrown;
#[cfg(feature = "full")]
pub mod trust;

use wasm_bindgen::prelude::wasm_bindgen;

// A decision takes some hundred pieces of memory and gives them back: in constant time here, and in 4 KB gz less of code
// than the standard library's allocator has.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// The engine's version.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
