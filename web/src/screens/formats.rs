//! Which format a handoff takes, by the size of the deal.

mod range;
mod steps;
mod tier;

use baton_core::path::Path;
use baton_core::{Node, Severity};
use leptos::prelude::*;

use crate::components::choice::{Choice, fixed};
use crate::components::indexed::Indexed;
use crate::components::problems::Problems;
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
                    <Indexed count row=|index| view! { <TierRow index /> }.into_any() />
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
    let list = session.node(tiers());
    let options = move || {
        let tiers = match list.get() {
            Some(Node::List(items)) => items,
            _ => Vec::new(),
        };
        let ids = tiers
            .iter()
            .filter_map(|tier| tier.get("id"))
            .map(Node::typed);
        let use_each = ids.map(|id| (id.clone(), format!("use {id}")));
        let review = ("review".to_owned(), "a person picks".to_owned());
        use_each.chain([review]).collect()
    };
    view! {
        <Choice
            path=Path::new("/handoff_formats/when_unknown")
            id="when-unknown".to_owned()
            label="When the size is not known"
            options=Signal::derive(options)
        />
    }
}

/// The number that a range of deal sizes stands for.
#[component]
fn Basis() -> impl IntoView {
    view! {
        <Choice
            path=Path::new("/handoff_formats/deal_size_basis")
            id="deal-size-basis".to_owned()
            label="A range such as £15–20k counts as"
            options=fixed(&[("low", "its lower end"), ("mid", "its middle"), ("high", "its upper end")])
        />
    }
}
