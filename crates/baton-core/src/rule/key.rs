//! Facts as numbers, for comparisons without branches.

use super::fact::Fact;

/// The key of a missing fact.
pub(crate) const MISSING: i64 = i64::MIN;

/// The key of a fact that is no number: a text, a list, a decimal.
pub(crate) const OTHER: i64 = i64::MIN + 1;

/// A fact as one number, in the order of the facts: whole numbers, minor units of money, seconds since 1970; 1 for
/// yes and 0 for no.
pub(crate) fn key(fact: Option<&Fact>) -> i64 {
    match fact {
        None => MISSING,
        // No value of a document is so far down that this would change a comparison.
        Some(Fact::Integer(n) | Fact::Money(n)) => (*n).max(OTHER + 1),
        Some(Fact::Boolean(b)) => i64::from(*b),
        Some(Fact::Instant(at)) => at.epoch(),
        Some(Fact::Text(_) | Fact::Texts(_) | Fact::Number(_)) => OTHER,
    }
}
