//! The importer's side of a verification.

use baton_core::{Instant, decide};

use super::mark::HighWaterMark;
use crate::engine::Engine;

/// The importer's side of a verification.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The importer's audience, such as `prod`.
    pub audience: &'a str,
    /// The only policy id to accept; `None` accepts any.
    pub policy: Option<&'a str>,
    /// Now.
    pub now: Instant,
    /// The last imported version; `None` before the first import.
    pub mark: Option<&'a HighWaterMark>,
    /// The function that decides the self-test.
    pub engine: Engine,
}

impl<'a> Context<'a> {
    /// Creates the context of a first import that accepts any policy for its audience.
    #[must_use]
    pub fn new(audience: &'a str, now: Instant) -> Self {
        Self {
            audience,
            policy: None,
            now,
            mark: None,
            engine: decide,
        }
    }
}

/// Inputs of checks 1 to 13.
#[derive(Clone, Copy, Debug)]
pub struct ImportScope<'a> {
    /// See [`Context::audience`].
    pub audience: &'a str,
    /// See [`Context::policy`].
    pub policy: Option<&'a str>,
    /// See [`Context::now`].
    pub now: Instant,
    /// See [`Context::mark`].
    pub mark: Option<&'a HighWaterMark>,
}

impl<'a> Context<'a> {
    pub(super) const fn scope(self) -> ImportScope<'a> {
        ImportScope {
            audience: self.audience,
            policy: self.policy,
            now: self.now,
            mark: self.mark,
        }
    }
}

/// The treatment of an expired policy.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Expiry {
    Refuses,
    MarksStale,
}
