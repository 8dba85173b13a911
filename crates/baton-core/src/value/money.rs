//! Amounts of money in whole minor units, as people write and say them.
//!
//! One reader serves calls, payloads, files and policies. It reads every text with exactly one meaning and refuses all
//! others, because an amount that is wrong by a factor of a thousand is worse than none:
//!
//! - Words that qualify the number (“at least”, “per month”, “excluding tax”) become [`Qualifier`]s; the number is
//!   never multiplied. A policy's own amounts must be exact: [`read_exact`].
//! - A decimal comma is read only in currencies that use one ([`Currency::has_decimal_comma`]).
//! - A single point before exactly three digits is refused in every currency with fewer than three decimals: `15.000`
//!   is fifteen thousand in Germany and fifteen in England. A single comma before three digits separates thousands in
//!   every currency, because Baton itself writes `€15,000` and cents have two digits. In a currency with a decimal
//!   comma it is refused before a `k` or `m`: `1,250m`.
//! - If only the upper end of a range has a unit, it may be at most twenty times the lower end: `£1-200k` may begin at
//!   £1 or at £1,000.

mod amount;
mod currency;
mod currency_error;
mod cursor;
mod end;
mod error;
mod iso4217;
mod literal;
mod mark;
mod normal;
mod number;
mod number_word;
mod phrase;
mod qualifier;
mod range;
mod read;
mod shape;
mod stated;
#[cfg(test)]
mod tests;
mod unread;
mod value;

pub use amount::{Amount, Basis};
pub use currency::Currency;
pub use currency_error::CurrencyError;
pub use error::{MoneyError, MoneyErrorKind};
pub use qualifier::{Qualifier, Qualifiers};
pub use read::{read, read_exact, read_text};
pub use stated::StatedAmount;
