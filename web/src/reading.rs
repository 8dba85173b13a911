//! From the text that somebody typed to a value of the document, and back.

use baton_core::Node;
use baton_core::money::{self, Amount, Currency};

/// How a text field is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reads {
    /// A whole number.
    Whole,
    /// An amount of money.
    Money,
    /// The text as it stands.
    Text,
}

impl Reads {
    /// The value that a typed text stands for. What is not a number stays a text, and the check says so.
    pub(crate) fn node(self, raw: &str) -> Node {
        match (self, raw.trim().parse()) {
            (Self::Whole | Self::Money, Ok(number)) => Node::Int(number),
            (Self::Whole | Self::Money, Err(_)) => Node::text(raw.trim()),
            (Self::Text, _) => Node::text(raw),
        }
    }

    /// What to show in the field: the text as typed while it still stands for the value, else the value's own.
    pub(crate) fn shown(self, raw: &str, value: Option<&Node>) -> String {
        match value {
            Some(value) if self.node(raw) == *value => raw.to_owned(),
            Some(value) => value.typed(),
            None => String::new(),
        }
    }
}

/// An amount as it was understood: "£50,000", "£15,000 to £20,000".
pub(crate) fn amount(value: &Node, currency: Currency) -> Option<String> {
    let amount = money::read(value, currency).ok()?;
    Some(match amount {
        Amount::Exact(minor) => currency.format(minor),
        Amount::Range(low, high) => {
            format!("{} to {}", currency.format(low), currency.format(high))
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_typed_stays_while_it_means_the_value() {
        let typed = |raw| Reads::Whole.shown(raw, Some(&Node::Int(75)));
        assert_eq!(typed("075"), "075");
        assert_eq!(typed(" 75"), " 75");
        assert_eq!(typed("80"), "75", "the document changed elsewhere");
    }

    #[test]
    fn what_is_not_a_number_stays_a_text() {
        assert_eq!(Reads::Whole.node("soon"), Node::text("soon"));
        assert_eq!(Reads::Money.node("50k"), Node::text("50k"));
        assert_eq!(Reads::Money.node("5000"), Node::Int(5000));
        assert_eq!(Reads::Text.node("75"), Node::text("75"));
    }

    #[test]
    fn amounts_are_read_loosely_and_shown_exactly() {
        let read = |text| amount(&Node::text(text), Currency::GBP);
        assert_eq!(read("50k").as_deref(), Some("£50,000"));
        assert_eq!(read("£15–20k").as_deref(), Some("£15,000 to £20,000"));
        assert_eq!(read("a lot"), None);
    }
}
