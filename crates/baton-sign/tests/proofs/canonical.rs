//! Canonical JSON: RFC 8785's own files, and an independent implementation as the oracle.

use baton_core::document::canonical::{self, CanonicalError};
use fastrand::Rng;
use serde_json::{Value, json};

/// A test file: its name, what goes in and what comes out.
macro_rules! file {
    ($name:literal) => {
        (
            $name,
            include_str!(concat!(
                "../../../../tests/fixtures/rfc8785/input/",
                $name,
                ".json"
            )),
            include_str!(concat!(
                "../../../../tests/fixtures/rfc8785/output/",
                $name,
                ".json"
            )),
        )
    };
}

const FILES: [(&str, &str, &str); 6] = [
    file!("arrays"),
    file!("french"),
    file!("structures"),
    file!("unicode"),
    file!("values"),
    file!("weird"),
];

/// The oracle's answer. It is given text: what a number is, is for it to say.
fn oracle(json: &str) -> String {
    serde_json_canonicalizer::pipe(json).unwrap()
}

#[test]
fn the_oracle_is_right_on_all_six_files() {
    for (name, input, output) in FILES {
        assert_eq!(oracle(input), output, "{name}");
    }
}

#[test]
fn each_of_the_six_files_comes_out_byte_for_byte_or_is_refused_for_what_is_outside_the_profile() {
    for (name, input, output) in FILES {
        let value: Value = serde_json::from_str(input).unwrap();
        let ours = canonical::to_string(&value);
        let expected = match name {
            "french" => Err(CanonicalError::Key("péché".to_owned())),
            "weird" => Err(CanonicalError::Key("\u{80}".to_owned())),
            // `56.0` is whole, but not how a whole number is written; `333333333.33333329` is not even that.
            "structures" | "values" => {
                assert!(matches!(ours, Err(CanonicalError::Number(_))), "{name}");
                continue;
            }
            _ => Ok(output.to_owned()),
        };
        assert_eq!(ours, expected, "{name}");
    }
}

/// The four files that are outside the profile, without what takes them there: the rest comes out byte for byte.
#[test]
fn what_of_the_six_files_is_inside_the_profile_comes_out_as_the_oracle_says() {
    let mut compared = 0;
    for (name, input, _) in FILES {
        let mut value: Value = serde_json::from_str(input).unwrap();
        narrow(&mut value);
        let ours = canonical::to_string(&value).unwrap();
        assert_eq!(ours, oracle(&value.to_string()), "{name}");
        compared += ours.len();
    }
    assert_eq!(compared, 364, "bytes compared");
}

/// Takes out what is outside the profile: keys beyond ASCII, numbers that are not written whole.
fn narrow(value: &mut Value) {
    match value {
        Value::Array(items) => {
            items.retain(|item| item.as_i64().is_some() || !item.is_number());
            items.iter_mut().for_each(narrow);
        }
        Value::Object(map) => {
            map.retain(|key, item| {
                key.is_ascii() && (item.as_i64().is_some() || !item.is_number())
            });
            map.values_mut().for_each(narrow);
        }
        _ => {}
    }
}

#[test]
fn random_values_inside_the_profile_come_out_as_the_oracle_says() {
    let mut random = Rng::with_seed(8785);
    for round in 0..3000 {
        let value = any_value(&mut random, 4);
        let ours = canonical::to_string(&value).unwrap();
        assert_eq!(ours, oracle(&value.to_string()), "round {round}");
        let again: Value = serde_json::from_str(&ours).unwrap();
        assert_eq!(again, value, "round {round}: nothing is lost");
    }
}

fn any_value(random: &mut Rng, depth: u64) -> Value {
    let kinds = if depth == 0 { 5 } else { 7 };
    match random.u64(..kinds) {
        0 => Value::Null,
        1 => json!(random.bool()),
        2 => json!(random.i64(-canonical::MAX_INTEGER..=canonical::MAX_INTEGER)),
        3 => json!([canonical::MAX_INTEGER, -canonical::MAX_INTEGER, 0][random.u64(..3) as usize]),
        4 => json!(text(random, 0x11_0000)),
        5 => (0..random.u64(..5))
            .map(|_| any_value(random, depth - 1))
            .collect(),
        _ => Value::Object(
            (0..random.u64(..6))
                .map(|_| (text(random, 0x80), any_value(random, depth - 1)))
                .collect(),
        ),
    }
}

/// Up to 8 characters below a bound, half of them below U+0080, where the escapes are.
fn text(random: &mut Rng, bound: u64) -> String {
    (0..random.u64(..9))
        .filter_map(|_| {
            let bound = if random.bool() { 0x80 } else { bound };
            char::from_u32(random.u64(..bound) as u32)
        })
        .collect()
}
