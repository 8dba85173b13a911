//! The function that decides the calls of a self-test.

use baton_core::{Call, Decision, Instant, Policy};

/// What decides the calls of a self-test: [`decide()`](baton_core::decide()), unless a test wants to see another engine refused.
pub type Engine = fn(&Policy, &Call, Instant) -> Decision;
