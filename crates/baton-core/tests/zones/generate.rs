//! Makes the zone table from `chrono-tz`. The format is described in `src/calendar/zone/table.rs`.

use std::collections::HashMap;

use chrono::{DateTime, Datelike, Offset as _, TimeZone as _};
use chrono_tz::{IANA_TZDB_VERSION, TZ_VARIANTS, Tz};

/// `chrono-tz` knows changes to the end of 2099.
const LAST_YEAR: i32 = 2099;

/// The three files.
pub(crate) struct Files {
    pub(crate) names: String,
    pub(crate) numbers: Vec<u8>,
    pub(crate) zones: Vec<u8>,
}

/// What a zone's clock does from 1970 on: its offset then, and every change with the offset after it.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct History {
    pub(crate) base: i32,
    pub(crate) changes: Vec<(i64, i32)>,
}

pub(crate) fn offset(zone: Tz, at: i64) -> i32 {
    let utc = DateTime::from_timestamp(at, 0).unwrap().naive_utc();
    zone.offset_from_utc_datetime(&utc).fix().local_minus_utc()
}

fn year(at: i64) -> i32 {
    DateTime::from_timestamp(at, 0).unwrap().year()
}

impl History {
    /// Looks at the clock every three days, and between two looks that differ for the moment of the change.
    ///
    /// No two changes of a zone since 1970 are less than a week apart: looking every 20 minutes, which takes
    /// minutes, finds no more of them in 2025b.
    pub(crate) fn of(zone: Tz) -> Self {
        const STEP: i64 = 3 * 86_400;
        let end = DateTime::parse_from_rfc3339("2101-01-01T00:00:00Z")
            .unwrap()
            .timestamp();
        let base = offset(zone, 0);
        let (mut at, mut now, mut changes) = (0, base, Vec::new());
        while at < end {
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
                changes.push((after, now));
            }
            at += STEP;
        }
        Self { base, changes }
    }
}

/// "The last Sunday of March at 01:00 UTC", as in the table.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Rule {
    month: u32,
    weekday: u32,
    day: u32,
    seconds: i32,
    offset: i32,
}

impl Rule {
    /// The rule that all these changes follow, one a year.
    fn of(changes: &[(i64, i32)]) -> Option<Self> {
        let offset = same(changes.iter().map(|c| c.1))?;
        let time = same(changes.iter().map(|c| c.0.rem_euclid(86_400)))?;
        // Midnight somewhere may be another date in UTC, so the days beside it are tried too.
        [0, 1, -1].into_iter().find_map(|shift| {
            let dates: Vec<_> = changes
                .iter()
                .map(|c| {
                    DateTime::from_timestamp(c.0 + shift * 86_400, 0)
                        .unwrap()
                        .date_naive()
                })
                .collect();
            let month = same(dates.iter().map(|d| d.month()))?;
            let weekday = same(dates.iter().map(|d| d.weekday().num_days_from_monday()))?;
            let first = dates.iter().map(|d| d.day()).min()?;
            let last = dates.iter().map(|d| d.day()).max()?;
            let at_end = dates
                .iter()
                .all(|d| d.day() + 7 > u32::from(d.num_days_in_month()));
            let day = if at_end {
                0
            } else if last - first == 6 {
                first
            } else {
                return None;
            };
            let seconds = i32::try_from(time - shift * 86_400).unwrap();
            Some(Self {
                month,
                weekday,
                day,
                seconds,
                offset,
            })
        })
    }

    fn write(self, offsets: &mut Index<i32>, out: &mut Vec<u8>) {
        let small = [self.month, self.weekday, self.day].map(|n| u8::try_from(n).unwrap());
        out.extend(small);
        out.push(offsets.of(self.offset));
        out.extend(self.seconds.to_le_bytes());
    }
}

fn same<T: PartialEq>(mut items: impl Iterator<Item = T>) -> Option<T> {
    let first = items.next()?;
    items.all(|item| item == first).then_some(first)
}

/// The first year from which two yearly rules say everything, with the rules.
fn rules(history: &History) -> Option<(i32, [Rule; 2])> {
    let from = |first_year: i32| {
        let changes: Vec<_> = history
            .changes
            .iter()
            .copied()
            .filter(|c| year(c.0) >= first_year)
            .collect();
        let years = usize::try_from(LAST_YEAR - first_year + 1).unwrap();
        let (spring, autumn): (Vec<_>, Vec<_>) = changes
            .chunks_exact(2)
            .map(|pair| (pair[0], pair[1]))
            .unzip();
        let yearly = changes.len() == 2 * years
            && changes
                .iter()
                .enumerate()
                .all(|(i, c)| year(c.0) == first_year + i32::try_from(i / 2).unwrap());
        let pair = [Rule::of(&spring)?, Rule::of(&autumn)?];
        let before = history
            .changes
            .iter()
            .rev()
            .find(|c| year(c.0) < first_year)
            .map_or(history.base, |c| c.1);
        (yearly && before == pair[1].offset).then_some((first_year, pair))
    };
    // Twelve years show a date on every weekday; a pattern of fewer would be a guess. Gaza's changes follow
    // Ramadan until 2086, so its last rule shows for no longer.
    (1970..=LAST_YEAR - 12).find_map(from)
}

/// Values that are written once and named by their place.
struct Index<T>(Vec<T>);

impl<T: PartialEq> Index<T> {
    fn of(&mut self, value: T) -> u8 {
        let place = self.0.iter().position(|v| *v == value).unwrap_or_else(|| {
            self.0.push(value);
            self.0.len() - 1
        });
        u8::try_from(place).unwrap()
    }
}

pub(crate) fn files() -> Files {
    // London first: its number is a constant of the crate.
    let mut histories = vec![History::of(Tz::Europe__London)];
    let mut numbers: HashMap<History, usize> = HashMap::from([(histories[0].clone(), 0)]);
    let mut named: Vec<(&str, usize)> = TZ_VARIANTS
        .iter()
        .map(|zone| {
            let history = History::of(*zone);
            let number = *numbers.entry(history.clone()).or_insert_with(|| {
                histories.push(history);
                histories.len() - 1
            });
            (zone.name(), number)
        })
        .collect();
    named.sort_unstable();
    let mut names = format!(
        "# Every zone name of the IANA database {IANA_TZDB_VERSION}; numbers.bin says which zone each is.\n\
         # Written by `BATON_WRITE_ZONES=1 cargo test -p baton-core --test zones`.\n"
    );
    for (name, _) in &named {
        names.push_str(&format!("{name}\n"));
    }
    let number = |(_, number): (&str, usize)| u16::try_from(number).unwrap().to_le_bytes();
    Files {
        names,
        numbers: named.into_iter().flat_map(number).collect(),
        zones: zones(&histories),
    }
}

fn zones(histories: &[History]) -> Vec<u8> {
    let (mut offsets, mut times) = (Index(Vec::new()), Index(Vec::new()));
    let mut pairs: Index<[Rule; 2]> = Index(Vec::new());
    let (mut zones, mut steps, mut day_before) = (Vec::new(), Vec::new(), 0_u16);
    let (mut day_times, mut after) = (Vec::new(), Vec::new());
    for history in histories {
        let ruled = rules(history);
        let first = u16::try_from(after.len()).unwrap();
        zones.extend(first.to_le_bytes());
        zones.push(offsets.of(history.base));
        match ruled {
            Some((year, pair)) => {
                zones.extend([pairs.of(pair), u8::try_from(year - 1970).unwrap()]);
            }
            None => zones.extend([255, 0]),
        }
        let written_out = history
            .changes
            .iter()
            .filter(|c| ruled.is_none_or(|(first, _)| year(c.0) < first));
        for (at, offset) in written_out {
            let day = u16::try_from(at / 86_400).unwrap();
            steps.extend(day.wrapping_sub(day_before).to_le_bytes());
            day_before = day;
            day_times.push(times.of(u32::try_from(at % 86_400).unwrap()));
            after.push(offsets.of(*offset));
        }
    }
    let mut rules = Vec::new();
    for rule in pairs.0.iter().flatten() {
        rule.write(&mut offsets, &mut rules);
    }
    let counts = [
        offsets.0.len(),
        times.0.len(),
        pairs.0.len(),
        histories.len(),
        after.len(),
    ];
    let mut out: Vec<u8> = counts
        .iter()
        .flat_map(|n| u16::try_from(*n).unwrap().to_le_bytes())
        .collect();
    out.extend(offsets.0.iter().flat_map(|o| o.to_le_bytes()));
    out.extend(times.0.iter().flat_map(|t| t.to_le_bytes()));
    for column in [rules, zones, steps, day_times, after] {
        out.extend(column);
    }
    out
}
