//! A stretch of one day's wall time, and how people write it.

use std::fmt;

/// A stretch of one local day, in seconds since its midnight: open included, close not.
///
/// A window over midnight closes after 24:00 and belongs to the date on which it opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Window {
    open: u32,
    close: u32,
}

/// Why a text is not a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum WindowError {
    /// Not two times of the day with a hyphen between them.
    NotTwoTimes,
    /// It opens at 24:00 or later, or closes later than that.
    OutsideTheDay,
    /// It opens and closes at the same time.
    Empty,
}

impl fmt::Display for WindowError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotTwoTimes => "is not two times such as 09:00-17:30",
            Self::OutsideTheDay => "has a time that no day has: 00:00 to 23:59, and 24:00 to close",
            Self::Empty => "opens and closes at the same time; a whole day is 00:00-24:00",
        })
    }
}

impl std::error::Error for WindowError {}

impl Window {
    /// 09:00 to 17:30.
    pub const OFFICE: Self = Self {
        open: 9 * 3600,
        close: 17 * 3600 + 1800,
    };

    pub(super) const DAY: u32 = 24 * 3600;

    /// A window between two times in seconds after midnight.
    ///
    /// `None` unless it opens within the day and before it closes, by 24:00 or less than a day later.
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

    /// Reads `09:00-17:30`; `22:00-06:00` is over midnight, and seconds may be given.
    ///
    /// # Errors
    /// [`WindowError`], whose text goes on after the window's own.
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
        let open = time(open.trim()).ok_or(WindowError::NotTwoTimes)?;
        let close = time(close.trim()).ok_or(WindowError::NotTwoTimes)?;
        if open >= Self::DAY || close > Self::DAY {
            return Err(WindowError::OutsideTheDay);
        }
        // 22:00-00:00 closes at the end of the day on which it opens.
        let close = if close < open {
            close + Self::DAY
        } else {
            close
        };
        Self::new(open, close).ok_or(WindowError::Empty)
    }

    /// Seconds after midnight at which it opens.
    #[must_use]
    pub const fn open(self) -> u32 {
        self.open
    }

    /// Seconds after the midnight before it at which it closes; over 86,400 if that is on the next date.
    #[must_use]
    pub const fn close(self) -> u32 {
        self.close
    }

    /// Sorts windows and makes one of those that overlap or touch, as long as one window can say it.
    #[must_use]
    pub fn union(mut windows: Vec<Self>) -> Vec<Self> {
        windows.sort();
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

/// `9:00`, `09:00` or `09:00:30` in seconds; hours go up to 24, and to 24:00 only.
fn time(text: &str) -> Option<u32> {
    let mut parts = text.split(':');
    let mut part = |widths: std::ops::RangeInclusive<usize>, most: u32| {
        let digits = parts.next()?;
        let sound = widths.contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
        let number = digits.parse().ok().filter(|_| sound)?;
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
    /// `09:00-17:30`, with seconds only if there are any.
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
    fn windows_are_read_and_written() {
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
    fn what_is_no_window() {
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
    fn overlapping_windows_are_a_union() {
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
