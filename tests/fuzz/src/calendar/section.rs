//! Generates a valid `calendar:` section from the fuzzer's bytes.

use arbitrary::{Result, Unstructured};
use baton_core::calendar::{CalendarParts, Division, Hours, Window, Zone};
use chrono::NaiveDate;

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const HOLIDAYS: [&str; 4] = ["england-and-wales", "scotland", "northern-ireland", "none"];

/// The least number of zone names.
const ZONES: usize = 597;

pub(super) struct Section {
    zone: &'static str,
    hours: [Vec<(u32, u32)>; 7],
    holidays: &'static str,
    closed: Vec<NaiveDate>,
    open: Vec<NaiveDate>,
    special: Vec<(NaiveDate, Vec<(u32, u32)>)>,
    /// The approximate time of its dates.
    middle: NaiveDate,
}

impl Section {
    pub(super) fn any(u: &mut Unstructured<'_>) -> Result<Self> {
        let number = u.int_in_range(0..=ZONES - 1)?;
        let zone = Zone::all().nth(number).unwrap_or(Zone::LONDON).name();
        let mut hours: [Vec<(u32, u32)>; 7] = Default::default();
        for day in &mut hours {
            *day = windows(u)?;
        }
        let year = match u.int_in_range(0..=7)? {
            0 => u.int_in_range(1..=9998)?,
            1 => 2011,
            _ => u.int_in_range(1970..=2040)?,
        };
        let middle = NaiveDate::from_yo_opt(year, u.int_in_range(1..=365)?).unwrap_or_default();
        let mut special: Vec<(NaiveDate, Vec<(u32, u32)>)> = Vec::new();
        for date in dates(u, middle)? {
            if special.iter().all(|(known, _)| *known != date) {
                special.push((date, windows(u)?));
            }
        }
        Ok(Self {
            zone,
            hours,
            holidays: u.choose(&HOLIDAYS)?,
            closed: dates(u, middle)?,
            open: dates(u, middle)?,
            special,
            middle,
        })
    }

    /// Returns the middle of its dates, in seconds since 1970.
    pub(super) fn middle(&self) -> i64 {
        i64::from(self.middle.to_epoch_days()) * 86_400
    }

    /// Returns the approximate open seconds of a usual week; overlapping windows count twice.
    pub(super) fn weekly_seconds(&self) -> i64 {
        let long = |(open, close): &(u32, u32)| i64::from(end(*open, *close) - open);
        self.hours.iter().flatten().map(long).sum()
    }

    /// Returns the section as calendar parts, without a text.
    pub(super) fn parts(&self) -> Option<CalendarParts> {
        let windows = |windows: &[(u32, u32)]| -> Option<Vec<Window>> {
            let window = |(open, close): &(u32, u32)| Window::new(*open, end(*open, *close));
            windows.iter().map(window).collect()
        };
        let mut hours = Hours::default();
        for ((_, day), given) in Hours::WORDS.into_iter().zip(&self.hours) {
            hours = hours.with(day, windows(given)?);
        }
        let special = self.special.iter();
        let special = special.map(|(date, given)| Some((*date, windows(given)?)));
        let division = Division::ALL
            .iter()
            .find(|division| division.as_str() == self.holidays);
        Some(CalendarParts {
            zone: Zone::named(self.zone)?,
            hours,
            division: *division?,
            closed: self.closed.iter().copied().collect(),
            open: self.open.iter().copied().collect(),
            special: special.collect::<Option<_>>()?,
        })
    }

    pub(super) fn to_yaml(&self) -> String {
        let hours: Vec<String> = DAYS
            .iter()
            .zip(&self.hours)
            .map(|(day, windows)| format!("{day}: {}", written(windows)))
            .collect();
        let special: Vec<String> = self
            .special
            .iter()
            .map(|(date, windows)| format!("\"{date}\": {}", written(windows)))
            .collect();
        let list = |dates: &[NaiveDate]| {
            let dates: Vec<String> = dates.iter().map(|date| format!("\"{date}\"")).collect();
            dates.join(", ")
        };
        format!(
            "timezone: {}\nhours: {{ {} }}\nholidays: {}\nclosed: [{}]\nopen: [{}]\nspecial: {{ {} }}\n",
            self.zone,
            hours.join(", "),
            self.holidays,
            list(&self.closed),
            list(&self.open),
            special.join(", "),
        )
    }
}

/// Returns the end of a window; one that closes before it opens spans midnight.
fn end(open: u32, close: u32) -> u32 {
    if close < open { close + 86_400 } else { close }
}

/// Generates up to three windows of a day. Most begin and end at a quarter of an hour, some at any second.
fn windows(u: &mut Unstructured<'_>) -> Result<Vec<(u32, u32)>> {
    let mut windows = Vec::new();
    for _ in 0..u.int_in_range(0..=3)? {
        let time = |u: &mut Unstructured<'_>| -> Result<u32> {
            Ok(if u.ratio(3, 4)? {
                u.int_in_range(0..=95)? * 900
            } else {
                u.int_in_range(0..=86_399)?
            })
        };
        let open = time(u)?;
        let close = if u.ratio(1, 8)? { 86_400 } else { time(u)? };
        if open != close {
            windows.push((open, close));
        }
    }
    Ok(windows)
}

/// Generates a few nearby dates, or consecutive ones.
fn dates(u: &mut Unstructured<'_>, middle: NaiveDate) -> Result<Vec<NaiveDate>> {
    let mut dates = Vec::new();
    for _ in 0..u.int_in_range(0..=4)? {
        let first = middle + chrono::TimeDelta::days(u.int_in_range(-60..=60)?);
        let row = if u.ratio(1, 32)? {
            u.int_in_range(1..=400)?
        } else {
            1
        };
        dates.extend(first.iter_days().take(row));
    }
    dates.retain(|date| in_four_digits(*date));
    Ok(dates)
}

fn in_four_digits(date: NaiveDate) -> bool {
    let text = date.to_string();
    text.len() == 10 && !text.starts_with("0000")
}

fn written(windows: &[(u32, u32)]) -> String {
    let time = |t: u32| match t % 60 {
        0 => format!("{:02}:{:02}", t / 3600, t / 60 % 60),
        seconds => format!("{:02}:{:02}:{seconds:02}", t / 3600, t / 60 % 60),
    };
    let windows: Vec<String> = windows
        .iter()
        .map(|(open, close)| format!("\"{}-{}\"", time(*open), time(*close)))
        .collect();
    format!("[{}]", windows.join(", "))
}
