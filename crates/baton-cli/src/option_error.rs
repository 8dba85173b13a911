//! Errors in the value of an option.

use std::fmt;

use baton_backtest::DateOrder;
use baton_core::calendar::UnknownZone;

/// An error in the value of an option. `clap` prints the option and the value before it.
#[derive(Debug)]
pub(crate) enum OptionError {
    /// Not an RFC 3339 time.
    Moment,
    /// Not an order of dates.
    DateOrder,
    /// Not a time zone.
    Zone(UnknownZone),
    /// Not a country whose phone numbers are supported.
    Country,
}

impl fmt::Display for OptionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Moment => f.write_str("not an RFC 3339 time such as 2026-06-19T14:23:00Z"),
            Self::DateOrder => {
                let words: Vec<_> = DateOrder::ALL.iter().map(|order| order.as_str()).collect();
                write!(f, "not one of {}", words.join(", "))
            }
            Self::Zone(unknown) => write!(f, "not a time zone; {}", unknown.hint()),
            Self::Country => f.write_str("not a supported country code, such as GB or US"),
        }
    }
}

impl std::error::Error for OptionError {}

#[cfg(test)]
mod tests {
    use super::*;
    use baton_core::calendar::Zone;

    #[test]
    fn each_message_names_a_valid_value() {
        let zone = Zone::parse("BST").unwrap_err();
        for (error, expected) in [
            (OptionError::Moment, "2026-06-19T14:23:00Z"),
            (OptionError::DateOrder, "not one of dmy, mdy, iso"),
            (OptionError::Zone(zone), "Europe/London"),
            (OptionError::Country, "GB"),
        ] {
            let message = error.to_string();
            assert!(
                message.starts_with("not ") && message.contains(expected),
                "{message}"
            );
        }
    }
}
