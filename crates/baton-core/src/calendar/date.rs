//! Dates as people write them.

use chrono::{Datelike, NaiveDate};

/// The names of the months, from January.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Parses a date such as `2026-12-24`. Accepts the years 0001 to 9999 and no other form.
///
/// ```
/// use baton_core::calendar::date;
/// assert!(date::parse("2026-12-24").is_some());
/// assert!(date::parse("2026-2-3").is_none() && date::parse("2026-02-30").is_none());
/// ```
#[must_use]
pub fn parse(text: &str) -> Option<NaiveDate> {
    // chrono takes signs, spaces and single digits as well.
    let is_strict = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    let date: NaiveDate = text.parse().ok().filter(|_| is_strict)?;
    (date.year() > 0).then_some(date)
}

/// Formats a date as `7 April`.
#[must_use]
pub fn day_and_month(date: NaiveDate) -> String {
    let month = MONTHS.get(date.month0() as usize).copied();
    format!("{} {}", date.day(), month.unwrap_or_default())
}

/// Formats a date as `Fri 19 Jun`.
#[must_use]
pub fn short(date: NaiveDate) -> String {
    let month = MONTHS.get(date.month0() as usize).and_then(|m| m.get(..3));
    let (weekday, day) = (date.weekday(), date.day());
    format!("{weekday} {day} {}", month.unwrap_or_default())
}

/// Formats a date as `19 June 2026`.
#[must_use]
pub fn long(date: NaiveDate) -> String {
    format!("{} {}", day_and_month(date), date.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_parsed_in_one_form_only() {
        for text in ["2026-12-24", "0001-01-01", "9999-12-31", "2028-02-29"] {
            assert_eq!(parse(text).map(|d| d.to_string()).as_deref(), Some(text));
        }
        for text in [
            "",
            "2026",
            "2026-1-01",
            "2026-12-4",
            "2026-12-240",
            "+026-12-24",
            "0000-01-01",
            "2026/12/24",
            "2027-02-29",
            "2026-13-01",
            " 2026-12-24",
            "2026-12-24 ",
            "２０26-12-24",
            "2026-12-2é",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn dates_are_formatted_for_people() {
        let date = parse("2026-09-01").unwrap();
        assert_eq!(long(date), "1 September 2026");
        assert_eq!(short(date), "Tue 1 Sep");
    }
}
