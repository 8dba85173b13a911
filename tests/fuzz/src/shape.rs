//! Generates JSON values of any shape from the fuzzer's bytes.

use arbitrary::{Arbitrary, Result, Unstructured};

/// A JSON value. Numbers are texts of digits, so that they may be larger and finer than any type of number.
#[derive(Debug)]
pub(crate) enum Shape {
    Null,
    Bool(bool),
    Number(String),
    Text(String),
    List(Vec<Shape>),
    Map(Vec<(String, Shape)>),
}

/// Texts with a meaning for the readers.
const TEXTS: [&str; 14] = [
    "£15–20k",
    "5,000",
    "$1",
    "1.2m",
    "inbound",
    "outbound",
    "2026-06-19T14:23:00Z",
    "2026-10-25T01:30:00+01:00",
    "true",
    "75",
    "",
    " ",
    "\u{feff}\u{2028}\u{0}",
    "decimal",
];

impl Shape {
    pub(crate) fn any(u: &mut Unstructured<'_>, depth: usize) -> Result<Self> {
        let kinds = if depth == 0 { 6 } else { 8 };
        Ok(match u.int_in_range(0..=kinds - 1)? {
            0 => Self::Null,
            1 => Self::Bool(u.arbitrary()?),
            2 => Self::Number(i64::arbitrary(u)?.to_string()),
            3 => Self::Number(number(u)?),
            4 => Self::Text((*u.choose(&TEXTS)?).to_owned()),
            5 => Self::Text(u.arbitrary()?),
            6 => {
                let mut items = Vec::new();
                for _ in 0..u.int_in_range(0..=4)? {
                    items.push(Self::any(u, depth - 1)?);
                }
                Self::List(items)
            }
            _ => {
                let mut entries: Vec<(String, Self)> = Vec::new();
                for _ in 0..u.int_in_range(0..=3)? {
                    let key = match u.int_in_range(0..=2)? {
                        0 => "minor".to_owned(),
                        1 => "decimal".to_owned(),
                        _ => u.arbitrary()?,
                    };
                    entries.push((key, Self::any(u, depth - 1)?));
                }
                Self::Map(entries)
            }
        })
    }

    /// Writes the value as JSON. Keys may be duplicated, which readers must handle.
    pub(crate) fn write(&self, out: &mut String) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Bool(b) => out.push_str(if *b { "true" } else { "false" }),
            Self::Number(digits) => out.push_str(digits),
            Self::Text(text) => out.push_str(&quoted(text)),
            Self::List(items) => {
                out.push('[');
                for (i, item) in items.iter().enumerate() {
                    out.push_str(if i > 0 { "," } else { "" });
                    item.write(out);
                }
                out.push(']');
            }
            Self::Map(entries) => {
                out.push('{');
                for (i, (key, value)) in entries.iter().enumerate() {
                    out.push_str(if i > 0 { "," } else { "" });
                    out.push_str(&quoted(key));
                    out.push(':');
                    value.write(out);
                }
                out.push('}');
            }
        }
    }
}

pub(crate) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// Generates a JSON number, sometimes with more digits than any type holds.
fn number(u: &mut Unstructured<'_>) -> Result<String> {
    let mut text = String::new();
    if u.arbitrary()? {
        text.push('-');
    }
    text.push_str(&u.arbitrary::<u128>()?.to_string());
    if u.arbitrary()? {
        let fraction: u64 = u.arbitrary()?;
        text.push_str(&format!(".{fraction:0>w$}", w = u.int_in_range(1..=30)?));
    }
    if u.ratio(1, 4)? {
        text.push_str(&format!("e{}", u.arbitrary::<i16>()?));
    }
    Ok(text)
}
