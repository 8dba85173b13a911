//! Our JSON reader and writer against `serde_json`, on generated texts and on texts spoilt at random.
//!
//! Where the two may differ, and why, is said by `differs_by_design`.

use baton_core::document::canonical::{self, CanonicalError};
use baton_core::document::json::{self, MAX_DEPTH};
use baton_core::{Call, Node};
use fastrand::Rng;
use serde_json::Value;
use serde_json::value::RawValue;

/// How many texts a test looks at: fewer without optimisation, more when asked.
fn cases() -> usize {
    let asked = std::env::var("BATON_CASES")
        .ok()
        .and_then(|n| n.parse().ok());
    asked.unwrap_or(if cfg!(debug_assertions) {
        20_000
    } else {
        200_000
    })
}

const SPACES: [&str; 6] = ["", "", "", " ", "\n\t", "\r\n  "];
const NUMBERS: [&str; 22] = [
    "0",
    "-0",
    "75",
    "75.0",
    "-75.000",
    "75.5",
    "74.9999999999999999",
    "1e2",
    "1E+2",
    "-1.5e-3",
    "0.0",
    "0e0",
    "9007199254740991",
    "9007199254740992",
    "-9007199254740991",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775808",
    "18446744073709551615",
    "123456789012345678901234567890",
    "0.1234567890123456789",
    "1.0e0",
];
const PIECES: [&str; 22] = [
    "",
    "a",
    "score",
    "a plain text of some length",
    "£15–20k",
    "\\n",
    "\\\"",
    "\\\\",
    "\\/",
    "\\u00e9",
    "\\u0000",
    "\\u001F",
    "\\u20AC",
    "\\ud83d\\ude00",
    "\u{1f600}",
    "\u{7f}",
    "\u{2028}",
    "\\b\\f\\r\\t",
    "~/",
    "'",
    " ",
    "\u{10ffff}",
];

fn text(n: &mut Rng) -> String {
    let pieces: String = (0..n.usize(..4))
        .map(|_| n.choice(PIECES).unwrap())
        .collect();
    format!("\"{pieces}\"")
}

/// A well-formed text. Keys may stand twice if `twice`, and be outside ASCII if `any_key`.
fn value(n: &mut Rng, depth: usize) -> String {
    let space = n.choice(SPACES).unwrap();
    let kinds = if depth == 0 { 5 } else { 9 };
    let body = match n.usize(..kinds) {
        0 => "null".to_owned(),
        1 => "true".to_owned(),
        2 => "false".to_owned(),
        3 => n.choice(NUMBERS).unwrap().to_owned(),
        4 => text(n),
        5 | 6 => {
            let items: Vec<String> = (0..n.usize(..5)).map(|_| value(n, depth - 1)).collect();
            format!("[{}]", items.join(",") + n.choice(SPACES).unwrap())
        }
        _ => {
            let entries: Vec<String> = (0..n.usize(..6))
                .map(|i| {
                    // The index keeps most keys apart.
                    let mut key = text(n);
                    if n.usize(..20) > 0 {
                        key.insert_str(1, ["q", "z", "a", "m", "b", "0"][i]);
                    }
                    format!(
                        "{}{key}{}:{}",
                        n.choice(SPACES).unwrap(),
                        n.choice(SPACES).unwrap(),
                        value(n, depth - 1)
                    )
                })
                .collect();
            format!("{{{}}}", entries.join(",") + n.choice(SPACES).unwrap())
        }
    };
    format!("{space}{body}{}", n.choice(SPACES).unwrap())
}

/// A text with a few bytes changed, taken out or put in; still UTF-8.
fn spoilt(n: &mut Rng, text: &str) -> String {
    const BYTES: &[u8] = b"{}[]\",:.-+eEu0123456789\\/tfn\n\t \x00\x1f\x7fabc";
    let mut bytes = text.as_bytes().to_vec();
    for _ in 0..1 + n.usize(..3) {
        let at = n.usize(..bytes.len() + 1);
        let byte = BYTES[n.usize(..BYTES.len())];
        match n.usize(..4) {
            0 if at < bytes.len() => bytes[at] = byte,
            1 if at < bytes.len() => drop(bytes.remove(at)),
            2 => bytes.truncate(at),
            _ => bytes.insert(at, byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The node of a number, worked out by writing so many zeros around its digits that every point has a place.
fn number(written: &str) -> Node {
    let (mantissa, exponent) = written.split_once(['e', 'E']).unwrap_or((written, "0"));
    let exponent: i64 = exponent.parse().unwrap();
    let (sign, digits) = match mantissa.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", mantissa),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if exponent.abs() > 100 {
        let digits = [whole, fraction].concat();
        let digits = digits.trim_start_matches('0');
        let shortest = digits.trim_end_matches('0');
        if shortest.is_empty() {
            return Node::Int(0);
        }
        let zeros = (digits.len() - shortest.len()) as i64;
        let power = exponent + zeros - fraction.len() as i64;
        return Node::Decimal(format!("{sign}{shortest}e{power}"));
    }
    let zeros = "0".repeat(200);
    let all = [&zeros, whole, fraction, &zeros].concat();
    let point = zeros.len() as i64 + whole.len() as i64 + exponent;
    let (before, after) = all.split_at(usize::try_from(point).unwrap());
    let before = Some(before.trim_start_matches('0')).filter(|digits| !digits.is_empty());
    let (before, after) = (before.unwrap_or("0"), after.trim_end_matches('0'));
    let moved = format!("{sign}{before}.{after}");
    let moved = moved.trim_end_matches('.');
    match moved.parse() {
        Ok(whole) => Node::Int(whole),
        Err(_) if written.contains(['e', 'E']) => Node::Decimal(moved.to_owned()),
        Err(_) => Node::Decimal(written.to_owned()),
    }
}

/// The node of a text by way of `serde_json`, which keeps the order of entries and every digit this way.
fn oracle(raw: &str) -> Node {
    struct Entries(Vec<(String, Node)>);

    impl<'de> serde::Deserialize<'de> for Entries {
        fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
            struct InOrder;
            impl<'de> serde::de::Visitor<'de> for InOrder {
                type Value = Entries;

                fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                    f.write_str("a mapping")
                }

                fn visit_map<A: serde::de::MapAccess<'de>>(
                    self,
                    mut map: A,
                ) -> Result<Entries, A::Error> {
                    let mut entries = Vec::new();
                    while let Some((key, raw)) = map.next_entry::<String, Box<RawValue>>()? {
                        entries.push((key, oracle(raw.get())));
                    }
                    Ok(Entries(entries))
                }
            }
            d.deserialize_map(InOrder)
        }
    }

    let raw = raw.trim_matches([' ', '\n', '\r', '\t']);
    match raw.as_bytes()[0] {
        b'n' => Node::Null,
        b't' | b'f' => Node::Bool(raw == "true"),
        b'"' => Node::Text(serde_json::from_str(raw).unwrap()),
        b'[' => {
            let items: Vec<Box<RawValue>> = serde_json::from_str(raw).unwrap();
            Node::List(items.iter().map(|item| oracle(item.get())).collect())
        }
        b'{' => Node::Map(serde_json::from_str::<Entries>(raw).unwrap().0),
        _ => number(raw),
    }
}

fn depth(node: &Node) -> usize {
    let below = match node {
        Node::List(items) => items.iter().map(depth).max(),
        Node::Map(entries) => entries.iter().map(|(_, below)| depth(below)).max(),
        _ => return 0,
    };
    1 + below.unwrap_or(0)
}

fn has_key_twice(node: &Node) -> bool {
    match node {
        Node::List(items) => items.iter().any(has_key_twice),
        Node::Map(entries) => {
            let twice = |(i, (key, _)): (usize, &(String, Node))| {
                entries.iter().take(i).any(|(other, _)| other == key)
            };
            entries.iter().enumerate().any(twice)
                || entries.iter().any(|(_, below)| has_key_twice(below))
        }
        _ => false,
    }
}

/// What `serde_json` takes and we refuse on purpose.
fn differs_by_design(node: &Node) -> bool {
    has_key_twice(node) || depth(node) > MAX_DEPTH
}

/// Whether `serde_json` takes a text; `None` if it stopped at a number like 1e999, which is too large for a float
/// and which we keep as it is written.
fn they_take(text: &str) -> Option<bool> {
    match serde_json::from_str::<Value>(text) {
        Ok(_) => Some(true),
        Err(why) if why.to_string().contains("number out of range") => None,
        Err(_) => Some(false),
    }
}

#[test]
fn every_text_is_read_as_serde_json_reads_it() {
    let mut n = Rng::with_seed(1);
    let (mut same, mut twice) = (0, 0);
    for _ in 0..cases() {
        let text = value(&mut n, 4);
        let theirs = oracle(&text);
        match json::parse(&text) {
            Ok(ours) => {
                assert_eq!(ours, theirs, "{text}");
                assert!(!differs_by_design(&theirs), "{text}");
                same += 1;
            }
            Err(why) => {
                assert!(has_key_twice(&theirs), "{text}: {why}");
                assert!(why.message().contains("appears twice"), "{text}: {why}");
                twice += 1;
            }
        }
    }
    assert!(same > twice * 10 && twice > 0, "{same} and {twice}");
}

#[test]
fn a_spoilt_text_is_taken_if_serde_json_takes_it() {
    let mut n = Rng::with_seed(2);
    let (mut taken, mut refused) = (0, 0);
    for _ in 0..cases() {
        let whole = value(&mut n, 3);
        let text = spoilt(&mut n, &whole);
        let ours = json::parse(&text);
        let Some(they_take) = they_take(&text) else {
            continue;
        };
        if they_take {
            match ours {
                Ok(_) => taken += 1,
                Err(why) => assert!(differs_by_design(&oracle(&text)), "{text:?}: {why}"),
            }
        } else {
            assert!(ours.is_err(), "{text:?} was read as {ours:?}");
            refused += 1;
        }
    }
    assert!(taken > 100 && refused > 100, "{taken} and {refused}");
}

/// The canonical text by way of `serde_json::Value`, whose maps are sorted.
fn canonical_by_value(value: &Value) -> Result<String, ()> {
    Ok(match value {
        Value::Number(n) => match n.as_i64() {
            Some(i) if i.unsigned_abs() <= canonical::MAX_INTEGER.unsigned_abs() => i.to_string(),
            _ => return Err(()),
        },
        Value::Array(items) => {
            let items: Result<Vec<_>, ()> = items.iter().map(canonical_by_value).collect();
            format!("[{}]", items?.join(","))
        }
        Value::Object(map) => {
            let entries = map.iter().map(|(key, item)| {
                let item = canonical_by_value(item)?;
                key.is_ascii()
                    .then(|| format!("{}:{item}", Value::from(key.as_str())))
                    .ok_or(())
            });
            format!("{{{}}}", entries.collect::<Result<Vec<_>, ()>>()?.join(","))
        }
        scalar => scalar.to_string(),
    })
}

#[test]
fn the_canonical_text_is_the_sorted_one() {
    let mut n = Rng::with_seed(3);
    let (mut written, mut refused) = (0, 0);
    for _ in 0..cases() {
        let text = value(&mut n, 4);
        let Ok(node) = json::parse(&text) else {
            continue;
        };
        // A decimal in a document is written as a text; the oracle sees what serde was told.
        let seen = serde_json::to_value(&node).unwrap();
        match (canonical::to_string(&node), canonical_by_value(&seen)) {
            (Ok(ours), Ok(theirs)) => {
                assert_eq!(ours, theirs, "{text}");
                let again = json::parse(&ours).unwrap();
                assert_eq!(canonical::to_string(&again).as_deref(), Ok(ours.as_str()));
                assert_eq!(canonical::to_string(&seen).as_deref(), Ok(ours.as_str()));
                written += 1;
            }
            (Err(_), Err(())) => refused += 1,
            (ours, theirs) => panic!("{text}: {ours:?} and {theirs:?}"),
        }
    }
    assert!(written > refused && refused > 0, "{written} and {refused}");
}

#[test]
fn what_serde_can_say_is_written_as_serde_json_writes_it() {
    use serde::Serialize;
    use std::collections::BTreeMap;

    #[derive(Serialize)]
    enum Shape {
        Unit,
        Newtype(u8),
        Tuple(i8, char),
        Struct { z: Option<u64>, a: () },
    }
    #[derive(Serialize)]
    struct All {
        shapes: Vec<Shape>,
        bytes: &'static [u8],
        pair: (i16, u32),
        map: BTreeMap<&'static str, bool>,
    }
    let all = All {
        shapes: vec![
            Shape::Unit,
            Shape::Newtype(7),
            Shape::Tuple(-7, '"'),
            Shape::Struct { z: Some(1), a: () },
            Shape::Struct { z: None, a: () },
        ],
        bytes: &[1, 2],
        pair: (-1, u32::MAX),
        map: BTreeMap::from([
            ("!", true),
            ("", false),
            ("\"", true),
            ("\n", false),
            ("#", true),
        ]),
    };
    let seen = serde_json::to_value(&all).unwrap();
    assert_eq!(
        canonical::to_string(&all).ok(),
        canonical_by_value(&seen).ok()
    );
    for float in [0.0, 1.5, f64::NAN] {
        let refused = canonical::to_string(&float);
        assert!(matches!(refused, Err(CanonicalError::Number(_))), "{float}");
    }
    let refused = canonical::to_string(&u64::MAX).unwrap_err();
    assert_eq!(
        refused,
        CanonicalError::Number("18446744073709551615".to_owned())
    );
    let keys = canonical::to_string(&BTreeMap::from([(1, 2)]));
    assert!(matches!(keys, Err(CanonicalError::Unserializable(_))));
}

#[test]
fn errors_name_the_place_in_characters() {
    for (text, message) in [
        (
            "",
            "expected a value, found the end of the text, at line 1, column 1",
        ),
        ("[1,]", "expected a value, found `]`, at line 1, column 4"),
        (
            "[1 2]",
            "expected `,` or the list's `]`, found `2`, at line 1, column 4",
        ),
        (
            "{\"£\":é}",
            "expected a value, found `é`, at line 1, column 6",
        ),
        (
            "{\n \"a\" 1}",
            "expected `:` after the key, found `1`, at line 2, column 6",
        ),
        (
            "{a:1}",
            "expected a key in double quotes, found `a`, at line 1, column 2",
        ),
        (
            "{\"a\":1,}",
            "expected a key in double quotes, found `}`, at line 1, column 8",
        ),
        (
            "01",
            "a number cannot begin with 0 and another digit, at line 1, column 1",
        ),
        (
            "1.",
            "expected a digit after the point, found the end of the text, at line 1, column 3",
        ),
        (
            "1 1",
            "expected the end of the text, found `1`, at line 1, column 3",
        ),
        (
            "\"a",
            "the text ends before its closing quote, at line 1, column 3",
        ),
        (
            "\"\\ud800\"",
            "this escape is not valid in JSON, or is half of a surrogate pair, at line 1, column 2",
        ),
        (
            "\"a\tb\"",
            "the text contains a control character; write it as \\n, \\t or \\u00xx, at line 1, column 3",
        ),
        (
            "\u{feff}1",
            "expected a value, found `\u{feff}`, at line 1, column 1",
        ),
    ] {
        assert_eq!(
            json::parse(text).unwrap_err().to_string(),
            message,
            "{text}"
        );
    }
    let not_utf8 = json::parse_slice(b"[\"\xc3\xa9\xff\"]").unwrap_err();
    assert_eq!(
        not_utf8.to_string(),
        "this is not UTF-8, at line 1, column 4"
    );
}

#[test]
fn nesting_has_a_limit() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert!(json::parse(&nested(MAX_DEPTH)).is_ok());
    let error = json::parse(&nested(MAX_DEPTH + 1)).unwrap_err();
    assert_eq!(error.to_string(), "nested too deep, at line 1, column 33");
    let side_by_side = vec![nested(MAX_DEPTH - 1); 10].join(",");
    assert!(json::parse(&format!("[{side_by_side}]")).is_ok());
    assert!(json::parse_sent(&format!("\u{feff}{}", nested(64))).is_ok());
    assert!(json::parse_sent(&"[".repeat(1_000_000)).is_err());
}

#[test]
fn what_others_nest_too_deep_is_null_and_the_rest_is_read() {
    let around =
        |depth: usize, inside: &str| format!("{}{inside}{}", "[".repeat(depth), "]".repeat(depth));
    let read = |text: &str| json::parse_sent(text).map(|node| json::to_string(&node));
    assert_eq!(read(&around(64, "7")), Ok(around(64, "7")));
    for deep in [
        "[]",
        "{}",
        "[7]",
        "{\"a\":[{\"a\":1,\"a\":[]}, null, true, -1.5e3],\"b\":\"]\\\"}\"}",
        " [ [ ] , { \"a\" : [ ] } ] ",
        &around(1_000_000, ""),
        &format!("{}1{}", "{\"a\":[".repeat(300_000), "]}".repeat(300_000)),
    ] {
        assert_eq!(
            read(&around(64, deep)),
            Ok(around(64, "null")),
            "{deep:.80}"
        );
        // What stands beside it is read, and has its own depth.
        let beside = format!("[{},{},1]", around(63, deep), around(63, "2"));
        let expected = format!("[{},{},1]", around(63, "null"), around(63, "2"));
        assert_eq!(read(&beside), Ok(expected), "{deep:.80}");
    }
    for wrong in [
        "[1,]", "[1 2]", "{1:2}", "{\"a\"}", "[}", "[01]", "[\"\n\"]", "[nul]", "[",
    ] {
        assert!(read(&around(64, wrong)).is_err(), "{wrong}");
    }
}

#[test]
fn many_keys_are_still_held_against_each_other() {
    let entries = |n: usize| (0..n).map(|i| format!("\"k{i}\":{i}")).collect::<Vec<_>>();
    let whole = |entries: Vec<String>| format!("{{{}}}", entries.join(","));
    assert!(json::parse(&whole(entries(100_000))).is_ok());
    for first in [0, 15, 16, 17, 999] {
        let mut twice = entries(1000);
        twice.push(format!("\"k{first}\":0"));
        let error = json::parse(&whole(twice)).unwrap_err();
        assert_eq!(error.message(), format!("the key `k{first}` appears twice"));
    }
}

/// Parts of calls: right ones and wrong ones.
const PARTS: [&str; 36] = [
    r#""id":"c-1""#,
    r#""id":"c-1""#,
    r#""id":"c-1""#,
    r#""id":7"#,
    r#""at":"2026-06-19T14:23:00Z""#,
    r#""at":"2026-06-19T15:23:00+01:00""#,
    r#""at":null"#,
    r#""at":"soon""#,
    r#""at":1781879000"#,
    r#""phase":"live""#,
    r#""phase":"ended""#,
    r#""phase":"over""#,
    r#""phase":null"#,
    r#""contact":{}"#,
    r#""contact":{"name":"A","company":"B","phone":"+44","email":"e"}"#,
    r#""contact":{"name":5}"#,
    r#""contact":{"phone":null,"email":"e"}"#,
    r#""disqualifying_flags":null"#,
    r#""contact":{"nam":"A"}"#,
    r#""contact":null"#,
    r#""contact":"A""#,
    r#""facts":{}"#,
    r#""facts":{"a":1,"b":[true,null],"c":{"d":2.5}}"#,
    r#""facts":[]"#,
    r#""facts":null"#,
    r#""intent_signal":"asked""#,
    r#""intent_signal":null"#,
    r#""call_summary":"text""#,
    r#""call_summary":[]"#,
    r#""disqualifying_flags":[]"#,
    r#""disqualifying_flags":["a","b"]"#,
    r#""disqualifying_flags":["a",1]"#,
    r#""disqualifying_flags":"a""#,
    r#""recording_url":"https://example.com""#,
    r#""recording_url":false"#,
    r#""fact":{}"#,
];

/// A call's fields as serde would derive their reading: the oracle of `Call::from_json`.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Derived {
    #[serde(deserialize_with = "digits_or_text")]
    id: String,
    /// A time that cannot be read is kept, and counts as missing.
    #[serde(default)]
    at: Value,
    #[serde(default)]
    phase: DerivedPhase,
    #[serde(default, deserialize_with = "or_none")]
    contact: DerivedContact,
    #[serde(default, deserialize_with = "or_none")]
    facts: std::collections::BTreeMap<String, Value>,
    #[serde(default, deserialize_with = "or_none")]
    intent_signal: String,
    #[serde(default, deserialize_with = "or_none")]
    call_summary: String,
    #[serde(default, deserialize_with = "or_none")]
    disqualifying_flags: Vec<String>,
    #[serde(default, deserialize_with = "or_none")]
    recording_url: String,
}

/// A number is read as its digits.
fn digits_or_text<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    match <Value as serde::Deserialize>::deserialize(deserializer)? {
        Value::Number(number) => Ok(number.to_string()),
        Value::String(text) => Ok(text),
        other => Err(serde::de::Error::custom(format!("not {other}"))),
    }
}

fn digits_or_none<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    match <Value as serde::Deserialize>::deserialize(deserializer)? {
        Value::Null => Ok(String::new()),
        other => digits_or_text(other).map_err(serde::de::Error::custom),
    }
}

/// Null is what a program writes for none.
fn or_none<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: Default + serde::Deserialize<'de>,
    D: serde::Deserializer<'de>,
{
    let value: Option<T> = serde::Deserialize::deserialize(deserializer)?;
    Ok(value.unwrap_or_default())
}

#[derive(Default, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
enum DerivedPhase {
    Live,
    #[default]
    Ended,
}

#[derive(Default, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
struct DerivedContact {
    #[serde(deserialize_with = "or_none")]
    name: String,
    #[serde(deserialize_with = "or_none")]
    company: String,
    #[serde(deserialize_with = "digits_or_none")]
    phone: String,
    #[serde(deserialize_with = "or_none")]
    email: String,
}

#[test]
fn calls_are_read_as_serde_would_read_them() {
    let mut n = Rng::with_seed(4);
    let (mut good, mut bad) = (0, 0);
    for _ in 0..cases() {
        let mut parts: Vec<&str> = (0..1 + n.usize(..5))
            .map(|_| n.choice(PARTS).unwrap())
            .collect();
        if n.usize(..4) > 0 {
            parts.push(PARTS[0]);
        }
        let text = format!("{{{}}}", parts.join(","));
        match (
            Call::from_json(&text),
            serde_json::from_str::<Derived>(&text),
        ) {
            (Ok(call), Ok(derived)) => {
                let contact = &call.contact;
                assert_eq!(call.id, derived.id);
                let at = derived.at.as_str().and_then(baton_core::Instant::parse);
                assert_eq!(call.at, at);
                assert_eq!(
                    call.unreadable_at.is_some(),
                    at.is_none() && !derived.at.is_null()
                );
                assert_eq!(
                    call.phase == baton_core::call::Phase::Live,
                    matches!(derived.phase, DerivedPhase::Live)
                );
                assert_eq!(
                    [
                        &contact.name,
                        &contact.company,
                        &contact.phone,
                        &contact.email
                    ],
                    [
                        &derived.contact.name,
                        &derived.contact.company,
                        &derived.contact.phone,
                        &derived.contact.email
                    ]
                );
                assert_eq!(
                    serde_json::to_value(&call.facts)
                        .unwrap()
                        .as_object()
                        .map(serde_json::Map::len),
                    Some(derived.facts.len())
                );
                assert_eq!(call.intent_signal, derived.intent_signal);
                assert_eq!(call.call_summary, derived.call_summary);
                assert_eq!(call.disqualifying_flags, derived.disqualifying_flags);
                assert_eq!(call.recording_url, derived.recording_url);
                let mut short = String::new();
                call.push_json(&mut short);
                for written in [call.to_json(), short] {
                    assert_eq!(Call::from_json(&written).as_ref(), Ok(&call), "{text}");
                }
                good += 1;
            }
            (Err(why), Err(_)) => {
                assert!(
                    why.line() == 1 && why.column() <= text.len(),
                    "{text}: {why}"
                );
                bad += 1;
            }
            (ours, theirs) => panic!("{text}: {ours:?} but theirs is {}", theirs.is_ok()),
        }
    }
    assert!(good > 1000 && bad > 1000, "{good} and {bad}");
}

#[test]
fn ids_and_phone_numbers_are_read_from_numbers_as_written() {
    for (id, phone, want_id, want_phone) in [
        ("5", "447700900123", "5", "447700900123"),
        ("\"c\"", "7700900123", "c", "7700900123"),
        (
            "12345678901234567890123",
            "4.477E11",
            "12345678901234567890123",
            "4.477E11",
        ),
        ("5.0", "\"+447700900123\"", "5.0", "+447700900123"),
        ("0.50", "null", "0.50", ""),
        ("-7", "447700900123.0", "-7", "447700900123.0"),
        ("1e3", "0", "1e3", "0"),
    ] {
        // A time that cannot be read takes the other reader.
        for at in ["2026-06-19T14:23:00Z", "soon"] {
            let text = format!(
                "\u{feff}{{\"contact\":{{\"phone\":{phone}}},\"id\":{id},\"at\":\"{at}\"}}"
            );
            let call = Call::from_json(&text).unwrap();
            let found = (call.id.as_str(), call.contact.phone.as_str());
            assert_eq!(found, (want_id, want_phone), "{text}");
        }
    }
    let node = baton_core::document::json::parse("{\"id\":5,\"contact\":{\"phone\":447700900123}}")
        .unwrap();
    let call = Call::from_node(node).unwrap();
    assert_eq!(
        (call.id.as_str(), call.contact.phone.as_str()),
        ("5", "447700900123")
    );
    for text in [
        "{\"id\":true}",
        "{\"id\":[5]}",
        "{\"id\":\"c\",\"contact\":{\"phone\":false}}",
        "{\"id\":\"c\",\"contact\":{\"name\":5}}",
        "{\"id\":01}",
    ] {
        assert!(Call::from_json(text).is_err(), "{text}");
    }
}

#[test]
fn a_call_s_error_says_what_stands_where() {
    for (text, message, line, column) in [
        ("[]", "a call is one JSON object, not a list", 1, 1),
        ("{}", "the call has no `id`", 1, 1),
        (
            "{\"id\":\"c\",\n  \"fact\":{}}",
            "unknown field `fact`; did you mean `facts`?",
            2,
            3,
        ),
        (
            "\u{feff}{\"id\":\"c\",\"contact\":{\"name\":\"A\",\"fone\":\"1\"}}",
            "unknown field `fone`; did you mean `phone`?",
            1,
            33,
        ),
        (
            "{\"id\":\"c\",\n\"disqualifying_flags\":[\"£\", 5]}",
            "`disqualifying_flags.1` is the number 5; it must be a text",
            2,
            29,
        ),
    ] {
        let error = Call::from_json(text).unwrap_err();
        let found = (error.to_string(), error.line(), error.column());
        assert_eq!(found, (message.to_owned(), line, column), "{text}");
    }
}
