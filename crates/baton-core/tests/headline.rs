//! The sentence that sums up a decision.
#![cfg(not(target_arch = "wasm32"))]

use baton_core::{Call, Policy, decide};

fn sentence(conditions: &str, call: &str) -> String {
    let yaml = format!(
        "facts: {{ n_seats: {{ type: integer }}, is_customer: {{ type: boolean }}, demo_at: {{ type: instant }}, note: {{ type: text }} }}
handoff_trigger:
  conditions: {conditions}
  actions: [pause_sequence, write_crm_contact, notify_ae_slack, start_sla_timer]
"
    );
    let policy = Policy::from_yaml(&yaml).unwrap_or_else(|errors| panic!("{errors}"));
    let call = Call::from_json(call).unwrap();
    decide(&policy, &call, call.at).sentence
}

#[test]
fn a_field_is_named_once_with_its_largest_distance() {
    let conditions = "
    - { field: n_seats, operator: gte, value: 10 }
    - any:
        - { field: n_seats, operator: gte, value: 20 }
        - { field: is_customer, operator: eq, value: true }
";
    assert_eq!(
        sentence(
            conditions,
            r#"{"id":"c","facts":{"n_seats":1,"is_customer":false}}"#
        ),
        "Not handed off: n seats is 1 (19 short)."
    );
    assert_eq!(
        sentence(
            conditions,
            r#"{"id":"c","facts":{"n_seats":12,"is_customer":false}}"#
        ),
        "Not handed off: n seats is 12 (8 short)."
    );
}

#[test]
fn times_are_named_in_days_or_hours() {
    let before = "[{ field: demo_at, operator: lt, value: 2026-06-01T00:00:00Z }]";
    for (demo, words) in [
        ("2026-06-19T14:23:00Z", "18 days too late"),
        ("2026-06-02T14:23:00Z", "1 day too late"),
        ("2026-06-01T05:22:59Z", "5 h 23 min too late"),
        ("2026-06-01T01:59:59Z", "2 h too late"),
        ("2026-06-01T00:09:59Z", "10 min too late"),
        ("2026-06-01T00:00:00Z", "1 s too late"),
    ] {
        let call = format!(r#"{{"id":"c","facts":{{"demo_at":"{demo}"}}}}"#);
        let said = sentence(before, &call);
        assert_eq!(
            said,
            format!("Not handed off: demo at is {demo} ({words}).")
        );
    }
}

#[test]
fn long_values_are_cut_and_fields_read_as_english() {
    let note = "[{ field: note, operator: contains, value: pricing }]";
    let call = format!(r#"{{"id":"c","facts":{{"note":"{}"}}}}"#, "é".repeat(400));
    let said = sentence(note, &call);
    assert!(said.ends_with("é…."), "{said}");
    assert!(said.chars().count() < 100, "{said}");
    assert_eq!(
        sentence(
            "[{ field: is_customer, operator: eq, value: true }]",
            r#"{"id":"c","facts":{"is_customer":false}}"#
        ),
        "Not handed off: customer is no."
    );
}

#[test]
fn an_unreachable_prospect_is_mentioned() {
    let yes = "[{ field: is_customer, operator: eq, value: true }]";
    for (at, words) in [
        (
            r#""at":"2026-06-19T14:23:00Z","#,
            "; AE to respond by 15:53, but there is no way",
        ),
        (
            "",
            "; no deadline, because the time of the call is not known, but there is no way",
        ),
    ] {
        let call = format!(
            r#"{{"id":"c",{at}"contact":{{"phone":"anonymous"}},"facts":{{"is_customer":true,"deal_size":900}}}}"#
        );
        let said = sentence(yes, &call);
        assert!(said.contains(words), "{said}");
    }
}
