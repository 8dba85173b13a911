//! Parses times of day and offsets from UTC.

/// Returns the seconds since midnight. 24:00 is the end of the day; a leap second counts as the second before it.
pub(super) fn seconds(hour: u32, minute: u32, second: u32) -> Option<u32> {
    let second = if second == 60 { 59 } else { second };
    let inside = hour < 24 || (hour == 24 && minute == 0 && second == 0);
    (inside && minute < 60 && second < 60).then_some(hour * 3600 + minute * 60 + second)
}

/// Converts an hour of the 12-hour clock. An afternoon hour of the 24-hour clock may have `pm` too.
pub(super) fn from_twelve_hour(hour: u32, afternoon: bool) -> Option<u32> {
    match (hour, afternoon) {
        (12, false) => Some(0),
        (12, true) => Some(12),
        (0..=11, false) => Some(hour),
        (1..=11, true) => Some(hour + 12),
        (13..=23, true) => Some(hour),
        _ => None,
    }
}

/// Parses `1423` or `142305`.
pub(super) fn basic(digits: &str) -> Option<u32> {
    let number = |from: usize| digits.get(from..from + 2)?.parse().ok();
    match digits.len() {
        4 => seconds(number(0)?, number(2)?, 0),
        6 => seconds(number(0)?, number(2)?, number(4)?),
        _ => None,
    }
}

/// Removes a leading fraction such as `.25`.
pub(super) fn without_fraction(text: &str) -> &str {
    match text.strip_prefix(['.', ',']) {
        Some(rest) => rest.trim_start_matches(|c: char| c.is_ascii_digit()),
        None => text,
    }
}

/// Parses an offset from UTC, in seconds: `Z`, `+01:00`, `+0100`, `-5`.
pub(super) fn offset(text: &str) -> Option<i64> {
    if text.eq_ignore_ascii_case("z") {
        return Some(0);
    }
    let (sign, clock) = match text.strip_prefix('+') {
        Some(clock) => (1, clock),
        None => (-1, text.strip_prefix(['-', '\u{2212}'])?),
    };
    let (hours, minutes) = match clock.split_once(':') {
        Some((hours, minutes)) if minutes.len() == 2 => (hours, minutes),
        Some(_) => return None,
        None if clock.len() == 4 => clock.split_at_checked(2)?,
        None => (clock, "0"),
    };
    let number = |text: &str, most: usize| {
        let plain = (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        text.parse::<i64>().ok().filter(|_| plain)
    };
    let (hours, minutes) = (number(hours, 2)?, number(minutes, 2)?);
    let seconds = hours * 3600 + minutes * 60;
    // No zone is more than fourteen hours from UTC.
    (minutes < 60 && seconds <= 14 * 3600).then_some(sign * seconds)
}
