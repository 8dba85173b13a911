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
        let verdicts = session.verdicts();
        let changed = verdicts.iter().filter(|v| v.was.is_some()).count();
        let current = verdicts.get(session.selected());
        (current.map(|v| (v.outcome, v.tier.clone())), changed)
    });
    let say = leptos::leptos_dom::helpers::debounce(REST, move |()| {
        let (current, changed) = standing.get_untracked();
        let outcome = current.map(|(outcome, tier)| words::verdict(outcome, tier.as_deref()));
        let others = words::count(changed, "call");
        session.announce(format!(
            "{}. {others} changed from the opening policy.",
            outcome.unwrap_or_default()
        ));
    });
    let say = StoredValue::new_local(say);
    Effect::new(move |before: Option<_>| {
        let now = standing.get();
        if before.is_some_and(|before| before != now) {
            say.update_value(|say| say(()));
        }
        now
    });
    view! { <p class="hidden" role="status" data-testid="live">{move || session.announcement()}</p> }
}
