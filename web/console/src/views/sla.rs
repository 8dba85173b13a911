//! What is due when, once a call has been handed off; and when a team is there.

mod days;
mod week;

use baton_core::document::Path;
use baton_core::handoff::{Clock, LateDay};

use super::form::{Form, Text};
use crate::action::Verb;
use crate::reading::Reads;

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

/// The ladder, the week, and the days that are otherwise.
pub(super) fn view(form: &mut Form<'_>) {
    let aside = "Minutes, or 2h 30m.";
    form.block("sla-title", "SLA", aside, |form| {
        let at = Path::new("/handoff_sla");
        form.within("div", &[("class", "grid")], |form| {
            for (key, id, label) in RUNGS {
                let field = Text {
                    id,
                    label,
                    reads: Reads::Minutes,
                    unit: "min",
                    ..Text::default()
                };
                form.text(&at.key(key), &field);
            }
        });
        form.within("div", &[("class", "pair")], |form| {
            let clock = [Clock::Business, Clock::Elapsed].map(|clock| {
                let word = clock.as_str();
                let text = match clock {
                    Clock::Business => "in business hours only",
                    Clock::Elapsed => "day and night",
                };
                (word, text)
            });
            let late = [LateDay::AtClose, LateDay::Carry].map(|day| {
                let word = day.as_str();
                let text = match day {
                    LateDay::AtClose => "is sent at close",
                    LateDay::Carry => "waits for nurture",
                };
                (word, text)
            });
            let label = "Minutes count";
            form.choice(
                &at.key("clock"),
                "sla-clock",
                label,
                false,
                Verb::Pick,
                &clock,
            );
            let label = "Holding message, if the day ends first";
            form.choice(
                &at.key("late_day"),
                "sla-late-day",
                label,
                false,
                Verb::Pick,
                &late,
            );
        });
        form.problems(&at, "sla-problems");
    });
    week::view(form);
    days::view(form);
}
