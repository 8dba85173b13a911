//! From the text that somebody typed to a value of the document, and back.

use baton_core::Node;
use baton_core::value::money::{self, Amount, Currency};

/// How a text field is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reads {
    /// A whole number.
    Whole,
    /// An amount of money.
    Money,
    /// A whole number of minutes; `2h 30m` is read too.
    Minutes,
    /// Texts, with commas between them.
    Words,
    /// Numbers or amounts, with commas between them; an amount has none inside.
    Numbers,
    /// The text as it stands.
    Text,
}

impl Reads {
    const WORDS: [(&'static str, Self); 6] = [
        ("whole", Self::Whole),
        ("money", Self::Money),
        ("minutes", Self::Minutes),
        ("words", Self::Words),
        ("numbers", Self::Numbers),
        ("text", Self::Text),
    ];

    /// Its word in an action.
    pub fn word(self) -> &'static str {
        let mut all = Self::WORDS.into_iter();
        all.find(|(_, own)| *own == self)
            .map_or("", |(word, _)| word)
    }

    /// The way of reading that a word means.
    pub fn of(word: &str) -> Option<Self> {
        let mut all = Self::WORDS.into_iter();
        all.find(|(own, _)| *own == word).map(|(_, reads)| reads)
    }

    /// The value that a typed text stands for. What is not a number stays a text, and the check says so.
    pub fn node(self, raw: &str) -> Node {
        if matches!(self, Self::Words | Self::Numbers) {
            let item = if self == Self::Words {
                Self::Text
            } else {
                Self::Whole
            };
            let items = raw
                .split(',')
                .map(str::trim)
                .filter(|item| !item.is_empty());
            return Node::List(items.map(|text| item.node(text)).collect());
        }
        match (self, raw.trim().parse()) {
            (Self::Text, _) => Node::text(raw),
            (_, Ok(number)) => Node::Int(number),
            (Self::Minutes, Err(_)) => {
                minutes(raw).map_or_else(|| Node::text(raw.trim()), Node::Int)
            }
            (_, Err(_)) => Node::text(raw.trim()),
        }
    }

    /// What to show in the field: the text as typed while it still stands for the value, else the value's own.
    pub fn shown(self, raw: &str, value: Option<&Node>) -> String {
        match value {
            Some(value) if self.node(raw) == *value => raw.to_owned(),
            Some(Node::List(items)) => {
                let items: Vec<String> = items.iter().map(Node::typed).collect();
                items.join(", ")
            }
            Some(value) => value.typed(),
            None => String::new(),
        }
    }
}

/// Minutes as people write spans: `2h 30m`, `1h`, `90 min`, `1d`. A day has 24 hours here.
fn minutes(text: &str) -> Option<i64> {
    let mut total = 0_i64;
    let mut rest = text.trim();
    while !rest.is_empty() {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let number: i64 = rest.get(..digits)?.parse().ok()?;
        rest = rest.get(digits..)?.trim_start();
        let letters = rest.len() - rest.trim_start_matches(char::is_alphabetic).len();
        let unit = match rest.get(..letters)? {
            "m" | "min" | "mins" | "minute" | "minutes" => 1,
            "h" | "hour" | "hours" | "hr" | "hrs" => 60,
            "d" | "day" | "days" => 1440,
            _ => return None,
        };
        total = total.checked_add(number.checked_mul(unit)?)?;
        rest = rest.get(letters..)?.trim_start();
    }
    (total > 0).then_some(total)
}

/// How loosely written minutes were understood; nothing for a plain number.
pub fn loose_minutes(typed: &str) -> Option<String> {
    if typed.trim().parse::<i64>().is_ok() {
        return None;
    }
    minutes(typed).map(|minutes| format!("{minutes} min"))
}

/// An amount as it was understood: "£50,000", "£15,000 to £20,000".
pub fn amount(value: &Node, currency: Currency) -> Option<String> {
    let stated = money::read(value, currency).ok()?;
    Some(match stated.amount {
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
    fn minutes_are_read_loosely_and_shown_exactly() {
        assert_eq!(Reads::Minutes.node("2h 30m"), Node::Int(150));
        assert_eq!(Reads::Minutes.node("1d"), Node::Int(1440));
        assert_eq!(Reads::Minutes.node("45"), Node::Int(45));
        assert_eq!(Reads::Minutes.node("soon"), Node::text("soon"));
        assert_eq!(Reads::Minutes.node("2 weeks"), Node::text("2 weeks"));
        assert_eq!(
            Reads::Minutes.shown("2h 30m", Some(&Node::Int(150))),
            "2h 30m"
        );
        assert_eq!(loose_minutes("2h 30m").as_deref(), Some("150 min"));
        assert_eq!(loose_minutes("45"), None);
        let listed = Node::List(vec![Node::text("a"), Node::text("b c")]);
        assert_eq!(Reads::Words.node("a, b c,"), listed);
        assert_eq!(Reads::Words.shown("", Some(&listed)), "a, b c");
        for (word, reads) in Reads::WORDS {
            assert_eq!((Reads::of(word), reads.word()), (Some(reads), word));
        }
    }

    #[test]
    fn amounts_are_read_loosely_and_shown_exactly() {
        let read = |text| amount(&Node::text(text), Currency::GBP);
        assert_eq!(read("50k").as_deref(), Some("£50,000"));
        assert_eq!(read("£15–20k").as_deref(), Some("£15,000 to £20,000"));
        assert_eq!(read("a lot"), None);
    }
}
