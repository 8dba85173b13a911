//! Amounts, exact or as a range.

use super::currency::Currency;
use strum::{IntoStaticStr, VariantArray};

/// The maximum ratio of the upper to the lower end, unless both have their own unit.
pub(super) const MAX_RATIO: i64 = 20;

/// The number that counts for a range such as £15–20k.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Basis {
    /// The lower end.
    Low,
    /// The middle, rounded down to the minor unit.
    #[default]
    Mid,
    /// The upper end.
    High,
}

/// An exact amount or a range, in minor units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// One number.
    Exact(i64),
    /// A range, from the lower to the upper end.
    Range(i64, i64),
}

impl Amount {
    /// Returns the number that counts: an exact amount itself, or the part of a range that `basis` selects.
    #[must_use]
    pub const fn resolve(self, basis: Basis) -> i64 {
        match (self, basis) {
            (Self::Exact(n), _)
            | (Self::Range(n, _), Basis::Low)
            | (Self::Range(_, n), Basis::High) => n,
            (Self::Range(low, high), Basis::Mid) => low + (high - low).div_euclid(2),
        }
    }

    /// Returns both ends of a range, or an exact amount twice.
    #[must_use]
    pub const fn ends(self) -> (i64, i64) {
        match self {
            Self::Exact(n) => (n, n),
            Self::Range(low, high) => (low, high),
        }
    }

    /// Formats the amount in short form: `£12,500`, `£15k`, `£15–20k`, `£1.2m`. The reader reads it back as the same
    /// amount.
    #[must_use]
    pub fn format(self, currency: Currency) -> String {
        let sign = currency.sign();
        let (low, high) = self.ends();
        match (self, short(low, currency), short(high, currency)) {
            (Self::Exact(_), Some((number, unit)), _) => format!("{sign}{number}{unit}"),
            (Self::Exact(minor), None, _) => currency.format(minor),
            (_, Some((from, unit)), Some((to, same)))
                if unit == same && high <= low.saturating_mul(MAX_RATIO) =>
            {
                format!("{sign}{from}–{to}{unit}")
            }
            (_, Some((low, thousands)), Some((high, millions))) => {
                format!("{sign}{low}{thousands}–{sign}{high}{millions}")
            }
            // £5–£10,000 might mean five thousand, so it gets decimals.
            _ if low > 0 && high / 1_000 >= low => {
                let low = currency.format_in_full(low);
                format!("{low}–{}", currency.format_in_full(high))
            }
            _ => format!("{}–{}", currency.format(low), currency.format(high)),
        }
    }
}

/// Shortens whole thousands (`15` and `k`) and millions with at most one decimal (`1.2` and `m`).
fn short(minor: i64, currency: Currency) -> Option<(String, char)> {
    let thousand = 1_000 * 10i64.pow(currency.exponent());
    let (thousands, rest) = (minor / thousand, minor % thousand);
    match (thousands / 1_000, thousands % 1_000) {
        _ if rest != 0 || thousands == 0 => None,
        (0, _) => Some((thousands.to_string(), 'k')),
        (millions, 0) => Some((millions.to_string(), 'm')),
        (millions, part) if part % 100 == 0 => Some((format!("{millions}.{}", part / 100), 'm')),
        _ => Some((thousands.to_string(), 'k')),
    }
}
