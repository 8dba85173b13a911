//! The decided part of a decision: every decided value is in it, and no explanation.

#[macro_use]
#[path = "support/samples.rs"]
mod samples;

use baton_core::calendar::{Deadline, Instant, Warning};
use baton_core::decision::{CrmValue, Missing};
use baton_core::handoff::{FormatStep, Instead, StepId};
use baton_core::message::BriefFinding;
use baton_core::rule::Fact;
use baton_core::{Call, Decision, Outcome, Policy, Truth};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

/// A handoff whose text message is not possible, with a deal size over an edge, an optimistic amount and no company.
const CALL: &str = r#"{
    "id": "c-1", "at": "2026-06-19T14:23:00Z", "phase": "ended",
    "contact": {"name": "Sarah Okonkwo", "company": "n/a", "email": "sarah@example.com"},
    "facts": {
        "qualification_score": 82, "budget_confirmed": true, "decision_maker_confirmed": true,
        "deal_size": "£20–30k", "lead_source": "outbound", "mood": "warm"
    },
    "intent_signal": "Asked for a price", "call_summary": "Needs more cover."
}"#;

fn decision() -> Decision {
    let policy = Policy::from_yaml(sample!("article-policy.yaml")).unwrap();
    let call = Call::from_json(CALL).unwrap();
    policy.decide(&call, call.at)
}

fn later() -> Instant {
    Instant::from_epoch(2_000_000_000)
}

/// A change of a decision, by the part that it changes.
type Change = (&'static str, fn(&mut Decision));

fn not_possible(decision: &mut Decision) -> &mut baton_core::handoff::NotPossible {
    let mut steps = decision.plan.iter_mut();
    steps.find_map(|step| step.not_possible.as_mut()).unwrap()
}

fn reworded(text: &mut String) {
    text.push_str(" In other words.");
}

const DECIDED: [Change; 32] = [
    ("the moment", |d| d.at = Some(later())),
    ("no moment", |d| d.at = None),
    ("outcome", |d| d.outcome = Outcome::Undecided),
    ("a missing field", |d| {
        let field = "budget_confirmed".to_owned();
        d.missing.push(Missing { ask: None, field });
    }),
    ("a trace result", |d| d.trace[1].result = Truth::Unknown),
    ("a trace value", |d| {
        d.trace[1].actual = Some(Fact::Integer(81));
    }),
    ("a trace id", |d| d.trace[1].id.push('x')),
    ("a trace line", |d| drop(d.trace.pop())),
    ("tier", |d| {
        d.format.as_mut().unwrap().tier = Some("large".to_owned());
    }),
    ("no tier", |d| d.format.as_mut().unwrap().tier = None),
    ("a format step", |d| {
        d.format.as_mut().unwrap().steps.push(FormatStep::CrmNote);
    }),
    ("the call back", |d| {
        d.format.as_mut().unwrap().callback_by = Some(Deadline::elapsed(later()));
    }),
    ("straddling", |d| {
        d.format.as_mut().unwrap().straddles = None
    }),
    ("no format", |d| d.format = None),
    ("a plan step", |d| d.plan[0].step = "write_crm_contact"),
    ("a plan step's source", |d| d.plan[0].from = "sla"),
    ("the order of the plan", |d| d.plan.swap(0, 1)),
    ("a replacement", |d| {
        not_possible(d).instead = Instead::AlertAe;
    }),
    ("a step that is possible after all", |d| {
        d.plan.iter_mut().for_each(|step| step.not_possible = None);
    }),
    ("a deadline", |d| d.timeline[0].deadline.at = later()),
    ("a deadline's step", |d| d.timeline[0].id = StepId::Nurture),
    ("a merged text", |d| {
        d.timeline.iter_mut().for_each(|step| step.merged = None);
    }),
    ("a deadline's warning", |d| {
        d.timeline[0].deadline.warning = Some(Warning::HolidaysUnknown);
    }),
    ("a CRM property", |d| {
        let name = "qualification_score".to_owned();
        let properties = &mut d.crm.as_mut().unwrap().properties;
        properties.insert(name, CrmValue::Integer(0));
    }),
    ("a pending CRM property", |d| {
        d.crm.as_mut().unwrap().pending.clear();
    }),
    ("a CRM activity", |d| {
        reworded(&mut d.crm.as_mut().unwrap().activity.body);
    }),
    ("a finding's code", |d| d.intake[0].code = "wrong_type"),
    ("a finding's field", |d| d.intake[0].field.push('x')),
    ("a brief finding's code", |d| {
        d.brief.findings[0].code = "summary_empty";
    }),
    ("a message finding", |d| {
        d.brief.messages.slack_brief.findings.push(BriefFinding {
            code: "slack_line_cut",
            field: "slack_brief",
            message: String::new(),
        });
    }),
    ("a message's text", |d| {
        reworded(&mut d.brief.messages.slack_brief.text);
    }),
    ("a message that is not sent", |d| {
        d.brief.messages.warm_hold_email = None;
    }),
];

const EXPLANATIONS: [Change; 13] = [
    ("sentence", |d| reworded(&mut d.sentence)),
    ("a trace sentence", |d| reworded(&mut d.trace[1].sentence)),
    ("a distance", |d| {
        d.trace[1].distance = Some("3 short".to_owned());
    }),
    ("a format's reason", |d| {
        reworded(&mut d.format.as_mut().unwrap().why);
    }),
    ("the words of straddling", |d| {
        reworded(d.format.as_mut().unwrap().straddles.as_mut().unwrap());
    }),
    ("a plan step's words", |d| d.plan[0].words = "stop e-mails"),
    ("a plan step's note", |d| d.plan[0].note = Some("a note")),
    ("the reason of a replacement", |d| {
        reworded(&mut not_possible(d).reason);
    }),
    ("the reason of a merged text", |d| {
        let mut merged = d.timeline.iter_mut().filter_map(|s| s.merged.as_mut());
        merged.next().unwrap().why = "they are one text";
    }),
    ("a receipt", |d| d.timeline[0].deadline.receipt.clear()),
    ("a finding's message", |d| {
        reworded(&mut d.intake[0].message)
    }),
    ("a brief finding's message", |d| {
        reworded(&mut d.brief.findings[0].message);
    }),
    ("a message's measures", |d| {
        d.brief.messages.slack_brief.measures.words += 1;
    }),
];

#[test]
fn every_decided_part_changes_the_digest() {
    let decision = decision();
    let digest = decision.decided().digest().unwrap();
    for (part, change) in DECIDED {
        let mut changed = decision.clone();
        change(&mut changed);
        assert_ne!(changed, decision, "{part} is changed");
        assert_ne!(changed.decided().digest().unwrap(), digest, "{part}");
    }
}

#[test]
fn no_explanation_changes_the_digest() {
    let decision = decision();
    let mut all = decision.clone();
    for (part, change) in EXPLANATIONS {
        let mut changed = decision.clone();
        change(&mut changed);
        change(&mut all);
        assert_ne!(changed, decision, "{part} is changed");
        assert_eq!(changed.decided(), decision.decided(), "{part}");
    }
    let digest = |decision: &Decision| decision.decided().digest().unwrap();
    assert_eq!(digest(&all), digest(&decision));
}

#[test]
fn the_decided_part_is_canonical_and_holds_no_sentence() {
    let text = decision().decided().canonical().unwrap();
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    // `serde_json` sorts the keys of an object.
    assert_eq!(value.to_string(), text);
    for key in [
        "sentence", "why", "distance", "note", "words", "message", "receipt",
    ] {
        assert!(!text.contains(&format!("\"{key}\":")), "{key}");
    }
}
