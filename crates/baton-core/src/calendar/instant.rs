//! Moments in time, to the second.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A moment in whole seconds, printed and serialised as RFC 3339 in UTC, such as `2026-06-19T14:23:00Z`.
///
/// The range is the years 0001 to 9999, which RFC 3339 can represent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(DateTime<Utc>);

impl Instant {
    /// The seconds since 1970 of the years 2000 to 2099. Only numbers in this range are read as moments if they have no
    /// unit.
    pub const CENTURY: std::ops::Range<i64> = 946_684_800..4_102_444_800;

    const FIRST: i64 = -62_135_596_800;
    const LAST: i64 = 253_402_300_799;

    /// Creates a moment from seconds since 1970-01-01T00:00:00Z, clamped to the years 0001 to 9999.
    #[must_use]
    pub fn from_epoch(seconds: i64) -> Self {
        Self(
            DateTime::from_timestamp(seconds.clamp(Self::FIRST, Self::LAST), 0).unwrap_or_default(),
        )
    }

    /// Parses RFC 3339 with any offset. Drops fractions of a second; a leap second counts as the second before it.
    ///
    /// ```
    /// use baton_core::Instant;
    /// let at = Instant::parse("2026-06-19T15:23:00.9+01:00").ok_or("not RFC 3339")?;
    /// assert_eq!(at.to_string(), "2026-06-19T14:23:00Z");
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let seconds = DateTime::parse_from_rfc3339(text).ok()?.timestamp();
        (Self::FIRST..=Self::LAST)
            .contains(&seconds)
            .then(|| Self::from_epoch(seconds))
    }

    /// Returns the seconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub fn epoch(self) -> i64 {
        self.0.timestamp()
    }

    /// Adds seconds, which may be negative.
    #[must_use]
    pub fn plus(self, seconds: i64) -> Self {
        Self::from_epoch(self.epoch().saturating_add(seconds))
    }

    pub(crate) fn utc(self) -> DateTime<Utc> {
        self.0
    }
}

/// The error for a text that is not an RFC 3339 time in the years 0001 to 9999.
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

    /// Parses RFC 3339 as [`Instant::parse`] does.
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
    /// Converts a chrono time. Drops fractions of a second, and clamps it to the years 0001 to 9999.
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
        f.write_str(&self.0.to_rfc3339_opts(SecondsFormat::Secs, true))
    }
}

impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0.to_rfc3339_opts(SecondsFormat::Secs, true))
    }
}

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_read_in_the_forms_of_rfc_3339() {
        for (text, read) in [
            ("2026-06-19T14:23:00Z", "2026-06-19T14:23:00Z"),
            ("2026-06-19t14:23:00z", "2026-06-19T14:23:00Z"),
            ("2026-06-19 14:23:00+01:00", "2026-06-19T13:23:00Z"),
            ("2026-06-19T14:23:60Z", "2026-06-19T14:23:59Z"),
            ("2026-06-30T23:59:60.999999999999Z", "2026-06-30T23:59:59Z"),
            ("2026-06-19T14:23:00\u{2212}05:30", "2026-06-19T19:53:00Z"),
            ("2026-06-19T14:23:00-00:00", "2026-06-19T14:23:00Z"),
            ("2028-02-29T00:00:00.123456789Z", "2028-02-29T00:00:00Z"),
            ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"),
            ("0000-12-31T23:30:00-01:00", "0001-01-01T00:30:00Z"),
            ("9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z"),
        ] {
            let at = Instant::parse(text).map(|at| at.to_string());
            assert_eq!(at.as_deref(), Some(read), "{text}");
        }
    }

    #[test]
    fn other_texts_are_no_moments() {
        for text in [
            "",
            "2026-06-19T14:23:61Z",
            "2026-06-19T24:00:00Z",
            "2026-06-19T14:60:00Z",
            "2026-06-19T14:23:00.Z",
            "2026-06-19T14:23:00.1",
            "2026-06-19T14:23:00+24:00",
            "2026-06-19T14:23:00+23:60",
            "2026-06-19T14:23:00+0100",
            "2026-06-19T14:23:00+01",
            "2026-06-19T14:23:00+1:00",
            "2026-06-19T14:23:00 Z",
            "2026-06-19_14:23:00Z",
            "2026-06-19T14:23Z",
            "2026-06-19T4:23:00Z",
            "2026-02-29T00:00:00Z",
            "2026-13-01T00:00:00Z",
            "26-06-19T14:23:00Z",
            "02026-06-19T14:23:00Z",
            "+2026-06-19T14:23:00Z",
            "-001-06-19T14:23:00Z",
            "２026-06-19T14:23:00Z",
            " 2026-06-19T14:23:00Z",
            "2026-06-19T14:23:00Z ",
            "2026-06-19T14:23:00Zé",
            "0000-01-01T00:00:00Z",
            "9999-12-31T23:59:59-23:59",
        ] {
            assert_eq!(Instant::parse(text), None, "{text}");
        }
    }

    #[test]
    fn moments_are_read_as_they_are_written() {
        let mut random = fastrand::Rng::with_seed(8);
        let all = Instant::FIRST..=Instant::LAST;
        let seconds = (0..20_000).map(|_| random.i64(all.clone()));
        for seconds in seconds.chain([Instant::FIRST, Instant::LAST]) {
            let at = Instant::from_epoch(seconds);
            let text = at.to_string();
            assert_eq!(text.len(), 20);
            assert_eq!(Instant::parse(&text), Some(at), "{text}");
        }
    }
}
