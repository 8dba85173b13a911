//! Decides a chunk of rows and formats the results.

use baton_backtest::{BadLine, Figures, Parser, Piece, Row as ParsedRow};
use baton_core::{Decision, Instant, Policy};
use serde_json::json;

use super::input::Row;
use crate::decide::one::{json, one};
use crate::output::{Failure, safe_json, shown};

/// The results of a chunk.
#[derive(Default)]
pub(super) struct Decided {
    /// One line for each row that is not empty.
    pub(super) text: String,
    pub(super) figures: Figures,
    /// The unusable cells, each with its line.
    pub(super) doubts: Vec<String>,
}

/// The result of a row.
enum Outcome {
    Decision(usize, Box<Decision>),
    Empty,
    Unread(Unread),
}

pub(super) fn decide(
    policy: &Policy,
    parser: Option<&Parser>,
    at: Option<Instant>,
    as_json: bool,
    rows: Vec<Row>,
) -> Decided {
    let mut decided = Decided::default();
    for row in rows {
        let outcome = match row {
            Row::Line(_, Ok(text)) if is_blank(&text) => Outcome::Empty,
            Row::Line(number, text) => {
                decision(number, text.and_then(|text| one(policy, &text, at)))
            }
            Row::Piece(Piece::Json { line, text }) => decision(line, one(policy, &text, at)),
            Row::Piece(Piece::Empty { .. }) => Outcome::Empty,
            Row::Piece(Piece::Unread(bad)) => Outcome::Unread(bad.into()),
            Row::Piece(piece @ Piece::Record { .. }) => match parser.map(|p| p.read(piece)) {
                Some(ParsedRow::Call { line, call, doubts }) => {
                    let doubts = doubts.iter();
                    let messages = doubts.map(|doubt| format!("line {line}: {}", doubt.message));
                    decided.doubts.extend(messages);
                    let decision = baton_core::decide(policy, &call, at.or(call.at));
                    Outcome::Decision(line, Box::new(decision))
                }
                Some(ParsedRow::Unread(bad)) => Outcome::Unread(bad.into()),
                Some(ParsedRow::Empty) | None => Outcome::Empty,
            },
            Row::End(failure) => decision(0, Err(failure)),
        };
        decided.take(outcome, as_json);
    }
    decided
}

fn decision(line: usize, decided: Result<Decision, Failure>) -> Outcome {
    match decided {
        Ok(decision) => Outcome::Decision(line, Box::new(decision)),
        Err(failure) => Outcome::Unread(Unread::new(line, &failure)),
    }
}

fn is_blank(text: &str) -> bool {
    text.trim().trim_start_matches('\u{feff}').is_empty()
}

impl Decided {
    fn take(&mut self, outcome: Outcome, as_json: bool) {
        let line = match outcome {
            Outcome::Empty => {
                self.figures.empty += 1;
                return;
            }
            Outcome::Decision(number, decision) => decision_line(number, &decision, as_json),
            Outcome::Unread(unread) => Err(unread),
        };
        let line = match line {
            Ok(line) => {
                self.figures.read += 1;
                line
            }
            Err(unread) => {
                self.figures.unread += unread.rows;
                unread.line(as_json)
            }
        };
        if as_json {
            self.text.push_str(&safe_json(&line));
        } else {
            // A line break in an id must not start a row, nor a tab a column.
            let line = shown(&line).replace('\n', "\\n");
            self.text.push_str(&line.replace('\t', "\\t"));
        }
        self.text.push('\n');
    }
}

fn decision_line(number: usize, decision: &Decision, as_json: bool) -> Result<String, Unread> {
    if as_json {
        return json(decision).map_err(|failure| Unread::new(number, &failure));
    }
    let tier = decision.format.as_ref().and_then(|f| f.tier.as_deref());
    Ok(format!(
        "{number:>6}  {:<10}  {:<10}  {}",
        decision.outcome.as_str(),
        tier.unwrap_or("-"),
        decision.call
    ))
}

/// A row, of one line or several, that could not be read.
struct Unread {
    first: usize,
    last: usize,
    rows: usize,
    code: String,
    message: String,
}

impl Unread {
    fn new(line: usize, failure: &Failure) -> Self {
        let error = &failure.value()["error"];
        let text = |key: &str| error[key].as_str().unwrap_or_default().to_owned();
        Self {
            first: line,
            last: line,
            rows: 1,
            code: text("code"),
            message: text("message"),
        }
    }

    fn line(&self, as_json: bool) -> String {
        let Self {
            first,
            last,
            code,
            message,
            ..
        } = self;
        let several = last > first;
        match (as_json, several) {
            (true, false) => {
                json!({ "error": { "code": code, "line": first, "message": message } }).to_string()
            }
            (true, true) => {
                json!({ "error": { "code": code, "last_line": last, "line": first, "message": message } })
                    .to_string()
            }
            (false, false) => format!("{first:>6}  {message}"),
            (false, true) => format!("{first:>6}  lines {first}–{last}: {message}"),
        }
    }
}

impl From<BadLine> for Unread {
    fn from(bad: BadLine) -> Self {
        Self {
            first: bad.line,
            last: bad.last,
            rows: bad.rows,
            code: bad.code.to_owned(),
            message: bad.message,
        }
    }
}
