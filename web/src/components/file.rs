//! A button that asks for a file.

use leptos::prelude::*;
use web_sys::File;

/// A file field that looks like a button. The same file may be picked again.
#[component]
pub(crate) fn FileButton(
    /// Its id, and the name that tests find it by.
    id: &'static str,
    /// What stands on it.
    label: &'static str,
    /// Endings and types that the browser offers first.
    accept: &'static str,
    /// What to do with the file.
    pick: Callback<File>,
) -> impl IntoView {
    view! {
        <label class="button file">
            {label}
            <input
                type="file"
                class="hidden"
                id=id
                data-testid=id
                accept=accept
                on:change:target=move |event| {
                    let input = event.target();
                    if let Some(file) = input.files().and_then(|files| files.get(0)) {
                        pick.run(file);
                    }
                    input.set_value("");
                }
            />
        </label>
    }
}
