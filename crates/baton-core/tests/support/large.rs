//! Policies near the largest that a document can hold, one of each kind that makes an analysis work.

use std::fmt::Write as _;

use baton_core::document::yaml;

/// A kind of large policy: its name and its document.
pub(crate) type Large = (&'static str, String);

/// A document of facts, conditions, tiers and tests; each is a list of lines.
fn document(facts: &[String], conditions: &[String], tiers: &[String], tests: &[String]) -> String {
    let mut yaml = String::from("currency: JPY\n");
    let mut section = |head: &str, indent: &str, rows: &[String]| {
        if !rows.is_empty() {
            yaml += head;
            for row in rows {
                writeln!(yaml, "{indent}{row}").unwrap();
            }
        }
    };
    section("facts:\n", " ", facts);
    section(
        "handoff_trigger:\n actions: [pause_sequence]\n conditions:\n",
        " - ",
        conditions,
    );
    section("handoff_formats:\n tiers:\n", " - ", tiers);
    section("tests:\n", " - ", tests);
    assert!(
        yaml.len() <= yaml::MAX_BYTES,
        "{} bytes: {}",
        yaml.len(),
        &yaml[1000..1200]
    );
    yaml
}

fn rows(count: usize, row: impl Fn(usize) -> String) -> Vec<String> {
    (0..count).map(row).collect()
}

fn few_facts() -> Vec<String> {
    [
        "n: {type: integer, min: 0, max: 100000}",
        "flag: {type: boolean}",
        "exact: {type: number}",
        "words: {type: text}",
        "tags: {type: texts}",
        "at_time: {type: instant}",
    ]
    .map(str::to_owned)
    .to_vec()
}

fn one_condition() -> Vec<String> {
    vec!["{field: flag, operator: eq, value: true}".to_owned()]
}

fn with_tiers(mut tiers: Vec<String>) -> String {
    tiers.push("{id: rest, deal_size: {from: 0}, format: [crm_note]}".to_owned());
    document(&few_facts(), &one_condition(), &tiers, &[])
}

fn with_conditions(conditions: &[String]) -> String {
    document(&few_facts(), conditions, &[], &[])
}

/// Members of a list, joined.
fn joined(count: usize, item: impl Fn(usize) -> String) -> String {
    rows(count, item).join(",")
}

/// All of them.
pub(crate) fn all() -> Vec<Large> {
    let mut all = tables();
    all.extend(triggers());
    all.extend(documents());
    all
}

/// Tables of 700 tiers and more.
fn tables() -> Vec<Large> {
    let tier = |i: usize, more: &str| format!("{{id: t{i}, {more}, format: [crm_note]}}");
    vec![
        (
            "bands side by side",
            with_tiers(rows(700, |i| {
                tier(i, &format!("deal_size: {{from: {i}, below: {}}}", i + 1))
            })),
        ),
        (
            "each tier below the one before it",
            with_tiers(rows(700, |i| {
                tier(i, &format!("deal_size: {{from: {}}}", 10_000 - i))
            })),
        ),
        (
            "each tier covered by the two before it",
            with_tiers(rows(700, |i| {
                let (low, high) = if i < 2 {
                    (i * 500, i * 500 + 500)
                } else {
                    (400, 600 + i)
                };
                tier(i, &format!("deal_size: {{from: {low}, below: {high}}}"))
            })),
        ),
        (
            "no tier reached but the first",
            with_tiers(rows(700, |i| tier(i, &format!("deal_size: {{from: {i}}}")))),
        ),
        (
            "a condition each, one value",
            with_tiers(rows(700, |i| {
                tier(
                    i,
                    &format!("when: [{{field: n, operator: eq, value: {i}}}]"),
                )
            })),
        ),
        (
            "a condition each, beside a band",
            with_tiers(rows(530, |i| {
                tier(
                    i,
                    &format!(
                        "when: [{{field: n, operator: gte, value: {}}}], deal_size: {{from: {}}}",
                        (i * 37) % 1000,
                        (i * 61) % 1000
                    ),
                )
            })),
        ),
        (
            "two conditions each, on two fields",
            with_tiers(rows(400, |i| {
                tier(
                    i,
                    &format!(
                        "when: [{{field: n, operator: gte, value: {}}}, {{field: exact, operator: lt, value: {}}}]",
                        (i * 37) % 1000,
                        (i * 61) % 1000
                    ),
                )
            })),
        ),
        (
            "three intervals each, crossing",
            with_tiers(rows(320, |i| {
                let at = |by: usize| (i * by) % 997;
                tier(
                    i,
                    &format!(
                        "when: [{{field: n, operator: between, value: [{0},{1}]}}, {{field: exact, operator: between, value: [{2},{3}]}}], deal_size: {{from: {4}, below: {5}}}",
                        at(37),
                        at(37) + 300,
                        at(61),
                        at(61) + 300,
                        at(89),
                        at(89) + 300
                    ),
                )
            })),
        ),
        (
            "a part of a text each",
            with_tiers(rows(650, |i| {
                tier(
                    i,
                    &format!("when: [{{field: words, operator: contains, value: w{i}}}]"),
                )
            })),
        ),
        (
            "an item of a list each",
            with_tiers(rows(650, |i| {
                tier(
                    i,
                    &format!("when: [{{field: tags, operator: contains, value: w{i}}}]"),
                )
            })),
        ),
    ]
}

/// Triggers of a thousand conditions.
fn triggers() -> Vec<Large> {
    let ops = ["gte", "lte", "ne", "gt", "lt", "eq"];
    let on =
        |field: &str, i: usize| format!("{{field: {field}, operator: {}, value: {i}}}", ops[i % 6]);
    let nested = |depth: usize| {
        let mut rule = on("n", 5);
        for level in 0..depth {
            let join = ["all", "any"][level % 2];
            rule = format!("{{{join}: [{rule}, {}]}}", on("n", level));
        }
        rule
    };
    vec![
        (
            "1,300 conditions that all must hold",
            with_conditions(&rows(1300, |i| on("n", i))),
        ),
        (
            "1,300 conditions that can hold together",
            with_conditions(&rows(1300, |i| {
                format!("{{field: n, operator: gte, value: {i}}}")
            })),
        ),
        (
            "1,300 decimals",
            with_conditions(&rows(1200, |i| {
                format!("{{field: exact, operator: ne, value: {i}.5}}")
            })),
        ),
        (
            "100 groups of 11",
            with_conditions(&rows(100, |g| {
                format!("any: [{}]", joined(11, |i| on("n", g * 11 + i)))
            })),
        ),
        (
            "16 groups of 60, never met",
            with_conditions(&rows(16, |g| {
                let group = |i: usize| format!("{{field: n, operator: eq, value: {}}}", g * 60 + i);
                format!("any: [{}]", joined(60, group))
            })),
        ),
        ("deep nesting", with_conditions(&rows(100, |_| nested(10)))),
        (
            "parts of texts",
            with_conditions(&rows(1000, |i| {
                format!("{{field: words, operator: contains, value: word{i}}}")
            })),
        ),
        (
            "items of a list",
            with_conditions(&rows(1000, |i| {
                format!("{{field: tags, operator: contains, value: word{i}}}")
            })),
        ),
        (
            "one list of 9,000 numbers",
            with_conditions(&[format!(
                "{{field: n, operator: in, value: [{}]}}",
                joined(9000, |i| (i * 7).to_string())
            )]),
        ),
        (
            "150 lists of 50 numbers",
            with_conditions(&rows(150, |g| {
                let list = joined(50, |i| ((g * 31 + i * 7) % 9999).to_string());
                format!("{{field: n, operator: not_in, value: [{list}]}}")
            })),
        ),
        (
            "40 lists of 150 texts, in groups",
            with_conditions(&rows(20, |g| {
                let list =
                    |part: usize| joined(150, |i| format!("w{}", (g * 311 + part * 77 + i) % 2000));
                format!(
                    "any: [{{field: words, operator: in, value: [{}]}}, {{field: words, operator: not_in, value: [{}]}}]",
                    list(0),
                    list(1)
                )
            })),
        ),
    ]
}

/// Many facts, many cases, many mistakes.
fn documents() -> Vec<Large> {
    let facts = rows(550, |i| format!("f{i}: {{type: boolean}}"));
    let asks = |i: usize| format!("{{field: f{i}, operator: eq, value: true}}");
    let tier = |i: usize| format!("{{id: t{i}, when: [{}], format: [crm_note]}}", asks(i));
    let mut tiers = rows(400, tier);
    tiers.push("{id: rest, format: [crm_note]}".to_owned());
    vec![
        (
            "550 facts, a condition each",
            document(&facts, &rows(550, asks), &[], &[]),
        ),
        (
            "550 facts, any of them",
            document(&facts, &[format!("any: [{}]", joined(550, asks))], &[], &[]),
        ),
        (
            "400 tiers, a fact each",
            document(&facts, &[asks(0)], &tiers, &[]),
        ),
        ("300 tiers, two facts each", {
            let mut tiers = rows(300, |i| {
                let (one, two) = (asks(i), asks(i + 200));
                format!("{{id: t{i}, when: [{one}, {two}], format: [crm_note]}}")
            });
            tiers.push("{id: rest, format: [crm_note]}".to_owned());
            document(&facts, &[asks(0)], &tiers, &[])
        }),
        ("300 tiers, three facts of 20 each", {
            let ask = |f: usize, i: usize| {
                format!(
                    "{{field: f{}, operator: eq, value: {}}}",
                    f % 20,
                    (f + i).is_multiple_of(3)
                )
            };
            let mut tiers = rows(300, |i| {
                let (one, two, three) = (ask(i, i), ask(i * 7 + 3, i), ask(i * 13 + 5, i));
                format!("{{id: t{i}, when: [{one}, {two}, {three}], format: [crm_note]}}")
            });
            tiers.push("{id: rest, format: [crm_note]}".to_owned());
            document(&facts[..20], &[asks(0)], &tiers, &[])
        }),
        (
            "500 cases",
            document(
                &few_facts(),
                &one_condition(),
                &[],
                &rows(500, |i| {
                    format!(
                        "{{name: c{i}, call: {{flag: true, n: {i}}}, at: '2026-06-19T14:23:00Z', expect: {{outcome: hand_off}}}}"
                    )
                }),
            ),
        ),
        (
            "700 misspelt facts",
            document(
                &facts,
                &rows(550, |i| {
                    format!("{{field: g{i}, operator: eq, value: true}}")
                }),
                &[],
                &[],
            ),
        ),
        (
            "an option each",
            document(
                &[format!(
                    "kind: {{type: choice, options: [{}]}}",
                    joined(1500, |i| format!("o{i}"))
                )],
                &rows(900, |i| {
                    format!("{{field: kind, operator: ne, value: o{i}}}")
                }),
                &[],
                &[],
            ),
        ),
    ]
}
