//! Business time against an oracle that is slow, plain and shares nothing with the engine but the holidays.
//!
//! The oracle asks the IANA database for every moment and steps through time a minute at a time. Cases come from a
//! seed. `BATON_CASES=100000` runs so many of them; a failure names the calendar, the case and the numbers.
#![cfg(not(target_arch = "wasm32"))]

#[path = "calendar_oracle/cases.rs"]
mod cases;
#[path = "calendar_oracle/oracle.rs"]
mod oracle;
#[path = "zones/source.rs"]
#[expect(dead_code, reason = "the tests of the table use the rest of it")]
mod source;

use baton_core::Instant;
use baton_core::calendar::{Calendar, Receipt};

use cases::Timetable;
use fastrand::Rng;
use oracle::Oracle;

/// Kept, so that a failure comes back.
const SEED: u64 = 0x5eed_ba70;

/// How many cases share a calendar.
const PER_CALENDAR: u64 = 8;

#[test]
fn the_engine_agrees_with_the_oracle() {
    let cases = std::env::var("BATON_CASES")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(4_000);
    let (mut seconds_used, mut moved) = (0_i64, 0_u64);
    for number in 0..cases / PER_CALENDAR {
        let mut random = Rng::with_seed(SEED + number);
        let timetable = Timetable::random(&mut random);
        let yaml = timetable.yaml();
        let checked = Calendar::from_yaml(&yaml);
        let calendar = checked
            .calendar
            .unwrap_or_else(|| panic!("{yaml}\n{:#?}", checked.diagnostics));
        for _ in 0..PER_CALENDAR {
            let (start, amount) = timetable.case(&mut random);
            let what = format!("calendar {number}, {amount} s from {start}\n{yaml}");
            moved += u64::from(agree(&calendar, &timetable, start, amount, &what));
            seconds_used += amount;
        }
    }
    println!("{cases} cases, {seconds_used} business seconds, {moved} across a clock change");
    assert!(
        moved > cases / 50,
        "too few cases with a clock change: {moved}"
    );
}

/// Whether a clock change was crossed.
fn agree(calendar: &Calendar, timetable: &Timetable, start: i64, amount: i64, what: &str) -> bool {
    let oracle = Oracle::around(timetable, start);
    let begins = Instant::from_epoch(start);
    let deadline = calendar.after(begins, amount);
    let want = oracle.after(start, amount);
    assert_eq!(
        deadline.at.to_string(),
        Instant::from_epoch(want).to_string(),
        "{what}"
    );
    assert_eq!(
        calendar.between(begins, deadline.at),
        amount,
        "between: {what}"
    );
    assert_eq!(
        calendar.is_open(begins),
        oracle.is_open(start),
        "is_open: {what}"
    );

    // The receipt adds up, in order and apart, inside open time, and tells every change of the clocks.
    let (mut used, mut shift, mut last) = (0, 0, begins);
    for line in &deadline.receipt {
        match line {
            Receipt::Window {
                from, to, seconds, ..
            } => {
                assert!(*from >= last && to > from, "order: {what}");
                assert_eq!(to.epoch() - from.epoch(), *seconds, "{what}");
                assert!(oracle.is_open(from.epoch()), "receipt: {what}");
                assert!(oracle.is_open(to.epoch() - 1), "receipt: {what}");
                (used, last) = (used + seconds, *to);
            }
            Receipt::ClockChange { seconds, .. } => shift += seconds,
            Receipt::Skipped { date, .. } => {
                assert!(!timetable.opens_on(*date), "skipped {date}: {what}");
            }
            Receipt::Days { seconds, .. } => used += seconds,
        }
    }
    assert_eq!(used, amount, "receipt: {what}");
    let zone = &timetable.zone;
    let change = zone.offset(deadline.at.epoch()) - zone.offset(start);
    assert_eq!(shift, change, "clock changes: {what}");

    // Working back from a moment is the other way round.
    let back = calendar.before(begins, amount);
    let want = oracle.before(start, amount);
    assert_eq!(
        back.at.to_string(),
        Instant::from_epoch(want).to_string(),
        "before: {what}"
    );
    assert_eq!(calendar.between(back.at, begins), amount, "before: {what}");
    deadline
        .receipt
        .iter()
        .chain(&back.receipt)
        .any(|l| matches!(l, Receipt::ClockChange { .. }))
}
