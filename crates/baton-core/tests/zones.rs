//! The zone table is what `chrono-tz` says, and our reading of it agrees with `chrono-tz` at every change.
#![cfg(not(target_arch = "wasm32"))]

#[path = "zones/generate.rs"]
mod generate;

use baton_core::Instant;
use baton_core::calendar::Zone;
use chrono::{
    DateTime, Datelike, LocalResult, NaiveDateTime, Offset as _, TimeZone as _, Timelike,
};
use chrono_tz::{IANA_TZDB_VERSION, TZ_VARIANTS, Tz};

use generate::{History, files, offset};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/calendar/zone");

#[test]
fn the_table_is_the_one_that_chrono_tz_makes() {
    let fresh = files();
    let path = |name: &str| format!("{FOLDER}/{name}");
    if std::env::var_os("BATON_WRITE_ZONES").is_some() {
        std::fs::write(path("names.txt"), fresh.names).unwrap();
        std::fs::write(path("numbers.bin"), fresh.numbers).unwrap();
        std::fs::write(path("zones.bin"), fresh.zones).unwrap();
        return;
    }
    assert_eq!(Zone::DATABASE, IANA_TZDB_VERSION);
    assert_eq!(
        std::fs::read_to_string(path("names.txt")).unwrap(),
        fresh.names
    );
    for (name, fresh) in [("numbers.bin", fresh.numbers), ("zones.bin", fresh.zones)] {
        let kept = std::fs::read(path(name)).unwrap();
        assert!(kept == fresh, "{name} is not what chrono-tz makes");
    }
}

#[test]
fn every_name_is_known() {
    for zone in TZ_VARIANTS {
        assert_eq!(Zone::named(zone.name()).map(Zone::name), Some(zone.name()));
    }
    assert_eq!(Zone::all().count(), TZ_VARIANTS.len());
    assert_eq!(Zone::named("Europe/London"), Some(Zone::LONDON));
    assert_eq!(Zone::named("# Every"), None);
}

/// One second before, at and after every change to the end of 2099, and a while on both sides, both ways.
#[test]
fn every_change_of_every_zone_is_where_chrono_tz_has_it() {
    let mut compared = 0_u32;
    for theirs in TZ_VARIANTS {
        let ours = Zone::named(theirs.name()).unwrap();
        let changes = History::of(theirs).changes;
        let beside = [-5400, -3600, -1, 0, 1, 3600, 5400];
        let around = |at: i64| beside.map(|b| at + b);
        for at in changes.iter().flat_map(|c| around(c.0)).chain([0, 86_399]) {
            let moment = Instant::from_epoch(at);
            assert_eq!(ours.offset(moment), offset(theirs, at), "{theirs} {moment}");
            let local = ours.local(moment);
            let utc = DateTime::from_timestamp(at, 0).unwrap();
            assert_eq!(
                local,
                utc.with_timezone(&theirs).naive_local(),
                "{theirs} {moment}"
            );
            compared += 1;
        }
        for (at, after) in &changes {
            let before = offset(theirs, at - 1);
            // Everything that the clock shows, skips or repeats about the change.
            let walls = [at + i64::from(before), at + i64::from(*after)];
            for wall in walls.into_iter().flat_map(around) {
                let local = DateTime::from_timestamp(wall, 0).unwrap().naive_utc();
                let got = ours.moment(local.date(), local.num_seconds_from_midnight());
                assert_eq!(got.epoch(), by_the_rule(theirs, local), "{theirs} {local}");
                compared += 1;
            }
        }
    }
    assert!(compared > 500_000, "{compared}");
}

/// A local time as a moment: the first of two, and past a gap by as much as it was in it.
fn by_the_rule(zone: Tz, local: NaiveDateTime) -> i64 {
    let wall = local.and_utc().timestamp();
    match zone.offset_from_local_datetime(&local) {
        LocalResult::Single(o) => wall - i64::from(o.fix().local_minus_utc()),
        LocalResult::Ambiguous(a, b) => {
            wall - i64::from(a.fix().local_minus_utc().max(b.fix().local_minus_utc()))
        }
        LocalResult::None => wall - i64::from(offset(zone, wall - 86_400 * 2)),
    }
}

#[test]
fn the_last_rule_goes_on_after_the_table() {
    for zone in Zone::all() {
        let offsets = |year: i32| {
            (1..=12).map(move |month| {
                let date = chrono::NaiveDate::from_ymd_opt(year, month, 15).unwrap();
                zone.offset(zone.moment(date, 12 * 3600))
            })
        };
        let last: Vec<_> = offsets(2098).collect();
        assert!(offsets(9990).eq(last), "{}", zone.name());
    }
    let date = chrono::NaiveDate::from_ymd_opt(9999, 12, 31).unwrap();
    assert_eq!(
        Zone::LONDON.local(Zone::LONDON.moment(date, 0)).year(),
        9999
    );
}
