//! The operators of a condition.

use crate::rule::fact_type::FactType;
use strum::{EnumString, IntoStaticStr, VariantArray};

/// The operator of a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Operator {
    /// Equal.
    Eq,
    /// Not equal.
    Ne,
    /// Less.
    Lt,
    /// Less or equal.
    Lte,
    /// Greater.
    Gt,
    /// Greater or equal.
    Gte,
    /// Between two values, both included.
    Between,
    /// One of several values.
    In,
    /// None of several values.
    NotIn,
    /// A text contains a text, or a list contains an item.
    Contains,
    /// A text does not contain a text, or a list does not contain an item.
    NotContains,
    /// A text begins with a text.
    StartsWith,
    /// A text ends with a text.
    EndsWith,
    /// The fact is known.
    IsPresent,
    /// The fact is not known, and the call has ended.
    IsMissing,
}

/// The kind of operand that an operator takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operand {
    /// None: the operator tests presence itself.
    Nothing,
    /// One value of the field's type; for `texts`, one item.
    One,
    /// Two values, the lower first.
    Two,
    /// A list of at least one value.
    Several,
}

impl Operator {
    /// Every variant, in order of declaration.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// Returns the word in a document.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// Returns the kind of operand that the operator takes.
    #[must_use]
    pub const fn operand(self) -> Operand {
        match self {
            Self::IsPresent | Self::IsMissing => Operand::Nothing,
            Self::Between => Operand::Two,
            Self::In | Self::NotIn => Operand::Several,
            _ => Operand::One,
        }
    }

    /// Returns true if the operator applies to facts of a type.
    ///
    /// | type | operators |
    /// |---|---|
    /// | every type | `is_present is_missing` |
    /// | boolean, choice | `eq ne in not_in` |
    /// | text | `eq ne in not_in contains not_contains starts_with ends_with` |
    /// | texts | `contains not_contains` |
    /// | integer, number, money, instant | `eq ne lt lte gt gte between in not_in` |
    #[must_use]
    pub const fn applies_to(self, kind: &FactType) -> bool {
        match self {
            Self::IsPresent | Self::IsMissing => true,
            Self::Eq | Self::Ne | Self::In | Self::NotIn => !matches!(kind, FactType::Texts),
            Self::Lt | Self::Lte | Self::Gt | Self::Gte | Self::Between => kind.is_ordered(),
            Self::Contains | Self::NotContains => matches!(kind, FactType::Text | FactType::Texts),
            Self::StartsWith | Self::EndsWith => matches!(kind, FactType::Text),
        }
    }
}
