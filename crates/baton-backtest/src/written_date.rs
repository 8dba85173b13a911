//! Moments as people, spreadsheets and CRMs write them.

mod clock;
mod number;
mod order;
mod tokens;

use std::fmt;

use baton_core::Instant;
use baton_core::calendar::Zone;
use chrono::{Datelike, NaiveDate};

pub use order::{DateOrder, DetectedOrder};
use tokens::Parts;

/// The years of a date that is not written in RFC 3339. Others are slips: `0026`, `20266`.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

/// The most bytes that a date is written with.
const MAX_BYTES: usize = 100;

/// How dates of one source are read.
///
/// | written | read |
/// |---|---|
/// | `2026-06-19T14:23:00Z`, `2026-06-19 14:23`, `20260619T142300` | ISO 8601 and RFC 3339, with or without seconds, fraction and offset |
/// | `2026-06-19T14:23:00.000+0000`, `2026-06-19 14:23:00 UTC` | Salesforce, databases |
/// | `19/06/2026 14:23`, `06/19/2026 2:23 PM`, `19.06.26` | by the order of day, month and year |
/// | `19 Jun 2026 14:23`, `June 19th, 2026 at 2:23 pm`, `Fri, 19 Jun 2026 14:23:00 +0100` | the month by its English name |
/// | `46192.6` | a spreadsheet's serial number (days since 30 December 1899), from 2000 to 2099 |
/// | `1781879000`, `1781879000000` | Unix seconds, milliseconds or microseconds, from 2000 to 2099 |
///
/// A date without a time is its midnight. A two-digit year is of this century. A time without an offset is local to
/// [`DateRules::zone`]: one that a clock change skips moves forward, one that comes twice is the first. A fraction of a
/// second is dropped.
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
    /// The order of dates in digits. Without one, a date that could be read in two orders is an error.
    pub order: Option<DateOrder>,
    /// The zone of times that have no offset.
    pub zone: Zone,
}

/// The reason why a text is no moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateError {
    /// Nothing in it reads as a date.
    NoDate,
    /// The day and the month could be exchanged, and no order is given.
    Ambiguous,
    /// It is no date in the order of its file.
    OtherOrder(DateOrder),
    /// There is no such day or time: 31 February, 25:00, a Monday that was a Friday.
    Impossible,
    /// The abbreviation of a time zone that several zones share, or that is not known.
    Abbreviation(String),
}

impl DateError {
    /// The stable code.
    pub const CODE: &'static str = "moment_unreadable";
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoDate => f.write_str("is not a date and time"),
            Self::Ambiguous => f.write_str(
                "could be read with the day or the month first; say which order the file uses",
            ),
            Self::OtherOrder(order) => write!(f, "is not a date in the order {}", order.describe()),
            Self::Impossible => f.write_str("names a day or a time that does not exist"),
            Self::Abbreviation(word) => write!(
                f,
                "has the time zone `{word}`, which is not read; write an offset such as +01:00"
            ),
        }
    }
}

impl std::error::Error for DateError {}

/// A date and a time of day on the clock of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Local {
    date: NaiveDate,
    /// Seconds after midnight; a whole day for 24:00.
    seconds: u32,
}

impl Local {
    /// The moment at which a clock that is so many seconds ahead of UTC shows this.
    fn with_offset(self, ahead: i64) -> Instant {
        let days = i64::from(self.date.to_epoch_days());
        Instant::from_epoch(days * 86_400 + i64::from(self.seconds) - ahead)
    }

    /// The moment at which the clock of a zone shows this.
    fn in_zone(self, zone: Zone) -> Option<Instant> {
        if self.seconds < 86_400 {
            return Some(zone.moment(self.date, self.seconds));
        }
        Some(zone.moment(self.date.succ_opt()?, self.seconds - 86_400))
    }
}

impl DateRules {
    /// Reads a moment.
    ///
    /// # Errors
    /// [`DateError`] when the text is not a moment, or could be two.
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

/// The text without a zone's name at its end, and that zone: `… Europe/London`, `…+01:00[Europe/London]`.
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

/// A date of the years that are read.
fn date(year: i32, month: u32, day: u32) -> Result<NaiveDate, DateError> {
    if !YEARS.contains(&year) {
        return Err(DateError::Impossible);
    }
    NaiveDate::from_ymd_opt(year, month, day).ok_or(DateError::Impossible)
}

#[cfg(test)]
mod tests;
