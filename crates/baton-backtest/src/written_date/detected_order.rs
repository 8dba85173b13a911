//! The order of day, month and year that a file's dates show.

use baton_core::calendar::Zone;

use super::order::DateOrder;
use super::tokens::Parts;

impl DateOrder {
    /// Detects the order of a file's dates from a date with a number over 12.
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

/// The order of a file's dates, as detected from a sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DetectedOrder {
    /// Unambiguous dates agree on an order.
    Known(DateOrder),
    /// Every date in digits is ambiguous.
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

/// Returns the first two numbers of a date in digits that ends with its year.
fn short_pair(text: &str) -> Option<(u32, u32)> {
    let parts = Parts::read(text.trim(), Zone::LONDON).ok()?;
    parts.short_pair()
}
