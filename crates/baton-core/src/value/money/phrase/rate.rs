//! Rates: amounts per month, per seat and so on.

use crate::value::money::cursor::Cursor;
use crate::value::money::qualifier::Qualifier::{
    self, PerAgent, PerCall, PerDay, PerHour, PerLicence, PerMinute, PerMonth, PerPerson,
    PerProject, PerQuarter, PerSeat, PerSite, PerUnit, PerUser, PerWeek, PerYear,
};

/// Words for the period or unit of a rate.
const RATES: [(&str, Qualifier); 47] = [
    ("year", PerYear),
    ("yr", PerYear),
    ("y", PerYear),
    ("annum", PerYear),
    ("anum", PerYear),
    ("a", PerYear),
    ("quarter", PerQuarter),
    ("qtr", PerQuarter),
    ("q", PerQuarter),
    ("calendar month", PerMonth),
    ("month", PerMonth),
    ("mth", PerMonth),
    ("mnth", PerMonth),
    ("mon", PerMonth),
    ("mo", PerMonth),
    ("m", PerMonth),
    ("week", PerWeek),
    ("wk", PerWeek),
    ("w", PerWeek),
    ("day", PerDay),
    ("d", PerDay),
    ("hour", PerHour),
    ("hr", PerHour),
    ("h", PerHour),
    ("seat", PerSeat),
    ("user", PerUser),
    ("licence", PerLicence),
    ("license", PerLicence),
    ("person", PerPerson),
    ("head", PerPerson),
    ("employee", PerPerson),
    ("agent", PerAgent),
    ("rep", PerAgent),
    ("site", PerSite),
    ("location", PerSite),
    ("store", PerSite),
    ("branch", PerSite),
    ("office", PerSite),
    ("unit", PerUnit),
    ("item", PerUnit),
    ("device", PerUnit),
    ("line", PerUnit),
    ("project", PerProject),
    ("call", PerCall),
    ("minute", PerMinute),
    ("min", PerMinute),
    ("desk", PerSeat),
];

/// Reads a rate such as “per month”, “a year” or “/seat”.
pub(super) fn read_rate(at: Cursor<'_>) -> Option<(Qualifier, Cursor<'_>)> {
    let slash = at.eat("/");
    let word = ["per", "a", "an", "each", "every"]
        .into_iter()
        .find_map(|word| at.phrase(word));
    let from = slash.or(word)?;
    RATES.into_iter().find_map(|(words, qualifier)| {
        let end = from.phrase(words)?;
        // “Per m” may be per month or per metre, so abbreviations of one letter need a slash.
        (words.len() > 1 || slash.is_some()).then_some((qualifier, end))
    })
}
