//! The platforms' payloads in their forms of 2026, and voicemails.

use baton_core::intake::{FindingCode, IntakeError, Received, parse_payload};
use baton_core::policy::DocumentForm;
use baton_core::{Node, Outcome, Policy, PolicyDraft, decide, document::canonical};
use serde_json::{Value, json};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

const POLICY: &str = include_str!("fixtures/intake/policy-2026.yaml");
const BEFORE: &str = include_str!("fixtures/intake/policy.yaml");
const RETELL: &str = include_str!("fixtures/intake/retell-voicemail-2026.json");
const VAPI: &str = include_str!("fixtures/intake/vapi-end-of-call-report-2026.json");
const RETELL_BEFORE: &str = include_str!("fixtures/intake/retell-call-analyzed.json");
const VAPI_BEFORE: &str = include_str!("fixtures/intake/vapi-end-of-call-report.json");

fn policy(yaml: &str) -> Policy {
    let checked = PolicyDraft::from_yaml(yaml).unwrap().check();
    checked
        .policy
        .unwrap_or_else(|| panic!("{:#?}", checked.diagnostics))
}

fn receive(policy: &Policy, source: &str, payload: &str) -> Result<Received, IntakeError> {
    let payload = parse_payload(payload)?;
    let source = policy.intake().source(source).unwrap();
    source.receive(&payload, policy.money())
}

/// A payload with one text in it replaced.
fn with(payload: &str, from: &str, to: &str) -> String {
    let changed = payload.replacen(from, to, 1);
    assert_ne!(changed, payload, "`{from}` stands in the payload");
    changed
}

/// The findings as `code field: message`.
fn findings(received: &Received) -> Vec<String> {
    let line = |f: &baton_core::intake::IntakeFinding| {
        format!("{} {}: {}", f.code.as_str(), f.field, f.message)
    };
    received.findings.iter().map(line).collect()
}

fn voicemails(received: &Received) -> usize {
    let all = received.findings.iter();
    all.filter(|f| f.code == FindingCode::Voicemail).count()
}

#[test]
fn a_vapi_report_of_2026_is_read_and_decided() {
    let policy = policy(POLICY);
    let received = receive(&policy, "vapi", VAPI).unwrap();
    let call: serde_json::Value = serde_json::from_str(&received.call.to_json()).unwrap();
    assert_eq!(
        call,
        json!({
            "id": "019c7c11-5a0e-7cc4-9d6b-3f20b8e4c9aa",
            "at": "2026-06-22T08:34:51Z",
            "phase": "ended",
            "contact": { "name": "Priya Nair", "company": "", "phone": "+447700900456", "email": "" },
            "facts": {
                "budget_confirmed": true, "deal_size": "£30–35k", "decision_maker_confirmed": true,
                "lead_source": "inbound", "qualification_score": 91,
            },
            "intent_signal": "Rang us from the price page",
            "call_summary": "Rang after seeing the price page. Wants voice agents for a claims line of twelve people; budget is agreed and she signs it off.",
            "disqualifying_flags": ["existing contract until March", "wants EU hosting"],
            "recording_url": "https://recordings.example.com/019c7c11-mono.wav",
        })
    );
    assert_eq!(
        findings(&received),
        [
            "converted disqualifying_flags: a long text was read as a list of 2",
            "converted deal_size: the text “£30–35k” was read as £30,000 to £35,000, and counts as £32,500",
            "converted lead_source: the text “inboundPhoneCall” was read as the text “inbound”",
            "not_mapped Lead qualification: mood: Lead qualification: mood is not in the map; it was not used",
            "not_mapped Customer satisfaction: Customer satisfaction is not in the map; it was not used",
        ]
    );
    let decision = decide(&policy, &received.call, received.call.at.unwrap());
    assert_eq!(decision.outcome, Outcome::HandOff);
}

#[test]
fn every_unused_output_is_reported() {
    let policy = policy(POLICY);
    let mut payload: Value = serde_json::from_str(VAPI).unwrap();
    let outputs = payload
        .pointer_mut("/message/artifact/structuredOutputs")
        .and_then(Value::as_object_mut)
        .unwrap();
    let before = outputs.len();
    for number in 0..5000 {
        let output = json!({ "name": format!("Output {number}"), "result": number });
        outputs.insert(format!("id-{number}"), output);
    }
    assert_eq!(outputs.len(), before + 5000);
    let received = receive(&policy, "vapi", &payload.to_string()).unwrap();
    let unused: Vec<&str> = received
        .findings
        .iter()
        .filter(|f| f.code == FindingCode::NotMapped)
        .map(|f| f.field.as_str())
        .collect();
    assert_eq!(unused.len(), 5002);
    assert!(unused.contains(&"Output 4999") && unused.contains(&"Customer satisfaction"));
}

#[test]
fn an_output_is_found_by_name_despite_its_id() {
    let policy = policy(POLICY);
    let fact = |payload: &str| {
        let received = receive(&policy, "vapi", payload).unwrap();
        let missing = received
            .findings
            .iter()
            .find(|f| f.field == "budget_confirmed");
        let told = missing.map(|f| f.message.clone());
        (received.call.facts.get("budget_confirmed").cloned(), told)
    };
    let other_id = with(
        VAPI,
        "\"5f1b1a52-5b0e-4c7e-9f3a-2c8d1f6f0a01\"",
        "\"out-1\"",
    );
    assert_eq!(fact(&other_id), (Some(Node::Bool(true)), None));
    let said = "/message/artifact/structuredOutputs does not contain exactly one object named “Lead qualification”; budget_confirmed is missing";
    for payload in [
        with(
            VAPI,
            "\"name\": \"Lead qualification\"",
            "\"name\": \"Lead\"",
        ),
        with(
            VAPI,
            "\"name\": \"Call summary\"",
            "\"name\": \"Lead qualification\"",
        ),
        with(VAPI, "\"name\": \"Lead qualification\"", "\"name\": 7"),
        with(VAPI, "\"structuredOutputs\"", "\"outputs\""),
    ] {
        assert_eq!(fact(&payload), (None, Some(said.to_owned())));
    }
    // A list of outputs is searched alike.
    let mut payload: Value = serde_json::from_str(VAPI).unwrap();
    let outputs = &mut payload["message"]["artifact"]["structuredOutputs"];
    *outputs = outputs.as_object().unwrap().values().cloned().collect();
    assert_eq!(fact(&payload.to_string()), (Some(Node::Bool(true)), None));
}

#[test]
fn a_voicemail_is_reported_as_a_finding_and_a_flag() {
    let policy = policy(POLICY);
    let received = receive(&policy, "retell", RETELL).unwrap();
    assert_eq!(
        findings(&received)[0],
        "voicemail voicemail: a voicemail answered (/call/call_analysis/in_voicemail is true): there was no conversation with a person"
    );
    assert_eq!(voicemails(&received), 1, "once, whatever says so");
    let decision = decide(&policy, &received.call, received.call.at.unwrap());
    assert_eq!(
        decision.outcome,
        Outcome::HandOff,
        "the facts are what they are"
    );
    let flags = &decision.brief.fields.disqualifying_flags;
    assert_eq!(flags, &["reached voicemail, not a person"]);
    // It is still there after the call was written down, as a pipe does.
    let json = received.call.to_json();
    assert_eq!(baton_core::Call::from_json(&json).unwrap(), received.call);
}

#[test]
fn voicemail_signs_are_known_for_every_preset() {
    let (now, before) = (policy(POLICY), policy(BEFORE));
    let quiet = with(RETELL, "\"in_voicemail\": true", "\"in_voicemail\": false");
    let reason_alone = with(RETELL, "\"in_voicemail\": true,", "");
    let analysis_alone = with(RETELL, "voicemail_reached", "agent_hangup");
    let person = with(&quiet, "voicemail_reached", "user_hangup");
    for (payload, found) in [
        (RETELL, 1),
        (&quiet, 1),
        (&reason_alone, 1),
        (&analysis_alone, 1),
        (
            &with(
                &analysis_alone,
                "\"in_voicemail\": true",
                "\"in_voicemail\": \"true\"",
            ),
            1,
        ),
        (&person, 0),
        (
            &with(&person, "\"in_voicemail\": false", "\"in_voicemail\": null"),
            0,
        ),
        (&with(&person, "user_hangup", "dial_no_answer"), 0),
        (RETELL_BEFORE, 0),
    ] {
        for policy in [&now, &before] {
            let received = receive(policy, "retell", payload).unwrap();
            assert_eq!(voicemails(&received), found, "{payload}");
            let flagged = received.call.disqualifying_flags.len();
            assert_eq!(flagged, found, "{payload}");
        }
    }
    for (policy, payload) in [(&now, VAPI), (&before, VAPI_BEFORE)] {
        for (reason, found) in [
            ("voicemail", 1),
            ("Voicemail", 1),
            ("customer-ended-call", 0),
            ("customer-did-not-answer", 0),
            ("voicemail-detection-failed", 0),
        ] {
            let payload = payload.replacen("customer-ended-call", reason, 1);
            let received = receive(policy, "vapi", &payload).unwrap();
            assert_eq!(voicemails(&received), found, "{reason}");
        }
    }
}

#[test]
fn a_map_can_define_its_own_voicemail_signs() {
    let own = "handoff_trigger: { require_all: true, conditions: [{ field: budget_confirmed, operator: eq, value: true }], actions: [pause_sequence] }
intake:
  own:
    preset: custom
    voicemail: [{ at: /machine, is: true }, { at: /result, is: left message }]
    call: { id: /id, at: /at, intent_signal: /why }
    facts: { budget_confirmed: /budget }
";
    let own = policy(own);
    for (payload, found) in [
        (r#"{"id":"1","machine":true}"#, 1),
        (r#"{"id":"1","result":"Left message"}"#, 1),
        (r#"{"id":"1","machine":false,"result":"talked"}"#, 0),
        (r#"{"id":"1","machine":{},"result":[]}"#, 0),
        (r#"{"id":"1"}"#, 0),
    ] {
        let received = receive(&own, "own", payload).unwrap();
        assert_eq!(voicemails(&received), found, "{payload}");
    }
    let off = policy(&with(
        POLICY,
        "preset: retell_call_analyzed_2026",
        "preset: retell_call_analyzed_2026\n    voicemail: none",
    ));
    assert_eq!(voicemails(&receive(&off, "retell", RETELL).unwrap()), 0);
}

#[test]
fn a_map_of_2026_round_trips_with_the_same_digest() {
    let off = with(
        POLICY,
        "preset: vapi_end_of_call_report_2026",
        "preset: vapi_end_of_call_report_2026\n    voicemail: none",
    );
    for yaml in [POLICY, &off, BEFORE] {
        let read = policy(yaml);
        let completed = PolicyDraft::from_yaml(yaml).unwrap().completed().to_yaml();
        assert_eq!(policy(&completed).digest(), read.digest(), "{completed}");
        let signed = canonical::to_string(&read.to_node(DocumentForm::Signed)).unwrap();
        let node: Node = serde_json::from_str(&signed).unwrap();
        let again = PolicyDraft::from_node(node).check().policy.unwrap();
        let text = canonical::to_string(&again.to_node(DocumentForm::Signed)).unwrap();
        assert_eq!(text, signed);
    }
    // A map of an earlier form is written as it always was.
    let before = canonical::to_string(&policy(BEFORE).to_node(DocumentForm::Signed)).unwrap();
    assert!(!before.contains("voicemail"), "{before}");
}

#[test]
fn errors_in_the_2026_parts_of_a_map_are_reported() {
    let found = |from: &str, to: &str| {
        let checked = PolicyDraft::from_yaml(&with(POLICY, from, to))
            .unwrap()
            .check();
        let errors = checked.errors().map(|d| d.code.as_str().to_owned());
        errors.collect::<Vec<_>>()
    };
    let preset = "preset: retell_call_analyzed_2026";
    let with_sign = |sign: &str| format!("{preset}\n    voicemail: {sign}");
    assert_eq!(found(preset, &with_sign("true")), ["wrong_kind"]);
    assert_eq!(found(preset, &with_sign("[{ at: /a }]")), ["missing_key"]);
    assert_eq!(
        found(preset, &with_sign("[{ at: a.b, is: true }]")),
        ["bad_pointer"]
    );
    assert_eq!(
        found(preset, &with_sign("[{ at: /a, is: 1 }]")),
        ["wrong_kind"]
    );
    assert_eq!(
        found(preset, &with_sign("[{ at: /a, is: x, was: y }]")),
        ["unknown_key"]
    );
    assert_eq!(found("named: Call summary, ", ""), ["missing_key"]);
    assert_eq!(found("at: /result/intent", "at: result"), ["bad_pointer"]);
    assert_eq!(
        found(preset, "preset: retell_call_analyzed_2025"),
        ["unknown_word"]
    );
}

#[test]
fn a_boolean_matches_the_choices_for_yes_and_no() {
    let choices = "handoff_trigger: { require_all: true, conditions: [{ field: budget_confirmed, operator: eq, value: true }], actions: [pause_sequence] }
facts: { steps: { type: integer } }
intake:
  own:
    preset: custom
    call: { id: /id, at: /at, intent_signal: /why }
    facts:
      budget_confirmed: { from: /v, read: choice, choices: CHOICES }
";
    let read = |choices_of: &str, value: &str| {
        let policy = policy(&choices.replace("CHOICES", choices_of));
        let payload = format!(r#"{{"id":"1","v":{value}}}"#);
        let received = receive(&policy, "own", &payload).unwrap();
        let unreadable = received
            .findings
            .iter()
            .any(|f| f.code == FindingCode::Unreadable);
        assert_eq!(
            unreadable,
            received.call.facts.get("budget_confirmed").is_none()
        );
        received.call.facts.get("budget_confirmed").cloned()
    };
    let (yes, no) = (Some(Node::Bool(true)), Some(Node::Bool(false)));
    for (choices, value, meant) in [
        ("{ \"yes\": true, \"no\": false }", "true", &yes),
        ("{ \"yes\": true, \"no\": false }", "false", &no),
        ("{ \"Yes\": true, \"No\": false }", "true", &yes),
        ("{ \"true\": true, \"false\": false }", "false", &no),
        // The other way about: the key says what was sent, not the meaning.
        ("{ \"yes\": false, \"no\": true }", "true", &no),
        ("{ \"yes\": false, \"no\": true }", "false", &yes),
        ("{ \"true\": false, \"yes\": true }", "true", &no),
        ("{ \"yes\": true }", "false", &None),
        ("{ \"agreed\": true }", "true", &None),
        // Numbers, whole and not.
        ("{ \"1\": true, \"0\": false }", "1", &yes),
        ("{ \"1\": true, \"0\": false }", "0", &no),
        ("{ \"0.5\": true }", "0.5", &yes),
        ("{ \"1\": true }", "2", &None),
        ("{ \"1\": true }", "true", &None),
        ("{ \"yes\": true }", "{}", &None),
    ] {
        assert_eq!(&read(choices, value), meant, "{choices} {value}");
    }
}
