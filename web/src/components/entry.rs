//! A text field over a signal: for what is not part of the policy.

use leptos::prelude::*;

/// A labelled field. What is wrong with it, if anything, stands below.
#[component]
pub(crate) fn Entry(
    /// Its id, and the name that tests find it by.
    id: &'static str,
    /// What belongs here.
    label: &'static str,
    /// The text.
    text: RwSignal<String>,
    /// What is wrong with it now.
    #[prop(into)]
    wrong: Signal<Option<String>>,
    /// Whether the focus begins here when the dialog around opens.
    #[prop(optional)]
    first: bool,
    /// What the browser may fill in.
    #[prop(optional)]
    autocomplete: &'static str,
) -> impl IntoView {
    let problem = format!("{id}-problem");
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <input
                type="text"
                id=id
                data-testid=id
                autocomplete=if autocomplete.is_empty() { "off" } else { autocomplete }
                autofocus=first
                prop:value=move || text.get()
                aria-invalid=move || wrong.read().is_some().then_some("true")
                aria-describedby=problem.clone()
                on:input:target=move |event| text.set(event.target().value())
            />
            <div class="problems" id=problem>
                {move || wrong.get().map(|why| view! {
                    <p class="problem">
                        <span class="glyph" aria-hidden="true">"✕"</span>
                        <span>{why}</span>
                    </p>
                })}
            </div>
        </div>
    }
}
