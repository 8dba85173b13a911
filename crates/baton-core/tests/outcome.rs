//! The outcome and the tier alone are those of the whole decision: of prepared facts, and straight from a call's text.

use fastrand::Rng;
use std::collections::BTreeMap;

use baton_core::{Call, Instant, Outcome, Policy, PolicyDraft, decide, document::json};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

/// Each field with its type, the conditions on it, and values: right ones, wrong ones and spelt in other ways.
const FIELDS: [(&str, &str, &[&str], &[&str]); 8] = [
    (
        "whole",
        "type: integer, min: 0, max: 100",
        &[
            "operator: gte, value: 5",
            "operator: gt, value: 5",
            "operator: lte, value: 5",
            "operator: lt, value: 5",
            "operator: ne, value: 5",
            "operator: between, value: [4, 6]",
            "operator: in, value: [4, 6]",
            "operator: not_in, value: [4, 6]",
            "operator: in, value: [0, 2, 4, 5, 7, 9, 11, 13, 15, 17, 19]",
            "operator: is_present",
        ],
        &[
            "4", "5", "5.0", "6", "101", "-1", "5.5", "\"5\"", "null", "1e1", "[5]",
        ],
    ),
    (
        "flag",
        "type: boolean",
        &[
            "operator: eq, value: true",
            "operator: ne, value: true",
            "operator: in, value: [false]",
            "operator: is_missing",
        ],
        &["true", "false", "null", "1", "\"true\""],
    ),
    (
        "kind",
        "type: choice, options: [a, b, \"£\"]",
        &[
            "operator: eq, value: a",
            "operator: ne, value: a",
            "operator: in, value: [a, \"£\"]",
            "operator: not_in, value: [a, b]",
        ],
        &[
            "\"a\"",
            "\"b\"",
            "\"£\"",
            "\"\\u00a3\"",
            "\"c\"",
            "\"\"",
            "7",
        ],
    ),
    (
        "deal_size",
        "type: money",
        &[
            "operator: gte, value: 5000",
            "operator: lt, value: 5000",
            "operator: is_present",
        ],
        &[
            "5000",
            "4999.99",
            "\"£5k\"",
            "\"£4–6k\"",
            "\"£4-6k\"",
            "-1",
            "\"much\"",
            "{\"minor\":500000}",
        ],
    ),
    (
        "words",
        "type: text",
        &[
            "operator: eq, value: abc",
            "operator: contains, value: b",
            "operator: not_contains, value: b",
            "operator: starts_with, value: ab",
            "operator: ends_with, value: bc",
        ],
        &[
            "\"abc\"",
            "\"a\\u0062c\"",
            "\"ab\"",
            "\"N/A\"",
            "\" null \"",
            "\"{{words}}\"",
            "\"nullab\"",
            "\"\"",
            "\"x\\ny\"",
            "5",
        ],
    ),
    (
        "tags",
        "type: texts",
        &[
            "operator: contains, value: a",
            "operator: not_contains, value: a",
        ],
        &[
            "[]",
            "[\"a\"]",
            "[\"b\",\"a\"]",
            "[\"none\"]",
            "[\"unknown\"]",
            "[\"a\",\"n/a\"]",
            "[1]",
            "\"a\"",
        ],
    ),
    (
        "exact",
        "type: number",
        &["operator: gte, value: 0.5", "operator: eq, value: 7"],
        &["0.5", "0.49", "7", "7.0", "1e3", "\"7\""],
    ),
    (
        "when",
        "type: instant",
        &[
            "operator: lt, value: 2026-06-19T14:00:00Z",
            "operator: is_missing",
        ],
        &[
            "\"2026-06-19T13:59:59Z\"",
            "\"2026-06-19T15:00:00+01:00\"",
            "\"soon\"",
            "5",
        ],
    ),
];

fn rule(random: &mut Rng, depth: usize) -> String {
    let members = |random: &mut Rng| {
        let members: Vec<_> = (0..=random.usize(..3))
            .map(|_| rule(random, depth - 1))
            .collect();
        members.join(", ")
    };
    match random.usize(..if depth == 0 { 1 } else { 5 }) {
        1 => format!("{{ all: [{}] }}", members(random)),
        2 => format!("{{ any: [{}] }}", members(random)),
        3 => format!("{{ not: {} }}", rule(random, depth - 1)),
        _ => {
            let (field, _, conditions, _) = FIELDS[random.usize(..FIELDS.len())];
            format!(
                "{{ field: {field}, {} }}",
                random.choice(conditions).unwrap()
            )
        }
    }
}

fn policy(random: &mut Rng) -> (Policy, String) {
    let mut yaml = String::from("facts:\n");
    // Half of the policies decline for what is missing: for some facts, or for all.
    let declining = random.usize(..4);
    for (field, kind, ..) in FIELDS {
        let when = match declining {
            0 => "no_handoff",
            1 => random.choice(["no_handoff", "ask", "review"]).unwrap(),
            _ => "review",
        };
        yaml += &format!("  {field}: {{ {kind}, when_missing: {when} }}\n");
    }
    let rules: Vec<_> = (0..=random.usize(..3)).map(|_| rule(random, 3)).collect();
    yaml += &format!(
        "handoff_trigger:\n  actions: [pause_sequence]\n  conditions: [{}]\n  require_all: {}\n",
        rules.join(", "),
        random.choice(["true", "false"]).unwrap(),
    );
    yaml += &tiers(random);
    let checked = PolicyDraft::from_yaml(&yaml).unwrap().check();
    (
        checked
            .policy
            .unwrap_or_else(|| panic!("{yaml}{:#?}", checked.diagnostics.first())),
        yaml,
    )
}

/// A format table: up to three tiers with conditions, some of them with a range, and two that take the rest.
fn tiers(random: &mut Rng) -> String {
    let mut yaml = String::from("handoff_formats:\n  tiers:\n");
    let conditional = random.usize(..4);
    for number in 0..conditional {
        let when: Vec<_> = (0..=random.usize(..2)).map(|_| rule(random, 0)).collect();
        let when = when.join(", ");
        let range = random
            .choice([
                "",
                "deal_size: { above: 100 },",
                "deal_size: { below: 5000 },",
            ])
            .unwrap();
        yaml +=
            &format!("    - {{ id: t{number}, {range} format: [slack_alert], when: [{when}] }}\n");
    }
    let ends = ["below: 5000", "from: 5000"];
    for (number, end) in (conditional..).zip(ends) {
        yaml +=
            &format!("    - {{ id: t{number}, deal_size: {{ {end} }}, format: [slack_alert] }}\n");
    }
    yaml + &format!(
        "  when_unknown: {}\n",
        random.choice(["review", "t0"]).unwrap()
    )
}

fn call(random: &mut Rng) -> String {
    let mut facts: Vec<String> = Vec::new();
    for (field, _, _, values) in FIELDS {
        if random.usize(..3) > 0 {
            // Mostly of the right type: the first values are.
            let most = if random.usize(..4) == 0 {
                values.len()
            } else {
                values.len().min(3)
            };
            facts.push(format!("\"{field}\":{}", values[random.usize(..most)]));
        }
    }
    if random.usize(..30) == 0 {
        facts.push("\"mood\":{\"a\":[1]}".to_owned());
    }
    if random.usize(..10) == 0 {
        facts.reverse();
    }
    let mut parts = vec![
        "\"id\":\"c\"".to_owned(),
        format!("\"facts\":{{{}}}", facts.join(",")),
    ];
    parts.extend(
        [
            r#""at":"2026-06-19T14:23:00Z""#,
            r#""phase":"live""#,
            r#""contact":{"name":"A","email":"£"}"#,
            r#""intent_signal":"said \"yes\"""#,
            r#""disqualifying_flags":["a","b"]"#,
        ]
        .iter()
        .filter(|_| random.bool())
        .map(|part| (*part).to_owned()),
    );
    let turn = random.usize(..parts.len());
    parts.rotate_left(turn);
    format!(
        "{{{}}}",
        parts.join(random.choice([",", ", ", " ,\n"]).unwrap())
    )
}

#[test]
fn generated_calls_agree_with_decide() {
    // Calls for each of 500 policies: fewer without optimisation, 100,000 in all with it or when asked.
    let asked = std::env::var("BATON_CASES").ok();
    let asked = asked.and_then(|cases| cases.parse::<usize>().ok());
    let usual = if cfg!(debug_assertions) {
        20_000
    } else {
        100_000
    };
    let calls = asked.unwrap_or(usual) / 500;
    let mut random = Rng::with_seed(3);
    let mut seen = BTreeMap::new();
    let mut tiers = BTreeMap::new();
    for _ in 0..500 {
        let (policy, yaml) = policy(&mut random);
        for _ in 0..calls {
            let text = call(&mut random);
            let read = Call::from_json(&text).unwrap();
            let decision = decide(&policy, &read, Instant::from_epoch(0));
            let want = decision.outcome;
            let (facts, _) = read.prepare(policy.schema(), policy.money());
            assert_eq!(policy.outcome(&facts), want, "{yaml}{text}");
            assert_eq!(policy.outcome_of_json(&text), Ok(want), "{yaml}{text}");
            let verdict = policy.verdict_of_json(&text).unwrap();
            assert_eq!(verdict.outcome, want, "{yaml}{text}");
            let tier = |number: usize| policy.formats().tiers[number].id.clone();
            let want_tier = decision.format.and_then(|format| format.tier);
            assert_eq!(verdict.tier.map(tier), want_tier, "{yaml}{text}");
            *tiers.entry(verdict.tier).or_insert(0) += 1;
            *seen.entry(want.as_str()).or_insert(0) += 1;
        }
    }
    // The later tiers are reached too.
    assert!(
        tiers.len() == 6 && tiers.values().all(|n| *n > 100),
        "{tiers:?}"
    );
    let total: usize = seen.values().sum();
    assert!(seen.values().all(|n| n * 10 > total), "{seen:?}");
    assert_eq!(seen.len(), 3, "{seen:?}");
}

#[test]
fn invalid_calls_are_rejected_with_the_same_error() {
    let mut random = Rng::with_seed(4);
    let (policy, _) = policy(&mut random);
    let (mut taken, mut refused) = (0, 0);
    for _ in 0..20_000 {
        let mut text = call(&mut random).into_bytes();
        for _ in 0..=random.usize(..2) {
            let at = random.usize(..text.len());
            match random.usize(..3) {
                0 => text.truncate(at),
                1 => drop(text.remove(at)),
                _ => text[at] = b"{}[]\",:0a\\ "[random.usize(..11)],
            }
            if text.is_empty() {
                break;
            }
        }
        let text = String::from_utf8_lossy(&text).into_owned();
        // Read in one pass, and by way of an untyped value.
        let read = Call::from_json(&text);
        let long = json::parse_sent(&text)
            .ok()
            .and_then(|node| Call::from_node(node).ok());
        assert_eq!(read.as_ref().ok(), long.as_ref(), "{text}");
        let want = read.map(|call| {
            let (facts, _) = call.prepare(policy.schema(), policy.money());
            policy.outcome(&facts)
        });
        taken += usize::from(want.is_ok());
        refused += usize::from(want.is_err());
        assert_eq!(policy.outcome_of_json(&text), want, "{text}");
    }
    assert!(taken > 500 && refused > 500, "{taken} and {refused}");
    for twice in [
        r#"{"id":"c","id":"c"}"#,
        r#"{"id":"c","contact":{"name":"a","name":"a"}}"#,
        r#"{"id":"c","facts":{"flag":true,"flag":true}}"#,
    ] {
        let error = policy.outcome_of_json(twice).unwrap_err();
        assert!(error.to_string().contains("appears twice"), "{error}");
    }
}

#[test]
fn a_trigger_too_large_to_compile_still_decides() {
    // Each level doubles what would be compiled.
    let mut rule = "{ field: flag, operator: eq, value: true }".to_owned();
    for level in 0..10 {
        let join = ["all", "any"][level % 2];
        rule = format!(
            "{{ {join}: [{rule}, {{ field: whole, operator: gte, value: {level} }}, {rule}] }}"
        );
        if rule.len() > 40_000 {
            break;
        }
    }
    let yaml = format!(
        "facts:\n  flag: {{ type: boolean }}\n  whole: {{ type: integer }}\nhandoff_trigger:\n  \
         actions: [pause_sequence]\n  conditions: [{rule}]\n"
    );
    let policy = PolicyDraft::from_yaml(&yaml)
        .unwrap()
        .check()
        .policy
        .unwrap();
    let mut seen = Vec::new();
    for facts in [
        r#"{"flag":true,"whole":50}"#,
        r#"{"flag":false,"whole":-1}"#,
        "{}",
    ] {
        let text = format!(r#"{{"id":"c","facts":{facts}}}"#);
        let call = Call::from_json(&text).unwrap();
        let want = decide(&policy, &call, Instant::from_epoch(0)).outcome;
        assert_eq!(policy.outcome_of_json(&text), Ok(want));
        seen.push(want);
    }
    assert_eq!(
        seen,
        [Outcome::HandOff, Outcome::NoHandoff, Outcome::Undecided]
    );
}

#[test]
fn a_trigger_on_the_last_of_many_facts_decides() {
    let mut yaml = "facts:\n".to_owned();
    for number in 0..70 {
        yaml += &format!("  fact_{number}: {{ type: integer }}\n");
    }
    for asked in [0, 20, 31, 32, 69] {
        let yaml = format!(
            "{yaml}handoff_trigger:\n  actions: [pause_sequence]\n  conditions:\n    \
             - {{ field: fact_0, operator: lt, value: 9 }}\n    \
             - {{ field: fact_{asked}, operator: gte, value: 5 }}\n"
        );
        let draft = PolicyDraft::from_yaml(&yaml).unwrap();
        let policy = draft.check().policy.unwrap();
        for (facts, want) in [
            (format!(r#""fact_0":5,"fact_{asked}":5"#), Outcome::HandOff),
            (format!(r#""fact_{asked}":4"#), Outcome::NoHandoff),
            (r#""fact_1":5"#.to_owned(), Outcome::Undecided),
        ] {
            let facts = if asked == 0 {
                facts.replace(r#""fact_0":5,"fact_0""#, r#""fact_0""#)
            } else {
                facts
            };
            let text = format!(r#"{{"id":"c","facts":{{{facts}}}}}"#);
            let call = Call::from_json(&text).unwrap();
            let (prepared, _) = call.prepare(policy.schema(), policy.money());
            assert_eq!(policy.outcome(&prepared), want, "{text}");
            assert_eq!(policy.outcome_of_json(&text), Ok(want), "{text}");
        }
    }
}
