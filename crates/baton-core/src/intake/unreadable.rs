//! Errors for payload values that cannot be read.

use std::fmt;

use crate::calendar::Instant;
use crate::document::node::Node;
use crate::value::money::MoneyError;

/// A value of a payload that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unreadable {
    /// The description of the value.
    found: String,
    why: Why,
}

/// A reason why a value cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// The value has the wrong type. The text completes the sentence, such as "not a whole number".
    IsNot(&'static str),
    /// The value is not an amount of money.
    Money(MoneyError),
    /// The time is in another century. True if the number would be a time of this century in seconds.
    Century(bool),
    /// The value is not among these choices.
    NoChoice(Vec<String>),
}

impl Unreadable {
    pub(super) fn new(node: &Node, why: Why) -> Self {
        Self {
            found: node.describe(),
            why,
        }
    }

    /// Creates the error for milliseconds in another century.
    pub(super) fn moment(milliseconds: i64) -> Self {
        Self {
            found: milliseconds.to_string(),
            why: Why::Century(Instant::CENTURY.contains(&milliseconds)),
        }
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let found = &self.found;
        match &self.why {
            Why::IsNot(expected) => write!(f, "{found} is {expected}"),
            Why::Money(why) => write!(f, "{found} {why}"),
            Why::Century(is_seconds) => {
                // Seconds sent as milliseconds are a common mistake, and would date the call to January 1970.
                let guess = if *is_seconds {
                    "; it looks like seconds"
                } else {
                    ""
                };
                write!(
                    f,
                    "{found} milliseconds since 1970 are not in this century{guess}"
                )
            }
            Why::NoChoice(known) => {
                let known: Vec<_> = known.iter().map(|key| format!("“{key}”")).collect();
                write!(f, "{found} is none of {}", known.join(", "))
            }
        }
    }
}
