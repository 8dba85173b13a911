//! Moments and spans as people in a time zone read them.

use baton_core::calendar::{Receipt, Zone};
use baton_core::{Instant, calendar::date};
use chrono::Timelike;

/// "Fri 19 Jun, 15:43", on the wall clock of a zone.
pub fn moment(at: Instant, zone: Zone) -> String {
    format!(
        "{}, {}",
        date::short(zone.local(at).date()),
        clock(at, zone)
    )
}

/// "15:43", on the wall clock of a zone.
pub fn clock(at: Instant, zone: Zone) -> String {
    let local = zone.local(at);
    format!("{:02}:{:02}", local.hour(), local.minute())
}

/// "19 June 2026", on the calendar of a zone.
pub fn long_date(at: Instant, zone: Zone) -> String {
    date::long(zone.local(at).date())
}

/// The zone as people call it: "London".
pub fn place(zone: Zone) -> String {
    let name = zone.name();
    name.rsplit('/').next().unwrap_or(name).replace('_', " ")
}

/// A span in its two largest units: "20 min", "2 d 18 h".
pub fn span(seconds: i64) -> String {
    let (days, hours) = (seconds / 86_400, seconds / 3600 % 24);
    let (minutes, rest) = (seconds / 60 % 60, seconds % 60);
    let parts = [(days, "d"), (hours, "h"), (minutes, "min"), (rest, "s")];
    let shown: Vec<String> = parts
        .iter()
        .skip_while(|(number, _)| *number == 0)
        .take(2)
        .filter(|(number, _)| *number != 0)
        .map(|(number, unit)| format!("{number} {unit}"))
        .collect();
    if shown.is_empty() {
        "at once".to_owned()
    } else {
        shown.join(" ")
    }
}

/// The days that a deadline passes over, each reason once: "Good Friday, weekend".
pub fn skipped(receipt: &[Receipt]) -> Vec<String> {
    let mut reasons: Vec<String> = Vec::new();
    for line in receipt {
        if let Receipt::Skipped { reason, .. } = line
            && !reasons.iter().any(|known| known == reason)
        {
            reasons.push((*reason).to_owned());
        }
    }
    reasons
}

/// One line of a deadline's account.
pub fn receipt(line: &Receipt, zone: Zone) -> String {
    match line {
        Receipt::Window {
            date: day,
            from,
            to,
            seconds,
        } => format!(
            "{}: {} to {}, {} counted",
            date::short(*day),
            clock(*from, zone),
            clock(*to, zone),
            span(*seconds)
        ),
        Receipt::Skipped { date: day, reason } => {
            format!("{}: {reason}, nothing counted", date::short(*day))
        }
        Receipt::Days {
            date: day,
            last_date,
            open_days,
            closed_days,
            seconds,
            ..
        } => format!(
            "{} to {}: {} over {}; {} closed",
            date::long(*day),
            date::long(*last_date),
            span(*seconds),
            count(*open_days, "open day"),
            count(*closed_days, "day")
        ),
        Receipt::ClockChange { date: day, seconds } => {
            let way = if *seconds > 0 { "forward" } else { "back" };
            let by = span(i64::from(seconds.abs()));
            format!("{}: the clocks go {way} {by}", date::short(*day))
        }
    }
}

/// A number and its noun: "1 open day", "3 open days".
fn count(number: u32, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    #[test]
    fn moments_are_local() {
        let at = |text| moment(Instant::parse(text).unwrap(), Zone::LONDON);
        assert_eq!(at("2026-06-19T14:43:00Z"), "Fri 19 Jun, 15:43");
        assert_eq!(at("2026-12-01T09:05:00Z"), "Tue 1 Dec, 09:05");
        let first = Instant::parse("2026-09-01T00:30:00Z").unwrap();
        assert_eq!(long_date(first, Zone::LONDON), "1 September 2026");
        assert_eq!(place(Zone::LONDON), "London");
    }

    #[test]
    fn a_run_of_days_counts_its_days() {
        let run = |open_days, closed_days| Receipt::Days {
            date: NaiveDate::from_ymd_opt(2026, 6, 19).unwrap(),
            last_date: NaiveDate::from_ymd_opt(2026, 6, 21).unwrap(),
            open_days,
            closed_days,
            windows: open_days,
            seconds: 10_800,
            clock_changes: 0,
        };
        let shown = |run: &Receipt| receipt(run, Zone::LONDON);
        assert!(shown(&run(1, 2)).ends_with(": 3 h over 1 open day; 2 days closed"));
        assert!(shown(&run(3, 1)).ends_with(": 3 h over 3 open days; 1 day closed"));
    }

    #[test]
    fn spans_keep_two_units() {
        let shown = [0, 45, 1200, 3600, 5400, 86_400, 239_400].map(span);
        assert_eq!(
            shown,
            [
                "at once",
                "45 s",
                "20 min",
                "1 h",
                "1 h 30 min",
                "1 d",
                "2 d 18 h"
            ]
        );
    }

    #[test]
    fn every_receipt_line_has_words() {
        let day = NaiveDate::from_ymd_opt(2026, 10, 25).unwrap();
        let back = Receipt::ClockChange {
            date: day,
            seconds: -3600,
        };
        assert_eq!(
            receipt(&back, Zone::LONDON),
            "Sun 25 Oct: the clocks go back 1 h"
        );
        let off = Receipt::Skipped {
            date: day,
            reason: "weekend",
        };
        assert_eq!(
            receipt(&off, Zone::LONDON),
            "Sun 25 Oct: weekend, nothing counted"
        );
        assert_eq!(skipped(&[off.clone(), off, back]), ["weekend"]);
    }
}
