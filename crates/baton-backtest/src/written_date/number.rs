//! Parses moments in digits only: Unix time, spreadsheet serial numbers, ISO 8601 basic format.

use baton_core::Instant;
use chrono::{Days, NaiveDate};

use super::clock;
use super::error::DateError;
use super::local::{Local, date};

/// A moment, or a local time that still needs a zone.
pub(super) enum Number {
    At(Instant),
    Local(Local),
}

/// The serial numbers of 1 January 2000 and of 31 December 2099, in the system that counts from 1900.
const SERIALS: std::ops::RangeInclusive<i64> = 36_526..=73_050;

/// Parses digits with at most one fraction. `None` for any other text.
pub(super) fn read(text: &str) -> Option<Result<Number, DateError>> {
    if let Some(read) = basic_form(text) {
        return Some(read);
    }
    let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let is_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let marked = whole.len() < text.len();
    if !is_digits(whole) || !is_digits(fraction) || (marked && fraction.is_empty()) {
        return None;
    }
    let Ok(number) = whole.parse::<i64>() else {
        return Some(Err(DateError::NoDate));
    };
    if SERIALS.contains(&number) && whole.len() == 5 {
        return Some(serial(number, fraction).ok_or(DateError::Impossible));
    }
    if Instant::CENTURY.contains(&number) {
        return Some(Ok(Number::At(Instant::from_epoch(number))));
    }
    for units in [1_000, 1_000_000] {
        let seconds = number.div_euclid(units);
        if Instant::CENTURY.contains(&seconds) {
            return Some(Ok(Number::At(Instant::from_epoch(seconds))));
        }
    }
    Some(Err(DateError::NoDate))
}

/// Converts a serial number: days since 30 December 1899, and the fraction of a day, to the nearest second.
fn serial(days: i64, fraction: &str) -> Option<Number> {
    let epoch = NaiveDate::from_ymd_opt(1899, 12, 30)?;
    let date = epoch.checked_add_days(Days::new(u64::try_from(days).ok()?))?;
    let digits = fraction.get(..fraction.len().min(15))?;
    let unit = 10_i128.checked_pow(u32::try_from(digits.len()).ok()?)?;
    let part: i128 = if digits.is_empty() {
        0
    } else {
        digits.parse().ok()?
    };
    let seconds = (part * 86_400 + unit / 2).div_euclid(unit);
    let seconds = u32::try_from(seconds).ok()?;
    Some(Number::Local(Local { date, seconds }))
}

/// Parses the basic format: `20260619`, `20260619T142300Z`, `20260619 1423`, `20260619142300`.
fn basic_form(text: &str) -> Option<Result<Number, DateError>> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (day, rest) = text.split_at_checked(8)?;
    let (time, rest) = match digits {
        8 if rest.is_empty() => ("", ""),
        8 => {
            let rest = rest.strip_prefix(['T', 't', ' '])?;
            let length = rest.bytes().take_while(u8::is_ascii_digit).count();
            rest.split_at_checked(length)?
        }
        12 | 14 => rest.split_at_checked(digits - 8)?,
        _ => return None,
    };
    let number = |from: usize, to: usize| day.get(from..to)?.parse::<u32>().ok();
    let year = i32::try_from(number(0, 4)?).ok()?;
    let Ok(date) = date(year, number(4, 6)?, number(6, 8)?) else {
        // Twelve digits that are not a date may be milliseconds.
        return (digits == 8).then_some(Err(DateError::Impossible));
    };
    let seconds = if time.is_empty() {
        Some(0)
    } else {
        clock::basic(time)
    };
    let Some(seconds) = seconds else {
        return Some(Err(DateError::Impossible));
    };
    let local = Local { date, seconds };
    match rest {
        "" => Some(Ok(Number::Local(local))),
        rest => {
            let ahead = clock::offset(clock::without_fraction(rest).trim_start());
            Some(ahead.map_or(Err(DateError::NoDate), |ahead| {
                Ok(Number::At(local.with_offset(ahead)))
            }))
        }
    }
}
