//! The browser's key: making it, and getting it enrolled.

use std::sync::Arc;

use baton_core::canonical;
use leptos::prelude::*;

use super::desk::{KeyState, desk};
use crate::signing::key::SigningKey;

/// The key, or the way to one.
#[component]
pub(crate) fn KeyCard() -> impl IntoView {
    let desk = desk();
    let make = move |text: &'static str| {
        view! {
            <button
                type="button"
                class="button"
                id="generate-key"
                data-testid="generate-key"
                on:click=move |_| desk.generate()
            >
                {text}
            </button>
        }
    };
    view! {
        <section class="key-card" aria-labelledby="key-title">
            <h3 id="key-title">"Key"</h3>
            {move || match desk.key() {
                KeyState::Unknown | KeyState::Working => view! {
                    <p role="status">"Trying the key…"</p>
                }.into_any(),
                KeyState::None => view! {
                    <p>
                        "This browser has no key yet. A key is made here and stays here: it can sign,                         but nothing can read it out, not even this page. If it is lost, make another and enrol that."
                    </p>
                    {make("Generate a key")}
                }.into_any(),
                KeyState::Failed(why) => view! {
                    {super::problem(why)}
                    {make("Generate another key")}
                }.into_any(),
                KeyState::Ready(key) => view! { <Enrolment key /> }.into_any(),
            }}
        </section>
    }
}

#[component]
fn Enrolment(key: Arc<SigningKey>) -> impl IntoView {
    let desk = desk();
    let id = key.id();
    let jwk = canonical::to_string(key.jwk()).unwrap_or_default();
    view! {
        <p>
            "Stored, read back, and tried. Whoever keeps the trust document enrols it once;             until then its signatures are refused."
        </p>
        <dl class="facts">
            <div><dt>"Key id"</dt><dd><code data-testid="key-id">{id}</code></dd></div>
            <div><dt>"Public key"</dt><dd><code data-testid="public-jwk">{jwk}</code></dd></div>
        </dl>
        <button
            type="button"
            class="button"
            data-testid="download-enrolment"
            on:click=move |_| desk.download_enrolment(&key)
        >
            "Download enrolment"
        </button>
    }
}
