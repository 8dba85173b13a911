//! The zone table, which `cargo xtask zones` writes from the IANA database and which is checked in.
//!
//! `version.txt` is the release. `names.txt` has a line for each name, and `numbers.bin` the number of its zone: who only reads names links no more.
//! `zones.bin` has the zones, in columns, because equal things side by side compress well. All numbers are little-endian:
//!
//! | what | size |
//! |---|---|
//! | how many offsets, times of day, rule pairs, zones, changes | 5 × u16 |
//! | offsets: seconds ahead of UTC | i32 each |
//! | times of day: seconds after midnight, UTC | u32 each |
//! | pairs of yearly rules, in the order of the year | 2 × (month, weekday, day, offset: u8; seconds: i32) |
//! | zones: the first of its changes u16, offset at 1970, rule pair or 255, first year of the pair less 1970 | 5 |
//! | changes: days since the change written before, of another zone perhaps, so modulo 2^16 | u16 each |
//! | changes: which time of day | u8 each |
//! | changes: which offset from then on | u8 each |

use std::sync::LazyLock;

use super::rule::{Rule, year_of};

/// A stretch of time in which a zone's clock is not moved: `from` included, `to` not, in seconds since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::calendar) struct Span {
    /// Seconds that the wall clock is ahead of UTC.
    pub(in crate::calendar) offset: i32,
    /// The change that began it; far in the past if none did.
    pub(in crate::calendar) from: i64,
    /// The change that ends it; far in the future if none does.
    pub(in crate::calendar) to: i64,
}

/// Farther than any moment, near enough to be added to.
const NEVER: i64 = i64::MAX / 4;

const NAMES: &str = include_str!("names.txt");
const NUMBERS: &[u8] = include_bytes!("numbers.bin");

/// Every name with its zone's number.
// A test holds both files to the same length.
pub(super) fn names() -> impl Iterator<Item = (&'static str, u16)> + Clone {
    let (numbers, _) = NUMBERS.as_chunks();
    let names = NAMES.lines().filter(|line| !line.starts_with('#'));
    names.zip(numbers.iter().map(|number| u16::from_le_bytes(*number)))
}

/// The span around a moment.
pub(super) fn span(zone: u16, at: i64) -> Span {
    TABLE.span(usize::from(zone), at).unwrap_or(Span {
        offset: 0,
        from: -NEVER,
        to: NEVER,
    })
}

// Cut into its columns when the crate is compiled.
static TABLE: Table = Table::cut(include_bytes!("zones.bin"));

/// The day of each change, in days since 1970. Clocks are moved again after so many days, here as there: the steps
/// compress to half of what the days would, and are added up when the first is asked for.
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
    const fn cut(bytes: &'static [u8]) -> Self {
        let (counts, rest) = column::<2>(bytes, 5);
        let &[offsets, times, rules, zones, changes] = counts else {
            return Self::EMPTY;
        };
        let (offsets, rest) = column::<4>(rest, u16::from_le_bytes(offsets));
        let (times, rest) = column::<4>(rest, u16::from_le_bytes(times));
        let (rules, rest) = column::<16>(rest, u16::from_le_bytes(rules));
        let (zones, rest) = column::<5>(rest, u16::from_le_bytes(zones));
        let changes = u16::from_le_bytes(changes);
        let (steps, rest) = column::<2>(rest, changes);
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

    /// `None` only for a zone or an index that the table does not have, which its test rules out.
    fn span(&self, zone: usize, at: i64) -> Option<Span> {
        let &[first_low, first_high, base, rules, from_year] = self.zones.get(zone)?;
        let first = usize::from(u16::from_le_bytes([first_low, first_high]));
        let end = match self.zones.get(zone + 1) {
            Some(&[low, high, ..]) => usize::from(u16::from_le_bytes([low, high])),
            None => self.steps.len(),
        };
        // The first change after the moment; most moments are after the last.
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
            Some(pair) => self.ruled(pair, 1970 + i64::from(from_year), span, at),
            None => Some(span),
        }
    }

    /// The span around a moment after the last change that is written out.
    fn ruled(&self, pair: &[u8; 16], from_year: i64, last: Span, at: i64) -> Option<Span> {
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
            // INVARIANT: the last change that is written out leads to the second rule's offset.
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

/// So many items of `N` bytes, and what follows them.
const fn column<const N: usize>(bytes: &[u8], count: u16) -> (&[[u8; N]], &[u8]) {
    match bytes.split_at_checked(count as usize * N) {
        Some((column, rest)) => (column.as_chunks().0, rest),
        None => (&[], bytes),
    }
}
