//! The decision itself, byte for byte.

use leptos::prelude::*;

use crate::session::session;

/// The canonical JSON: what the command line prints for the same policy and call.
#[component]
pub(crate) fn Json() -> impl IntoView {
    let session = session();
    let json = session.decision(|d| d.canonical().unwrap_or_else(|error| error.to_string()));
    view! {
        <details class="fold json">
            <summary>"Decision as JSON"</summary>
            <pre tabindex="0" aria-label="decision as JSON" data-testid="decision-json">{move || json.get()}</pre>
        </details>
    }
}
