//! Output: text for people at a terminal, JSON for programs, and failures for both.

mod json;
mod terminal;

use std::io::{self, Write as _};
use std::path::Path;
use std::process::ExitCode;

use baton_core::Diagnostic;
use baton_sign::Refusal;
use baton_sign::importer::ImportError;
use baton_sign::trust::TrustError;
use serde_json::{Value, json};

pub(crate) use json::safe as safe_json;
pub(crate) use terminal::shown;

/// The failure of a command.
pub(crate) struct Failure {
    exit: u8,
    /// For people, on the standard error.
    text: String,
    /// For programs, on the standard output with `--json`.
    value: Value,
    json: bool,
}

impl Failure {
    /// A finding in an input: exit code 1.
    pub(crate) fn finding(code: &str, message: String) -> Self {
        Self {
            exit: 1,
            text: format!("error[{code}]: {message}"),
            value: json!({ "error": { "code": code, "message": message } }),
            json: false,
        }
    }

    /// An error in the command line or its files: exit code 2.
    pub(crate) fn usage(code: &str, message: String) -> Self {
        Self {
            exit: 2,
            ..Self::finding(code, message)
        }
    }

    /// A failure that has been reported; it only sets the exit code.
    pub(crate) fn reported(exit: u8) -> Self {
        Self {
            exit,
            text: String::new(),
            value: Value::Null,
            json: false,
        }
    }

    /// Returns the failure as JSON.
    pub(crate) fn value(&self) -> &Value {
        &self.value
    }

    /// The failure for a policy with errors.
    pub(crate) fn policy(path: &Path, errors: &[Diagnostic]) -> Self {
        let mut text = format!("{} has {}:", path.display(), count(errors.len(), "error"));
        for error in errors {
            text.push_str(&format!("\n  {error}"));
        }
        let message = "the policy has errors";
        let value = json!({ "error": { "code": "policy_invalid", "message": message, "diagnostics": errors } });
        Self {
            exit: 1,
            text,
            value,
            json: false,
        }
    }

    /// The failure for a refused signed file.
    pub(crate) fn refusal(refusal: &Refusal) -> Self {
        let mut text = refusal.to_string();
        for diagnostic in &refusal.diagnostics {
            text.push_str(&format!("\n  {diagnostic}"));
        }
        let value = json!({ "error": refusal_value(refusal) });
        Self {
            exit: 1,
            text,
            value,
            json: false,
        }
    }

    /// The failure for a trust document that cannot be used.
    pub(crate) fn trust(error: &TrustError) -> Self {
        Self::finding(error.code(), error.to_string())
    }

    /// The failure of an import.
    pub(crate) fn import(error: &ImportError) -> Self {
        match error {
            ImportError::Refused(refusal) => Self::refusal(refusal),
            ImportError::NoTrust(_) => Self::usage(error.code(), error.to_string()),
            error => Self::finding(error.code(), error.to_string()),
        }
    }

    /// Sets whether the failure is reported as JSON.
    pub(crate) fn reported_as_json(self, json: bool) -> Self {
        Self { json, ..self }
    }

    /// Reports the failure and returns the exit code.
    pub(crate) fn report(self) -> ExitCode {
        if self.text.is_empty() {
            // It has been reported.
        } else if self.json && json_line(&self.value).is_ok() {
            // The JSON has been written.
        } else {
            stderr_line(&self.text);
        }
        ExitCode::from(self.exit)
    }
}

/// Returns a refusal as the JSON value of the key `error`.
pub(crate) fn refusal_value(refusal: &Refusal) -> Value {
    json!({
        "code": refusal.code.as_str(),
        "check": refusal.code.check().number(),
        "message": refusal.message,
        "diagnostics": refusal.diagnostics,
    })
}

/// Writes a line of text to the standard output. Control characters from a file are escaped, so that they never reach
/// the terminal. A closed pipe (`| head`) is not an error; a full disk is.
pub(crate) fn line(text: &str) -> Result<(), Failure> {
    painted(&shown(text))
}

/// Writes a line with our own escape sequences. Text from a file must go through [`shown`] first.
pub(crate) fn painted(text: &str) -> Result<(), Failure> {
    written(writeln!(io::stdout(), "{text}"))
}

/// Writes a value as one line of JSON to the standard output.
pub(crate) fn json_line(value: &Value) -> Result<(), Failure> {
    json_text(&value.to_string())
}

/// Writes a JSON text as a line to the standard output.
pub(crate) fn json_text(text: &str) -> Result<(), Failure> {
    written(writeln!(io::stdout(), "{}", json::safe(text)))
}

/// Converts the result of writing to the standard output. A closed pipe is not an error.
pub(crate) fn written(result: io::Result<()>) -> Result<(), Failure> {
    match result {
        Err(why) if why.kind() != io::ErrorKind::BrokenPipe => Err(not_written(&why)),
        _ => Ok(()),
    }
}

/// Writes our own text to the standard output unchanged: help, shell completions, the manual page.
pub(crate) fn own(text: &[u8]) -> Result<(), Failure> {
    let mut stdout = io::stdout();
    // Standard output is line-buffered: text without a final line break would stay in the buffer.
    written(stdout.write_all(text).and_then(|()| stdout.flush()))
}

/// The failure for output that could not be written, such as on a full disk.
pub(crate) fn not_written(why: &std::io::Error) -> Failure {
    let message = format!("the output could not be written: {why}");
    Failure::finding("not_written", message)
}

/// Writes a note to the standard error.
pub(crate) fn note(text: &str) {
    stderr_line(&format!("note: {text}"));
}

/// Writes a warning to the standard error. A warning does not change the exit code.
pub(crate) fn warn(text: &str) {
    stderr_line(&format!("warning: {text}"));
}

fn stderr_line(text: &str) {
    // There is nowhere to report a closed standard error.
    let _ = writeln!(io::stderr(), "{}", terminal::shown(text));
}

/// Returns a number with its noun: "1 error", "2 errors".
pub(crate) fn count(n: usize, noun: &str) -> String {
    if n == 1 {
        format!("1 {noun}")
    } else {
        format!("{n} {noun}s")
    }
}
