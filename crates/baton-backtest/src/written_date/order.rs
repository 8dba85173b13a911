//! The order of day, month and year.

/// The order in which a date in digits is written. Dates that begin with a four-digit year or name their month have one
/// reading in every order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    /// `19/06/2026`: Britain and most of the world.
    DayMonthYear,
    /// `06/19/2026`: the United States.
    MonthDayYear,
    /// `2026-06-19` only; another order is an error.
    YearMonthDay,
}

impl DateOrder {
    /// Every word, with its order.
    pub const WORDS: [(&'static str, Self); 3] = [
        ("dmy", Self::DayMonthYear),
        ("mdy", Self::MonthDayYear),
        ("iso", Self::YearMonthDay),
    ];

    /// The order of a word: `dmy`, `mdy` or `iso`.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        let found = Self::WORDS.iter().find(|(known, _)| *known == word);
        found.map(|(_, order)| *order)
    }

    /// The word of the order.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::DayMonthYear => "dmy",
            Self::MonthDayYear => "mdy",
            Self::YearMonthDay => "iso",
        }
    }

    /// The order as a person says it.
    #[must_use]
    pub const fn describe(self) -> &'static str {
        match self {
            Self::DayMonthYear => "day, month, year",
            Self::MonthDayYear => "month, day, year",
            Self::YearMonthDay => "year, month, day",
        }
    }
}
