//! Payloads of voice platforms, turned into calls.

use baton_core::intake::{FindingCode, IntakeError, Received, parse_payload};
use baton_core::policy::DocumentForm;
use baton_core::{Node, Outcome, Path, Policy, PolicyDraft, decide, document::canonical};
use serde_json::{Value, json};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

const POLICY: &str = include_str!("fixtures/intake/policy.yaml");
const RETELL: &str = include_str!("fixtures/intake/retell-call-analyzed.json");
const VAPI: &str = include_str!("fixtures/intake/vapi-end-of-call-report.json");

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

/// A call as another reader of JSON sees it.
fn written(call: &baton_core::Call) -> serde_json::Value {
    serde_json::from_str(&call.to_json()).unwrap()
}

#[test]
fn a_retell_payload_is_read_and_decided() {
    let policy = policy(POLICY);
    let received = receive(&policy, "retell", RETELL).unwrap();
    assert_eq!(
        written(&received.call),
        json!({
            "id": "call_7f3a9c2e51d84b60a1",
            "at": "2026-06-19T14:23:00Z",
            "phase": "ended",
            "contact": {
                "name": "Sarah Okonkwo", "company": "Apex Logistics UK",
                "phone": "+447700900123", "email": "",
            },
            "facts": {
                "budget_confirmed": true, "deal_size": "£15–20k", "decision_maker_confirmed": true,
                "lead_source": "outbound", "qualification_score": 82,
            },
            "intent_signal": "Asked what ten outbound agents would cost",
            "call_summary": "Needs outbound calling for six reps who dial by hand. Budget £15–20k, decision within 30 days. No voice AI so far. Agreed that a colleague calls back today.",
            "disqualifying_flags": [],
            "recording_url": "https://recordings.example.com/call_7f3a9c2e51d84b60a1.wav",
        })
    );
    assert_eq!(
        received.started_at.map(|at| at.to_string()).as_deref(),
        Some("2026-06-19T14:18:34Z")
    );
    assert_eq!(
        findings(&received),
        [
            "converted at: 1781878980750 milliseconds since 1970 were read as 2026-06-19T14:23:00Z",
            "converted started_at: 1781878714250 milliseconds since 1970 were read as 2026-06-19T14:18:34Z",
            "missing disqualifying_flags: an empty text at /call/call_analysis/custom_analysis_data/concerns; disqualifying_flags is missing",
            "converted budget_confirmed: the text “Yes” was read as yes",
            "converted deal_size: the text “£15–20k” was read as £15,000 to £20,000, and counts as £17,500",
            "converted decision_maker_confirmed: the text “true” was read as yes",
            "converted qualification_score: the text “82” was read as the number 82",
            "not_mapped mood: mood is not in the map; it was not used",
        ]
    );
    let decision = decide(&policy, &received.call, received.call.at.unwrap());
    assert_eq!(decision.outcome, Outcome::HandOff);
    assert_eq!(decision.format.unwrap().tier.as_deref(), Some("medium"));
}

#[test]
fn a_vapi_payload_is_read_and_unknown_values_stay_unknown() {
    let policy = policy(POLICY);
    let received = receive(&policy, "vapi", VAPI).unwrap();
    let call = written(&received.call);
    assert_eq!(call["id"], "019a7c11-5a0e-7cc4-9d6b-3f20b8e4c9aa");
    assert_eq!(call["at"], "2026-06-22T08:34:51Z");
    assert_eq!(call["contact"]["phone"], "+447700900456");
    assert_eq!(
        call["disqualifying_flags"],
        json!(["existing contract until March", "wants EU hosting"])
    );
    assert_eq!(
        call["facts"],
        json!({
            "budget_confirmed": true, "deal_size": 32000, "lead_source": "inbound",
            "qualification_score": 91,
        })
    );
    assert_eq!(
        findings(&received),
        [
            "converted disqualifying_flags: a long text was read as a list of 2",
            "missing decision_maker_confirmed: the text “not sure”, which means unknown, at /message/analysis/structuredData/isDecisionMaker; decision_maker_confirmed is missing",
            "converted lead_source: the text “inboundPhoneCall” was read as the text “inbound”",
        ]
    );
    let decision = decide(&policy, &received.call, received.call.at.unwrap());
    assert_eq!(decision.outcome, Outcome::Undecided);
    assert_eq!(decision.missing[0].field, "decision_maker_confirmed");
}

#[test]
fn a_call_round_trips_through_its_own_format() {
    let policy = policy(POLICY);
    for (source, payload) in [("retell", RETELL), ("vapi", VAPI)] {
        let call = receive(&policy, source, payload).unwrap().call;
        let json = call.to_json();
        assert_eq!(baton_core::Call::from_json(&json).unwrap(), call);
    }
}

#[test]
fn the_prospects_number_follows_the_direction() {
    let policy = policy(POLICY);
    let inbound = with(RETELL, "\"outbound\"", "\"inbound\"");
    let received = receive(&policy, "retell", &inbound).unwrap();
    assert_eq!(received.call.contact.phone, "+447700900450");
    assert_eq!(
        received.call.facts.get("lead_source"),
        Some(&Node::text("inbound"))
    );

    let web_call = with(RETELL, "\"direction\": \"outbound\",", "");
    let received = receive(&policy, "retell", &web_call).unwrap();
    assert_eq!(received.call.contact.phone, "");
    let first = &received.findings[2];
    assert_eq!(
        (first.code, first.field.as_str(), first.pointer.as_str()),
        (FindingCode::Missing, "contact_phone", "/call/direction")
    );
}

#[test]
fn a_payload_with_a_part_nested_to_any_depth_gives_the_same_call() {
    let policy = policy(POLICY);
    let expected = receive(&policy, "retell", RETELL).unwrap();
    for depth in [60, 65, 100_000] {
        let deep = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        let payload = RETELL.replacen('{', &format!("{{\"unused\":{deep},"), 1);
        let received = receive(&policy, "retell", &payload).unwrap();
        assert_eq!(received.call, expected.call, "{depth}");
        assert_eq!(findings(&received), findings(&expected), "{depth}");
    }
}

#[test]
fn another_event_is_rejected_by_name() {
    let policy = policy(POLICY);
    let refused = |source, payload: &str| {
        let error = receive(&policy, source, payload).unwrap_err();
        (error.code(), error.to_string())
    };
    assert_eq!(
        refused("retell", &with(RETELL, "call_analyzed", "call_ended")),
        (
            "other_event",
            "the event at /event is `call_ended`; only `call_analyzed` can be decided, so skip this payload"
                .to_owned()
        )
    );
    assert_eq!(
        refused("vapi", &with(VAPI, "end-of-call-report", "status-update")).0,
        "other_event"
    );
    let (code, message) = refused("retell", VAPI);
    assert_eq!(code, "event_missing");
    assert!(message.contains("from another platform?"), "{message}");
    assert_eq!(refused("vapi", "[]").0, "event_missing");
    assert_eq!(
        refused("retell", &with(RETELL, "\"call_id\"", "\"id\"")),
        (
            "id_missing",
            "the payload has no id for the call at /call/call_id".to_owned()
        )
    );
    let broken = with(RETELL, "\"call\": {", "\"call\": {{");
    let IntakeError::NotJson { line, .. } = receive(&policy, "retell", &broken).unwrap_err() else {
        panic!("this is no JSON");
    };
    assert_eq!(line, 3);
    let twice = with(
        RETELL,
        "\"event\"",
        "\"event\": \"call_analyzed\", \"event\"",
    );
    assert_eq!(refused("retell", &twice).0, "payload_unreadable");
}

#[test]
fn missing_and_unreadable_values_are_reported_and_never_guessed() {
    let policy = policy(POLICY);
    let unreadable = |from: &str, to: &str| {
        let received = receive(&policy, "retell", &with(RETELL, from, to)).unwrap();
        let found = received
            .findings
            .iter()
            .find(|f| !matches!(f.code, FindingCode::Converted))
            .unwrap();
        format!("{} {}", found.code.as_str(), found.message)
    };
    for (from, to, want) in [
        (
            "1781878980750",
            "1781878980",
            "unreadable 1781878980 milliseconds since 1970 are not in this century; it looks like seconds; at counts as missing",
        ),
        (
            "1781878980750",
            "\"2026-06-19T14:23:00Z\"",
            "unreadable the text “2026-06-19T14:23:00Z” is not a number of milliseconds since 1970; at counts as missing",
        ),
        (
            "1781878980750",
            "null",
            "missing nothing at /call/end_timestamp; at is missing",
        ),
    ] {
        assert_eq!(unreadable(from, to), want);
    }
    let read = |from: &str, to: &str, field: &str| {
        let received = receive(&policy, "retell", &with(RETELL, from, to)).unwrap();
        received.call.facts.get(field).cloned()
    };
    for (text, number) in [
        ("\"82.0\"", 82),
        ("\"82.00\"", 82),
        ("\" 82 \"", 82),
        ("\"+7.0\"", 7),
        ("\"8.2E1\"", 82),
        ("\"1,234\"", 1234),
    ] {
        let found = read("\"82\"", text, "qualification_score");
        assert_eq!(found, Some(Node::Int(number)), "{text}");
    }
    for (text, wanted) in [
        ("\"Y\"", true),
        ("\"1\"", true),
        ("1", true),
        ("\"✓\"", true),
        ("\"On\"", true),
        ("\"f\"", false),
        ("\"0\"", false),
        ("0", false),
    ] {
        let found = read("\"Yes\"", text, "budget_confirmed");
        assert_eq!(found, Some(Node::Bool(wanted)), "{text}");
    }
    let fact = |from: &str, to: &str, field: &str| {
        let received = receive(&policy, "retell", &with(RETELL, from, to)).unwrap();
        let found = received.findings.iter().find(|f| f.field == field).unwrap();
        // An amount goes on as it was given, so that the decision can say so.
        let is_amount = field == "deal_size";
        let given = received.call.facts.get(field);
        assert_eq!(given.is_some(), is_amount, "{from} → {to}");
        found.message.clone()
    };
    assert_eq!(
        fact("\"82\"", "\"82 of 100\"", "qualification_score"),
        "the text “82 of 100” is not a whole number; qualification_score counts as missing"
    );
    assert_eq!(
        fact("\"82\"", "82.5", "qualification_score"),
        "the number 82.5 is not a whole number; qualification_score counts as missing"
    );
    assert_eq!(
        fact("\"Yes\"", "\"probably\"", "budget_confirmed"),
        "the text “probably” is not a yes or no; budget_confirmed counts as missing"
    );
    assert_eq!(
        fact("\"Yes\"", "2", "budget_confirmed"),
        "the number 2 is not a yes or no; budget_confirmed counts as missing"
    );
    assert_eq!(
        fact("\"Yes\"", "\"\"", "budget_confirmed"),
        "an empty text at /call/call_analysis/custom_analysis_data/budget_confirmed; budget_confirmed is missing"
    );
    assert_eq!(
        fact("\"£15–20k\",", "\"$15k\",", "deal_size"),
        "the text “$15k” is in another currency ($); this policy's amounts are in GBP; write “£5k”; deal_size counts as missing"
    );
    assert_eq!(
        fact(
            "\"direction\": \"outbound\"",
            "\"direction\": \"sideways\"",
            "lead_source"
        ),
        "the text “sideways” is none of “inbound”, “outbound”; lead_source counts as missing"
    );
}

#[test]
fn an_amount_that_cannot_be_read_reaches_the_decision() {
    let policy = policy(POLICY);
    for (said, code) in [
        ("$15k", "amount_unreadable"),
        ("£12.500", "amount_unreadable"),
        ("15–20", "amount_unreadable"),
        ("£15k pcm", "amount_qualified"),
    ] {
        let payload = with(RETELL, "\"£15–20k\",", &format!("\"{said}\","));
        let received = receive(&policy, "retell", &payload).unwrap();
        let decision = decide(&policy, &received.call, received.call.at.unwrap());
        let found: Vec<_> = decision.intake.iter().map(|f| f.code).collect();
        assert_eq!(found, [code], "{said}");
    }
    let payload = with(RETELL, "\"£15–20k\",", "\"£15k pcm\",");
    let received = receive(&policy, "retell", &payload).unwrap();
    let told = received.findings.iter().find(|f| f.field == "deal_size");
    assert_eq!(
        told.unwrap().message,
        "the text “£15k pcm” was read as £15,000, without “per month”"
    );
}

#[test]
fn a_custom_source_is_read() {
    let yaml = "\
handoff_trigger:
  conditions: [{ field: deal_size, operator: gte, value: 1000 }]
  actions: [pause_sequence]
intake:
  dialler:
    preset: custom
    event: { at: /kind, is: finished }
    custom_object: /answers
    call:
      id: /number
      at: /ended
      intent_signal: { from: /answers/why, read: choice, choices: [{ text: \"coût\", means: Asked for the price }] }
    facts:
      deal_size:
        from: { by: /answers/sort, cases: { big: /answers/large, small: /answers/little } }
        read: money_text
      lead_source: { from: /answers/came, read: choice, choices: { \"true\": inbound, \"2\": outbound } }
";
    let policy = policy(yaml);
    let payload = r#"{"kind":"finished","number":42,"ended":"2026-06-19T15:23:00.9+01:00",
        "answers":{"why":"coût","sort":"big","large":"12.5k","came":true,"extra":{"a":1}}}"#;
    let received = receive(&policy, "dialler", payload).unwrap();
    let call = &received.call;
    assert_eq!(call.id, "42");
    assert_eq!(call.at.unwrap().to_string(), "2026-06-19T14:23:00Z");
    assert_eq!(call.intent_signal, "Asked for the price");
    assert_eq!(
        serde_json::to_value(&call.facts).unwrap(),
        json!({"deal_size": "12.5k", "lead_source": "inbound"})
    );
    let codes: Vec<_> = received
        .findings
        .iter()
        .map(|f| (f.code.as_str(), f.field.as_str(), f.pointer.as_str()))
        .collect();
    assert_eq!(
        codes,
        [
            ("converted", "id", "/number"),
            ("converted", "intent_signal", "/answers/why"),
            ("converted", "deal_size", "/answers/large"),
            ("converted", "lead_source", "/answers/came"),
            ("not_mapped", "extra", "/answers/extra"),
        ]
    );
    round_trip(yaml);
}

/// Every place in a payload, by its pointer.
fn places(node: &Node, path: Path, found: &mut Vec<Path>) {
    found.push(path.clone());
    match node {
        Node::Map(entries) => {
            for (key, below) in entries {
                places(below, path.key(key), found);
            }
        }
        Node::List(items) => {
            for (i, below) in items.iter().enumerate() {
                places(below, path.index(i), found);
            }
        }
        _ => {}
    }
}

#[test]
fn every_mapped_fact_is_present_or_reported_for_any_payload() {
    let policy = policy(POLICY);
    let odd = [
        Node::Null,
        Node::Bool(true),
        Node::Int(i64::MIN),
        Node::Int(7),
        Node::Decimal("1e400".to_owned()),
        Node::text(""),
        Node::text("\u{0}–k£"),
        Node::List(vec![Node::Null]),
        Node::Map(vec![(String::new(), Node::Null)]),
    ];
    let mut received_calls = 0;
    for (name, payload) in [("retell", RETELL), ("vapi", VAPI)] {
        let source = policy.intake().source(name).unwrap();
        let payload = parse_payload(payload).unwrap();
        let mut all = Vec::new();
        places(&payload, Path::root(), &mut all);
        for path in &all {
            for value in &odd {
                let mut changed = payload.clone();
                *changed.at_mut(path).unwrap() = value.clone();
                let Ok(received) = source.receive(&changed, policy.money()) else {
                    continue;
                };
                received_calls += 1;
                for fact in source.facts.keys() {
                    let lost = received.findings.iter().any(|f| {
                        f.field == *fact
                            && matches!(f.code, FindingCode::Missing | FindingCode::Unreadable)
                    });
                    let there = received.call.facts.get(fact).is_some();
                    // An amount that cannot be read goes on as it was given, for the decision to say so.
                    let is_amount = fact == "deal_size" && lost && there;
                    assert!(
                        there != lost || is_amount,
                        "{fact} with {value:?} at {path}"
                    );
                }
            }
        }
    }
    assert!(received_calls > 500, "{received_calls}");
}

/// Completing, signing and reading back change nothing.
fn round_trip(yaml: &str) {
    let first = policy(yaml);
    let completed = PolicyDraft::from_yaml(yaml).unwrap().completed().to_yaml();
    let second = policy(&completed);
    assert_eq!(second.digest(), first.digest());
    assert_eq!(second.intake(), first.intake());
    let signed = canonical::to_string(&first.to_node(DocumentForm::Signed)).unwrap();
    let third = PolicyDraft::from_node(serde_json::from_str(&signed).unwrap())
        .check()
        .policy
        .unwrap();
    assert_eq!(third.digest(), first.digest());
    assert_eq!(third.intake(), first.intake());
}

#[test]
fn a_map_round_trips_with_the_same_digest() {
    round_trip(POLICY);
}

#[test]
fn a_field_of_the_preset_can_be_left_out() {
    let yaml = with(
        POLICY,
        "    facts:\n",
        "    facts:\n      lead_source: none\n",
    );
    let received = receive(&policy(&yaml), "retell", RETELL).unwrap();
    assert_eq!(received.call.facts.get("lead_source"), None);
    assert!(received.findings.iter().all(|f| f.field != "lead_source"));
    round_trip(&yaml);
}

#[test]
fn errors_in_a_map_are_reported_with_their_lines() {
    let head = "\
handoff_trigger:
  conditions: [{ field: budget_confirmed, operator: eq, value: true }]
  actions: [pause_sequence]
intake:
";
    let found = |body: &str| -> Vec<String> {
        let checked = PolicyDraft::from_yaml(&format!("{head}{body}"))
            .unwrap()
            .check();
        let lines = checked.diagnostics.iter().filter(|d| {
            d.severity != baton_core::Severity::Note && d.path.as_str().starts_with("/intake")
        });
        lines
            .map(|d| format!("{} {}", d.code, d.span.map_or(0, |s| s.line)))
            .collect()
    };
    let whole = "  r:
    preset: retell_call_analyzed
    call: { intent_signal: /a }
    facts:
      budget_confirmed: { from: /b, read: boolean_text }
";
    assert_eq!(found(whole), Vec::<String>::new());
    assert_eq!(found("  r: { preset: retell }\n"), ["unknown_word 5"]);
    assert_eq!(found("  r: {}\n"), ["missing_key 5"]);
    assert_eq!(
        found("  r: { preset: retell_call_analyzed }\n"),
        ["intake_incomplete 5", "intake_incomplete 5"]
    );
    assert_eq!(
        found("  r: { preset: custom }\n"),
        [
            "missing_key 5",
            "intake_incomplete 5",
            "intake_incomplete 5",
            "intake_incomplete 5"
        ]
    );
    let line = |fact: &str| {
        let facts = format!("{whole}      {fact}\n");
        found(&facts)
    };
    assert_eq!(line("qualification_score: call.score"), ["bad_pointer 10"]);
    assert_eq!(
        line("qualification_scor: /call/score"),
        ["unknown_field 10"]
    );
    assert_eq!(
        line("qualification_score: { from: /s, read: boolean_text }"),
        ["reading_not_for_type 10"]
    );
    assert_eq!(
        line("qualification_score: { from: /s, read: number_text }"),
        ["unknown_word 10"]
    );
    assert_eq!(
        line("lead_source: { from: /s, read: choice, choices: { a: referral } }"),
        ["value_wrong_type 10"]
    );
    assert_eq!(
        line("lead_source: { from: /s, read: choice }"),
        ["missing_key 10"]
    );
    assert_eq!(
        line("lead_source: { from: /s, read: choice, choices: {} }"),
        ["empty_group 10"]
    );
    assert_eq!(
        line("lead_source: { from: /s, choices: { a: inbound } }"),
        ["unknown_key 10"]
    );
    assert_eq!(
        line("lead_source: { form: /s }"),
        ["missing_key 10", "unknown_key 10"]
    );
    let call = whole.replace(
        "intent_signal: /a",
        "intent_signal: /a, started_at: { from: /s, read: comma_text }, summary: /x",
    );
    assert_eq!(found(&call), ["reading_not_for_type 7", "unknown_key 7"]);
}

#[test]
fn a_mistyped_pointer_gets_a_suggestion() {
    let yaml = with(
        POLICY,
        "intent_signal: /call/call_analysis/custom_analysis_data/intent",
        "intent_signal: $.call.call_analysis.custom_analysis_data.intent",
    );
    let checked = PolicyDraft::from_yaml(&yaml).unwrap().check();
    let hints: Vec<Value> = checked.errors().map(|d| json!(d.hint)).collect();
    assert_eq!(
        hints,
        [json!(
            "did you mean `/call/call_analysis/custom_analysis_data/intent`?"
        )]
    );
}

#[test]
fn numbers_and_flags_are_read_in_platform_formats() {
    let policy = policy(
        "\
handoff_trigger:
  conditions: [{ field: deal_size, operator: gte, value: 1000 }]
  actions: [pause_sequence]
intake:
  own:
    preset: custom
    call:
      id: /id
      contact_phone: /contact/phone
      disqualifying_flags: /disqualifying_flags
",
    );
    for (id, phone, flags, want_id, want_phone, want_flags) in [
        (
            "5",
            "447700900123",
            "\"a; b\"",
            "5",
            "447700900123",
            vec!["a", "b"],
        ),
        (
            "\"c\"",
            "\"+447700900123\"",
            "\" a ,|b;\"",
            "c",
            "+447700900123",
            vec!["a", "b"],
        ),
        (
            "12345678901234567890",
            "1.5",
            "[\"a;b\"]",
            "12345678901234567890",
            "1.5",
            vec!["a;b"],
        ),
        ("7", "0", "\"competitor\"", "7", "0", vec!["competitor"]),
        ("\"c\"", "null", "\";\"", "c", "", vec![]),
    ] {
        let payload = format!(
            "{{\"id\":{id},\"contact\":{{\"phone\":{phone}}},\"disqualifying_flags\":{flags}}}"
        );
        let received = receive(&policy, "own", &payload).unwrap();
        let call = &received.call;
        assert_eq!(
            (call.id.as_str(), call.contact.phone.as_str()),
            (want_id, want_phone)
        );
        assert_eq!(call.disqualifying_flags, want_flags, "{flags}");
        let converted = |field: &str| {
            let mut found = received.findings.iter();
            found.any(|f| f.field == field && f.code == FindingCode::Converted)
        };
        assert_eq!(
            converted("disqualifying_flags"),
            flags.starts_with('"'),
            "{flags}"
        );
        assert_eq!(converted("id"), !id.starts_with('"'), "{id}");
        let is_number = phone.starts_with(|c: char| c.is_ascii_digit());
        assert_eq!(converted("contact_phone"), is_number, "{phone}");
    }
}
