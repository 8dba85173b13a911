//! What was exported from this browser last: the next file continues from it.

use baton_core::{canonical, json};
use serde::{Deserialize, Serialize};

use crate::browser;

/// The last export for one policy and audience.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Last {
    /// Its version.
    pub(crate) version: u64,
    /// The digest of its payload.
    pub(crate) digest: String,
}

/// The last export, if there was one.
pub(crate) fn last(policy_id: &str, audience: &str) -> Option<Last> {
    let kept = browser::recall(&entry(policy_id, audience))?;
    json::parse(&kept).ok()?.read_as().ok()
}

/// Keeps an export as the last one.
pub(crate) fn keep(policy_id: &str, audience: &str, last: &Last) {
    if let Ok(text) = canonical::to_string(last) {
        browser::remember(&entry(policy_id, audience), &text);
    }
}

fn entry(policy_id: &str, audience: &str) -> String {
    format!("baton.exported:{policy_id}:{audience}")
}
