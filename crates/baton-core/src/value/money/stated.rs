//! An amount with the words beside it.

use super::amount::{Amount, Basis};
use super::currency::Currency;
use super::qualifier::{Qualifier, Qualifiers};

/// An amount as somebody stated it: the number or range, and the words that qualify it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatedAmount {
    /// The number or range. Nothing in `qualifiers` is worked into it.
    pub amount: Amount,
    /// The words beside it: “at least”, “per month”.
    pub qualifiers: Qualifiers,
}

impl StatedAmount {
    /// The amount in short with its qualifiers: `at least £15k per month`. It reads back as the same.
    #[must_use]
    pub fn format(&self, currency: Currency) -> String {
        let mut text = String::new();
        for qualifier in self.qualifiers.iter().filter(|q| q.is_before()) {
            text.push_str(qualifier.label());
            text.push(' ');
        }
        text.push_str(&self.amount.format(currency));
        for qualifier in self.qualifiers.iter().filter(|q| !q.is_before()) {
            text.push(' ');
            text.push_str(qualifier.label());
        }
        text
    }

    /// A sentence about the qualifiers, to follow what was said; `None` if there is nothing to report.
    #[must_use]
    pub fn remark(&self, currency: Currency, basis: Basis) -> Option<String> {
        let reported = self.qualifiers.reported();
        if reported.is_empty() {
            return None;
        }
        let counted = currency.format(self.amount.on(basis));
        let multiplied = reported.iter().any(Qualifier::is_rate);
        let rest = if multiplied {
            "; nothing was multiplied"
        } else {
            ""
        };
        Some(format!("says {reported}: it counts as {counted}{rest}"))
    }
}
