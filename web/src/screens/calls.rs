//! The sample calls, each with what the policy makes of it now.

use leptos::prelude::*;

use crate::components::chip::Chip;
use crate::samples::Sample;
use crate::session::session;
use crate::words;

/// The list. Each entry is a link: the selected call is part of the address.
#[component]
pub(crate) fn Calls() -> impl IntoView {
    let session = session();
    let entries = session.samples();
    let entries = entries.iter().cloned().enumerate();
    view! {
        <nav class="block calls" aria-labelledby="calls-title">
            <div class="head">
                <h3 id="calls-title">"Sample calls"</h3>
                <p class="note">"→ handed off · – not handed off · ? cannot tell"</p>
            </div>
            <ul>{entries.map(|(index, sample)| view! { <Entry index sample /> }).collect_view()}</ul>
        </nav>
    }
}

#[component]
fn Entry(index: usize, sample: Sample) -> impl IntoView {
    let session = session();
    let verdict = Memo::new(move |_| session.verdicts().get(index).cloned());
    let id = sample.call.id.clone();
    let selected = move || session.selected() == index;
    let changed = move || {
        let was = verdict.get()?.was?;
        let was = words::verdict(was.0, was.1.as_deref());
        Some(view! { <span class="changed" title=format!("was: {was}")>"changed"</span> })
    };
    view! {
        <li>
            <a
                href=format!("#call={id}")
                data-testid=format!("call-{id}")
                data-outcome=move || verdict.get().map(|v| v.outcome.as_str())
                data-tier=move || verdict.get().and_then(|v| v.tier)
                data-changed=move || verdict.get().map(|v| v.was.is_some().to_string())
                title=sample.title.clone()
                aria-current=move || selected().then_some("true")
            >
                <span class="name">{sample.title.clone()}</span>
                <span class="marks">
                    {changed}
                    {move || verdict.get().map(|v| view! { <Chip outcome=v.outcome tier=v.tier compact=true /> })}
                </span>
            </a>
        </li>
    }
}
