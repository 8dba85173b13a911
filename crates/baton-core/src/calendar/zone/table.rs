//! The zone table, generated from the IANA database by `cargo xtask zones` and checked in.
//!
//! `version.txt` is the release. `names.txt` has one name a line, and `numbers.bin` the number of each name's zone;
//! callers that only need zone names do not link the rest. `zones.bin` has the zones, in columns, because similar
//! values next to each other compress well. All numbers are little-endian:
//!
//! | content | size |
//! |---|---|
//! | counts of offsets, times of day, rule pairs, zones and changes | 5 × u16 |
//! | offsets: seconds ahead of UTC | i32 each |
//! | times of day: seconds after midnight, UTC | u32 each |
//! | pairs of yearly rules, in the order of the year | 2 × (month, weekday, day, offset: u8; seconds: i32) |
//! | zones: index of the first change (u16), index of the offset in 1970, index of the rule pair or 255, first year of the rules minus 1970 | 5 bytes each |
//! | changes: days since the previous change in the table, modulo 2^16, because that may belong to another zone | u16 each |
//! | changes: index of the time of day | u8 each |
//! | changes: index of the offset after the change | u8 each |

use std::sync::LazyLock;

use super::rule::{Rule, year_of};

/// A period without a clock change, in seconds since 1970; `from` is included, `to` excluded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::calendar) struct Span {
    /// The offset from UTC, in seconds.
    pub(in crate::calendar) offset: i32,
    /// The clock change that starts it; far in the past if there is none.
    pub(in crate::calendar) from: i64,
    /// The clock change that ends it; far in the future if there is none.
    pub(in crate::calendar) to: i64,
}

/// A time beyond any moment, but small enough that additions do not overflow.
const NEVER: i64 = i64::MAX / 4;

const NAMES: &str = include_str!("names.txt");
const NUMBERS: &[u8] = include_bytes!("numbers.bin");

/// Returns every name with the number of its zone.
// A test checks that both files have the same length.
pub(super) fn names() -> impl Iterator<Item = (&'static str, u16)> + Clone {
    let (numbers, _) = NUMBERS.as_chunks();
    let names = NAMES.lines().filter(|line| !line.starts_with('#'));
    names.zip(numbers.iter().map(|number| u16::from_le_bytes(*number)))
}

/// Returns the span around a moment.
pub(super) fn span(zone: u16, at: i64) -> Span {
    TABLE.span(usize::from(zone), at).unwrap_or(Span {
        offset: 0,
        from: -NEVER,
        to: NEVER,
    })
}

// Split into columns at compile time.
static TABLE: Table = Table::parse(include_bytes!("zones.bin"));

/// The day of each change, in days since 1970, summed from the differences on first use. Differences repeat across
/// zones, so they compress to half the size of the days.
static DAYS: LazyLock<Vec<u16>> = LazyLock::new(|| {
    let on = |day: &mut u16, step: &[u8; 2]| {
        *day = day.wrapping_add(u16::from_le_bytes(*step));
        Some(*day)
    };
    TABLE.steps.iter().scan(0, on).collect()
});

struct Table {
    offsets: &'static [[u8; 4]],
    times: &'static [[u8; 4]],
    rules: &'static [[u8; 16]],
    zones: &'static [[u8; 5]],
    steps: &'static [[u8; 2]],
    day_times: &'static [u8],
    after: &'static [u8],
}

impl Table {
    const fn parse(bytes: &'static [u8]) -> Self {
        let (counts, rest) = split_column::<2>(bytes, 5);
        let &[offsets, times, rules, zones, changes] = counts else {
            return Self::EMPTY;
        };
        let (offsets, rest) = split_column::<4>(rest, u16::from_le_bytes(offsets));
        let (times, rest) = split_column::<4>(rest, u16::from_le_bytes(times));
        let (rules, rest) = split_column::<16>(rest, u16::from_le_bytes(rules));
        let (zones, rest) = split_column::<5>(rest, u16::from_le_bytes(zones));
        let changes = u16::from_le_bytes(changes);
        let (steps, rest) = split_column::<2>(rest, changes);
        let (day_times, after) = match rest.split_at_checked(changes as usize) {
            Some(halves) => halves,
            None => (rest, rest),
        };
        Self {
            offsets,
            times,
            rules,
            zones,
            steps,
            day_times,
            after,
        }
    }

    const EMPTY: Self = Self {
        offsets: &[],
        times: &[],
        rules: &[],
        zones: &[],
        steps: &[],
        day_times: &[],
        after: &[],
    };

    /// Returns the span around a moment. `None` would mean an invalid index, which the table's test rules out.
    fn span(&self, zone: usize, at: i64) -> Option<Span> {
        let &[first_low, first_high, base, rules, from_year] = self.zones.get(zone)?;
        let first = usize::from(u16::from_le_bytes([first_low, first_high]));
        let end = match self.zones.get(zone + 1) {
            Some(&[low, high, ..]) => usize::from(u16::from_le_bytes([low, high])),
            None => self.steps.len(),
        };
        // Finds the first change after the moment. Most moments are after the last one.
        let (mut low, mut high) = (first, end);
        if first < end && self.change(end - 1)? <= at {
            low = end;
        }
        while low < high {
            let middle = low.midpoint(high);
            if self.change(middle)? <= at {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        let span = if low == first {
            Span {
                offset: self.offset(base)?,
                from: -NEVER,
                to: NEVER,
            }
        } else {
            Span {
                offset: self.offset(*self.after.get(low - 1)?)?,
                from: self.change(low - 1)?,
                to: NEVER,
            }
        };
        if low < end {
            let to = self.change(low)?;
            return Some(Span { to, ..span });
        }
        match self.rules.get(usize::from(rules)) {
            Some(pair) => self.span_by_rules(pair, 1970 + i64::from(from_year), span, at),
            None => Some(span),
        }
    }

    /// Returns the span around a moment after the last listed change, by the yearly rules.
    fn span_by_rules(&self, pair: &[u8; 16], from_year: i64, last: Span, at: i64) -> Option<Span> {
        let (first, second) = pair.split_first_chunk::<8>()?;
        let first = self.rule(first)?;
        let second = self.rule(second.first_chunk()?)?;
        let year = year_of(at).max(from_year);
        let begins = first.at(year);
        if at < begins {
            let from = if year > from_year {
                second.at(year - 1)
            } else {
                last.from
            };
            // INVARIANT: the last listed change leads to the second rule's offset.
            return Some(Span {
                offset: second.offset,
                from,
                to: begins,
            });
        }
        let ends = second.at(year);
        Some(if at < ends {
            Span {
                offset: first.offset,
                from: begins,
                to: ends,
            }
        } else {
            Span {
                offset: second.offset,
                from: ends,
                to: first.at(year + 1),
            }
        })
    }

    fn rule(&self, bytes: &[u8; 8]) -> Option<Rule> {
        let &[month, weekday, day, offset, a, b, c, d] = bytes;
        Some(Rule {
            month,
            weekday,
            day,
            seconds: i32::from_le_bytes([a, b, c, d]),
            offset: self.offset(offset)?,
        })
    }

    fn change(&self, index: usize) -> Option<i64> {
        let day = *DAYS.get(index)?;
        let time = self.times.get(usize::from(*self.day_times.get(index)?))?;
        Some(i64::from(day) * 86_400 + i64::from(u32::from_le_bytes(*time)))
    }

    fn offset(&self, index: u8) -> Option<i32> {
        Some(i32::from_le_bytes(*self.offsets.get(usize::from(index))?))
    }
}

/// Splits off a column of `count` items of `N` bytes.
const fn split_column<const N: usize>(bytes: &[u8], count: u16) -> (&[[u8; N]], &[u8]) {
    match bytes.split_at_checked(count as usize * N) {
        Some((column, rest)) => (column.as_chunks().0, rest),
        None => (&[], bytes),
    }
}
