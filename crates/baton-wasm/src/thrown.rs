//! Thrown errors: JSON text that the package converts into a `BatonError`.

use baton_core::call::CallError;
use baton_core::{Diagnostic, Instant, Severity, document::canonical};
use serde::Serialize;
use wasm_bindgen::JsValue;

/// An error for JavaScript.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Thrown<'a> {
    pub(crate) code: &'a str,
    pub(crate) message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) path: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) column: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) hint: Option<String>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(crate) diagnostics: &'a [Diagnostic],
}

impl Thrown<'_> {
    /// Returns the error as a value to throw.
    pub(crate) fn value(&self) -> JsValue {
        // Texts and small numbers always have a canonical form.
        JsValue::from_str(&canonical::to_string(self).unwrap_or_default())
    }
}

/// Creates an error with only a code and a message.
pub(crate) fn plain(code: &str, message: impl Into<String>) -> JsValue {
    let message = message.into();
    Thrown {
        code,
        message,
        ..Thrown::default()
    }
    .value()
}

/// Creates the error of an invalid argument.
pub(crate) fn argument(message: impl Into<String>) -> JsValue {
    plain("bad_argument", message)
}

/// Creates the error of an invalid document, with the first error's message and all diagnostics.
pub(crate) fn document(diagnostics: &[Diagnostic]) -> JsValue {
    let errors = diagnostics.iter().filter(|d| d.severity == Severity::Error);
    let count = errors.clone().count();
    let Some(first) = errors.clone().next() else {
        return plain("policy_invalid", "the document is not a policy");
    };
    let message = match count {
        _ if first.message.is_empty() => {
            let errors = if count == 1 { "error" } else { "errors" };
            format!("the policy has {count} {errors}; the full engine has messages")
        }
        1 => first.message.clone(),
        _ => format!("{}; and {} more", first.message, count - 1),
    };
    Thrown {
        code: first.code.as_str(),
        message,
        path: Some(first.path.as_str().to_owned()),
        line: first.span.map(|span| span.line),
        column: first.span.map(|span| span.column),
        hint: first.hint.clone(),
        diagnostics,
    }
    .value()
}

/// Creates the error of a text that is not a call.
pub(crate) fn call(why: &CallError) -> JsValue {
    Thrown {
        code: CallError::CODE,
        message: why.to_string(),
        line: u32::try_from(why.line()).ok(),
        column: u32::try_from(why.column()).ok(),
        ..Thrown::default()
    }
    .value()
}

/// Parses a moment.
pub(crate) fn moment(text: &str) -> Result<Instant, JsValue> {
    Instant::parse(text).ok_or_else(|| {
        argument(format!(
            "“{text}” is not a moment; use an RFC 3339 time such as 2026-06-19T14:23:00Z"
        ))
    })
}
