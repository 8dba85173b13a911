//! The examples of the repository's README: its Rust is the code below, and its policy decides a call.
#![cfg(not(target_arch = "wasm32"))]

use baton_core::{Call, Policy};

fn sentence(policy: &str, call: &str) -> Result<String, Box<dyn std::error::Error>> {
    let policy = Policy::from_yaml(policy)?;
    let call = Call::from_json(call)?;
    let decision = policy.decide(&call, call.at);
    Ok(decision.sentence)
}

/// Returns the first block of a language in the README.
fn block(language: &str) -> &'static str {
    let readme = include_str!("../../../README.md");
    let fence = format!("```{language}\n");
    let (_, after) = readme.split_once(&fence).unwrap();
    after.split_once("```").unwrap().0
}

#[test]
fn the_rust_example_is_this_file_s() {
    let example = block("rust").trim_end();
    assert!(include_str!("readme.rs").contains(example), "{example}");
}

#[test]
fn the_policy_hands_off_a_qualified_call() {
    let call = r#"{ "id": "c-1", "at": "2026-06-19T14:23:00Z", "contact": { "phone": "+447700900123" },
        "facts": { "qualification_score": 75, "budget_confirmed": true, "decision_maker_confirmed": true } }"#;
    let sentence = sentence(block("yaml"), call).unwrap();
    assert!(sentence.starts_with("Handed off"), "{sentence}");
}
