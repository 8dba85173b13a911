//! What the command writes: one writer for people at a terminal, one for programs that read JSON, and failures for both.

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

/// Why a command did not do what was asked.
pub(crate) struct Failure {
    exit: u8,
    /// For people, on the standard error.
    text: String,
    /// For programs, on the standard output with `--json`.
    value: Value,
    json: bool,
}

impl Failure {
    /// Something was looked at, and it is not fine: exit 1.
    pub(crate) fn finding(code: &str, message: String) -> Self {
        Self {
            exit: 1,
            text: format!("error[{code}]: {message}"),
            value: json!({ "error": { "code": code, "message": message } }),
            json: false,
        }
    }

    /// The command line cannot be followed: exit 2.
    pub(crate) fn usage(code: &str, message: String) -> Self {
        Self {
            exit: 2,
            ..Self::finding(code, message)
        }
    }

    /// A failure already reported; only its exit code is left.
    pub(crate) fn reported(exit: u8) -> Self {
        Self {
            exit,
            text: String::new(),
            value: Value::Null,
            json: false,
        }
    }

    /// What went wrong, for a line of JSON among others.
    pub(crate) fn value(&self) -> &Value {
        &self.value
    }

    /// A policy with errors.
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

    /// A signed file that was not taken.
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

    /// A trust document that cannot be used.
    pub(crate) fn trust(error: &TrustError) -> Self {
        Self::finding(error.code(), error.to_string())
    }

    /// An import that did not come about.
    pub(crate) fn import(error: &ImportError) -> Self {
        match error {
            ImportError::Refused(refusal) => Self::refusal(refusal),
            ImportError::NoTrust(_) => Self::usage(error.code(), error.to_string()),
            error => Self::finding(error.code(), error.to_string()),
        }
    }

    /// The same, to be reported as JSON if that was asked for.
    pub(crate) fn reported_as_json(self, json: bool) -> Self {
        Self { json, ..self }
    }

    /// Reports the failure and returns the exit code.
    pub(crate) fn report(self) -> ExitCode {
        if self.text.is_empty() {
            // It was reported already.
        } else if self.json && json_line(&self.value).is_ok() {
            // It was written.
        } else {
            stderr_line(&self.text);
        }
        ExitCode::from(self.exit)
    }
}

/// A refusal for programs: the value of the key `error`.
pub(crate) fn refusal_value(refusal: &Refusal) -> Value {
    json!({
        "code": refusal.code.as_str(),
        "check": refusal.code.check().number(),
        "message": refusal.message,
        "diagnostics": refusal.diagnostics,
    })
}

/// Writes a line to the standard output for people. Control characters that came in with a file are shown, not sent to
/// the terminal. A reader that has gone away (`| head`) is no error; a full disk is.
pub(crate) fn line(text: &str) -> Result<(), Failure> {
    painted(&shown(text))
}

/// Writes a line for people that carries escape sequences of our own. What comes from a file goes through [`shown`] first.
pub(crate) fn painted(text: &str) -> Result<(), Failure> {
    written(writeln!(io::stdout(), "{text}"))
}

/// Writes a value as one line of JSON to the standard output.
pub(crate) fn json_line(value: &Value) -> Result<(), Failure> {
    json_text(&value.to_string())
}

/// Writes what is JSON already as a line to the standard output.
pub(crate) fn json_text(text: &str) -> Result<(), Failure> {
    written(writeln!(io::stdout(), "{}", json::safe(text)))
}

/// Turns the result of writing to the standard output into ours. A reader that has gone away is no error.
pub(crate) fn written(result: io::Result<()>) -> Result<(), Failure> {
    match result {
        Err(why) if why.kind() != io::ErrorKind::BrokenPipe => Err(not_written(&why)),
        _ => Ok(()),
    }
}

/// Writes a text of our own to the standard output as it is: help, a shell's completions, the manual page.
pub(crate) fn own(text: &[u8]) -> Result<(), Failure> {
    let mut stdout = io::stdout();
    // What has no line break at its end would wait for one.
    written(stdout.write_all(text).and_then(|()| stdout.flush()))
}

/// Output that could not be written, such as on a full disk.
pub(crate) fn not_written(why: &std::io::Error) -> Failure {
    let message = format!("the output could not be written: {why}");
    Failure::finding("not_written", message)
}

/// Says something that is only for information, on the standard error.
pub(crate) fn note(text: &str) {
    stderr_line(&format!("note: {text}"));
}

/// Says something that fails nothing, on the standard error.
pub(crate) fn warn(text: &str) {
    stderr_line(&format!("warning: {text}"));
}

fn stderr_line(text: &str) {
    // No reader is left to tell if the standard error is closed.
    let _ = writeln!(io::stderr(), "{}", terminal::shown(text));
}

/// "1 error", "2 errors".
pub(crate) fn count(n: usize, noun: &str) -> String {
    if n == 1 {
        format!("1 {noun}")
    } else {
        format!("{n} {noun}s")
    }
}
