//! What the command says when something is wrong.

use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

use baton_core::Diagnostic;
use baton_sign::Refusal;
use baton_sign::importer::ImportError;
use baton_sign::trust::TrustError;
use serde_json::{Value, json};

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

    /// Everything was said already; only the exit code is left.
    pub(crate) fn said(exit: u8) -> Self {
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
        let value = json!({ "error": {
            "code": refusal.code.as_str(),
            "check": refusal.code.check().number(),
            "message": refusal.message,
            "diagnostics": refusal.diagnostics,
        } });
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

    /// Says it, and gives the exit code.
    pub(crate) fn report(self) -> ExitCode {
        if self.text.is_empty() {
            // It was said already.
        } else if self.json && line(&self.value.to_string()).is_ok() {
            // It was said.
        } else {
            // A closed standard error leaves nobody to tell.
            let _ = writeln!(std::io::stderr(), "{}", self.text);
        }
        ExitCode::from(self.exit)
    }
}

/// The text with its control characters written out.
fn shown(text: &str) -> String {
    let hidden = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
    text.chars()
        .map(|c| {
            if hidden(c) {
                c.escape_default().to_string()
            } else {
                c.to_string()
            }
        })
        .collect()
}

/// Writes a line to the standard output. Control characters that came in with somebody's file are shown, not
/// sent to the terminal. A reader that has gone away (`| head`) is no error; a full disk is.
pub(crate) fn line(text: &str) -> Result<(), Failure> {
    styled("", text)
}

/// The same after something of our own, which may carry escape sequences.
pub(crate) fn styled(ours: &str, text: &str) -> Result<(), Failure> {
    let shown = shown(text);
    match writeln!(std::io::stdout(), "{ours}{shown}") {
        Err(why) if why.kind() != std::io::ErrorKind::BrokenPipe => Err(Failure::finding(
            "not_written",
            format!("the output could not be written: {why}"),
        )),
        _ => Ok(()),
    }
}

/// Says something that is only for information, on the standard error.
pub(crate) fn note(text: &str) {
    // A closed standard error leaves nobody to tell.
    let _ = writeln!(std::io::stderr(), "note: {}", shown(text));
}

/// Says something that fails nothing, on the standard error.
pub(crate) fn warn(text: &str) {
    // A closed standard error leaves nobody to tell.
    let _ = writeln!(std::io::stderr(), "warning: {text}");
}

/// "1 error", "2 errors".
pub(crate) fn count(n: usize, noun: &str) -> String {
    if n == 1 {
        format!("1 {noun}")
    } else {
        format!("{n} {noun}s")
    }
}
