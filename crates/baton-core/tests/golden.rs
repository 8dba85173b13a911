//! The golden decisions: what each shows is written by hand beside its call, and its bytes are kept.
//!
//! `tests/golden/decisions/*.yaml` holds the cases: a policy by name, changes to it, a call, and under `expect` the
//! facts that were worked out by hand. The file of the same name in `*.golden` has two lines a case, its name and
//! the canonical JSON of its decision. `BATON_WRITE_GOLDEN=1 cargo test -p baton-core --test golden` writes it anew.

#[path = "support/differs.rs"]
mod differs;

use baton_core::policy::Edit;
use baton_core::rule::Operator;
use baton_core::{Call, Instant, Node, Path, Policy, PolicyDraft, Truth, decide, document::yaml};
use serde_json::Value;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use differs::differs;

/// The name of a file of cases, its text, and the bytes that its decisions must have.
const FILES: [(&str, &str, &str); 4] = [
    (
        "operators",
        include_str!("../../../tests/golden/decisions/operators.yaml"),
        include_str!("../../../tests/golden/decisions/operators.golden"),
    ),
    (
        "tiers",
        include_str!("../../../tests/golden/decisions/tiers.yaml"),
        include_str!("../../../tests/golden/decisions/tiers.golden"),
    ),
    (
        "calendar",
        include_str!("../../../tests/golden/decisions/calendar.yaml"),
        include_str!("../../../tests/golden/decisions/calendar.golden"),
    ),
    (
        "messages",
        include_str!("../../../tests/golden/decisions/messages.yaml"),
        include_str!("../../../tests/golden/decisions/messages.golden"),
    ),
];

/// One case, read.
struct Case {
    name: String,
    policy: Policy,
    /// The decision as the engine makes it.
    bytes: String,
    expect: Value,
}

fn text<'a>(node: &'a Node, key: &str, place: &str) -> &'a str {
    match node.get(key) {
        Some(Node::Text(text)) => text,
        other => panic!("{place}: `{key}` is {other:?}; a text belongs here"),
    }
}

fn list<'a>(node: &'a Node, key: &str) -> &'a [Node] {
    match node.get(key) {
        Some(Node::List(items)) => items,
        other => panic!("`{key}` is {other:?}; a list belongs here"),
    }
}

/// The policy of a case: the one it names, with its changes.
fn policy(file: &Node, case: &Node, place: &str) -> Policy {
    let name = text(case, "policy", place);
    let base = file.get("policies").and_then(|all| all.get(name));
    let base = base.unwrap_or_else(|| panic!("{place}: there is no policy `{name}`"));
    let mut draft = PolicyDraft::from_node(base.clone());
    if let Some(Node::Map(changes)) = case.get("with") {
        for (at, to) in changes {
            let keys = at.split('/').skip(1);
            let at = keys.fold(Path::root(), |path, key| path.key(key));
            let to = to.clone();
            draft.apply(&Edit::Set { at, to }).unwrap();
        }
    }
    let checked = draft.check();
    let found = checked.diagnostics;
    checked
        .policy
        .unwrap_or_else(|| panic!("{place}: {found:#?}"))
}

fn read(name: &str, text_of_file: &str) -> Vec<Case> {
    let (file, _) = yaml::read(text_of_file).unwrap_or_else(|d| panic!("{name}: {d}"));
    let cases = list(&file, "cases").iter().map(|case| {
        let title = text(case, "name", name);
        let place = format!("{name}, {title}");
        let policy = policy(&file, case, &place);
        let call = text(case, "call", &place);
        let call = Call::from_json(call).unwrap_or_else(|e| panic!("{place}: {e}"));
        let at = Instant::parse(text(case, "at", &place)).unwrap();
        let bytes = decide(&policy, &call, at).canonical().unwrap();
        Case {
            name: title.to_owned(),
            policy,
            bytes,
            expect: serde_json::to_value(case.get("expect").unwrap()).unwrap(),
        }
    });
    cases.collect()
}

fn every_case() -> Vec<Case> {
    FILES
        .iter()
        .flat_map(|(name, cases, _)| read(name, cases))
        .collect()
}

#[test]
fn every_decision_has_the_bytes_that_were_kept() {
    for (file, cases, golden) in FILES {
        let cases = read(file, cases);
        #[cfg(not(target_arch = "wasm32"))]
        if std::env::var_os("BATON_WRITE_GOLDEN").is_some() {
            let path = format!(
                "{}/../../tests/golden/decisions/{file}.golden",
                env!("CARGO_MANIFEST_DIR")
            );
            let lines = cases
                .iter()
                .map(|case| format!("# {}\n{}\n", case.name, case.bytes));
            std::fs::write(path, lines.collect::<String>()).unwrap();
            continue;
        }
        let mut kept = golden.lines();
        for case in &cases {
            let title = format!("# {}", case.name);
            assert_eq!(kept.next(), Some(title.as_str()), "{file}");
            assert_eq!(kept.next(), Some(case.bytes.as_str()), "{title}");
        }
        assert_eq!(kept.next(), None, "{file}: a decision is kept of no case");
    }
}

#[test]
fn every_decision_shows_what_was_worked_out_by_hand() {
    let mut wrong = String::new();
    for case in every_case() {
        let decision: Value = serde_json::from_str(&case.bytes).unwrap();
        let expected = case.expect.as_object().unwrap();
        assert!(!expected.is_empty(), "{}: nothing is expected", case.name);
        if let Some(difference) = differs(&case.expect, &decision, "") {
            wrong.push_str(&format!("\n  {}: {difference}", case.name));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// So that the set cannot rot: a new operator, or a case taken out, fails here.
#[test]
fn the_set_covers_every_operator_with_every_result() {
    let cases = every_case();
    assert!(cases.len() >= 60, "{} cases", cases.len());
    let mut names: Vec<&str> = cases.iter().map(|case| case.name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), cases.len(), "a name stands for one case");
    let mut shown: Vec<(Operator, String)> = Vec::new();
    for case in &cases {
        let decision: Value = serde_json::from_str(&case.bytes).unwrap();
        for condition in case.policy.trigger().conditions() {
            let mut lines = decision["trace"].as_array().unwrap().iter();
            let line = lines.rfind(|line| line["id"] == condition.id.as_str());
            let result = line.unwrap()["result"].as_str().unwrap().to_owned();
            shown.push((condition.test.operator(), result));
        }
    }
    for operator in Operator::ALL {
        for result in [Truth::Met, Truth::NotMet, Truth::Unknown] {
            let wanted = (*operator, result.as_str().to_owned());
            assert!(
                shown.contains(&wanted),
                "no case shows {operator:?} {result:?}"
            );
        }
    }
}

/// The same for what the policy's sections can say: tiers, steps of the ladder, receipts, findings, CRM providers.
#[test]
fn the_set_covers_every_tier_step_receipt_and_finding() {
    let cases = every_case();
    let all: Vec<Value> = cases
        .iter()
        .map(|case| serde_json::from_str(&case.bytes).unwrap())
        .collect();
    let some = |what: &str, holds: &dyn Fn(&Value) -> bool| {
        assert!(all.iter().any(holds), "no case shows {what}");
    };
    for outcome in ["hand_off", "no_handoff", "undecided"] {
        some(outcome, &|d| d["outcome"] == outcome);
    }
    for tier in ["inbound", "small", "medium", "large"] {
        some(tier, &|d| d["format"]["tier"] == tier);
    }
    for provider in ["generic", "hubspot"] {
        some(provider, &|d| d["crm"]["provider"] == provider);
    }
    for into in [
        "sms_to_prospect",
        "holding_message",
        "email_to_prospect",
        "holding_email",
    ] {
        some(into, &|d| {
            has(&d["timeline"], &|step| step["merged"]["into"] == into)
        });
    }
    for kind in ["window", "skipped", "clock_change"] {
        some(kind, &|d| {
            has(&d["timeline"], &|step| {
                has(&step["receipt"], &|line| line["kind"] == kind)
            })
        });
    }
    for message in [
        "slack_brief",
        "warm_hold_sms",
        "holding_message",
        "warm_hold_email",
        "holding_email",
        "transfer_line",
        "whisper",
    ] {
        some(message, &|d| {
            d["brief"]["messages"][message]["text"].is_string()
        });
    }
    for code in [
        "wrong_type",
        "out_of_range",
        "unknown_fact",
        "placeholder_value",
        "phone_unusable",
        "email_unusable",
    ] {
        some(code, &|d| has(&d["intake"], &|f| f["code"] == code));
    }
    for instead in ["email", "ae_told"] {
        some(instead, &|d| {
            has(&d["plan"], &|step| {
                step["not_possible"]["instead"] == instead
            })
        });
    }
    for code in [
        "contact_unreachable",
        "phone_missing",
        "phone_unusable",
        "intent_signal_empty",
        "contact_name_empty",
        "brief_too_short",
        "brief_too_long",
        "summary_empty",
        "summary_too_long",
        "summary_preamble",
        "summary_refused",
    ] {
        some(code, &|d| {
            has(&d["brief"]["findings"], &|f| f["code"] == code)
        });
    }
    for (message, code) in [
        ("warm_hold_sms", "sms_not_gsm7"),
        ("warm_hold_sms", "sms_too_long"),
        ("warm_hold_sms", "sms_many_segments"),
        ("whisper", "whisper_too_long"),
        ("slack_brief", "slack_line_cut"),
    ] {
        some(code, &|d| {
            has(&d["brief"]["messages"][message]["findings"], &|f| {
                f["code"] == code
            })
        });
    }
    for (claim, made) in [
        ("today", true),
        ("today", false),
        ("next_working_day", true),
        ("tried_to_reach_you", false),
    ] {
        some(claim, &|d| {
            has(&d["brief"]["messages"]["holding_message"]["claims"], &|c| {
                c["claim"] == claim && c["made"] == made
            })
        });
    }
}

fn has(list: &Value, holds: &dyn Fn(&Value) -> bool) -> bool {
    list.as_array().is_some_and(|items| items.iter().any(holds))
}
