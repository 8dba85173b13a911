//! Clock changes that recur every year.

const DAY: i64 = 86_400;

/// A yearly clock change, such as "the last Sunday of March at 01:00 UTC".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rule {
    /// The month, 1 to 12.
    pub(super) month: u8,
    /// The weekday; Monday is 0.
    pub(super) weekday: u8,
    /// The earliest day of the month on which the weekday counts; 0 for the last such weekday of the month.
    pub(super) day: u8,
    /// The time in seconds from that day's midnight, in UTC; it may fall on another day.
    pub(super) seconds: i32,
    /// The offset from UTC after the change, in seconds.
    pub(super) offset: i32,
}

impl Rule {
    /// Returns the moment of the change in a year, in seconds since 1970.
    pub(super) fn at(self, year: i64) -> i64 {
        let month = i64::from(self.month);
        let weekday = i64::from(self.weekday);
        let day = match self.day {
            0 => {
                let last = if month == 12 {
                    day_number(year + 1, 1, 1) - 1
                } else {
                    day_number(year, month + 1, 1) - 1
                };
                last - (weekday_of(last) - weekday).rem_euclid(7)
            }
            day => {
                let first = day_number(year, month, i64::from(day));
                first + (weekday - weekday_of(first)).rem_euclid(7)
            }
        };
        day * DAY + i64::from(self.seconds)
    }
}

/// Returns the weekday of a day since 1970-01-01, a Thursday; Monday is 0.
fn weekday_of(day: i64) -> i64 {
    (day + 3).rem_euclid(7)
}

/// Returns the days since 1970-01-01 of a date in the Gregorian calendar.
///
/// Years count from March, so that the leap day is the last day of its year and the lengths of the months before it
/// follow a fixed pattern: 153 days in every five months.
fn day_number(year: i64, month: i64, day: i64) -> i64 {
    let shifted = if month > 2 { year } else { year - 1 };
    let era = shifted.div_euclid(400);
    let of_era = shifted.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// Returns the year of a moment, in UTC.
pub(super) fn year_of(at: i64) -> i64 {
    let day = at.div_euclid(DAY) + 719_468;
    let era = day.div_euclid(146_097);
    let of_era = day.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    // In a year that starts in March, January starts on day 306.
    era * 400 + year + i64::from(of_year >= 306)
}

#[cfg(test)]
mod tests {
    use chrono::{Datelike, NaiveDate};

    use super::*;

    #[test]
    fn days_years_and_weekdays_agree_with_chrono() {
        let mut date = NaiveDate::from_ymd_opt(1896, 1, 1).unwrap();
        while date.year() < 2405 {
            let number = i64::from(date.to_epoch_days());
            let (year, month, day) = (date.year(), date.month(), date.day());
            assert_eq!(day_number(year.into(), month.into(), day.into()), number);
            assert_eq!(year_of(number * DAY + 86_399), i64::from(year), "{date}");
            assert_eq!(
                weekday_of(number),
                i64::from(date.weekday().num_days_from_monday())
            );
            date = date.succ_opt().unwrap();
        }
    }

    #[test]
    fn rules_find_the_last_and_the_second_sunday_of_a_month() {
        let rule = |month, day| Rule {
            month,
            weekday: 6,
            day,
            seconds: 3600,
            offset: 0,
        };
        let at = |text: &str| crate::Instant::parse(text).unwrap().epoch();
        assert_eq!(rule(3, 0).at(2026), at("2026-03-29T01:00:00Z"));
        assert_eq!(rule(12, 0).at(2026), at("2026-12-27T01:00:00Z"));
        assert_eq!(rule(11, 8).at(2026), at("2026-11-08T01:00:00Z"));
    }
}
