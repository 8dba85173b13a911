//! A day's windows, and the week they come from.

use chrono::{Datelike, NaiveDate, Weekday};

/// A stretch of one local day, in seconds since its midnight: open included, close not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Window {
    open: u32,
    close: u32,
}

impl Window {
    /// 09:00 to 17:30.
    pub const OFFICE: Self = Self {
        open: 9 * 3600,
        close: 17 * 3600 + 1800,
    };

    const DAY: u32 = 24 * 3600;

    /// A window between two times of the day in seconds; `None` unless it opens before it closes, by 24:00.
    #[must_use]
    pub const fn new(open: u32, close: u32) -> Option<Self> {
        if open < close && close <= Self::DAY {
            Some(Self { open, close })
        } else {
            None
        }
    }

    /// Seconds after midnight at which it opens.
    #[must_use]
    pub const fn open(self) -> u32 {
        self.open
    }

    /// Seconds after midnight at which it closes.
    #[must_use]
    pub const fn close(self) -> u32 {
        self.close
    }
}

impl std::fmt::Display for Window {
    /// `09:00-17:30`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let hm = |s: u32| (s / 3600, s / 60 % 60);
        let ((oh, om), (ch, cm)) = (hm(self.open), hm(self.close));
        write!(f, "{oh:02}:{om:02}-{ch:02}:{cm:02}")
    }
}

/// The windows of each weekday, sorted and apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hours([Vec<Window>; 7]);

impl Hours {
    /// The same one window from Monday to Friday, and a free week-end.
    #[must_use]
    pub fn weekdays(window: Window) -> Self {
        let mut hours = Self::default();
        for day in hours.0.iter_mut().take(5) {
            day.push(window);
        }
        hours
    }

    /// The windows of a date's weekday.
    #[must_use]
    pub fn on(&self, date: NaiveDate) -> &[Window] {
        self.weekday(date.weekday())
    }

    /// The windows of a weekday.
    #[must_use]
    pub fn weekday(&self, day: Weekday) -> &[Window] {
        let index = day.num_days_from_monday() as usize;
        self.0.get(index).map_or(&[], Vec::as_slice)
    }
}

/// Why a day is open or closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayKind {
    /// A usual working day.
    Working,
    /// A weekday without hours, such as Saturday.
    NotWorked,
    /// A public holiday, by name.
    Holiday(&'static str),
    /// The company's own closure.
    Closure,
    /// A date with its own windows.
    Special,
}

/// One date of a calendar.
#[derive(Clone, Copy, Debug)]
pub struct Day<'a> {
    /// The local date.
    pub date: NaiveDate,
    /// Why it is open or closed.
    pub kind: DayKind,
    /// When it is open; empty if it is not.
    pub windows: &'a [Window],
}

impl Day<'_> {
    /// Why it is closed, in words; `None` for a day that opens.
    #[must_use]
    pub fn closed_because(&self) -> Option<String> {
        if !self.windows.is_empty() {
            return None;
        }
        Some(match self.kind {
            DayKind::Holiday(name) => name.to_owned(),
            DayKind::Closure | DayKind::Special => "company closure".to_owned(),
            DayKind::Working | DayKind::NotWorked => match self.date.weekday() {
                Weekday::Sat | Weekday::Sun => "weekend".to_owned(),
                _ => "not a working day".to_owned(),
            },
        })
    }
}
