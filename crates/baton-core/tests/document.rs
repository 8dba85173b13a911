//! Documents: what loads, what is refused and where, and what comes back.

#[macro_use]
#[path = "support/samples.rs"]
mod samples;

use baton_core::policy::DocumentForm;
use baton_core::{Code, Diagnostic, Node, Policy, PolicyDraft, Severity, document::canonical};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

const ARTICLE: &str = sample!("article-policy.yaml");

fn check(yaml: &str) -> Vec<Diagnostic> {
    PolicyDraft::from_yaml(yaml).map_or_else(|d| vec![d], |draft| draft.check().diagnostics)
}

fn policy(yaml: &str) -> Policy {
    let checked = PolicyDraft::from_yaml(yaml).unwrap().check();
    checked
        .policy
        .unwrap_or_else(|| panic!("{:#?}", checked.diagnostics))
}

/// The errors of a document as `code line`.
fn errors(yaml: &str) -> Vec<String> {
    check(yaml)
        .iter()
        .filter(|d| d.severity == Severity::Error)
        .map(|d| format!("{} {}", d.code, d.span.map_or(0, |s| s.line)))
        .collect()
}

/// The article's document with one text in it replaced.
fn with(from: &str, to: &str) -> String {
    let changed = ARTICLE.replacen(from, to, 1);
    assert_ne!(changed, ARTICLE, "`{from}` stands in the document");
    changed
}

#[test]
fn the_articles_document_loads_and_every_default_is_noted() {
    let diagnostics = check(ARTICLE);
    assert!(
        diagnostics.iter().all(|d| d.severity == Severity::Note),
        "{diagnostics:#?}"
    );
    let noted: Vec<&str> = diagnostics
        .iter()
        .filter(|d| d.code == Code::DefaultTaken)
        .map(|d| d.path.as_str())
        .collect();
    assert_eq!(
        noted,
        [
            "/baton",
            "/calendar",
            "/crm",
            "/currency",
            "/facts",
            "/handoff_formats",
            "/intake",
            "/messages",
            "/policy",
            "/quality",
            "/routing",
            "/summary",
            "/title",
            "/warm_transfer",
            "/handoff_sla/clock",
            "/handoff_sla/late_day",
            "/handoff_sla/warm_hold_sms_minutes",
        ]
    );
    assert!(
        diagnostics
            .iter()
            .any(|d| d.code == Code::PauseMovedFirst && d.span.unwrap().line == 16)
    );
}

#[test]
fn a_completed_document_has_the_same_meaning_and_no_notes() {
    let article = policy(ARTICLE);
    let completed = PolicyDraft::from_yaml(ARTICLE).unwrap().completed();
    let again = policy(&completed.to_yaml());
    assert_eq!(again.digest(), article.digest());
    let left = check(&completed.to_yaml());
    assert!(
        left.iter().all(|d| d.code == Code::PauseMovedFirst),
        "{left:#?}"
    );
}

#[test]
fn the_signed_form_round_trips_with_the_same_digest() {
    let article = policy(ARTICLE);
    let signed = canonical::to_string(&article.to_node(DocumentForm::Signed)).unwrap();
    let node: Node = serde_json::from_str(&signed).unwrap();
    let again = PolicyDraft::from_node(node).check().policy.unwrap();
    assert_eq!(again.digest(), article.digest());
    assert_eq!(
        canonical::to_string(&again.to_node(DocumentForm::Signed)).unwrap(),
        signed
    );
}

#[test]
fn equal_meanings_have_equal_digests_and_others_differ() {
    let article = policy(ARTICLE);
    assert_eq!(
        policy(&with(
            "require_all: true\n",
            "require_all: true # all three\n"
        ))
        .digest(),
        article.digest()
    );
    assert_ne!(
        policy(&with("value: 75", "value: 76")).digest(),
        article.digest()
    );
}

#[test]
fn all_errors_are_reported_at_once_with_their_lines() {
    let yaml = "\
handoff_trigger:
  conditions:
    - { field: qualification_score, operator: gte, value: high }
    - { field: qualification_score, operator: gte, value: 175 }
    - { field: budget_confirmed, operator: gt, value: true }
    - { field: lead_source, operator: equals, value: inbound }
    - { field: lead_source, operator: eq, value: referral }
  actions:
    - notify_ae_slak
    - start_sla_timer_minutes: 45
handoff_sla:
  tier_1_response_minutes: 30
  tier_2_escalation_minutes: 20
  tier3_minutes: 240
  out_of_hours: sleep
";
    assert_eq!(
        errors(yaml),
        [
            "value_wrong_type 3",
            "value_out_of_range 4",
            "operator_not_for_type 5",
            "unknown_word 6",
            "value_out_of_range 7",
            "pause_missing 9",
            "unknown_word 9",
            "sla_timer_conflict 12",
            "sla_order 13",
            "unknown_key 14",
            "unknown_word 15",
        ]
    );
}

#[test]
fn a_typing_error_gets_a_suggestion() {
    let hint = |yaml: &str| {
        let found = check(yaml);
        let error = found
            .iter()
            .find(|d| d.severity == Severity::Error)
            .unwrap();
        error.hint.clone().unwrap()
    };
    assert_eq!(
        hint(&with("tier_3_minutes", "tier3_minutes")),
        "did you mean `tier_3_minutes`?"
    );
    assert_eq!(
        hint(&with("operator: gte", "operator: gtee")),
        "did you mean `gte`?"
    );
    assert_eq!(
        hint(&with("- notify_ae_slack", "- notify_slack")),
        "did you mean `notify_ae_slack`?"
    );
    let facts = "facts: {score: {type: integer}}\n";
    let yaml = format!(
        "{facts}{}",
        with("field: qualification_score", "field: qualification_scor")
    );
    assert_eq!(hint(&yaml), "did you mean `qualification_score`?");
}

#[test]
fn an_empty_group_is_an_error() {
    let yaml = "handoff_trigger: { conditions: [], actions: [pause_sequence] }";
    assert_eq!(errors(yaml), ["empty_group 1"]);
    let yaml = "handoff_trigger: { conditions: [{ any: [] }], actions: [pause_sequence] }";
    assert_eq!(errors(yaml), ["empty_group 1"]);
}

#[test]
fn a_handoff_without_a_pause_is_an_error() {
    assert_eq!(
        errors(&with("    - pause_sequence\n", "")),
        ["pause_missing 14"]
    );
}

#[test]
fn tiers_must_leave_no_gap() {
    let formats = |tiers: &str| {
        format!("{ARTICLE}\nhandoff_formats:\n  tiers:\n{tiers}  when_unknown: review\n")
    };
    let small = "    - { id: small, deal_size: { below: 5000 }, format: [slack_alert] }\n";
    let rest = "    - { id: rest, deal_size: { above: 5000 }, format: [warm_transfer] }\n";
    let whole = "    - { id: rest, deal_size: { from: £5k }, format: [warm_transfer] }\n";
    assert_eq!(
        errors(&formats(&format!("{small}{whole}"))),
        Vec::<String>::new()
    );
    let found = check(&formats(&format!("{small}{rest}")));
    let gap = found.iter().find(|d| d.code == Code::TierGap).unwrap();
    assert_eq!(gap.message, "a deal of £5,000 belongs to no tier");
    assert_eq!(
        errors(&formats(&format!("{small}{small}{whole}"))),
        ["duplicate_id 27"]
    );
    let empty = "    - { id: none, deal_size: { from: 10, below: 10 }, format: [slack_alert] }\n";
    assert_eq!(
        errors(&formats(&format!("{empty}{small}{whole}"))),
        ["empty_range 26"]
    );
    let dollars = "    - { id: rest, deal_size: { from: $5k }, format: [warm_transfer] }\n";
    assert_eq!(
        errors(&formats(&format!("{small}{dollars}"))),
        ["value_wrong_type 27"]
    );
}

#[test]
fn undeclared_fields_get_their_type_from_the_values() {
    let yaml = with("field: budget_confirmed", "field: seats_open");
    let found = check(&yaml);
    let note = found.iter().find(|d| d.code == Code::TypeInferred).unwrap();
    assert_eq!(
        note.message,
        "the fact `seats_open` is not declared; from true it is boolean"
    );
    assert!(policy(&yaml).schema().slot("seats_open").is_some());
}

#[test]
fn impossible_settings_are_errors() {
    let tiers = |tier: &str| {
        let all = "{ id: all, deal_size: {}, format: [slack_alert] }";
        errors(&format!(
            "{ARTICLE}\nhandoff_formats:\n  when_unknown: review\n  tiers:\n    - {tier}\n    - {all}\n"
        ))
    };
    assert_eq!(
        tiers("{ id: a, when: [], format: [slack_alert] }"),
        ["empty_group 27"]
    );
    assert_eq!(
        tiers("{ id: a, format: [warm_transfer, warm_transfer] }"),
        ["duplicate_id 27"]
    );
    assert_eq!(
        tiers("{ id: a, format: [warm_transfer], callback_within_minutes: 30 }"),
        ["sla_order 27"]
    );
    assert_eq!(
        tiers("{ id: a, format: [warm_transfer], callback_within_minutes: 29 }"),
        Vec::<String>::new()
    );
    let options = |options: &str| {
        errors(&format!(
            "facts: {{ x: {{ type: choice, options: {options} }} }}\n{ARTICLE}"
        ))
    };
    assert_eq!(options("[]"), ["empty_group 1"]);
    assert_eq!(options("[a, b, a]"), ["duplicate_id 1"]);
}

#[test]
fn a_document_with_errors_keeps_all_its_content() {
    let yaml = with("value: 75", "value: soon");
    let draft = PolicyDraft::from_yaml(&yaml).unwrap();
    assert!(draft.check().policy.is_none());
    assert!(draft.to_yaml().contains("value: \"soon\""));
}

#[test]
fn every_policy_flaw_has_a_diagnostic() {
    let leaks = |yaml: &str| -> Vec<&str> {
        check(yaml)
            .iter()
            .filter(|d| d.severity != Severity::Note)
            .map(|d| d.code.as_str())
            .collect()
    };
    let good = sample!("policies/good.yaml");
    assert_eq!(leaks(good), Vec::<&str>::new());
    assert!(baton_core::analysis::cases::run(&policy(good)).passed());
    // Duplicate outreach, context loss, no escalation, latency.
    let bad = leaks(sample!("policies/bad.yaml"));
    assert_eq!(
        bad,
        [
            "pause_missing",
            "context_not_written",
            "sla_clock_missing",
            "slow_response"
        ]
    );
    let ugly = leaks(sample!("policies/ugly.yaml"));
    assert_eq!(
        ugly,
        [
            "pause_missing",
            "bant_uncovered",
            "ae_not_notified",
            "context_not_written",
            "sla_clock_missing",
            "slow_response"
        ]
    );
}

#[test]
fn an_sla_that_would_take_years_is_an_error() {
    let with = |hours: &str, sla: &str| {
        let calendar = format!("calendar: {{ timezone: GB, hours: {{ mon: [\"{hours}\"] }} }}\n");
        let article = ARTICLE.replacen(
            "  tier_3_minutes: 240",
            &format!("  tier_3_minutes: {sla}"),
            1,
        );
        errors(&format!("{calendar}{article}"))
    };
    // 240 minutes are 14,400 seconds: 52 weeks of 276.9.
    assert_eq!(with("09:00-09:04:36", "240"), ["sla_out_of_reach 22"]);
    assert_eq!(with("09:00-09:04:37", "240"), Vec::<String>::new());
    assert_eq!(
        with("09:00-09:00:01", "240\n  clock: elapsed"),
        Vec::<String>::new()
    );
}

#[test]
fn an_empty_condition_is_an_error_at_any_position() {
    for conditions in ["- ", "- all:\n        - ", "- not:", "- {any: [{not: ~}]}"] {
        let text = format!("handoff_trigger:\n  conditions:\n    {conditions}\n");
        let checked = PolicyDraft::from_yaml(&text).unwrap().check();
        assert!(checked.policy.is_none(), "{text}");
        let errors: Vec<_> = checked.errors().map(|d| d.code).collect();
        assert_eq!(errors, [Code::WrongKind], "{text}");
    }
}

/// Where leads come from is the policy's own; the usual formats ask for nothing that it does not know.
#[test]
fn the_default_formats_are_valid_for_every_lead_source() {
    for (lead_source, tiers) in [
        ("{ type: choice, options: [inbound, outbound] }", 4),
        ("{ type: choice, options: [web, fair] }", 3),
    ] {
        let yaml = format!(
            "facts:\n  lead_source: {lead_source}\nhandoff_trigger:\n  conditions:\n    \
             - {{ field: qualification_score, operator: gte, value: 75 }}\n"
        );
        let read = policy(&yaml);
        assert_eq!(read.formats().tiers.len(), tiers, "{lead_source}");
        for form in [DocumentForm::Authored, DocumentForm::Signed] {
            let again = PolicyDraft::from_node(read.to_node(form)).check();
            let again = again
                .policy
                .unwrap_or_else(|| panic!("{:#?}", again.diagnostics));
            assert_eq!(again.digest(), read.digest(), "{lead_source}");
        }
    }
}

#[test]
fn integers_are_written_as_read() {
    let yaml = "facts:\n  seats: { type: number }\nhandoff_trigger:\n  conditions:\n    \
                - { field: seats, operator: between, value: [5, 7.5] }\n";
    let authored = policy(yaml).to_node(DocumentForm::Authored);
    let (read, _) =
        baton_core::document::yaml::read(&baton_core::document::yaml::write(&authored)).unwrap();
    assert_eq!(read, authored);
}
