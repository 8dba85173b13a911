//! Parses dates and times as people, spreadsheets and CRMs write them.

mod clock;
mod detected_order;
mod error;
mod local;
mod number;
mod order;
mod tokens;

use baton_core::Instant;
use baton_core::calendar::Zone;
use chrono::Datelike as _;

pub use detected_order::DetectedOrder;
pub use error::DateError;
use local::Local;
pub use order::DateOrder;
use tokens::Parts;

/// The most bytes of a date.
const MAX_BYTES: usize = 100;

/// The rules for the dates of a source.
///
/// | text | meaning |
/// |---|---|
/// | `2026-06-19T14:23:00Z`, `2026-06-19 14:23`, `20260619T142300` | ISO 8601 and RFC 3339, with or without seconds, fraction and offset |
/// | `2026-06-19T14:23:00.000+0000`, `2026-06-19 14:23:00 UTC` | Salesforce, databases |
/// | `19/06/2026 14:23`, `06/19/2026 2:23 PM`, `19.06.26` | by the order of day, month and year |
/// | `19 Jun 2026 14:23`, `June 19th, 2026 at 2:23 pm`, `Fri, 19 Jun 2026 14:23:00 +0100` | the month by its English name |
/// | `46192.6` | a spreadsheet's serial number (days since 30 December 1899), from 2000 to 2099 |
/// | `1781879000`, `1781879000000` | Unix seconds, milliseconds or microseconds, from 2000 to 2099 |
///
/// A date without a time means midnight. A two-digit year is in this century. A time without an offset is local to
/// [`DateRules::zone`]: one that a clock change skips moves forward, and an ambiguous one means the first. Fractions of a
/// second are cut off.
///
/// ```
/// use baton_backtest::{DateOrder, DateRules};
/// use baton_core::calendar::Zone;
/// let rules = DateRules { order: Some(DateOrder::DayMonthYear), zone: Zone::LONDON };
/// let at = rules.read("19/06/2026 14:23")?;
/// assert_eq!(at.to_string(), "2026-06-19T13:23:00Z");
/// # Ok::<(), baton_backtest::DateError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateRules {
    /// The order of dates in digits. Without it, an ambiguous date is an error.
    pub order: Option<DateOrder>,
    /// The zone of times without an offset.
    pub zone: Zone,
}

impl DateRules {
    /// Parses a moment.
    ///
    /// # Errors
    /// [`DateError`] if the text is not a moment or is ambiguous.
    pub fn read(&self, text: &str) -> Result<Instant, DateError> {
        let text = text.trim();
        if text.len() > MAX_BYTES {
            return Err(DateError::NoDate);
        }
        if let Some(at) = Instant::parse(text) {
            return Ok(at);
        }
        if text.starts_with(|c: char| c.is_ascii_digit())
            && let Some(found) = number::read(text)
        {
            return match found? {
                number::Number::At(at) => Ok(at),
                number::Number::Local(local) => local.in_zone(self.zone).ok_or(DateError::NoDate),
            };
        }
        let (text, named) = named_zone(text);
        let parts = Parts::read(text, self.zone)?;
        let date = parts.date(self.order)?;
        let seconds = parts.seconds.unwrap_or(0);
        let local = Local { date, seconds };
        if parts.weekday.is_some_and(|day| day != date.weekday()) {
            return Err(DateError::Impossible);
        }
        match (parts.ahead, named) {
            (Some(ahead), _) => Ok(local.with_offset(ahead)),
            (None, zone) => local
                .in_zone(zone.unwrap_or(self.zone))
                .ok_or(DateError::Impossible),
        }
    }
}

/// Splits a zone's name off the end: `… Europe/London`, `…+01:00[Europe/London]`.
fn named_zone(text: &str) -> (&str, Option<Zone>) {
    let bare = text.strip_suffix(']').unwrap_or(text);
    let Some((before, name)) = bare.rsplit_once([' ', '[']) else {
        return (text, None);
    };
    match Zone::named(name).filter(|_| name.contains('/')) {
        Some(zone) => (before.trim_end(), Some(zone)),
        None => (text, None),
    }
}

#[cfg(test)]
mod tests;
