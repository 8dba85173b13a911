//! Rows of a table of amounts: what was said, what it is read as, and the finding or the reason of a refusal.

use baton_core::call::Phase;
use baton_core::value::money::{Amount, read_text};
use baton_core::{Call, Instant, Node, Outcome, Policy, decide};

/// Checks one row `| said | read as | note |` under a policy whose trigger asks for the deal size.
pub(crate) fn check(row: &str, policy: &Policy, place: &str) {
    let cells: Vec<&str> = row
        .trim()
        .trim_matches('|')
        .split('|')
        .map(str::trim)
        .collect();
    let (said, read) = (cells[0].trim_matches('`'), cells[1]);
    let note = cells.get(2).copied().unwrap_or_default();
    let currency = policy.money().currency;
    let stated = read_text(said, currency);
    let shown = stated.as_ref().map_or_else(
        |_| "unreadable".to_owned(),
        |stated| match stated.amount {
            Amount::Exact(minor) => currency.format(minor),
            Amount::Range(low, high) => {
                format!("{} to {}", currency.format(low), currency.format(high))
            }
        },
    );
    assert_eq!(shown, read, "{place}: {said}: {stated:?}");

    let mut call = Call::new("c", Phase::Ended);
    call.set_fact("deal_size", Node::text(said));
    let decision = decide(policy, &call, Instant::from_epoch(0));
    let outcome = if stated.is_ok() {
        Outcome::HandOff
    } else {
        Outcome::NoHandoff
    };
    assert_eq!(decision.outcome, outcome, "{place}: {said}");
    let found: Vec<_> = decision.intake.iter().map(|f| f.code).collect();
    match &stated {
        Ok(stated) => {
            let labels = stated.qualifiers.reported().iter();
            let labels: Vec<_> = labels.map(|q| q.label()).collect();
            assert_eq!(labels.join(", "), note, "{place}: {said}");
            let codes: &[_] = if labels.is_empty() {
                &[]
            } else {
                &["amount_qualified"]
            };
            assert_eq!(found, codes, "{place}: {said}");
            for label in labels {
                assert!(
                    decision.intake[0].message.contains(label),
                    "{place}: {label}"
                );
            }
            let written = stated.format(currency);
            assert_eq!(
                read_text(&written, currency).as_ref(),
                Ok(stated),
                "{place}: {written}"
            );
        }
        Err(_) => {
            assert_eq!(found, ["amount_unreadable"], "{place}: {said}");
            assert!(!note.is_empty(), "{place}: a refusal has a reason");
        }
    }
    let text = serde_json::json!({ "id": "c", "facts": { "deal_size": said } }).to_string();
    let verdict = policy.verdict_of_json(&text).unwrap();
    assert_eq!(verdict.outcome, outcome, "{place}: {said} in one pass");
    let tier = decision.format.and_then(|format| format.tier);
    let number = tier.and_then(|id| policy.formats().tiers.iter().position(|tier| tier.id == id));
    assert_eq!(verdict.tier, number, "{place}: {said} in one pass");
}
