//! The types of facts.

use std::fmt;
use strum::{IntoStaticStr, VariantArray};

/// The type of a fact, with its limits or options.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactType {
    /// A whole number; both limits are included.
    Integer {
        /// The smallest value allowed.
        min: Option<i64>,
        /// The largest value allowed.
        max: Option<i64>,
    },
    /// Yes or no.
    Boolean,
    /// An amount in the policy's currency.
    Money,
    /// One of several words.
    Choice(Vec<String>),
    /// Any text.
    Text,
    /// A list of texts.
    Texts,
    /// An exact decimal.
    Number,
    /// A moment.
    Instant,
}

impl FactType {
    /// Returns the type's name in a document.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Integer { .. } => "integer",
            Self::Boolean => "boolean",
            Self::Money => "money",
            Self::Choice(_) => "choice",
            Self::Text => "text",
            Self::Texts => "texts",
            Self::Number => "number",
            Self::Instant => "instant",
        }
    }

    /// Returns true if values have an order, so that `gte` and `between` apply.
    #[must_use]
    pub const fn is_ordered(&self) -> bool {
        matches!(
            self,
            Self::Integer { .. } | Self::Number | Self::Money | Self::Instant
        )
    }
}

/// The consequence of a fact that is still missing when a call has ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum WhenMissing {
    /// A person reviews the call, and the question that the caller did not ask is named.
    Ask,
    /// A person reviews the call.
    #[default]
    Review,
    /// No handoff.
    NoHandoff,
}

impl WhenMissing {
    /// Every variant, in order of declaration.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// Returns the word in a document.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

impl fmt::Display for FactType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
