//! Quality targets of a policy.

use std::fmt;
use std::num::NonZeroU8;

use serde::{Serialize, Serializer};

/// A threshold in whole per cent, from 1 to 99.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Percent(NonZeroU8);

impl Percent {
    /// Creates a threshold. Returns `None` outside 1 to 99.
    #[must_use]
    pub fn new(percent: u8) -> Option<Self> {
        NonZeroU8::new(percent).filter(|n| n.get() < 100).map(Self)
    }

    /// Returns the threshold in per cent.
    #[must_use]
    pub const fn get(self) -> u8 {
        self.0.get()
    }

    /// Creates a threshold from a literal of this module, which is in range.
    const fn literal(percent: u8) -> Self {
        match NonZeroU8::new(percent) {
            Some(n) => Self(n),
            None => Self(NonZeroU8::MIN),
        }
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.get().fmt(f)
    }
}

impl Serialize for Percent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(self.get())
    }
}

/// The quality targets of a policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Targets {
    /// The alarm is raised in a week with a larger share of breaches.
    pub sla_breach_alarm: Percent,
    /// A cohort with at least this share booked is healthy.
    pub booked_healthy: Percent,
    /// A cohort with a smaller share booked is a failure.
    pub booked_failure: Percent,
}

impl Default for Targets {
    /// Returns the article's targets: 15, 30 and 15 per cent.
    fn default() -> Self {
        Self {
            sla_breach_alarm: Percent::literal(15),
            booked_healthy: Percent::literal(30),
            booked_failure: Percent::literal(15),
        }
    }
}
