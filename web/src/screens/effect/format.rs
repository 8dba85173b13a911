//! Which format, and why.

use leptos::prelude::*;

use crate::session::session;
use crate::time;

/// The chosen format; nothing when the call is not handed off.
#[component]
pub(crate) fn Format() -> impl IntoView {
    let session = session();
    let format = session.decision(|d| d.format.clone());
    move || {
        let format = format.get().flatten()?;
        let zone = session.with_policy(|policy| policy.calendar().zone());
        let tier = format.tier.clone();
        let name = format.tier.unwrap_or_else(|| "a person picks".to_owned());
        let callback = format.callback_by.map(|by| {
            view! {
                <p data-testid="callback">
                    "If the transfer cannot be made: call back by "
                    <time datetime=by.at.to_string()>{time::moment(by.at, zone)}</time> "."
                </p>
            }
        });
        Some(view! {
            <section class="part" aria-labelledby="format-title">
                <h4 id="format-title">"Format"</h4>
                <p>
                    <strong data-testid="tier" data-tier=tier>
                        {name}
                    </strong>
                    ": " {format.why} "."
                </p>
                {callback}
            </section>
        })
    }
}
