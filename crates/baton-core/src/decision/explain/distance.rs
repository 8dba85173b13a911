//! Distance between a value and the nearest value that meets a condition.

use super::sentence::needs;
use crate::rule::{Comparison, Fact, Test};
use crate::value::Decimal;
use crate::value::money::Currency;

/// A distance in the unit of the fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// Integer units.
    Units(i64),
    /// A decimal number.
    Decimal(Decimal),
    /// Minor units of the policy's currency.
    Money(i64),
    /// Seconds.
    Seconds(i64),
}

impl Gap {
    fn describe(self, currency: Currency) -> String {
        match self {
            Self::Units(n) => n.to_string(),
            Self::Decimal(n) => n.to_string(),
            Self::Money(minor) => currency.format(minor),
            Self::Seconds(s) => duration(s),
        }
    }
}

/// Formats a duration to the precision that a reader needs: "18 days", "5 h 23 min", "1 s".
fn duration(seconds: i64) -> String {
    match (seconds / 86_400, seconds / 3600 % 24, seconds / 60 % 60) {
        (0, 0, 0) => format!("{seconds} s"),
        (0, 0, minutes) => format!("{minutes} min"),
        (0, hours, 0) => format!("{hours} h"),
        (0, hours, minutes) => format!("{hours} h {minutes} min"),
        (1, ..) => "1 day".to_owned(),
        (days, ..) => format!("{days} days"),
    }
}

/// The change that would make an unmet condition met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Distance<'a> {
    /// The value is too low by this much.
    Short(Gap),
    /// The value is too high by this much.
    Over(Gap),
    /// The value cannot be measured: another value is needed.
    Other(&'a Test),
}

impl<'a> Distance<'a> {
    /// Computes the distance of a value that fails a test.
    #[must_use]
    pub fn between(actual: &Fact, test: &'a Test) -> Self {
        let (target, strict) = match test {
            Test::Compare(Comparison::Eq | Comparison::Lte | Comparison::Gte, value) => {
                (value, false)
            }
            Test::Compare(Comparison::Lt | Comparison::Gt, value) => (value, true),
            Test::Between(low, _) if actual < low => (low, false),
            Test::Between(_, high) => (high, false),
            _ => return Self::Other(test),
        };
        match gap(actual, target, strict) {
            Some(gap) if Self::is_too_high(actual, target, test) => Self::Over(gap),
            Some(gap) => Self::Short(gap),
            None => Self::Other(test),
        }
    }

    /// Returns true if the value must decrease. A strict comparison can fail on the bound itself, so the operator
    /// decides.
    fn is_too_high(actual: &Fact, target: &Fact, test: &Test) -> bool {
        match test {
            Test::Compare(Comparison::Lt, _) => true,
            Test::Compare(Comparison::Gt, _) => false,
            _ => actual > target,
        }
    }

    /// Describes the distance: "3 short", "£1,200 over", "must be “inbound”".
    #[must_use]
    pub fn describe(self, currency: Currency) -> String {
        match self {
            Self::Short(gap @ Gap::Seconds(_)) => gap.describe(currency) + " too early",
            Self::Over(gap @ Gap::Seconds(_)) => gap.describe(currency) + " too late",
            Self::Short(gap) => gap.describe(currency) + " short",
            Self::Over(gap) => gap.describe(currency) + " over",
            Self::Other(test) => "must be ".to_owned() + &needs(test, currency),
        }
    }
}

/// Returns the difference between two numbers, with a step added for a strict comparison.
fn gap(actual: &Fact, target: &Fact, strict: bool) -> Option<Gap> {
    let step = i64::from(strict);
    let apart = |a: i64, b: i64| a.saturating_sub(b).saturating_abs().saturating_add(step);
    match (actual, target) {
        (Fact::Integer(a), Fact::Integer(b)) => Some(Gap::Units(apart(*a, *b))),
        (Fact::Money(a), Fact::Money(b)) => Some(Gap::Money(apart(*a, *b))),
        (Fact::Instant(a), Fact::Instant(b)) => Some(Gap::Seconds(apart(a.epoch(), b.epoch()))),
        // Decimals have no smallest step, so a strict bound has no exact distance.
        (Fact::Number(a), Fact::Number(b)) if !strict => Some(Gap::Decimal(a.distance(*b))),
        _ => None,
    }
}
