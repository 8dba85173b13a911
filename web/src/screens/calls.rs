//! The sample calls, each with what the policy makes of it now.

use leptos::prelude::*;

use crate::components::chip::Chip;
use crate::samples::Sample;
use crate::session::{Session, session};
use crate::words;

/// The list. Each entry is a link: the selected call is part of the address.
#[component]
pub(crate) fn Calls() -> impl IntoView {
    let session = session();
    let entries = move || {
        let samples = session.samples();
        let all = samples.iter().enumerate();
        all.map(|(index, sample)| entry(session, index, sample))
            .collect_view()
    };
    view! {
        <nav class="block calls" aria-labelledby="calls-title">
            <div class="head">
                <h3 id="calls-title">"Sample calls"</h3>
                <p class="note">"→ handed off · – not handed off · ? cannot tell"</p>
            </div>
            <ul>{entries}</ul>
        </nav>
    }
}

fn entry(session: Session, index: usize, sample: &Sample) -> Option<impl IntoView + use<>> {
    let verdict = session.verdict(index)?;
    let was = session.was(index);
    let changed = was.is_some();
    let was = was.map(|was| format!("was: {}", words::verdict(was.outcome, was.tier.as_deref())));
    let tier = verdict.tier.clone();
    let id = &sample.call.id;
    let selected = (session.selected() == index).then_some("true");
    Some(view! {
        <li>
            <a
                href=format!("#call={id}")
                data-testid=format!("call-{id}")
                data-outcome=verdict.outcome.as_str()
                data-tier=tier
                data-changed=changed.to_string()
                title=sample.title.clone()
                aria-current=selected
            >
                <span class="name">{sample.title.clone()}</span>
                <span class="marks">
                    <span class="changed" class:hidden=!changed title=was>
                        {changed.then_some("changed")}
                    </span>
                    <Chip outcome=verdict.outcome tier=verdict.tier compact=true />
                </span>
            </a>
        </li>
    })
}
