//! Runs the stories of `tests/spec/*.md`: what a salesperson reads is what is tested.
//!
//! In a story, a block ```` ```yaml policy ```` puts a policy in force, ```` ```json call ```` brings a call, and
//! ```` ```yaml expect ```` says what its decision holds. What is not mentioned is not looked at. A list of things
//! with ids may be written as a mapping by id. ```` ```yaml findings ```` lists the errors and warnings of the
//! policy in force, by code.
#![cfg(not(target_arch = "wasm32"))]

#[path = "support/differs.rs"]
mod differs;

use std::fs;
use std::path::Path;

use baton_core::{Call, Instant, Node, PolicyDraft, Severity, decide, yaml};
use serde_json::Value;

use differs::differs;

/// A fenced block: what it is, its text, and the line it begins on.
struct Block<'a> {
    kind: &'a str,
    text: String,
    line: usize,
}

fn blocks(story: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut open: Option<Block<'_>> = None;
    for (index, line) in story.lines().enumerate() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(kind)) => {
                open = Some(Block {
                    kind,
                    text: String::new(),
                    line: index + 1,
                })
            }
            (Some(_), Some(_)) => blocks.extend(open.take()),
            (Some(block), None) => {
                block.text.push_str(line);
                block.text.push('\n');
            }
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "a block is not closed");
    blocks
}

/// Runs one story; gives the number of things it showed.
fn run(name: &str, story: &str) -> usize {
    let (mut draft, mut decision, mut shown) = (None, None, 0);
    for Block { kind, text, line } in blocks(story) {
        let place = format!("{name}:{line}");
        let value = |text: &str| -> Value {
            let (node, _): (Node, _) = yaml::read(text).unwrap_or_else(|d| panic!("{place}: {d}"));
            serde_json::to_value(node).unwrap()
        };
        match kind {
            "yaml policy" => {
                draft =
                    Some(PolicyDraft::from_yaml(&text).unwrap_or_else(|d| panic!("{place}: {d}")));
            }
            "json call" => {
                let draft: &PolicyDraft = draft
                    .as_ref()
                    .unwrap_or_else(|| panic!("{place}: no policy yet"));
                let checked = draft.check();
                let policy = checked
                    .policy
                    .unwrap_or_else(|| panic!("{place}: {:#?}", checked.diagnostics));
                let call = Call::from_json(&text).unwrap_or_else(|e| panic!("{place}: {e}"));
                let at = call.at.unwrap_or(Instant::from_epoch(0));
                decision = Some(serde_json::to_value(decide(&policy, &call, at)).unwrap());
            }
            "yaml expect" => {
                let decision = decision
                    .as_ref()
                    .unwrap_or_else(|| panic!("{place}: no call yet"));
                if let Some(difference) = differs(&value(&text), decision, "") {
                    panic!("{place}: {difference}");
                }
                shown += 1;
            }
            "yaml findings" => {
                let draft = draft
                    .as_ref()
                    .unwrap_or_else(|| panic!("{place}: no policy yet"));
                let found = draft
                    .check()
                    .diagnostics
                    .into_iter()
                    .filter(|d| d.severity != Severity::Note);
                let codes: Vec<Value> = found.map(|d| d.code.as_str().into()).collect();
                assert_eq!(value(&text), Value::Array(codes), "{place}");
                shown += 1;
            }
            other => panic!("{place}: a story has no `{other}` blocks"),
        }
    }
    shown
}

#[test]
fn every_story_comes_true() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/spec");
    let mut stories: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    stories.sort();
    assert!(stories.len() >= 8, "{} stories", stories.len());
    for path in stories {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let shown = run(&name, &fs::read_to_string(&path).unwrap());
        assert!(shown > 0, "{name} shows nothing");
    }
}

#[test]
#[should_panic(expected = "/outcome: expected \"no_handoff\", came out \"hand_off\"")]
fn a_story_that_is_not_true_fails() {
    let story = fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/spec/T1-trigger.md"),
    )
    .unwrap();
    run(
        "T1",
        &story.replacen("outcome: hand_off", "outcome: no_handoff", 1),
    );
}
