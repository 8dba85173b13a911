//! A moment in time, to the second.

pub(crate) mod rfc3339;

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Datelike, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A moment, in whole seconds since 1970-01-01T00:00:00Z. Written as RFC 3339 with `Z`.
///
/// Only moments that have such a text exist: years 0001 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(DateTime<Utc>);

impl Instant {
    /// The seconds since 1970 from 2000 up to 2100: the only moments that a number without a unit is read as.
    pub const CENTURY: std::ops::Range<i64> = 946_684_800..4_102_444_800;

    const FIRST: i64 = -62_135_596_800;
    const LAST: i64 = 253_402_300_799;

    /// From seconds since 1970; held to the years 0001 to 9999.
    #[must_use]
    pub fn from_epoch(seconds: i64) -> Self {
        Self(
            DateTime::from_timestamp(seconds.clamp(Self::FIRST, Self::LAST), 0).unwrap_or_default(),
        )
    }

    /// Reads RFC 3339 in any offset; a fraction of a second is dropped.
    ///
    /// ```
    /// use baton_core::Instant;
    /// let at = Instant::parse("2026-06-19T15:23:00.9+01:00").ok_or("not RFC 3339")?;
    /// assert_eq!(at.to_string(), "2026-06-19T14:23:00Z");
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (clock, ahead) = rfc3339::read(text.as_bytes())?;
        if ahead == 0 && clock.year() > 0 {
            return Some(Self(clock.and_utc()));
        }
        let seconds = clock.and_utc().timestamp() - ahead;
        (Self::FIRST..=Self::LAST)
            .contains(&seconds)
            .then(|| Self::from_epoch(seconds))
    }

    /// Seconds since 1970.
    #[must_use]
    pub fn epoch(self) -> i64 {
        self.0.timestamp()
    }

    /// This many seconds later (earlier if negative).
    #[must_use]
    pub fn plus(self, seconds: i64) -> Self {
        Self::from_epoch(self.epoch().saturating_add(seconds))
    }

    pub(crate) fn utc(self) -> DateTime<Utc> {
        self.0
    }
}

/// A text that is not an RFC 3339 time of the years 0001 to 9999.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InstantError(String);

impl fmt::Display for InstantError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not an RFC 3339 time", self.0)
    }
}

impl std::error::Error for InstantError {}

impl FromStr for Instant {
    type Err = InstantError;

    /// Reads RFC 3339, as [`Instant::parse`] does.
    ///
    /// ```
    /// use baton_core::Instant;
    /// let at: Instant = "2026-06-19T14:23:00Z".parse()?;
    /// assert_eq!(at.epoch(), 1_781_878_980);
    /// assert!("19/06/2026".parse::<Instant>().is_err());
    /// # Ok::<(), baton_core::calendar::InstantError>(())
    /// ```
    fn from_str(text: &str) -> Result<Self, InstantError> {
        Self::parse(text).ok_or_else(|| InstantError(text.to_owned()))
    }
}

impl From<DateTime<Utc>> for Instant {
    /// Drops the fraction of a second; a year outside 0001 to 9999 becomes the nearest of these.
    ///
    /// ```
    /// use baton_core::Instant;
    /// let at = Instant::from(chrono::DateTime::UNIX_EPOCH);
    /// assert_eq!(at.to_string(), "1970-01-01T00:00:00Z");
    /// ```
    fn from(at: DateTime<Utc>) -> Self {
        Self::from_epoch(at.timestamp())
    }
}

impl From<Instant> for DateTime<Utc> {
    fn from(at: Instant) -> Self {
        at.0
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(rfc3339::written(&rfc3339::write(self.0)))
    }
}

impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(rfc3339::written(&rfc3339::write(self.0)))
    }
}

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}
