//! What differs from an earlier release: the zones of this list from the dates of this list, and nothing else.
//!
//! `chrono-tz` holds the earlier release. A zone whose clock agrees with it at every moment since 1970 gives every
//! decision and deadline as before.

use std::collections::{BTreeMap, BTreeSet};

use baton_core::Instant;
use baton_core::calendar::Zone;
use chrono::{DateTime, NaiveDateTime, Offset as _, TimeZone as _, Timelike as _};
use chrono_tz::{IANA_TZDB_VERSION, TZ_VARIANTS, Tz};

use crate::source::Source;

/// The first second after 2099, where `chrono-tz` ends.
const END: i64 = 4_102_444_800;

/// The first second of 2099: a yearly difference that is seen in this year goes on for ever.
const LAST_YEAR: i64 = 4_070_908_800;

/// Zones that a release changed, in the same way.
struct Changed {
    release: &'static str,
    why: &'static str,
    /// The first moment at which their clocks differ from 2025b.
    from: &'static str,
    /// The first moment from which they agree again for ever; `on` if they never do.
    to: &'static str,
    names: &'static [&'static str],
}

const CHANGED: [Changed; 10] = [
    Changed {
        release: "2025c",
        why: "Baja California kept California's summer time from 1961 to 1975",
        from: "1970-04-26T10:00:00Z",
        to: "1975-10-26T09:00:00Z",
        names: &[
            "America/Ensenada",
            "America/Santa_Isabel",
            "America/Tijuana",
            "Mexico/BajaNorte",
        ],
    },
    Changed {
        release: "2026a",
        why: "Moldova has changed its clocks at the hour of the European Union since 2022",
        from: "2022-03-27T00:00:00Z",
        to: "on",
        names: &["Europe/Chisinau", "Europe/Tiraspol"],
    },
    Changed {
        release: "2026b",
        why: "British Columbia stays seven hours behind UTC from the autumn of 2026",
        from: "2026-11-01T09:00:00Z",
        to: "on",
        names: &["America/Vancouver", "Canada/Pacific"],
    },
    Changed {
        release: "2026c",
        why: "Alberta stays six hours behind UTC from the autumn of 2026",
        from: "2026-11-01T08:00:00Z",
        to: "on",
        names: &["America/Edmonton", "America/Yellowknife", "Canada/Mountain"],
    },
    Changed {
        release: "2026c",
        why: "Morocco returns to UTC for good, Ramadan or not; Western Sahara with it",
        from: "2026-09-20T01:00:00Z",
        to: "on",
        names: &["Africa/Casablanca", "Africa/El_Aaiun"],
    },
    Changed {
        release: "2026d",
        why: "the Northwest Territories stay six hours behind UTC, as Alberta does",
        from: "2026-11-01T08:00:00Z",
        to: "on",
        names: &["America/Inuvik"],
    },
    Changed {
        release: "2026d",
        why: "Colombia's summer of 1992 began at 00:00, not at 24:00",
        from: "1992-05-02T05:00:00Z",
        to: "1992-05-03T05:00:00Z",
        names: &["America/Bogota"],
    },
    Changed {
        release: "2026d",
        why: "Iran's summer of 1979 began at 00:00, not at 24:00",
        from: "1979-05-25T20:30:00Z",
        to: "1979-05-26T20:30:00Z",
        names: &["Asia/Tehran", "Iran"],
    },
    Changed {
        release: "2026e",
        why: "Manitoba stays five hours behind UTC from the autumn of 2026",
        from: "2026-11-01T07:00:00Z",
        to: "on",
        names: &["America/Rainy_River", "America/Winnipeg", "Canada/Central"],
    },
    Changed {
        release: "2026f",
        why: "Cuba keeps its summer time through the winter of 2026",
        from: "2026-11-01T05:00:00Z",
        to: "2027-03-14T05:00:00Z",
        names: &["America/Havana", "Cuba"],
    },
];

#[test]
fn only_these_zones_differ_from_2025b() {
    assert_eq!(IANA_TZDB_VERSION, "2025b", "the list is about this release");
    let mut found = BTreeMap::new();
    for old in TZ_VARIANTS {
        let zone = Zone::named(old.name()).unwrap();
        if let Some(differs) = difference(zone, old) {
            found.insert(old.name(), differs);
        }
    }
    for changed in &CHANGED {
        let (release, why) = (changed.release, changed.why);
        assert!("2025b" < release && release <= Zone::DATABASE, "{release}");
        for name in changed.names {
            let expected = (changed.from.to_owned(), changed.to.to_owned());
            assert_eq!(found.remove(name), Some(expected), "{name}: {why}");
        }
    }
    assert_eq!(found, BTreeMap::new(), "no other zone differs");
}

#[test]
fn canada_and_the_others_keep_their_new_time() {
    // The wall clock, and the moment at which it shows that.
    for (name, local, utc) in [
        (
            "America/Vancouver",
            "2026-11-30T09:30:00",
            "2026-11-30T16:30:00Z",
        ),
        (
            "America/Edmonton",
            "2026-11-30T09:30:00",
            "2026-11-30T15:30:00Z",
        ),
        (
            "America/Vancouver",
            "2026-07-01T09:30:00",
            "2026-07-01T16:30:00Z",
        ),
        (
            "America/Winnipeg",
            "2026-12-01T09:00:00",
            "2026-12-01T14:00:00Z",
        ),
        (
            "America/Inuvik",
            "2027-01-15T08:00:00",
            "2027-01-15T14:00:00Z",
        ),
        (
            "America/Havana",
            "2026-12-24T10:00:00",
            "2026-12-24T14:00:00Z",
        ),
        (
            "America/Havana",
            "2027-12-24T10:00:00",
            "2027-12-24T15:00:00Z",
        ),
        (
            "Africa/Casablanca",
            "2026-11-30T09:00:00",
            "2026-11-30T09:00:00Z",
        ),
        (
            "Europe/Chisinau",
            "2027-03-28T02:30:00",
            "2027-03-28T00:30:00Z",
        ),
        (
            "America/Los_Angeles",
            "2026-11-30T09:30:00",
            "2026-11-30T17:30:00Z",
        ),
        (
            "America/Denver",
            "2026-11-30T09:30:00",
            "2026-11-30T16:30:00Z",
        ),
        (
            "America/Regina",
            "2026-11-30T09:30:00",
            "2026-11-30T15:30:00Z",
        ),
    ] {
        let zone = Zone::named(name).unwrap();
        let local: NaiveDateTime = local.parse().unwrap();
        let at = zone.moment(local.date(), local.num_seconds_from_midnight());
        assert_eq!(at.to_string(), utc, "{name} {local}");
        assert_eq!(zone.local(at), local, "{name} {utc}");
    }
}

/// The first and the last moment between which a zone's clock differs from the earlier one.
fn difference(zone: Zone, old: Tz) -> Option<(String, String)> {
    let mut moments: BTreeSet<i64> = [0, END].into();
    moments.extend(Source::named(old.name()).changes().iter().map(|c| c.0));
    moments.extend(changes(old));
    // Neither clock is moved between two of the moments, so their beginnings say all.
    let moments: Vec<_> = moments.into_iter().collect();
    let spans = moments.windows(2);
    let mut differing =
        spans.filter(|span| zone.offset(Instant::from_epoch(span[0])) != offset(old, span[0]));
    let first = differing.next()?;
    let last = differing.next_back().unwrap_or(first);
    let written = |at: i64| match at {
        LAST_YEAR.. => "on".to_owned(),
        at => Instant::from_epoch(at).to_string(),
    };
    Some((written(first[0]), written(last[1])))
}

fn offset(zone: Tz, at: i64) -> i32 {
    let utc = DateTime::from_timestamp(at, 0).unwrap().naive_utc();
    zone.offset_from_utc_datetime(&utc).fix().local_minus_utc()
}

/// The moments at which the earlier clock is moved: looked for every three days, then between two looks that differ.
///
/// No two changes of a zone since 1970 are less than a week apart.
fn changes(zone: Tz) -> Vec<i64> {
    const STEP: i64 = 3 * 86_400;
    let (mut at, mut now, mut changes) = (0, offset(zone, 0), Vec::new());
    while at < END {
        if offset(zone, at + STEP) != now {
            let (mut before, mut after) = (at, at + STEP);
            while after - before > 1 {
                let middle = before.midpoint(after);
                if offset(zone, middle) == now {
                    before = middle;
                } else {
                    after = middle;
                }
            }
            now = offset(zone, after);
            changes.push(after);
        }
        at += STEP;
    }
    changes
}
