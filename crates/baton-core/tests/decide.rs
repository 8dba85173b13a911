//! Decisions: the rules that they rest on.

#[macro_use]
#[path = "support/samples.rs"]
mod samples;

use baton_core::{Call, Decision, Instant, Outcome, Policy, PolicyDraft, decide};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

const ARTICLE: &str = sample!("article-policy.yaml");

fn policy(yaml: &str) -> Policy {
    PolicyDraft::from_yaml(yaml)
        .unwrap()
        .check()
        .policy
        .unwrap()
}

fn call(facts: &str, phase: &str) -> Call {
    let json = format!(
        r#"{{"id":"c","phase":"{phase}","facts":{facts},"intent_signal":"x","call_summary":"x"}}"#
    );
    Call::from_json(&json).unwrap()
}

fn decided(facts: &str, phase: &str) -> Decision {
    let at = Instant::parse("2026-06-19T14:23:00Z").unwrap();
    decide(&policy(ARTICLE), &call(facts, phase), at)
}

fn missing(decision: &Decision) -> Vec<&str> {
    decision.missing.iter().map(|m| m.field.as_str()).collect()
}

#[test]
fn a_call_is_handed_off_only_if_all_three_conditions_are_met() {
    let all =
        r#"{"qualification_score":75,"budget_confirmed":true,"decision_maker_confirmed":true}"#;
    assert_eq!(decided(all, "ended").outcome, Outcome::HandOff);
    let low = decided(&all.replace("75", "74"), "ended");
    assert_eq!(low.outcome, Outcome::NoHandoff);
    assert_eq!(low.trace[1].distance.as_deref(), Some("1 short"));
    assert_eq!(
        low.trace[1].sentence,
        "qualification score is 74; at least 75 is needed"
    );
    assert!(low.format.is_none() && low.plan.is_empty() && low.timeline.is_empty());
}

#[test]
fn a_missing_fact_is_asked_for_and_not_treated_as_false() {
    let live = decided(
        r#"{"qualification_score":82,"budget_confirmed":true}"#,
        "live",
    );
    assert_eq!(live.outcome, Outcome::Undecided);
    assert_eq!(missing(&live), ["decision_maker_confirmed"]);
    assert!(live.missing[0].ask.is_some());
    let settled = decided(r#"{"qualification_score":60}"#, "live");
    assert_eq!(
        (settled.outcome, missing(&settled)),
        (Outcome::NoHandoff, vec![]),
        "nothing could change it"
    );
    let nothing = decided("{}", "ended");
    assert_eq!(
        missing(&nothing),
        [
            "qualification_score",
            "budget_confirmed",
            "decision_maker_confirmed"
        ]
    );
}

#[test]
fn when_missing_affects_the_outcome_but_not_the_condition() {
    let facts = "facts:\n  qualification_score: { type: integer, min: 0, max: 100, when_missing: no_handoff }\n";
    let policy = policy(&format!("{facts}{ARTICLE}"));
    let at = Instant::parse("2026-06-19T14:23:00Z").unwrap();
    let known = r#"{"budget_confirmed":true,"decision_maker_confirmed":true}"#;
    let outcome = |phase| decide(&policy, &call(known, phase), at).outcome;
    assert_eq!(outcome("ended"), Outcome::NoHandoff);
    assert_eq!(
        outcome("live"),
        Outcome::Undecided,
        "the prospect is still there to be asked"
    );
    let other = r#"{"decision_maker_confirmed":true}"#;
    assert_eq!(
        decide(&policy, &call(other, "ended"), at).outcome,
        Outcome::Undecided,
        "a person looks"
    );
    let ended = decide(&policy, &call(known, "ended"), at);
    assert_eq!(
        (ended.trace[1].result.as_str(), missing(&ended)),
        ("unknown", vec!["qualification_score"])
    );
}

#[test]
fn nested_groups_are_traced() {
    let yaml = ARTICLE.replacen(
        "    - field: budget_confirmed\n      operator: eq\n      value: true\n",
        "    - any:\n        - { field: budget_confirmed, operator: eq, value: true }\n        - not: { field: lead_source, operator: ne, value: inbound }\n",
        1,
    );
    let policy = policy(&yaml);
    let at = Instant::parse("2026-06-19T14:23:00Z").unwrap();
    let facts =
        r#"{"qualification_score":80,"decision_maker_confirmed":true,"lead_source":"inbound"}"#;
    let decision = decide(&policy, &call(facts, "live"), at);
    assert_eq!(decision.outcome, Outcome::HandOff);
    let kinds: Vec<_> = decision
        .trace
        .iter()
        .map(|l| (l.kind, l.depth, l.result.as_str()))
        .collect();
    assert_eq!(
        kinds,
        [
            ("all", 0, "met"),
            ("condition", 1, "met"),
            ("any", 1, "met"),
            ("condition", 2, "unknown"),
            ("not", 2, "met"),
            ("condition", 3, "not_met"),
            ("condition", 1, "met"),
        ]
    );
    let silent = r#"{"qualification_score":80,"decision_maker_confirmed":true}"#;
    assert_eq!(
        missing(&decide(&policy, &call(silent, "live"), at)),
        ["budget_confirmed", "lead_source"]
    );
}

#[test]
fn the_format_follows_the_deal_size_unless_the_lead_is_inbound() {
    let tier = |size: &str, source: &str| {
        let facts = format!(
            r#"{{"qualification_score":80,"budget_confirmed":true,"decision_maker_confirmed":true,"deal_size":{size},"lead_source":"{source}"}}"#
        );
        let format = decided(&facts, "ended").format.unwrap();
        (
            format.tier.unwrap(),
            format.callback_by.map(|d| d.at.to_string()),
        )
    };
    for (size, want) in [
        ("\"4,999.99\"", "small"),
        ("5000", "medium"),
        ("25000", "medium"),
        ("\"£25,000.01\"", "large"),
        ("\"£20–30k\"", "medium"),
        ("null", "small"),
    ] {
        assert_eq!(tier(size, "outbound"), (want.to_owned(), None), "{size}");
    }
    assert_eq!(
        tier("60000", "inbound"),
        (
            "inbound".to_owned(),
            Some("2026-06-19T14:28:00Z".to_owned())
        )
    );
}

#[test]
fn an_unreadable_size_is_distinguished_from_a_missing_one() {
    let decision = |size: &str| {
        let facts = format!(
            r#"{{"qualification_score":80,"budget_confirmed":true,"decision_maker_confirmed":true,"deal_size":{size}}}"#
        );
        decided(&facts, "ended")
    };
    for (size, codes, why) in [
        (
            "\"£5–10,000\"",
            vec!["amount_unreadable"],
            "the deal size that was given could not be read, so the policy's tier for that case applies",
        ),
        (
            "null",
            vec![],
            "the deal size is not known, so the policy's tier for that case applies",
        ),
    ] {
        let decision = decision(size);
        let found: Vec<_> = decision.intake.iter().map(|f| f.code).collect();
        let format = decision.format.unwrap();
        assert_eq!(found, codes, "{size}");
        assert_eq!(
            (format.tier.as_deref(), format.why.as_str()),
            (Some("small"), why)
        );
    }
    let finding = &decision("\"£5–10,000\"").intake[0].message;
    assert!(
        finding.contains("“£5–10,000”") && finding.contains("two ways"),
        "{finding}"
    );
}

#[test]
fn a_range_across_tiers_is_reported() {
    let straddles = |size: &str, source: &str| {
        let facts = format!(
            r#"{{"qualification_score":80,"budget_confirmed":true,"decision_maker_confirmed":true,"deal_size":{size},"lead_source":"{source}"}}"#
        );
        decided(&facts, "ended").format.unwrap().straddles
    };
    assert_eq!(
        straddles("\"£20–30k\"", "outbound").as_deref(),
        Some(
            "the deal size was given as £20–30k: £20,000 would get medium, £30,000 would get large"
        )
    );
    for size in ["\"£15–20k\"", "\"£20k\"", "25000", "\"£5–10,000\"", "null"] {
        assert_eq!(straddles(size, "outbound"), None, "{size}");
    }
    assert_eq!(
        straddles("\"£20–30k\"", "inbound"),
        None,
        "an inbound lead gets one format whatever its size"
    );
}

#[test]
fn an_empty_intent_signal_is_reported() {
    let call = Call::from_json(
        r#"{"id":"c","contact":{"name":"A"},"call_summary":"x","intent_signal":" "}"#,
    )
    .unwrap();
    let decision = decide(&policy(ARTICLE), &call, Instant::from_epoch(0));
    let codes: Vec<_> = decision.brief.findings.iter().map(|f| f.code).collect();
    assert_eq!(codes, ["intent_signal_empty"]);
}
