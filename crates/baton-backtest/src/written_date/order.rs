//! The order of day, month and year.

use strum::{EnumString, IntoStaticStr, VariantArray};

/// The order of a date in digits. Dates that begin with a four-digit year or name their month do not depend on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
pub enum DateOrder {
    /// `19/06/2026`: Britain and most of the world.
    #[strum(serialize = "dmy")]
    DayMonthYear,
    /// `06/19/2026`: the United States.
    #[strum(serialize = "mdy")]
    MonthDayYear,
    /// `2026-06-19` only; another order is an error.
    #[strum(serialize = "iso")]
    YearMonthDay,
}

impl DateOrder {
    /// Every variant, in order of declaration.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// Parses the word of an order: `dmy`, `mdy` or `iso`.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        word.parse().ok()
    }

    /// Returns the word of the order.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// Returns the order in plain English.
    #[must_use]
    pub const fn describe(self) -> &'static str {
        match self {
            Self::DayMonthYear => "day, month, year",
            Self::MonthDayYear => "month, day, year",
            Self::YearMonthDay => "year, month, day",
        }
    }
}
