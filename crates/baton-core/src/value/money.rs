//! Money in whole minor units, and the ways people write and say it.
//!
//! One reader serves calls, payloads, files and policies. It takes every text that can be read in exactly one way and
//! refuses the others, because an amount that is wrong by a factor of a thousand is worse than none:
//!
//! - Words beside the number that change its meaning (“at least”, “per month”, “excluding tax”) become
//!   [`Qualifier`]s. Nothing is multiplied. A policy's own amounts must be exact: [`read_exact`].
//! - A decimal comma is read only in currencies that are written with one ([`Currency::has_decimal_comma`]).
//! - A single point before exactly three digits is refused in every currency with fewer than three decimals:
//!   `15.000` is fifteen thousand in Germany and fifteen in England. A single comma before three digits is a
//!   thousands separator everywhere, since Baton itself writes `€15,000` and cents have two digits. In a currency
//!   with a decimal comma, it is refused beside a `k` or `m`: `1,250m`.
//! - Where the unit is written once, the upper end of a range is at most twenty times the lower one: `£1-200k` may
//!   begin at £1 or at £1,000.

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
