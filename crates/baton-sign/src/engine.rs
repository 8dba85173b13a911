//! The function that decides the calls of a self-test.

use baton_core::{Call, Decision, Instant, Policy};

/// The function that decides the calls of a self-test: [`decide()`](baton_core::decide()), except in tests of
/// `engine_mismatch`.
pub type Engine = fn(&Policy, &Call, Instant) -> Decision;
