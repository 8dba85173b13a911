//! One tier of the format table.

use baton_core::Node;
use leptos::prelude::*;

use super::range::End;
use super::steps::Steps;
use super::tiers;
use crate::components::field::TextField;
use crate::components::problems::Problems;
use crate::components::reorder::Reorder;
use crate::conditions;
use crate::reading::Reads;
use crate::session::session;
use crate::words;

/// A row of the table; marked when the selected call takes it.
#[component]
pub(crate) fn TierRow(index: usize) -> impl IntoView {
    let session = session();
    let at = tiers().index(index);
    session.claim(&at);
    session.claim(&at.key("deal_size"));
    let tier = session.node(at.clone());
    let found = session.found_at(at.clone());
    let range_found = session.found_at(at.key("deal_size"));
    let id = Memo::new(move |_| tier.with(|t| t.as_ref()?.get("id").map(Node::typed)));
    let taken = session.decision(|d| d.format.as_ref().and_then(|f| f.tier.clone()));
    let current = move || {
        taken
            .get()
            .flatten()
            .is_some_and(|taken| id.get() == Some(taken))
    };
    let range = Memo::new(move |_| {
        session.with_policy(|policy| {
            let range = policy.formats().tier(&id.get()?)?.deal_size?;
            Some(range.words(policy.money().currency))
        })
    });
    let when = Memo::new(move |_| {
        tier.with(|tier| match tier.as_ref()?.get("when")? {
            Node::List(rows) => session.with_policy(|policy| {
                let said: Option<Vec<_>> = rows
                    .iter()
                    .map(|row| conditions::sentence(policy, row))
                    .collect();
                said.map(|said| format!("when {}", words::list(&said, "and")))
            }),
            _ => None,
        })
    });
    let sized =
        Memo::new(move |_| tier.with(|t| t.as_ref().is_some_and(|t| t.get("deal_size").is_some())));
    let callback = Memo::new(move |_| {
        tier.with(|t| {
            t.as_ref()
                .is_some_and(|t| t.get("callback_within_minutes").is_some())
        })
    });
    let minutes = at.key("callback_within_minutes");
    view! {
        <tr class:current=current data-testid=format!("tier-{index}")>
            <th scope="row">
                <span class="name">{move || id.get()}</span>
                <span class="note">
                    {move || when.get().or_else(|| range.get())}
                </span>
                <span class="mark">{move || current().then_some("takes this call")}</span>
                <Problems id=format!("tier-{index}-problems") found />
            </th>
            <td data-label="Deal size">
                {move || if sized.get() {
                    view! {
                        <End index low=true />
                        <End index low=false />
                    }.into_any()
                } else {
                    view! { <p class="note">"any size, known or not"</p> }.into_any()
                }}
                <Problems id=format!("tier-{index}-range-problems") found=range_found />
            </td>
            <td data-label="What happens">
                <Steps index />
                {move || callback.get().then(|| view! {
                    <div class="callback">
                        <TextField
                            path=minutes.clone()
                            reads=Reads::Whole
                            id=format!("tier-{index}-callback")
                            label="or a call back within"
                            unit="min"
                        />
                    </div>
                })}
            </td>
            <td class="tools">
                <Reorder list=tiers() what="tier" index />
            </td>
        </tr>
    }
}
