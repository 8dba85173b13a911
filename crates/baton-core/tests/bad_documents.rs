//! Ten thousand documents that are wrong, each in a way that is known: every one is refused, with a code and a
//! place, and none is a reason to panic.
#![cfg(not(target_arch = "wasm32"))]

#[macro_use]
#[path = "support/samples.rs"]
mod samples;
#[path = "bad_documents/slips.rs"]
mod slips;
#[path = "bad_documents/texts.rs"]
mod texts;
#[path = "bad_documents/values.rs"]
mod values;

use fastrand::Rng;
use std::collections::{BTreeMap, BTreeSet};

use baton_core::{Code, Diagnostic, Node, Path, PolicyDraft, document::yaml};

use values::Wrong;

const ARTICLE: &str = sample!("article-policy.yaml");
const GOOD: &str = sample!("policies/good.yaml");
/// Every section, every type of fact, every operator.
const WIDE: &str = include_str!("../../../tests/fuzz/seeds/yaml/wide.yaml");

/// Kept, so that a failure comes back.
const SEED: u64 = 0x5eed_ba71;

/// A sound document.
struct Base {
    text: String,
    node: Node,
}

impl Base {
    fn all() -> Vec<Self> {
        let laid_out = |text: &str| PolicyDraft::from_yaml(text).unwrap().to_yaml();
        let texts = [
            ARTICLE.to_owned(),
            GOOD.to_owned(),
            WIDE.to_owned(),
            laid_out(GOOD),
            laid_out(WIDE),
        ];
        texts.into_iter().map(Self::new).collect()
    }

    fn new(text: String) -> Self {
        let draft = PolicyDraft::from_yaml(&text).unwrap();
        assert!(
            draft.check().policy.is_some(),
            "nothing is wrong before it is spoilt"
        );
        let node = draft.node().clone();
        Self { text, node }
    }
}

/// A document with something wrong in it.
struct Bad {
    /// What was done to it.
    kind: &'static str,
    text: String,
    /// What must be said of it, among other things; empty if that is not known.
    code: &'static str,
    /// The line at which it must be said.
    line: Option<usize>,
}

struct Generator {
    random: Rng,
    bases: Vec<Base>,
    wrongs: Vec<Wrong>,
    known: Vec<String>,
}

impl Generator {
    fn new() -> Self {
        let bases = Base::all();
        let mut known: Vec<String> = bases
            .iter()
            .flat_map(|base| slips::keys(&base.node))
            .collect();
        known.extend(["above", "up_to", "is", "to", "facts", "messages"].map(str::to_owned));
        Self {
            random: Rng::with_seed(SEED),
            bases,
            wrongs: values::all(),
            known,
        }
    }

    /// The next one, if the way and the document that were drawn go together.
    fn draw(&mut self) -> Option<Bad> {
        let Self {
            random,
            bases,
            wrongs,
            known,
        } = self;
        let base = random.choice(bases).unwrap();
        let bad = match random.usize(..64) {
            0..16 => slips::wrong_value(random, base, wrongs),
            16..25 => slips::misspelt_key(random, base, known),
            25..33 => slips::other_kind(random, base),
            33..35 => slips::missing_key(random, base),
            35 => slips::same_id(random, base),
            36..40 => texts::key_twice(random, base),
            40..46 => texts::feature(random, base),
            46 => texts::second_document(random, base),
            47..53 => texts::cut_off(random, base),
            53 => texts::nested(random, base),
            54..58 => texts::character(random, base),
            58..60 => texts::tab(random, base),
            60..62 => texts::stray(random, base),
            62 => texts::no_policy(random, base),
            _ => texts::large(random, base),
        }?;
        Some(self.dressed(bad))
    }

    /// The same in other clothes: they change no meaning, so what was wrong stays wrong.
    fn dressed(&mut self, mut bad: Bad) -> Bad {
        if self.random.usize(..8) == 0 {
            bad.text = format!("# “Ärger” \u{1f926}\u{200d}\u{2642}\n\n{}", bad.text);
            bad.line = bad.line.map(|line| line + 2);
        }
        if self.random.usize(..8) == 0 {
            bad.text = bad.text.replace('\n', "\r\n");
        }
        if self.random.usize(..8) == 0 {
            bad.text.insert(0, '\u{feff}');
        }
        bad
    }
}

fn errors(text: &str) -> Vec<Diagnostic> {
    match PolicyDraft::from_yaml(text) {
        Err(refusal) => vec![refusal],
        Ok(draft) => {
            let checked = draft.check();
            let errors: Vec<Diagnostic> = checked.errors().cloned().collect();
            assert_eq!(errors.is_empty(), checked.policy.is_some(), "{text}");
            errors
        }
    }
}

/// Whether a place is one of the text: a character, or just behind the last one of a line.
fn is_within(text: &str, error: &Diagnostic) -> bool {
    let Some(span) = error.span else {
        return false;
    };
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (line, column) = (span.line as usize, span.column as usize);
    let found = line
        .checked_sub(1)
        .and_then(|index| text.split('\n').nth(index));
    found.is_some_and(|line| (1..=line.chars().count() + 1).contains(&column))
}

#[test]
fn ten_thousand_bad_documents_are_rejected_with_a_position() {
    const COUNT: usize = 10_000;
    let mut generator = Generator::new();
    let mut seen = BTreeSet::new();
    let mut refused = 0;
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    let mut codes: BTreeSet<&str> = BTreeSet::new();
    while seen.len() < COUNT {
        let Some(bad) = generator.draw() else {
            continue;
        };
        if !seen.insert(bad.text.clone()) {
            continue;
        }
        let Bad {
            kind,
            text,
            code,
            line,
        } = &bad;
        let errors = errors(text);
        assert!(!errors.is_empty(), "{kind}: taken for a policy\n{text}");
        for error in &errors {
            assert!(is_within(text, error), "{kind}: {error}\n{text}");
            assert!(!error.message.is_empty() && Code::ALL.contains(&error.code));
        }
        let said = |error: &Diagnostic| {
            let at = error.span.map_or(0, |span| span.line as usize);
            (code.is_empty() || error.code.as_str() == *code) && line.is_none_or(|line| line == at)
        };
        assert!(
            errors.iter().any(said),
            "{kind}: not {code} at {line:?} but {errors:#?}\n{text}"
        );
        codes.extend(errors.iter().map(|error| error.code.as_str()));
        *kinds.entry(kind).or_default() += 1;
        refused += 1;
    }
    assert_eq!(refused, COUNT);
    assert_eq!(kinds.len(), 15, "{kinds:?}");
    assert!(kinds.values().all(|n| *n >= 80), "{kinds:?}");
    // The others are warnings and notes.
    assert!(codes.len() >= 37, "{} codes: {codes:?}", codes.len());
}

#[test]
fn twelve_mistakes_are_twelve_errors_in_one_pass() {
    let yaml = "\
baton: 2
currency: pounds
titel: A
handoff_trigger:
  conditions:
    - { field: qualification_score, operator: atleast, value: 75 }
    - { field: deal_size, operator: gt, value: $5k }
    - { any: [] }
  actions: [pause_sequence, pause_sequence]
handoff_sla:
  tier_1_response_minutes: soon
  tier_3_minutes: 50
calendar:
  timezone: Europe/Londn
  closed: [\"2026-02-30\"]
routing: notify
";
    let found: Vec<String> = errors(yaml)
        .iter()
        .map(|error| format!("{} {}", error.code, error.span.unwrap().line))
        .collect();
    assert_eq!(
        found,
        [
            "version_unsupported 1",
            "unknown_word 2",
            "unknown_key 3",
            "unknown_word 6",
            "value_wrong_type 7",
            "empty_group 8",
            "duplicate_id 9",
            "value_out_of_range 11",
            "sla_order 12",
            "unknown_zone 14",
            "bad_date 15",
            "wrong_kind 16",
        ]
    );
}

/// Twelve places that have nothing to do with each other, each made wrong in any of the ways there are for it.
#[test]
fn errors_do_not_hide_each_other() {
    const PLACES: [&str; 12] = [
        "/policy",
        "/title",
        "/handoff_trigger/require_all",
        "/handoff_formats/when_unknown",
        "/handoff_sla/clock",
        "/handoff_sla/late_day",
        "/calendar/holidays",
        "/warm_transfer/say",
        "/summary/max_words",
        "/crm/provider",
        "/routing/strategy",
        "/tests/*/at",
    ];
    let mut random = Rng::with_seed(SEED);
    let wrongs = values::all();
    let base = Base::new(WIDE.to_owned());
    for _ in 0..100 {
        let mut node = base.node.clone();
        let mut expected = Vec::new();
        for place in PLACES {
            let wrong = random
                .choice(
                    &wrongs
                        .iter()
                        .filter(|w| w.pattern == place)
                        .collect::<Vec<_>>(),
                )
                .unwrap()
                .to_owned();
            let path = Path::new(&place.replace('*', "0"));
            *node.at_mut(&path).unwrap() = wrong.value.clone();
            expected.push((wrong.code, path));
        }
        let text = yaml::write(&node);
        let errors = errors(&text);
        for (code, path) in &expected {
            let said = |error: &Diagnostic| error.code.as_str() == *code && error.path == *path;
            assert!(
                errors.iter().any(said),
                "not {code} at {path} but {errors:#?}\n{text}"
            );
        }
        assert_eq!(
            errors.len(),
            expected.len(),
            "and nothing else: {errors:#?}\n{text}"
        );
    }
}
