//! Property: our JSON reader agrees with serde_json on any text, except for its additional refusals.

use baton_core::document::json::{self, JsonError};
use baton_core::{Node, document::canonical};
use serde_json::{Number, Value};

/// Checks the bytes as a text, and as what stands in a text.
pub fn check(data: &[u8]) {
    let read = json::parse_slice(data);
    let Ok(text) = std::str::from_utf8(data) else {
        let error = read.expect_err("JSON is UTF-8");
        return assert!(error.line() >= 1 && error.column() >= 1);
    };
    assert_eq!(json::parse(text), read, "a text or its bytes");
    check_quoted(text);
    let theirs: Result<Value, _> = serde_json::from_str(text);
    match (read, theirs) {
        (Ok(node), Ok(value)) => {
            assert!(same(&node, &value), "{node:?} is not {value:?}");
            check_canonical(&node);
        }
        (Ok(node), Err(why)) => panic!("{node:?}, but {why}"),
        (Err(error), theirs) => {
            assert_placed(text, &error);
            let own = ["appears twice", "nested too deep"];
            let own = own.iter().any(|reason| error.message().contains(reason));
            assert!(own || theirs.is_err(), "{error}, but {theirs:?}");
        }
    }
}

/// Checks that a written text reads back.
fn check_quoted(text: &str) {
    let mut quoted = String::new();
    json::push_text(text, &mut quoted);
    assert_eq!(json::parse(&quoted), Ok(Node::text(text)), "{quoted}");
    let theirs: Result<String, _> = serde_json::from_str(&quoted);
    assert_eq!(theirs.ok().as_deref(), Some(text), "{quoted}");
}

/// Checks that a canonical form reads back to a value with the same form.
fn check_canonical(node: &Node) {
    let Ok(bytes) = canonical::to_string(node) else {
        return;
    };
    let again = json::parse(&bytes).unwrap_or_else(|why| panic!("{why}\n{bytes}"));
    assert_eq!(canonical::to_string(&again).as_ref(), Ok(&bytes));
}

fn same(node: &Node, value: &Value) -> bool {
    match (node, value) {
        (Node::Null, Value::Null) => true,
        (Node::Bool(ours), Value::Bool(theirs)) => ours == theirs,
        (Node::Text(ours), Value::String(theirs)) => ours == theirs,
        (Node::Int(_) | Node::Decimal(_), Value::Number(theirs)) => same_number(node, theirs),
        (Node::List(ours), Value::Array(theirs)) => {
            ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(a, b)| same(a, b))
        }
        (Node::Map(ours), Value::Object(theirs)) => {
            let alike = |(key, a): &(String, Node)| theirs.get(key).is_some_and(|b| same(a, b));
            ours.len() == theirs.len() && ours.iter().all(alike)
        }
        _ => false,
    }
}

/// Compares numbers; serde_json keeps the digits as written and spells the exponent `e+5`.
fn same_number(node: &Node, theirs: &Number) -> bool {
    let theirs = theirs.to_string();
    let plain = match node {
        Node::Decimal(ours) => *ours == theirs,
        Node::Int(ours) => theirs.parse() == Ok(*ours),
        _ => false,
    };
    plain || Node::number(&theirs).as_ref() == Some(node)
}

fn assert_placed(text: &str, error: &JsonError) {
    let line = error
        .line()
        .checked_sub(1)
        .and_then(|i| text.split('\n').nth(i));
    let columns = line.map_or(0, |line| line.chars().count() + 1);
    assert!((1..=columns).contains(&error.column()), "{error}\n{text}");
    assert!(!error.message().is_empty());
}
