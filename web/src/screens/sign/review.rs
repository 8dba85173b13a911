//! What signing would change: in sentences, and in calls.

use baton_core::{PolicyDraft, json};
use leptos::prelude::*;

use super::desk::desk;
use crate::browser;
use crate::session::session;
use crate::words;

/// The differences of the draft from the newest version.
#[component]
pub(crate) fn Review() -> impl IntoView {
    let (session, desk) = (session(), desk());
    let calls = move || {
        let head = desk.standing(|looked| looked.head.clone())?;
        let head = PolicyDraft::from_node(json::parse(&head).ok()?).check();
        let changed = session.changed_from(&head.policy?, browser::now());
        let all = words::count(session.samples().len(), "sample call");
        Some(match changed.as_slice() {
            [] => format!("None of {all} changes its outcome."),
            changed => format!(
                "{} of {all} with another outcome or tier: {}.",
                changed.len(),
                words::list(changed, "and")
            ),
        })
    };
    let state = move || {
        desk.read(|state| match &state.looked {
            None => "Comparing…".to_owned(),
            Some(Err(why)) => format!("✕ {why}"),
            Some(Ok(_)) => String::new(),
        })
    };
    view! {
        <section class="review" aria-labelledby="review-title" data-testid="review">
            <h3 id="review-title">"Review"</h3>
            <p class="file-state">{state}</p>
            <div inner_html=move || desk.standing(|looked| looked.review.clone())></div>
            <p data-testid="changed-calls">{calls}</p>
            <dl class="facts">
                <div>
                    <dt>"Policy"</dt>
                    <dd>{move || session.with_policy(|p| format!("{} ({})", p.title(), p.id()))}</dd>
                </div>
                <div>
                    <dt>"Policy digest"</dt>
                    <dd><code data-testid="policy-digest">{move || session.with_policy(|p| p.digest().to_owned())}</code></dd>
                </div>
            </dl>
        </section>
    }
}
