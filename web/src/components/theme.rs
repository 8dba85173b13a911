//! Light, dark, or as the system says.

use leptos::prelude::*;

use crate::browser;

const KEY: &str = "baton.theme";
const CHOICES: [(&str, &str); 3] = [("auto", "Auto"), ("light", "Light"), ("dark", "Dark")];

/// The theme's choice; it is kept in this browser.
#[component]
pub(crate) fn ThemeToggle() -> impl IntoView {
    let kept = browser::recall(KEY).filter(|kept| CHOICES.iter().any(|(word, _)| word == kept));
    let theme = RwSignal::new(kept.unwrap_or_else(|| "auto".to_owned()));
    Effect::new(move |_| {
        if let Some(root) = document().document_element() {
            // An attribute of this name is always allowed.
            drop(root.set_attribute("data-theme", &theme.get()));
        }
    });
    let choice = move |(word, text): (&'static str, &'static str)| {
        view! {
            <label class="segment">
                <input
                    type="radio"
                    name="theme"
                    value=word
                    data-testid=format!("theme-{word}")
                    prop:checked=move || *theme.read() == word
                    on:change=move |_| {
                        browser::remember(KEY, word);
                        theme.set(word.to_owned());
                    }
                />
                <span>{text}</span>
            </label>
        }
    };
    view! {
        <fieldset class="segments">
            <legend class="hidden">"Theme"</legend>
            {CHOICES.map(choice).into_iter().collect_view()}
        </fieldset>
    }
}
