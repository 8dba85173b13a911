//! Windows of opening hours, such as `09:00-17:30`.

use std::fmt;

/// A period of a local day, in seconds after its midnight; the opening is included, the close excluded.
///
/// A window that crosses midnight closes after 24:00 and belongs to the date on which it opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Window {
    open: u32,
    close: u32,
}

/// The reason why a text is not a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum WindowError {
    /// The text is not two times of day with a hyphen between them.
    NotTwoTimes,
    /// The window opens at 24:00 or later, or closes after 24:00.
    OutsideTheDay,
    /// The window opens and closes at the same time.
    Empty,
}

impl fmt::Display for WindowError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotTwoTimes => "is not two times such as 09:00-17:30",
            Self::OutsideTheDay => {
                "has a time outside the day: use 00:00 to 23:59, or 24:00 to close"
            }
            Self::Empty => "opens and closes at the same time; write 00:00-24:00 for a whole day",
        })
    }
}

impl std::error::Error for WindowError {}

impl Window {
    /// Standard office hours, 09:00 to 17:30.
    pub const OFFICE: Self = Self {
        open: 9 * 3600,
        close: 17 * 3600 + 1800,
    };

    pub(super) const DAY: u32 = 24 * 3600;

    /// Creates a window between two times, in seconds after midnight.
    ///
    /// Returns `None` unless it opens within the day and closes later, by 24:00 or less than 24 hours after it opened.
    #[must_use]
    pub const fn new(open: u32, close: u32) -> Option<Self> {
        let in_the_day = close <= Self::DAY;
        let over_midnight = open < Self::DAY && close < open.saturating_add(Self::DAY);
        if open < close && (in_the_day || over_midnight) {
            Some(Self { open, close })
        } else {
            None
        }
    }

    /// Parses a window such as `09:00-17:30`, or `22:00-06:00` across midnight. Seconds are optional.
    ///
    /// # Errors
    /// Returns [`WindowError`], whose message continues a sentence that begins with the text.
    ///
    /// ```
    /// use baton_core::calendar::Window;
    /// let night = Window::parse("22:00-06:00")?;
    /// assert_eq!((night.open(), night.close()), (22 * 3600, 30 * 3600));
    /// # Ok::<(), baton_core::calendar::WindowError>(())
    /// ```
    pub fn parse(text: &str) -> Result<Self, WindowError> {
        let (open, close) = text
            .split_once(['-', '–'])
            .ok_or(WindowError::NotTwoTimes)?;
        let open = parse_time(open.trim()).ok_or(WindowError::NotTwoTimes)?;
        let close = parse_time(close.trim()).ok_or(WindowError::NotTwoTimes)?;
        if open >= Self::DAY || close > Self::DAY {
            return Err(WindowError::OutsideTheDay);
        }
        // 22:00-00:00 closes at the end of the day.
        let close = if close < open {
            close + Self::DAY
        } else {
            close
        };
        Self::new(open, close).ok_or(WindowError::Empty)
    }

    /// Returns the opening, in seconds after midnight.
    #[must_use]
    pub const fn open(self) -> u32 {
        self.open
    }

    /// Returns the close, in seconds after the midnight before the opening; above 86,400 if it is on the next date.
    #[must_use]
    pub const fn close(self) -> u32 {
        self.close
    }

    /// Sorts windows and merges those that overlap or touch, unless the result would be longer than a window may be.
    #[must_use]
    pub fn union(mut windows: Vec<Self>) -> Vec<Self> {
        windows.sort_unstable();
        let mut union: Vec<Self> = Vec::with_capacity(windows.len());
        for window in windows {
            let joined = union
                .last()
                .filter(|last| window.open <= last.close)
                .and_then(|last| Self::new(last.open, last.close.max(window.close)));
            match (joined, union.last_mut()) {
                (Some(joined), Some(last)) => *last = joined,
                _ => union.push(window),
            }
        }
        union
    }
}

/// Parses `9:00`, `09:00` or `09:00:30` into seconds after midnight. The caller checks the upper limit.
fn parse_time(text: &str) -> Option<u32> {
    let mut parts = text.split(':');
    let mut part = |widths: std::ops::RangeInclusive<usize>, most: u32| {
        let digits = parts.next()?;
        let valid = widths.contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
        let number = digits.parse().ok().filter(|_| valid)?;
        (number <= most).then_some(number)
    };
    let hours: u32 = part(1..=2, 99)?;
    let minutes = part(2..=2, 59)?;
    let seconds = if text.matches(':').count() == 2 {
        part(2..=2, 59)?
    } else {
        0
    };
    (parts.next().is_none()).then_some(hours * 3600 + minutes * 60 + seconds)
}

impl fmt::Display for Window {
    /// Writes `09:00-17:30`, with seconds only if they are not zero.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let close = if self.close > Self::DAY {
            self.close - Self::DAY
        } else {
            self.close
        };
        write_time(f, self.open)?;
        f.write_str("-")?;
        write_time(f, close)
    }
}

fn write_time(f: &mut fmt::Formatter<'_>, time: u32) -> fmt::Result {
    write!(f, "{:02}:{:02}", time / 3600, time / 60 % 60)?;
    match time % 60 {
        0 => Ok(()),
        seconds => write!(f, ":{seconds:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_parse_and_print() {
        for (text, written) in [
            ("09:00-17:30", "09:00-17:30"),
            ("9:00 – 17:30", "09:00-17:30"),
            ("00:00-24:00", "00:00-24:00"),
            ("22:00-06:00", "22:00-06:00"),
            ("22:00-00:00", "22:00-24:00"),
            ("23:59:30-00:00:30", "23:59:30-00:00:30"),
        ] {
            let window = Window::parse(text).unwrap();
            assert_eq!(window.to_string(), written);
            assert_eq!(Window::parse(written), Ok(window));
        }
    }

    #[test]
    fn invalid_windows_are_refused() {
        for (text, error) in [
            ("09:00", WindowError::NotTwoTimes),
            ("9-17", WindowError::NotTwoTimes),
            ("09:00-17:60", WindowError::NotTwoTimes),
            ("09:00-17:30:", WindowError::NotTwoTimes),
            ("+9:00-17:30", WindowError::NotTwoTimes),
            ("09:00-17:30-18:00", WindowError::NotTwoTimes),
            ("24:00-24:00", WindowError::OutsideTheDay),
            ("09:00-24:01", WindowError::OutsideTheDay),
            ("09:00-25:00", WindowError::OutsideTheDay),
            ("09:00-09:00", WindowError::Empty),
        ] {
            assert_eq!(Window::parse(text), Err(error), "{text}");
        }
        assert_eq!(Window::new(0, 24 * 3600 + 1), None);
        assert_eq!(Window::new(24 * 3600, 25 * 3600), None);
    }

    #[test]
    fn overlapping_windows_are_merged() {
        let union = |texts: &[&str]| {
            let windows = texts.iter().map(|t| Window::parse(t).unwrap()).collect();
            let union: Vec<_> = Window::union(windows)
                .iter()
                .map(Window::to_string)
                .collect();
            union.join(" ")
        };
        assert_eq!(
            union(&["13:00-17:00", "09:00-12:00"]),
            "09:00-12:00 13:00-17:00"
        );
        assert_eq!(
            union(&["09:00-12:00", "11:00-14:00", "10:00-11:00"]),
            "09:00-14:00"
        );
        assert_eq!(union(&["09:00-12:00", "12:00-14:00"]), "09:00-14:00");
        assert_eq!(union(&["20:00-24:00", "22:00-06:00"]), "20:00-06:00");
        assert_eq!(
            union(&["00:00-24:00", "22:00-06:00"]),
            "00:00-24:00 22:00-06:00",
            "30 hours are two windows"
        );
    }
}
