//! Shares in whole basis points, with confidence intervals.

use std::fmt;

use serde::Serialize;

/// Basis points in a whole.
const WHOLE: i128 = 10_000;

/// A share of a total, with its confidence interval.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Rate {
    /// The number that counts.
    count: u32,
    /// The total, at least `count`.
    of: u32,
    /// The share in basis points (hundredths of a per cent), rounded down; `None` for a total of 0.
    basis_points: Option<u32>,
    /// The 95 % Wilson interval; `None` for a total of 0.
    interval: Option<Interval>,
}

impl Rate {
    /// Creates a rate. A count above the total is reduced to it.
    #[must_use]
    pub fn new(count: u32, of: u32) -> Self {
        let count = count.min(of);
        let points = (i128::from(count) * WHOLE).checked_div(i128::from(of));
        Self {
            count,
            of,
            basis_points: points.and_then(|p| u32::try_from(p).ok()),
            interval: wilson_95(count, of),
        }
    }

    /// Returns the number that counts.
    #[must_use]
    pub const fn count(self) -> u32 {
        self.count
    }

    /// Returns the total.
    #[must_use]
    pub const fn total(self) -> u32 {
        self.of
    }

    /// Returns the share in basis points, rounded down so that it never shows a threshold it has not reached.
    #[must_use]
    pub const fn basis_points(self) -> Option<u32> {
        self.basis_points
    }

    /// Returns the share in tenths of a per cent, rounded from the counts; `None` for a total of 0.
    fn tenths(self) -> Option<u64> {
        let (count, of) = (u64::from(self.count), u64::from(self.of));
        let rounded = (count * 2_000 + of).checked_div(of * 2)?;
        Some(match count {
            0 => 0,
            count if count == of => 1_000,
            _ => rounded.clamp(1, 999),
        })
    }

    /// Returns the 95 % Wilson interval.
    #[must_use]
    pub const fn interval(self) -> Option<Interval> {
        self.interval
    }

    /// Compares the exact share, without rounding, with a threshold.
    #[must_use]
    pub fn cmp_percent(self, percent: super::Percent) -> std::cmp::Ordering {
        let share = u64::from(self.count) * 100;
        share.cmp(&(u64::from(self.of) * u64::from(percent.get())))
    }
}

impl fmt::Display for Rate {
    /// Formats the rate as `34.0 % (34 of 100)`, or `– (0 of 0)` for a total of 0.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.tenths() {
            Some(tenths) => write!(f, "{}.{} %", tenths / 10, tenths % 10)?,
            None => f.write_str("–")?,
        }
        write!(f, " ({} of {})", self.count, self.of)
    }
}

/// A confidence interval of a share, in basis points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Interval {
    /// The lower bound, rounded down.
    pub low: u32,
    /// The upper bound, rounded up.
    pub high: u32,
}

/// The square of 1.959 964, the normal quantile for 95 %, in millionths.
const Z_SQUARED: i128 = 3_841_459;
/// Millionths in a whole.
const MILLION: i128 = 1_000_000;
/// Additional scale of the root, which gives it four decimals beyond the millionths.
const FINER: i128 = 10_000;

/// Computes the 95 % Wilson score interval of `count` of `of`, in basis points; `None` for a total of 0.
///
/// For k of n and z = 1.959 964, its bounds are
///
/// ```text
/// (2k + z² ∓ √(z² · (z² + 4k(n−k)/n))) / (2(n + z²))
/// ```
///
/// Unlike the normal approximation k/n ± …, it stays within 0 to 100 % and remains accurate for small n and for extreme
/// shares (E. B. Wilson, 1927; Brown, Cai and DasGupta, 2001). The computation uses integers: z² in millionths, an
/// integer root, and bounds rounded outwards. The largest intermediate value, for n = 2^32 − 1, is below 10^31.
///
/// ```
/// use baton_core::quality::{Interval, wilson_95};
/// assert_eq!(wilson_95(0, 10), Some(Interval { low: 0, high: 2_776 }));
/// ```
#[must_use]
pub fn wilson_95(count: u32, of: u32) -> Option<Interval> {
    let (k, n) = (i128::from(count.min(of)), i128::from(of));
    // The division and the root are rounded up, so that rounding only widens the interval.
    let spread = (4 * MILLION * k * (n - k) + n - 1).checked_div(n)?;
    let radicand = Z_SQUARED * (Z_SQUARED + spread) * FINER * FINER;
    let root = i128::try_from(radicand.unsigned_abs().isqrt()).ok()?;
    let root = if root * root == radicand {
        root
    } else {
        root + 1
    };

    let middle = (2 * k * MILLION + Z_SQUARED) * FINER;
    let scale = 2 * (n * MILLION + Z_SQUARED) * FINER;
    let low = ((middle - root) * WHOLE).div_euclid(scale);
    let high = ((middle + root) * WHOLE + scale - 1).div_euclid(scale);
    Some(Interval {
        low: u32::try_from(low.clamp(0, WHOLE)).ok()?,
        high: u32::try_from(high.clamp(0, WHOLE)).ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Expected values computed with fifty decimal digits and z = 1.959963984540054, then rounded outwards.
    #[test]
    fn wilson_interval_agrees_with_known_values() {
        for (count, of, low, high) in [
            (0, 1, 0, 7935),
            (1, 1, 2065, 10000),
            (0, 10, 0, 2776),
            (1, 10, 178, 4042),
            (5, 10, 2365, 7635),
            (3, 20, 523, 3605),
            (4, 20, 806, 4161),
            (20, 20, 8388, 10000),
            (15, 100, 930, 2329),
            (30, 100, 2189, 3959),
            (34, 100, 2546, 4373),
            (89, 100, 8136, 9375),
            (150, 1000, 1292, 1735),
            (1234, 5678, 2067, 2283),
            (1, 4294967295, 0, 1),
            (2147483647, 4294967295, 4999, 5001),
            (4294967295, 4294967295, 9999, 10000),
        ] {
            let want = Some(Interval { low, high });
            assert_eq!(wilson_95(count, of), want, "{count} of {of}");
        }
        assert_eq!(wilson_95(0, 0), None);
    }

    #[test]
    fn wilson_interval_contains_the_share_and_is_symmetric() {
        for of in 1..=120 {
            for count in 0..=of {
                let Interval { low, high } = wilson_95(count, of).unwrap();
                let share = Rate::new(count, of).basis_points().unwrap();
                assert!(low <= share && share <= high, "{count} of {of}");
                let mirror = wilson_95(of - count, of).unwrap();
                assert_eq!((low, high), (10_000 - mirror.high, 10_000 - mirror.low));
            }
        }
    }

    #[test]
    fn basis_points_are_rounded_down() {
        assert_eq!(Rate::new(2, 3).basis_points(), Some(6_666));
        assert_eq!(Rate::new(5, 3).basis_points(), Some(10_000));
        assert_eq!(Rate::new(0, 0).basis_points(), None);
    }

    #[test]
    fn displayed_rates_are_rounded_and_only_full_rates_show_100_per_cent() {
        for (count, of, shown) in [
            (34, 100, "34.0"),
            (2, 3, "66.7"),
            (1, 3, "33.3"),
            (1, 16, "6.3"),
            (1, 200, "0.5"),
            (1, 2_000, "0.1"),
            (1, 100_000, "0.1"),
            (1, u32::MAX, "0.1"),
            (0, 7, "0.0"),
            (7, 7, "100.0"),
            (9, 7, "100.0"),
            (1_999, 2_000, "99.9"),
            (99_999, 100_000, "99.9"),
            (u32::MAX - 1, u32::MAX, "99.9"),
            (u32::MAX, u32::MAX, "100.0"),
        ] {
            let rate = Rate::new(count, of);
            let count = count.min(of);
            assert_eq!(rate.to_string(), format!("{shown} % ({count} of {of})"));
        }
        assert_eq!(Rate::new(0, 0).to_string(), "– (0 of 0)");
    }
}
