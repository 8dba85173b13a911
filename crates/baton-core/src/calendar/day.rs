//! A date of a calendar, and the usual week.

use chrono::{Datelike, NaiveDate, Weekday};

use super::window::Window;

const WEEKEND: &str = "weekend";
const NOT_WORKED: &str = "not a working day";

/// The reasons why a date without anything of its own is closed.
pub(super) const USUAL_REASONS: [&str; 2] = [WEEKEND, NOT_WORKED];

/// The windows of each weekday, sorted.
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

    /// The same one window from Monday to Friday, and a free week-end.
    #[must_use]
    pub fn weekdays(window: Window) -> Self {
        let mut hours = Self::default();
        for day in hours.0.iter_mut().take(5) {
            day.push(window);
        }
        hours
    }

    /// The same with other windows on a weekday; those that overlap become one.
    #[must_use]
    pub fn with(mut self, day: Weekday, windows: Vec<Window>) -> Self {
        if let Some(place) = self.0.get_mut(day.num_days_from_monday() as usize) {
            *place = Window::union(windows);
        }
        self
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

    /// Every window of the week.
    pub(super) fn windows(&self) -> impl Iterator<Item = &Window> {
        self.0.iter().flatten()
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
