//! The trust document that this browser goes by, once a person has accepted it.

use baton_core::{canonical, json};
use baton_worker::protocol::TrustKept;

use crate::browser;

const ENTRY: &str = "baton.trust";

/// The document, if one was accepted.
pub(crate) fn load() -> Option<TrustKept> {
    let text = browser::recall(ENTRY)?;
    json::parse(&text).ok()?.read_as().ok()
}

/// Keeps a document, or forgets the one that was kept.
pub(crate) fn keep(trust: Option<&TrustKept>) {
    // `null` is read as no document.
    if let Ok(text) = canonical::to_string(&trust) {
        browser::remember(ENTRY, &text);
    }
}
