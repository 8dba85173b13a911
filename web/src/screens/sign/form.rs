//! Who changes the policy, why, and for whom.

use leptos::prelude::*;

use super::desk::desk;
use crate::components::entry::Entry;
use crate::session::session;
use crate::signing::export::LIFETIME_DAYS;
use crate::time;

/// The fields of the change.
#[component]
pub(crate) fn Fields() -> impl IntoView {
    let (session, desk) = (session(), desk());
    let expires = move || {
        let zone = session.with_policy(|policy| policy.calendar().zone());
        let date = desk
            .expires()
            .map(|at| time::long_date(at, zone))
            .unwrap_or_default();
        format!("Acceptable for {LIFETIME_DAYS} days, until {date}.")
    };
    let follows = move || match desk.standing(|looked| looked.last) {
        0 => "No version of this policy is known to this browser.".to_owned(),
        last => format!("Follows version {last}, the newest known here."),
    };
    let restores = move || {
        let version = desk.standing(|looked| looked.restores);
        (version > 0).then(|| format!(" Brings back version {version}: the file says so."))
    };
    view! {
        <div class="pair">
            <Entry id="sign-author" label="Author" text=desk.author autocomplete="name" first=true wrong=desk.wrong("sign-author") />
            <Entry id="sign-reason" label="Reason for the change" text=desk.reason wrong=desk.wrong("sign-reason") />
            <Entry id="sign-audience" label="Audience" text=desk.audience wrong=desk.wrong("sign-audience") />
            <Entry id="sign-version" label="Version" text=desk.version wrong=desk.wrong("sign-version") />
        </div>
        <p class="note">{follows} " " {expires} <span data-testid="restores">{restores}</span></p>
    }
}
