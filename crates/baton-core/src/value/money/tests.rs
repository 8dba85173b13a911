use super::*;
use crate::document::json;
use crate::document::node::Node;

fn gbp(text: &str) -> Result<Amount, MoneyErrorKind> {
    read_in(text, "GBP")
}

fn read_in(text: &str, code: &str) -> Result<Amount, MoneyErrorKind> {
    let read = read_text(text, Currency::parse(code).unwrap());
    read.map(|stated| stated.amount).map_err(|why| why.kind)
}

const fn pounds(amount: i64) -> Result<Amount, MoneyErrorKind> {
    Ok(Amount::Exact(amount * 100))
}

#[test]
fn amounts_are_read_as_people_write_them() {
    for (text, minor) in [
        ("5000", 500_000),
        ("£5k", 500_000),
        ("5,000", 500_000),
        ("£12,500.50", 1_250_050),
        ("1.2m", 120_000_000),
        ("GBP 750", 75_000),
        ("12.5K", 1_250_000),
        (" £ 8 ", 800),
        ("750 GBP", 75_000),
        (".5", 50),
    ] {
        assert_eq!(gbp(text), Ok(Amount::Exact(minor)), "{text}");
    }
    for text in ["£15–20k", "£15-20k", "15k – 20k", "£15k-£20k"] {
        assert_eq!(gbp(text), Ok(Amount::Range(1_500_000, 2_000_000)), "{text}");
    }
}

#[test]
fn a_plus_before_a_number_is_ignored() {
    for text in [
        "5",
        "5 one-off",
        "15k a year",
        "15k plus VAT",
        "15 - 20k",
        "15k to 20k per annum",
        "15 grand",
        "1,500 GBP or more",
    ] {
        let copied = read_text(&format!("+{text}"), Currency::GBP).unwrap();
        assert_eq!(Ok(copied), read_text(text, Currency::GBP), "{text}");
    }
}

#[test]
fn unreadable_amounts_are_refused_with_a_reason() {
    use MoneyErrorKind::{
        Ambiguous, Backwards, BareRange, Date, DecimalComma, Joined, LeadingZero, Negative,
        OtherCurrency, Percentage, PhoneNumber, Several, TooLarge, TooPrecise, Unreadable,
    };
    for (text, kind) in [
        ("", Unreadable),
        ("abc", Unreadable),
        ("£", Unreadable),
        ("5kk", Unreadable),
        ("1.2.3", Unreadable),
        ("1,5", DecimalComma),
        ("12,50", DecimalComma),
        ("-5", Negative),
        ("−£5k", Negative),
        ("£-5k", Negative),
        ("5£1", Several),
        ("20–15–10", Date),
        ("200–150–100", Several),
        ("15–20", BareRange),
        ("07-2026", Date),
        ("14:30", Date),
        ("20%", Percentage),
        ("07700900123", PhoneNumber),
        ("007", LeadingZero),
        ("two-fifty k", Joined),
        ("one hundred - fifty thousand", Joined),
        ("hundred to fifty k", Ambiguous),
        ("01-1500", LeadingZero),
        ("30-06", Date),
        ("06-30", Date),
        ("2024-25", Date),
        ("£40k CAD", OtherCurrency("CAD".to_owned())),
        (
            "15,000 Egyptian pounds",
            OtherCurrency("Egyptian".to_owned()),
        ),
        ("Lebanese pounds 500", OtherCurrency("Lebanese".to_owned())),
        ("+447700900123", PhoneNumber),
        ("+44 7700", PhoneNumber),
        ("+15 000", PhoneNumber),
        ("+15k and 20k", Several),
        ("+ 5", Unreadable),
        ("++5", Unreadable),
        ("1.0051", TooPrecise),
        ("£20–15k", Backwards),
        ("$5k", OtherCurrency("$".to_owned())),
        ("EUR 5", OtherCurrency("EUR".to_owned())),
        ("5 dollars", OtherCurrency("dollars".to_owned())),
        ("99999999999999999999", TooLarge),
        ("£100tn", TooLarge),
    ] {
        assert_eq!(gbp(text), Err(kind), "{text}");
    }
    let long = format!("£15k {}", "a year ".repeat(40));
    assert_eq!(gbp(&long), Err(Unreadable));
    assert_eq!(gbp(&format!("{}£15k", " ".repeat(400))), pounds(15_000));
}

#[test]
fn three_digits_after_a_point_are_refused() {
    for text in [
        "12.500",
        "£1.250",
        "1.005",
        "£12.500–15.000",
        "12,500–13.000",
        "£1.255k",
        "£1.250–1.500m",
    ] {
        assert_eq!(gbp(text), Err(MoneyErrorKind::Separator), "{text}");
    }
    assert_eq!(read_in("12.500", "KWD"), Ok(Amount::Exact(12_500)));
}

#[test]
fn numbers_are_read_digit_by_digit() {
    use MoneyErrorKind::{Negative, TooLarge, TooPrecise, Unreadable};
    let number = |text: &str| {
        let read = read(&Node::Decimal(text.to_owned()), Currency::GBP);
        read.map(|stated| stated.amount).map_err(|why| why.kind)
    };
    // In a number the point is a decimal point.
    assert_eq!(number("12.500"), Ok(Amount::Exact(1_250)));
    assert_eq!(number("1.2E7"), pounds(12_000_000));
    assert_eq!(number("1.25e+1"), Ok(Amount::Exact(1_250)));
    assert_eq!(number("500000e-2"), pounds(5_000));
    assert_eq!(number("-0.0"), pounds(0));
    for (text, kind) in [
        ("12.505", TooPrecise),
        ("1e-3", TooPrecise),
        ("-12.5", Negative),
        ("1e99", TooLarge),
        ("1e99999999999", TooLarge),
        ("90071992547409.92", TooLarge),
        ("abc", Unreadable),
    ] {
        assert_eq!(number(text), Err(kind), "{text}");
    }
    let read = |node: Node| read(&node, Currency::GBP).map_err(|why| why.kind);
    assert_eq!(read(Node::Int(-1)).unwrap_err(), Negative);
    assert_eq!(read(Node::Int(i64::MAX)).unwrap_err(), TooLarge);
    for json in [
        r#"{"amount":15000,"currency":"GBP"}"#,
        "[5000]",
        "true",
        "null",
    ] {
        assert_eq!(
            read(json::parse(json).unwrap()).unwrap_err(),
            Unreadable,
            "{json}"
        );
    }
    let portable = Node::map([("decimal", Node::text("125.500"))]);
    assert_eq!(read(portable).unwrap().amount, Amount::Exact(12_550));
}

#[test]
fn a_k_applies_to_the_ends_for_which_it_makes_sense() {
    for (text, low, high) in [
        ("£500–2k", 500, 2_000),
        ("£1,500–2k", 1_500, 2_000),
        ("£100–1k", 100, 1_000),
        ("£2–2.5k", 2_000, 2_500),
        ("£5k–10,000", 5_000, 10_000),
        ("£500–2,000", 500, 2_000),
        ("£5–20", 5, 20),
        ("£0–5,000", 0, 5_000),
        ("£900–5,000", 900, 5_000),
        ("£800,000–1.2m", 800_000, 1_200_000),
    ] {
        let range = Amount::Range(low * 100, high * 100);
        assert_eq!(gbp(text), Ok(range), "{text}");
    }
    for text in ["£20–15k", "£5k–10"] {
        assert_eq!(gbp(text), Err(MoneyErrorKind::Backwards), "{text}");
    }
    for text in ["£50–2k", "£500–1.2m", "£1–200k", "£100–30k"] {
        assert_eq!(gbp(text), Err(MoneyErrorKind::Ambiguous), "{text}");
    }
    for text in ["£5–10,000", "5-10000", "£5–£10,000", "£100–250,000"] {
        assert_eq!(gbp(text), Err(MoneyErrorKind::Ambiguous), "{text}");
    }
}

#[test]
fn the_full_stop_of_an_abbreviation_is_not_a_decimal_point() {
    for text in ["c.15k", "ca.15k", "approx.15k", "c. 15k", "c 15k"] {
        assert_eq!(gbp(text), pounds(15_000), "{text}");
    }
    assert_eq!(read_in("Rs.500", "INR"), Ok(Amount::Exact(50_000)));
    assert_eq!(gbp("GBP.50"), Err(MoneyErrorKind::Unreadable));
}

#[test]
fn amounts_of_a_policy_must_be_exact() {
    let read = |text: &str| read_exact(&Node::text(text), Currency::GBP).map_err(|why| why.kind);
    assert_eq!(read("£15k"), Ok(1_500_000));
    assert_eq!(read("fifteen grand"), Ok(1_500_000));
    assert_eq!(read("£15–20k"), Err(MoneyErrorKind::Range));
    for text in [
        "about £15k",
        "£15k+",
        "up to £15k",
        "£15k pa",
        "£15k ex VAT",
    ] {
        let kind = read(text).unwrap_err();
        assert!(matches!(kind, MoneyErrorKind::Qualified(_)), "{text}");
    }
}

#[test]
fn errors_give_examples_in_the_policys_currency() {
    for code in ["GBP", "USD", "EUR", "JPY", "KWD", "INR", "CLF"] {
        let currency = Currency::parse(code).unwrap();
        let mark = currency.sign();
        for text in [
            "soon",
            "12.5000.1",
            "5–10,000",
            "15–20",
            "two-fifty k",
            "007",
            "07-2026",
            "15%",
            "ZMW 5",
            "a £5 a $6",
            "0800 123",
            "20k–15k",
        ] {
            let why = read_text(text, currency).unwrap_err().to_string();
            assert!(why.contains(mark.trim()), "{code}: {text}: {why}");
            assert!(
                code == "GBP" || !why.contains("“£"),
                "{code}: {text}: {why}"
            );
            // The examples can be read.
            let examples = why
                .split('“')
                .skip(1)
                .filter_map(|rest| rest.split('”').next());
            for example in examples {
                assert!(read_text(example, currency).is_ok(), "{code}: {why}");
            }
        }
    }
}

#[test]
fn the_basis_selects_one_number_of_a_range() {
    let range = Amount::Range(1_500_000, 2_000_001);
    assert_eq!(range.resolve(Basis::Low), 1_500_000);
    assert_eq!(range.resolve(Basis::Mid), 1_750_000);
    assert_eq!(range.resolve(Basis::High), 2_000_001);
}

#[test]
fn amounts_are_formatted_as_people_write_them() {
    assert_eq!(Currency::GBP.format(1_250_050), "£12,500.50");
    assert_eq!(Currency::GBP.format(500_000), "£5,000");
    assert_eq!(Currency::GBP.format(5), "£0.05");
    for (text, short) in [
        ("£15,000–£20,000", "£15–20k"),
        ("15000", "£15k"),
        ("1.2m", "£1.2m"),
        ("£2,000,000", "£2m"),
        ("£1.25m", "£1250k"),
        ("£1.2–1.5m", "£1.2–1.5m"),
        ("£800k–£1.2m", "£800k–£1.2m"),
        ("£1k–£200k", "£1k–£200k"),
        ("12,500", "£12,500"),
        ("£500–2k", "£500–£2,000"),
        ("£0–5,000", "£0–£5,000"),
        ("£5.00–£10,000", "£5.00–£10,000.00"),
    ] {
        let amount = gbp(text).unwrap();
        assert_eq!(amount.format(Currency::GBP), short, "{text}");
        assert_eq!(gbp(short), Ok(amount), "{short} reads back");
    }
    assert_eq!(Currency::parse("JPY").unwrap().format(5000), "JPY 5,000");
}

#[test]
fn formatted_amounts_read_back_in_every_currency() {
    let amounts = [
        0,
        1,
        5,
        99,
        100,
        999,
        1_000,
        1_005,
        12_345,
        500_000,
        1_250_050,
        123_456_789_012,
    ];
    for code in [
        "GBP", "EUR", "USD", "CHF", "INR", "JPY", "KWD", "CLF", "ZAR", "TRY", "ALL",
    ] {
        let currency = Currency::parse(code).unwrap();
        let exact = amounts.iter().map(|minor| Amount::Exact(*minor));
        let pairs = amounts
            .iter()
            .flat_map(|low| amounts.iter().map(move |high| (*low, *high)));
        let ranges = pairs.filter(|(low, high)| low <= high);
        for amount in exact.chain(ranges.map(|(low, high)| Amount::Range(low, high))) {
            let written = amount.format(currency);
            let read = read_text(&written, currency);
            assert_eq!(
                read.map(|stated| stated.amount),
                Ok(amount),
                "{code}: {written}"
            );
        }
        for qualifier in Qualifier::ALL {
            let stated = StatedAmount {
                amount: Amount::Exact(1_000),
                qualifiers: Qualifiers::NONE.with(qualifier).unwrap(),
            };
            let written = stated.format(currency);
            assert_eq!(read_text(&written, currency), Ok(stated), "{written}");
        }
    }
}
