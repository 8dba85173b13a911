//! Days of a calendar, and the usual week.

use chrono::{Datelike, NaiveDate, Weekday};

use super::window::Window;

const WEEKEND: &str = "weekend";
const NOT_WORKED: &str = "not a working day";

/// The reasons for closed days of a usual week.
pub(super) const USUAL_REASONS: [&str; 2] = [WEEKEND, NOT_WORKED];

/// The usual week: the windows of each weekday, sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hours([Vec<Window>; 7]);

impl Hours {
    /// Every weekday with its word in a document.
    pub const WORDS: [(&'static str, Weekday); 7] = [
        ("mon", Weekday::Mon),
        ("tue", Weekday::Tue),
        ("wed", Weekday::Wed),
        ("thu", Weekday::Thu),
        ("fri", Weekday::Fri),
        ("sat", Weekday::Sat),
        ("sun", Weekday::Sun),
    ];

    /// Creates a week with one window from Monday to Friday and a free weekend.
    #[must_use]
    pub fn weekdays(window: Window) -> Self {
        let mut hours = Self::default();
        for day in hours.0.iter_mut().take(5) {
            day.push(window);
        }
        hours
    }

    /// Replaces the windows of a weekday. Overlapping windows are merged.
    #[must_use]
    pub fn with(mut self, day: Weekday, windows: Vec<Window>) -> Self {
        if let Some(place) = self.0.get_mut(day.num_days_from_monday() as usize) {
            *place = Window::union(windows);
        }
        self
    }

    /// Returns the windows of a weekday.
    #[must_use]
    pub fn weekday(&self, day: Weekday) -> &[Window] {
        let index = day.num_days_from_monday() as usize;
        self.0.get(index).map_or(&[], Vec::as_slice)
    }

    /// Returns every window of the week.
    pub(super) fn windows(&self) -> impl Iterator<Item = &Window> {
        self.0.iter().flatten()
    }
}

/// The reason why a day is open or closed.
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
    /// The reason why it is open or closed.
    pub kind: DayKind,
    /// The open windows; empty if the day is closed.
    pub windows: &'a [Window],
}

impl Day<'_> {
    /// Returns the reason in words why the day is closed; `None` for an open day.
    #[must_use]
    pub fn closed_because(&self) -> Option<&'static str> {
        if !self.windows.is_empty() {
            return None;
        }
        Some(match self.kind {
            DayKind::Holiday(name) => name,
            DayKind::Closure | DayKind::Special => "company closure",
            DayKind::Working | DayKind::NotWorked => match self.date.weekday() {
                Weekday::Sat | Weekday::Sun => WEEKEND,
                _ => NOT_WORKED,
            },
        })
    }
}
