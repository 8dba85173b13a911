//! A call that is pasted, or picked from a file, comes to the page with the values that it was written with: through
//! the workers' requests and answers, as they travel.

#[path = "../../../crates/baton-core/tests/support/call_texts.rs"]
mod call_texts;

use baton_console::{many, theatre};
use baton_core::policy::DocumentForm;
use baton_core::{Call, Node, Policy, PolicyDraft, decide, document::json};
use baton_worker::protocol::{
    CallsFeed, CallsOpen, CallsPick, CallsRead, Field, ReadCalls, Request,
};
use call_texts::{CallText, NUMBERS, POLICY};
use fastrand::Rng;

fn policy() -> Policy {
    let checked = PolicyDraft::from_yaml(POLICY).unwrap().check();
    checked.policy.unwrap()
}

/// The policy as the page tells it.
fn draft(policy: &Policy) -> String {
    json::to_string(&policy.to_node(DocumentForm::Signed))
}

fn texts() -> Vec<String> {
    let mut random = Rng::with_seed(19);
    let generated = (0..300).map(|number| CallText::new(&mut random, number).json());
    let numbers = NUMBERS.map(|number| {
        format!(r#"{{"id":"n","facts":{{"talk_ratio":{number},"größe":{number},"":5}}}}"#)
    });
    generated.chain(numbers).collect()
}

/// What a worker answers to a request.
fn ask<R: Request>(worker: fn(&str) -> String, request: R) -> R::Told {
    let request = Node::map([
        ("id", Node::Int(1)),
        ("what", Node::text(R::WHAT)),
        ("body", request.to_node()),
    ]);
    let answer = worker(&json::to_string(&request));
    let told = json::parse(&answer).unwrap().get("told").cloned();
    R::Told::from_node(&told.unwrap_or_default()).unwrap_or_else(|| panic!("{answer}"))
}

fn assert_alike(policy: &Policy, told: &str, text: &str) {
    let (told, call) = (
        Call::from_json(told).unwrap(),
        Call::from_json(text).unwrap(),
    );
    assert_eq!(told, call, "{text}");
    let decided = |call: &Call| decide(policy, call, call.at).canonical().unwrap();
    assert_eq!(decided(&told), decided(&call), "{text}");
}

#[test]
fn pasted_calls_keep_their_values() {
    let policy = policy();
    let texts = texts();
    for text in [texts.join("\n"), format!("[{}]", texts.join(","))] {
        let draft = draft(&policy);
        let told: CallsRead = ask(theatre::answer, ReadCalls { text, draft });
        assert_eq!(told.problems, [""; 0]);
        assert_eq!(told.calls.len(), texts.len());
        for (told, text) in told.calls.iter().zip(&texts) {
            assert_alike(&policy, told, text);
        }
    }
}

#[test]
fn calls_of_a_file_keep_their_values() {
    let policy = policy();
    let texts = texts();
    let file = texts.join("\n");
    ask(
        many::answer,
        CallsOpen {
            head: file.chars().take(1000).collect(),
            mapping: Vec::new(),
            draft: draft(&policy),
        },
    );
    let fed = ask(
        many::answer,
        CallsFeed {
            text: file,
            last: 1,
        },
    );
    assert_eq!(fed.calls, texts.len() as u64);
    assert!(!fed.bad.contains("could not be read"), "{}", fed.bad);
    for (index, text) in (0..).zip(&texts) {
        let told = ask(many::answer, CallsPick { index });
        assert_alike(&policy, &told, text);
    }
}

#[test]
fn one_fact_that_nothing_uses_costs_no_pasted_call() {
    let policy = policy();
    for odd in [
        r#""crm_id":90071992547409931"#,
        r#""größe":5"#,
        r#""":1e400"#,
        r#""a\u0000":[{"é":0.5}]"#,
    ] {
        let text =
            format!("{{\"id\":\"a\",\"facts\":{{{odd}}}}}\n{{\"id\":\"b\",\"facts\":{{}}}}\n");
        let draft = draft(&policy);
        let told = ask(theatre::answer, ReadCalls { text, draft });
        assert_eq!((told.calls.len(), told.problems.len()), (2, 0), "{odd}");
    }
}
