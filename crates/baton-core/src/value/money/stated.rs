//! Amounts with their qualifiers.

use super::amount::{Amount, Basis};
use super::currency::Currency;
use super::qualifier::{Qualifier, Qualifiers};

/// An amount as stated: the number or range, and its qualifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatedAmount {
    /// The number or range. The qualifiers do not change it.
    pub amount: Amount,
    /// The qualifiers, such as “at least” or “per month”.
    pub qualifiers: Qualifiers,
}

impl StatedAmount {
    /// Formats the amount with its qualifiers: `at least £15k per month`. The reader reads it back as the same.
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

    /// Returns a remark about the qualifiers, which follows the quoted amount; `None` if there is nothing to report.
    #[must_use]
    pub fn remark(&self, currency: Currency, basis: Basis) -> Option<String> {
        let reported = self.qualifiers.reported();
        if reported.is_empty() {
            return None;
        }
        let counted = currency.format(self.amount.resolve(basis));
        let multiplied = reported.iter().any(Qualifier::is_rate);
        let rest = if multiplied {
            "; nothing was multiplied"
        } else {
            ""
        };
        Some(format!("says {reported}: it counts as {counted}{rest}"))
    }
}
