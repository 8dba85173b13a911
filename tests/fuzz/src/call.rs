//! Property: any text as a call, and any facts in a call, are refused with a position or decided under every policy.

use arbitrary::{Result, Unstructured};
use baton_core::{Call, Instant};

use crate::policies;
use crate::shape::{Shape, quoted};

/// Checks the bytes as a call's text, and as the source of a call's facts.
pub fn check(data: &[u8]) {
    if let Ok(text) = std::str::from_utf8(data) {
        check_text(text);
    }
    if let Ok(text) = with_facts(&mut Unstructured::new(data)) {
        check_text(&text);
    }
}

fn check_text(text: &str) {
    let call = match Call::from_json(text) {
        Ok(call) => call,
        Err(why) => {
            for policy in policies::ALL.iter() {
                assert_eq!(policy.outcome_of_json(text), Err(why.clone()));
            }
            let lines = text.split('\n').count();
            assert!(
                (1..=lines).contains(&why.line()),
                "line {}: {why}",
                why.line()
            );
            assert!(
                why.column() <= text.len() + 1,
                "column {}: {why}",
                why.column()
            );
            assert!(!why.to_string().is_empty());
            return;
        }
    };
    let mut short = String::new();
    call.push_json(&mut short);
    for written in [call.to_json(), short] {
        assert_eq!(Call::from_json(&written).as_ref(), Ok(&call), "{written}");
    }
    for policy in policies::ALL.iter() {
        let (facts, findings) = call.prepare(policy.schema(), policy.money());
        let decision = policies::decide(policy, &call);
        for finding in &findings {
            assert!(decision.intake.contains(finding), "an unused value is reported");
        }
        assert_eq!(
            policy.outcome(&facts),
            decision.outcome,
            "the outcome alone"
        );
        assert_eq!(
            policy.outcome_of_json(text),
            Ok(decision.outcome),
            "in one pass"
        );
    }
}

/// Generates the text of a call with facts of any type, including those of the policies.
fn with_facts(u: &mut Unstructured<'_>) -> Result<String> {
    let mut fields: Vec<&str> = Vec::new();
    for policy in policies::ALL.iter() {
        fields.extend(
            policy
                .schema()
                .specs()
                .iter()
                .map(|spec| spec.name.as_str()),
        );
    }
    let mut facts: Vec<(String, Shape)> = Vec::new();
    for _ in 0..u.int_in_range(0..=12)? {
        let field = if u.ratio(7, 8)? {
            (*u.choose(&fields)?).to_owned()
        } else {
            u.arbitrary()?
        };
        // Most calls have each fact once; a duplicate is refused and tests nothing else.
        if u.ratio(31, 32)? && facts.iter().any(|(known, _)| *known == field) {
            continue;
        }
        facts.push((field, Shape::any(u, 3)?));
    }
    let mut text = String::from("{\"id\":");
    text.push_str(&quoted(u.arbitrary()?));
    text.push_str(",\"facts\":");
    Shape::Map(facts).write(&mut text);
    if u.arbitrary()? {
        text.push_str(",\"phase\":\"live\"");
    }
    if u.ratio(7, 8)? {
        // From 1969 to 2105, and the ends of the years that can be written.
        let seconds = match u.int_in_range(0..=15)? {
            0 => i64::MIN,
            1 => i64::MAX,
            _ => i64::from(u.arbitrary::<u32>()?) - 1_000_000,
        };
        text.push_str(&format!(",\"at\":\"{}\"", Instant::from_epoch(seconds)));
    }
    for key in ["intent_signal", "call_summary", "recording_url"] {
        if u.arbitrary()? {
            text.push_str(&format!(",\"{key}\":{}", quoted(u.arbitrary()?)));
        }
    }
    if u.arbitrary()? {
        let name = quoted(u.arbitrary()?);
        text.push_str(&format!(
            ",\"contact\":{{\"name\":{name},\"phone\":{name}}}"
        ));
    }
    if u.arbitrary()? {
        let flags: Vec<String> = u.arbitrary()?;
        let flags: Vec<String> = flags.iter().map(|flag| quoted(flag)).collect();
        text.push_str(&format!(",\"disqualifying_flags\":[{}]", flags.join(",")));
    }
    text.push('}');
    Ok(text)
}
