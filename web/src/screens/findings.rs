//! Findings about places that no field on the page shows.

use baton_core::{Diagnostic, Severity};
use leptos::prelude::*;

use crate::components::problems::Problem;
use crate::session::session;

/// Errors and warnings as a strip; notes folded away.
#[component]
pub(crate) fn Findings() -> impl IntoView {
    let session = session();
    let unclaimed = Memo::new(move |_| session.unclaimed());
    let part = move |notes: bool| {
        let wanted = move |d: &Diagnostic| (d.severity == Severity::Note) == notes;
        unclaimed
            .get()
            .into_iter()
            .filter(wanted)
            .collect::<Vec<_>>()
    };
    let line = |found: Diagnostic| {
        let place = found.path.to_string();
        view! { <li><Problem found /><code class="note">{place}</code></li> }
    };
    view! {
        {move || {
            let found = part(false);
            (!found.is_empty()).then(|| view! {
                <section class="block findings" aria-labelledby="findings-title" data-testid="findings">
                    <h3 id="findings-title">"Findings"</h3>
                    <ul>{found.into_iter().map(line).collect_view()}</ul>
                </section>
            })
        }}
        {move || {
            let notes = part(true);
            (!notes.is_empty()).then(|| view! {
                <details class="block fold findings" data-testid="notes">
                    <summary>{crate::words::count(notes.len(), "note")} " about this policy"</summary>
                    <ul>{notes.into_iter().map(line).collect_view()}</ul>
                </details>
            })
        }}
    }
}
