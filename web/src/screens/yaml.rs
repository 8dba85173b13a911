//! The document as YAML, to read and to take away.

use leptos::prelude::*;

use crate::browser;
use crate::session::session;

/// A read-only view with a download. It is written only while it is open.
#[component]
pub(crate) fn Yaml() -> impl IntoView {
    let session = session();
    let open = RwSignal::new(false);
    let text = Memo::new(move |_| {
        if open.get() {
            session.yaml()
        } else {
            String::new()
        }
    });
    let save = move |_| {
        let text = untrack(|| session.yaml());
        if let Err(why) = browser::download("policy.yaml", "application/yaml", &text) {
            session.announce(why);
        }
    };
    view! {
        <details
            class="block fold"
            on:toggle:target=move |event| open.set(event.target().has_attribute("open"))
        >
            <summary data-testid="open-yaml">"Policy as YAML"</summary>
            <p class="note">"Comments are not kept."</p>
            <pre tabindex="0" aria-label="policy as YAML" data-testid="yaml">{move || text.get()}</pre>
            <button type="button" class="button" data-testid="download-yaml" on:click=save>
                "Download policy.yaml"
            </button>
        </details>
    }
}
