//! Messages, summaries, transfers and CRM writes: as a document asks for them and as a call gets them.

#[macro_use]
#[path = "support/samples.rs"]
mod samples;

use baton_core::call::contact::KnownContact;
use baton_core::decision::{CrmValue, CrmWrite, Message, RenderContext, render};
use baton_core::message::sms::Encoding;
use baton_core::message::{BriefFinding, MessageKind, slack};
use baton_core::policy::DocumentForm;
use baton_core::{
    Call, Code, Decision, Diagnostic, Instant, Node, Outcome, Policy, PolicyDraft, Severity, decide,
};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

const ARTICLE: &str = sample!("article-policy.yaml");
const SUMMARY: &str = "Needs ten agents for outbound calls. Budget £15–20k is set aside. Decides within \
                       thirty days. Asked about call quality. Agreed to look at prices together.";

fn check(sections: &str) -> Vec<Diagnostic> {
    let draft = PolicyDraft::from_yaml(&format!("{ARTICLE}{sections}")).unwrap();
    draft.check().diagnostics
}

fn policy(sections: &str) -> Policy {
    let draft = PolicyDraft::from_yaml(&format!("{ARTICLE}{sections}")).unwrap();
    let checked = draft.check();
    checked
        .policy
        .unwrap_or_else(|| panic!("{:#?}", checked.diagnostics))
}

/// What is wrong with a document, as `code path`, without notes.
fn found(sections: &str) -> Vec<String> {
    check(sections)
        .iter()
        .filter(|d| d.severity != Severity::Note)
        .map(|d| format!("{} {}", d.code, d.path))
        .collect()
}

fn hint(sections: &str, code: Code) -> String {
    let found = check(sections);
    let one = found.iter().find(|d| d.code == code).unwrap();
    one.hint.clone().unwrap()
}

fn call() -> Call {
    let json = serde_json::json!({
        "id": "c-1", "at": "2026-06-19T14:23:00Z",
        "contact": {"name": "Sarah Okonkwo", "company": "Apex & Sons", "phone": "+447700900123",
                    "email": "sarah@example.com"},
        "facts": {"qualification_score": 82, "budget_confirmed": true, "decision_maker_confirmed": true,
                  "deal_size": "£60k", "lead_source": "outbound"},
        "intent_signal": "Asked what ten agents cost.", "call_summary": SUMMARY,
        "recording_url": "https://example.com/recordings/c-1"
    });
    Call::from_json(&json.to_string()).unwrap()
}

fn decided(policy: &Policy, call: &Call) -> Decision {
    decide(policy, call, call.at.unwrap())
}

fn codes(findings: &[BriefFinding]) -> Vec<&'static str> {
    findings.iter().map(|f| f.code).collect()
}

#[test]
fn the_brief_always_has_five_lines() {
    let mut call = call();
    call.intent_signal = "Wants\nprices <!channel>".to_owned();
    call.call_summary = "One.\r\n\r\nTwo.".to_owned();
    let decision = decided(&policy(""), &call);
    let brief = &decision.brief.messages.slack_brief;
    assert_eq!(
        brief.text.lines().collect::<Vec<_>>(),
        [
            "*Sarah Okonkwo*, Apex &amp; Sons, +447700900123",
            "*Why:* Wants prices &lt;!channel&gt;",
            "*Call:* One. Two.",
            "*Flags:* none",
            "*Respond by:* 15:53",
        ]
    );
    assert_eq!(brief.measures.lines, Some(5));
    let payload = slack::Payload::from_mrkdwn(&brief.text);
    assert_eq!(payload.blocks.len(), 1);
    assert!(payload.text.starts_with("Sarah Okonkwo, Apex"));
    assert_eq!(
        decision.brief.fields.intent_signal, call.intent_signal,
        "the fields stay as they came"
    );
}

#[test]
fn the_brief_is_measured_correctly() {
    let brief = decided(&policy(""), &call()).brief;
    assert_eq!((brief.summary_words, brief.words), (25, 43));
    assert_eq!(brief.reading_seconds, 11);
    assert_eq!(codes(&brief.findings), ["brief_too_short"]);
    let mut long = call();
    long.call_summary = "word ".repeat(85);
    let brief = decided(&policy(""), &long).brief;
    assert_eq!(
        codes(&brief.findings),
        ["brief_too_long", "summary_too_long"]
    );
}

#[test]
fn messages_only_claim_what_is_true() {
    let (policy, call) = (policy(""), call());
    let decision = decided(&policy, &call);
    let holding = decision.brief.messages.holding_message.as_ref().unwrap();
    assert_eq!(
        holding.text,
        "Hi Sarah, your call with us today is not forgotten. One of our team has your notes and will \
         ring you on Monday."
    );
    let made: Vec<bool> = holding.claims.iter().map(|c| c.made).collect();
    assert_eq!(made, [true, false, true]);

    let context = RenderContext {
        fields: &decision.brief.fields,
        contact: &KnownContact::read(&call.contact),
        facts: &call.facts,
        currency: policy.money().currency,
        ae: Some("Amir Khan"),
        at: decision.at,
        callback_by: None,
        timeline: &decision.timeline,
        attempt_made: true,
        calendar: policy.calendar(),
    };
    let nurture = Instant::parse("2026-06-22T09:53:00Z").unwrap();
    let after = render(
        &policy,
        MessageKind::HoldingMessage,
        &context,
        Some(nurture),
    );
    assert_eq!(
        after.text,
        "Hi Sarah, your call with us on Friday is not forgotten. Amir Khan tried to reach you and will \
         ring you on Tuesday."
    );
}

/// The texts that a prospect gets are those that are rendered, each at its moment.
#[test]
fn only_messages_that_are_sent_are_rendered() {
    // London is an hour ahead: 15:23, 17:10, 17:29 and 17:30, the close, on Monday 22 June.
    for (size, time, warm_hold, holding) in [
        ("£60k", "14:23", "22T14:43", "22T16:30"),
        ("£60k", "16:10", "-", "22T16:30"),
        ("£60k", "16:29", "23T08:19", "23T11:59"),
        ("£60k", "16:30", "23T08:20", "23T12:00"),
        ("£12k", "14:23", "22T14:23", "22T16:30"),
        ("£12k", "16:10", "22T16:10", "22T16:30"),
        ("£12k", "16:29", "22T16:29", "23T11:59"),
        ("£12k", "16:30", "22T16:30", "23T12:00"),
    ] {
        let mut call = call();
        call.set_fact("deal_size", Node::text(size));
        let at = Instant::parse(&format!("2026-06-22T{time}:00Z")).unwrap();
        let messages = decide(&policy(""), &call, at).brief.messages;
        let sent = |message: &Option<Message>| match message {
            Some(message) => message.at.unwrap().to_string()[8..16].to_owned(),
            None => "-".to_owned(),
        };
        assert_eq!(
            (
                sent(&messages.warm_hold_sms).as_str(),
                sent(&messages.holding_message).as_str()
            ),
            (warm_hold, holding),
            "{size} at {time}"
        );
    }
}

#[test]
fn text_messages_report_their_cost() {
    let texts = |name: &str| {
        let mut call = call();
        name.clone_into(&mut call.contact.name);
        let messages = decided(&policy(""), &call).brief.messages;
        messages.warm_hold_sms.unwrap()
    };
    let plain = texts("Zoé Okonkwo");
    let sms = plain.measures.sms.unwrap();
    assert_eq!((sms.encoding, sms.segments), (Encoding::Gsm7, 1));
    assert_eq!(codes(&plain.findings), Vec::<&str>::new());
    let name: Message = texts("Łukasz Nowak");
    let sms = name.measures.sms.unwrap();
    assert_eq!((sms.encoding, sms.segments), (Encoding::Ucs2, 2));
    assert_eq!(codes(&name.findings), ["sms_not_gsm7"]);
    assert_eq!(sms.outside.unwrap().offer, None, "a name stays as it is");
}

#[test]
fn a_template_without_a_fallback_is_reported() {
    let yaml = r#"
messages:
  slack_brief: "{{company}}\n{company}\nc\nd\ne"
  warm_hold_sms: "Hi {first_name}, how is {company}?"
  holding_message: "Hi {{first_name}}, hello {first_name|N/A}"
  whisper: "{company}: {intent_signal|no reason noted}"
"#;
    assert_eq!(
        found(yaml),
        [
            "doubled_braces /messages/slack_brief",
            "value_without_fallback /messages/warm_hold_sms",
            "value_without_fallback /messages/warm_hold_sms",
            "fallback_is_marker /messages/holding_message",
            "doubled_braces /messages/holding_message",
            "value_without_fallback /messages/whisper",
        ]
    );
    assert_eq!(
        hint(yaml, Code::ValueWithoutFallback),
        "write `{first_name|there}`"
    );
    assert!(check(yaml).iter().all(|d| d.severity != Severity::Error));
}

#[test]
fn a_message_with_a_missing_value_has_a_finding() {
    let yaml = r#"
messages:
  warm_hold_sms: "Hi {first_name}, how is {company}? {ae_name} will ring {handoff_time|soon}."
  whisper: "{company}: {intent_signal|no reason noted}"
"#;
    let policy = policy(yaml);
    let holes = |name: &str, company: &str| {
        let mut call = call();
        name.clone_into(&mut call.contact.name);
        company.clone_into(&mut call.contact.company);
        let messages = decided(&policy, &call).brief.messages;
        messages.warm_hold_sms.unwrap().findings
    };
    let missing = |found: &[BriefFinding]| {
        let found = found.iter().filter(|f| f.code == "value_missing");
        found.map(|f| f.message.clone()).collect::<Vec<_>>()
    };
    assert_eq!(missing(&holes("Mrs Okonkwo", "--None--")).len(), 3);
    assert_eq!(missing(&holes("N/A", "Apex")).len(), 2);
    let found = holes("Sarah Okonkwo", "Apex");
    assert_eq!(
        missing(&found),
        ["`{ae_name}` is not known, and the template has no fallback"]
    );
    assert!(found.iter().all(|f| f.field == "warm_hold_sms"));
}

#[test]
fn templates_are_checked_before_export() {
    let yaml = r#"
messages:
  slack_brief: "{contact_name}: {intent_signal}"
  warm_hold_sms: "Hi {fist_name} – we tried to reach you, {call_summary}"
  holding_message: "Hi {first_name} – back soon"
  whisper: "{"
"#;
    assert_eq!(
        found(yaml),
        [
            "slack_lines /messages/slack_brief",
            "template_placeholder /messages/warm_hold_sms",
            "template_brace /messages/whisper",
            "value_without_fallback /messages/holding_message",
            "sms_encoding /messages/holding_message",
        ]
    );
    assert_eq!(
        hint(yaml, Code::TemplatePlaceholder),
        "did you mean `first_name`?"
    );
    assert_eq!(
        hint(yaml, Code::SmsEncoding),
        "write “Hi {first_name} - back soon”"
    );
    let claims = r#"
messages:
  warm_hold_sms: "We tried to reach you about {intent_signal}"
  whisper: "Spoke today: {intent_signal|no reason noted}"
warm_transfer: { say: "You will hear from us tomorrow" }
"#;
    assert_eq!(
        found(claims),
        [
            "template_claim /messages/warm_hold_sms",
            "template_internal /messages/warm_hold_sms",
            "template_claim /warm_transfer/say",
        ],
        "a colleague may be told anything"
    );
}

#[test]
fn a_yaml_block_makes_a_five_line_brief() {
    let yaml = "
messages:
  slack_brief: |
    *{contact_name}*
    {intent_signal}
    {call_summary}
    {disqualifying_flags|none}
    {response_due}
";
    assert_eq!(found(yaml), Vec::<String>::new());
    assert_eq!(
        policy(yaml).messages().slack_brief.source().lines().count(),
        5
    );
}

#[test]
fn refused_content_is_recognised_by_name() {
    let yaml = r#"
messages: { slack_brief: "{transcript}", objection_breakdown: "…" }
crm:
  fields: { call_transcript: "{call_summary}", competitors: none, fit: "{proposed_solution}" }
"#;
    assert_eq!(
        found(yaml),
        [
            "refused_field /messages/slack_brief",
            "refused_field /messages/objection_breakdown",
            "refused_field /crm/fields/call_transcript",
            "refused_field /crm/fields/competitors",
            "refused_field /crm/fields/fit",
        ]
    );
}

#[test]
fn summaries_are_checked_against_the_policy() {
    let short =
        policy("\nsummary: { max_words: 20, instruction: \"At most {max_words} words.\" }\n");
    assert_eq!(short.summary().prompt(), "At most 20 words.");
    let brief = decided(&short, &call()).brief;
    assert!(codes(&brief.findings).contains(&"summary_too_long"));
    assert_ne!(short.digest(), policy("").digest());

    let mut wordy = call();
    wordy.call_summary = format!("Here is the summary: {SUMMARY} No competitor yet.");
    let brief = decided(&policy(""), &wordy).brief;
    assert_eq!(
        codes(&brief.findings),
        ["summary_preamble", "summary_refused"]
    );
    assert_eq!(
        found("\nsummary: { max_words: 60, instruction: Summarise in 80 words }\n"),
        ["instruction_limit /summary/instruction"]
    );
    assert_eq!(
        found("\nsummary: { max_words: 81, instruction: \" \" }\n"),
        [
            "value_out_of_range /summary/max_words",
            "empty_text /summary/instruction"
        ]
    );
}

#[test]
fn a_hold_that_is_too_long_gets_a_suggested_ring_time() {
    let slow = "\nwarm_transfer: { ring_seconds: 14 }\n";
    assert_eq!(found(slow), ["hold_budget /warm_transfer/ring_seconds"]);
    assert_eq!(
        hint(slow, Code::HoldBudget),
        "reduce the ring time to 11 seconds"
    );
    let none = "\nwarm_transfer: { hold_seconds_max: 15 }\n";
    assert!(hint(none, Code::HoldBudget).contains("no ring time fits"));
    assert_eq!(
        found("\nwarm_transfer: { ring_seconds: 0, detect_seconds: soon }\n"),
        [
            "value_out_of_range /warm_transfer/ring_seconds",
            "value_out_of_range /warm_transfer/detect_seconds"
        ]
    );
    assert_eq!(policy("").transfer().hold_seconds(), 30);
}

#[test]
fn a_whisper_over_eight_seconds_is_reported() {
    let whisper = |intent: &str| {
        let mut call = call();
        intent.clone_into(&mut call.intent_signal);
        let messages = decided(&policy(""), &call).brief.messages;
        assert!(messages.transfer_line.is_some());
        messages.whisper.unwrap()
    };
    let short = whisper("Asked what ten agents cost.");
    assert_eq!(
        short.text,
        "Warm lead: Sarah Okonkwo, Apex & Sons. Asked what ten agents cost. £60k."
    );
    let speech = short.measures.speech.unwrap();
    assert_eq!((speech.words, speech.fast_ms), (15, 5_000));
    assert_eq!(codes(&short.findings), Vec::<&str>::new());
    let long = whisper("Has £15–20k and wants ten agents from 2026-09-01, for 3 sites");
    assert_eq!(codes(&long.findings), ["whisper_too_long"]);
    let mut range = call();
    range.set_fact("deal_size", Node::text("£30,000-£45,000"));
    let said = decided(&policy(""), &range)
        .brief
        .messages
        .whisper
        .unwrap()
        .text;
    assert!(
        said.ends_with(" £30–45k."),
        "a range stays what the prospect said: {said}"
    );
    let mut unknown = call();
    unknown.set_fact("deal_size", Node::Null);
    unknown.set_fact("lead_source", Node::text("inbound"));
    let said = decided(&policy(""), &unknown)
        .brief
        .messages
        .whisper
        .unwrap()
        .text;
    assert!(said.contains("Size not known."), "{said}");
    let mut small = call();
    small.facts = Node::map([
        ("qualification_score", Node::Int(80)),
        ("budget_confirmed", Node::Bool(true)),
        ("decision_maker_confirmed", Node::Bool(true)),
        ("deal_size", Node::Int(4_000)),
    ]);
    let messages = decided(&policy(""), &small).brief.messages;
    assert!(messages.whisper.is_none() && messages.transfer_line.is_none());
}

fn property<'a>(write: &'a CrmWrite, name: &str) -> Option<&'a CrmValue> {
    write.properties.get(name)
}

#[test]
fn the_crm_record_is_written_at_the_handoff() {
    let write = decided(&policy(""), &call()).crm.unwrap();
    let text = |t: &str| CrmValue::Text(t.to_owned());
    for (name, value) in [
        ("lifecycle_stage", text("sales_qualified_lead")),
        ("qualification_date", text("2026-06-19T14:23:00Z")),
        ("qualification_score", CrmValue::Integer(82)),
        ("call_summary", text(SUMMARY)),
        ("intent_signal", text("Asked what ten agents cost.")),
        ("handoff_format", text("large")),
        ("sla_deadline", text("2026-06-19T14:53:00Z")),
    ] {
        assert_eq!(property(&write, name), Some(&value), "{name}");
    }
    assert_eq!(write.pending, ["assigned_ae"], "nobody is assigned yet");
    assert_eq!(
        write.activity.call_recording_url,
        "https://example.com/recordings/c-1"
    );
    let mut weak = call();
    weak.facts = Node::Map(Vec::new());
    let undecided = decided(&policy(""), &weak);
    assert!(undecided.crm.is_none());
    let silent = ARTICLE.replace("    - write_crm_contact\n", "");
    let checked = PolicyDraft::from_yaml(&silent).unwrap().check();
    let silent = decided(&checked.policy.unwrap(), &call());
    assert_eq!(silent.outcome, Outcome::HandOff);
    assert!(silent.crm.is_none(), "the plan does not write there");
    assert!(undecided.brief.messages.warm_hold_sms.is_none());
}

#[test]
fn crm_properties_use_provider_or_custom_names() {
    let hubspot = policy("\ncrm: { provider: hubspot }\n");
    let write = decided(&hubspot, &call()).crm.unwrap();
    assert_eq!(
        property(&write, "lifecyclestage"),
        Some(&CrmValue::Text("salesqualifiedlead".to_owned()))
    );
    let own = policy(
        "\ncrm: { fields: { lifecycle_stage: sql, ai_summary: \"{call_summary|none}\", \
         headline: \"{company|?}: {qualification_score}\", priority: 1 } }\n",
    );
    let write = decided(&own, &call()).crm.unwrap();
    for (name, value) in [
        ("lifecycle_stage", "sql"),
        ("ai_summary", SUMMARY),
        ("headline", "Apex & Sons: 82"),
        ("priority", "1"),
    ] {
        assert_eq!(
            property(&write, name),
            Some(&CrmValue::Text(value.to_owned()))
        );
    }
    assert_eq!(
        property(&write, "call_summary"),
        None,
        "it is written under its own name"
    );
    assert_eq!(
        property(&write, "qualification_score"),
        Some(&CrmValue::Integer(82))
    );
    assert_eq!(
        found("\ncrm: { provider: salesforce, fields: { \"a b\": x, stage: \"{scor}\" } }\n"),
        [
            "unknown_word /crm/provider",
            "bad_name /crm/fields/a b",
            "template_placeholder /crm/fields/stage"
        ]
    );
}

#[test]
fn every_section_round_trips_to_the_same_policy() {
    let written = policy(
        r#"
warm_transfer: { say: "One moment, {first_name|please}.", ring_seconds: 9, hold_seconds_max: 28 }
messages:
  slack_brief: "{contact_name}\n{intent_signal}\n{call_summary}\n{disqualifying_flags|none}\n{response_due}"
  whisper: "{company} {{now}}"
summary: { max_words: 60 }
crm: { provider: hubspot, fields: { ai_summary: "{call_summary}" } }
"#,
    );
    for form in [DocumentForm::Authored, DocumentForm::Signed] {
        let again = PolicyDraft::from_node(written.to_node(form)).check();
        assert_eq!(again.policy.unwrap().digest(), written.digest());
        let noted = again
            .diagnostics
            .iter()
            .filter(|d| d.code == Code::DefaultTaken);
        assert_eq!(noted.count(), 0);
    }
    let yaml = PolicyDraft::from_node(written.to_node(DocumentForm::Authored)).to_yaml();
    let again = PolicyDraft::from_yaml(&yaml).unwrap().check();
    assert_eq!(again.policy.unwrap().digest(), written.digest());
}
