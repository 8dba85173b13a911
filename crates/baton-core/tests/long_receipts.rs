//! Receipts of long deadlines: bounded in size and time, and still an account of every second.

use baton_core::Instant;
use baton_core::calendar::{Calendar, DayKind, Deadline, Receipt};
use baton_core::document::canonical;
use chrono::NaiveDate;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

const WEEKDAYS: [&str; 5] = ["mon", "tue", "wed", "thu", "fri"];
const MINUTE: i64 = 60;

fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

/// A calendar with the same windows on some weekdays.
fn calendar(rest: &str, days: &[&str], windows: &str) -> Calendar {
    let hours: Vec<_> = days
        .iter()
        .map(|day| format!("{day}: [{windows}]"))
        .collect();
    let checked = Calendar::from_yaml(&format!("{rest}\nhours: {{ {} }}", hours.join(", ")));
    checked
        .calendar
        .unwrap_or_else(|| panic!("{:#?}", checked.diagnostics))
}

fn uk() -> Calendar {
    calendar("timezone: Europe/London", &WEEKDAYS, "\"09:00-17:30\"")
}

/// 360 windows of a minute each.
fn minutes_of_a_day() -> String {
    let window = |start: u32| {
        let clock = |minute: u32| format!("{:02}:{:02}", minute / 60, minute % 60);
        format!("\"{}-{}\"", clock(start), clock(start + 1))
    };
    let windows: Vec<_> = (0..1440).step_by(4).map(window).collect();
    windows.join(", ")
}

/// The seconds and the windows that a receipt accounts for.
fn counted(receipt: &[Receipt]) -> (i64, u32) {
    receipt
        .iter()
        .fold((0, 0), |(sum, count), line| match line {
            Receipt::Window { seconds, .. } => (sum + seconds, count + 1),
            Receipt::Days {
                seconds, windows, ..
            } => (sum + seconds, count + windows),
            Receipt::Skipped { .. } | Receipt::ClockChange { .. } => (sum, count),
        })
}

fn is_folded(receipt: &[Receipt]) -> bool {
    let days = |line: &Receipt| matches!(line, Receipt::Days { .. });
    receipt.iter().any(days)
}

fn bytes(deadline: &Deadline) -> usize {
    canonical::to_string(&deadline.receipt).unwrap().len()
}

#[test]
fn a_hundred_thousand_windows_of_a_minute_are_at_most_a_megabyte() {
    let start = at("2026-11-30T09:30:00Z");
    #[cfg(not(target_arch = "wasm32"))]
    let begun = std::time::Instant::now();
    let every_day = minutes_of_a_day();
    for (name, calendar) in [
        ("a minute a week", calendar("", &["mon"], "\"09:00-09:01\"")),
        (
            "a minute a working day",
            calendar("", &WEEKDAYS, "\"09:00-09:01\""),
        ),
        (
            "360 a day",
            calendar("holidays: none", &["mon", "wed", "sun"], &every_day),
        ),
        (
            "a zone of Ramadan",
            calendar("timezone: Asia/Gaza", &["sat", "sun"], "\"09:00-09:01\""),
        ),
        (
            "at night",
            calendar(
                "timezone: America/New_York",
                &["fri"],
                "\"23:59:30-00:00:30\"",
            ),
        ),
        (
            "UTC",
            calendar("timezone: UTC", &WEEKDAYS, "\"00:00-00:01\""),
        ),
    ] {
        let deadline = calendar.after(start, 100_000 * MINUTE);
        let (seconds, windows) = counted(&deadline.receipt);
        assert_eq!(seconds, 100_000 * MINUTE, "{name}");
        assert!((100_000..=100_001).contains(&windows), "{name}: {windows}");
        assert_eq!(calendar.between(start, deadline.at), seconds, "{name}");
        assert!(
            bytes(&deadline) < 64 << 10,
            "{name}: {} bytes",
            bytes(&deadline)
        );
        assert!(deadline.receipt.len() < 300, "{name}");
        let back = calendar.before(deadline.at, 100_000 * MINUTE);
        assert!(bytes(&back) < 64 << 10, "{name}");
        assert_eq!(counted(&back.receipt).0, seconds, "{name}");
        assert_eq!(calendar.after(back.at, seconds).at, deadline.at, "{name}");
    }
    // A tenth of it, even without optimisation: this is no measurement.
    #[cfg(not(target_arch = "wasm32"))]
    assert!(begun.elapsed().as_secs() < 10, "{:?}", begun.elapsed());
}

#[test]
fn the_end_of_the_calendar_is_reached_with_a_short_receipt() {
    let mondays = calendar("", &["mon"], "\"09:00-09:01\"");
    let ten_years = 10 * 366 * 86_400;
    let deadline = mondays.after(at("2026-11-30T09:30:00Z"), ten_years);
    assert!(deadline.at > at("9999-12-01T00:00:00Z"));
    assert!(bytes(&deadline) < 64 << 10);
    let beginning = mondays.before(at("2026-11-30T09:30:00Z"), ten_years);
    assert_eq!(beginning.at, at("0001-01-01T00:00:00Z"));
}

#[test]
fn a_receipt_of_64_lines_is_whole_and_a_longer_one_is_folded() {
    let utc = calendar("timezone: UTC", &WEEKDAYS, "\"09:00-17:30\"");
    // From a Monday: a line for each day worked and two for each week-end between them.
    let receipt = |days: i64| {
        utc.after(at("2026-09-07T09:00:00Z"), days * 510 * MINUTE)
            .receipt
    };
    let lines = |days: usize| days + 2 * ((days - 1) / 5);
    for days in 1..=46 {
        let whole = receipt(days);
        assert!(!is_folded(&whole), "{days}");
        assert_eq!(whole.len(), lines(days as usize), "{days}");
    }
    let whole = receipt(46);
    assert_eq!(whole.len(), 64);
    for days in 47..=200 {
        let folded = receipt(days);
        assert!(is_folded(&folded), "{days}");
        assert_eq!(
            folded[..50],
            whole[..50],
            "{days}: the beginning is the same"
        );
        assert_eq!(folded.len(), 65, "{days}: 50 lines, one run and 14 lines");
        assert_eq!(counted(&folded), (days * 510 * MINUTE, days as u32));
    }
}

#[test]
fn a_run_counts_the_days_between_its_dates() {
    let uk = uk();
    for (start, days) in [
        ("2026-01-05T09:00:00Z", 100),
        ("2026-03-20T12:34:00Z", 300),
        ("2024-12-23T09:00:00Z", 1000),
        ("2019-05-01T05:00:00Z", 2000),
        ("2026-11-30T18:00:00Z", 150),
    ] {
        let seconds = days * 510 * MINUTE;
        let deadline = uk.after(at(start), seconds);
        let back = uk.before(deadline.at, seconds);
        assert_eq!(counted(&deadline.receipt).0, seconds, "{start}");
        assert_eq!(counted(&back.receipt).0, seconds, "{start}");
        let mut runs = 0;
        let mut expected: Option<NaiveDate> = None;
        for line in &deadline.receipt {
            let (first, last) = match line {
                Receipt::Window { date, .. } | Receipt::Skipped { date, .. } => (*date, *date),
                Receipt::ClockChange { .. } => continue,
                Receipt::Days {
                    date,
                    last_date,
                    open_days,
                    closed_days,
                    windows,
                    seconds,
                    clock_changes,
                } => {
                    let dates = || date.iter_days().take_while(|date| date <= last_date);
                    let open = dates()
                        .filter(|date| !uk.day(*date).windows.is_empty())
                        .count();
                    let named =
                        dates().any(|date| matches!(uk.day(date).kind, DayKind::Holiday(_)));
                    assert!(!named, "a holiday has a line of its own: {line:?}");
                    assert_eq!(*open_days as usize, open, "{line:?}");
                    assert_eq!(
                        (open_days + closed_days) as usize,
                        dates().count(),
                        "{line:?}"
                    );
                    assert_eq!((windows, *clock_changes), (open_days, 0));
                    assert_eq!(*seconds, i64::from(*windows) * 510 * MINUTE);
                    runs += 1;
                    (*date, *last_date)
                }
            };
            // Every date from the first to the last is in one line.
            assert!(
                expected.is_none_or(|date| date == first),
                "{start}: {line:?}"
            );
            expected = last.succ_opt();
        }
        assert!(runs > 0, "{start}");
    }
}

#[test]
fn a_run_is_written_with_its_counts() {
    let deadline = uk().after(at("2026-06-01T08:00:00Z"), 85 * 510 * MINUTE);
    let run = deadline
        .receipt
        .iter()
        .find(|line| is_folded(std::slice::from_ref(line)));
    assert_eq!(
        canonical::to_string(&run).unwrap(),
        r#"{"clock_changes":0,"closed_days":12,"date":"2026-07-21","kind":"days","last_date":"2026-08-30","open_days":29,"seconds":887400,"windows":29}"#
    );
}

#[test]
fn unusual_dates_count_as_they_are() {
    let dates = "closed: [\"2027-02-10\"]\nspecial: { \"2027-03-06\": [\"10:00-12:00\"], \"2027-04-12\": [] }";
    let uk = calendar(dates, &WEEKDAYS, "\"09:00-17:30\"");
    let start = at("2026-11-30T09:00:00Z");
    let deadline = uk.after(start, 200 * 510 * MINUTE);
    let reasons: Vec<_> = deadline
        .receipt
        .iter()
        .filter_map(|line| match line {
            Receipt::Skipped { date, reason } if *reason == "company closure" => {
                Some(date.to_string())
            }
            _ => None,
        })
        .collect();
    assert_eq!(reasons, ["2027-02-10", "2027-04-12"]);
    // A Saturday of two hours moves the deadline forward by as much.
    let plain = dates.replace("\"2027-03-06\": [\"10:00-12:00\"], ", "");
    let plain = calendar(&plain, &WEEKDAYS, "\"09:00-17:30\"").after(start, 200 * 510 * MINUTE);
    assert_eq!(uk.between(deadline.at, plain.at), 120 * MINUTE);
}
