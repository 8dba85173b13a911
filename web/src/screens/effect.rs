//! What the policy does to the selected call.

mod brief;
mod format;
mod json;
mod missing;
mod outcome;
mod plan;
mod timeline;
mod why;

use leptos::prelude::*;

use crate::browser::focus_later;
use crate::components::chip::Chip;
use crate::session::session;
use crate::words;
use brief::BriefCard;
use format::Format;
use json::Json;
use missing::MissingFacts;
use outcome::OutcomeCard;
use plan::Plan;
use timeline::Timeline;
use why::Why;

/// The answer, in the order in which questions arise. While the draft has errors, the last good one, dimmed.
#[component]
pub(crate) fn Effect() -> impl IntoView {
    let session = session();
    let stale = Memo::new(move |_| session.error_count() > 0);
    view! {
        <section class="block result" aria-labelledby="outcome-title">
            <Stale />
            <div class="answer" class:stale=move || stale.get() data-stale=move || stale.get().to_string()>
                <OutcomeCard />
                <Why />
                <MissingFacts />
                <Format />
                <Plan />
                <Timeline />
                <BriefCard />
                <Json />
            </div>
        </section>
    }
}

/// Why the answer below is not of the draft as it stands.
#[component]
fn Stale() -> impl IntoView {
    let session = session();
    move || {
        let first = session.first_error()?;
        let others = match session.error_count() {
            0 | 1 => String::new(),
            many => format!(" ({} more)", many - 1),
        };
        Some(view! {
            <p class="banner" data-testid="stale">
                <span class="glyph" aria-hidden="true">"!"</span>
                <span>
                    "The last result that could be decided. The draft cannot decide calls yet: "
                    {words::finding(&first)} {others}
                </span>
            </p>
        })
    }
}

/// The outcome in a line that stays in view when the panes are stacked.
#[component]
pub(crate) fn ResultBar() -> impl IntoView {
    let session = session();
    let verdict = move || session.verdicts().get(session.selected()).cloned();
    let who = move || session.sample().map(|sample| sample.title);
    view! {
        <aside class="result-bar" aria-label="Result">
            <span class="name">{who}</span>
            {move || verdict().map(|v| view! { <Chip outcome=v.outcome tier=v.tier /> })}
            {move || (session.error_count() > 0).then(|| view! { <span class="changed">"has errors"</span> })}
            <button type="button" class="button small" on:click=move |_| focus_later("effect".to_owned())>
                "See why"
            </button>
        </aside>
    }
}
