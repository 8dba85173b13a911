//! A value means one thing, however it is spelt and whichever way it takes through Baton.

#[path = "support/call_texts.rs"]
mod call_texts;

use baton_core::decision::CallVerdict;
use baton_core::{
    Call, Decision, Instant, Node, Outcome, Policy, PolicyDraft, decide, document::json,
};
use call_texts::{CallText, NUMBERS, POLICY};
use fastrand::Rng;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

/// How many calls are made. In WebAssembly everything takes ten times as long.
const CASES: usize = if cfg!(target_arch = "wasm32") {
    400
} else {
    4000
};

fn policy(yaml: &str) -> Policy {
    let checked = PolicyDraft::from_yaml(yaml).unwrap().check();
    let errors: Vec<_> = checked.errors().cloned().collect();
    checked.policy.unwrap_or_else(|| panic!("{errors:#?}"))
}

fn decided(policy: &Policy, call: &Call) -> String {
    decide(policy, call, call.at).canonical().unwrap()
}

fn verdict(policy: &Policy, decision: &Decision) -> CallVerdict {
    let id = decision
        .format
        .as_ref()
        .and_then(|format| format.tier.as_ref());
    let tiers = &policy.formats().tiers;
    CallVerdict {
        outcome: decision.outcome,
        tier: id.map(|id| tiers.iter().position(|tier| tier.id == *id).unwrap()),
    }
}

/// The call with one fact and everything that hands it off beside it.
fn with_fact(field: &str, value: &str) -> Call {
    let key = json::to_string(&Node::text(field));
    let text = format!(
        r#"{{"id":"c","at":"2026-06-19T14:23:00Z","facts":{{"budget_confirmed":true,{key}:{value}}}}}"#
    );
    Call::from_json(&text).unwrap_or_else(|why| panic!("{text}: {why}"))
}

fn codes(decision: &Decision) -> Vec<(&str, &str)> {
    let findings = decision.intake.iter();
    findings
        .map(|finding| (finding.code, finding.field.as_str()))
        .collect()
}

#[test]
fn a_generated_call_is_decided_alike_on_every_way_through_the_core() {
    let policy = policy(POLICY);
    let mut random = Rng::with_seed(16);
    let (mut outcomes, mut tiers) = (Vec::new(), Vec::new());
    for number in 0..CASES {
        let text = CallText::new(&mut random, number).json();
        let call = Call::from_json(&text).unwrap_or_else(|why| panic!("{text}: {why}"));
        let decision = decide(&policy, &call, call.at);
        let expected = decision.canonical().unwrap();
        let written = call.to_json();
        let mut short = String::new();
        call.push_json(&mut short);
        for written in [&written, &short] {
            let again = Call::from_json(written).unwrap_or_else(|why| panic!("{written}: {why}"));
            assert_eq!(again, call, "{text}\n{written}");
            assert_eq!(decided(&policy, &again), expected);
        }
        let node = json::parse_sent(&text).unwrap();
        assert_eq!(Call::from_node(node).unwrap(), call);
        let expected = verdict(&policy, &decision);
        for text in [&text, &written, &short] {
            assert_eq!(policy.verdict_of_json(text), Ok(expected), "{text}");
        }
        outcomes.push(decision.outcome);
        tiers.push(expected.tier);
    }
    for outcome in [Outcome::HandOff, Outcome::NoHandoff, Outcome::Undecided] {
        let count = outcomes.iter().filter(|found| **found == outcome).count();
        assert!(count > CASES / 40, "{outcome:?}: only {count}");
    }
    for tier in 0..3 {
        assert!(tiers.contains(&Some(tier)), "no call reaches tier {tier}");
    }
}

#[test]
fn what_is_written_is_json_for_another_reader_too() {
    let mut random = Rng::with_seed(17);
    let mut compared = 0;
    for number in 0..CASES {
        let text = CallText::new(&mut random, number).json();
        let written = Call::from_json(&text).unwrap().to_json();
        // As JSON it is sound, whatever its numbers.
        serde_json::from_str::<&serde_json::value::RawValue>(&written).unwrap();
        let read = |text: &str| serde_json::from_str(text).map(as_floats);
        // Some of its numbers no float holds; of all other calls every value is compared.
        let (Ok(theirs), Ok(ours)) = (read(&text), read(&written)) else {
            continue;
        };
        assert_eq!(ours["facts"], theirs["facts"], "{written}");
        compared += 1;
    }
    assert!(compared > CASES / 4, "only {compared}");
}

/// A value whose numbers are floats: to another reader 75 and 75.0 are of two kinds.
fn as_floats(value: serde_json::Value) -> serde_json::Value {
    use serde_json::Value;
    match value {
        Value::Number(number) => number.as_f64().into(),
        Value::Array(items) => items.into_iter().map(as_floats).collect(),
        Value::Object(entries) => entries
            .into_iter()
            .map(|(key, value)| (key, as_floats(value)))
            .collect(),
        other => other,
    }
}

#[test]
fn a_decimal_that_was_written_down_is_a_decimal() {
    let policy = policy(POLICY);
    for (value, outcome) in [
        ("0.62", Outcome::HandOff),
        ("0.4", Outcome::HandOff),
        ("0.39999999999999999", Outcome::Undecided),
    ] {
        let call = with_fact("talk_ratio", value);
        let again = Call::from_json(&call.to_json()).unwrap();
        let decision = decide(&policy, &again, again.at);
        assert_eq!(codes(&decision), [], "{value}");
        let met = decision.outcome == Outcome::HandOff;
        assert_eq!(
            met,
            outcome == Outcome::HandOff,
            "{value}: {}",
            decision.sentence
        );
    }
    let call = with_fact("deal_size", "125.500");
    assert!(call.to_json().contains("\"deal_size\":125.500"));
}

#[test]
fn a_fact_that_nothing_uses_may_be_nested_to_any_depth() {
    let policy = policy(POLICY);
    let plain = with_fact("crm", "[]");
    let expected = decided(&policy, &plain);
    for depth in [1, 61, 62, 63, 64, 65, 1_000, 200_000] {
        for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("[{\"a\":", "}]")] {
            let deep = format!("{}null{}", open.repeat(depth), close.repeat(depth));
            let call = with_fact("crm", &deep);
            assert_eq!(decided(&policy, &call), expected, "{depth} × {open}");
            let written = call.to_json();
            assert_eq!(
                Call::from_json(&written),
                Ok(call.clone()),
                "{depth} × {open}"
            );
            let node = json::parse_sent(&written).unwrap();
            assert_eq!(Call::from_node(node), Ok(call.clone()), "{depth} × {open}");
            let decision = decide(&policy, &call, call.at);
            let expected = verdict(&policy, &decision);
            let text = written.replace("\"crm\":", &format!("\"other\":{deep},\"crm\":"));
            assert_eq!(
                policy.verdict_of_json(&text),
                Ok(expected),
                "{depth} × {open}"
            );
        }
    }
    // A fact that is used is of the wrong type at any depth, and is reported as at a small one.
    for depth in [2, 64, 200_000] {
        let deep = format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
        let call = with_fact("qualification_score", &deep);
        let decision = decide(&policy, &call, call.at);
        assert_eq!(
            codes(&decision),
            [("wrong_type", "qualification_score")],
            "{depth}"
        );
    }
}

#[test]
fn spellings_of_one_number_are_one_number() {
    let policy = policy(POLICY);
    for (field, spellings) in [
        (
            "qualification_score",
            &["75", "75.0", "7.5e1", "0.75E+2", "750e-1", "7500000E-5"][..],
        ),
        (
            "minutes",
            &["12000000", "1.2E7", "1.2e+7", "12e6", "120000000.0e-1"],
        ),
        (
            "talk_ratio",
            &["0.3", "3e-1", "0.30", "30E-2", "0.03e1", "0.0000003e+6"],
        ),
        (
            "talk_ratio",
            &["0.0000001", "1e-7", "1E-07", "0.1e-6", "100e-9"],
        ),
        (
            "deal_size",
            &["12000000", "1.2E7", "12000000.00", "1.2e7", "0.012e9"],
        ),
        ("deal_size", &["125.5", "125.500", "1255e-1", "1.255E2"]),
        (
            "minutes",
            &["0", "-0", "0.0", "0e400", "-0.000E-99999999999999999999"],
        ),
    ] {
        let decisions = spellings.iter().map(|value| {
            let call = with_fact(field, value);
            assert_eq!(
                codes(&decide(&policy, &call, call.at)),
                [],
                "{field}: {value}"
            );
            decided(&policy, &call)
        });
        let mut decisions: Vec<String> = decisions.collect();
        decisions.dedup();
        assert_eq!(decisions.len(), 1, "{field}: {spellings:?}");
    }
    let large = with_fact("deal_size", "1.2E7");
    let mut large = large.clone();
    large.set_fact("qualification_score", Node::Int(80));
    let format = decide(&policy, &large, large.at).format.unwrap();
    assert_eq!(format.tier.as_deref(), Some("large"));
}

#[test]
fn an_unknown_fact_is_reported_whatever_its_key_or_value() {
    let policy = policy(POLICY);
    let usual = with_fact("qualification_score", "80");
    let expected = decide(&policy, &usual, usual.at);
    let nines = "9".repeat(400);
    for (key, value) in [
        ("crm_id", "90071992547409931"),
        ("größe", "5"),
        ("", "5"),
        ("a\u{0}b", "null"),
        ("\u{7f}", "1e400"),
        ("n", nines.as_str()),
        ("n", "-1E-999999999999"),
        (
            "o",
            r#"{"größe":{"":[1.5,null,{"a":18446744073709551615}]}}"#,
        ),
        ("名前", r#""\ud83e\udd26""#),
        ("x\ny", "[[[[0.62]]]]"),
        ("decimal", r#"{"decimal":"0.62"}"#),
    ] {
        let mut call = with_fact(key, value);
        call.set_fact("qualification_score", Node::Int(80));
        let decision = decide(&policy, &call, call.at);
        assert_eq!(codes(&decision), [("unknown_fact", key)]);
        assert!(decision.intake[0].message.contains("not used"));
        assert_eq!(decision.outcome, expected.outcome);
        assert_eq!(decision.format, expected.format);
        let written = call.to_json();
        assert_eq!(Call::from_json(&written).unwrap(), call, "{written}");
        assert_eq!(policy.outcome_of_json(&written), Ok(Outcome::HandOff));
    }
}

#[test]
fn a_known_fact_with_a_value_beyond_all_bounds_is_a_finding() {
    let policy = policy(POLICY);
    let nines = "9".repeat(400);
    for (field, value, code) in [
        ("qualification_score", "1E400", "out_of_range"),
        ("qualification_score", nines.as_str(), "out_of_range"),
        ("qualification_score", "90071992547409931", "out_of_range"),
        ("qualification_score", "7.55e1", "wrong_type"),
        ("minutes", "18446744073709551615", "out_of_range"),
        ("minutes", "1e-400", "wrong_type"),
        ("talk_ratio", "1e400", "out_of_range"),
        ("talk_ratio", "1.2e+21", "out_of_range"),
        ("talk_ratio", "1234567890123456789", "out_of_range"),
        ("talk_ratio", "0.1234567890123456789", "out_of_range"),
        ("deal_size", "1e400", "amount_unreadable"),
        ("deal_size", "10000000000000000000", "amount_unreadable"),
        ("deal_size", nines.as_str(), "amount_unreadable"),
        ("mood", "1e400", "wrong_type"),
        ("tags", r#"{"größe":1}"#, "wrong_type"),
        ("budget_confirmed", "1.0", "wrong_type"),
        ("met_at", "1.7e9", "wrong_type"),
        ("plan", "-5", "wrong_type"),
    ] {
        let call = with_fact_only(field, value);
        let decision = decide(&policy, &call, call.at);
        assert_eq!(codes(&decision), [(code, field)], "{value}");
        assert!(
            decision.intake[0].message.len() < 200,
            "{}",
            decision.intake[0].message
        );
        let written = call.to_json();
        assert_eq!(Call::from_json(&written).unwrap(), call, "{written}");
        let expected = verdict(&policy, &decision);
        assert_eq!(policy.verdict_of_json(&written), Ok(expected), "{written}");
    }
}

fn with_fact_only(field: &str, value: &str) -> Call {
    let text = format!(r#"{{"id":"c","at":"2026-06-19T14:23:00Z","facts":{{"{field}":{value}}}}}"#);
    Call::from_json(&text).unwrap_or_else(|why| panic!("{text}: {why}"))
}

#[test]
fn numbers_of_a_policy_are_read_as_numbers_of_a_call() {
    for value in ["12000000", "1.2e7", "1.2E+7", "12000000.0", "12e6"] {
        for (field, signed) in [
            ("minutes", "12000000"),
            ("deal_size", "{\"minor\":1200000000}"),
        ] {
            let yaml = POLICY.replace(
                "mood, operator: contains, value: é",
                &format!("{field}, operator: eq, value: {value}"),
            );
            let document = policy(&yaml).to_node(baton_core::policy::DocumentForm::Signed);
            let written = json::to_string(&document);
            let condition = format!(r#"{{"field":"{field}","operator":"eq","value":{signed}}}"#);
            assert!(written.contains(&condition), "{value}: {written}");
        }
    }
    for value in ["0.4", "4e-1", ".4", "\"0.4\"", "\"4e-1\"", "0.40"] {
        let yaml = POLICY.replace(
            "operator: gte, value: 0.4 ",
            &format!("operator: gte, value: {value} "),
        );
        assert_eq!(policy(&yaml).digest(), policy(POLICY).digest(), "{value}");
    }
}

#[test]
fn a_test_case_of_a_policy_keeps_its_values_when_it_is_signed() {
    for number in NUMBERS {
        for field in ["talk_ratio", "minutes", "deal_size", "mood", "tags"] {
            let value = if field == "tags" {
                format!("[{number}]")
            } else {
                number.to_owned()
            };
            let tests = format!(
                "tests:\n  - name: t\n    call: {{ budget_confirmed: true, {field}: {value} }}\n    at: 2026-06-19T14:23:00Z\n    expect: {{ outcome: hand_off }}\n"
            );
            let policy = policy(&[POLICY, &tests].concat());
            let signed = policy.to_node(baton_core::policy::DocumentForm::Signed);
            let bytes = baton_core::document::canonical::to_string(&signed).unwrap();
            let again = PolicyDraft::from_node(json::parse(&bytes).unwrap())
                .check()
                .policy
                .unwrap();
            let at = Instant::parse("2026-06-19T14:23:00Z").unwrap();
            let own = with_fact_of(field, &value);
            let decisions = [&policy.tests()[0].call, &again.tests()[0].call, &own].map(|call| {
                decide(
                    &policy,
                    &Call {
                        id: "t".to_owned(),
                        ..call.clone()
                    },
                    at,
                )
            });
            for decision in &decisions {
                assert_eq!(decision.outcome, decisions[2].outcome, "{field}: {value}");
                assert_eq!(decision.intake, decisions[2].intake, "{field}: {value}");
                assert_eq!(decision.format, decisions[2].format, "{field}: {value}");
            }
        }
    }
}

fn with_fact_of(field: &str, value: &str) -> Call {
    let mut call = with_fact(field, value);
    call.at = None;
    call
}
