//! Contacts that cannot be reached, markers for missing values, and what a decision says and does then.
#![cfg(not(target_arch = "wasm32"))]

#[macro_use]
#[path = "support/samples.rs"]
mod samples;

use baton_core::call::contact::{KnownContact, PhoneError};
use baton_core::decision::CrmValue;
use baton_core::handoff::Instead;
use baton_core::message::slack;
use baton_core::{Call, Decision, Node, Policy, PolicyDraft, decide};
use fastrand::Rng;

const ARTICLE: &str = sample!("article-policy.yaml");

fn policy(sections: &str) -> Policy {
    let draft = PolicyDraft::from_yaml(&format!("{ARTICLE}{sections}")).unwrap();
    let checked = draft.check();
    let found = checked.diagnostics;
    checked.policy.unwrap_or_else(|| panic!("{found:#?}"))
}

/// A call that is handed off at 15:23 in London on a Friday, of a size.
fn call(size: &str, phone: &str, email: &str) -> Call {
    let json = serde_json::json!({
        "id": "c-1", "at": "2026-06-19T14:23:00Z",
        "contact": {"name": "Sarah Okonkwo", "company": "Apex", "phone": phone, "email": email},
        "facts": {"qualification_score": 82, "budget_confirmed": true, "decision_maker_confirmed": true,
                  "deal_size": size, "lead_source": "outbound"},
        "intent_signal": "Asked what ten agents cost.", "call_summary": "Needs ten agents for outbound calls."
    });
    Call::from_json(&json.to_string()).unwrap()
}

fn decided(call: &Call) -> Decision {
    decide(&policy(""), call, call.at)
}

fn intake(decision: &Decision) -> Vec<(&'static str, &str)> {
    let found = decision.intake.iter();
    found.map(|f| (f.code, f.field.as_str())).collect()
}

fn steps(decision: &Decision) -> Vec<&'static str> {
    decision
        .timeline
        .iter()
        .map(|step| step.id.as_str())
        .collect()
}

/// The steps that are marked as not possible, with what is done instead.
fn marked(decision: &Decision) -> Vec<(&'static str, Instead)> {
    let steps = decision.plan.iter();
    let marked = steps.filter_map(|step| Some((step.step, step.not_possible.as_ref()?.instead)));
    marked.collect()
}

/// Everything that is sent to the prospect.
fn sent(decision: &Decision) -> Vec<&str> {
    let messages = &decision.brief.messages;
    [
        &messages.warm_hold_sms,
        &messages.holding_message,
        &messages.warm_hold_email,
        &messages.holding_email,
        &messages.transfer_line,
    ]
    .into_iter()
    .flatten()
    .map(|message| message.text.as_str())
    .collect()
}

const NO_NUMBER: [&str; 14] = [
    "",
    "anonymous",
    "Unknown",
    "restricted",
    "Private",
    "withheld",
    "+266696687",
    "+7378742833",
    "client:web",
    "sip:desk@example.com",
    "+44 7700",
    "+0 7700 900123",
    "N/A",
    "{{phone}}",
];

#[test]
fn b5_without_a_number_no_text_is_planned_timed_or_written() {
    for phone in NO_NUMBER {
        for size in ["£12k", "£60k", "£2k"] {
            let decision = decided(&call(size, phone, ""));
            assert_eq!(steps(&decision), ["tier_1", "tier_2", "nurture"], "{phone}");
            let mut expected = vec!["warm_hold", "holding_message"];
            match size {
                "£12k" => expected.insert(0, "sms_to_prospect"),
                "£60k" => expected.insert(0, "warm_transfer"),
                _ => {}
            }
            let marked = marked(&decision);
            let names: Vec<_> = marked.iter().map(|(step, _)| *step).collect();
            assert_eq!(names, expected, "{phone} {size}");
            assert!(
                marked
                    .iter()
                    .all(|(_, instead)| *instead == Instead::AlertAe)
            );
            assert_eq!(sent(&decision), Vec::<&str>::new(), "{phone}");
            assert_eq!(decision.brief.findings[0].code, "contact_unreachable");
            let slack = &decision.brief.messages.slack_brief.text;
            assert!(
                slack.starts_with("*Sarah Okonkwo*, Apex, no number, no e-mail address\n"),
                "{slack}"
            );
            assert!(
                !decision.sentence.contains("SMS") && !decision.sentence.contains("call back"),
                "{}",
                decision.sentence
            );
            let codes = intake(&decision);
            let expected = match phone {
                "" => vec![],
                "N/A" | "{{phone}}" => vec![("placeholder_value", "contact.phone")],
                _ => vec![("phone_unusable", "contact.phone")],
            };
            assert_eq!(codes, expected, "{phone}");
        }
    }
}

#[test]
fn b5_an_e_mail_goes_in_the_place_of_a_text() {
    for phone in NO_NUMBER {
        let decision = decided(&call("£12k", phone, "sarah@example.com"));
        assert_eq!(
            steps(&decision),
            [
                "warm_hold_email",
                "tier_1",
                "tier_2",
                "holding_email",
                "nurture"
            ]
        );
        let not: Vec<_> = marked(&decision);
        assert_eq!(not[0], ("sms_to_prospect", Instead::Email));
        let done: Vec<_> = decision
            .plan
            .iter()
            .filter(|s| s.is_done())
            .map(|s| s.step)
            .collect();
        assert!(done.contains(&"email_to_prospect"), "{done:?}");
        let messages = &decision.brief.messages;
        assert!(messages.warm_hold_sms.is_none() && messages.holding_message.is_none());
        let email = messages.warm_hold_email.as_ref().unwrap();
        assert_eq!((email.at, &email.measures.sms), (decision.at, &None));
        assert_eq!(
            sent(&decision),
            [
                "Hi Sarah, thank you for talking to us today. A colleague of ours has the notes of your call and will be in \
                 touch.",
                "Hi Sarah, your call with us today is not forgotten. One of our team has your notes and will be in touch on \
                 Monday.",
            ]
        );
        for text in sent(&decision) {
            assert!(
                !text.contains("number") && !text.contains("ring") && !text.contains("call you"),
                "{text}"
            );
        }
        let merged = decision.timeline[0].merged.unwrap();
        assert_eq!(merged.into, "email_to_prospect");
        let first = &decision.brief.findings[0];
        assert!(
            ["phone_missing", "phone_unusable"].contains(&first.code),
            "{first:?}"
        );
        assert!(first.message.contains("sarah@example.com"), "{first:?}");
        let slack = &decision.brief.messages.slack_brief.text;
        assert!(
            slack.starts_with("*Sarah Okonkwo*, Apex, no number, sarah@example.com\n"),
            "{slack}"
        );
        assert_eq!(
            decision.sentence,
            "Handed off by Slack and e-mail; AE to write by 15:53."
        );
    }
}

#[test]
fn b5_a_number_that_can_be_used_is_written_in_e_164() {
    for phone in [
        "+447700900123",
        "0044 7700 900123",
        "+44 (0)7700 900-123",
        "tel:+44-7700-900123",
        "+44.7700.900123",
    ] {
        let decision = decided(&call("£12k", phone, ""));
        assert_eq!(
            steps(&decision),
            [
                "warm_hold",
                "tier_1",
                "tier_2",
                "holding_message",
                "nurture"
            ],
            "{phone}"
        );
        assert_eq!(marked(&decision), []);
        assert_eq!(intake(&decision), []);
        let slack = &decision.brief.messages.slack_brief.text;
        assert!(slack.contains(", +447700900123\n"), "{slack}");
    }
    let crm = policy(
        "\ncrm: { fields: { phone: \"{phone}\", email: \"{email}\", name: \"{contact_name}\" } }\n",
    );
    let write = |phone: &str| {
        let call = call("£12k", phone, "Sarah <sarah@example.com>");
        decide(&crm, &call, call.at).crm.unwrap()
    };
    let written = write("00 44 7700 900123");
    let text = |text: &str| Some(CrmValue::Text(text.to_owned()));
    assert_eq!(
        written.properties.get("phone").cloned(),
        text("+447700900123")
    );
    assert_eq!(
        written.properties.get("email").cloned(),
        text("sarah@example.com")
    );
    let without = write("anonymous");
    assert_eq!(without.properties.get("phone"), None);
    assert_eq!(without.pending, ["assigned_ae", "phone"]);
}

#[test]
fn b5_a_national_number_is_not_guessed_and_not_lost() {
    let decision = decided(&call("£12k", "07700 900123", ""));
    assert_eq!(intake(&decision), [("phone_unusable", "contact.phone")]);
    assert!(
        decision.intake[0].message.contains("07700 900123"),
        "{:?}",
        decision.intake
    );
    assert_eq!(steps(&decision), ["tier_1", "tier_2", "nurture"]);
    let slack = &decision.brief.messages.slack_brief.text;
    assert!(slack.contains("no number (given: 07700 900123)"), "{slack}");
    assert_eq!(decision.brief.findings[0].code, "phone_unusable");
}

#[test]
fn b5_a_text_reaches_no_extension_but_a_call_does() {
    let decision = decided(&call(
        "£60k",
        "+44 20 7946 0958 ext 12",
        "sarah@example.com",
    ));
    assert_eq!(
        steps(&decision),
        [
            "warm_hold_email",
            "tier_1",
            "tier_2",
            "holding_email",
            "nurture"
        ]
    );
    assert!(
        decision
            .plan
            .iter()
            .any(|step| step.step == "warm_transfer" && step.is_done())
    );
    assert!(
        decision
            .brief
            .messages
            .slack_brief
            .text
            .contains("+442079460958 ext 12")
    );
    assert!(
        decision.sentence.contains("AE to call back by"),
        "{}",
        decision.sentence
    );
}

#[test]
fn b5_a_prospect_on_the_line_is_transferred_without_a_number() {
    let mut live = call("£60k", "", "");
    live.phase = baton_core::call::Phase::Live;
    let decision = decided(&live);
    assert_eq!(
        marked(&decision)
            .iter()
            .map(|(step, _)| *step)
            .collect::<Vec<_>>(),
        ["warm_hold", "holding_message"]
    );
    assert!(decision.brief.messages.transfer_line.is_some());
    live.phase = baton_core::call::Phase::Ended;
    let ended = decided(&live);
    assert_eq!(marked(&ended)[0].0, "warm_transfer");
    assert!(ended.brief.messages.transfer_line.is_none() && ended.brief.messages.whisper.is_none());
}

#[test]
fn b5_an_address_that_cannot_be_used_is_told() {
    for (email, code) in [
        ("n/a", "placeholder_value"),
        ("noreply@example.com", "email_unusable"),
        ("sarah at example dot com", "email_unusable"),
        ("none@none.com", "email_unusable"),
        ("a@example.com; b@example.com", "email_unusable"),
    ] {
        let decision = decided(&call("£12k", "", email));
        assert_eq!(intake(&decision), [(code, "contact.email")], "{email}");
        assert_eq!(decision.brief.findings[0].code, "contact_unreachable");
        assert_eq!(steps(&decision), ["tier_1", "tier_2", "nurture"]);
    }
}

#[test]
fn b5_the_policy_may_have_its_own_e_mails() {
    let own = "\nmessages:\n  warm_hold_email: \"Guten Tag {first_name}, wir melden uns.\"\n";
    let policy = policy(own);
    let call = call("£12k", "", "sarah@example.com");
    let email = decide(&policy, &call, call.at)
        .brief
        .messages
        .warm_hold_email
        .unwrap();
    assert_eq!(email.text, "Guten Tag Sarah, wir melden uns.");
    let promises = "\nmessages:\n  holding_email: \"We will ring you on this number.\"\n";
    let draft = PolicyDraft::from_yaml(&format!("{ARTICLE}{promises}")).unwrap();
    let found = draft.check().diagnostics;
    let claims = found
        .iter()
        .filter(|d| d.code == baton_core::Code::TemplateClaim);
    assert_eq!(claims.count(), 2);
}

#[test]
fn b5_markers_count_as_missing_and_each_is_told() {
    for marker in [
        "N/A",
        "null",
        "unknown",
        "-",
        "undefined",
        "{{value}}",
        "tbc",
        "Not provided",
        "[object Object]",
        "—",
    ] {
        let mut given = call("£12k", "+447700900123", "");
        given.contact.name = marker.to_owned();
        given.contact.company = marker.to_owned();
        given.intent_signal = marker.to_owned();
        given.call_summary = marker.to_owned();
        given.disqualifying_flags = vec![marker.to_owned(), "in a contract until May".to_owned()];
        given.set_fact("deal_size", Node::text(marker));
        let decision = decided(&given);
        assert_eq!(
            intake(&decision),
            [
                "deal_size",
                "contact.name",
                "contact.company",
                "intent_signal",
                "call_summary",
                "disqualifying_flags"
            ]
            .map(|field| ("placeholder_value", field)),
            "{marker}"
        );
        let fields = &decision.brief.fields;
        assert_eq!(
            (fields.contact_name.as_str(), fields.company.as_str()),
            ("", "")
        );
        assert_eq!(fields.disqualifying_flags, ["in a contract until May"]);
        let format = decision.format.as_ref().unwrap();
        assert!(
            format.why.starts_with("the deal size is not known"),
            "{}",
            format.why
        );
        let sms = &decision.brief.messages.warm_hold_sms.as_ref().unwrap().text;
        assert!(sms.starts_with("Hi there, thank you"), "{sms}");
        let slack = &decision.brief.messages.slack_brief.text;
        assert!(
            slack.starts_with("*Name not given*, company not given, "),
            "{slack}"
        );
    }
}

#[test]
fn what_cannot_be_seen_around_a_name_is_no_marker() {
    for name in [
        "Sarah Okonkwo\u{200b}",
        "\u{feff}Sarah Okonkwo",
        " \u{200b} Sarah Okonkwo",
        "Sarah\u{ad}",
        "\u{200e}Sarah Okonkwo\u{200f} ",
    ] {
        let mut given = call("£12k", "+447700900123", "");
        given.contact.name = name.to_owned();
        assert_eq!(intake(&decided(&given)), [], "{name:?}");
    }
    let mut given = call("£12k", "+447700900123", "");
    given.contact.name = "Sarah undefined\u{200b}".to_owned();
    assert_eq!(
        intake(&decided(&given)),
        [("placeholder_value", "contact.name")]
    );
}

#[test]
fn a_finding_repeats_no_more_than_the_beginning_of_a_value() {
    let long = [
        "-".repeat(61),
        "-".repeat(200_000),
        "{{é}}".to_owned(),
        format!("{{{{{}}}}}", "é".repeat(200)),
    ];
    for marker in &long {
        let mut given = call("£12k", "+447700900123", "");
        given.contact.name = marker.clone();
        given.contact.company = marker.clone();
        given.intent_signal = marker.clone();
        given.call_summary = marker.clone();
        given.disqualifying_flags = vec![marker.clone()];
        let decision = decided(&given);
        assert_eq!(decision.intake.len(), 5);
        let beginning: String = marker.chars().take(60).collect();
        let shown = if beginning == *marker {
            format!("“{beginning}”")
        } else {
            format!("“{beginning}…”")
        };
        for found in &decision.intake {
            assert!(found.message.contains(&shown), "{}", found.message);
        }
    }
    let mut given = call("£12k", "+447700900123", "");
    given.contact.name = format!("{} undefined", "Sarah ".repeat(1000));
    let decision = decided(&given);
    assert!(decision.intake[0].message.len() < 250);
}

#[test]
fn a_long_list_of_numbers_is_not_shown_to_be_dialled() {
    let given = call("£12k", "07700 900123 or 07700 900124", "");
    assert!(KnownContact::read(&given.contact).legible_phone().is_some());
    let given = call("£12k", &format!("+447700900123{}", "+".repeat(200_000)), "");
    let known = KnownContact::read(&given.contact);
    assert_eq!(known.phone, Err(PhoneError::Several));
    assert_eq!(known.legible_phone(), None);
}

#[test]
fn b5_a_text_of_invisible_characters_is_empty() {
    for nothing in [
        "\u{200b}",
        "\u{2060}\u{feff}",
        "\u{ad}",
        " \u{200e} ",
        "\u{3164}",
        "\u{2800}\n",
        "\u{115f}",
    ] {
        let mut call = call("£20k", "+447700900123", "");
        call.intent_signal = nothing.to_owned();
        call.call_summary = nothing.to_owned();
        call.contact.name = nothing.to_owned();
        call.contact.company = nothing.to_owned();
        call.disqualifying_flags = vec![nothing.into(), String::new(), "budget frozen".into()];
        let decision = decided(&call);
        let fields = &decision.brief.fields;
        assert_eq!(
            [
                &*fields.intent_signal,
                &fields.call_summary,
                &fields.contact_name,
                &fields.company
            ],
            [""; 4],
            "{nothing:?}"
        );
        assert_eq!(fields.disqualifying_flags, ["budget frozen"]);
        let codes: Vec<_> = decision.brief.findings.iter().map(|f| f.code).collect();
        for code in ["intent_signal_empty", "contact_name_empty", "summary_empty"] {
            assert!(codes.contains(&code), "{nothing:?}: {codes:?}");
        }
        let slack = &decision.brief.messages.slack_brief.text;
        assert!(slack.contains("not recorded"), "{slack}");
        assert!(sent(&decision)[0].starts_with("Hi there"));
    }
}

#[test]
fn b5_null_is_nothing_wherever_a_text_belongs() {
    let text = r#"{"id":"c","at":"2026-06-19T14:23:00Z","contact":{"name":null,"phone":null,"email":"sarah@example.com"},
        "facts":{"qualification_score":82,"budget_confirmed":true,"decision_maker_confirmed":true},
        "intent_signal":null,"call_summary":null,"disqualifying_flags":[null,"none"],"recording_url":null}"#;
    let given = Call::from_json(text).unwrap();
    let decision = decided(&given);
    assert_eq!(
        intake(&decision),
        [("placeholder_value", "disqualifying_flags")]
    );
    assert_eq!(
        policy("").verdict_of_json(text).unwrap().outcome,
        decision.outcome
    );
    let empty = Call::from_json(r#"{"id":"c","contact":null,"disqualifying_flags":null}"#).unwrap();
    assert_eq!(empty.contact, baton_core::call::Contact::default());
    assert!(Call::from_json(r#"{"id":null}"#).is_err());
    assert!(Call::from_json(r#"{"id":"c","contact":{"phone":[]}}"#).is_err());
}

/// A policy whose trigger asks about a text, a list of texts and a choice.
fn asking(rule: &str) -> Policy {
    let yaml = format!(
        "facts:\n  supplier: {{ type: text }}\n  objections: {{ type: texts }}\n  plan: {{ type: choice, options: [none, unknown, gold] }}\n\
         handoff_trigger:\n  conditions: [{{ {rule} }}]\n  actions: [pause_sequence, notify_ae_slack]\n"
    );
    let checked = PolicyDraft::from_yaml(&yaml).unwrap().check();
    let found = checked.diagnostics;
    checked.policy.unwrap_or_else(|| panic!("{found:#?}"))
}

#[test]
fn b5_text_facts_read_markers_alike_on_every_way() {
    for (rule, facts, outcome, code) in [
        (
            "field: supplier, operator: is_present",
            r#"{"supplier":"N/A"}"#,
            "no_handoff",
            true,
        ),
        (
            "field: supplier, operator: is_missing",
            r#"{"supplier":" null "}"#,
            "hand_off",
            true,
        ),
        (
            "field: supplier, operator: ne, value: Acme",
            r#"{"supplier":"unknown"}"#,
            "undecided",
            true,
        ),
        (
            "field: supplier, operator: ne, value: Acme",
            r#"{"supplier":"Nullmann"}"#,
            "hand_off",
            false,
        ),
        (
            "field: supplier, operator: contains, value: n",
            r#"{"supplier":"{{supplier}}"}"#,
            "undecided",
            true,
        ),
        (
            "field: objections, operator: not_contains, value: price",
            r#"{"objections":["none"]}"#,
            "hand_off",
            true,
        ),
        (
            "field: objections, operator: not_contains, value: price",
            r#"{"objections":["unknown"]}"#,
            "undecided",
            true,
        ),
        (
            "field: objections, operator: contains, value: price",
            r#"{"objections":["n/a","price"]}"#,
            "hand_off",
            true,
        ),
        (
            "field: objections, operator: is_present",
            r#"{"objections":[]}"#,
            "hand_off",
            false,
        ),
        (
            "field: plan, operator: eq, value: none",
            r#"{"plan":"none"}"#,
            "hand_off",
            false,
        ),
        (
            "field: plan, operator: eq, value: unknown",
            r#"{"plan":"unknown"}"#,
            "hand_off",
            false,
        ),
    ] {
        let policy = asking(rule);
        let text = format!(r#"{{"id":"c","at":"2026-06-19T14:23:00Z","facts":{facts}}}"#);
        let call = Call::from_json(&text).unwrap();
        let decision = decide(&policy, &call, call.at);
        assert_eq!(decision.outcome.as_str(), outcome, "{rule} {facts}");
        let told = decision
            .intake
            .iter()
            .any(|f| f.code == "placeholder_value");
        assert_eq!(told, code, "{rule} {facts}");
        assert_eq!(
            policy.outcome_of_json(&text).unwrap(),
            decision.outcome,
            "{rule} {facts}"
        );
        assert_eq!(
            policy.verdict_of_json(&text).unwrap().outcome,
            decision.outcome
        );
        let (prepared, _) = call.prepare(policy.schema(), policy.money());
        assert_eq!(policy.outcome(&prepared), decision.outcome);
    }
}

#[test]
fn b5_the_greeting_has_a_first_name_or_none() {
    for (name, hello) in [
        ("Dr Sarah Okonkwo", "Hi Sarah,"),
        ("Mrs. Okonkwo", "Hi there,"),
        ("Okonkwo, Sarah", "Hi Sarah,"),
        ("Sarah, Ben and Priya", "Hi there,"),
        ("J. Smith", "Hi there,"),
        ("Jane Null", "Hi Jane,"),
        ("Null", "Hi there,"),
        ("Sarah Okonkwo, PhD", "Hi Sarah,"),
        ("sarah@example.com", "Hi there,"),
        ("{{first_name}} Okonkwo", "Hi there,"),
        ("SARAH OKONKWO", "Hi Sarah,"),
        ("APEX ", "Hi there,"),
        ("SCAM LIKELY", "Hi there,"),
    ] {
        let mut call = call("£12k", "+447700900123", "");
        name.clone_into(&mut call.contact.name);
        let sms = decided(&call).brief.messages.warm_hold_sms.unwrap().text;
        assert!(sms.starts_with(hello), "{name}: {sms}");
    }
}

#[test]
fn b5_a_text_message_over_the_carriers_limit_is_told() {
    let long = |text: &str| {
        let yaml = format!("\nmessages:\n  warm_hold_sms: \"{text}\"\n");
        let call = call("£12k", "+447700900123", "");
        let message = decide(&policy(&yaml), &call, call.at)
            .brief
            .messages
            .warm_hold_sms
            .unwrap();
        message.findings.iter().map(|f| f.code).collect::<Vec<_>>()
    };
    assert_eq!(long(&"word ".repeat(401)), ["sms_too_long"]);
    assert_eq!(long(&"word ".repeat(320)), ["sms_many_segments"]);
    assert_eq!(long(&"word ".repeat(100)), ["sms_many_segments"]);
    assert_eq!(long(&"word ".repeat(30)), Vec::<&str>::new());
    let draft = PolicyDraft::from_yaml(&format!(
        "{ARTICLE}\nmessages: {{ holding_message: \"{}\" }}\n",
        "word ".repeat(401)
    ));
    let found = draft.unwrap().check().diagnostics;
    assert!(found.iter().any(|d| d.code == baton_core::Code::SmsTooLong));
}

/// Whatever the values, the marks that work in a Slack brief are the template's own.
#[test]
fn b5_values_bring_no_marks_into_slack() {
    const PIECES: [&str; 24] = [
        "*",
        "_",
        "~",
        "`",
        "```",
        ">",
        "<!channel>",
        "<@U123>",
        "<https://a.example|x>",
        ":fire:",
        "@here",
        "- ",
        "1. ",
        "a",
        "Ben",
        " ",
        "5* hotel",
        "snake_case",
        "&",
        "&lt;",
        "é",
        "\n",
        "a*b",
        "x_",
    ];
    let templates = [
        "",
        "\nmessages:\n  slack_brief: \"{contact_name}\\n{intent_signal|none}\\n{call_summary}\\n_{company}_\\n*{disqualifying_flags}*\"\n",
    ];
    let policies = templates.map(policy);
    let mut random = Rng::with_seed(99);
    for round in 0..3_000 {
        let mut value = || {
            (0..random.usize(..7))
                .map(|_| random.choice(PIECES).unwrap())
                .collect::<String>()
        };
        let mut given = call("£12k", "+447700900123", "");
        given.contact.name = value();
        given.contact.company = value();
        given.intent_signal = value();
        given.call_summary = value();
        given.disqualifying_flags = vec![value(), value()];
        let policy = &policies[round % 2];
        let text = decide(policy, &given, given.at)
            .brief
            .messages
            .slack_brief
            .text;
        let own = policy.messages().slack_brief.fixed_text();
        for mark in ['*', '~', '`'] {
            assert_eq!(
                text.matches(mark).count(),
                own.matches(mark).count(),
                "{mark} in {text}"
            );
        }
        let characters: Vec<char> = text.chars().collect();
        let inside = |at: usize| {
            let word = |at: Option<usize>| {
                at.and_then(|at| characters.get(at))
                    .is_some_and(|c| c.is_alphanumeric())
            };
            word(at.checked_sub(1)) && word(at.checked_add(1))
        };
        let loose = (0..characters.len())
            .filter(|at| characters[*at] == '_' && !inside(*at))
            .count();
        assert!(loose <= own.matches('_').count(), "{text}");
        assert!(!text.contains(['<', '>']), "{text}");
        let called = text.match_indices("@here").any(|(at, called)| {
            let next = text[at + called.len()..].chars().next();
            !text[..at].ends_with(char::is_alphanumeric) && !next.is_some_and(char::is_alphanumeric)
        });
        assert!(!text.contains(":fire:") && !called, "{text}");
        assert_eq!(text.lines().count(), 5, "{text}");
        assert!(
            text.lines()
                .all(|line| !line.starts_with("&gt;") && !line.starts_with("- ")),
            "{text}"
        );
    }
}

#[test]
fn b5_the_plain_text_of_slack_is_whole() {
    let mut given = call("£12k", "+447700900123", "");
    given.intent_signal = "Runs a 5* hotel & wants _all_ calls answered ~now~".to_owned();
    let brief = decided(&given).brief.messages.slack_brief.text;
    let payload = slack::Payload::from_mrkdwn(&brief);
    assert!(!payload.mrkdwn);
    assert!(
        payload
            .text
            .contains("\nWhy: Runs a 5* hotel &amp; wants _all_ calls answered ~now~\nCall: "),
        "{}",
        payload.text
    );
}

#[test]
fn b5_a_condition_on_a_marker_is_one_that_is_never_met() {
    let yaml = "facts: { supplier: { type: text } }\nhandoff_trigger:\n  \
                conditions: [{ field: supplier, operator: eq, value: none }]\n  actions: [pause_sequence, notify_ae_slack]\n";
    let found = PolicyDraft::from_yaml(yaml).unwrap().check().diagnostics;
    let warned: Vec<_> = found
        .iter()
        .filter(|d| d.severity != baton_core::Severity::Note)
        .map(|d| d.code.to_string())
        .collect();
    assert!(
        warned
            .iter()
            .any(|code| code.contains("never") || code.contains("contradict")),
        "{warned:?}"
    );
}
