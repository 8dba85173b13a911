//! Why a value of a payload cannot be read as its field says.

use std::fmt;

use crate::calendar::Instant;
use crate::document::node::Node;
use crate::value::money::MoneyError;

/// A value of a payload that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unreadable {
    /// The value, as a sentence begins with it.
    found: String,
    why: Why,
}

/// Why a value cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// It is of another kind than this one.
    IsNot(&'static str),
    /// It is no amount of money.
    Money(MoneyError),
    /// It is a moment of another century. True if it is one of this century in seconds.
    Century(bool),
    /// It is none of these choices.
    NoChoice(Vec<String>),
}

impl Unreadable {
    pub(super) fn new(node: &Node, why: Why) -> Self {
        Self {
            found: node.describe(),
            why,
        }
    }

    /// Milliseconds of another century.
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
                // The usual mistake, and one that would otherwise put the call into January 1970.
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
