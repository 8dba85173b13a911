//! The engine's bindings for JavaScript. Only `pkg/src` calls them; it adds classes and defaults.
//!
//! Calls come in through one buffer ([`input`]). Decisions go out as canonical JSON, small answers as objects. Every error
//! is thrown as JSON text with its code, message and position.
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

// A decision makes about a hundred allocations. This allocator takes constant time and 4 KB gz less code than the
// standard library's.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Returns the engine's version.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
