//! Checking a file, and the versions known here. What is shown is written by the worker.

use leptos::prelude::*;

use super::desk::{Desk, desk};
use super::dropped::Dropped;
use crate::browser;
use crate::components::entry::Entry;
use crate::components::file::FileButton;

/// The place to drop a file, and what was found out about it.
#[component]
pub(crate) fn Check() -> impl IntoView {
    let desk = desk();
    let over = RwSignal::new(false);
    let dropped = move |event: web_sys::DragEvent| {
        event.prevent_default();
        over.set(false);
        let files = event.data_transfer().and_then(|data| data.files());
        if let Some(file) = files.and_then(|files| files.get(0)) {
            desk.take_file(file);
        }
    };
    let state = move || {
        desk.read(|state| match &state.dropped {
            Dropped::Nothing => String::new(),
            Dropped::Working => "Checking…".to_owned(),
            Dropped::Failed(why) => format!("✕ {why}"),
            Dropped::Checked(checked) => checked.done.to_owned(),
        })
    };
    let report = move || {
        desk.read(|state| match &state.dropped {
            Dropped::Checked(checked) => checked.told.html.clone(),
            _ => String::new(),
        })
    };
    view! {
        <div
            class="drop"
            class:over=move || over.get()
            data-testid="drop"
            on:dragover=move |event| {
                event.prevent_default();
                over.set(true);
            }
            on:dragleave=move |_| over.set(false)
            on:drop=dropped
        >
            <p>"Drop a signed policy or a trust document here. It is checked in this browser and sent nowhere."</p>
            <FileButton
                id="check-file"
                label="Choose a file…"
                accept=".json,application/json"
                pick=Callback::new(move |file| desk.take_file(file))
            />
        </div>
        <div class="pair">
            <Entry id="check-audience" label="Verify for the audience" text=desk.audience wrong=Signal::stored(None::<String>) />
            <div class="field" data-testid="trust">
                <p class="label">"Trust document"</p>
                <Told html=Signal::derive(move || desk.standing(|looked| looked.trust.clone())) />
            </div>
        </div>
        <p class="file-state" data-testid="file-state">{state}</p>
        <Told html=Signal::derive(report) />
    }
}

/// The versions known here, as a chain of digests.
#[component]
pub(crate) fn Chain() -> impl IntoView {
    let desk = desk();
    view! {
        <p class="lead">
            "Each version names the digest of the one before it, so none can be exchanged or left out unseen. To go back, restore an earlier one: that makes a new version."
        </p>
        <Told html=Signal::derive(move || desk.standing(|looked| looked.chain.clone())) />
    }
}

/// A text of the worker, with buttons that ask the desk for something.
#[component]
fn Told(html: Signal<String>) -> impl IntoView {
    let desk = desk();
    let click = move |event: web_sys::MouseEvent| {
        if let Some(asked) = browser::asked(&event) {
            obey(desk, &asked);
        }
    };
    view! { <div on:click=click inner_html=move || html.get()></div> }
}

/// Does what a button of the worker's asks for.
fn obey(desk: Desk, asked: &str) {
    match asked.split_once(' ') {
        Some(("restore", version)) => {
            if let Ok(version) = version.parse() {
                desk.restore(version);
            }
        }
        _ => match asked {
            "accept" => desk.accept_trust(),
            "forget" => desk.forget_trust(),
            "cosign" => desk.cosign(),
            "open" => desk.open_as_draft(),
            _ => {}
        },
    }
}
