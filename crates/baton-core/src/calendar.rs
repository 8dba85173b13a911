//! Business time: when a team is there, and when so many minutes of its time have passed.
//!
//! Business time is the sum of real elapsed seconds inside open windows. Windows are half-open,
//! `[open, close)`, in the local wall time of one zone.

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

use chrono::{Days, NaiveDate};

pub use day::{Day, DayKind, Hours};
pub use holidays::{Division, FIRST_YEAR, Holiday, LAST_YEAR};
pub use instant::{Instant, InstantError};
pub use receipt::{Deadline, Receipt, Warning};
pub use window::{Window, WindowError};
pub use zone::{Placeless, UnknownZone, Zone};

/// A team's working time. It always opens again within 366 days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    zone: Zone,
    hours: Hours,
    division: Division,
    closed: BTreeSet<NaiveDate>,
    open: BTreeSet<NaiveDate>,
    special: BTreeMap<NaiveDate, Vec<Window>>,
    /// Whether any window is over midnight.
    overnight: bool,
}

/// What a calendar is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarParts {
    /// The zone whose wall clock the windows follow.
    pub zone: Zone,
    /// The usual week.
    pub hours: Hours,
    /// Whose public holidays are kept.
    pub division: Division,
    /// The company's own closures.
    pub closed: BTreeSet<NaiveDate>,
    /// Holidays that are worked.
    pub open: BTreeSet<NaiveDate>,
    /// Dates with windows of their own; without any, a closed day.
    pub special: BTreeMap<NaiveDate, Vec<Window>>,
}

/// A calendar that would not open within 366 days, and so could give no deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NeverOpens {
    /// The first date of the long wait; `None` if no weekday has hours.
    pub from: Option<NaiveDate>,
}

impl fmt::Display for NeverOpens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.from {
            None => f.write_str("no weekday has hours, so nobody is ever there"),
            Some(from) => write!(f, "from {from} on nobody is there for more than 366 days"),
        }
    }
}

impl std::error::Error for NeverOpens {}

/// The longest that a team may be away.
const LONGEST_WAIT: u64 = 366;

impl Calendar {
    /// A calendar of its parts.
    ///
    /// # Errors
    /// [`NeverOpens`] if at some date no window opens within 366 days.
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
        match calendar.long_wait() {
            Some(wait) => Err(wait),
            None => Ok(calendar),
        }
    }

    /// Monday to Friday, 09:00 to 17:30, in London, with the bank holidays of England and Wales.
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

    /// The zone whose wall clock the windows follow.
    #[must_use]
    pub fn zone(&self) -> Zone {
        self.zone
    }

    /// The usual week.
    #[must_use]
    pub fn hours(&self) -> &Hours {
        &self.hours
    }

    /// The seconds of a usual week; those that a night and the next morning share count twice.
    #[must_use]
    pub fn weekly_seconds(&self) -> i64 {
        let windows = self.hours.windows();
        windows.map(|w| i64::from(w.close() - w.open())).sum()
    }

    /// Whose holidays are kept.
    #[must_use]
    pub fn division(&self) -> Division {
        self.division
    }

    /// The company's own closures.
    #[must_use]
    pub fn closed(&self) -> &BTreeSet<NaiveDate> {
        &self.closed
    }

    /// Holidays that are worked.
    #[must_use]
    pub fn open(&self) -> &BTreeSet<NaiveDate> {
        &self.open
    }

    /// Dates with windows of their own.
    #[must_use]
    pub fn special(&self) -> &BTreeMap<NaiveDate, Vec<Window>> {
        &self.special
    }

    /// What kind of day a date is, and when it is open.
    ///
    /// The later in this list wins: the week's hours, a holiday, a holiday that is worked, a closure, the
    /// date's own windows.
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
        let windows = self.hours.on(date);
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

    /// The first date from one on that may not be a usual day of its week.
    fn unusual_from(&self, date: NaiveDate) -> Option<NaiveDate> {
        let holidays = self.division.holidays();
        let holiday = holidays.get(holidays.partition_point(|holiday| holiday.date() < date));
        let holiday = holiday.map(Holiday::date);
        let closed = self.closed.range(date..).next().copied();
        let special = self.special.range(date..).next().map(|(date, _)| *date);
        [holiday, closed, special].into_iter().flatten().min()
    }

    /// The first wait of more than 366 days, if there is one.
    fn long_wait(&self) -> Option<NeverOpens> {
        if self.hours.windows().next().is_none() {
            return Some(NeverOpens { from: None });
        }
        // With hours on some weekday only a row of closed dates can keep it shut that long.
        let shut = |date: &NaiveDate| self.day(*date).windows.is_empty();
        let no_windows = self
            .special
            .iter()
            .filter(|(_, windows)| windows.is_empty());
        let mut dates: Vec<_> = self
            .closed
            .iter()
            .chain(no_windows.map(|(d, _)| d))
            .collect();
        dates.sort();
        let mut looked_to = NaiveDate::MIN;
        for date in dates {
            if *date <= looked_to {
                continue;
            }
            let back = |days: &u64| {
                date.checked_sub_days(Days::new(*days))
                    .is_some_and(|d| shut(&d))
            };
            let before = (1..=LONGEST_WAIT).take_while(back).count();
            let first = date
                .checked_sub_days(Days::new(before as u64))
                .unwrap_or(*date);
            let wait = first
                .iter_days()
                .take_while(shut)
                .take(LONGEST_WAIT as usize + 1)
                .count();
            if wait as u64 > LONGEST_WAIT {
                return Some(NeverOpens { from: Some(first) });
            }
            looked_to = first
                .checked_add_days(Days::new(wait as u64))
                .unwrap_or(first);
        }
        None
    }
}
