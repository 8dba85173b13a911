//! Policies and decisions.

use std::rc::Rc;

use baton_core::call::CallError;
use baton_core::decision::CallVerdict;
use baton_core::{
    Call, Decision, Instant, Policy, PolicyDraft, decide, document::canonical, document::json,
};
use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{input, thrown};

/// A policy with its document.
#[wasm_bindgen]
#[derive(Debug)]
pub struct PolicyHandle {
    pub(crate) policy: Rc<Policy>,
    /// Kept for [`PolicyHandle::check`]; a signed one is complete and has nothing to fix.
    pub(crate) draft: Option<PolicyDraft>,
    /// The signed header as JSON, for a signed policy.
    pub(crate) signed: Option<String>,
}

/// The summary of a policy.
#[derive(Serialize)]
struct About<'a> {
    id: &'a str,
    title: &'a str,
    currency: &'a str,
    digest: &'a str,
    tiers: Vec<&'a str>,
}

impl PolicyHandle {
    pub(crate) fn of(draft: PolicyDraft) -> Result<Self, JsValue> {
        let checked = draft.read();
        match checked.policy {
            Some(policy) => Ok(Self {
                policy: Rc::new(policy),
                draft: Some(draft),
                signed: None,
            }),
            None => Err(thrown::document(&checked.diagnostics)),
        }
    }
}

#[wasm_bindgen]
impl PolicyHandle {
    /// Reads a document as JSON, in the authored or the signed form.
    pub fn from_json(text: &str) -> Result<Self, JsValue> {
        let node = json::parse(text).map_err(|why| {
            thrown::Thrown {
                code: "json_syntax",
                message: why.message().to_owned(),
                line: u32::try_from(why.line()).ok(),
                column: u32::try_from(why.column()).ok(),
                ..thrown::Thrown::default()
            }
            .value()
        })?;
        Self::of(PolicyDraft::from_node(node))
    }

    /// Returns its id, title, currency, digest and tiers, as JSON.
    #[must_use]
    pub fn about(&self) -> String {
        let currency = self.policy.money().currency;
        let formats = self.policy.formats();
        let about = About {
            id: self.policy.id(),
            title: self.policy.title(),
            currency: currency.code(),
            digest: self.policy.digest(),
            tiers: formats.tiers.iter().map(|tier| tier.id.as_str()).collect(),
        };
        canonical::to_string(&about).unwrap_or_default()
    }

    /// Returns the signed header as JSON; `None` for an unsigned policy.
    #[must_use]
    pub fn signed(&self) -> Option<String> {
        self.signed.clone()
    }

    /// Returns the diagnostics of the document, as JSON. Only this runs the analysis.
    #[must_use]
    pub fn check(&self) -> String {
        let checked = self.draft.as_ref().map(PolicyDraft::check);
        let found = checked.map_or_else(Vec::new, |checked| checked.diagnostics);
        canonical::to_string(&found).unwrap_or_default()
    }

    /// The outcome and the tier of the call whose JSON is in the buffer, as one number: the
    /// outcome's place in `Outcome::ALL` in the last two bits, before them 0 or the tier's number and one.
    pub fn outcome(&self, length: usize) -> Result<u32, JsValue> {
        input::text(length, |text| {
            let verdict = self.policy.verdict_of_json(text);
            verdict.map(packed).map_err(|why| thrown::call(&why))
        })
    }

    /// Returns the decision on the call in the buffer, as canonical JSON. An empty moment means the call's own.
    pub fn decide(&self, length: usize, at: &str) -> Result<String, JsValue> {
        let at = given(at)?;
        input::text(length, |text| {
            let decided = one(&self.policy, text, at);
            decided.map_err(|why| thrown::call(&why))
        })
    }
}

/// Parses an optional moment.
pub(crate) fn given(at: &str) -> Result<Option<Instant>, JsValue> {
    if at.is_empty() {
        return Ok(None);
    }
    thrown::moment(at).map(Some)
}

/// Packs an outcome and a tier into one number.
pub(crate) fn packed(verdict: CallVerdict) -> u32 {
    let tier = verdict.tier.map_or(0, |number| number + 1);
    u32::try_from(tier).unwrap_or_default() << 2 | verdict.outcome as u32
}

/// Decides a call's JSON text for a moment, or for the call's own.
pub(crate) fn one(policy: &Policy, text: &str, at: Option<Instant>) -> Result<String, CallError> {
    let call = Call::from_json(text)?;
    Ok(written(&decide(policy, &call, at.or(call.at))))
}

/// Returns the canonical text of a decision, which always has one.
pub(crate) fn written(decision: &Decision) -> String {
    decision.canonical().unwrap_or_default()
}
