//! Who asks for an import, and when.

use baton_core::{Instant, decide};

use super::mark::HighWaterMark;
use crate::engine::Engine;

/// Who asks, and when.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The audience that the importer is, such as `prod`.
    pub audience: &'a str,
    /// The one policy it takes; `None` takes any.
    pub policy: Option<&'a str>,
    /// Now.
    pub now: Instant,
    /// What was taken before.
    pub mark: Option<&'a HighWaterMark>,
    /// What decides the self-test.
    pub engine: Engine,
}

impl<'a> Context<'a> {
    /// An importer that takes any policy for its audience and has taken none before.
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

/// The same without an engine: all that checks 1 to 13 need to know.
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
    pub(super) const fn asker(self) -> ImportScope<'a> {
        ImportScope {
            audience: self.audience,
            policy: self.policy,
            now: self.now,
            mark: self.mark,
        }
    }
}

/// What an expired policy meets with.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Expiry {
    Refuses,
    MarksStale,
}
