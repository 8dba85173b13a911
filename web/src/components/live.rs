//! What changed, for people who listen to the page rather than look at it.

use std::time::Duration;

use leptos::prelude::*;

use crate::session::session;
use crate::words;

/// How long typing must rest before an outcome is announced.
const REST: Duration = Duration::from_millis(700);

/// The page's one live region.
#[component]
pub(crate) fn LiveRegion() -> impl IntoView {
    let session = session();
    let standing = Memo::new(move |_| {
        let verdict = session.verdict(session.selected());
        let outcome = verdict.map(|v| words::verdict(v.outcome, v.tier.as_deref()));
        let changed = words::count(session.changed(), "call");
        format!(
            "{}. {changed} changed from the opening policy.",
            outcome.unwrap_or_default()
        )
    });
    let say = leptos::leptos_dom::helpers::debounce(REST, move |()| {
        session.announce(standing.get_untracked());
    });
    let say = StoredValue::new_local(say);
    Effect::new(move |before: Option<String>| {
        let now = standing.get();
        if before.is_some_and(|before| before != now) {
            say.update_value(|say| say(()));
        }
        now
    });
    view! { <p class="hidden" role="status" data-testid="live">{move || session.announcement()}</p> }
}
