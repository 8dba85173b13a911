//! Every operator on every type, and 100,000 generated rules against an oracle written another way.

use fastrand::Rng;
use std::collections::BTreeMap;

use baton_core::decision::explain::{changes, trace};
use baton_core::{Call, Code, Decision, Instant, Outcome, Policy, PolicyDraft, Truth, decide};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

const FACTS: &str = "facts:
  whole: { type: integer, min: -1000, max: 1000 }
  exact: { type: number }
  flag: { type: boolean }
  size: { type: money }
  words: { type: text }
  kind: { type: choice, options: [a, b, c] }
  tags: { type: texts }
  when: { type: instant }
";

fn checked(conditions: &str) -> Result<Policy, Vec<Code>> {
    let yaml = format!(
        "{FACTS}handoff_trigger:\n  actions: [pause_sequence]\n  conditions: {conditions}\n"
    );
    let checked = PolicyDraft::from_yaml(&yaml).unwrap().check();
    let codes = checked.errors().map(|d| d.code).collect();
    checked.policy.ok_or(codes)
}

fn decided(policy: &Policy, facts: &str, phase: &str) -> Decision {
    let call = format!(r#"{{"id":"c","phase":"{phase}","facts":{facts}}}"#);
    decide(
        policy,
        &Call::from_json(&call).unwrap(),
        Instant::from_epoch(0),
    )
}

/// The result of one condition on one value, for a call that has ended.
fn result(condition: &str, fact: &str) -> String {
    let policy =
        checked(&format!("[{condition}]")).unwrap_or_else(|codes| panic!("{condition}: {codes:?}"));
    let decision = decided(&policy, &format!("{{{fact}}}"), "ended");
    assert!(decision.intake.is_empty(), "{:?}", decision.intake);
    decision.trace[1].result.as_str().to_owned()
}

#[test]
fn t1_every_operator_and_result() {
    let cases = [
        (
            "field: whole, operator: eq, value: 5",
            "\"whole\":5",
            "\"whole\":6",
        ),
        (
            "field: whole, operator: ne, value: 5",
            "\"whole\":6",
            "\"whole\":5",
        ),
        (
            "field: whole, operator: lt, value: 5",
            "\"whole\":4",
            "\"whole\":5",
        ),
        (
            "field: whole, operator: lte, value: 5",
            "\"whole\":5",
            "\"whole\":6",
        ),
        (
            "field: whole, operator: gt, value: 5",
            "\"whole\":6",
            "\"whole\":5",
        ),
        (
            "field: whole, operator: gte, value: 5",
            "\"whole\":5",
            "\"whole\":4",
        ),
        (
            "field: whole, operator: between, value: [2, 5]",
            "\"whole\":5",
            "\"whole\":6",
        ),
        (
            "field: whole, operator: between, value: [2, 5]",
            "\"whole\":2",
            "\"whole\":1",
        ),
        (
            "field: whole, operator: in, value: [2, 5]",
            "\"whole\":2",
            "\"whole\":3",
        ),
        (
            "field: whole, operator: not_in, value: [2, 5]",
            "\"whole\":3",
            "\"whole\":5",
        ),
        (
            "field: exact, operator: gte, value: 0.1",
            "\"exact\":0.1",
            "\"exact\":0.09",
        ),
        (
            "field: exact, operator: eq, value: 7",
            "\"exact\":7.0",
            "\"exact\":7.5",
        ),
        (
            "field: flag, operator: eq, value: true",
            "\"flag\":true",
            "\"flag\":false",
        ),
        (
            "field: flag, operator: in, value: [false]",
            "\"flag\":false",
            "\"flag\":true",
        ),
        (
            "field: size, operator: gt, value: £5k",
            "\"size\":\"£5,000.01\"",
            "\"size\":5000",
        ),
        (
            "field: size, operator: between, value: [1k, 2k]",
            "\"size\":\"£1–3k\"",
            "\"size\":\"£1–4k\"",
        ),
        (
            "field: kind, operator: ne, value: a",
            "\"kind\":\"b\"",
            "\"kind\":\"a\"",
        ),
        (
            "field: kind, operator: in, value: [a, b]",
            "\"kind\":\"b\"",
            "\"kind\":\"c\"",
        ),
        (
            "field: words, operator: eq, value: Hello",
            "\"words\":\"Hello\"",
            "\"words\":\"hello\"",
        ),
        (
            "field: words, operator: contains, value: ell",
            "\"words\":\"Hello\"",
            "\"words\":\"Hi\"",
        ),
        (
            "field: words, operator: not_contains, value: ell",
            "\"words\":\"\"",
            "\"words\":\"Hello\"",
        ),
        (
            "field: words, operator: starts_with, value: He",
            "\"words\":\"Hello\"",
            "\"words\":\"Oh\"",
        ),
        (
            "field: words, operator: ends_with, value: lo",
            "\"words\":\"Hello\"",
            "\"words\":\"low\"",
        ),
        (
            "field: tags, operator: contains, value: vip",
            "\"tags\":[\"vip\",\"uk\"]",
            "\"tags\":[\"vip uk\"]",
        ),
        (
            "field: tags, operator: not_contains, value: vip",
            "\"tags\":[]",
            "\"tags\":[\"vip\"]",
        ),
        (
            "field: when, operator: gte, value: 2026-06-19T14:00:00Z",
            "\"when\":\"2026-06-19T15:00:00+01:00\"",
            "\"when\":\"2026-06-19T13:59:59.9Z\"",
        ),
        (
            "field: whole, operator: is_present",
            "\"whole\":0",
            "\"flag\":true",
        ),
        (
            "field: words, operator: is_present",
            "\"words\":\"\"",
            "\"words\":null",
        ),
        (
            "field: whole, operator: is_missing",
            "\"flag\":true",
            "\"whole\":0",
        ),
    ];
    for (condition, met, not_met) in cases {
        let condition = format!("{{ {condition} }}");
        assert_eq!(result(&condition, met), "met", "{condition} on {met}");
        assert_eq!(
            result(&condition, not_met),
            "not_met",
            "{condition} on {not_met}"
        );
        let turned = format!("{{ not: {condition} }}");
        let policy = checked(&format!("[{turned}]")).unwrap();
        let outcome = |fact: &str| decided(&policy, &format!("{{{fact}}}"), "ended").outcome;
        assert_eq!(
            (outcome(met), outcome(not_met)),
            (Outcome::NoHandoff, Outcome::HandOff),
            "{turned}"
        );
        if !condition.contains("is_") {
            assert_eq!(result(&condition, ""), "unknown", "{condition} on nothing");
            assert_eq!(
                decided(&policy, "{}", "ended").outcome,
                Outcome::Undecided,
                "{turned} on nothing"
            );
        }
    }
}

#[test]
fn t3_absence_is_only_known_once_the_call_has_ended() {
    for (operator, ended) in [("is_present", "not_met"), ("is_missing", "met")] {
        let policy = checked(&format!("[{{ field: whole, operator: {operator} }}]")).unwrap();
        let live = decided(&policy, "{}", "live");
        assert_eq!(live.trace[1].result, Truth::Unknown, "{operator}");
        assert_eq!(live.missing[0].field, "whole");
        assert_eq!(
            decided(&policy, "{}", "ended").trace[1].result.as_str(),
            ended,
            "{operator}"
        );
    }
}

#[test]
fn what_does_not_go_together_is_a_located_error() {
    for (condition, code) in [
        (
            "field: flag, operator: gt, value: true",
            Code::OperatorNotForType,
        ),
        (
            "field: kind, operator: contains, value: a",
            Code::OperatorNotForType,
        ),
        (
            "field: tags, operator: eq, value: a",
            Code::OperatorNotForType,
        ),
        (
            "field: whole, operator: starts_with, value: a",
            Code::OperatorNotForType,
        ),
        ("field: whole, operator: in, value: []", Code::EmptyGroup),
        ("field: whole, operator: in, value: 5", Code::WrongKind),
        (
            "field: whole, operator: between, value: [5]",
            Code::WrongKind,
        ),
        (
            "field: whole, operator: between, value: [5, 2]",
            Code::EmptyRange,
        ),
        (
            "field: whole, operator: is_present, value: 5",
            Code::UnknownKey,
        ),
        ("field: whole, operator: gte", Code::MissingKey),
        (
            "field: exact, operator: gte, value: 0.1234567890123456789",
            Code::ValueOutOfRange,
        ),
        (
            "field: when, operator: gte, value: tomorrow",
            Code::ValueWrongType,
        ),
        ("field: tags, operator: contains, value: 5", Code::WrongKind),
        (
            "field: size, operator: gt, value: $5k",
            Code::ValueWrongType,
        ),
    ] {
        assert_eq!(
            checked(&format!("[{{ {condition} }}]")),
            Err(vec![code]),
            "{condition}"
        );
    }
}

#[test]
fn distances_are_in_the_fact_s_own_unit() {
    let distance = |condition: &str, fact: &str| {
        let policy = checked(&format!("[{{ {condition} }}]")).unwrap();
        decided(&policy, &format!("{{{fact}}}"), "ended").trace[1]
            .distance
            .clone()
            .unwrap()
    };
    assert_eq!(
        distance("field: whole, operator: gt, value: 5", "\"whole\":3"),
        "3 short"
    );
    assert_eq!(
        distance(
            "field: whole, operator: between, value: [2, 5]",
            "\"whole\":9"
        ),
        "4 over"
    );
    assert_eq!(
        distance("field: size, operator: gte, value: 5000", "\"size\":3800"),
        "£1,200 short"
    );
    assert_eq!(
        distance("field: exact, operator: lte, value: 0.5", "\"exact\":0.75"),
        "0.25 over"
    );
    assert_eq!(
        distance("field: kind, operator: in, value: [a, b]", "\"kind\":\"c\""),
        "must be one of “a” or “b”"
    );
    assert_eq!(
        distance("field: flag, operator: ne, value: true", "\"flag\":true"),
        "must be anything but yes"
    );
    assert_eq!(
        distance(
            "field: when, operator: gte, value: 2026-06-19T14:00:00Z",
            "\"when\":\"2026-06-19T12:30:00Z\""
        ),
        "1 h 30 min too early"
    );
}

#[test]
fn t3_the_most_decisive_fact_is_asked_for_first() {
    let policy = checked(
        "[{ any: [{ field: whole, operator: gt, value: 1 }, { field: flag, operator: eq, value: true }] }, \
          { field: words, operator: eq, value: x }]",
    )
    .unwrap();
    let missing: Vec<_> = decided(&policy, "{}", "live")
        .missing
        .into_iter()
        .map(|m| m.field)
        .collect();
    assert_eq!(
        missing,
        ["words", "whole", "flag"],
        "only `words` can settle it alone"
    );
}

/// A generated rule: its YAML, and a tree for the oracle.
enum Tree {
    Leaf(&'static str, &'static str, i64),
    Group(&'static str, Vec<Tree>),
    Not(Box<Tree>),
}

const FIELDS: [&str; 4] = ["f0", "f1", "f2", "f3"];
const OPERATORS: [&str; 8] = [
    "eq",
    "ne",
    "lt",
    "lte",
    "gt",
    "gte",
    "is_present",
    "is_missing",
];

fn tree(random: &mut Rng, depth: u64) -> Tree {
    match random.u64(..if depth == 0 { 1 } else { 4 }) {
        1 => Tree::Group(
            "all",
            (0..=random.u64(..3))
                .map(|_| tree(random, depth - 1))
                .collect(),
        ),
        2 => Tree::Group(
            "any",
            (0..=random.u64(..3))
                .map(|_| tree(random, depth - 1))
                .collect(),
        ),
        3 => Tree::Not(Box::new(tree(random, depth - 1))),
        _ => Tree::Leaf(
            random.choice(FIELDS).unwrap(),
            random.choice(OPERATORS).unwrap(),
            random.i64(0..5),
        ),
    }
}

fn yaml(tree: &Tree) -> String {
    match tree {
        Tree::Leaf(field, operator, _) if operator.starts_with("is_") => {
            format!("{{ field: {field}, operator: {operator} }}")
        }
        Tree::Leaf(field, operator, value) => {
            format!("{{ field: {field}, operator: {operator}, value: {value} }}")
        }
        Tree::Group(join, members) => {
            format!(
                "{{ {join}: [{}] }}",
                members.iter().map(yaml).collect::<Vec<_>>().join(", ")
            )
        }
        Tree::Not(member) => format!("{{ not: {} }}", yaml(member)),
    }
}

/// The oracle knows no third value: it asks which answers every completion of the missing facts can give.
///
/// That is exact for a rule in which no missing field stands twice; where one does, Kleene's logic may say
/// "unknown" although every completion agrees, so there the oracle says what it knows and no more.
fn possible(tree: &Tree, facts: &BTreeMap<&str, i64>, ended: bool) -> (bool, bool) {
    match tree {
        Tree::Leaf(field, operator, value) => match (facts.get(field), *operator) {
            (Some(_), "is_present") | (None, "is_missing")
                if facts.contains_key(field) || ended =>
            {
                (true, false)
            }
            (Some(_), "is_missing") => (false, true),
            (None, "is_present") if ended => (false, true),
            (None, _) => (true, true),
            (Some(actual), operator) => {
                let holds = match operator {
                    "eq" => actual == value,
                    "ne" => actual != value,
                    "lt" => actual < value,
                    "lte" => actual <= value,
                    "gt" => actual > value,
                    _ => actual >= value,
                };
                (holds, !holds)
            }
        },
        Tree::Group(join, members) => {
            let each: Vec<_> = members.iter().map(|m| possible(m, facts, ended)).collect();
            if *join == "all" {
                (each.iter().all(|p| p.0), each.iter().any(|p| p.1))
            } else {
                (each.iter().any(|p| p.0), each.iter().all(|p| p.1))
            }
        }
        Tree::Not(member) => {
            let (can, cannot) = possible(member, facts, ended);
            (cannot, can)
        }
    }
}

#[test]
fn a_hundred_thousand_generated_rules_agree_with_the_oracle() {
    let mut random = Rng::with_seed(20_260_619);
    let declared: String = FIELDS
        .map(|f| format!("  {f}: {{ type: integer }}\n"))
        .concat();
    let mut seen = BTreeMap::new();
    for _ in 0..5_000 {
        let rule = tree(&mut random, 3);
        let text = format!(
            "facts:\n{declared}handoff_trigger:\n  actions: [pause_sequence]\n  conditions: [{}]\n",
            yaml(&rule)
        );
        let policy = PolicyDraft::from_yaml(&text)
            .unwrap()
            .check()
            .policy
            .unwrap();
        for _ in 0..20 {
            let facts: BTreeMap<&str, i64> = FIELDS
                .iter()
                .filter_map(|f| Some((*f, Some(random.i64(0..7)).filter(|n| *n < 5)?)))
                .collect();
            let ended = random.bool();
            let json = serde_json::to_string(&facts).unwrap();
            let phase = if ended { "ended" } else { "live" };
            let call =
                Call::from_json(&format!(r#"{{"id":"c","phase":"{phase}","facts":{json}}}"#))
                    .unwrap();
            let (prepared, _) = call.prepare(policy.schema(), policy.money());
            let want = match possible(&rule, &facts, ended) {
                (true, true) => Truth::Unknown,
                (can, _) => Truth::from(can),
            };
            let got = policy.trigger().evaluate(&prepared);
            assert_eq!(got, want, "{text} with {json}, {phase}");
            assert_eq!(
                trace(policy.trigger(), &prepared)[0].result,
                got,
                "the trace decides as the short way"
            );
            let flips = changes(policy.trigger(), &prepared, true);
            assert_eq!(flips.is_empty(), got == Truth::Met, "{text} with {json}");
            *seen.entry(got.as_str()).or_insert(0) += 1;
        }
    }
    assert!(
        seen.values().all(|n| *n > 10_000),
        "each result is common: {seen:?}"
    );
}
