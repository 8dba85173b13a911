//! Business calendars: a team's working hours, and deadlines in its working time.
//!
//! Business time is the elapsed time inside open windows, in seconds. Windows are half-open, `[open, close)`, in the
//! local wall time of one zone.

pub mod date;
mod day;
mod holidays;
mod instant;
mod openings;
mod receipt;
mod receipt_builder;
mod walk;
mod window;
mod zone;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use chrono::{Datelike as _, Days, NaiveDate};

pub use day::{Day, DayKind, Hours};
pub use holidays::{Division, FIRST_YEAR, Holiday, LAST_YEAR};
pub use instant::{Instant, InstantError};
pub use receipt::{Deadline, Receipt, Warning};
pub use window::{Window, WindowError};
pub use zone::{Placeless, UnknownZone, Zone};

/// A team's working hours. It always opens again within 366 days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    zone: Zone,
    hours: Hours,
    division: Division,
    closed: BTreeSet<NaiveDate>,
    open: BTreeSet<NaiveDate>,
    special: BTreeMap<NaiveDate, Vec<Window>>,
    /// True if any window crosses midnight.
    overnight: bool,
}

/// The parts from which a [`Calendar`] is created.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarParts {
    /// The zone whose wall clock the windows follow.
    pub zone: Zone,
    /// The usual week.
    pub hours: Hours,
    /// The public holidays that are observed.
    pub division: Division,
    /// The company's own closures.
    pub closed: BTreeSet<NaiveDate>,
    /// Holidays that are worked.
    pub open: BTreeSet<NaiveDate>,
    /// Dates with windows of their own; without any, a closed day.
    pub special: BTreeMap<NaiveDate, Vec<Window>>,
}

/// The error of a calendar that stays closed for more than 366 days, and so cannot produce a deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NeverOpens {
    /// The first date of the closure; `None` if no weekday has hours.
    pub from: Option<NaiveDate>,
}

impl fmt::Display for NeverOpens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.from {
            None => f.write_str("no weekday has hours, so the team is never available"),
            Some(from) => write!(
                f,
                "the team is unavailable for more than 366 days from {from}"
            ),
        }
    }
}

impl std::error::Error for NeverOpens {}

/// The maximum length of a closure, in days.
const MAX_CLOSURE: u64 = 366;

impl Calendar {
    /// Creates a calendar.
    ///
    /// # Errors
    /// Returns [`NeverOpens`] if the calendar stays closed for more than 366 days.
    pub fn new(parts: CalendarParts) -> Result<Self, NeverOpens> {
        let special: BTreeMap<_, _> = parts
            .special
            .into_iter()
            .map(|(date, windows)| (date, Window::union(windows)))
            .collect();
        let overnight = parts
            .hours
            .windows()
            .chain(special.values().flatten())
            .any(|window| window.close() > Window::DAY);
        let calendar = Self {
            zone: parts.zone,
            hours: parts.hours,
            division: parts.division,
            closed: parts.closed,
            open: parts.open,
            special,
            overnight,
        };
        match calendar.long_closure() {
            Some(closure) => Err(closure),
            None => Ok(calendar),
        }
    }

    /// Creates the default calendar: Monday to Friday, 09:00 to 17:30, in London, with the bank holidays of England and
    /// Wales.
    #[must_use]
    pub fn uk() -> Self {
        Self {
            zone: Zone::LONDON,
            hours: Hours::weekdays(Window::OFFICE),
            division: Division::EnglandAndWales,
            closed: BTreeSet::new(),
            open: BTreeSet::new(),
            special: BTreeMap::new(),
            overnight: false,
        }
    }

    /// Returns the zone whose wall clock the windows follow.
    #[must_use]
    pub fn zone(&self) -> Zone {
        self.zone
    }

    /// Returns the usual week.
    #[must_use]
    pub fn hours(&self) -> &Hours {
        &self.hours
    }

    /// Returns the open seconds of a usual week. Where a window after midnight overlaps the next day's, they count
    /// twice.
    #[must_use]
    pub fn weekly_seconds(&self) -> i64 {
        let windows = self.hours.windows();
        windows.map(|w| i64::from(w.close() - w.open())).sum()
    }

    /// Returns the division whose public holidays are observed.
    #[must_use]
    pub fn division(&self) -> Division {
        self.division
    }

    /// Returns the company's own closures.
    #[must_use]
    pub fn closed(&self) -> &BTreeSet<NaiveDate> {
        &self.closed
    }

    /// Returns the public holidays that the team works.
    #[must_use]
    pub fn open(&self) -> &BTreeSet<NaiveDate> {
        &self.open
    }

    /// Returns the dates with their own windows.
    #[must_use]
    pub fn special(&self) -> &BTreeMap<NaiveDate, Vec<Window>> {
        &self.special
    }

    /// Returns the windows of a date and the reason for them.
    ///
    /// Later entries override earlier ones: the week's hours, a public holiday, a holiday that the team works, a
    /// closure, the date's own windows.
    #[must_use]
    pub fn day(&self, date: NaiveDate) -> Day<'_> {
        if let Some(windows) = self.special.get(&date) {
            return Day {
                date,
                kind: DayKind::Special,
                windows,
            };
        }
        if self.closed.contains(&date) {
            return Day {
                date,
                kind: DayKind::Closure,
                windows: &[],
            };
        }
        let windows = self.hours.weekday(date.weekday());
        if let (Some(holiday), false) = (self.division.holiday(date), self.open.contains(&date)) {
            return Day {
                date,
                kind: DayKind::Holiday(holiday.name),
                windows: &[],
            };
        }
        let kind = if windows.is_empty() {
            DayKind::NotWorked
        } else {
            DayKind::Working
        };
        Day {
            date,
            kind,
            windows,
        }
    }

    /// Returns the first date, from `date` on, that may differ from the usual week.
    fn next_exception(&self, date: NaiveDate) -> Option<NaiveDate> {
        let holidays = self.division.holidays();
        let holiday = holidays.get(holidays.partition_point(|holiday| holiday.date() < date));
        let holiday = holiday.map(Holiday::date);
        let closed = self.closed.range(date..).next().copied();
        let special = self.special.range(date..).next().map(|(date, _)| *date);
        [holiday, closed, special].into_iter().flatten().min()
    }

    /// Returns the first closure of more than 366 days, if there is one.
    fn long_closure(&self) -> Option<NeverOpens> {
        if self.hours.windows().next().is_none() {
            return Some(NeverOpens { from: None });
        }
        // If any weekday has hours, only consecutive listed dates can add up to such a closure.
        let is_closed = |date: &NaiveDate| self.day(*date).windows.is_empty();
        let no_windows = self
            .special
            .iter()
            .filter(|(_, windows)| windows.is_empty());
        let mut dates: Vec<_> = self
            .closed
            .iter()
            .chain(no_windows.map(|(d, _)| d))
            .collect();
        dates.sort_unstable();
        let mut checked_until = NaiveDate::MIN;
        for date in dates {
            if *date <= checked_until {
                continue;
            }
            let is_closed_before = |days: &u64| {
                date.checked_sub_days(Days::new(*days))
                    .is_some_and(|d| is_closed(&d))
            };
            let before = (1..=MAX_CLOSURE).take_while(is_closed_before).count();
            let first = date
                .checked_sub_days(Days::new(before as u64))
                .unwrap_or(*date);
            let length = first
                .iter_days()
                .take_while(is_closed)
                .take(MAX_CLOSURE as usize + 1)
                .count();
            if length as u64 > MAX_CLOSURE {
                return Some(NeverOpens { from: Some(first) });
            }
            checked_until = first
                .checked_add_days(Days::new(length as u64))
                .unwrap_or(first);
        }
        None
    }
}
