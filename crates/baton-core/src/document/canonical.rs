//! Canonical JSON: exactly one sequence of bytes for each value.
//!
//! Baton signs a profile of RFC 8785: keys are ASCII and sorted, numbers are whole and at most 2^53 − 1 in size, and
//! texts are UTF-8 with the shortest escapes. The bytes are the same natively and in WebAssembly.

mod error;
mod order;
mod writer;

use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::document::json;

pub use error::{CanonicalError, MAX_INTEGER};

/// Serialises a value as canonical JSON.
///
/// # Errors
/// Returns [`CanonicalError`] if the value contains a float, a number beyond 2^53 − 1, a key outside ASCII or a
/// duplicate key.
///
/// ```
/// use baton_core::{document::canonical, document::json};
/// let text = canonical::to_string(&json::parse(r#"{"b": [1, true], "a": "£"}"#)?)?;
/// assert_eq!(text, r#"{"a":"£","b":[1,true]}"#);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn to_string(value: &(impl Serialize + ?Sized)) -> Result<String, CanonicalError> {
    to_string_with_capacity(value, 0)
}

/// Serialises a value of about `capacity` bytes as canonical JSON, without reallocating.
pub(crate) fn to_string_with_capacity(
    value: &(impl Serialize + ?Sized),
    capacity: usize,
) -> Result<String, CanonicalError> {
    let mut writer = writer::Writer::default();
    writer.out.reserve(capacity);
    value.serialize(&mut writer)?;
    Ok(writer.out)
}

/// Returns the SHA-256 digest of bytes, as `sha256:` and 64 hexadecimal digits.
#[must_use]
pub fn digest(bytes: &[u8]) -> String {
    let mut out = String::from("sha256:");
    for byte in Sha256::digest(bytes) {
        json::push_hex(byte, &mut out);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn escapes_follow_rfc_8785() {
        let text = "\u{20ac}$\u{0f}\nA'B\"\\\\\"/\u{7f}";
        assert_eq!(
            to_string(&json!(text)).unwrap(),
            "\"\u{20ac}$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\u{7f}\""
        );
    }

    #[test]
    fn floats_large_numbers_and_keys_outside_ascii_are_refused() {
        assert!(matches!(
            to_string(&json!(1.5)),
            Err(CanonicalError::Number(_))
        ));
        assert!(matches!(
            to_string(&json!(MAX_INTEGER + 1)),
            Err(CanonicalError::Number(_))
        ));
        assert!(matches!(
            to_string(&json!({"é": 1})),
            Err(CanonicalError::Key(_))
        ));
        assert_eq!(
            to_string(&json!([MAX_INTEGER, -MAX_INTEGER])).unwrap(),
            "[9007199254740991,-9007199254740991]"
        );
    }

    #[test]
    fn entries_are_sorted_whatever_their_order() {
        let sort = |json: &str| {
            let mut writer = writer::Writer::default();
            let value = crate::document::json::parse(json).unwrap();
            value.serialize(&mut writer).map(|()| writer.out)
        };
        for (given, ordered) in [
            (
                r#"{"b":1,"a":{"d":[1,{"z":1,"y":2}],"c":"},{"}}"#,
                r#"{"a":{"c":"},{","d":[1,{"y":2,"z":1}]},"b":1}"#,
            ),
            (
                r#"{"a\"":1,"a":2,"a\\":3,"":4}"#,
                r#"{"":4,"a":2,"a\"":1,"a\\":3}"#,
            ),
            (
                r#"{"b":"\\","a":"\",","ab":""}"#,
                r#"{"a":"\",","ab":"","b":"\\"}"#,
            ),
            (r#"{"b":{},"a":[]}"#, r#"{"a":[],"b":{}}"#),
        ] {
            assert_eq!(sort(given).as_deref(), Ok(ordered));
        }
        let twice = |entries: &[(&str, i64)]| {
            let entries = entries
                .iter()
                .map(|(key, value)| ((*key).to_owned(), crate::Node::Int(*value)));
            to_string(&crate::Node::Map(entries.collect()))
        };
        for entries in [
            [("a", 1), ("a", 2)],
            [("", 1), ("", 2)],
            [("\"", 1), ("\"", 2)],
        ] {
            let refused = twice(&entries).unwrap_err().to_string();
            assert!(refused.contains("appears twice"), "{refused}");
        }
        assert!(twice(&[("b", 1), ("a", 2), ("b", 3)]).is_err());
    }

    #[test]
    fn decisions_serialise_without_sorting() {
        let policy = include_str!("../../../../web/samples/article-policy.yaml");
        let policy = crate::Policy::from_yaml(policy).unwrap();
        let calls = include_str!("../../../../web/samples/calls.json");
        let Ok(crate::Node::List(calls)) = json::parse(calls) else {
            panic!("the samples are a list")
        };
        for call in calls {
            let call = json::to_string(call.get("call").unwrap());
            let call = crate::Call::from_json(&call).unwrap();
            let decision = policy.decide(&call, call.at);
            let mut writer = writer::Writer::default();
            decision.serialize(&mut writer).unwrap();
            decision.decided().serialize(&mut writer).unwrap();
            assert_eq!(writer.reordered, 0, "{}", writer.out);
        }
    }

    #[test]
    fn digest_is_sha_256() {
        let empty = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(digest(b""), empty);
    }
}
