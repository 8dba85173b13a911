//! Business-time deadlines.

use baton_core::calendar::{Calendar, Deadline};
use baton_core::{Diagnostic, Instant, Severity};
use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::live::object;
use crate::policy::PolicyHandle;
use crate::thrown;

/// The longest deadline: 10 years of elapsed time, in seconds.
const MAX_SECONDS: u32 = 10 * 366 * 86_400;

/// A deadline with the digest of its calendar.
#[derive(Serialize)]
struct Due {
    #[serde(flatten)]
    deadline: Deadline,
    calendar_digest: String,
    /// Warnings about a calendar passed on its own; a policy has its own `diagnostics`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    warnings: Vec<Diagnostic>,
}

/// Returns a deadline in the calendar of a YAML or JSON text.
#[wasm_bindgen]
pub fn deadline(calendar: &str, from: &str, seconds: u32) -> Result<JsValue, JsValue> {
    let mut checked = Calendar::from_yaml(calendar);
    match checked.calendar {
        Some(calendar) => {
            let found = &mut checked.diagnostics;
            found.retain(|found| found.severity == Severity::Warning);
            due(
                &calendar,
                thrown::moment(from)?,
                seconds,
                checked.diagnostics,
            )
        }
        None => Err(thrown::document(&checked.diagnostics)),
    }
}

#[wasm_bindgen]
impl PolicyHandle {
    /// Returns a deadline in the policy's calendar.
    pub fn deadline(&self, from: &str, seconds: u32) -> Result<JsValue, JsValue> {
        due(
            self.policy.calendar(),
            thrown::moment(from)?,
            seconds,
            Vec::new(),
        )
    }
}

fn due(
    calendar: &Calendar,
    from: Instant,
    seconds: u32,
    warnings: Vec<Diagnostic>,
) -> Result<JsValue, JsValue> {
    if seconds > MAX_SECONDS {
        return Err(thrown::argument("a deadline is at most ten years ahead"));
    }
    object(&Due {
        deadline: calendar.after(from, seconds.into()),
        calendar_digest: calendar.digest(),
        warnings,
    })
}
