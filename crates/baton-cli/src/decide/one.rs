//! The decision of one call.

use baton_core::call::CallError;
use baton_core::{Call, Decision, Instant, Policy, decide};

use crate::output::Failure;

/// Decides the call of a JSON text.
pub(super) fn one(policy: &Policy, text: &str, at: Option<Instant>) -> Result<Decision, Failure> {
    let call = Call::from_json(text).map_err(|why| {
        let message = format!("{why}, at line {}, column {}", why.line(), why.column());
        Failure::finding(CallError::CODE, message)
    })?;
    Ok(decide(policy, &call, at.or(call.at)))
}

/// Returns the decision as canonical JSON.
pub(super) fn json(decision: &Decision) -> Result<String, Failure> {
    let text = decision.canonical();
    text.map_err(|why| Failure::finding("not_canonical", why.to_string()))
}
