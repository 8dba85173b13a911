//! The button that signs, what is in its way, and what came of it.

use leptos::prelude::*;

use super::desk::{Signed, desk};
use crate::words;

/// The foot of the dialog.
#[component]
pub(crate) fn Footer() -> impl IntoView {
    let desk = desk();
    let lacks = move || {
        let lacks = desk.lacks();
        (!lacks.is_empty()).then(|| {
            let lead = format!(
                "Not signed yet: {} to do.",
                words::count(lacks.len(), "thing")
            );
            let line = |lack: crate::signing::export::Lack| view! { <li>{lack.say}</li> };
            view! {
                <div class="banner" id="sign-problems" data-testid="sign-problems">
                    <span class="glyph" aria-hidden="true">"!"</span>
                    <div>
                        <p>{lead}</p>
                        <ul>{lacks.into_iter().map(line).collect_view()}</ul>
                    </div>
                </div>
            }
        })
    };
    let outcome = move || {
        match desk.signed() {
        Signed::NotYet => ().into_any(),
        Signed::Working => view! { <p role="status">"Signing…"</p> }.into_any(),
        Signed::Failed(why) => super::problem(why).into_any(),
        Signed::Done(version, digest) => view! {
            <div class="done" data-testid="signed">
                <p>
                    <span class="glyph" aria-hidden="true">"✓"</span>
                    {format!(" Version {} is signed and on its way to your downloads.", version)}
                </p>
                <p class="note">"Digest of the payload: " <code data-testid="digest">{digest}</code></p>
                <p class="note">"Next: " <code>"baton import policy.signed.json --trust trust.json"</code></p>
            </div>
        }
        .into_any(),
    }
    };
    view! {
        <div class="dialog-foot">
            {lacks}
            {outcome}
            <button
                type="button"
                class="button primary"
                data-testid="sign-download"
                aria-describedby="sign-problems"
                on:click=move |_| desk.sign()
            >
                "Sign and download"
            </button>
        </div>
    }
}
