//! Decides a chunk of rows, and writes down what comes of them.

use baton_core::{Instant, Policy};
use serde_json::json;

use super::Tally;
use super::input::Row;
use crate::decide::{json, one};
use crate::output::{Failure, safe_json, shown};

/// What was made of a chunk.
pub(super) struct Decided {
    /// A line for each row that holds something.
    pub(super) text: String,
    pub(super) tally: Tally,
}

pub(super) fn decide(
    policy: &Policy,
    at: Option<Instant>,
    as_json: bool,
    rows: Vec<Row>,
) -> Decided {
    let mut decided = Decided {
        text: String::new(),
        tally: Tally::default(),
    };
    for (number, text) in rows {
        let line = match text {
            Ok(text) if is_blank(&text) => continue,
            Ok(text) => decided_line(policy, at, as_json, number, &text),
            Err(failure) => Err(failure),
        };
        let line = match line {
            Ok(line) => {
                decided.tally.good += 1;
                line
            }
            Err(failure) => {
                decided.tally.bad += 1;
                error_line(&failure, as_json, number)
            }
        };
        if as_json {
            decided.text.push_str(&safe_json(&line));
        } else {
            // An id with a line break is no second row.
            decided.text.push_str(&shown(&line).replace('\n', "\\n"));
        }
        decided.text.push('\n');
    }
    decided
}

fn is_blank(text: &str) -> bool {
    text.trim().trim_start_matches('\u{feff}').is_empty()
}

fn decided_line(
    policy: &Policy,
    at: Option<Instant>,
    as_json: bool,
    number: usize,
    text: &str,
) -> Result<String, Failure> {
    let decision = one(policy, text, at)?;
    if as_json {
        return json(&decision);
    }
    let tier = decision.format.as_ref().and_then(|f| f.tier.as_deref());
    Ok(format!(
        "{number:>6}  {:<10}  {:<10}  {}",
        decision.outcome.as_str(),
        tier.unwrap_or("-"),
        decision.call
    ))
}

fn error_line(failure: &Failure, as_json: bool, number: usize) -> String {
    let error = &failure.value()["error"];
    let (code, message) = (&error["code"], &error["message"]);
    if as_json {
        json!({ "error": { "code": code, "line": number, "message": message } }).to_string()
    } else {
        format!("{number:>6}  {}", message.as_str().unwrap_or_default())
    }
}
