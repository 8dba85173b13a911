//! What is due when, once a call has been handed off.

use baton_core::path::Path;
use baton_core::sla::{Clock, LateDay};
use leptos::prelude::*;

use crate::components::choice::{Choice, fixed};
use crate::components::field::TextField;
use crate::reading::Reads;
use crate::session::session;
use crate::time;

/// The rungs: key in the document, id, and what is due.
const RUNGS: [(&str, &str, &str); 4] = [
    (
        "warm_hold_sms_minutes",
        "sla-warm-hold",
        "Prospect gets a holding SMS after",
    ),
    (
        "tier_1_response_minutes",
        "sla-tier-1",
        "AE has responded within",
    ),
    (
        "tier_2_escalation_minutes",
        "sla-tier-2",
        "Sales manager is alerted after",
    ),
    (
        "tier_3_minutes",
        "sla-tier-3",
        "Lead moves to nurture after",
    ),
];

/// The ladder's four numbers, its clock and its evening.
#[component]
pub(crate) fn Ladder() -> impl IntoView {
    let session = session();
    let at = Path::new("/handoff_sla");
    let rungs = RUNGS.map(|(key, id, label)| {
        view! { <TextField path=at.key(key) reads=Reads::Whole id=id.to_owned() label=label unit="min" /> }
    });
    let place = move || session.with_policy(|policy| time::place(policy.calendar().zone()));
    view! {
        <section class="block" aria-labelledby="sla-title">
            <div class="head">
                <h3 id="sla-title">"SLA"</h3>
                <p class="note">"Mon to Fri, 09:00 to 17:30 in " {place} ", bank holidays off."</p>
            </div>
            <div class="grid">{rungs.into_iter().collect_view()}</div>
            <div class="pair">
                <Choice
                    path=at.key("clock")
                    id="sla-clock".to_owned()
                    label="Minutes count"
                    options=fixed(&Clock::WORDS.map(|(word, clock)| (word, match clock {
                        Clock::Business => "in business hours only",
                        Clock::Elapsed => "day and night",
                    })))
                />
                <Choice
                    path=at.key("late_day")
                    id="sla-late-day".to_owned()
                    label="Holding message, if the day ends first"
                    options=fixed(&LateDay::WORDS.map(|(word, day)| (word, match day {
                        LateDay::AtClose => "is sent at close",
                        LateDay::Carry => "waits for nurture",
                    })))
                />
            </div>
        </section>
    }
}
