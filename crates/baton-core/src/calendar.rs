//! Business time: when a team is there, and when so many minutes of its time have passed.
//!
//! Business time is the sum of real elapsed seconds inside open windows. Windows are half-open,
//! `[open, close)`, in the local wall time of one zone.

mod day;
mod holidays;
mod walk;
mod zone;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

pub use day::{Day, DayKind, Hours, Window};
pub use holidays::{Division, Holiday, LAST_YEAR};
pub use walk::{Deadline, Receipt};
pub use zone::Zone;

/// A team's working time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    zone: Zone,
    hours: Hours,
    division: Division,
    closed: BTreeSet<NaiveDate>,
    open: BTreeSet<NaiveDate>,
    special: BTreeMap<NaiveDate, Vec<Window>>,
}

impl Calendar {
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

    /// Whose holidays are kept.
    #[must_use]
    pub fn division(&self) -> Division {
        self.division
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
        if let (Some(holiday), false) = (self.division.holiday(date), self.open.contains(&date)) {
            return Day {
                date,
                kind: DayKind::Holiday(holiday.name),
                windows: &[],
            };
        }
        let windows = self.hours.on(date);
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
}
