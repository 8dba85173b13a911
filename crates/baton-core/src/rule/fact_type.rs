//! The types of facts.

use std::fmt;
use strum::{IntoStaticStr, VariantArray};

/// The type of a fact, with the values it may take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactType {
    /// A whole number, both ends included.
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
    /// One of a few words.
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
    /// The type's name in a document.
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

    /// Whether values have an order, so that "at least" means something.
    #[must_use]
    pub const fn ordered(&self) -> bool {
        matches!(
            self,
            Self::Integer { .. } | Self::Number | Self::Money | Self::Instant
        )
    }
}

/// What happens to an ended call that lacks a fact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum WhenMissing {
    /// The caller should have asked: a person looks.
    Ask,
    /// A person looks.
    #[default]
    Review,
    /// No handoff.
    NoHandoff,
}

impl WhenMissing {
    /// All of them, in their order.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// The word in a document.
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
