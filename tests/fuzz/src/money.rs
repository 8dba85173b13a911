//! Any text as an amount: not money, or money that is written and read without a loss.

use baton_core::Node;
use baton_core::canonical::MAX_INTEGER;
use baton_core::money::{Amount, Basis, Currency, MoneyError, read, read_text};

/// With an exponent of 2, 0 and 3, with a sign and without, and with a last letter that could be a unit.
const CURRENCIES: [&str; 8] = ["GBP", "EUR", "USD", "JPY", "KWD", "DKK", "XDM", "KKK"];

/// Checks one text in every currency.
pub fn check(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let mut readable = 0;
    for code in CURRENCIES {
        let currency = Currency::parse(code).expect("three capital letters");
        assert_eq!(currency.code(), code);
        let found = read_text(text, currency);
        assert_eq!(read(&Node::text(text), currency), found, "one reader for all");
        match found {
            Ok(amount) => {
                readable += 1;
                check_amount(amount, currency);
            }
            Err(why) => {
                assert!(!why.to_string().is_empty());
                if let MoneyError::OtherCurrency(other) = why {
                    assert_ne!(other, code, "another currency is another one");
                    assert_ne!(other, currency.sign().trim(), "another sign is another one");
                }
            }
        }
    }
    // Whole digits are an amount in every currency, if they are not too many.
    if (1..=9).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit()) {
        assert_eq!(readable, CURRENCIES.len());
    }
}

fn check_amount(amount: Amount, currency: Currency) {
    let (low, high) = amount.ends();
    assert!(0 <= low && low <= high && high <= MAX_INTEGER, "{amount:?}");
    assert_eq!(amount.on(Basis::Low), low);
    assert_eq!(amount.on(Basis::High), high);
    let middle = amount.on(Basis::Mid);
    assert!((low..=high).contains(&middle));
    assert!(
        (0..=1).contains(&(high - middle - (middle - low))),
        "the middle, rounded down"
    );

    let written = match amount {
        Amount::Exact(minor) => currency.format(minor),
        Amount::Range(low, high) => format!("{}–{}", currency.format(low), currency.format(high)),
    };
    let again = read_text(&written, currency);
    // Without a k, ends that are a thousandfold apart are not guessed at.
    let far_apart = matches!(amount, Amount::Range(low, high) if low > 0 && high / 1000 >= low);
    assert!(
        again == Ok(amount) || (far_apart && again == Err(MoneyError::Ambiguous)),
        "{written}: {again:?}"
    );
    let signed = Node::map([("minor", Node::Int(low))]);
    assert_eq!(read(&signed, currency), Ok(Amount::Exact(low)));
}
