//! A text field over a place of the document.

use baton_core::path::Path;
use baton_core::{Diagnostic, Node, Severity};
use leptos::prelude::*;

use super::problems::Problems;
use crate::reading::{self, Reads};
use crate::session::session;
use crate::words;

/// A field that keeps what was typed, puts what it means into the document, and shows what is wrong with it.
///
/// An error appears when the field is left, or at once if it was shown already; in a field that begins empty, not
/// before it was left once.
#[component]
pub(crate) fn TextField(
    /// The place of the value.
    path: Path,
    /// How the text is read.
    reads: Reads,
    /// Its id, and the name that tests find it by.
    id: String,
    /// What belongs here.
    #[prop(into)]
    label: String,
    /// Whether the label is for screen readers only.
    #[prop(optional)]
    quiet: bool,
    /// The unit behind the number.
    #[prop(optional)]
    unit: &'static str,
) -> impl IntoView {
    let session = session();
    session.claim(&path);
    let raw = RwSignal::new(String::new());
    let value = session.node(path.clone());
    let shown = Memo::new(move |_| value.with(|value| reads.shown(&raw.read(), value.as_ref())));
    let found = session.found_at(path.clone());
    let focused = RwSignal::new(false);
    let insisted = RwSignal::new(false);
    let empty = move || value.with(|value| *value == Some(Node::text("")));
    let fresh = RwSignal::new(untrack(empty));
    let visible = Memo::new(move |_| {
        let waits = focused.get() && !insisted.get() || fresh.get() && empty();
        if waits { Vec::new() } else { found.get() }
    });
    let wrong = move || visible.with(|all| all.iter().any(is_error));
    let understood = move || match (reads, value.get()) {
        (Reads::Money, Some(value)) => {
            session.with_policy(|policy| reading::amount(&value, policy.money().currency))
        }
        _ => None,
    };
    let place = path.clone();
    let typed = move |text: String| {
        session.set(&place, reads.node(&text));
        raw.set(text);
        if !found.get_untracked().iter().any(is_error) {
            insisted.set(false);
        }
    };
    // A field that is taken off the page while it has the focus is left after its signals are gone.
    let leave = move || {
        focused.try_set(false);
        fresh.try_set(false);
        let found = found.try_get_untracked().unwrap_or_default();
        if let Some(first) = found.iter().find(|d| is_error(d)) {
            session.announce(words::finding(first));
        }
    };
    let enter = move || {
        insisted.set(visible.get_untracked().iter().any(is_error));
        focused.set(true);
    };
    let problems = format!("{id}-problems");
    let described = format!("{id}-reading {problems}");
    let mode = match reads {
        Reads::Whole => "numeric",
        Reads::Money | Reads::Text => "text",
    };
    let unit_text = (!unit.is_empty()).then(|| view! { <span class="unit">{unit}</span> });
    view! {
        <div class="field" class:wrong=wrong>
            <label class=("hidden", quiet) for=id.clone()>{label}</label>
            <div class="line">
                <input
                    type="text"
                    id=id.clone()
                    data-testid=id.clone()
                    data-reads=mode
                    inputmode=mode
                    autocomplete="off"
                    spellcheck="false"
                    prop:value=move || shown.get()
                    aria-invalid=move || wrong().then_some("true")
                    aria-describedby=described
                    on:input:target=move |event| typed(event.target().value())
                    on:focus=move |_| enter()
                    on:blur=move |_| leave()
                />
                {unit_text}
                <span class="reading" id=format!("{id}-reading")>{understood}</span>
            </div>
            <Problems id=problems found=visible />
        </div>
    }
}

fn is_error(diagnostic: &Diagnostic) -> bool {
    diagnostic.severity == Severity::Error
}
