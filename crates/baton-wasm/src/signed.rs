//! Signed policies, with the checks of an import, and policies in YAML.

use std::rc::Rc;

use baton_core::{PolicyDraft, document::canonical, document::json};
use baton_sign::import::{self, Context, HighWaterMark, Imported};
use baton_sign::payload::Change;
use baton_sign::{Check, Refusal, Verdict};
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::live::object;
use crate::policy::PolicyHandle;
use crate::thrown::{self, Thrown};
use crate::trust::TrustHandle;

/// The importer's side of an import, as JSON.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct State {
    audience: String,
    #[serde(default)]
    policy: Option<String>,
    #[serde(default)]
    mark: Option<Mark>,
    #[serde(default)]
    in_force: bool,
    now: String,
}

/// The last imported payload.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Mark {
    policy_id: String,
    audience: String,
    version: u64,
    digest: String,
}

/// The signed header of a policy.
#[derive(Serialize)]
struct Signed<'a> {
    policy_id: &'a str,
    audience: &'a str,
    version: u64,
    digest: &'a str,
    previous: Option<&'a str>,
    trust_epoch: u64,
    issued_at: String,
    expires_at: String,
    change: &'a Change,
    principals: &'a [String],
    unchanged: bool,
    stale: bool,
    mark: Mark,
}

/// The result of a check.
#[derive(Serialize)]
struct Row {
    number: u8,
    title: &'static str,
    verdict: &'static str,
    seen: Option<String>,
}

/// All checks and the result.
#[derive(Serialize)]
struct Report {
    accepted: bool,
    code: Option<&'static str>,
    message: Option<String>,
    checks: Vec<Row>,
}

fn refused(why: &Refusal) -> JsValue {
    Thrown {
        code: why.code.as_str(),
        message: why.message.clone(),
        diagnostics: &why.diagnostics,
        ..Thrown::default()
    }
    .value()
}

impl State {
    fn read(state: &str) -> Result<Self, JsValue> {
        let node = json::parse(state).map_err(|why| Self::odd(&why))?;
        node.read_as().map_err(|why| Self::odd(&why))
    }

    fn odd(why: &impl std::fmt::Display) -> JsValue {
        thrown::argument(format!("the state of the import cannot be read: {why}"))
    }

    fn mark(&self) -> Option<HighWaterMark> {
        self.mark.as_ref().map(|mark| HighWaterMark {
            policy_id: mark.policy_id.clone(),
            audience: mark.audience.clone(),
            version: mark.version,
            digest: mark.digest.clone(),
        })
    }

    fn context<'a>(&'a self, mark: Option<&'a HighWaterMark>) -> Result<Context<'a>, JsValue> {
        Ok(Context {
            policy: self.policy.as_deref(),
            mark,
            ..Context::new(&self.audience, thrown::moment(&self.now)?)
        })
    }
}

fn header_json(imported: &Imported) -> String {
    let payload = &imported.payload;
    let mark = imported.mark();
    let signed = Signed {
        policy_id: &payload.policy_id,
        audience: &payload.audience,
        version: payload.version,
        digest: &imported.digest,
        previous: payload.previous.as_deref(),
        trust_epoch: payload.trust_epoch,
        issued_at: payload.issued_at.to_string(),
        expires_at: payload.expires_at.to_string(),
        change: &payload.change,
        principals: &imported.principals,
        unchanged: imported.unchanged,
        stale: imported.stale,
        mark: Mark {
            policy_id: mark.policy_id,
            audience: mark.audience,
            version: mark.version,
            digest: mark.digest,
        },
    };
    canonical::to_string(&signed).unwrap_or_default()
}

#[wasm_bindgen]
impl PolicyHandle {
    /// Reads a policy in YAML.
    pub fn from_yaml(text: &str) -> Result<Self, JsValue> {
        let draft = PolicyDraft::from_yaml(text);
        let draft = draft.map_err(|why| thrown::document(&[why]))?;
        Self::of(draft)
    }

    /// Reads a signed policy that passes every check. With `in_force` in the state, an expired one is stale.
    pub fn from_signed(bytes: &[u8], trust: &TrustHandle, state: &str) -> Result<Self, JsValue> {
        let state = State::read(state)?;
        let mark = state.mark();
        let context = state.context(mark.as_ref())?;
        let verified = if state.in_force {
            import::verify_in_force(bytes, &trust.trust, context)
        } else {
            import::verify(bytes, &trust.trust, context)
        };
        let imported = verified.map_err(|why| refused(&why))?;
        let signed = Some(header_json(&imported));
        // A signed policy is complete, so there are no diagnostics to keep.
        Ok(Self {
            policy: Rc::new(imported.policy),
            draft: None,
            signed,
        })
    }
}

/// Reports each check.
#[wasm_bindgen]
pub fn verify(bytes: &[u8], trust: &TrustHandle, state: &str) -> Result<JsValue, JsValue> {
    let state = State::read(state)?;
    let mark = state.mark();
    let (report, end) = import::explain(bytes, &trust.trust, state.context(mark.as_ref())?);
    let rows = report.rows(&end);
    // Check 16, storage, is the caller's.
    let rows = rows
        .into_iter()
        .filter(|(check, _)| *check != Check::Persist);
    let checks = rows
        .map(|(check, verdict)| {
            let (verdict, seen) = match verdict {
                Verdict::Passed(seen) => ("passed", Some(seen)),
                Verdict::Refused(why) => ("refused", Some(why.message)),
                Verdict::NotMade => ("not_made", None),
            };
            Row {
                number: check.number(),
                title: check.title(),
                verdict,
                seen,
            }
        })
        .collect();
    let refusal = end.err();
    object(&Report {
        accepted: refusal.is_none(),
        code: refusal.as_ref().map(|why| why.code.as_str()),
        message: refusal.map(|why| why.message),
        checks,
    })
}
