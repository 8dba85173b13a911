//! The layout that the core writes: a policy that loads is written as one that loads, to the same digest.
#![cfg(not(target_arch = "wasm32"))]

use baton_core::PolicyDraft;
use baton_core::document::yaml::MAX_BYTES;
use fastrand::Rng;

/// Kept, so that a failure comes back.
const SEED: u64 = 0x1a70_07ed;

/// A policy with one place that takes any number of parts.
struct Source {
    /// The document, with `PARTS` in that place.
    document: &'static str,
    part: fn(&mut Rng, usize) -> String,
    between: &'static str,
}

const SOURCES: [Source; 7] = [
    // One list of texts, written without a space too many.
    Source {
        document: "facts: {product: {type: text}}\nhandoff_trigger: {require_all: true, conditions: [{field: product, operator: in, value: [PARTS]}], actions: [pause_sequence]}\n",
        part: |random, n| match random.usize(..4) {
            0 => format!("part {n}"),
            1 => format!("{n}-A"),
            2 => format!("'{n}'"),
            _ => format!("Stück {n}"),
        },
        between: ",",
    },
    // The same list, as people write it.
    Source {
        document: "facts:\n  product: {type: text}\nhandoff_trigger:\n  require_all: true\n  conditions:\n    - field: product\n      operator: in\n      value: [PARTS]\n  actions: [pause_sequence]\n",
        part: |_, n| format!("Product {n}"),
        between: ", ",
    },
    // Conditions, as the article writes them.
    Source {
        document: "facts: {product: {type: text}}\nhandoff_trigger:\n  require_all: false\n  conditions:\nPARTS  actions: [pause_sequence]\n",
        part: |random, n| {
            let values: Vec<String> = (0..1 + random.usize(..9))
                .map(|i| format!("v{n}x{i}"))
                .collect();
            let values = values.join(", ");
            format!("  - {{id: c{n}, field: product, operator: in, value: [{values}]}}\n")
        },
        between: "",
    },
    // Tiers of deal sizes.
    Source {
        document: "handoff_trigger: {require_all: true, conditions: [{field: budget_confirmed, operator: eq, value: true}], actions: [pause_sequence]}\nhandoff_formats: {when_unknown: t0, tiers: [PARTS,{id: last, deal_size: {from: 0}, format: [slack_alert]}]}\n",
        part: |_, n| {
            let (from, below) = (n * 1000, (n + 1) * 1000);
            format!("{{id: t{n},deal_size: {{from: {from},below: {below}}},format: [slack_alert]}}")
        },
        between: ",",
    },
    // Days on which nobody works, without quotes.
    Source {
        document: "handoff_trigger: {require_all: true, conditions: [{field: budget_confirmed, operator: eq, value: true}], actions: [pause_sequence]}\ncalendar: {closed: [PARTS]}\n",
        part: |_, n| {
            let (year, month, day) = (2026 + n / 336, 1 + n / 28 % 12, 1 + n % 28);
            format!("{year}-{month:02}-{day:02}")
        },
        between: ",",
    },
    // Facts in a block, a key a line.
    Source {
        document: "facts:\nPARTS\nhandoff_trigger: {require_all: true, conditions: [{field: budget_confirmed, operator: eq, value: true}], actions: [pause_sequence]}\n",
        part: |random, n| match random.usize(..3) {
            0 => format!(" fact{n}: {{type: integer, min: 0, max: {}}}", n + 1),
            1 => format!(" fact{n}: {{type: choice, options: [north, south, other {n}]}}"),
            _ => format!(" fact{n}:\n  type: text"),
        },
        between: "\n",
    },
    // Test cases in JSON, which is YAML.
    Source {
        document: "{\"handoff_trigger\":{\"require_all\":true,\"conditions\":[{\"field\":\"budget_confirmed\",\"operator\":\"eq\",\"value\":true}],\"actions\":[\"pause_sequence\"]},\"tests\":[PARTS]}",
        part: |random, n| {
            let (yes, outcome) = match random.bool() {
                true => (true, "hand_off"),
                false => (false, "no_handoff"),
            };
            format!(
                "{{\"name\":\"case \\\"{n}\\\"\",\"call\":{{\"budget_confirmed\":{yes}}},\"at\":\"2026-06-19T14:23:00Z\",\"expect\":{{\"outcome\":\"{outcome}\"}}}}"
            )
        },
        between: ",",
    },
];

impl Source {
    /// A text of at most so many bytes, with as many parts as fit.
    fn text(&self, random: &mut Rng, size: usize) -> String {
        let room = size - (self.document.len() - "PARTS".len());
        let (mut parts, mut n) = (String::new(), 0);
        loop {
            let part = (self.part)(random, n);
            let between = if n > 0 { self.between } else { "" };
            if parts.len() + between.len() + part.len() > room {
                return self.document.replace("PARTS", &parts);
            }
            parts.push_str(between);
            parts.push_str(&part);
            n += 1;
        }
    }
}

#[test]
fn written_yaml_loads_to_the_same_document_at_any_size() {
    let mut random = Rng::with_seed(SEED);
    for source in &SOURCES {
        for size in [1000, 40_000, 60_000, MAX_BYTES - 100, MAX_BYTES] {
            let text = source.text(&mut random, size);
            let draft = PolicyDraft::from_yaml(&text).unwrap_or_else(|why| panic!("{why}\n{text}"));
            let written = draft.to_yaml();
            let start: String = written.chars().take(600).collect();
            assert!(
                written.len() <= MAX_BYTES,
                "{size} became {}:\n{start}",
                written.len()
            );
            let again =
                PolicyDraft::from_yaml(&written).unwrap_or_else(|why| panic!("{why}\n{start}"));
            assert_eq!(again.node(), draft.node(), "{start}");
            assert_eq!(again.to_yaml(), written, "laid out once, it stays so");
        }
    }
}

#[test]
fn written_yaml_has_the_same_digest() {
    let mut random = Rng::with_seed(SEED + 1);
    for (number, source) in SOURCES.iter().enumerate() {
        // What a policy may hold of each, and not only its text.
        let text = source.text(&mut random, 6000);
        let digest = |text: &str| {
            let checked = PolicyDraft::from_yaml(text).unwrap().check();
            let errors: Vec<String> = checked.errors().map(ToString::to_string).collect();
            let policy = checked.policy;
            policy
                .unwrap_or_else(|| panic!("{number}: {errors:#?}"))
                .digest()
                .to_owned()
        };
        let written = PolicyDraft::from_yaml(&text).unwrap().to_yaml();
        assert_eq!(digest(&written), digest(&text), "{written}");
    }
}

#[test]
fn a_list_of_forty_kilobytes_keeps_about_its_length() {
    let source = &SOURCES[1];
    let text = source.text(&mut Rng::with_seed(SEED), 40_000);
    let written = PolicyDraft::from_yaml(&text).unwrap().to_yaml();
    assert!(written.len() < 52_000, "{}", written.len());
    assert!(written.lines().all(|line| line.chars().count() <= 100));
    assert!(
        written.contains("\"Product 1\", \"Product 2\", "),
        "texts keep their quotes where there is room"
    );
}
