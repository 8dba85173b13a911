//! Finds the parts of a written date: day, time and offset.

use baton_core::calendar::Zone;
use chrono::{Datelike as _, NaiveDate, Weekday};

use super::clock;
use super::error::DateError;
use super::local::date;
use super::order::DateOrder;

/// A token of a written date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token<'a> {
    Number(&'a str),
    Word(&'a str),
    Mark(char),
    Space,
}

/// A date in digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Day<'a> {
    /// `2026-06-19`.
    YearFirst([&'a str; 3]),
    /// `19/06/2026` or `06/19/26`.
    YearLast([&'a str; 3]),
}

/// The parts of a text, each at most once.
#[derive(Debug, Default)]
pub(super) struct Parts<'a> {
    day: Option<Day<'a>>,
    month: Option<u32>,
    /// The single numbers: day and year of a date that names its month.
    numbers: Vec<&'a str>,
    pub(super) weekday: Option<Weekday>,
    /// Seconds since midnight.
    pub(super) seconds: Option<u32>,
    /// The offset from UTC in seconds.
    pub(super) ahead: Option<i64>,
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("monday", Weekday::Mon),
    ("tuesday", Weekday::Tue),
    ("wednesday", Weekday::Wed),
    ("thursday", Weekday::Thu),
    ("friday", Weekday::Fri),
    ("saturday", Weekday::Sat),
    ("sunday", Weekday::Sun),
];

/// Unambiguous abbreviations of zones in e-mail headers (RFC 5322), with their hours ahead of UTC.
const ABBREVIATIONS: [(&str, i64); 14] = [
    ("z", 0),
    ("utc", 0),
    ("ut", 0),
    ("gmt", 0),
    ("est", -5),
    ("edt", -4),
    ("cst", -6),
    ("cdt", -5),
    ("mst", -7),
    ("mdt", -6),
    ("pst", -8),
    ("pdt", -7),
    ("cet", 1),
    ("cest", 2),
];

/// Words without meaning for the date.
const FILLERS: [&str; 5] = ["at", "on", "of", "the", "t"];

impl<'a> Parts<'a> {
    /// Finds the parts. `zone` decides ambiguous abbreviations: `BST` is accepted if it is London's.
    pub(super) fn read(text: &'a str, zone: Zone) -> Result<Self, DateError> {
        // JavaScript writes the zone's name in brackets after the offset.
        let text = match text.strip_suffix(')').and_then(|text| text.split_once('(')) {
            Some((before, _)) if !before.is_empty() => before.trim_end(),
            _ => text,
        };
        let tokens = tokens(text);
        let mut parts = Self::default();
        let mut rest = tokens.as_slice();
        if matches!(rest.first(), Some(Token::Mark(_)) | None) {
            return Err(DateError::NoDate);
        }
        while let Some((first, after)) = rest.split_first() {
            rest = match first {
                Token::Space => after,
                // Separators within a date that names its month, and between date and time.
                Token::Mark(',' | '-' | '/' | '.' | ':' | '\'' | '’') => after,
                Token::Mark(_) => return Err(DateError::NoDate),
                Token::Number(number) => parts.number(number, after)?,
                Token::Word(word) => parts.word(word, after, zone)?,
            };
        }
        Ok(parts)
    }

    /// Reads a part that begins with a number: a time, a date in digits, or a single number.
    fn number<'t>(
        &mut self,
        number: &'a str,
        after: &'t [Token<'a>],
    ) -> Result<&'t [Token<'a>], DateError> {
        use Token::{Mark, Number, Word};
        match after {
            [Mark(':'), Number(minute), rest @ ..] if is_time(number, minute) => {
                let (second, rest) = match rest {
                    [Mark(':'), Number(second), rest @ ..] if second.len() == 2 => (*second, rest),
                    rest => ("0", rest),
                };
                let rest = match rest {
                    [Mark('.' | ','), Number(_), rest @ ..] => rest,
                    rest => rest,
                };
                self.time([number, minute, second], rest)
            }
            [Mark(a), Number(second), Mark(b), Number(third), rest @ ..]
                if a == b && matches!(a, '/' | '-' | '.') =>
            {
                let numbers = [number, second, third];
                if *a == '.' && self.has_day() && is_time(number, second) && third.len() == 2 {
                    return self.time(numbers, rest);
                }
                let day = match numbers.map(str::len) {
                    [4, 1..=2, 1..=2] => Day::YearFirst(numbers),
                    [1..=2, 1..=2, 2 | 4] => Day::YearLast(numbers),
                    _ => return Err(DateError::NoDate),
                };
                set(&mut self.day, day)?;
                Ok(rest)
            }
            [Mark('.'), Number(minute), rest @ ..] if self.has_day() && is_time(number, minute) => {
                self.time([number, minute, "0"], rest)
            }
            rest if number.len() <= 2 && meridiem(rest).is_some() => {
                self.time([number, "0", "0"], rest)
            }
            [Word(ending), rest @ ..]
                if ["st", "nd", "rd", "th"]
                    .iter()
                    .any(|end| ending.eq_ignore_ascii_case(end)) =>
            {
                self.numbers.push(number);
                Ok(rest)
            }
            rest => {
                self.numbers.push(number);
                Ok(rest)
            }
        }
    }

    fn has_day(&self) -> bool {
        self.day.is_some() || (self.month.is_some() && self.numbers.len() == 2)
    }

    /// Reads a time with a following `am` or `pm` and offset.
    fn time<'t>(
        &mut self,
        clock: [&str; 3],
        rest: &'t [Token<'a>],
    ) -> Result<&'t [Token<'a>], DateError> {
        let [hour, minute, second] = clock.map(|digits| digits.parse().unwrap_or(99));
        let (hour, rest) = match meridiem(rest) {
            Some((afternoon, rest)) => (clock::from_twelve_hour(hour, afternoon), rest),
            None => (Some(hour), rest),
        };
        let seconds = hour.and_then(|hour| clock::seconds(hour, minute, second));
        set(&mut self.seconds, seconds.ok_or(DateError::Impossible)?)?;
        self.offset(rest)
    }

    /// Reads an optional offset: `+01:00`, ` +0100`.
    fn offset<'t>(&mut self, rest: &'t [Token<'a>]) -> Result<&'t [Token<'a>], DateError> {
        use Token::{Mark, Number, Space};
        let trimmed = match rest {
            [Space, rest @ ..] => rest,
            rest => rest,
        };
        let (sign, hours, minutes, rest) = match trimmed {
            [
                Mark(sign @ ('+' | '-' | '\u{2212}')),
                Number(hours),
                Mark(':'),
                Number(minutes),
                rest @ ..,
            ] => (sign, hours, Some(minutes), rest),
            [
                Mark(sign @ ('+' | '-' | '\u{2212}')),
                Number(hours),
                rest @ ..,
            ] => (sign, hours, None, rest),
            _ => return Ok(rest),
        };
        let text = match minutes {
            Some(minutes) => format!("{sign}{hours}:{minutes}"),
            None => format!("{sign}{hours}"),
        };
        set(
            &mut self.ahead,
            clock::offset(&text).ok_or(DateError::NoDate)?,
        )?;
        Ok(rest)
    }

    /// Reads a word: a month, a weekday, a zone's abbreviation or a filler.
    fn word<'t>(
        &mut self,
        word: &str,
        after: &'t [Token<'a>],
        zone: Zone,
    ) -> Result<&'t [Token<'a>], DateError> {
        let lower = word.to_ascii_lowercase();
        let begins = |name: &str| lower.len() >= 3 && name.starts_with(&lower);
        if let Some(index) = MONTHS.iter().position(|name| begins(name)) {
            set(
                &mut self.month,
                u32::try_from(index + 1).unwrap_or_default(),
            )?;
            return Ok(after);
        }
        if let Some((_, day)) = WEEKDAYS.iter().find(|(name, _)| begins(name)) {
            set(&mut self.weekday, *day)?;
            return Ok(after);
        }
        if FILLERS.contains(&&*lower) {
            return Ok(after);
        }
        let hours = match ABBREVIATIONS.iter().find(|(known, _)| *known == lower) {
            Some((_, hours)) => *hours,
            None if lower == "bst" && zone.is_alias_of(Zone::LONDON) => 1,
            None if (2..=5).contains(&word.len()) && self.seconds.is_some() => {
                return Err(DateError::Abbreviation(word.to_owned()));
            }
            None => return Err(DateError::NoDate),
        };
        // "GMT+0100" has its own offset directly after the word.
        if hours == 0 && matches!(after.first(), Some(Token::Mark('+' | '-' | '\u{2212}'))) {
            return self.offset(after);
        }
        set(&mut self.ahead, hours * 3600)?;
        Ok(after)
    }

    /// Returns the date; uses the order only if the date depends on it.
    pub(super) fn date(&self, order: Option<DateOrder>) -> Result<NaiveDate, DateError> {
        match (self.day, self.month, self.numbers.as_slice()) {
            (Some(Day::YearFirst([y, m, d])), None, []) => date(year(y)?, digits(m)?, digits(d)?),
            (Some(Day::YearLast([first, second, y])), None, []) => {
                let pair = (digits(first)?, digits(second)?);
                in_order(order, pair, year(y)?, self.weekday)
            }
            (None, Some(month), [day, y]) if day.len() <= 2 => date(year(y)?, month, digits(day)?),
            (None, Some(month), [y, day]) if day.len() <= 2 => date(year(y)?, month, digits(day)?),
            _ => Err(DateError::NoDate),
        }
    }

    /// Returns the first two numbers of a date in digits that ends with its year.
    pub(super) fn short_pair(&self) -> Option<(u32, u32)> {
        match self.day? {
            Day::YearLast([first, second, _]) => Some((digits(first).ok()?, digits(second).ok()?)),
            Day::YearFirst(_) => None,
        }
    }
}

/// Reads the two numbers before a year. A weekday excludes readings on other weekdays.
fn in_order(
    order: Option<DateOrder>,
    (first, second): (u32, u32),
    year: i32,
    weekday: Option<Weekday>,
) -> Result<NaiveDate, DateError> {
    let on_weekday = |date: NaiveDate| match weekday {
        Some(day) if day != date.weekday() => Err(DateError::Impossible),
        _ => Ok(date),
    };
    let day_first = || date(year, second, first).and_then(on_weekday);
    let month_first = || date(year, first, second).and_then(on_weekday);
    match order {
        Some(order @ DateOrder::YearMonthDay) => Err(DateError::OtherOrder(order)),
        Some(order) => {
            let (found, other) = match order {
                DateOrder::DayMonthYear => (day_first(), month_first()),
                _ => (month_first(), day_first()),
            };
            match (found, other) {
                (Err(_), Ok(_)) => Err(DateError::OtherOrder(order)),
                (found, _) => found,
            }
        }
        None => match (day_first(), month_first()) {
            (Ok(one), Ok(other)) if one != other => Err(DateError::Ambiguous),
            (Ok(date), _) | (Err(_), Ok(date)) => Ok(date),
            (Err(why), Err(_)) => Err(why),
        },
    }
}

/// Sets a part, or fails if it was set before.
fn set<T>(place: &mut Option<T>, value: T) -> Result<(), DateError> {
    if place.is_some() {
        return Err(DateError::NoDate);
    }
    *place = Some(value);
    Ok(())
}

fn is_time(hour: &str, minute: &str) -> bool {
    hour.len() <= 2 && minute.len() == 2
}

/// Reads an optional `PM` or ` a.m.`. The result is true for the afternoon.
fn meridiem<'t, 'a>(tokens: &'t [Token<'a>]) -> Option<(bool, &'t [Token<'a>])> {
    use Token::{Mark, Space, Word};
    let tokens = match tokens {
        [Space, rest @ ..] => rest,
        rest => rest,
    };
    let (word, rest) = match tokens {
        [Word(half), Mark('.'), Word(m), rest @ ..] if m.eq_ignore_ascii_case("m") => {
            let rest = match rest {
                [Mark('.'), rest @ ..] => rest,
                rest => rest,
            };
            (*half, rest)
        }
        [Word(word), rest @ ..] if word.len() == 2 => {
            let (half, m) = word.split_at_checked(1)?;
            if !m.eq_ignore_ascii_case("m") {
                return None;
            }
            (half, rest)
        }
        _ => return None,
    };
    match word {
        "a" | "A" => Some((false, rest)),
        "p" | "P" => Some((true, rest)),
        _ => None,
    }
}

/// Parses a year of four digits, or of two in this century.
fn year(text: &str) -> Result<i32, DateError> {
    let number: i32 = text.parse().map_err(|_| DateError::NoDate)?;
    match text.len() {
        4 => Ok(number),
        2 => Ok(2000 + number),
        _ => Err(DateError::NoDate),
    }
}

fn digits(text: &str) -> Result<u32, DateError> {
    text.parse().map_err(|_| DateError::NoDate)
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut all = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let belongs: fn(char) -> bool = if first.is_ascii_digit() {
            |c| c.is_ascii_digit()
        } else if first.is_alphabetic() {
            char::is_alphabetic
        } else if first.is_whitespace() {
            char::is_whitespace
        } else {
            |_| false
        };
        let end = rest.find(|c| !belongs(c)).unwrap_or(rest.len());
        let (token, after) = rest.split_at(end.max(first.len_utf8()));
        all.push(if first.is_ascii_digit() {
            Token::Number(token)
        } else if first.is_alphabetic() {
            Token::Word(token)
        } else if first.is_whitespace() {
            Token::Space
        } else {
            Token::Mark(first)
        });
        rest = after;
    }
    all
}
