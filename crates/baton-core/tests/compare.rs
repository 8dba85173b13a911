//! The changes of calls between two policies: each kind is counted, and explanations are none.

#[macro_use]
#[path = "support/samples.rs"]
mod samples;

use baton_core::analysis::compare::{ChangeCounts, Changes};
use baton_core::handoff::StepId;
use baton_core::policy::Edit;
use baton_core::{Call, Decision, Node, Path, Policy, PolicyDraft, decide, document::json};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

const ARTICLE: &str = sample!("article-policy.yaml");
const CALLS: &str = sample!("calls.json");

fn draft() -> PolicyDraft {
    PolicyDraft::from_yaml(ARTICLE).unwrap().completed()
}

fn policy(draft: &PolicyDraft) -> Policy {
    let read = draft.read();
    let why = format!("{:?}", read.errors().collect::<Vec<_>>());
    read.policy.expect(&why)
}

/// The sample calls.
fn calls() -> Vec<Call> {
    let Node::List(samples) = json::parse(CALLS).unwrap() else {
        panic!("the samples are a list")
    };
    let call = |sample: &Node| Call::from_node(sample.get("call").unwrap().clone()).unwrap();
    samples.iter().map(call).collect()
}

/// The article's policy with values at some places; a place at the end of a list adds an item.
fn with(values: &[(String, String)]) -> Policy {
    let mut draft = draft();
    for (at, value) in values {
        let (at, to) = (Path::new(at), json::parse(value).unwrap());
        let (list, last) = at.split_last().unwrap();
        let edit = match (draft.node().at(&list), last.parse()) {
            (Some(Node::List(items)), Ok(index)) if index == items.len() => Edit::Insert {
                list,
                index,
                item: to,
            },
            _ => Edit::Set { at, to },
        };
        draft.apply(&edit).unwrap();
    }
    policy(&draft)
}

fn decided(policy: &Policy) -> Vec<Decision> {
    let calls = calls();
    calls
        .iter()
        .map(|call| decide(policy, call, call.at))
        .collect()
}

/// The changes of each sample call that changes.
fn changed(after: &Policy) -> Vec<(String, Changes)> {
    let pairs = decided(&policy(&draft())).into_iter().zip(decided(after));
    let changes =
        pairs.map(|(before, after)| (before.call.clone(), Changes::between(&before, &after)));
    changes.filter(|(_, changes)| changes.any()).collect()
}

/// Counts in the order outcome, tier, deadlines, messages, steps, after that of the calls.
fn of(calls: usize, [outcome, tier, deadlines, messages, steps]: [usize; 5]) -> ChangeCounts {
    ChangeCounts {
        calls,
        outcome,
        tier,
        deadlines,
        messages,
        steps,
    }
}

const DAYS: [&str; 5] = ["mon", "tue", "wed", "thu", "fri"];

/// One set of windows for every working day.
fn hours(windows: &str) -> Vec<(String, String)> {
    let day = |day| (format!("/calendar/hours/{day}"), windows.to_owned());
    DAYS.map(day).to_vec()
}

fn one(at: &str, value: &str) -> Vec<(String, String)> {
    vec![(at.to_owned(), value.to_owned())]
}

/// What is edited, the edits, and the counts that they have.
type Edited = (&'static str, Vec<(String, String)>, ChangeCounts);

/// Of the 24 sample calls 18 are handed off: 2 inbound, 3 small, 11 medium and 2 large.
fn edited() -> Vec<Edited> {
    let text = r#""Hi {first_name|there}, we have the notes of your call.""#;
    let renamed = vec![
        (
            "/handoff_formats/tiers/1/id".to_owned(),
            r#""tiny""#.to_owned(),
        ),
        (
            "/handoff_formats/when_unknown".to_owned(),
            r#""tiny""#.to_owned(),
        ),
    ];
    vec![
        ("nothing", vec![], of(0, [0; 5])),
        (
            "a threshold: of five calls one has a fact to come, and was not handed off before",
            one("/handoff_trigger/conditions/0/value", "80"),
            of(5, [5, 4, 4, 4, 4]),
        ),
        (
            "hours with a lunch break",
            hours(r#"["08:00-12:30","13:30-18:00"]"#),
            of(18, [0, 0, 18, 3, 1]),
        ),
        (
            "closed on Christmas Eve",
            one("/calendar/closed/0", r#""2026-12-24""#),
            of(1, [0, 0, 1, 1, 0]),
        ),
        (
            "another country's holidays: Easter Monday and the first Monday of August",
            one("/calendar/holidays", r#""scotland""#),
            of(2, [0, 0, 2, 2, 0]),
        ),
        (
            "the AE's minutes; two calls have a call back of their own, and only the manager's alert moves",
            one("/handoff_sla/tier_1_response_minutes", "25"),
            of(18, [0, 0, 18, 16, 0]),
        ),
        (
            "the manager's minutes, which no message names",
            one("/handoff_sla/tier_2_escalation_minutes", "45"),
            of(18, [0, 0, 18, 0, 0]),
        ),
        (
            "the minutes until nurture",
            one("/handoff_sla/tier_3_minutes", "200"),
            of(18, [0, 0, 18, 0, 0]),
        ),
        (
            "the warm hold's minutes: one text is not merged any more",
            one("/handoff_sla/warm_hold_sms_minutes", "15"),
            of(18, [0, 0, 18, 1, 1]),
        ),
        (
            "the call back of inbound calls",
            one("/handoff_formats/tiers/0/callback_within_minutes", "10"),
            of(2, [0, 0, 2, 2, 0]),
        ),
        (
            "the holding message",
            one("/messages/holding_message", text),
            of(18, [0, 0, 0, 18, 0]),
        ),
        (
            "the SMS, which one call does not get",
            one("/messages/warm_hold_sms", text),
            of(17, [0, 0, 0, 17, 0]),
        ),
        (
            "what the agent says before a transfer",
            one("/warm_transfer/say", r#""One moment, please.""#),
            of(4, [0, 0, 0, 4, 0]),
        ),
        (
            "a step that nobody reads",
            one("/handoff_formats/tiers/2/format/2", r#""crm_note""#),
            of(11, [0, 0, 0, 0, 11]),
        ),
        (
            "an SMS at the handoff of small deals: for one call it takes the place of a merged text",
            one("/handoff_formats/tiers/1/format/2", r#""sms_to_prospect""#),
            of(3, [0, 0, 0, 1, 3]),
        ),
        ("a tier's name", renamed, of(3, [0, 3, 0, 0, 0])),
        (
            "a CRM property",
            one("/crm/fields/lifecycle_stage", r#""lead""#),
            of(0, [0; 5]),
        ),
        ("the title", one("/title", r#""Another""#), of(0, [0; 5])),
        (
            "a question",
            one("/facts/deal_size/ask", r#""How large is it?""#),
            of(0, [0; 5]),
        ),
        (
            "an alarm",
            one("/quality/sla_breach_alarm_percent", "20"),
            of(0, [0; 5]),
        ),
    ]
}

#[test]
fn each_kind_of_change_has_its_own_count() {
    for (what, values, expected) in edited() {
        let found: ChangeCounts = changed(&with(&values))
            .iter()
            .map(|(_, changes)| *changes)
            .collect();
        assert_eq!(found, expected, "{what}");
    }
}

/// What people notice of a decision, out of its JSON: deadlines, messages and steps, each as a text.
fn noticed(decision: &Decision) -> [String; 3] {
    let json = serde_json::to_value(decision).unwrap();
    let steps = json["timeline"].as_array().unwrap();
    let mut moments: Vec<String> = steps
        .iter()
        .map(|step| format!("{} {}", step["id"], step["at"]))
        .collect();
    moments.push(json["format"]["callback_by"]["at"].to_string());
    moments.sort();
    let mut merged: Vec<String> = steps
        .iter()
        .map(|step| format!("{} {}", step["id"], step["merged"]["into"]))
        .collect();
    merged.sort();
    let plan = json["plan"].as_array().unwrap();
    let tells = plan
        .iter()
        .any(|step| step["step"].as_str().unwrap().contains("slack"));
    let all = json["brief"]["messages"].as_object().unwrap().iter();
    let texts = all.filter(|(kind, _)| tells || *kind != "slack_brief");
    let texts: Vec<String> = texts
        .map(|(kind, message)| format!("{kind} {}", message["text"]))
        .collect();
    [
        moments.join("\n"),
        texts.join("\n"),
        format!(
            "{} {} {}",
            json["plan"],
            json["format"]["steps"],
            merged.join("\n")
        ),
    ]
}

#[test]
fn changes_agree_with_the_json_of_both_decisions() {
    let before = decided(&policy(&draft()));
    let mut seen = [0; 6];
    for (what, values, _) in edited() {
        for (before, after) in before.iter().zip(decided(&with(&values))) {
            let changes = Changes::between(before, &after);
            let ([d, m, s], [deadlines, messages, steps]) = (noticed(before), noticed(&after));
            let tier =
                |decision: &Decision| decision.format.as_ref().map(|format| format.tier.clone());
            let expected = Changes {
                outcome: before.outcome != after.outcome,
                tier: tier(before) != tier(&after),
                deadlines: d != deadlines,
                messages: m != messages,
                steps: s != steps,
            };
            assert_eq!(changes, expected, "{what}: {}", before.call);
            assert_eq!(
                changes,
                Changes::between(&after, before),
                "{what}: {}",
                before.call
            );
            let kinds = [
                changes.outcome,
                changes.tier,
                changes.deadlines,
                changes.messages,
                changes.steps,
                !changes.any(),
            ];
            kinds
                .iter()
                .zip(&mut seen)
                .for_each(|(kind, seen)| *seen += usize::from(*kind));
        }
    }
    assert!(seen.iter().all(|seen| *seen > 4), "{seen:?}");
}

#[test]
fn a_call_late_on_christmas_eve_moves_to_the_next_working_day() {
    let mut values = hours(r#"["08:00-12:30","13:30-18:00"]"#);
    values.extend(one("/calendar/closed/0", r#""2026-12-24""#));
    values.extend(one("/calendar/holidays", r#""scotland""#));
    let after = with(&values);
    let due = |policy: &Policy| {
        let decision = decided(policy)
            .into_iter()
            .find(|decision| decision.call == "c-1059");
        let timeline = decision.unwrap().timeline;
        let step = timeline.into_iter().find(|step| step.id == StepId::Tier1);
        step.unwrap().deadline.at.to_string()
    };
    assert_eq!(due(&policy(&draft())), "2026-12-24T17:20:00Z");
    assert_eq!(
        due(&after),
        "2026-12-29T08:30:00Z",
        "Tuesday, half an hour after opening"
    );
    let changes = changed(&after)
        .into_iter()
        .find(|(id, _)| id == "c-1059")
        .unwrap()
        .1;
    assert!(changes.deadlines && changes.messages && !changes.outcome && !changes.tier);
}

#[test]
fn a_call_without_a_handoff_has_no_message_changes() {
    let after = with(&one(
        "/messages/slack_brief",
        r#""Line\nLine\nLine\nLine\nLine""#,
    ));
    let changed = changed(&after);
    assert_eq!(changed.len(), 18, "the 18 that are handed off");
    assert!(changed.iter().all(|(_, changes)| changes.messages));
    // Nobody is told by a policy without a message to the AE, and its calls have no brief to change.
    let silent = |text: &str| {
        let mut draft = draft();
        for (at, to) in [
            ("/handoff_trigger/actions", r#"["pause_sequence"]"#),
            ("/handoff_formats/tiers/1/format", r#"["crm_note"]"#),
            ("/messages/slack_brief", text),
        ] {
            let to = json::parse(to).unwrap();
            draft
                .apply(&Edit::Set {
                    at: Path::new(at),
                    to,
                })
                .unwrap();
        }
        let decisions = decided(&policy(&draft));
        decisions
            .into_iter()
            .find(|decision| decision.call == "c-1043")
            .unwrap()
    };
    let one = silent(r#""A\nB\nC\nD\nE""#);
    let other = silent(r#""A\nB\nC\nD\nF""#);
    assert_ne!(
        one.brief.messages.slack_brief.text,
        other.brief.messages.slack_brief.text
    );
    assert!(!Changes::between(&one, &other).any());
}
