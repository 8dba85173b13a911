//! Findings about places that no field on the page shows.

use baton_core::{Diagnostic, Severity};
use leptos::prelude::*;

use crate::components::problems::Problem;
use crate::session::session;
use crate::words;

/// Errors and warnings, in a strip.
#[component]
pub(crate) fn Findings() -> impl IntoView {
    let found = part(false);
    move || {
        let found = found.get();
        (!found.is_empty()).then(|| view! {
            <section class="block findings" aria-labelledby="findings-title" data-testid="findings">
                <h3 id="findings-title">"Findings"</h3>
                <ul>{found.into_iter().map(line).collect_view()}</ul>
            </section>
        })
    }
}

/// Notes, folded away: nothing needs doing about them.
#[component]
pub(crate) fn Notes() -> impl IntoView {
    let notes = part(true);
    move || {
        let notes = notes.get();
        (!notes.is_empty()).then(|| {
            view! {
                <details class="block fold findings" data-testid="notes">
                    <summary>{words::count(notes.len(), "note")} " about this policy"</summary>
                    <ul>{notes.into_iter().map(line).collect_view()}</ul>
                </details>
            }
        })
    }
}

/// The notes, or everything else, that no field shows.
fn part(notes: bool) -> Memo<Vec<Diagnostic>> {
    let session = session();
    Memo::new(move |_| {
        let found = session.unclaimed().into_iter();
        found
            .filter(|d| (d.severity == Severity::Note) == notes)
            .collect()
    })
}

fn line(found: Diagnostic) -> impl IntoView {
    let place = found.path.to_string();
    view! { <li><Problem found /><code class="note">{place}</code></li> }
}
