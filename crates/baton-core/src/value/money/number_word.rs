//! Number words, and units of large numbers.

use super::currency::Currency;
use super::cursor::{Cursor, same_word};

const UNITS: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

const TENS: [&str; 8] = [
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];

/// Units of large numbers, with the power of ten of each.
const POWERS: [(&str, u32); 30] = [
    ("k", 3),
    ("ks", 3),
    ("thousand", 3),
    ("thousands", 3),
    ("grand", 3),
    ("thou", 3),
    ("tsd", 3),
    ("m", 6),
    ("mm", 6),
    ("mn", 6),
    ("mil", 6),
    ("mill", 6),
    ("mils", 6),
    ("million", 6),
    ("millions", 6),
    ("mio", 6),
    ("mln", 6),
    ("b", 9),
    ("bn", 9),
    ("bln", 9),
    ("bil", 9),
    ("billion", 9),
    ("billions", 9),
    ("mrd", 9),
    ("mld", 9),
    ("tn", 12),
    ("trn", 12),
    ("trillion", 12),
    ("trillions", 12),
    ("kilo", 3),
];

/// Units of large numbers in South Asian currencies, with the power of ten of each.
const LAKHS: [(&str, u32); 8] = [
    ("lakh", 5),
    ("lakhs", 5),
    ("lac", 5),
    ("lacs", 5),
    ("l", 5),
    ("crore", 7),
    ("crores", 7),
    ("cr", 7),
];

/// Reads a word for a number from 0 to 19 or a multiple of ten up to 90.
pub(super) fn read_small(at: Cursor<'_>) -> Option<(u32, Cursor<'_>)> {
    let (word, after) = at.word()?;
    if let Some(number) = UNITS.iter().position(|name| same_word(word, name)) {
        return Some((u32::try_from(number).ok()?, after));
    }
    if same_word(word, "nought") || same_word(word, "nil") && after.phrase("point").is_some() {
        return Some((0, after));
    }
    let tens = TENS.iter().position(|name| same_word(word, name));
    let tens = tens.or_else(|| same_word(word, "fourty").then_some(2))?;
    Some((20 + 10 * u32::try_from(tens).ok()?, after))
}

/// Reads a unit of large numbers, as in `15k`, `15-k` and `15 Mio.`.
pub(super) fn read_unit(at: Cursor<'_>, currency: Currency) -> Option<(Unit, Cursor<'_>)> {
    let at = at.rest.strip_prefix('-').map_or(at, Cursor::new);
    let (word, after) = at.word()?;
    if let Some(power) = power_of(word, currency) {
        let stopped = after.without_stop();
        return Some((
            Unit {
                power,
                is_word: word.len() > 3,
            },
            stopped,
        ));
    }
    // `15kGBP`, `15kish` and `15 LPA`: the unit is joined to the next word.
    let yearly = currency.has_lakhs().then_some("pa");
    let ends = ["ish", currency.code()].into_iter().chain(yearly);
    let next = ends.into_iter().find_map(|end| {
        let cut = word.len().checked_sub(end.len())?;
        let (unit, tail) = word.split_at_checked(cut)?;
        let power = power_of(unit, currency).filter(|_| tail.eq_ignore_ascii_case(end))?;
        Some((power, unit.len()))
    });
    let (power, length) = next?;
    let rest = at.rest.trim_start().get(length..)?;
    let unit = Unit {
        power,
        is_word: false,
    };
    Some((unit, Cursor::new(rest)))
}

/// A unit of large numbers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unit {
    pub(super) power: u32,
    /// True for a word such as “thousand”, after which a number may continue; false for `k`.
    pub(super) is_word: bool,
}

/// Currencies in whose countries “mil” means a thousand.
const MIL_IS_THOUSAND: &str = "EURBRLMXNARSCLPCOPUYUPYG";

fn power_of(word: &str, currency: Currency) -> Option<u32> {
    if same_word(word, "mil") && currency.is_in(MIL_IS_THOUSAND) {
        return None;
    }
    let lakhs: &[(&str, u32)] = if currency.has_lakhs() { &LAKHS } else { &[] };
    let mut all = POWERS.iter().chain(lakhs);
    let found = all.find(|(name, _)| same_word(word, name));
    found.map(|(_, power)| *power)
}

/// Returns true if a word is a lakh or crore.
pub(super) fn is_lakh(word: &str) -> bool {
    word.len() > 2 && LAKHS.iter().any(|(name, _)| same_word(word, name))
}
