//! One tier of the format table.

use baton_core::{Node, Policy};
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
    let id = move || tier.with(|t| t.as_ref()?.get("id").map(Node::typed));
    // While the draft has errors the decision shown is an older one's: no tier is marked as taking the call.
    let current = move || {
        if session.error_count() > 0 {
            return false;
        }
        let taken = session.decision(|d| d.format.as_ref().and_then(|f| f.tier.clone()));
        taken.flatten().is_some_and(|taken| id() == Some(taken))
    };
    let takes = move || {
        let tier = tier.get()?;
        session.with_policy(|policy| takes(policy, &tier))
    };
    let has = move |key: &'static str| {
        Memo::new(move |_| tier.with(|t| t.as_ref().is_some_and(|t| t.get(key).is_some())))
    };
    let (sized, callback) = (has("deal_size"), has("callback_within_minutes"));
    let minutes = at.key("callback_within_minutes");
    view! {
        <tr class:current=current data-testid=format!("tier-{index}")>
            <th scope="row">
                <span class="name">{id}</span>
                <span class="note">{takes}</span>
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

/// When a tier applies, in words; `None` while that cannot be read.
fn takes(policy: &Policy, tier: &Node) -> Option<String> {
    if let Some(Node::List(rows)) = tier.get("when") {
        let said: Option<Vec<_>> = rows
            .iter()
            .map(|row| conditions::sentence(policy, row))
            .collect();
        return said.map(|said| format!("when {}", words::list(&said, "and")));
    }
    let known = policy.formats().tier(&tier.get("id")?.typed())?;
    Some(known.deal_size?.words(policy.money().currency))
}
