//! Which format, and why.

use leptos::prelude::*;

use super::Answer;
use crate::time;

/// The chosen format; nothing when the call is not handed off.
pub(super) fn view(answer: &Answer) -> Option<impl IntoView + use<>> {
    let format = answer.decision.format.as_ref()?;
    let tier = format.tier.clone();
    let name = tier.clone().unwrap_or_else(|| "a person picks".to_owned());
    let callback = format.callback_by.as_ref().map(|by| {
        let latest = time::moment(by.at, answer.zone);
        view! {
            <p data-testid="callback">
                "If the transfer cannot be made: call back by "
                <time datetime=by.at.to_string()>{latest}</time> "."
            </p>
        }
    });
    Some(view! {
        <section class="part" aria-labelledby="format-title">
            <h4 id="format-title">"Format"</h4>
            <p>
                <strong data-testid="tier" data-tier=tier>{name}</strong>
                {format!(": {}.", format.why)}
            </p>
            {callback}
        </section>
    })
}
