//! What is said of every call there could be, against calls tried one by one.
#![cfg(not(target_arch = "wasm32"))]

#[macro_use]
#[path = "support/samples.rs"]
mod samples;

use baton_core::analysis::{self, Band, InertReason, TriggerShape, UnreachableWhy};
use baton_core::handoff::{ChoiceReason, Tier};
use baton_core::rule::{Fact, Facts};
use baton_core::{Code, Instant, Outcome, Policy, PolicyDraft, Severity, Truth, decide};
use fastrand::Rng;

const FACTS: &str = "facts:
  n: { type: integer, min: 0, max: 5 }
  flag: { type: boolean }
  kind: { type: choice, options: [a, b, c] }
  exact: { type: number }
  words: { type: text }
  tags: { type: texts }
";

fn draft(conditions: &str, more: &str) -> PolicyDraft {
    let yaml = format!(
        "{FACTS}handoff_trigger:\n  actions: [pause_sequence]\n  conditions: {conditions}\n{more}"
    );
    PolicyDraft::from_yaml(&yaml).unwrap_or_else(|why| panic!("{yaml}: {why}"))
}

fn policy(conditions: &str, more: &str) -> Policy {
    let checked = draft(conditions, more).check();
    let found = checked.diagnostics;
    checked.policy.unwrap_or_else(|| panic!("{found:#?}"))
}

fn shape(conditions: &str) -> TriggerShape {
    analysis::trigger(&policy(conditions, ""))
}

/// The shape in a word; the two calls of a sound one are decided as they should be.
fn word(policy: &Policy) -> &'static str {
    match analysis::trigger(policy) {
        TriggerShape::Sound { met, not_met } => {
            let at = Instant::from_epoch(0);
            for (call, handed_off) in [(met, true), (not_met, false)] {
                let decision = decide(policy, &call, at);
                assert_eq!(decision.intake, [], "{call:?}");
                assert_eq!(decision.outcome == Outcome::HandOff, handed_off, "{call:?}");
            }
            "sound"
        }
        TriggerShape::Never => "never",
        TriggerShape::Always => "always",
        TriggerShape::Unsure => "unsure",
        TriggerShape::TooLarge => "too large",
    }
}

#[test]
fn contradictions_and_tautologies_are_found() {
    for (conditions, said) in [
        ("[{ field: n, operator: gte, value: 3 }]", "sound"),
        ("[{ field: n, operator: gte, value: 0 }]", "always"),
        ("[{ field: n, operator: gt, value: 5 }]", "never"),
        (
            "[{ field: n, operator: gt, value: 1 }, { field: n, operator: lt, value: 3 }]",
            "sound",
        ),
        (
            "[{ field: n, operator: gt, value: 1 }, { field: n, operator: lt, value: 2 }]",
            "never",
        ),
        (
            "[{ field: exact, operator: gt, value: 1 }, { field: exact, operator: lt, value: 1.00001 }]",
            "sound",
        ),
        (
            "[{ field: exact, operator: gt, value: 0.5 }, { field: exact, operator: lt, value: 0.500000000000000001 }]",
            "never",
        ),
        (
            "[{ field: deal_size, operator: lt, value: 0.01 }, { field: deal_size, operator: ne, value: 0 }]",
            "never",
        ),
        ("[{ field: deal_size, operator: gte, value: 0 }]", "always"),
        (
            "[{ field: kind, operator: not_in, value: [a, b, c] }]",
            "never",
        ),
        (
            "[{ field: flag, operator: in, value: [true, false] }]",
            "always",
        ),
        (
            "[{ field: words, operator: ne, value: a }, { field: words, operator: ne, value: '-' }]",
            "sound",
        ),
        (
            "[{ field: words, operator: eq, value: a }, { field: words, operator: eq, value: b }]",
            "never",
        ),
        (
            "[{ field: words, operator: starts_with, value: a }, { field: words, operator: ends_with, value: b }]",
            "sound",
        ),
        (
            "[{ field: tags, operator: contains, value: a }, { field: tags, operator: not_contains, value: b }]",
            "sound",
        ),
        (
            "[{ field: tags, operator: contains, value: a }, { field: tags, operator: not_contains, value: a }]",
            "never",
        ),
        // Nobody told the engine that what begins with ab begins with a: it says so rather than guess.
        (
            "[{ field: words, operator: starts_with, value: ab }, { not: { field: words, operator: starts_with, value: a } }]",
            "unsure",
        ),
        // Absence itself is asked for: a call that ended without the fact is one.
        ("[{ field: n, operator: is_missing }]", "sound"),
        (
            "[{ field: n, operator: is_missing }, { field: n, operator: gte, value: 1 }]",
            "never",
        ),
        (
            "[{ any: [{ field: n, operator: is_missing }, { field: n, operator: is_present }] }]",
            "always",
        ),
        // Here the call without the fact stays undecided.
        (
            "[{ any: [{ field: n, operator: is_present }, { field: n, operator: gte, value: 1 }] }]",
            "sound",
        ),
    ] {
        assert_eq!(word(&policy(conditions, "")), said, "{conditions}");
    }
}

#[test]
fn an_analysis_that_is_too_large_is_reported_as_such() {
    // No two of ten integers from 0 to 8 alike, by pairs of conditions: no contradiction on any one field.
    let mut facts = String::from("facts:\n");
    let mut rules = Vec::new();
    for a in 0..10 {
        facts += &format!("  f{a}: {{ type: integer, min: 0, max: 8 }}\n");
        for b in 0..a {
            for n in 0..9 {
                rules.push(format!(
                    "{{ any: [{{ field: f{a}, operator: ne, value: {n} }}, {{ field: f{b}, operator: ne, value: {n} }}] }}"
                ));
            }
        }
    }
    let yaml = format!(
        "{facts}handoff_trigger:\n  actions: [pause_sequence]\n  conditions: [{}]\n",
        rules.join(", ")
    );
    let policy = PolicyDraft::from_yaml(&yaml)
        .unwrap()
        .check()
        .policy
        .unwrap();
    assert_eq!(analysis::trigger(&policy), TriggerShape::TooLarge);
}

fn findings(draft: &PolicyDraft) -> Vec<(Code, String, String)> {
    let found = draft.check().diagnostics.into_iter();
    let codes = [
        Code::TriggerNever,
        Code::TriggerAlways,
        Code::TierUnreachable,
    ];
    let ours = found.filter(|d| codes.contains(&d.code));
    ours.inspect(|d| assert_eq!(d.severity, Severity::Warning))
        .map(|d| (d.code, d.path.to_string(), d.message))
        .collect()
}

#[test]
fn a_warning_names_the_conflicting_conditions() {
    let at = "/handoff_trigger/conditions".to_owned();
    let found = findings(&draft(
        "[{ field: flag, operator: eq, value: true }, { field: n, operator: gte, value: 4 }, { field: n, operator: lt, value: 2 }]",
        "",
    ));
    let why = "no call can be handed off: “n must be at least 4” and “n must be less than 2” are never met together";
    assert_eq!(found, [(Code::TriggerNever, at.clone(), why.to_owned())]);

    let found = findings(&draft(
        "[{ any: [{ field: n, operator: gte, value: 2 }, { field: n, operator: lt, value: 4 }] }]",
        "",
    ));
    let why = "every call whose facts are known is handed off: the conditions are always met";
    assert_eq!(found, [(Code::TriggerAlways, at, why.to_owned())]);

    let article = sample!("article-policy.yaml");
    assert_eq!(findings(&PolicyDraft::from_yaml(article).unwrap()), []);
}

/// A rule of our own, which knows nothing of the engine's.
enum Asked {
    One(usize, &'static str, Vec<i64>),
    Joined(bool, Vec<Asked>),
    Not(Box<Asked>),
}

const FIELDS: [&str; 3] = ["n", "flag", "kind"];
const VALUES: [i64; 3] = [6, 2, 3];

fn shown(field: usize, value: i64) -> String {
    match field {
        0 => value.to_string(),
        1 => (value == 1).to_string(),
        _ => ["a", "b", "c"][usize::try_from(value).unwrap()].to_owned(),
    }
}

impl Asked {
    fn random(random: &mut Rng, depth: usize) -> Self {
        let members = |random: &mut Rng| {
            let count = 1 + random.usize(..3);
            (0..count)
                .map(|_| Self::random(random, depth - 1))
                .collect()
        };
        match if depth == 0 { 9 } else { random.usize(..8) } {
            0 => Self::Not(Box::new(Self::random(random, depth - 1))),
            1 | 2 => Self::Joined(true, members(random)),
            3 | 4 => Self::Joined(false, members(random)),
            _ => {
                let field = random.usize(..3);
                let all = [
                    "eq",
                    "ne",
                    "in",
                    "not_in",
                    "is_present",
                    "is_missing",
                    "lt",
                    "lte",
                    "gt",
                    "gte",
                    "between",
                ];
                let some = if field == 0 { all.len() } else { 4 };
                let presence = random.usize(..6) == 0;
                let word = if presence {
                    all[4 + random.usize(..2)]
                } else {
                    all[random.usize(..some)]
                };
                let end = usize::try_from(VALUES[field]).unwrap();
                let mut values: Vec<i64> = (0..2)
                    .map(|_| i64::try_from(random.usize(..end)).unwrap())
                    .collect();
                values.sort_unstable();
                Self::One(field, word, values)
            }
        }
    }

    fn yaml(&self) -> String {
        let list = |rules: &[Self]| rules.iter().map(Self::yaml).collect::<Vec<_>>().join(", ");
        match self {
            Self::One(field, word, values) => {
                let all: Vec<String> = values.iter().map(|v| shown(*field, *v)).collect();
                let value = match *word {
                    "is_present" | "is_missing" => String::new(),
                    "in" | "not_in" | "between" => format!(", value: [{}]", all.join(", ")),
                    _ => format!(", value: {}", all[0]),
                };
                format!("{{ field: {}, operator: {word}{value} }}", FIELDS[*field])
            }
            Self::Joined(all, rules) => {
                format!(
                    "{{ {}: [{}] }}",
                    if *all { "all" } else { "any" },
                    list(rules)
                )
            }
            Self::Not(rule) => format!("{{ not: {} }}", rule.yaml()),
        }
    }

    /// Whether it asks for the absence of a field.
    fn asks_absence(&self, field: usize) -> bool {
        match self {
            Self::One(of, word, _) => *of == field && word.starts_with("is_"),
            Self::Joined(_, rules) => rules.iter().any(|rule| rule.asks_absence(field)),
            Self::Not(rule) => rule.asks_absence(field),
        }
    }

    /// What it says of a call that has ended; `None` is unknown.
    fn says(&self, call: &[Option<i64>; 3]) -> Option<bool> {
        match self {
            Self::One(field, "is_present", _) => Some(call[*field].is_some()),
            Self::One(field, "is_missing", _) => Some(call[*field].is_none()),
            Self::One(field, word, values) => call[*field].map(|is| match *word {
                "eq" => is == values[0],
                "ne" => is != values[0],
                "in" => values.contains(&is),
                "not_in" => !values.contains(&is),
                "lt" => is < values[0],
                "lte" => is <= values[0],
                "gt" => is > values[0],
                "gte" => is >= values[0],
                _ => values[0] <= is && is <= values[1],
            }),
            Self::Joined(all, rules) => {
                let said: Vec<_> = rules.iter().map(|rule| rule.says(call)).collect();
                if said.contains(&Some(!all)) {
                    Some(!all)
                } else if said.contains(&None) {
                    None
                } else {
                    Some(*all)
                }
            }
            Self::Not(rule) => rule.says(call).map(|said| !said),
        }
    }

    fn expected(&self) -> &'static str {
        let values = |field: usize| {
            let absent = self.asks_absence(field).then_some(None);
            (0..VALUES[field]).map(Some).chain(absent)
        };
        let (mut some, mut all) = (false, true);
        for n in values(0) {
            for flag in values(1) {
                for kind in values(2) {
                    let met = self.says(&[n, flag, kind]) == Some(true);
                    some |= met;
                    all &= met;
                }
            }
        }
        match (some, all) {
            (false, _) => "never",
            (true, true) => "always",
            (true, false) => "sound",
        }
    }
}

#[test]
fn analysis_of_small_triggers_agrees_with_exhaustive_search() {
    let mut seen = [0_usize; 3];
    for seed in 0..5_000 {
        let mut random = Rng::with_seed(seed);
        let asked = Asked::random(&mut random, 3);
        let conditions = format!("[{}]", asked.yaml());
        let expected = asked.expected();
        assert_eq!(
            word(&policy(&conditions, "")),
            expected,
            "seed {seed}: {conditions}"
        );
        let place = ["never", "always", "sound"]
            .iter()
            .position(|w| *w == expected);
        seen[place.unwrap()] += 1;
    }
    assert!(seen.iter().all(|n| *n > 100), "{seen:?}");
}

#[test]
fn inert_conditions_are_found() {
    let policy = policy(
        "[{ id: all, field: n, operator: gte, value: 0 }, { id: low, field: n, operator: gte, value: 2 },
          { id: high, field: n, operator: gte, value: 4 }, { id: again, field: n, operator: gt, value: 3 },
          { any: [{ id: no, field: n, operator: gt, value: 5 }, { id: yes, field: flag, operator: eq, value: true },
                  { id: wide, field: kind, operator: ne, value: a }, { id: narrow, field: kind, operator: eq, value: b }] }]",
        "",
    );
    let by = |id: &str| InertReason::ImpliedBy(id.to_owned());
    let found: Vec<_> = analysis::inert_conditions(&policy)
        .into_iter()
        .map(|idle| (idle.id, idle.why))
        .collect();
    let expected = [
        ("low", by("high")),
        ("again", by("high")),
        ("all", InertReason::AlwaysMet),
        ("narrow", by("wide")),
        ("no", InertReason::NeverMet),
    ];
    assert_eq!(found.len(), expected.len(), "{found:?}");
    for (id, why) in expected {
        assert!(found.contains(&(id.to_owned(), why)), "{id}: {found:?}");
    }
}

fn tiers(rows: &[String], unknown: &str) -> String {
    let rows: String = rows.iter().map(|row| format!("    - {row}\n")).collect();
    format!("currency: JPY\nhandoff_formats:\n  when_unknown: {unknown}\n  tiers:\n{rows}")
}

const TRIGGER: &str = "[{ field: flag, operator: eq, value: true }]";

#[test]
fn bands_show_gaps_and_overlaps_of_a_draft() {
    let rows = [
        "{ id: inbound, when: [{ field: kind, operator: eq, value: a }], format: [slack_alert] }",
        "{ id: small, deal_size: { below: 100 }, format: [slack_alert] }",
        "{ id: medium, deal_size: { from: 50, up_to: 200 }, format: [slack_alert] }",
        "{ id: large, deal_size: { above: 250 }, format: [slack_alert] }",
    ];
    let draft = draft(TRIGGER, &tiers(&rows.map(str::to_owned), "nobody"));
    assert!(draft.check().policy.is_none());
    let band = |from, to, tier, also: &[usize]| Band {
        from,
        to,
        tier,
        also: also.to_vec(),
    };
    assert_eq!(
        analysis::formats_of(&draft).unwrap().bands,
        [
            band(0, Some(49), Some(1), &[]),
            band(50, Some(99), Some(1), &[2]),
            band(100, Some(200), Some(2), &[]),
            band(201, Some(250), None, &[]),
            band(251, None, Some(3), &[]),
        ]
    );
    let one =
        |row: &str| analysis::formats_of(&self::draft(TRIGGER, &tiers(&[row.to_owned()], "x")));
    assert_eq!(
        one("{ id: x, deal_size: { from: maybe }, format: [slack_alert] }"),
        None
    );
    // What a tier does is not what it takes: the axis stands.
    assert!(one("{ id: x, format: maybe }").is_some());
}

/// A range as written, and which of 0 to 9 it holds.
fn range(random: &mut Rng) -> (String, Vec<bool>) {
    let (a, b) = (random.usize(..8), random.usize(..8));
    let (low, high) = (a.min(b), a.max(b) + 1);
    let (low_word, from) = random.choice([("from", 0), ("above", 1), ("", 0)]).unwrap();
    let (high_word, to) = random
        .choice([("up_to", 1), ("below", 0), ("", 0)])
        .unwrap();
    let low = if low == high - 1 && from == 1 {
        low.saturating_sub(1)
    } else {
        low
    };
    let end = |word: &str, n: usize| {
        if word.is_empty() {
            String::new()
        } else {
            format!("{word}: {n}, ")
        }
    };
    let inside = |n: usize| {
        (low_word.is_empty() || n >= low + from) && (high_word.is_empty() || n < high + to)
    };
    let text = format!("{}{}", end(low_word, low), end(high_word, high));
    (
        format!("{{ {} }}", text.trim_end_matches(", ")),
        (0..10).map(inside).collect(),
    )
}

#[test]
fn bands_agree_with_individual_amounts() {
    let (mut gaps, mut overlaps, mut read) = (0, 0, 0);
    for seed in 0..2_000 {
        let mut random = Rng::with_seed(seed);
        let count = 1 + random.usize(..4);
        let (mut rows, mut takes) = (Vec::new(), Vec::new());
        for i in 0..count {
            let (text, mut inside) = range(&mut random);
            let when = if random.usize(..4) == 0 {
                inside.fill(false);
                ", when: [{ field: kind, operator: eq, value: a }]"
            } else {
                ""
            };
            rows.push(format!(
                "{{ id: t{i}, deal_size: {text}{when}, format: [slack_alert] }}"
            ));
            takes.push(inside);
        }
        let draft = draft(TRIGGER, &tiers(&rows, "review"));
        // A range that holds nothing cannot be read.
        let Some(found) = analysis::formats_of(&draft) else {
            continue;
        };
        read += 1;
        let mut next = Some(0);
        for band in &found.bands {
            assert_eq!(Some(band.from), next, "seed {seed}: {found:?}");
            assert!(band.to.is_none_or(|to| to >= band.from));
            next = band.to.map(|to| to + 1);
            for n in band.from..=band.to.unwrap_or(9).min(9) {
                let n = usize::try_from(n).unwrap();
                let mut taken = (0..count).filter(|i| takes[*i][n]);
                assert_eq!(band.tier, taken.next(), "seed {seed}: {n} of {rows:?}");
                assert_eq!(
                    band.also,
                    taken.collect::<Vec<_>>(),
                    "seed {seed}: {n} of {rows:?}"
                );
            }
            gaps += usize::from(band.tier.is_none());
            overlaps += usize::from(!band.also.is_empty());
        }
        assert_eq!(next, None, "seed {seed}");
        let gap = draft
            .check()
            .diagnostics
            .into_iter()
            .any(|d| d.code == Code::TierGap);
        assert_eq!(
            gap,
            found.bands.iter().any(|b| b.tier.is_none()),
            "seed {seed}"
        );
    }
    assert!(
        gaps > 200 && overlaps > 200 && read > 1_000,
        "{gaps} {overlaps} {read}"
    );
}

/// Every call that the tiers of a small table can tell apart.
fn all_facts(policy: &Policy) -> Vec<Facts> {
    let schema = policy.schema();
    let slot = |name: &str| schema.slot(name).unwrap();
    let sizes = (0..10).map(|n| Some(Fact::Money(n))).chain([None]);
    let mut all = Vec::new();
    for size in sizes {
        for kind in [Some("a"), Some("b"), Some("c"), None] {
            for flag in [Some(true), Some(false), None] {
                for settled in [true, false] {
                    let mut facts = Facts::empty(schema);
                    facts.set(schema, slot("deal_size"), size.clone());
                    facts.set(
                        schema,
                        slot("kind"),
                        kind.map(|kind| Fact::Text(kind.to_owned())),
                    );
                    facts.set(schema, slot("flag"), flag.map(Fact::Boolean));
                    if settled {
                        facts.close();
                    }
                    all.push(facts);
                }
            }
        }
    }
    all
}

#[test]
fn unreachable_tiers_get_none_of_all_calls() {
    let whens = [
        "{ field: kind, operator: eq, value: a }",
        "{ field: kind, operator: in, value: [a, b] }",
        "{ field: kind, operator: ne, value: a }",
        "{ field: kind, operator: is_present }",
        "{ field: kind, operator: is_missing }",
        "{ field: flag, operator: eq, value: true }",
        "{ field: flag, operator: ne, value: true }",
        "{ field: flag, operator: is_missing }",
        "{ field: deal_size, operator: gte, value: 4 }",
        "{ field: deal_size, operator: is_missing }",
    ];
    let mut seen = [0_usize; 6];
    for seed in 0..4_000 {
        let mut random = Rng::with_seed(seed);
        let plain = random.usize(..4) == 0;
        let mut rows: Vec<String> = (0..1 + random.usize(..6))
            .map(|i| {
                let size = match random.usize(..3) {
                    0 => String::new(),
                    _ => format!(", deal_size: {}", range(&mut random).0),
                };
                let count = if plain { 0 } else { random.usize(..3) };
                let when: Vec<_> = (0..count)
                    .map(|_| *random.choice(&whens).unwrap())
                    .collect();
                let when = match count {
                    0 => String::new(),
                    _ => format!(", when: [{}]", when.join(", ")),
                };
                format!("{{ id: t{i}{size}{when}, format: [slack_alert] }}")
            })
            .collect();
        rows.push("{ id: rest, deal_size: { from: 0 }, format: [slack_alert] }".to_owned());
        let unknown = random.choice(["review", "t0", "rest"]).unwrap();
        let draft = draft(TRIGGER, &tiers(&rows, unknown));
        let checked = draft.check();
        let Some(policy) = checked.policy else {
            continue;
        };
        let formats = policy.formats();
        let all = all_facts(&policy);
        let gets = |tier: &str| {
            let chosen = |facts: &&Facts| formats.choose(facts).tier.is_some_and(|t| t.id == tier);
            all.iter().any(|facts| chosen(&facts))
        };
        let found = analysis::formats(&policy).unreachable;
        for (i, tier) in formats.tiers.iter().enumerate() {
            let said = found.iter().find(|found| found.tier == i);
            assert_eq!(
                said.is_none(),
                gets(&tier.id),
                "seed {seed}: {} of {rows:#?}",
                tier.id
            );
            let Some(said) = said else { continue };
            let takes = |tier: &Tier, facts: &Facts| {
                let size = match facts.get(formats.deal_size) {
                    Some(Fact::Money(minor)) => Some(*minor),
                    _ => None,
                };
                tier.when.iter().all(|c| c.evaluate(facts) == Truth::Met)
                    && tier
                        .deal_size
                        .is_none_or(|r| size.is_some_and(|s| r.contains(s)))
            };
            let calls: Vec<&Facts> = all.iter().filter(|facts| takes(tier, facts)).collect();
            let by = match &said.why {
                UnreachableWhy::NeverMet => {
                    assert!(calls.is_empty(), "seed {seed}: {} of {rows:#?}", tier.id);
                    seen[0] += 1;
                    continue;
                }
                UnreachableWhy::Covered { by } => by,
            };
            let context = || format!("seed {seed}: {by:?} before {} of {rows:#?}", tier.id);
            assert!(
                !by.is_empty() && by.iter().all(|by| *by < i),
                "{}",
                context()
            );
            let covered = |without: Option<usize>| {
                let left = |facts: &Facts| {
                    let mut left = by.iter().filter(|by| Some(**by) != without);
                    left.any(|by| takes(&formats.tiers[*by], facts))
                };
                calls.iter().all(|facts| left(facts))
            };
            assert!(covered(None), "{}", context());
            let mut winners: Vec<usize> = Vec::new();
            for facts in &calls {
                let chosen = formats.choose(facts);
                assert_eq!(chosen.why, ChoiceReason::Matched, "{}", context());
                let index = formats
                    .tiers
                    .iter()
                    .position(|t| t.id == chosen.tier.unwrap().id);
                winners.extend(index.filter(|index| !winners.contains(index)));
            }
            winners.sort_unstable();
            assert!(by.iter().all(|by| winners.contains(by)), "{}", context());
            for winner in winners {
                // A tier without conditions that gets some of the calls is named; one with conditions if the others
                // leave some calls to it.
                let needed = match by.contains(&winner) {
                    true => !covered(Some(winner)),
                    false => false,
                };
                let has_conditions = !formats.tiers[winner].when.is_empty();
                let expected = if has_conditions { needed } else { true };
                assert_eq!(by.contains(&winner), expected, "{winner}, {}", context());
                seen[1] += usize::from(has_conditions && needed);
                seen[2] += usize::from(has_conditions && !needed);
            }
            seen[3] += usize::from(by.len() > 1);
        }
        let warned = checked
            .diagnostics
            .iter()
            .filter(|d| d.code == Code::TierUnreachable);
        assert_eq!(warned.count(), found.len(), "seed {seed}");
        seen[4] += usize::from(found.is_empty());
        seen[5] += 1;
    }
    assert!(seen.iter().all(|n| *n > 50), "{seen:?}");
}

/// A call that ended lacks both facts; one that goes on lacks neither for good.
#[test]
fn a_missing_fact_of_the_tier_itself_leaves_only_calls_that_ended() {
    let rows = [
        "{ id: unsized, when: [{ field: deal_size, operator: is_missing }], format: [slack_alert] }",
        "{ id: sized, deal_size: { from: 0 }, format: [slack_alert] }",
        "{ id: never, when: [{ field: flag, operator: is_missing }], format: [slack_alert] }",
    ];
    let policy = policy(TRIGGER, &tiers(&rows.map(str::to_owned), "review"));
    let found = analysis::formats(&policy).unreachable;
    let found: Vec<_> = found.iter().map(|found| (found.tier, &found.why)).collect();
    let by = vec![0, 1];
    assert_eq!(found, [(2, &UnreachableWhy::Covered { by })]);
}

#[test]
fn an_unreachable_tier_is_reported_with_the_tier_that_covers_it() {
    let rows = [
        "{ id: most, deal_size: { from: 0 }, format: [slack_alert] }",
        "{ id: large, deal_size: { above: 250 }, format: [warm_transfer] }",
        "{ id: never, when: [{ field: kind, operator: eq, value: a }, { field: kind, operator: eq, value: b }], format: [slack_alert] }",
    ];
    let found = findings(&draft(TRIGGER, &tiers(&rows.map(str::to_owned), "review")));
    let at = |i: usize| format!("/handoff_formats/tiers/{i}");
    let code = Code::TierUnreachable;
    let large = "“large” never applies: “most” already covers everything over JPY 250".to_owned();
    let never = "“never” never applies: its conditions are never met together".to_owned();
    assert_eq!(found, [(code, at(1), large), (code, at(2), never)]);
}

/// A tier's id, and what it asks for.
type Row = (&'static str, &'static str);

/// The warnings for a table in pounds.
fn never_applies(rows: &[Row]) -> Vec<(String, String)> {
    let rows: Vec<String> = rows
        .iter()
        .map(|(id, asks)| format!("    - {{ id: {id}, {asks}, format: [slack_alert] }}\n"))
        .collect();
    let yaml = format!(
        "handoff_formats:\n  when_unknown: review\n  tiers:\n{}",
        rows.concat()
    );
    let checked = draft(TRIGGER, &yaml).check();
    assert!(checked.policy.is_some(), "{:?}", checked.diagnostics);
    let found = checked.diagnostics.into_iter();
    found
        .filter(|found| found.code == Code::TierUnreachable)
        .map(|found| (found.message, found.hint.unwrap()))
        .collect()
}

const INBOUND: Row = (
    "inbound",
    "when: [{ field: lead_source, operator: eq, value: inbound }]",
);
const SMALL: Row = ("small", "deal_size: { below: 5000 }");
const MEDIUM: Row = ("medium", "deal_size: { from: 5000, up_to: 25000 }");
const LARGE: Row = ("large", "deal_size: { above: 25000 }");

#[test]
fn the_covering_tiers_are_named() {
    let usual = |more: Row| vec![INBOUND, SMALL, MEDIUM, LARGE, more];
    let cases: Vec<(Vec<Row>, &str, &str)> = vec![
        (
            usual(("growth", "deal_size: { from: 25000, up_to: 60000 }")),
            "“growth” never applies: “medium” and “large” already cover £25k–£60k",
            "move it above them, or remove it",
        ),
        (
            usual(("growth", "deal_size: { above: 25000, up_to: 60000 }")),
            "“growth” never applies: “large” already covers £25k–£60k",
            "move it above “large”, or remove it",
        ),
        (
            usual(("tiny", "deal_size: { below: 250.50 }")),
            "“tiny” never applies: “small” already covers everything under £250.50",
            "move it above “small”, or remove it",
        ),
        (
            usual(("huge", "deal_size: { from: 1000000 }")),
            "“huge” never applies: “large” already covers £1m and over",
            "move it above “large”, or remove it",
        ),
        (
            usual(("known", "deal_size: { from: 0 }")),
            "“known” never applies: “small”, “medium” and “large” already cover every deal size",
            "move it above them, or remove it",
        ),
        (
            usual((
                "warm",
                "deal_size: { above: 9000 }, when: [{ field: lead_source, operator: eq, value: inbound }]",
            )),
            "“warm” never applies: “inbound” already takes all of its calls",
            "move it above “inbound”, or remove it",
        ),
        // A part of the calls is taken under a condition, and the rest leaves none.
        (
            vec![
                (
                    "vip",
                    "deal_size: { up_to: 9000 }, when: [{ field: kind, operator: eq, value: a }]",
                ),
                ("rest", "deal_size: { from: 8000 }"),
                (
                    "late",
                    "when: [{ field: kind, operator: eq, value: a }], deal_size: { from: 1000 }",
                ),
                ("all", "deal_size: { from: 0 }"),
            ],
            "“late” never applies: “vip” and “rest” already take all of its calls",
            "move it above them, or remove it",
        ),
        (
            vec![
                ("a", "deal_size: { below: 10 }"),
                ("b", "deal_size: { from: 10, below: 20 }"),
                ("c", "deal_size: { from: 20, below: 30 }"),
                ("d", "deal_size: { from: 30, below: 40 }"),
                ("e", "deal_size: { from: 40 }"),
                ("most", "deal_size: { from: 5, up_to: 99 }"),
            ],
            "“most” never applies: “a”, “b”, “c” and 2 more already cover £5–£99",
            "move it above them, or remove it",
        ),
        (
            vec![
                ("first", "when: [{ field: kind, operator: ne, value: a }]"),
                ("all", "callback_within_minutes: 5"),
                ("last", "callback_within_minutes: 9"),
            ],
            "“last” never applies: “all” already takes every call",
            "move it above “all”, or remove it",
        ),
        // Neither yes nor no nor unknown is left.
        (
            vec![
                ("yes", "when: [{ field: flag, operator: eq, value: true }]"),
                ("no", "when: [{ field: flag, operator: eq, value: false }]"),
                ("known", "when: [{ field: flag, operator: is_present }]"),
                ("all", "deal_size: { from: 0 }"),
            ],
            "“known” never applies: “yes” and “no” already take all of its calls",
            "move it above them, or remove it",
        ),
    ];
    for (rows, message, hint) in cases {
        let expected = [(message.to_owned(), hint.to_owned())];
        assert_eq!(never_applies(&rows), expected, "{rows:#?}");
    }
    assert_eq!(
        never_applies(&usual(("rest", "callback_within_minutes: 5"))),
        []
    );
}

#[test]
fn a_tier_moved_above_the_covering_tiers_becomes_reachable() {
    let growth = ("growth", "deal_size: { from: 25000, up_to: 60000 }");
    assert_eq!(never_applies(&[INBOUND, SMALL, growth, MEDIUM, LARGE]), []);
    assert_eq!(
        never_applies(&[INBOUND, SMALL, MEDIUM, LARGE, growth]).len(),
        1
    );
}

#[test]
fn a_trigger_on_part_of_a_text_is_sound() {
    for operator in ["contains", "not_contains", "starts_with", "ends_with"] {
        let conditions = format!("[{{ field: words, operator: {operator}, value: price }}]");
        assert!(
            matches!(shape(&conditions), TriggerShape::Sound { .. }),
            "{operator}"
        );
    }
}
