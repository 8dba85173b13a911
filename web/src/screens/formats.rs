//! Which format a handoff takes, by the size of the deal.

mod range;
mod steps;
mod tier;

use baton_core::path::Path;
use baton_core::{Node, Severity};
use leptos::prelude::*;

use crate::components::problems::Problems;
use crate::components::select::Select;
use crate::session::session;
use tier::TierRow;

/// The list of tiers.
fn tiers() -> Path {
    Path::new("/handoff_formats/tiers")
}

/// The format table.
#[component]
pub(crate) fn Formats() -> impl IntoView {
    let session = session();
    session.claim(&tiers());
    let count = session.count(tiers());
    let found = session.found_at(tiers());
    let broken = move || found.with(|all| all.iter().any(|d| d.severity == Severity::Error));
    view! {
        <section class="block" aria-labelledby="formats-title">
            <div class="head">
                <h3 id="formats-title">"Formats"</h3>
                <p class="note">"The first tier that takes the call wins."</p>
            </div>
            <table class="tiers" class:wrong=broken>
                <thead>
                    <tr>
                        <th scope="col">"Tier"</th>
                        <th scope="col">"Deal size"</th>
                        <th scope="col">"What happens"</th>
                        <th scope="col"><span class="hidden">"Order"</span></th>
                    </tr>
                </thead>
                <tbody>
                    <For
                        each=move || 0..count.get()
                        key=|index| *index
                        children=move |index| view! { <TierRow index /> }
                    />
                </tbody>
            </table>
            <Problems id="tiers-problems".to_owned() found />
            <div class="pair">
                <WhenUnknown />
                <Basis />
            </div>
        </section>
    }
}

/// The tier for a call whose deal size nobody knows.
#[component]
fn WhenUnknown() -> impl IntoView {
    let session = session();
    let path = Path::new("/handoff_formats/when_unknown");
    session.claim(&path);
    let value = session.node(path.clone());
    let found = session.found_at(path.clone());
    let list = session.node(tiers());
    let options = Memo::new(move |_| {
        let ids = match list.get() {
            Some(Node::List(items)) => items,
            _ => Vec::new(),
        };
        let ids = ids
            .iter()
            .filter_map(|tier| tier.get("id"))
            .map(Node::typed);
        let mut options: Vec<_> = ids.map(|id| (id.clone(), format!("use {id}"))).collect();
        options.push(("review".to_owned(), "a person picks".to_owned()));
        options
    });
    let pick = Callback::new(move |word: String| session.set(&path, Node::text(word)));
    view! {
        <div class="field">
            <Select
                id="when-unknown".to_owned()
                label="When the size is not known"
                value=Signal::derive(move || value.get().unwrap_or_default().typed())
                options
                pick
            />
            <Problems id="when-unknown-problems".to_owned() found />
        </div>
    }
}

/// The number that a range of deal sizes stands for.
#[component]
fn Basis() -> impl IntoView {
    let session = session();
    let path = Path::new("/handoff_formats/deal_size_basis");
    session.claim(&path);
    let value = session.node(path.clone());
    let found = session.found_at(path.clone());
    let options = [
        ("low", "its lower end"),
        ("mid", "its middle"),
        ("high", "its upper end"),
    ]
    .map(|(word, text)| (word.to_owned(), text.to_owned()));
    let pick = Callback::new(move |word: String| session.set(&path, Node::text(word)));
    view! {
        <div class="field">
            <Select
                id="deal-size-basis".to_owned()
                label="A range such as £15–20k counts as"
                value=Signal::derive(move || value.get().unwrap_or_default().typed())
                options=Signal::stored(options.to_vec())
                pick
            />
            <Problems id="deal-size-basis-problems".to_owned() found />
        </div>
    }
}
