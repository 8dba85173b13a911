//! Comparing a decision with what somebody wrote down about it.

use serde_json::{Value, json};

/// Whether the actual value holds everything that is expected; else where it does not.
pub(crate) fn differs(expected: &Value, actual: &Value, at: &str) -> Option<String> {
    match (expected, actual) {
        (Value::Object(expected), Value::Object(actual)) => {
            expected.iter().find_map(|(key, value)| {
                differs(
                    value,
                    actual.get(key).unwrap_or(&Value::Null),
                    &format!("{at}/{key}"),
                )
            })
        }
        (Value::Object(expected), Value::Array(items)) => {
            expected.iter().find_map(|(key, value)| {
                let named = |item: &&Value| {
                    ["id", "field", "step", "code", "week", "month", "key"]
                        .iter()
                        .any(|name| item[*name] == **key)
                };
                match items.iter().find(named) {
                    // A text beside an id is the moment of a step.
                    Some(item) if value.is_string() => {
                        differs(value, &item["at"], &format!("{at}/{key}"))
                    }
                    Some(item) => differs(value, item, &format!("{at}/{key}")),
                    None => Some(format!("{at}: there is no `{key}`")),
                }
            })
        }
        (Value::Array(expected), Value::Array(items)) => {
            // A list of words beside a list of things: their ids, in order.
            let name = |item: &Value| {
                ["code", "id", "field", "step"]
                    .iter()
                    .find_map(|n| item.get(*n).cloned())
            };
            let named: Vec<Value> = items
                .iter()
                .map(|item| name(item).unwrap_or_else(|| item.clone()))
                .collect();
            (*expected != named).then(|| {
                format!(
                    "{at}: expected {}, came out {}",
                    json!(expected),
                    json!(named)
                )
            })
        }
        _ => (expected != actual).then(|| format!("{at}: expected {expected}, came out {actual}")),
    }
}
