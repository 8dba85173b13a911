//! Makes the zone table. The format is described in `src/calendar/zone/table.rs`.

use std::collections::HashMap;

use chrono::{DateTime, Datelike};

use crate::source::{LAST_YEAR, Source};

/// The four files.
pub(crate) struct Files {
    pub(crate) version: String,
    pub(crate) names: String,
    pub(crate) numbers: Vec<u8>,
    pub(crate) zones: Vec<u8>,
}

impl Files {
    /// Each with its name.
    pub(crate) fn named(&self) -> [(&'static str, &[u8]); 4] {
        [
            ("version.txt", self.version.as_bytes()),
            ("names.txt", self.names.as_bytes()),
            ("numbers.bin", &self.numbers),
            ("zones.bin", &self.zones),
        ]
    }
}

/// A zone's offset when 1970 began, and every change with the offset after it.
#[derive(Clone, PartialEq, Eq, Hash)]
struct History {
    base: i32,
    changes: Vec<(i64, i32)>,
}

impl History {
    fn of(zone: &Source) -> Self {
        Self {
            base: zone.offset(0),
            changes: zone.changes(),
        }
    }
}

fn year(at: i64) -> i32 {
    DateTime::from_timestamp(at, 0).unwrap().year()
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

/// The table of the pinned database.
pub(crate) fn files() -> Files {
    // London first: its number is a constant of the crate.
    let mut histories = vec![History::of(&Source::named("Europe/London"))];
    let mut numbers: HashMap<History, usize> = HashMap::from([(histories[0].clone(), 0)]);
    let named: Vec<(&str, usize)> = Source::all()
        .iter()
        .map(|zone| {
            let history = History::of(zone);
            let number = *numbers.entry(history.clone()).or_insert_with(|| {
                histories.push(history);
                histories.len() - 1
            });
            (zone.name(), number)
        })
        .collect();
    let mut names =
        "# Every zone name of the IANA database; numbers.bin has the number of each one's zone.\n\
                     # Written by `cargo xtask zones`.\n"
            .to_owned();
    for (name, _) in &named {
        names.push_str(&format!("{name}\n"));
    }
    let number = |(_, number): (&str, usize)| u16::try_from(number).unwrap().to_le_bytes();
    Files {
        version: Source::release().to_owned(),
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
