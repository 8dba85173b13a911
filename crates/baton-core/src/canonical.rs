//! Canonical JSON: one value, one sequence of bytes.
//!
//! The profile of RFC 8785 that Baton signs: keys are ASCII and sorted, numbers are whole and at most
//! 2^53 − 1 in size, text is UTF-8 with the shortest escapes. A decision in this form is the same, byte for
//! byte, natively and in WebAssembly.

use std::fmt;

use serde::Serialize;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

/// The largest whole number that every JSON reader keeps exactly.
pub const MAX_INTEGER: i64 = (1 << 53) - 1;

/// Why a value has no canonical form.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CanonicalError {
    /// A number that is not whole, or larger than [`MAX_INTEGER`].
    Number(String),
    /// A key with characters outside ASCII.
    Key(String),
    /// A value that JSON cannot carry at all.
    Unserializable(String),
}

impl fmt::Display for CanonicalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(n) => write!(f, "{n} is not a whole number of at most 2^53 − 1"),
            Self::Key(k) => write!(f, "the key `{k}` has characters outside ASCII"),
            Self::Unserializable(why) => f.write_str(why),
        }
    }
}

impl std::error::Error for CanonicalError {}

/// The canonical bytes of a value, as text.
///
/// # Errors
/// [`CanonicalError`] when the value holds a float, a number over 2^53 − 1, or a key outside ASCII.
///
/// ```
/// use serde_json::json;
/// let text = baton_core::canonical::to_string(&json!({"b": [1, true], "a": "£"}))?;
/// assert_eq!(text, r#"{"a":"£","b":[1,true]}"#);
/// # Ok::<(), baton_core::canonical::CanonicalError>(())
/// ```
pub fn to_string(value: &impl Serialize) -> Result<String, CanonicalError> {
    let value =
        serde_json::to_value(value).map_err(|e| CanonicalError::Unserializable(e.to_string()))?;
    let mut out = String::new();
    write(&value, &mut out)?;
    Ok(out)
}

/// The digest of some bytes, as `sha256:` and 64 hexadecimal digits.
#[must_use]
pub fn digest(bytes: &[u8]) -> String {
    use fmt::Write as _;
    let mut out = String::from("sha256:");
    for byte in Sha256::digest(bytes) {
        let _ = write!(out, "{byte:02x}");
    }
    out
}

fn write(value: &Value, out: &mut String) -> Result<(), CanonicalError> {
    match value {
        Value::Number(n) => match n.as_i64() {
            Some(i) if i.unsigned_abs() <= MAX_INTEGER.unsigned_abs() => {
                out.push_str(&i.to_string())
            }
            _ => return Err(CanonicalError::Number(n.to_string())),
        },
        Value::Array(items) => {
            out.push('[');
            for (i, item) in items.iter().enumerate() {
                if i > 0 {
                    out.push(',');
                }
                write(item, out)?;
            }
            out.push(']');
        }
        Value::Object(map) => {
            // Sorted here, whatever order the map keeps: ASCII keys sort alike by byte and by UTF-16.
            let mut entries: Vec<_> = map.iter().collect();
            entries.sort_unstable_by_key(|(key, _)| *key);
            out.push('{');
            for (i, (key, item)) in entries.into_iter().enumerate() {
                if !key.is_ascii() {
                    return Err(CanonicalError::Key(key.clone()));
                }
                if i > 0 {
                    out.push(',');
                }
                out.push_str(&Value::from(key.as_str()).to_string());
                out.push(':');
                write(item, out)?;
            }
            out.push('}');
        }
        // serde_json writes text with the shortest escapes and lower-case hexadecimal, as RFC 8785 asks.
        scalar @ (Value::Null | Value::Bool(_) | Value::String(_)) => {
            out.push_str(&scalar.to_string())
        }
    }
    Ok(())
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
    fn what_json_readers_disagree_on_is_refused() {
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
    fn the_digest_is_sha_256() {
        let empty = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(digest(b""), empty);
    }
}
