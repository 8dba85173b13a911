//! Decides many calls, one per line.

use baton_core::call::CallError;
use baton_core::{Policy, document::canonical};
use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::input;
use crate::policy::{PolicyHandle, given, one};

/// The most bytes of a line.
const MOST_LINE: usize = 1024 * 1024;

/// A line that is not a call.
#[derive(Debug, Serialize)]
struct BadLine {
    line: u32,
    column: usize,
    code: &'static str,
    message: String,
}

/// The results of the lines so far.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct Batch {
    /// The number of lines, including blank ones.
    line: u32,
    outcomes: Vec<u8>,
    tiers: Vec<i16>,
    lines: Vec<u32>,
    bad: Vec<BadLine>,
    /// Decisions, one per line, if requested.
    ndjson: Vec<u8>,
}

#[wasm_bindgen]
impl Batch {
    /// Creates an empty batch.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The outcomes so far, each as its place in `Outcome::ALL`; then they are gone from here.
    pub fn take_outcomes(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.outcomes)
    }

    /// Moves out the tiers, by index; −1 for none.
    pub fn take_tiers(&mut self) -> Vec<i16> {
        std::mem::take(&mut self.tiers)
    }

    /// Moves out the line of each call, from 1.
    pub fn take_lines(&mut self) -> Vec<u32> {
        std::mem::take(&mut self.lines)
    }

    /// Moves out the decisions, one per line.
    pub fn take_ndjson(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.ndjson)
    }

    /// Moves out the lines that are not calls, as JSON.
    pub fn take_bad(&mut self) -> String {
        let bad = std::mem::take(&mut self.bad);
        canonical::to_string(&bad).unwrap_or_default()
    }
}

#[wasm_bindgen]
impl PolicyHandle {
    /// Decides the lines in the buffer; only the last may lack a line break. With `decisions`, returns complete decisions,
    /// for the given moment or the call's own.
    pub fn judge(
        &self,
        length: usize,
        batch: &mut Batch,
        decisions: bool,
        at: &str,
    ) -> Result<(), JsValue> {
        let at = given(at)?;
        input::bytes(length, |bytes| {
            let mut rest = bytes;
            while !rest.is_empty() {
                let (line, after) = rest.split_at_checked(line_end(rest)).unwrap_or((rest, &[]));
                rest = after.get(1..).unwrap_or_default();
                batch.line = batch.line.saturating_add(1);
                match read(line) {
                    Ok(None) => {}
                    Ok(Some(text)) if decisions => {
                        let decided = one(&self.policy, text, at);
                        batch.decided(&self.policy, text, decided);
                    }
                    Ok(Some(text)) => batch.judged(&self.policy, text),
                    Err((code, message)) => {
                        if decisions {
                            batch.report(code, &message);
                        }
                        batch.bad(1, code, message);
                    }
                }
            }
        });
        Ok(())
    }
}

/// Returns the end of the first line: its newline, or the end of the bytes.
fn line_end(bytes: &[u8]) -> usize {
    /// Returns true if one of eight bytes is a newline: XOR with newlines leaves a zero byte.
    const fn has_newline(word: u64) -> bool {
        let ones = u64::from_ne_bytes([1; 8]);
        let word = word ^ (ones * b'\n' as u64);
        word.wrapping_sub(ones) & !word & (ones << 7) != 0
    }
    let mut at = 0;
    while let Some(block) = bytes.get(at..).and_then(|rest| rest.first_chunk::<16>()) {
        let block = u128::from_le_bytes(*block);
        if has_newline(block as u64) | has_newline((block >> 64) as u64) {
            break;
        }
        at += 16;
    }
    let rest = bytes.get(at..).unwrap_or_default();
    let newline = rest.iter().position(|byte| *byte == b'\n');
    at + newline.unwrap_or(rest.len())
}

/// Returns the text of a line; `None` for a blank one.
fn read(line: &[u8]) -> Result<Option<&str>, (&'static str, String)> {
    if line.len() > MOST_LINE {
        return Err(("line_too_long", "it is over 1 MiB long".to_owned()));
    }
    match std::str::from_utf8(line) {
        // The usual case.
        Ok(text) if text.starts_with('{') => Ok(Some(text)),
        Ok(text) if text.trim().trim_start_matches('\u{feff}').is_empty() => Ok(None),
        Ok(text) => Ok(Some(text)),
        Err(_) => Err(("not_utf_8", "this is not UTF-8".to_owned())),
    }
}

impl Batch {
    fn judged(&mut self, policy: &Policy, text: &str) {
        match policy.verdict_of_json(text) {
            Ok(verdict) => {
                let tier = verdict.tier.and_then(|tier| i16::try_from(tier).ok());
                self.outcomes.push(verdict.outcome as u8);
                self.tiers.push(tier.unwrap_or(-1));
                self.lines.push(self.line);
            }
            Err(why) => self.bad(why.column(), CallError::CODE, why.to_string()),
        }
    }

    /// Adds a complete decision. A bad line is reported among the decisions, as the command does.
    fn decided(&mut self, policy: &Policy, text: &str, decided: Result<String, CallError>) {
        match decided {
            Ok(decision) => {
                self.judged(policy, text);
                self.write(&decision);
            }
            Err(why) => {
                let (line, column) = (why.line(), why.column());
                let message = format!("{why}, at line {line}, column {column}");
                self.report(CallError::CODE, &message);
                self.bad(column, CallError::CODE, why.to_string());
            }
        }
    }

    fn report(&mut self, code: &'static str, message: &str) {
        let line = self.line;
        let error = LineError {
            code,
            line,
            message,
        };
        let line = canonical::to_string(&ErrorLine { error }).unwrap_or_default();
        self.write(&line);
    }

    fn write(&mut self, line: &str) {
        self.ndjson.extend_from_slice(line.as_bytes());
        self.ndjson.push(b'\n');
    }

    fn bad(&mut self, column: usize, code: &'static str, message: String) {
        self.bad.push(BadLine {
            line: self.line,
            column,
            code,
            message,
        });
    }
}

/// The line of an error among decisions: `{"error": …}`.
#[derive(Serialize)]
struct ErrorLine<'a> {
    error: LineError<'a>,
}

#[derive(Serialize)]
struct LineError<'a> {
    code: &'a str,
    line: u32,
    message: &'a str,
}
