//! Calls as JSON texts, made from a seed: every kind of fact in every spelling of a number, any Unicode text, and facts
//! that no policy knows, under any key.

use std::fmt::Write as _;

use fastrand::Rng;

/// A policy with a fact of every type, each of which changes what is decided.
pub(crate) const POLICY: &str = r#"
baton: 1
policy: test/values
facts:
  talk_ratio: { type: number }
  minutes: { type: integer, when_missing: no_handoff }
  mood: { type: text, when_missing: no_handoff }
  tags: { type: texts, when_missing: no_handoff }
  met_at: { type: instant, when_missing: no_handoff }
  qualification_score: { type: integer, min: 0, max: 100, when_missing: no_handoff }
  budget_confirmed: { type: boolean, when_missing: no_handoff }
  plan: { type: choice, when_missing: no_handoff, options: [basic, "größer"] }
handoff_trigger:
  conditions:
    - any:
        - { field: talk_ratio, operator: gte, value: 0.4 }
        - { field: qualification_score, operator: gte, value: 7.5e1 }
        - { field: minutes, operator: between, value: [10, 1.2e7] }
    - any:
        - { field: budget_confirmed, operator: eq, value: true }
        - { field: mood, operator: contains, value: é }
        - { field: tags, operator: contains, value: vip }
        - { field: met_at, operator: lt, value: 2026-06-19T14:00:00Z }
        - { field: plan, operator: eq, value: größer }
  actions: [pause_sequence, write_crm_contact, notify_ae_slack, start_sla_timer]
handoff_formats:
  tiers:
    - { id: talkative, when: [{ field: talk_ratio, operator: gte, value: 0.9 }], format: [slack_alert] }
    - { id: small, deal_size: { below: 5000 }, format: [slack_alert] }
    - { id: large, deal_size: { from: 5000 }, format: [slack_alert, warm_transfer] }
  when_unknown: small
"#;

/// Numbers as software writes them.
pub(crate) const NUMBERS: [&str; 40] = [
    "0.62",
    "62e-2",
    "6.2E-1",
    "0.6200",
    "0.4",
    "4e-1",
    "0.39999999999999999",
    "0.9",
    "9.0E-1",
    "75",
    "75.0",
    "7.5e1",
    "0.75E+2",
    "7500e-2",
    "74.99999999999999999",
    "1.2E7",
    "12000000",
    "12000000.000",
    "3e-1",
    "125.500",
    "125.505",
    "4999.99",
    "5e3",
    "0",
    "-0",
    "-0.0e5",
    "0e99999999999999999999",
    "1e-7",
    "1.2e+21",
    "-3.5E+2",
    "9007199254740991",
    "9007199254740993",
    "90071992547409931",
    "123456789012345678",
    "1234567890123456789",
    "18446744073709551615",
    "10000000000000000000",
    "1e400",
    "-2.5E-400",
    "1e999999999999999999999",
];

/// Keys that no schema has.
const KEYS: [&str; 12] = [
    "crm_id",
    "größe",
    "",
    "a\u{0}b",
    "\u{7f}\u{9b}31m",
    "line\u{2028}break\n",
    "__proto__",
    "\u{1f926}\u{200d}\u{2642}\u{fe0f}",
    "\"quoted\\\"",
    "Talk_Ratio",
    "facts",
    "/~1",
];

/// A call's known facts and those that no policy knows, as the entries of a JSON mapping.
pub(crate) struct CallText {
    pub(crate) id: String,
    pub(crate) known: Vec<(&'static str, String)>,
    pub(crate) unknown: Vec<(String, String)>,
}

impl CallText {
    pub(crate) fn new(random: &mut Rng, number: usize) -> Self {
        let mut known = Vec::new();
        for (field, kind) in [
            ("talk_ratio", 0),
            ("minutes", 0),
            ("qualification_score", 0),
            ("deal_size", 1),
            ("budget_confirmed", 2),
            ("mood", 3),
            ("tags", 4),
            ("met_at", 5),
            ("plan", 6),
        ] {
            if random.usize(..3) > 0 {
                known.push((field, fact(random, kind)));
            }
        }
        let mut unknown: Vec<(String, String)> = Vec::new();
        for _ in 0..random.usize(..4) {
            let key = random.choice(KEYS).unwrap();
            if unknown.iter().all(|(known, _)| known != key) {
                unknown.push((key.to_owned(), any(random, 3)));
            }
        }
        Self {
            id: format!("c-{number}"),
            known,
            unknown,
        }
    }

    /// The call in Baton's own form.
    pub(crate) fn json(&self) -> String {
        let id = quoted(&self.id);
        let facts = self.facts();
        format!(r#"{{"id":{id},"at":"2026-06-19T14:23:00Z","facts":{facts}}}"#)
    }

    /// All facts as a mapping.
    fn facts(&self) -> String {
        let known = self.known.iter().map(|(key, value)| (*key, value));
        let unknown = self.unknown.iter();
        mapping(known.chain(unknown.map(|(key, value)| (key.as_str(), value))))
    }
}

fn mapping<'a>(entries: impl Iterator<Item = (&'a str, &'a String)>) -> String {
    let entries: Vec<_> = entries
        .map(|(key, value)| format!("{}:{value}", quoted(key)))
        .collect();
    format!("{{{}}}", entries.join(","))
}

/// A fact of a kind, in most cases of its type.
fn fact(random: &mut Rng, kind: usize) -> String {
    if random.usize(..6) == 0 {
        return any(random, 2);
    }
    match kind {
        0 => random.choice(NUMBERS).unwrap().to_owned(),
        1 => match random.usize(..3) {
            0 => random
                .choice(["\"£4–6k\"", "\"£4,999.99\"", "{\"minor\":500000}"])
                .unwrap()
                .to_owned(),
            _ => random.choice(NUMBERS).unwrap().to_owned(),
        },
        2 => random.choice(["true", "false"]).unwrap().to_owned(),
        3 => text(random),
        4 => random
            .choice([
                "[]",
                "[\"vip\"]",
                "[\"v\\u0069p\",\"\"]",
                "[1.5]",
                "[\"a\",1e400]",
            ])
            .unwrap()
            .to_owned(),
        5 => random
            .choice([
                "\"2026-06-19T13:59:59Z\"",
                "\"2026-06-19T16:00:00+01:00\"",
                "\"soon\"",
            ])
            .unwrap()
            .to_owned(),
        _ => random
            .choice([
                "\"basic\"",
                "\"größer\"",
                "\"gr\\u00f6\\u00dfer\"",
                "\"none\"",
            ])
            .unwrap()
            .to_owned(),
    }
}

/// Any value at all.
fn any(random: &mut Rng, depth: usize) -> String {
    match random.usize(..if depth == 0 { 6 } else { 9 }) {
        0 => "null".to_owned(),
        1 => "true".to_owned(),
        2 => text(random),
        3 => "7".repeat(1 + random.usize(..400)),
        4 | 5 => random.choice(NUMBERS).unwrap().to_owned(),
        6 => random
            .choice([
                "{\"decimal\":\"0.62\"}",
                "{\"decimal\":\"1e400\"}",
                "{\"decimal\":0.62}",
                "{\"minor\":125050}",
            ])
            .unwrap()
            .to_owned(),
        7 => {
            let items: Vec<_> = (0..random.usize(..3))
                .map(|_| any(random, depth - 1))
                .collect();
            format!("[{}]", items.join(","))
        }
        _ => {
            let first = random.usize(..KEYS.len());
            let entries: Vec<_> = (0..random.usize(..3))
                .map(|n| {
                    let key = KEYS[(first + n) % KEYS.len()];
                    format!("{}:{}", quoted(key), any(random, depth - 1))
                })
                .collect();
            format!("{{{}}}", entries.join(","))
        }
    }
}

/// A text of any characters: ASCII, controls, the ends of planes, and what other software stumbles over.
fn text(random: &mut Rng) -> String {
    const ODD: [char; 16] = [
        '\u{0}',
        '\u{1b}',
        '\u{7f}',
        '\u{80}',
        '\u{9b}',
        '\u{9f}',
        '\u{a0}',
        '£',
        'é',
        '\u{200b}',
        '\u{2028}',
        '\u{d7ff}',
        '\u{e000}',
        '\u{feff}',
        '\u{ffff}',
        '\u{10ffff}',
    ];
    let mut text = String::new();
    for _ in 0..random.usize(..12) {
        let character = match random.usize(..3) {
            0 => ODD[random.usize(..ODD.len())],
            1 => char::from(u8::try_from(random.usize(..128)).unwrap()),
            _ => char::from_u32(random.usize(..0x11_0000) as u32).unwrap_or('\u{fffd}'),
        };
        text.push(character);
    }
    quoted(&text)
}

/// A text as JSON, with an escape wherever one is needed and for some characters that need none.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => out.extend(['\\', character]),
            '\n' => out.push_str("\\n"),
            '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{2028}' => {
                write!(out, "\\u{:04x}", u32::from(character)).unwrap();
            }
            _ => out.push(character),
        }
    }
    out.push('"');
    out
}
