//! Property: for any calendar, moment and amount of business time, the receipt explains the deadline.

mod section;

use arbitrary::{Result, Unstructured};
use baton_core::calendar::{Calendar, Deadline, Receipt};
use baton_core::document::yaml;
use baton_core::{Instant, Severity};

use section::Section;

/// The last moments of the calendar of four-digit years: a walk that comes here may end early, and its last window
/// is cut off at the last moment that can be written.
const LAST: &str = "9999-12-20T00:00:00Z";

/// Checks the bytes as a section's text, and as the source of a generated calendar.
pub fn check(data: &[u8]) {
    if let Ok(text) = std::str::from_utf8(data)
        && let Some(calendar) = Calendar::from_yaml(text).calendar
    {
        check_section(&calendar);
        let start = Instant::parse("2026-06-19T14:23:00Z").expect("a moment");
        check_walk(&calendar, start, 20 * 60, 40 * 60);
    }
    // Too few bytes for a calendar are not a finding.
    let _ = check_own(&mut Unstructured::new(data));
}

fn check_own(u: &mut Unstructured<'_>) -> Result<()> {
    let section = Section::any(u)?;
    let start = Instant::from_epoch(match u.int_in_range(0..=15)? {
        0 => u.arbitrary()?,
        // From 1970 to 2106.
        1..=5 => i64::from(u.arbitrary::<u32>()?),
        // About the year that the section's own dates are in.
        _ => section.middle() + u.int_in_range(-40 * 86_400..=40 * 86_400)?,
    });
    // A walk over a thousand days tests no more than one over a hundred.
    let most = (section.weekly_seconds() * 20).clamp(1, 43_200 * 60);
    let first = u.int_in_range(0..=most)?;
    let second = u.int_in_range(0..=most)?;

    let parts = section.parts().expect("every part of it is sound");
    let calendar = Calendar::new(parts).ok();
    if let Some(calendar) = &calendar {
        check_walk(calendar, start, first, second);
    }
    // Reading a text takes longer than the other checks.
    if u.ratio(1, 16)? {
        let text = section.to_yaml();
        if text.len() < 1000 {
            check_text(&text, calendar.as_ref());
        }
    }
    Ok(())
}

/// Checks that a section's text has the same calendar as its parts.
fn check_text(text: &str, calendar: Option<&Calendar>) {
    let checked = Calendar::from_yaml(text);
    assert_eq!(checked.calendar.as_ref(), calendar, "{text}");
    for diagnostic in &checked.diagnostics {
        let code = diagnostic.code.as_str();
        let note = diagnostic.severity != Severity::Error;
        assert!(
            note || code == "calendar_never_opens",
            "{diagnostic}\n{text}"
        );
    }
    if let Some(calendar) = calendar {
        check_section(calendar);
    }
}

/// Checks that a calendar is written and read without loss.
fn check_section(calendar: &Calendar) {
    let written = yaml::write(&calendar.to_node());
    if written.len() > yaml::MAX_BYTES {
        return;
    }
    let again = Calendar::from_yaml(&written);
    assert_eq!(again.calendar.as_ref(), Some(calendar), "{written}");
}

fn check_walk(calendar: &Calendar, start: Instant, first: i64, second: i64) {
    let one = check_after(calendar, start, first);
    if is_late(one.at) {
        return;
    }
    let two = check_after(calendar, one.at, second);
    let both = check_after(calendar, start, first.saturating_add(second));
    // No time after a close is the next opening, after no time the opening itself: the one case apart.
    if second > 0 || first == 0 {
        assert_eq!(
            both.at, two.at,
            "{first} s and then {second} s from {start}"
        );
    }
    if first > 0 && !is_late(one.at) {
        check_before(calendar, one.at, first);
    }
}

fn check_after(calendar: &Calendar, start: Instant, seconds: i64) -> Deadline {
    let deadline = calendar.after(start, seconds);
    assert!(deadline.at >= start, "{} is before {start}", deadline.at);
    if is_late(deadline.at) {
        return deadline;
    }
    assert_eq!(
        check_receipt(&deadline, start),
        seconds,
        "the receipt's seconds"
    );
    assert_eq!(
        calendar.between(start, deadline.at),
        seconds,
        "counted again"
    );
    let inside = calendar.is_open(deadline.at);
    let at_close = seconds > 0 && calendar.is_open(deadline.at.plus(-1));
    assert!(inside || at_close, "{} is in no window", deadline.at);
    if let Some(day) = calendar.next_working_day(deadline.at) {
        assert!(day > calendar.zone().local(deadline.at).date());
    }
    deadline
}

fn check_before(calendar: &Calendar, deadline: Instant, seconds: i64) {
    let found = calendar.before(deadline, seconds);
    assert!(found.at <= deadline);
    if found.at == Instant::from_epoch(i64::MIN) {
        // The other end of the calendar, in the year 1: nothing is counted from there.
        return;
    }
    assert_eq!(check_receipt(&found, found.at), seconds, "working back");
    assert_eq!(calendar.between(found.at, deadline), seconds);
    assert_eq!(
        calendar.after(found.at, seconds).at,
        deadline,
        "there and back"
    );
    if let Some(close) = calendar.close_of_day(deadline) {
        assert!(
            calendar.is_open(close.plus(-1)) || calendar.between(close.plus(-86_400), close) == 0
        );
    }
}

/// Checks that the windows of a receipt are ordered, disjoint and correctly counted. Returns their seconds.
fn check_receipt(deadline: &Deadline, start: Instant) -> i64 {
    let mut told = start;
    let mut sum = 0;
    assert!(deadline.receipt.len() < 300, "{} lines", deadline.receipt.len());
    for line in &deadline.receipt {
        match line {
            Receipt::Window {
                from, to, seconds, ..
            } => {
                assert!(told <= *from && from < to, "{:?}", deadline.receipt);
                assert_eq!(to.epoch() - from.epoch(), *seconds);
                told = *to;
                sum += seconds;
            }
            Receipt::Skipped { reason, .. } => assert!(!reason.is_empty()),
            Receipt::Days {
                date,
                last_date,
                seconds,
                windows,
                open_days,
                ..
            } => {
                assert!(date <= last_date && open_days <= windows);
                assert!(i64::from(*windows) <= *seconds, "a window has a second");
                sum += seconds;
            }
            Receipt::ClockChange { seconds, .. } => {
                assert!(seconds.abs() <= 26 * 3600, "{seconds}");
            }
        }
    }
    sum
}

fn is_late(at: Instant) -> bool {
    Instant::parse(LAST).is_none_or(|last| at >= last)
}
