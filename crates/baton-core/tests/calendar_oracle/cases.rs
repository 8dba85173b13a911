//! Calendars, starts and amounts from a seed.

use fastrand::Rng;
use std::collections::{BTreeMap, BTreeSet};

use baton_core::calendar::Division;
use chrono::{DateTime, Datelike, Days, NaiveDate};

use crate::source::Source;

/// Zones with a moment about which something happens to the clock, beside the usual changes.
const ZONES: [(&str, &[&str]); 20] = [
    (
        "Europe/London",
        &[
            "2026-03-29T01:00:00Z",
            "2026-10-25T01:00:00Z",
            "1995-10-22T01:00:00Z",
        ],
    ),
    (
        "Europe/Dublin",
        &["2026-03-29T01:00:00Z", "2026-10-25T01:00:00Z"],
    ),
    (
        "Europe/Berlin",
        &["2026-03-29T01:00:00Z", "2026-10-25T01:00:00Z"],
    ),
    (
        "America/New_York",
        &["2026-03-08T07:00:00Z", "2026-11-01T06:00:00Z"],
    ),
    (
        "America/Los_Angeles",
        &["2026-03-08T10:00:00Z", "2026-11-01T09:00:00Z"],
    ),
    // An hour and a minute before midnight, until 2011.
    (
        "America/St_Johns",
        &[
            "2010-11-07T02:31:00Z",
            "2010-03-14T03:31:00Z",
            "2026-03-08T05:30:00Z",
        ],
    ),
    // At midnight itself.
    (
        "America/Havana",
        &["2026-03-08T05:00:00Z", "2026-11-01T05:00:00Z"],
    ),
    (
        "Asia/Beirut",
        &["2026-03-28T22:00:00Z", "2026-10-24T21:00:00Z"],
    ),
    (
        "Africa/Cairo",
        &["2026-04-23T22:00:00Z", "2026-10-29T21:00:00Z"],
    ),
    (
        "America/Santiago",
        &["2026-04-05T03:00:00Z", "2026-09-06T04:00:00Z"],
    ),
    (
        "America/Nuuk",
        &["2026-03-29T01:00:00Z", "2026-10-25T01:00:00Z"],
    ),
    // Half an hour.
    (
        "Australia/Lord_Howe",
        &["2026-04-04T15:00:00Z", "2026-10-03T15:30:00Z"],
    ),
    (
        "Australia/Adelaide",
        &["2026-04-04T16:30:00Z", "2026-10-03T16:30:00Z"],
    ),
    // A day that never was.
    (
        "Pacific/Apia",
        &["2011-12-30T10:00:00Z", "2012-03-31T14:00:00Z"],
    ),
    ("Pacific/Kwajalein", &["1993-08-21T12:00:00Z"]),
    // Two hours.
    (
        "Antarctica/Troll",
        &["2026-03-29T01:00:00Z", "2026-10-25T01:00:00Z"],
    ),
    // With Ramadan.
    (
        "Africa/Casablanca",
        &[
            "2026-02-15T02:00:00Z",
            "2026-03-22T02:00:00Z",
            "2040-10-07T02:00:00Z",
        ],
    ),
    (
        "Asia/Gaza",
        &["2026-03-28T00:00:00Z", "2026-10-23T23:00:00Z"],
    ),
    ("Asia/Kathmandu", &["1985-12-31T18:30:00Z"]),
    ("Asia/Kolkata", &["2026-06-19T12:00:00Z"]),
];

/// A calendar as its author thinks of it. Times are minutes; a window over midnight closes before it opens.
pub(crate) struct Timetable {
    pub(crate) zone: Source,
    about: &'static [&'static str],
    division: (&'static str, Division),
    pub(crate) hours: [Vec<(u32, u32)>; 7],
    closed: BTreeSet<NaiveDate>,
    open: BTreeSet<NaiveDate>,
    special: BTreeMap<NaiveDate, Vec<(u32, u32)>>,
}

impl Timetable {
    pub(crate) fn random(random: &mut Rng) -> Self {
        let (zone, about) = *random.choice(&ZONES).unwrap();
        let mut hours: [Vec<(u32, u32)>; 7] = Default::default();
        let style = random.i64(0..5);
        for (day, windows) in hours.iter_mut().enumerate() {
            match style {
                0 if day < 5 => windows.push((9 * 60, 17 * 60 + 30)),
                1 => windows.push((0, 24 * 60)),
                2 => windows.extend((random.i64(0..3) > 0).then(|| night(random))),
                3 | 4 => windows.extend((0..random.i64(0..4)).map(|_| window(random))),
                _ => {}
            }
        }
        if hours.iter().all(Vec::is_empty) {
            hours[2].push(window(random));
        }
        let mut timetable = Self {
            zone: Source::named(zone),
            about,
            division: random
                .choice(Division::ALL)
                .map(|division| (division.as_str(), *division))
                .unwrap(),
            hours,
            closed: BTreeSet::new(),
            open: BTreeSet::new(),
            special: BTreeMap::new(),
        };
        for _ in 0..random.i64(0..6) {
            let date = timetable.date(random);
            match random.i64(0..4) {
                0 => drop(timetable.closed.insert(date)),
                1 => drop(timetable.open.insert(date)),
                2 => drop(timetable.special.insert(date, Vec::new())),
                _ => {
                    let windows = (0..=random.i64(0..2)).map(|_| window(random)).collect();
                    timetable.special.insert(date, windows);
                }
            }
        }
        if let Some(holiday) = timetable
            .division
            .1
            .holidays()
            .iter()
            .find(|_| random.i64(0..40) == 0)
        {
            timetable.open.insert(holiday.date());
        }
        timetable
    }

    /// A moment near something that happens, to the second.
    pub(crate) fn case(&self, random: &mut Rng) -> (i64, i64) {
        let days = random.choice([1, 3, 8]).unwrap();
        let start = self.about(random) + random.i64(0..2 * days * 86_400) - days * 86_400;
        let start = match random.i64(0..3) {
            0 => start,
            1 => start - start % 60,
            _ => start - start % 1800,
        };
        let most = random.choice([60, 3600, 4 * 3600, 10 * 3600]).unwrap();
        let amount = random.i64(0..most) + 1;
        (
            start,
            if random.i64(0..3) == 0 {
                amount - amount % 60 + 60
            } else {
                amount
            },
        )
    }

    fn about(&self, random: &mut Rng) -> i64 {
        let text = if random.i64(0..8) == 0 {
            "2026-04-04T12:00:00Z"
        } else {
            *random.choice(self.about).unwrap()
        };
        DateTime::parse_from_rfc3339(text).unwrap().timestamp()
    }

    fn date(&self, random: &mut Rng) -> NaiveDate {
        let about = DateTime::from_timestamp(self.about(random), 0)
            .unwrap()
            .date_naive();
        let days = u64::try_from(random.i64(0..9)).unwrap();
        about - Days::new(4) + Days::new(days)
    }

    /// The windows of a date, by the rules as they are written down.
    pub(crate) fn windows(&self, date: NaiveDate) -> &[(u32, u32)] {
        let holiday = self.division.1.holidays().iter().any(|h| h.date() == date);
        let usual = &self.hours[date.weekday().num_days_from_monday() as usize];
        let mut windows: &[_] = if holiday { &[] } else { usual };
        if self.open.contains(&date) {
            windows = usual;
        }
        if self.closed.contains(&date) {
            windows = &[];
        }
        self.special.get(&date).map_or(windows, Vec::as_slice)
    }

    pub(crate) fn opens_on(&self, date: NaiveDate) -> bool {
        !self.windows(date).is_empty()
    }

    pub(crate) fn yaml(&self) -> String {
        let list = |windows: &[(u32, u32)]| {
            let texts = windows.iter().map(|(open, close)| {
                format!(
                    "\"{:02}:{:02}-{:02}:{:02}\"",
                    open / 60,
                    open % 60,
                    close / 60,
                    close % 60
                )
            });
            format!("[{}]", texts.collect::<Vec<_>>().join(", "))
        };
        let mut yaml = format!(
            "timezone: {}\nholidays: {}\nhours:\n",
            self.zone.name(),
            self.division.0
        );
        let words = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
        for (word, windows) in words.iter().zip(&self.hours) {
            yaml.push_str(&format!("  {word}: {}\n", list(windows)));
        }
        let dates = |dates: &BTreeSet<NaiveDate>| {
            let texts: Vec<_> = dates.iter().map(|d| format!("\"{d}\"")).collect();
            format!("[{}]", texts.join(", "))
        };
        yaml.push_str(&format!(
            "closed: {}\nopen: {}\n",
            dates(&self.closed),
            dates(&self.open)
        ));
        let special: Vec<_> = self
            .special
            .iter()
            .map(|(date, w)| format!("\"{date}\": {}", list(w)))
            .collect();
        yaml.push_str(&format!("special: {{ {} }}\n", special.join(", ")));
        yaml
    }
}

fn minute(random: &mut Rng, end: i64) -> u32 {
    let minute = random.i64(0..end);
    // Round times are what people write, and where windows meet.
    let minute = if random.i64(0..4) == 0 {
        minute
    } else {
        minute - minute % 30
    };
    u32::try_from(minute).unwrap()
}

fn window(random: &mut Rng) -> (u32, u32) {
    // Clock changes are at night.
    let end = if random.bool() { 5 * 60 } else { 24 * 60 };
    let (a, b) = (
        minute(random, end),
        minute(random, end) + 1 + minute(random, 60),
    );
    let (open, close) = (a.min(b), a.max(b).min(24 * 60));
    match random.i64(0..8) {
        0 => night(random),
        _ if open == close => (open, close + 1),
        _ => (open, close),
    }
}

fn night(random: &mut Rng) -> (u32, u32) {
    (20 * 60 + minute(random, 240), minute(random, 9 * 60))
}
