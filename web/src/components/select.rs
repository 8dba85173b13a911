//! A choice from a short list.

use leptos::prelude::*;

/// A `<select>` that follows the document. A value that is not among the options is shown all the same.
#[component]
pub(crate) fn Select(
    /// Its id, and the name that tests find it by.
    id: String,
    /// What is chosen here.
    #[prop(into)]
    label: Signal<String>,
    /// Whether the label is for screen readers only.
    #[prop(optional)]
    quiet: bool,
    /// The chosen value.
    #[prop(into)]
    value: Signal<String>,
    /// Values with their texts.
    #[prop(into)]
    options: Signal<Vec<(String, String)>>,
    /// What to do with a choice.
    pick: Callback<String>,
) -> impl IntoView {
    let all = Memo::new(move |_| {
        let mut all = options.get();
        let value = value.get();
        if all.iter().all(|(known, _)| *known != value) {
            all.push((value.clone(), format!("{value} (not known)")));
        }
        all
    });
    let entries = move || {
        let entry = |(own, text): (String, String)| {
            let chosen = own.clone();
            view! {
                <option value=own prop:selected=move || value.with(|v| *v == chosen)>{text}</option>
            }
        };
        all.get().into_iter().map(entry).collect_view()
    };
    view! {
        <label class=("hidden", quiet) for=id.clone()>{move || label.get()}</label>
        <select
            id=id.clone()
            data-testid=id
            on:change:target=move |event| pick.run(event.target().value())
        >
            {entries}
        </select>
    }
}
