//! The order of day, month and year.

use super::tokens::Parts;
use baton_core::calendar::Zone;

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

    /// Finds the order that a file's dates show: a date with a number over 12 in one place gives it away.
    pub fn detect<'a>(samples: impl IntoIterator<Item = &'a str>) -> DetectedOrder {
        let mut detected = DetectedOrder::NotNeeded;
        for sample in samples {
            let Some((first, second)) = short_pair(sample) else {
                continue;
            };
            let shown = match (first > 12, second > 12) {
                (true, false) => DetectedOrder::Known(Self::DayMonthYear),
                (false, true) => DetectedOrder::Known(Self::MonthDayYear),
                (false, false) if first != second => DetectedOrder::Open,
                _ => continue,
            };
            detected = detected.and(shown);
        }
        detected
    }
}

/// The order of a file's dates, as far as a sample of them shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DetectedOrder {
    /// Some dates have one reading, and these agree.
    Known(DateOrder),
    /// Every date in digits could be read with its day or its month first.
    Open,
    /// Some dates have the day first and some the month.
    Mixed,
    /// No date depends on the order.
    NotNeeded,
}

impl DetectedOrder {
    /// The order, if it is known.
    #[must_use]
    pub const fn order(self) -> Option<DateOrder> {
        match self {
            Self::Known(order) => Some(order),
            Self::Open | Self::Mixed | Self::NotNeeded => None,
        }
    }

    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::NotNeeded, other) | (other, Self::NotNeeded) => other,
            (Self::Mixed, _) | (_, Self::Mixed) => Self::Mixed,
            (Self::Open, other) | (other, Self::Open) => other,
            (Self::Known(a), Self::Known(b)) if a == b => self,
            (Self::Known(_), Self::Known(_)) => Self::Mixed,
        }
    }
}

/// The first two numbers of a date in digits that ends with its year.
fn short_pair(text: &str) -> Option<(u32, u32)> {
    let parts = Parts::read(text.trim(), Zone::LONDON).ok()?;
    parts.short_pair()
}
