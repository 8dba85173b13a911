//! Runs the stories of `tests/spec/*.md`: what a salesperson reads is what is tested.
//!
//! In a story, a block ```` ```yaml policy ```` puts a policy in force, ```` ```json call ```` brings a call, and
//! ```` ```yaml expect ```` says what its decision holds. What is not mentioned is not looked at. A list of things
//! with ids may be written as a mapping by id. ```` ```yaml findings ```` lists the errors and warnings of the
//! policy in force, by code, or says of each what it holds. ```` ```text instruction ```` is what the summariser is
//! told. ```` ```yaml team ```` brings a team and ```` ```yaml turns ```` deals handoffs to it;
//! ```` ```yaml handoffs ```` tells what became of handoffs, and ```` ```yaml quality ```` the figures of that.
//! A row of a table that begins with a text in backticks is an amount, what it is read as, and the finding or the
//! reason of a refusal. ```` ```yaml scene ```` is a moment of a shipped scenario's rehearsal under the policy in force.
#![cfg(not(target_arch = "wasm32"))]

#[macro_use]
#[path = "support/samples.rs"]
mod samples;
#[path = "support/amounts.rs"]
mod amounts;
#[path = "support/differs.rs"]
mod differs;
#[path = "support/handoffs.rs"]
mod handoffs;
#[path = "support/scenes.rs"]
mod scenes;
#[path = "support/turns.rs"]
mod turns;

use std::fs;
use std::path::{Path, PathBuf};

use baton_core::handoff::routing::{Roster, Rotation};
use baton_core::quality::HandoffOutcome;
use baton_core::{Call, Instant, Node, Policy, PolicyDraft, Severity, decide, document::yaml};
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
            (None, None) if line.starts_with("| `") => blocks.push(Block {
                kind: "amount",
                text: line.to_owned(),
                line: index + 1,
            }),
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "a block is not closed");
    blocks
}

/// What the blocks of a story so far have brought.
#[derive(Default)]
struct Story {
    draft: Option<PolicyDraft>,
    decision: Option<Value>,
    team: Roster,
    rotation: Rotation,
    outcomes: Vec<HandoffOutcome>,
}

impl Story {
    fn draft(&self, place: &str) -> &PolicyDraft {
        self.draft
            .as_ref()
            .unwrap_or_else(|| panic!("{place}: no policy yet"))
    }

    fn policy(&self, place: &str) -> Policy {
        let checked = self.draft(place).check();
        let found = checked.diagnostics;
        checked
            .policy
            .unwrap_or_else(|| panic!("{place}: {found:#?}"))
    }

    /// The errors and warnings of the policy in force.
    fn findings(&self, place: &str) -> Value {
        let found = self.draft(place).check().diagnostics;
        let found = found.iter().filter(|d| d.severity != Severity::Note);
        serde_json::to_value(found.collect::<Vec<_>>()).unwrap()
    }

    /// Takes a block; `true` if it shows something.
    fn take(&mut self, kind: &str, text: &str, place: &str) -> bool {
        let value = || -> Value {
            let (node, _): (Node, _) = yaml::read(text).unwrap_or_else(|d| panic!("{place}: {d}"));
            serde_json::to_value(node).unwrap()
        };
        let shows = |expected: &Value, actual: &Value| {
            if let Some(difference) = differs(expected, actual, "") {
                panic!("{place}: {difference}");
            }
            true
        };
        match kind {
            "yaml policy" => {
                let draft = PolicyDraft::from_yaml(text).unwrap_or_else(|d| panic!("{place}: {d}"));
                self.draft = Some(draft);
                false
            }
            "json call" => {
                let call = Call::from_json(text).unwrap_or_else(|e| panic!("{place}: {e}"));
                let decision = decide(&self.policy(place), &call, call.at);
                self.decision = Some(serde_json::to_value(decision).unwrap());
                false
            }
            "yaml expect" => {
                let decision = self.decision.as_ref();
                let decision = decision.unwrap_or_else(|| panic!("{place}: no call yet"));
                shows(&value(), decision)
            }
            "yaml scene" => {
                let mut told = value();
                let scene = scenes::scene(&mut told, self.draft(place), place);
                shows(&told, &scene)
            }
            "amount" => {
                amounts::check(text, &self.policy(place), place);
                true
            }
            "yaml findings" => shows(&value(), &self.findings(place)),
            "text instruction" => {
                assert_eq!(
                    text.trim(),
                    self.policy(place).summary().prompt().trim(),
                    "{place}"
                );
                true
            }
            "yaml team" => {
                self.team = turns::team(&value());
                self.rotation = Rotation::default();
                false
            }
            "yaml turns" => {
                let told = value();
                let given = turns::deal(&told, &self.team, &mut self.rotation);
                assert_eq!(told["gives"], serde_json::json!(given), "{place}");
                true
            }
            "yaml handoffs" => {
                self.outcomes = handoffs::read(&value(), &self.policy(place), place);
                false
            }
            "yaml quality" => {
                let mut told = value();
                let now = told.as_object_mut().and_then(|told| told.remove("now"));
                let now = now.and_then(|now| Instant::parse(now.as_str()?));
                let now = now.unwrap_or_else(|| panic!("{place}: figures as of when?"));
                shows(
                    &told,
                    &handoffs::figures(&self.outcomes, &self.policy(place), now),
                )
            }
            other => panic!("{place}: a story has no `{other}` blocks"),
        }
    }
}

/// Runs one story; gives the number of things it showed.
fn run(name: &str, text: &str) -> usize {
    let mut story = Story::default();
    let shown = blocks(text)
        .into_iter()
        .filter(|block| story.take(block.kind, &block.text, &format!("{name}:{}", block.line)));
    shown.count()
}

/// Every feature that is neither a screen nor a signature has its story.
const FEATURES: [&str; 20] = [
    "T1", "T2", "T3", "B1", "B2", "B3", "B4", "B5", "F1", "F2", "F3", "C1", "C2", "P1", "S1", "S2",
    "S3", "Q1", "G1", "M1",
];

#[test]
fn every_story_comes_true() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/spec");
    let mut stories: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    stories.sort();
    for feature in FEATURES {
        let named = |path: &PathBuf| {
            let name = path.file_name().unwrap().to_string_lossy();
            name.starts_with(&format!("{feature}-"))
        };
        assert!(stories.iter().any(named), "{feature} has no story");
    }
    for path in stories {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let shown = run(&name, &fs::read_to_string(&path).unwrap());
        assert!(shown > 0, "{name} shows nothing");
    }
}

/// Each kind of block that shows something, made untrue.
#[test]
fn a_story_that_is_not_true_fails() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/spec");
    for (file, truth, untruth) in [
        ("T1-trigger.md", "outcome: hand_off", "outcome: no_handoff"),
        ("T2-bant.md", "[bant_uncovered]", "[]"),
        (
            "T2-bant.md",
            "the urgency is not checked",
            "the interest is not checked",
        ),
        ("B2-short.md", "words: 70", "words: 71"),
        (
            "B4-summary.md",
            "in at most 60 words",
            "in at most 61 words",
        ),
        (
            "C2-turns.md",
            "gives: [amara, amara, ben",
            "gives: [amara, ben, amara",
        ),
        ("S2-weeks.md", "alarm: quiet", "alarm: raised"),
        ("M1-money.md", "| £12,500.50 |", "| £12,500 |"),
        ("M1-money.md", "| per year |", "| per month |"),
        ("M1-money.md", "| unreadable | pounds |", "| $15,000 | |"),
        ("G1-rehearsal.md", "clock: running", "clock: met"),
        ("Q1-booked.md", "health: healthy", "health: failure"),
    ] {
        let story = fs::read_to_string(folder.join(file)).unwrap();
        assert!(story.contains(truth), "{file}: {truth}");
        let changed = story.replacen(truth, untruth, 1);
        let ran = std::panic::catch_unwind(|| run(file, &changed));
        assert!(ran.is_err(), "{file}: {untruth}");
    }
}
