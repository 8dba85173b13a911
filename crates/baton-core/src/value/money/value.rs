//! Decimal numbers of any scale, before conversion to minor units.

/// A decimal: `mantissa` divided by ten to the power of `decimals`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Value {
    pub(super) mantissa: i128,
    pub(super) decimals: u32,
}

impl Value {
    /// One half.
    pub(super) const HALF: Self = Self::hundredths(50);
    /// A quarter.
    pub(super) const QUARTER: Self = Self::hundredths(25);
    /// Three quarters.
    pub(super) const THREE_QUARTERS: Self = Self::hundredths(75);

    pub(super) const fn whole(number: u32) -> Self {
        Self {
            mantissa: number as i128,
            decimals: 0,
        }
    }

    const fn hundredths(number: i128) -> Self {
        Self {
            mantissa: number,
            decimals: 2,
        }
    }

    /// Removes trailing zeros from the decimals.
    pub(super) fn trim(mut self) -> Self {
        while self.decimals > 0 && self.mantissa % 10 == 0 {
            self.mantissa /= 10;
            self.decimals -= 1;
        }
        self
    }

    /// Multiplies by ten to the power of `power`; returns `None` on overflow.
    pub(super) fn times(self, power: u32) -> Option<Self> {
        let rest = power.saturating_sub(self.decimals);
        Some(Self {
            mantissa: self.mantissa.checked_mul(power_of_ten(rest)?)?,
            decimals: self.decimals.saturating_sub(power),
        })
    }

    /// Adds two values; returns `None` on overflow.
    pub(super) fn plus(self, other: Self) -> Option<Self> {
        let decimals = self.decimals.max(other.decimals);
        let aligned = |value: Self| {
            let factor = power_of_ten(decimals - value.decimals)?;
            value.mantissa.checked_mul(factor)
        };
        Some(Self {
            mantissa: aligned(self)?.checked_add(aligned(other)?)?,
            decimals,
        })
    }

    /// Returns true if the value is less than a whole number.
    pub(super) fn is_below(self, whole: i128) -> bool {
        let factor = power_of_ten(self.decimals);
        let bound = factor.and_then(|factor| factor.checked_mul(whole));
        bound.is_none_or(|bound| self.mantissa < bound)
    }
}

// Never inlined: 128-bit arithmetic takes a lot of code in WebAssembly.
#[inline(never)]
fn power_of_ten(exponent: u32) -> Option<i128> {
    10i128.checked_pow(exponent)
}
