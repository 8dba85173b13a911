//! A choice from a short list.

use leptos::prelude::*;

/// A `<select>` that follows a value. A value that is not among the options is shown all the same.
#[component]
pub(crate) fn Select(
    /// Its id, and the name that tests find it by.
    id: String,
    /// What is chosen here.
    label: String,
    /// Whether the label is for screen readers only.
    quiet: bool,
    /// The chosen value.
    value: Signal<String>,
    /// Values with their texts.
    options: Signal<Vec<(String, String)>>,
    /// What to do with a choice.
    pick: Callback<String>,
) -> impl IntoView {
    let entries = move || {
        let value = value.get();
        let mut all = options.get();
        if all.iter().all(|(known, _)| *known != value) {
            all.push((value.clone(), format!("{value} (not known)")));
        }
        let entry = |(own, text): (String, String)| {
            let chosen = own == value;
            view! { <option value=own prop:selected=chosen>{text}</option> }
        };
        all.into_iter().map(entry).collect_view()
    };
    view! {
        <label class=("hidden", quiet) for=id.clone()>{label}</label>
        <select
            id=id.clone()
            data-testid=id
            on:change:target=move |event| pick.run(event.target().value())
        >
            {entries}
        </select>
    }
}
