//! Handoffs as a story tells them: so many a day or a week, when they were rung, and when they booked.

use baton_core::quality::{HandoffOutcome, Way, booked, cause, sla_weeks};
use baton_core::{Instant, Policy};
use serde_json::{Value, json};

/// The handoffs of a list such as `{ times: 17, at: …, rung_after_minutes: 12, booked_after_days: 3, ae: amara }`.
pub(crate) fn read(told: &Value, policy: &Policy, place: &str) -> Vec<HandoffOutcome> {
    let mut outcomes = Vec::new();
    for (row, group) in told.as_array().unwrap().iter().enumerate() {
        for key in group.as_object().unwrap().keys() {
            let known = [
                "times",
                "at",
                "rung_after_minutes",
                "booked_after_days",
                "ae",
                "way",
                "source",
            ];
            assert!(
                known.contains(&key.as_str()),
                "{place}: no handoff has `{key}`"
            );
        }
        let number = |key: &str| group.get(key).map(|n| n.as_i64().unwrap());
        let word = |key: &str| group.get(key).map(|w| w.as_str().unwrap().to_owned());
        let triggered_at = Instant::parse(group["at"].as_str().unwrap()).unwrap();
        let calendar = policy.calendar();
        let due = policy.sla().tier_1_response_minutes;
        for n in 0..number("times").unwrap_or(1) {
            outcomes.push(HandoffOutcome {
                id: format!("{row}-{n}"),
                call: format!("{row}-{n}"),
                policy_digest: None,
                triggered_at,
                effective_start: calendar.after(triggered_at, 0).at,
                due_at: policy.sla().deadline(calendar, triggered_at, due).at,
                attempt_at: number("rung_after_minutes").map(|m| triggered_at.plus(m * 60)),
                booked_at: number("booked_after_days").map(|d| triggered_at.plus(d * 86_400)),
                ae: word("ae"),
                way: match word("way").as_deref() {
                    None | Some("asynchronous") => Way::Asynchronous,
                    Some("warm") => Way::Warm,
                    Some(other) => panic!("{place}: no handoff goes `{other}`"),
                },
                source: word("source"),
            });
        }
    }
    outcomes
}

/// The figures as known at a moment: weeks, months, and what each alarm's figures speak for.
pub(crate) fn figures(outcomes: &[HandoffOutcome], policy: &Policy, now: Instant) -> Value {
    let (targets, calendar) = (policy.quality(), policy.calendar());
    let weeks = sla_weeks(outcomes, targets, calendar, now);
    let causes: Vec<_> = weeks
        .iter()
        .filter_map(|week| cause(outcomes, week.week, targets, calendar, now))
        .collect();
    json!({ "weeks": weeks, "months": booked(outcomes, targets, calendar, now), "causes": causes })
}
