//! The bank holidays of the United Kingdom, 2019 to 2028.
//!
//! Facts from GOV.UK, "UK bank holidays", as published up to 25 February 2026 (Open Government Licence v3.0).
//! Northern Ireland and Scotland have days of their own, so each division has its own table.

use chrono::{Datelike, NaiveDate};
use strum::{IntoStaticStr, VariantArray};

/// The first year of the tables.
pub const FIRST_YEAR: i32 = 2019;

/// The last year of the tables. A later deadline may fall on a holiday that was not yet announced.
pub const LAST_YEAR: i32 = 2028;

/// The part of the United Kingdom whose public holidays a calendar observes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Division {
    /// England and Wales.
    EnglandAndWales,
    /// Scotland.
    Scotland,
    /// Northern Ireland.
    NorthernIreland,
    /// No public holidays at all.
    None,
}

/// A public holiday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holiday {
    date: NaiveDate,
    /// The name, marked as a substitute day if the holiday itself fell on a weekend.
    pub name: &'static str,
}

impl Holiday {
    /// Returns the date on which it is observed.
    #[must_use]
    pub fn date(&self) -> NaiveDate {
        self.date
    }
}

impl Division {
    /// Every variant, in order of declaration.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// Returns the word in a document.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// Returns true if the table has all holidays of a date's year.
    #[must_use]
    pub fn covers(self, date: NaiveDate) -> bool {
        self == Self::None || (FIRST_YEAR..=LAST_YEAR).contains(&date.year())
    }

    /// Returns the division's holidays, sorted by date.
    #[must_use]
    pub const fn holidays(self) -> &'static [Holiday] {
        match self {
            Self::EnglandAndWales => ENGLAND_AND_WALES,
            Self::Scotland => SCOTLAND,
            Self::NorthernIreland => NORTHERN_IRELAND,
            Self::None => &[],
        }
    }

    /// Returns the holiday on a date, if there is one.
    #[must_use]
    pub fn holiday(self, date: NaiveDate) -> Option<&'static Holiday> {
        let table = self.holidays();
        table
            .binary_search_by_key(&date, |h| h.date)
            .ok()
            .and_then(|i| table.get(i))
    }
}

const fn day(year: i32, month: u32, day: u32, name: &'static str) -> Holiday {
    // The table's test fails on a date that does not exist.
    let date = match NaiveDate::from_ymd_opt(year, month, day) {
        Some(date) => date,
        None => NaiveDate::MAX,
    };
    Holiday { date, name }
}

#[rustfmt::skip]
const ENGLAND_AND_WALES: &[Holiday] = &[
    day(2019, 1, 1, "New Year's Day"),
    day(2019, 4, 19, "Good Friday"),
    day(2019, 4, 22, "Easter Monday"),
    day(2019, 5, 6, "Early May bank holiday"),
    day(2019, 5, 27, "Spring bank holiday"),
    day(2019, 8, 26, "Summer bank holiday"),
    day(2019, 12, 25, "Christmas Day"),
    day(2019, 12, 26, "Boxing Day"),
    day(2020, 1, 1, "New Year's Day"),
    day(2020, 4, 10, "Good Friday"),
    day(2020, 4, 13, "Easter Monday"),
    day(2020, 5, 8, "Early May bank holiday (VE day)"),
    day(2020, 5, 25, "Spring bank holiday"),
    day(2020, 8, 31, "Summer bank holiday"),
    day(2020, 12, 25, "Christmas Day"),
    day(2020, 12, 28, "Boxing Day (substitute day)"),
    day(2021, 1, 1, "New Year's Day"),
    day(2021, 4, 2, "Good Friday"),
    day(2021, 4, 5, "Easter Monday"),
    day(2021, 5, 3, "Early May bank holiday"),
    day(2021, 5, 31, "Spring bank holiday"),
    day(2021, 8, 30, "Summer bank holiday"),
    day(2021, 12, 27, "Christmas Day (substitute day)"),
    day(2021, 12, 28, "Boxing Day (substitute day)"),
    day(2022, 1, 3, "New Year's Day (substitute day)"),
    day(2022, 4, 15, "Good Friday"),
    day(2022, 4, 18, "Easter Monday"),
    day(2022, 5, 2, "Early May bank holiday"),
    day(2022, 6, 2, "Spring bank holiday"),
    day(2022, 6, 3, "Platinum Jubilee bank holiday"),
    day(2022, 8, 29, "Summer bank holiday"),
    day(2022, 9, 19, "State Funeral of Queen Elizabeth II"),
    day(2022, 12, 26, "Boxing Day"),
    day(2022, 12, 27, "Christmas Day (substitute day)"),
    day(2023, 1, 2, "New Year's Day (substitute day)"),
    day(2023, 4, 7, "Good Friday"),
    day(2023, 4, 10, "Easter Monday"),
    day(2023, 5, 1, "Early May bank holiday"),
    day(2023, 5, 8, "Coronation of King Charles III"),
    day(2023, 5, 29, "Spring bank holiday"),
    day(2023, 8, 28, "Summer bank holiday"),
    day(2023, 12, 25, "Christmas Day"),
    day(2023, 12, 26, "Boxing Day"),
    day(2024, 1, 1, "New Year's Day"),
    day(2024, 3, 29, "Good Friday"),
    day(2024, 4, 1, "Easter Monday"),
    day(2024, 5, 6, "Early May bank holiday"),
    day(2024, 5, 27, "Spring bank holiday"),
    day(2024, 8, 26, "Summer bank holiday"),
    day(2024, 12, 25, "Christmas Day"),
    day(2024, 12, 26, "Boxing Day"),
    day(2025, 1, 1, "New Year's Day"),
    day(2025, 4, 18, "Good Friday"),
    day(2025, 4, 21, "Easter Monday"),
    day(2025, 5, 5, "Early May bank holiday"),
    day(2025, 5, 26, "Spring bank holiday"),
    day(2025, 8, 25, "Summer bank holiday"),
    day(2025, 12, 25, "Christmas Day"),
    day(2025, 12, 26, "Boxing Day"),
    day(2026, 1, 1, "New Year's Day"),
    day(2026, 4, 3, "Good Friday"),
    day(2026, 4, 6, "Easter Monday"),
    day(2026, 5, 4, "Early May bank holiday"),
    day(2026, 5, 25, "Spring bank holiday"),
    day(2026, 8, 31, "Summer bank holiday"),
    day(2026, 12, 25, "Christmas Day"),
    day(2026, 12, 28, "Boxing Day (substitute day)"),
    day(2027, 1, 1, "New Year's Day"),
    day(2027, 3, 26, "Good Friday"),
    day(2027, 3, 29, "Easter Monday"),
    day(2027, 5, 3, "Early May bank holiday"),
    day(2027, 5, 31, "Spring bank holiday"),
    day(2027, 8, 30, "Summer bank holiday"),
    day(2027, 12, 27, "Christmas Day (substitute day)"),
    day(2027, 12, 28, "Boxing Day (substitute day)"),
    day(2028, 1, 3, "New Year's Day (substitute day)"),
    day(2028, 4, 14, "Good Friday"),
    day(2028, 4, 17, "Easter Monday"),
    day(2028, 5, 1, "Early May bank holiday"),
    day(2028, 5, 29, "Spring bank holiday"),
    day(2028, 8, 28, "Summer bank holiday"),
    day(2028, 12, 25, "Christmas Day"),
    day(2028, 12, 26, "Boxing Day"),
];

#[rustfmt::skip]
const SCOTLAND: &[Holiday] = &[
    day(2019, 1, 1, "New Year's Day"),
    day(2019, 1, 2, "2nd January"),
    day(2019, 4, 19, "Good Friday"),
    day(2019, 5, 6, "Early May bank holiday"),
    day(2019, 5, 27, "Spring bank holiday"),
    day(2019, 8, 5, "Summer bank holiday"),
    day(2019, 12, 2, "St Andrew's Day (substitute day)"),
    day(2019, 12, 25, "Christmas Day"),
    day(2019, 12, 26, "Boxing Day"),
    day(2020, 1, 1, "New Year's Day"),
    day(2020, 1, 2, "2nd January"),
    day(2020, 4, 10, "Good Friday"),
    day(2020, 5, 8, "Early May bank holiday (VE day)"),
    day(2020, 5, 25, "Spring bank holiday"),
    day(2020, 8, 3, "Summer bank holiday"),
    day(2020, 11, 30, "St Andrew's Day"),
    day(2020, 12, 25, "Christmas Day"),
    day(2020, 12, 28, "Boxing Day (substitute day)"),
    day(2021, 1, 1, "New Year's Day"),
    day(2021, 1, 4, "2nd January (substitute day)"),
    day(2021, 4, 2, "Good Friday"),
    day(2021, 5, 3, "Early May bank holiday"),
    day(2021, 5, 31, "Spring bank holiday"),
    day(2021, 8, 2, "Summer bank holiday"),
    day(2021, 11, 30, "St Andrew's Day"),
    day(2021, 12, 27, "Christmas Day (substitute day)"),
    day(2021, 12, 28, "Boxing Day (substitute day)"),
    day(2022, 1, 3, "New Year's Day (substitute day)"),
    day(2022, 1, 4, "2nd January (substitute day)"),
    day(2022, 4, 15, "Good Friday"),
    day(2022, 5, 2, "Early May bank holiday"),
    day(2022, 6, 2, "Spring bank holiday"),
    day(2022, 6, 3, "Platinum Jubilee bank holiday"),
    day(2022, 8, 1, "Summer bank holiday"),
    day(2022, 9, 19, "State Funeral of Queen Elizabeth II"),
    day(2022, 11, 30, "St Andrew's Day"),
    day(2022, 12, 26, "Boxing Day"),
    day(2022, 12, 27, "Christmas Day (substitute day)"),
    day(2023, 1, 2, "New Year's Day (substitute day)"),
    day(2023, 1, 3, "2nd January (substitute day)"),
    day(2023, 4, 7, "Good Friday"),
    day(2023, 5, 1, "Early May bank holiday"),
    day(2023, 5, 8, "Coronation of King Charles III"),
    day(2023, 5, 29, "Spring bank holiday"),
    day(2023, 8, 7, "Summer bank holiday"),
    day(2023, 11, 30, "St Andrew's Day"),
    day(2023, 12, 25, "Christmas Day"),
    day(2023, 12, 26, "Boxing Day"),
    day(2024, 1, 1, "New Year's Day"),
    day(2024, 1, 2, "2nd January"),
    day(2024, 3, 29, "Good Friday"),
    day(2024, 5, 6, "Early May bank holiday"),
    day(2024, 5, 27, "Spring bank holiday"),
    day(2024, 8, 5, "Summer bank holiday"),
    day(2024, 12, 2, "St Andrew's Day (substitute day)"),
    day(2024, 12, 25, "Christmas Day"),
    day(2024, 12, 26, "Boxing Day"),
    day(2025, 1, 1, "New Year's Day"),
    day(2025, 1, 2, "2nd January"),
    day(2025, 4, 18, "Good Friday"),
    day(2025, 5, 5, "Early May bank holiday"),
    day(2025, 5, 26, "Spring bank holiday"),
    day(2025, 8, 4, "Summer bank holiday"),
    day(2025, 12, 1, "St Andrew's Day (substitute day)"),
    day(2025, 12, 25, "Christmas Day"),
    day(2025, 12, 26, "Boxing Day"),
    day(2026, 1, 1, "New Year's Day"),
    day(2026, 1, 2, "2nd January"),
    day(2026, 4, 3, "Good Friday"),
    day(2026, 5, 4, "Early May bank holiday"),
    day(2026, 5, 25, "Spring bank holiday"),
    day(2026, 6, 15, "World Cup bank holiday"),
    day(2026, 8, 3, "Summer bank holiday"),
    day(2026, 11, 30, "St Andrew's Day"),
    day(2026, 12, 25, "Christmas Day"),
    day(2026, 12, 28, "Boxing Day (substitute day)"),
    day(2027, 1, 1, "New Year's Day"),
    day(2027, 1, 4, "2nd January (substitute day)"),
    day(2027, 3, 26, "Good Friday"),
    day(2027, 5, 3, "Early May bank holiday"),
    day(2027, 5, 31, "Spring bank holiday"),
    day(2027, 8, 2, "Summer bank holiday"),
    day(2027, 11, 30, "St Andrew's Day"),
    day(2027, 12, 27, "Christmas Day (substitute day)"),
    day(2027, 12, 28, "Boxing Day (substitute day)"),
    day(2028, 1, 3, "New Year's Day (substitute day)"),
    day(2028, 1, 4, "2nd January (substitute day)"),
    day(2028, 4, 14, "Good Friday"),
    day(2028, 5, 1, "Early May bank holiday"),
    day(2028, 5, 29, "Spring bank holiday"),
    day(2028, 8, 7, "Summer bank holiday"),
    day(2028, 11, 30, "St Andrew's Day"),
    day(2028, 12, 25, "Christmas Day"),
    day(2028, 12, 26, "Boxing Day"),
];

#[rustfmt::skip]
const NORTHERN_IRELAND: &[Holiday] = &[
    day(2019, 1, 1, "New Year's Day"),
    day(2019, 3, 18, "St Patrick's Day (substitute day)"),
    day(2019, 4, 19, "Good Friday"),
    day(2019, 4, 22, "Easter Monday"),
    day(2019, 5, 6, "Early May bank holiday"),
    day(2019, 5, 27, "Spring bank holiday"),
    day(2019, 7, 12, "Battle of the Boyne (Orangemen's Day)"),
    day(2019, 8, 26, "Summer bank holiday"),
    day(2019, 12, 25, "Christmas Day"),
    day(2019, 12, 26, "Boxing Day"),
    day(2020, 1, 1, "New Year's Day"),
    day(2020, 3, 17, "St Patrick's Day"),
    day(2020, 4, 10, "Good Friday"),
    day(2020, 4, 13, "Easter Monday"),
    day(2020, 5, 8, "Early May bank holiday (VE day)"),
    day(2020, 5, 25, "Spring bank holiday"),
    day(2020, 7, 13, "Battle of the Boyne (Orangemen's Day) (substitute day)"),
    day(2020, 8, 31, "Summer bank holiday"),
    day(2020, 12, 25, "Christmas Day"),
    day(2020, 12, 28, "Boxing Day (substitute day)"),
    day(2021, 1, 1, "New Year's Day"),
    day(2021, 3, 17, "St Patrick's Day"),
    day(2021, 4, 2, "Good Friday"),
    day(2021, 4, 5, "Easter Monday"),
    day(2021, 5, 3, "Early May bank holiday"),
    day(2021, 5, 31, "Spring bank holiday"),
    day(2021, 7, 12, "Battle of the Boyne (Orangemen's Day)"),
    day(2021, 8, 30, "Summer bank holiday"),
    day(2021, 12, 27, "Christmas Day (substitute day)"),
    day(2021, 12, 28, "Boxing Day (substitute day)"),
    day(2022, 1, 3, "New Year's Day (substitute day)"),
    day(2022, 3, 17, "St Patrick's Day"),
    day(2022, 4, 15, "Good Friday"),
    day(2022, 4, 18, "Easter Monday"),
    day(2022, 5, 2, "Early May bank holiday"),
    day(2022, 6, 2, "Spring bank holiday"),
    day(2022, 6, 3, "Platinum Jubilee bank holiday"),
    day(2022, 7, 12, "Battle of the Boyne (Orangemen's Day)"),
    day(2022, 8, 29, "Summer bank holiday"),
    day(2022, 9, 19, "State Funeral of Queen Elizabeth II"),
    day(2022, 12, 26, "Boxing Day"),
    day(2022, 12, 27, "Christmas Day (substitute day)"),
    day(2023, 1, 2, "New Year's Day (substitute day)"),
    day(2023, 3, 17, "St Patrick's Day"),
    day(2023, 4, 7, "Good Friday"),
    day(2023, 4, 10, "Easter Monday"),
    day(2023, 5, 1, "Early May bank holiday"),
    day(2023, 5, 8, "Coronation of King Charles III"),
    day(2023, 5, 29, "Spring bank holiday"),
    day(2023, 7, 12, "Battle of the Boyne (Orangemen's Day)"),
    day(2023, 8, 28, "Summer bank holiday"),
    day(2023, 12, 25, "Christmas Day"),
    day(2023, 12, 26, "Boxing Day"),
    day(2024, 1, 1, "New Year's Day"),
    day(2024, 3, 18, "St Patrick's Day (substitute day)"),
    day(2024, 3, 29, "Good Friday"),
    day(2024, 4, 1, "Easter Monday"),
    day(2024, 5, 6, "Early May bank holiday"),
    day(2024, 5, 27, "Spring bank holiday"),
    day(2024, 7, 12, "Battle of the Boyne (Orangemen's Day)"),
    day(2024, 8, 26, "Summer bank holiday"),
    day(2024, 12, 25, "Christmas Day"),
    day(2024, 12, 26, "Boxing Day"),
    day(2025, 1, 1, "New Year's Day"),
    day(2025, 3, 17, "St Patrick's Day"),
    day(2025, 4, 18, "Good Friday"),
    day(2025, 4, 21, "Easter Monday"),
    day(2025, 5, 5, "Early May bank holiday"),
    day(2025, 5, 26, "Spring bank holiday"),
    day(2025, 7, 14, "Battle of the Boyne (Orangemen's Day) (substitute day)"),
    day(2025, 8, 25, "Summer bank holiday"),
    day(2025, 12, 25, "Christmas Day"),
    day(2025, 12, 26, "Boxing Day"),
    day(2026, 1, 1, "New Year's Day"),
    day(2026, 3, 17, "St Patrick's Day"),
    day(2026, 4, 3, "Good Friday"),
    day(2026, 4, 6, "Easter Monday"),
    day(2026, 5, 4, "Early May bank holiday"),
    day(2026, 5, 25, "Spring bank holiday"),
    day(2026, 7, 13, "Battle of the Boyne (Orangemen's Day) (substitute day)"),
    day(2026, 8, 31, "Summer bank holiday"),
    day(2026, 12, 25, "Christmas Day"),
    day(2026, 12, 28, "Boxing Day (substitute day)"),
    day(2027, 1, 1, "New Year's Day"),
    day(2027, 3, 17, "St Patrick's Day"),
    day(2027, 3, 26, "Good Friday"),
    day(2027, 3, 29, "Easter Monday"),
    day(2027, 5, 3, "Early May bank holiday"),
    day(2027, 5, 31, "Spring bank holiday"),
    day(2027, 7, 12, "Battle of the Boyne (Orangemen's Day)"),
    day(2027, 8, 30, "Summer bank holiday"),
    day(2027, 12, 27, "Christmas Day (substitute day)"),
    day(2027, 12, 28, "Boxing Day (substitute day)"),
    day(2028, 1, 3, "New Year's Day (substitute day)"),
    day(2028, 3, 17, "St Patrick's Day"),
    day(2028, 4, 14, "Good Friday"),
    day(2028, 4, 17, "Easter Monday"),
    day(2028, 5, 1, "Early May bank holiday"),
    day(2028, 5, 29, "Spring bank holiday"),
    day(2028, 7, 12, "Battle of the Boyne (Orangemen's Day)"),
    day(2028, 8, 28, "Summer bank holiday"),
    day(2028, 12, 25, "Christmas Day"),
    day(2028, 12, 26, "Boxing Day"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_and_complete() {
        for division in Division::ALL {
            let dates: Vec<_> = division.holidays().iter().map(Holiday::date).collect();
            assert!(dates.is_sorted_by(|a, b| a < b), "{division:?}");
            assert!(dates.iter().all(|d| division.covers(*d)), "{division:?}");
        }
        let counts = Division::ALL.iter().map(|d| d.holidays().len());
        assert_eq!(counts.collect::<Vec<_>>(), [83, 94, 103, 0]);
    }

    #[test]
    fn easter_monday_is_a_holiday_in_england_but_not_in_scotland() {
        let date = NaiveDate::from_ymd_opt(2026, 4, 6).unwrap();
        assert_eq!(
            Division::EnglandAndWales.holiday(date).unwrap().name,
            "Easter Monday"
        );
        assert_eq!(Division::Scotland.holiday(date), None);
    }
}
