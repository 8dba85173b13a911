//! How long a deadline takes: `cargo run --release -p baton-core --example deadline_speed`.

use std::hint::black_box;
use std::time::Instant as Watch;

use baton_core::Instant;
use baton_core::calendar::Calendar;

fn main() {
    let night =
        "timezone: Europe/London\nhours: { mon: [\"22:00-06:00\"], wed: [\"22:00-06:00\"] }";
    let night = Calendar::from_yaml(night)
        .calendar
        .unwrap_or_else(Calendar::uk);
    let uk = Calendar::uk();
    for (what, calendar, start) in [
        ("the same day", &uk, "2026-06-22T09:00:00Z"),
        ("over a week-end", &uk, "2026-06-19T14:23:00Z"),
        ("over Easter", &uk, "2026-04-02T16:10:00Z"),
        ("over a clock change", &uk, "2026-10-23T16:10:00Z"),
        ("at night", &night, "2026-06-22T23:00:00Z"),
    ] {
        let Some(start) = Instant::parse(start) else {
            continue;
        };
        // The best of ten: what else the machine does is not ours.
        let best = (0..10).map(|_| nanoseconds(calendar, start)).min();
        println!("{:4} ns  {what}", best.unwrap_or_default());
    }
}

/// The mean of many deadlines 240 business minutes ahead, receipts included.
fn nanoseconds(calendar: &Calendar, start: Instant) -> u128 {
    const ROUNDS: u32 = 100_000;
    let watch = Watch::now();
    for _ in 0..ROUNDS {
        black_box(calendar.after(black_box(start), black_box(240 * 60)));
    }
    (watch.elapsed() / ROUNDS).as_nanos()
}
