//! What a tier does, as checkboxes.

use baton_core::Node;
use baton_core::draft::Edit;
use baton_core::format::FormatStep;
use leptos::prelude::*;

use super::tiers;
use crate::components::problems::Problems;
use crate::session::session;

/// One checkbox for each step there is.
#[component]
pub(crate) fn Steps(index: usize) -> impl IntoView {
    let session = session();
    let list = tiers().index(index).key("format");
    session.claim(&list);
    let steps = session.node(list.clone());
    let found = session.found_at(list.clone());
    let place = move |word: &str| {
        steps.with(|steps| match steps {
            Some(Node::List(items)) => items.iter().position(|item| item.typed() == word),
            _ => None,
        })
    };
    let boxes = FormatStep::WORDS.map(|(word, step)| {
        let list = list.clone();
        let toggle = move |_| {
            session.apply(&[match untrack(|| place(word)) {
                Some(index) => Edit::Remove {
                    at: list.index(index),
                },
                None => Edit::Insert {
                    list: list.clone(),
                    index: usize::MAX,
                    item: Node::text(word),
                },
            }]);
        };
        view! {
            <label class="check">
                <input
                    type="checkbox"
                    data-testid=format!("tier-{index}-{word}")
                    prop:checked=move || place(word).is_some()
                    on:change=toggle
                />
                {step.words()}
            </label>
        }
    });
    view! {
        <fieldset class="checks">
            <legend class="hidden">{format!("What tier {} does", index + 1)}</legend>
            {boxes.into_iter().collect_view()}
        </fieldset>
        <Problems id=format!("tier-{index}-format-problems") found />
    }
}
