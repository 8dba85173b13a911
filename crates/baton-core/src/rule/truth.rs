//! Three-valued logic: a missing fact is never false by accident.

use serde::Serialize;
use strum::IntoStaticStr;

/// The result of a condition or rule, in Kleene's three-valued logic.
///
/// The variants are ordered so that *and* is the minimum and *or* the maximum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, IntoStaticStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Truth {
    /// The facts contradict the condition.
    NotMet,
    /// A fact is missing, so the result is open.
    Unknown,
    /// The facts satisfy the condition.
    Met,
}

impl Truth {
    /// Combines results by *and*: met if all are met, not met if any is not met, otherwise unknown.
    ///
    /// ```
    /// use baton_core::Truth::{self, *};
    /// assert_eq!(Truth::all([Met, Unknown]), Unknown);
    /// assert_eq!(Truth::all([NotMet, Unknown]), NotMet);
    /// ```
    #[must_use]
    pub fn all(truths: impl IntoIterator<Item = Truth>) -> Truth {
        truths.into_iter().min().unwrap_or(Truth::Met)
    }

    /// Combines results by *or*: met if any is met, not met if all are not met, otherwise unknown.
    #[must_use]
    pub fn any(truths: impl IntoIterator<Item = Truth>) -> Truth {
        truths.into_iter().max().unwrap_or(Truth::NotMet)
    }

    /// Returns the value of two bits: certain, and possible. A table, because a `match` becomes a branch that depends on
    /// the call.
    #[inline]
    pub(super) fn from_bits(certain: u64, possible: u64) -> Truth {
        const VALUES: [Truth; 4] = [Truth::NotMet, Truth::Unknown, Truth::Met, Truth::Met];
        let bits = usize::try_from((certain << 1 | possible) & 3).unwrap_or_default();
        VALUES.get(bits).copied().unwrap_or(Truth::Unknown)
    }

    /// The opposite; unknown stays unknown.
    #[must_use]
    pub const fn negated(self) -> Truth {
        match self {
            Self::NotMet => Self::Met,
            Self::Unknown => Self::Unknown,
            Self::Met => Self::NotMet,
        }
    }

    /// Returns the word used in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

impl From<bool> for Truth {
    fn from(value: bool) -> Self {
        if value { Self::Met } else { Self::NotMet }
    }
}

#[cfg(test)]
mod tests {
    use super::Truth::{self, *};

    #[test]
    fn all_and_any_follow_kleenes_tables() {
        let cases = [
            (Met, Met, Met, Met),
            (Met, Unknown, Unknown, Met),
            (Met, NotMet, NotMet, Met),
            (Unknown, Unknown, Unknown, Unknown),
            (Unknown, NotMet, NotMet, Unknown),
            (NotMet, NotMet, NotMet, NotMet),
        ];
        for (a, b, and, or) in cases {
            for (a, b) in [(a, b), (b, a)] {
                assert_eq!(Truth::all([a, b]), and, "{a:?} and {b:?}");
                assert_eq!(Truth::any([a, b]), or, "{a:?} or {b:?}");
            }
        }
    }
}
