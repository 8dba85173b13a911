//! Property: any text is not an amount, or an amount that is written and read without loss.

use baton_core::call::Phase;
use baton_core::document::canonical::MAX_INTEGER;
use baton_core::value::money::{
    Amount, Basis, Currency, MoneyErrorKind, Qualifier, StatedAmount, read, read_exact, read_text,
};
use baton_core::{Call, Node, Policy, PolicyDraft};
use std::sync::LazyLock;

/// With an exponent of 2, 0, 3 and 4, with a sign and without, with a decimal comma, with lakhs, with a code that is an
/// English word, and with a last letter that could be a unit.
const CURRENCIES: [&str; 12] = [
    "GBP", "EUR", "USD", "JPY", "KWD", "DKK", "CLF", "INR", "CHF", "ALL", "PKR", "BAM",
];

/// A policy in each currency whose tiers are for every amount and for none.
static POLICIES: LazyLock<Vec<(Currency, Policy)>> = LazyLock::new(|| {
    let policy = |code: &str| {
        let yaml = format!(
            "currency: {code}\nhandoff_trigger:\n  conditions: [{{ field: deal_size, operator: is_present }}]\n  \
             actions: [pause_sequence, write_crm_contact]\nhandoff_formats:\n  when_unknown: review\n  tiers:\n    \
             - {{ id: small, deal_size: {{ below: 1000 }}, format: [slack_alert] }}\n    \
             - {{ id: large, deal_size: {{ from: 1000 }}, format: [crm_note] }}\n"
        );
        let checked = PolicyDraft::from_yaml(&yaml).expect("YAML").check();
        checked.policy.expect("a policy without errors")
    };
    let policies = CURRENCIES.iter().map(|code| {
        let currency = Currency::parse(code).expect("an active code");
        (currency, policy(code))
    });
    policies.collect()
});

/// Checks one text in every currency.
pub fn check(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let mut readable = 0;
    for (currency, policy) in POLICIES.iter() {
        let currency = *currency;
        let found = read_text(text, currency);
        let node = Node::text(text);
        assert_eq!(read(&node, currency), found, "one reader for all");
        check_spaces(text, currency, &found.clone().ok());
        check_one_pass(text, policy, found.is_ok());
        let exact = read_exact(&node, currency);
        match found {
            Ok(stated) => {
                readable += 1;
                check_amount(stated.amount, currency);
                check_stated(stated, currency);
                check_added(text, stated, currency);
                let is_exact = stated.qualifiers.is_empty() && matches!(stated.amount, Amount::Exact(_));
                assert_eq!(exact.is_ok(), is_exact, "a policy's amounts are exact");
            }
            Err(why) => {
                assert_eq!(exact, Err(why.clone()));
                assert!(!why.to_string().is_empty());
                if let MoneyErrorKind::OtherCurrency(other) = why.kind {
                    assert_ne!(other, currency.code(), "another currency is another one");
                    assert_ne!(other, currency.sign().trim(), "another sign is another one");
                }
            }
        }
    }
    // Whole digits are an amount in every currency, if they are not too many and do not begin with a zero.
    let digits = (1..=9).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if digits && (text == "0" || !text.starts_with('0')) {
        assert_eq!(readable, CURRENCIES.len());
    }
}

/// Checks that space around a text makes no difference.
fn check_spaces(text: &str, currency: Currency, found: &Option<StatedAmount>) {
    for wide in [format!(" {text}\t"), format!("\u{a0}{text}\u{202f}")] {
        assert_eq!(&read_text(&wide, currency).ok(), found, "{wide:?}");
    }
}

/// Checks that the fast path and the exact reader give the same verdict.
fn check_one_pass(text: &str, policy: &Policy, is_read: bool) {
    let mut call = Call::new("c", Phase::Ended);
    call.set_fact("deal_size", Node::text(text));
    let (facts, findings) = call.prepare(policy.schema(), policy.money());
    assert_eq!(is_read, findings.iter().all(|f| f.code == "amount_qualified"));
    assert_eq!(is_read, facts.get(policy.formats().deal_size).is_some());
    let json = serde_json::json!({ "id": "c", "facts": { "deal_size": text } }).to_string();
    let verdict = policy.verdict_of_json(&json).expect("a call");
    assert_eq!(verdict.outcome, policy.outcome(&facts));
    if is_read {
        let chosen = policy.formats().choose(&facts).tier.map(|tier| tier.id.as_str());
        let tier = verdict.tier.and_then(|number| policy.formats().tiers.get(number));
        assert_eq!(tier.map(|tier| tier.id.as_str()), chosen);
    }
}

fn check_amount(amount: Amount, currency: Currency) {
    let (low, high) = amount.ends();
    assert!(0 <= low && low <= high && high <= MAX_INTEGER, "{amount:?}");
    assert_eq!(amount.resolve(Basis::Low), low);
    assert_eq!(amount.resolve(Basis::High), high);
    let middle = amount.resolve(Basis::Mid);
    assert!((low..=high).contains(&middle));
    assert!(
        (0..=1).contains(&(high - middle - (middle - low))),
        "the middle, rounded down"
    );

    let written = amount.format(currency);
    let again = read_text(&written, currency).map(|stated| stated.amount);
    assert_eq!(again, Ok(amount), "{written}");
    let full = currency.format(low);
    let again = read_text(&full, currency).map(|stated| stated.amount);
    assert_eq!(again, Ok(Amount::Exact(low)), "{full}");
    let signed = Node::map([("minor", Node::Int(low))]);
    let again = read(&signed, currency).map(|stated| stated.amount);
    assert_eq!(again, Ok(Amount::Exact(low)));
}

/// Checks that the written form has the same qualifiers, and the same amount without each of them.
fn check_stated(stated: StatedAmount, currency: Currency) {
    let written = stated.format(currency);
    assert_eq!(read_text(&written, currency), Ok(stated), "{written}");
    for qualifier in stated.qualifiers.iter() {
        let without = written.replacen(qualifier.label(), "", 1);
        let read = read_text(&without, currency).expect("an amount without a qualifier");
        assert_eq!(read.amount, stated.amount, "{without}");
        assert!(!read.qualifiers.has(qualifier), "{without}");
    }
}

/// Checks that a word before or after the text changes no number.
fn check_added(text: &str, stated: StatedAmount, currency: Currency) {
    let text = text.trim();
    let about = format!("about {text}");
    // After a quotation mark or a dot, the text would have another meaning.
    if text.starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '£' | '€' | '$' | '~')) {
        let read = read_text(&about, currency).map(|stated| stated.amount);
        assert!(text.len() > 150 || read == Ok(stated.amount), "{about}: {read:?}");
    }
    if text.ends_with(|c: char| c.is_ascii_digit()) && !stated.qualifiers.has(Qualifier::OneOff) {
        let once = format!("{text} one-off");
        let read = read_text(&once, currency);
        let amount = read.as_ref().map(|stated| stated.amount).ok();
        assert!(text.len() > 150 || amount == Some(stated.amount), "{once}: {read:?}");
    }
}
