//! The zone table holds the rules of the pinned IANA database, and our reading of it agrees with `jiff` at every change.
#![cfg(not(target_arch = "wasm32"))]

#[path = "zones/generate.rs"]
mod generate;
#[path = "zones/since.rs"]
mod since;
#[path = "zones/source.rs"]
mod source;

use baton_core::Instant;
use baton_core::calendar::Zone;
use chrono::{DateTime, Datelike, Timelike};
use chrono_tz::TZ_VARIANTS;

use generate::files;
use source::{Shown, Source};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/calendar/zone");

#[test]
fn the_table_holds_the_pinned_database() {
    assert_eq!(Zone::DATABASE, Source::release());
    for (name, fresh) in files().named() {
        let kept = std::fs::read(format!("{FOLDER}/{name}")).unwrap();
        assert!(
            kept == fresh,
            "{name} is not what the database makes: run `cargo xtask zones`"
        );
    }
}

#[test]
fn every_name_is_known() {
    let ours: Vec<_> = Zone::all().map(Zone::name).collect();
    let theirs: Vec<_> = Source::all().iter().map(Source::name).collect();
    assert_eq!(ours, theirs);
    for name in ours {
        assert_eq!(Zone::named(name).map(Zone::name), Some(name));
    }
    for zone in TZ_VARIANTS {
        assert!(Zone::named(zone.name()).is_some(), "{zone} was a name");
    }
    assert_eq!(Zone::named("Europe/London"), Some(Zone::LONDON));
    for none in ["# Every", "# Written", "Factory", "", "2026f"] {
        assert_eq!(Zone::named(none), None, "{none}");
    }
}

/// One second before, at and after every change to the end of 2099, and a while on both sides, both ways.
#[test]
fn every_change_of_every_zone_is_where_the_database_has_it() {
    let mut compared = 0_u32;
    for theirs in Source::all() {
        let name = theirs.name();
        let ours = Zone::named(name).unwrap();
        let changes = theirs.changes();
        let beside = [-5400, -3600, -1, 0, 1, 3600, 5400];
        let around = |at: i64| beside.map(|b| at + b);
        for at in changes.iter().flat_map(|c| around(c.0)).chain([0, 86_399]) {
            let moment = Instant::from_epoch(at);
            let offset = theirs.offset(at);
            assert_eq!(ours.offset(moment), offset, "{name} {moment}");
            let wall = DateTime::from_timestamp(at + i64::from(offset), 0).unwrap();
            assert_eq!(ours.local(moment), wall.naive_utc(), "{name} {moment}");
            compared += 1;
        }
        for (at, after) in &changes {
            let before = theirs.offset(at - 1);
            // Everything that the clock shows, skips or repeats about the change.
            let walls = [at + i64::from(before), at + i64::from(*after)];
            for wall in walls.into_iter().flat_map(around) {
                let local = DateTime::from_timestamp(wall, 0).unwrap().naive_utc();
                let got = ours.moment(local.date(), local.num_seconds_from_midnight());
                let want = match theirs.shown(wall) {
                    Shown::Once(at) | Shown::Twice(at, _) => at,
                    // As long after the gap as the time was in it.
                    Shown::Never { by_offset_before } => by_offset_before,
                };
                assert_eq!(got.epoch(), want, "{name} {local}");
                compared += 1;
            }
        }
    }
    assert!(compared > 500_000, "{compared}");
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
