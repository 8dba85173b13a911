//! The policy's own cases: read, run, counted, and kept through the signed form.

#[macro_use]
#[path = "support/samples.rs"]
mod samples;

use baton_core::analysis::cases::run;
use baton_core::policy::DocumentForm;
use baton_core::{Code, Policy, PolicyDraft};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

const ARTICLE: &str = sample!("article-policy.yaml");
const CASES: &str = "tests:
  - name: qualified, £12k
    call: { qualification_score: 82, budget_confirmed: true, decision_maker_confirmed: true, deal_size: 12000 }
    at: 2026-06-19T14:23:00Z
    expect: { outcome: hand_off, format: medium, tier_1: 2026-06-19T14:53:00Z }
  - name: still on the line
    call: { qualification_score: 82 }
    at: 2026-06-19T14:23:00Z
    phase: live
    expect: { outcome: undecided, missing: [budget_confirmed, decision_maker_confirmed] }
";

fn policy(cases: &str) -> Policy {
    let checked = PolicyDraft::from_yaml(&format!("{ARTICLE}\n{cases}"))
        .unwrap()
        .check();
    checked
        .policy
        .unwrap_or_else(|| panic!("{:#?}", checked.diagnostics))
}

#[test]
fn cases_pass_and_coverage_lists_the_gaps() {
    let report = run(&policy(CASES));
    assert!(report.passed(), "{report:#?}");
    assert_eq!(report.coverage.conditions_never_met, Vec::<String>::new());
    assert_eq!(report.coverage.conditions_never_not_met.len(), 3);
    assert_eq!(
        report.coverage.tiers_never_chosen,
        ["inbound", "small", "large"]
    );
    assert_eq!(
        report.coverage.steps_never_expected,
        ["warm_hold", "tier_2", "holding_message", "nurture"]
    );
}

#[test]
fn a_failed_case_reports_the_actual_result() {
    let report = run(&policy(&CASES.replacen(
        "format: medium, tier_1: 2026-06-19T14:53",
        "format: small, tier_1: 2026-06-19T15:00",
        1,
    )));
    let failures: Vec<_> = report.cases[0]
        .failures
        .iter()
        .map(|f| (f.what, f.actual.as_str()))
        .collect();
    assert_eq!(
        failures,
        [("format", "medium"), ("tier_1", "2026-06-19T14:53:00Z")]
    );
    assert!(!report.passed());
}

#[test]
fn cases_are_part_of_the_signed_form() {
    let decimal = "facts: { ratio: { type: number } }
";
    let cases = CASES.replacen(
        "deal_size: 12000",
        "deal_size: \"£12–13k\", ratio: 0.125",
        1,
    );
    let yaml = format!("{decimal}{ARTICLE}\n{cases}");
    let written = PolicyDraft::from_yaml(&yaml)
        .unwrap()
        .check()
        .policy
        .unwrap();
    for form in [DocumentForm::Signed, DocumentForm::Authored] {
        let again = PolicyDraft::from_node(written.to_node(form))
            .check()
            .policy
            .unwrap();
        assert_eq!(again.digest(), written.digest());
        assert_eq!(again.tests().len(), 2);
        assert!(run(&again).cases[0].unused.is_empty(), "{:?}", run(&again));
    }
}

#[test]
fn a_case_without_expectations_is_an_error() {
    let codes = |from: &str, to: &str| -> Vec<Code> {
        let yaml = format!("{ARTICLE}\n{}", CASES.replacen(from, to, 1));
        let checked = PolicyDraft::from_yaml(&yaml).unwrap().check();
        checked.errors().map(|d| d.code).collect()
    };
    let expect = "expect: { outcome: hand_off, format: medium, tier_1: 2026-06-19T14:53:00Z }";
    assert_eq!(codes(expect, "expect: {}"), [Code::EmptyGroup]);
    assert_eq!(codes("format: medium", "format: huge"), [Code::UnknownWord]);
    assert_eq!(
        codes("tier_1: 2026-06-19T14:53:00Z", "tier_1: soon"),
        [Code::WrongKind]
    );
    assert_eq!(
        codes("{ qualification_score: 82 }", "{ score: 82 }"),
        [Code::UnknownField]
    );
    assert_eq!(
        codes("missing: [budget_confirmed", "missing: [budget"),
        [Code::UnknownField]
    );
}
