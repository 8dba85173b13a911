//! What is thrown: the JSON text of an error, of which the package makes a `BatonError`.

use baton_core::call::CallError;
use baton_core::{Diagnostic, Instant, Severity, document::canonical};
use serde::Serialize;
use wasm_bindgen::JsValue;

/// An error, as it crosses the boundary.
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
    /// The same, as a value that can be thrown.
    pub(crate) fn value(&self) -> JsValue {
        // An error holds texts and small numbers, which always have a canonical form.
        JsValue::from_str(&canonical::to_string(self).unwrap_or_default())
    }
}

/// An error with nothing but its code and its words.
pub(crate) fn plain(code: &str, message: impl Into<String>) -> JsValue {
    let message = message.into();
    Thrown {
        code,
        message,
        ..Thrown::default()
    }
    .value()
}

/// An argument that cannot be what it is meant to be.
pub(crate) fn argument(message: impl Into<String>) -> JsValue {
    plain("bad_argument", message)
}

/// The document has errors: the first is told, all are listed.
pub(crate) fn document(diagnostics: &[Diagnostic]) -> JsValue {
    let errors = diagnostics.iter().filter(|d| d.severity == Severity::Error);
    let count = errors.clone().count();
    let Some(first) = errors.clone().next() else {
        return plain("policy_invalid", "the document is no policy");
    };
    let message = match count {
        _ if first.message.is_empty() => {
            let errors = if count == 1 { "error" } else { "errors" };
            format!("the policy is refused ({count} {errors}); the whole engine says in words why")
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

/// A text that is no call.
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

/// A moment that was given.
pub(crate) fn moment(text: &str) -> Result<Instant, JsValue> {
    Instant::parse(text).ok_or_else(|| {
        argument(format!(
            "“{text}” is no moment; an RFC 3339 time such as 2026-06-19T14:23:00Z belongs here"
        ))
    })
}
