//! Money in a policy and in a call: what is read, what is refused, and what a decision says of it.
#![cfg(not(target_arch = "wasm32"))]

#[macro_use]
#[path = "support/samples.rs"]
mod samples;

use baton_core::call::Phase;
use baton_core::{
    Call, Decision, Instant, Node, Outcome, PolicyDraft, Severity, decide, document::json,
};

const ARTICLE: &str = sample!("article-policy.yaml");

/// The codes and messages of a policy's errors.
fn errors(yaml: &str) -> Vec<(&'static str, String, Option<String>)> {
    let found = PolicyDraft::from_yaml(yaml).unwrap().check().diagnostics;
    let errors = found.into_iter().filter(|d| d.severity == Severity::Error);
    errors
        .map(|d| (d.code.as_str(), d.message, d.hint))
        .collect()
}

fn tiers(currency: &str, edge: &str) -> String {
    format!(
        "currency: {currency}\nhandoff_trigger:\n  conditions: [{{ field: budget_confirmed, operator: eq, value: true }}]\n  \
         actions: [pause_sequence, write_crm_contact, notify_ae_slack]\nhandoff_formats:\n  when_unknown: small\n  tiers:\n    \
         - {{ id: small, deal_size: {{ below: {edge} }}, format: [slack_alert] }}\n    \
         - {{ id: large, deal_size: {{ from: {edge} }}, format: [crm_note] }}\n"
    )
}

fn decided(currency: &str, size: &str) -> Decision {
    let checked = PolicyDraft::from_yaml(&tiers(currency, "10000"))
        .unwrap()
        .check();
    let mut call = Call::new("c", Phase::Ended);
    call.set_fact("budget_confirmed", Node::Bool(true));
    call.set_fact("deal_size", json::parse(size).unwrap());
    decide(&checked.policy.unwrap(), &call, Instant::from_epoch(0))
}

#[test]
fn a_currency_is_a_code_of_iso_4217() {
    for (code, hint) in [
        ("GPB", "did you mean `GBP`?"),
        ("UDS", "did you mean `USD`?"),
        ("EUO", "did you mean `EUR`?"),
        ("gbp", "did you mean `GBP`?"),
        ("RMB", "did you mean `CNY`?"),
        ("NTD", "did you mean `TWD`?"),
        ("STG", "did you mean `GBP`?"),
        ("UKP", "did you mean `GBP`?"),
        ("DEM", "`EUR` has replaced it"),
        ("HRK", "`EUR` has replaced it"),
        ("BGN", "`EUR` has replaced it"),
        ("\"€\"", "did you mean `EUR`?"),
    ] {
        let found = errors(&tiers(code, "10000"));
        let [(error, _, said)] = found.as_slice() else {
            panic!("{code}: {found:?}");
        };
        assert_eq!(
            (*error, said.as_deref()),
            ("unknown_word", Some(hint)),
            "{code}"
        );
    }
    for code in ["GBP", "USD", "JPY", "KWD", "XOF", "VES", "ZWG", "XCG"] {
        assert_eq!(errors(&tiers(code, "10000")), [], "{code}");
    }
}

#[test]
fn a_policy_s_amounts_are_exact() {
    for edge in [
        "£15k+",
        "about £15k",
        "~£15k",
        "up to £15k",
        "£15k pa",
        "£15k ex VAT",
        "£15–20k",
        "min £15k",
        "$15k",
        "£12.500",
        "15%",
        "soon",
    ] {
        let found = errors(&tiers("GBP", &format!("\"{edge}\"")));
        assert_eq!(found.len(), 2, "{edge}: {found:?}");
        assert!(
            found.iter().all(|(code, ..)| *code == "value_wrong_type"),
            "{edge}: {found:?}"
        );
        assert!(found[0].1.contains("“£"), "an example: {found:?}");
        let condition = tiers("GBP", "10000").replace(
            "field: budget_confirmed, operator: eq, value: true",
            &format!("field: deal_size, operator: gte, value: \"{edge}\""),
        );
        let found = errors(&condition);
        assert_eq!(found.len(), 1, "{edge}: {found:?}");
        assert_eq!(found[0].0, "value_wrong_type", "{edge}: {found:?}");
    }
    for edge in ["£15k", "15000", "15 grand", "£15,000.00", "GBP 15,000"] {
        assert_eq!(errors(&tiers("GBP", &format!("\"{edge}\""))), [], "{edge}");
    }
}

#[test]
fn an_amount_that_was_not_read_is_said_first() {
    for size in [
        r#""£12.500""#,
        r#""£1,5k""#,
        r#""$60k""#,
        r#""15–20""#,
        r#""07-2026""#,
        r#""a lot""#,
        "-5000",
        "12000.555",
        "99999999999999999999",
        "true",
        r#"["£15k"]"#,
        r#"{"amount": 15000, "currency": "GBP"}"#,
    ] {
        let decision = decided("GBP", size);
        let [finding] = decision.intake.as_slice() else {
            panic!("{size}: {:?}", decision.intake);
        };
        assert_eq!(
            (finding.code, finding.field.as_str()),
            ("amount_unreadable", "deal_size"),
            "{size}"
        );
        let format = decision.format.unwrap();
        assert_eq!(format.tier.as_deref(), Some("small"), "{size}");
        assert!(
            format.why.contains("could not be read"),
            "{size}: {}",
            format.why
        );
        let first = &decision.brief.findings[0];
        assert_eq!(
            (first.code, first.field),
            ("deal_size_unreadable", "deal_size"),
            "{size}"
        );
        assert!(
            first.message.contains(&finding.message),
            "{size}: {}",
            first.message
        );
    }
}

#[test]
fn a_qualified_amount_is_used_and_reported() {
    for (size, tier, words) in [
        ("£15k per annum", "large", "“per year”"),
        ("£900/mo", "small", "“per month”"),
        ("£15k+", "large", "“at least”"),
        ("up to £9k", "small", "“up to”"),
        ("£15–20k + VAT", "large", "“excluding tax”"),
        ("£50 per user per month", "small", "“per user”, “per month”"),
    ] {
        let decision = decided("GBP", &format!("\"{size}\""));
        let [finding] = decision.intake.as_slice() else {
            panic!("{size}: {:?}", decision.intake);
        };
        assert_eq!(finding.code, "amount_qualified", "{size}");
        assert!(
            finding.message.contains(words),
            "{size}: {}",
            finding.message
        );
        let chosen = decision.format.unwrap();
        assert_eq!(chosen.tier.as_deref(), Some(tier), "{size}");
        assert!(
            chosen.why.starts_with("the deal size is £"),
            "{}",
            chosen.why
        );
        assert_eq!(
            decision.brief.findings[0].code, "deal_size_qualified",
            "{size}"
        );
    }
    for size in ["about £15k", "~15k", "fifteen grand", "15 000", "£15k."] {
        let decision = decided("GBP", &format!("\"{size}\""));
        assert_eq!(decision.intake, [], "{size}");
        assert_eq!(
            decision.format.unwrap().tier.as_deref(),
            Some("large"),
            "{size}"
        );
    }
}

#[test]
fn a_colleague_s_message_has_the_qualifiers() {
    let yaml = ARTICLE.replace(
        "handoff_trigger:",
        "messages:\n  whisper: \"{deal_size|Size not known}.\"\nhandoff_trigger:",
    );
    let checked = PolicyDraft::from_yaml(&yaml).unwrap().check();
    let policy = checked
        .policy
        .unwrap_or_else(|| panic!("{:?}", checked.diagnostics));
    let whisper = |size: &str| {
        let mut call = Call::new("c", Phase::Ended);
        "+447700900123".clone_into(&mut call.contact.phone);
        for (field, value) in [
            ("qualification_score", Node::Int(90)),
            ("budget_confirmed", Node::Bool(true)),
            ("decision_maker_confirmed", Node::Bool(true)),
            ("lead_source", Node::text("inbound")),
            ("deal_size", Node::text(size)),
        ] {
            call.set_fact(field, value);
        }
        call.contact.phone = "+447700900123".to_owned();
        let decision = decide(&policy, &call, Instant::from_epoch(1_781_879_000));
        assert_eq!(decision.outcome, Outcome::HandOff);
        decision.brief.messages.whisper.unwrap().text
    };
    assert_eq!(whisper("£15-20k"), "£15–20k.");
    assert_eq!(whisper("from £15k p.a."), "at least £15k per year.");
    assert_eq!(whisper("about fifteen grand"), "about £15k.");
    assert_eq!(whisper("£12.500"), "Size not known.");
}
