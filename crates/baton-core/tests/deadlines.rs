//! One deadline everywhere: the call back that a tier promises, in the timeline, the brief, the CRM and the headline.
#![cfg(not(target_arch = "wasm32"))]

use baton_core::decision::CrmValue;
use baton_core::handoff::StepId;
use baton_core::{Call, Decision, Instant, Policy, PolicyDraft, decide};

fn policy(callback: u32, tier_1: u32, tier_2: u32) -> Policy {
    let yaml = format!(
        "handoff_trigger:
  conditions: [{{ field: budget_confirmed, operator: eq, value: true }}]
  actions: [pause_sequence, write_crm_contact, notify_ae_slack, start_sla_timer]
handoff_formats:
  tiers: [{{ id: inbound, format: [warm_transfer, slack_alert], callback_within_minutes: {callback} }}]
handoff_sla: {{ warm_hold_sms_minutes: 1, tier_1_response_minutes: {tier_1}, tier_2_escalation_minutes: {tier_2},
  tier_3_minutes: 400 }}
"
    );
    let checked = PolicyDraft::from_yaml(&yaml).unwrap().check();
    let found = checked.diagnostics;
    checked.policy.unwrap_or_else(|| panic!("{found:#?}"))
}

fn inbound(policy: &Policy, at: Instant) -> Decision {
    let text = r#"{"id":"c","contact":{"name":"Priya Raman","phone":"+447700900123"},"facts":{"budget_confirmed":true}}"#;
    decide(policy, &Call::from_json(text).unwrap(), at)
}

#[test]
fn the_promised_call_back_is_the_only_deadline() {
    let monday = Instant::parse("2026-06-22T06:00:00Z").unwrap();
    for (callback, tier_1, tier_2) in [(5, 30, 60), (1, 2, 3), (29, 30, 31), (15, 60, 240)] {
        let policy = policy(callback, tier_1, tier_2);
        let (sla, calendar) = (policy.sla(), policy.calendar());
        // Every 47 minutes of a week: before, in and after hours, and over the weekend.
        for step in 0..214 {
            let at = monday.plus(step * 47 * 60);
            let decision = inbound(&policy, at);
            let due = sla.deadline(calendar, at, callback).at;
            let moment = |id| {
                let step = decision.timeline.iter().find(|step| step.id == id);
                step.map(|step| step.deadline.at)
            };
            assert_eq!(moment(StepId::Tier1), Some(due));
            let alert = sla.deadline(calendar, at, callback + tier_2 - tier_1).at;
            assert_eq!(moment(StepId::Tier2), Some(alert));
            let nurture = sla.deadline(calendar, at, 400).at;
            assert_eq!(moment(StepId::Nurture), Some(nurture));
            let format = decision.format.as_ref().unwrap();
            assert_eq!(format.callback_by.as_ref().map(|by| by.at), Some(due));
            let crm = decision.crm.as_ref().unwrap();
            let written = crm
                .properties
                .iter()
                .find(|(name, _)| *name == "sla_deadline");
            let written = written.map(|(_, value)| value.clone());
            assert_eq!(written, Some(CrmValue::Text(due.to_string())));
            let local = calendar.zone().local(due).format("%H:%M").to_string();
            let slack = &decision.brief.messages.slack_brief.text;
            assert!(slack.contains(&format!("*Respond by:* {local}")), "{slack}");
            let headline = &decision.sentence;
            assert!(
                headline.contains(&format!("AE to call back by {local}")),
                "{headline}"
            );
        }
    }
}

#[test]
fn a_call_without_a_time_has_the_same_outcome() {
    let facts = [
        r#"{"budget_confirmed":true}"#,
        r#"{"budget_confirmed":false}"#,
        r#"{"deal_size":"£12k"}"#,
        "{}",
    ];
    let policy = policy(5, 30, 60);
    let at = Instant::parse("2026-06-22T10:40:00Z").unwrap();
    for phase in ["live", "ended"] {
        for given in [
            "",
            r#""at":"soon","#,
            r#""at":[1],"#,
            r#""at":"2026-13-01T00:00:00Z","#,
        ] {
            for facts in facts {
                let text = format!(r#"{{"id":"c",{given}"phase":"{phase}","facts":{facts}}}"#);
                let call = Call::from_json(&text).unwrap();
                let (without, with) = (decide(&policy, &call, None), decide(&policy, &call, at));
                assert_eq!(without.outcome, with.outcome, "{text}");
                assert_eq!(without.trace, with.trace);
                assert_eq!(without.plan, with.plan);
                assert_eq!(without.missing, with.missing);
                let tier = |d: &Decision| d.format.as_ref().and_then(|f| f.tier.clone());
                assert_eq!(tier(&without), tier(&with));
                assert_eq!(without.timeline, []);
                assert_eq!(without.intake[0].code, "moment_missing");
                assert!(
                    with.intake
                        .iter()
                        .all(|finding| finding.code != "moment_missing")
                );
                assert!(without.canonical().is_ok());
            }
        }
    }
}
