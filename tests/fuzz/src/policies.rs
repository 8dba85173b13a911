//! Sample policies and a sample call for the targets.

use std::sync::LazyLock;

use baton_core::{Call, Decision, Instant, Policy, PolicyDraft, document::json};
use serde_json::Value;

const ARTICLE: &str = include_str!("../../../web/samples/article-policy.yaml");
const GOOD: &str = include_str!("../../../web/samples/policies/good.yaml");
/// Every type of fact and every operator.
const WIDE: &str = include_str!("../seeds/yaml/wide.yaml");

/// A policy with few facts, one with cases of its own, and one with every type of fact.
pub(crate) static ALL: LazyLock<[Policy; 3]> = LazyLock::new(|| [ARTICLE, GOOD, WIDE].map(checked));

/// Returns a call with the built-in facts.
pub(crate) static CALL: LazyLock<Call> = LazyLock::new(|| {
    Call::from_json(include_str!("../seeds/call/friday.json")).expect("the seed is a call")
});

/// Returns the moment for a call without one.
pub(crate) fn usual_moment() -> Instant {
    Instant::parse("2026-06-19T14:23:00Z").expect("a moment")
}

fn checked(yaml: &str) -> Policy {
    let draft = PolicyDraft::from_yaml(yaml).expect("the sample is YAML");
    let checked = draft.check();
    checked
        .policy
        .unwrap_or_else(|| panic!("{:?}", checked.diagnostics))
}

/// Decides a call and checks the properties of every decision.
pub(crate) fn decide(policy: &Policy, call: &Call) -> Decision {
    let at = call.at.unwrap_or_else(usual_moment);
    let decision = baton_core::decide(policy, call, at);
    let bytes = decision
        .canonical()
        .expect("every decision has a canonical form");
    assert!(serde_json::from_str::<Value>(&bytes).is_ok(), "{bytes}");
    let value = json::parse(&bytes).expect("canonical JSON is JSON");
    let again = baton_core::document::canonical::to_string(&value).expect("and canonical once more");
    assert_eq!(again, bytes, "one value has one sequence of bytes");
    assert_eq!(
        decision.outcome.as_str() == "hand_off",
        decision.format.is_some(),
        "a handoff has a format, and nothing else has one"
    );
    decision
}
