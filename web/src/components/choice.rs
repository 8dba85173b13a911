//! A choice over a place of the document.

use baton_core::Node;
use baton_core::path::Path;
use leptos::prelude::*;

use super::problems::Problems;
use super::select::Select;
use crate::session::session;

/// A `<select>` that follows a place of the document and shows what is found there.
#[component]
pub(crate) fn Choice(
    /// The place of the value.
    path: Path,
    /// Its id, and the name that tests find it by.
    id: String,
    /// What is chosen here.
    #[prop(into)]
    label: String,
    /// Whether the label is for screen readers only.
    #[prop(optional)]
    quiet: bool,
    /// Values with their texts.
    options: Signal<Vec<(String, String)>>,
    /// What to do with a choice; without it the word is put into the document.
    #[prop(optional)]
    pick: Option<Callback<String>>,
) -> impl IntoView {
    let session = session();
    session.claim(&path);
    let value = session.node(path.clone());
    let found = session.found_at(path.clone());
    let pick = pick
        .unwrap_or_else(|| Callback::new(move |word: String| session.set(&path, Node::text(word))));
    view! {
        <div class="field">
            <Select
                id=id.clone()
                label
                quiet
                value=Signal::derive(move || value.get().unwrap_or_default().typed())
                options
                pick
            />
            <Problems id=format!("{id}-problems") found />
        </div>
    }
}

/// Options that never change.
pub(crate) fn fixed(options: &[(&str, &str)]) -> Signal<Vec<(String, String)>> {
    let owned = |(word, text): &(&str, &str)| ((*word).to_owned(), (*text).to_owned());
    Signal::stored(options.iter().map(owned).collect())
}
