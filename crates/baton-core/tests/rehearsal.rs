//! Rehearsals of the ten scenarios, under a good policy and under a bad one.

#[macro_use]
#[path = "support/samples.rs"]
mod samples;

use baton_core::handoff::StepId;
use baton_core::rehearsal::{
    Choice, ChoiceKind, EscalationState, FailureMode, PolicyFlaw, Scenario, Scene, SlaClock,
    Viewer, key_moments, rehearsable, rehearse,
};
use baton_core::{Instant, Node, Outcome, Policy, PolicyDraft, Truth, document::json};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

const SCENARIOS: &str = sample!("scenarios.json");
const GOOD: &str = sample!("policies/good.yaml");
const BAD: &str = sample!("policies/bad.yaml");
const UGLY: &str = sample!("policies/ugly.yaml");

fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap_or_else(|| panic!("{text}"))
}

fn scenarios() -> Vec<Scenario> {
    Scenario::read_all(&json::parse_sent(SCENARIOS).unwrap()).unwrap()
}

/// A scenario under a policy, with the choices that it proposes.
struct Rehearsal {
    policy: Policy,
    leaks: Vec<PolicyFlaw>,
    scenario: Scenario,
    choices: Vec<Choice>,
}

impl Rehearsal {
    fn of(id: &str, yaml: &str) -> Self {
        let (policy, leaks) = rehearsable(&PolicyDraft::from_yaml(yaml).unwrap()).unwrap();
        let found = scenarios().into_iter().find(|s| s.id == id);
        let scenario = found.unwrap_or_else(|| panic!("no scenario {id}"));
        let choices = scenario.planned(&policy, &leaks);
        Self {
            policy,
            leaks,
            scenario,
            choices,
        }
    }

    fn without_choices(mut self) -> Self {
        self.choices.clear();
        self
    }

    fn scene(&self, at: Instant) -> Scene {
        rehearse(&self.policy, &self.leaks, &self.scenario, &self.choices, at)
    }

    fn keys(&self) -> Vec<Instant> {
        key_moments(&self.policy, &self.leaks, &self.scenario, &self.choices)
    }

    fn end(&self) -> Scene {
        self.scene(*self.keys().last().unwrap())
    }
}

/// What somebody has seen that is as it should be, or that is not.
fn seen(scene: &Scene, who: Viewer, good: bool) -> Vec<&str> {
    let seen = scene.log.iter();
    let theirs = seen.filter(|m| m.who == who && m.good == good);
    theirs.map(|m| m.what.as_str()).collect()
}

fn states(scene: &Scene) -> Vec<(&'static str, EscalationState)> {
    let steps = scene.escalation.iter();
    steps.map(|r| (r.id.as_str(), r.state)).collect()
}

fn is_bad(scene: &Scene) -> Vec<&str> {
    let bad = scene.log.iter().filter(|m| !m.good);
    bad.map(|m| m.what.as_str()).collect()
}

#[test]
fn ten_scenarios_cover_every_failure_mode() {
    let all = scenarios();
    assert_eq!(all.len(), 10);
    for mode in FailureMode::ALL {
        assert!(all.iter().any(|s| s.mode == *mode), "{mode:?}");
    }
    for scenario in &all {
        let sentences = scenario.text.matches(['.', '?']).count();
        assert!((2..=4).contains(&sentences), "{}: {sentences}", scenario.id);
        let contact = &scenario.call.contact;
        assert!(contact.phone.starts_with("+447700900"), "{}", contact.phone);
        assert!(contact.email.ends_with("@example.com"), "{}", contact.email);
        let words = baton_core::message::words::count(&scenario.call.call_summary);
        assert!((20..=80).contains(&words), "{}: {words}", scenario.id);
    }
}

#[test]
fn the_trigger_fires_at_the_same_second_under_both_policies() {
    // Worked out from the scenarios: the moment at which the third condition turns.
    for (id, fires) in [
        ("latency", Some("2026-06-16T10:02:04Z")),
        ("context", Some("2026-06-17T09:21:52Z")),
        ("duplicates", Some("2026-06-15T13:11:30Z")),
        ("no-escalation", Some("2026-06-17T08:31:28Z")),
        ("clean", Some("2026-06-18T13:01:33Z")),
        ("inbound", Some("2026-06-22T10:41:14Z")),
        ("large", Some("2026-06-23T14:02:00Z")),
        ("friday", Some("2026-06-19T16:41:40Z")),
        ("ask", Some("2026-06-24T11:02:30Z")),
        ("not-qualified", None),
    ] {
        for yaml in [GOOD, BAD] {
            let fired = Rehearsal::of(id, yaml).end().fired_at;
            assert_eq!(fired, fires.map(at), "{id}");
            let Some(fired) = fired else { continue };
            let before = Rehearsal::of(id, yaml).scene(fired.plus(-1));
            assert_eq!((before.fired_at, before.clock), (None, SlaClock::Idle));
            assert!(before.decision.is_none() && before.escalation.is_empty());
        }
    }
}

#[test]
fn flaws_agree_with_the_diagnostics() {
    let leaks = |yaml: &str| rehearsable(&PolicyDraft::from_yaml(yaml).unwrap()).map(|(_, l)| l);
    let bad = [
        PolicyFlaw::SequenceNotPaused,
        PolicyFlaw::ContextNotWritten,
        PolicyFlaw::SlaClockMissing,
        PolicyFlaw::SlowResponse,
    ];
    assert_eq!(leaks(GOOD), Some(vec![]));
    let same = |found: Option<Vec<PolicyFlaw>>, wanted: &[PolicyFlaw]| {
        let found = found.unwrap();
        assert!(
            found.len() == wanted.len() && wanted.iter().all(|leak| found.contains(leak)),
            "{found:?}"
        );
    };
    same(leaks(BAD), &bad);
    let mut ugly = bad.to_vec();
    ugly.push(PolicyFlaw::AeNotNotified);
    same(leaks(UGLY), &ugly);
    let broken = BAD.replace("operator: gte", "operator: about");
    assert_eq!(leaks(&broken), None, "only the pause is mended");
    let trigger = |yaml: &str| {
        let (policy, _) = rehearsable(&PolicyDraft::from_yaml(yaml).unwrap()).unwrap();
        policy.trigger().clone()
    };
    assert_eq!(
        trigger(BAD),
        trigger(GOOD),
        "the mended policy decides as before"
    );
}

#[test]
fn latency_loses_the_prospect() {
    let good = Rehearsal::of("latency", GOOD);
    // Fired 10:02:04; the format is medium, so the SMS went out with the handoff.
    let scene = good.scene(at("2026-06-16T10:12:04Z"));
    assert_eq!(
        states(&scene)[1..3],
        [
            ("tier_1", EscalationState::Due(20 * 60)),
            ("tier_2", EscalationState::Due(50 * 60))
        ]
    );
    assert!(
        matches!(states(&scene)[0], ("warm_hold", EscalationState::Merged(m)) if m.into == "sms_to_prospect")
    );
    assert_eq!(
        scene.clock,
        SlaClock::Running {
            due: at("2026-06-16T10:32:04Z")
        }
    );
    // 22 minutes after the handoff the AE rings.
    let end = good.end();
    assert_eq!(
        end.clock,
        SlaClock::Met {
            at: at("2026-06-16T10:24:04Z"),
            due: at("2026-06-16T10:32:04Z")
        }
    );
    assert_eq!(
        states(&end)[1..],
        [
            ("tier_1", EscalationState::Met),
            ("tier_2", EscalationState::NotNeeded),
            ("holding_message", EscalationState::NotNeeded),
            ("nurture", EscalationState::NotNeeded)
        ]
    );
    assert_eq!(is_bad(&end), <[&str; 0]>::default());
    assert_eq!(end.headline, "The AE called Nadia Farouk in time.");

    let bad = Rehearsal::of("latency", BAD);
    assert_eq!(bad.scene(at("2026-06-16T10:37:03Z")).log.len() + 1, {
        let gone = bad.scene(at("2026-06-16T10:37:04Z"));
        assert_eq!(
            gone.headline,
            "Nadia Farouk went elsewhere: no one called in time."
        );
        gone.log.len()
    });
    let end = bad.end();
    let lost = "Books a demonstration with a firm that rang first.";
    assert_eq!(seen(&end, Viewer::Prospect, false), [lost]);
    let ae = seen(&end, Viewer::Ae, false);
    assert!(ae[1].starts_with("The SLA allows 180 minutes"), "{ae:?}");
    assert!(ae[2].ends_with("; too late."), "{ae:?}");
    assert!(end.escalation.is_empty() && end.clock == SlaClock::Absent);
}

#[test]
fn missing_context_makes_the_ae_ask_again() {
    let good = Rehearsal::of("context", GOOD).end();
    let bad = Rehearsal::of("context", BAD).end();
    let rings = |scene: &Scene| {
        let mut rings = scene.log.iter().filter(|m| m.what.starts_with("Calls"));
        let first = rings.next().unwrap();
        assert_eq!(first.at, at("2026-06-17T09:30:52Z"), "nine minutes on");
        (first.what.clone(), first.good)
    };
    assert_eq!(
        rings(&good),
        (
            "Calls Bethan Rowlands, knowing why: Asked whether it can tell an emergency from a routine question."
                .to_owned(),
            true
        )
    );
    assert_eq!(
        rings(&bad),
        (
            "Calls Bethan Rowlands, without knowing what was said, and has to ask everything again."
                .to_owned(),
            false
        )
    );
    assert_eq!(
        bad.ae_reads.as_deref(),
        Some("New lead: Bethan Rowlands, +447700900202")
    );
    let brief = good.ae_reads.unwrap();
    assert_eq!(brief.lines().count(), 5);
    assert!(brief.contains("night calls"), "{brief}");
    assert_eq!(
        seen(&bad, Viewer::Crm, false),
        ["The call is not recorded in the CRM."]
    );
    assert!(bad.decision.unwrap().crm.is_none());
    assert!(good.decision.unwrap().crm.is_some());
}

#[test]
fn unpaused_sequences_send_duplicate_messages() {
    let good = Rehearsal::of("duplicates", GOOD);
    let bad = Rehearsal::of("duplicates", BAD);
    let nine = at("2026-06-16T08:00:00Z");
    let mail = "E-mail 3 of 5, “Still losing quotes?”,";
    let sent = format!("{mail} is sent although a person has taken over.");
    let held = format!("{mail} is not sent: the sequence is paused.");
    assert!(!seen(&bad.scene(nine.plus(-1)), Viewer::Sequence, false).contains(&sent.as_str()));
    assert!(seen(&bad.scene(nine), Viewer::Sequence, false).contains(&sent.as_str()));
    let scene = good.scene(nine);
    assert_eq!(
        seen(&scene, Viewer::Sequence, false),
        <[&str; 0]>::default()
    );
    assert!(seen(&scene, Viewer::Sequence, true).contains(&held.as_str()));
    assert_eq!(seen(&bad.end(), Viewer::Sequence, false).len(), 3);
    let steps = |scene: Scene| -> Vec<_> {
        let plan = scene.decision.unwrap().plan;
        plan.iter().map(|step| step.step).collect()
    };
    assert_eq!(steps(good.end())[0], "pause_sequence");
    assert_eq!(steps(bad.end()), ["notify_ae_slack", "sms_to_prospect"]);
    let alone = Rehearsal::of("duplicates", BAD).without_choices().end();
    assert!(
        seen(&alone, Viewer::Sequence, false)[1]
            .ends_with("is sent although the lead is with an AE.")
    );
}

#[test]
fn without_an_sla_clock_no_one_is_alerted() {
    let good = Rehearsal::of("no-escalation", GOOD);
    // Fired 08:31:28; a small deal, so no SMS with the handoff. Claimed at 08:36:28.
    let tier = |minutes: i64| at("2026-06-17T08:31:28Z").plus(minutes * 60);
    let claimed = good.scene(tier(5));
    assert_eq!(claimed.clock, SlaClock::Running { due: tier(30) });
    assert_eq!(
        seen(&claimed, Viewer::Ae, true).last(),
        Some(&"Claims Gareth Moss. The SLA clock keeps running until a call.")
    );
    let texts = |minutes| {
        let scene = good.scene(tier(minutes));
        let seen = seen(&scene, Viewer::Prospect, true).into_iter();
        seen.filter(|what| what.starts_with("SMS: ")).count()
    };
    assert_eq!([texts(19), texts(20), texts(239), texts(240)], [0, 1, 1, 2]);
    let due = good.scene(tier(30));
    assert_eq!(
        states(&due)[1],
        ("tier_1", EscalationState::Due(0)),
        "the last moment"
    );
    let over = good.scene(tier(30).plus(1));
    assert_eq!(states(&over)[1], ("tier_1", EscalationState::Breached));
    assert_eq!(over.headline, "SLA breached. AE was to call back by 10:01.");
    assert_eq!(
        seen(&over, Viewer::Ae, false),
        ["The deadline to call Gareth Moss has passed: SLA breached."]
    );
    assert_eq!(
        seen(&good.scene(tier(60).plus(-1)), Viewer::Manager, true).len(),
        0
    );
    assert_eq!(
        seen(&good.scene(tier(60)), Viewer::Manager, true),
        ["Alert: the AE has not called Gareth Moss, handed off at 09:31."]
    );
    let end = good.end();
    assert_eq!(
        states(&end),
        [
            ("warm_hold", EscalationState::Done),
            ("tier_1", EscalationState::Breached),
            ("tier_2", EscalationState::Done),
            ("holding_message", EscalationState::Done),
            ("nurture", EscalationState::Done)
        ]
    );
    let bad = Rehearsal::of("no-escalation", BAD).end();
    assert_eq!(
        seen(&bad, Viewer::Manager, true).len(),
        0,
        "no SLA clock runs, and no one is alerted"
    );
    assert_eq!(
        seen(&bad, Viewer::Manager, false),
        ["No SLA clock runs: no one is alerted if the AE does not call back."]
    );
    assert_eq!(bad.headline, "Handed off. No response deadline.");
}

#[test]
fn a_transfer_is_only_taken_within_the_hold() {
    let taken = Rehearsal::of("inbound", GOOD);
    let end = taken.end();
    let ae = seen(&end, Viewer::Ae, true);
    assert!(ae[1].contains("Whisper: Warm lead: Priti Nair"), "{ae:?}");
    assert!(
        ae[2].starts_with("Takes the transfer of Priti Nair, knowing why"),
        "{ae:?}"
    );
    assert_eq!(is_bad(&end), <[&str; 0]>::default());
    let fired = at("2026-06-22T10:41:14Z");
    let alone = Rehearsal::of("inbound", GOOD).without_choices();
    assert_eq!(
        seen(&alone.scene(fired.plus(29)), Viewer::Prospect, false).len(),
        0
    );
    assert_eq!(
        seen(&alone.scene(fired.plus(30)), Viewer::Prospect, false),
        ["The hold ended before an AE took the call. The agent promises a call back."]
    );
    assert_eq!(
        states(&alone.scene(fired.plus(300)))[0],
        ("tier_1", EscalationState::Due(0))
    );
    let late = alone.scene(fired.plus(301));
    assert_eq!(states(&late)[0], ("tier_1", EscalationState::Breached));
    assert!(matches!(late.clock, SlaClock::Breached { .. }));
    let large = Rehearsal::of("large", GOOD).end();
    assert_eq!(seen(&large, Viewer::Prospect, false).len(), 1);
    assert!(
        matches!(large.clock, SlaClock::Met { .. }),
        "rung after twelve minutes"
    );
}

#[test]
fn the_clock_waits_from_friday_evening_until_monday() {
    let friday = Rehearsal::of("friday", GOOD);
    let saturday = friday.scene(at("2026-06-20T09:00:00Z"));
    let (from, due) = (at("2026-06-22T08:00:00Z"), at("2026-06-22T08:30:00Z"));
    assert_eq!(saturday.clock, SlaClock::Waiting { from, due });
    assert_eq!(
        saturday.headline,
        "Handed off out of hours. SLA clock starts at 09:00 on Monday."
    );
    assert_eq!(is_bad(&saturday), <[&str; 0]>::default());
    assert!(friday.keys().contains(&from));
    assert_eq!(friday.scene(from).clock, SlaClock::Running { due });
    assert!(matches!(friday.end().clock, SlaClock::Met { at, .. } if at < due));
    let bad = Rehearsal::of("friday", BAD).scene(at("2026-06-20T09:00:00Z"));
    assert!(
        seen(&bad, Viewer::Sequence, false)[1].ends_with("although the lead is with an AE."),
        "{:?}",
        bad.log
    );
}

#[test]
fn the_trace_and_the_next_question_follow_the_facts() {
    let ask = Rehearsal::of("ask", GOOD);
    let lights = |seconds: i64| -> Vec<Truth> {
        let scene = ask.scene(ask.scenario.after(seconds));
        scene.trace.iter().skip(1).map(|line| line.result).collect()
    };
    use Truth::{Met, Unknown};
    assert_eq!(lights(44), [Unknown, Unknown, Unknown]);
    assert_eq!(lights(45), [Met, Unknown, Unknown]);
    assert_eq!(lights(70), [Met, Unknown, Met]);
    assert_eq!(lights(150), [Met, Met, Met]);
    let scene = ask.scene(ask.scenario.after(149));
    assert_eq!(
        scene.headline,
        "On the call. Ask next: Is the budget approved?"
    );
    assert_eq!(scene.call.facts.get("deal_size"), Some(&Node::text("£6k")));
    assert_eq!(scene.call.call_summary, "", "nothing is summed up yet");
    let mut cut = Rehearsal::of("ask", GOOD);
    cut.scenario.events.truncate(4);
    assert_eq!(
        cut.end().headline,
        "The call ended without an answer about budget confirmed. Someone needs to follow up."
    );
    let no = Rehearsal::of("not-qualified", GOOD);
    assert_eq!(no.scene(no.scenario.after(50)).outcome, Outcome::NoHandoff);
    let end = no.end();
    assert_eq!(
        end.headline,
        "Not handed off: qualification score is 48; at least 75 is needed."
    );
    assert_eq!(
        seen(&end, Viewer::Sequence, true),
        ["E-mail 4 of 5, “How other studios answer”, is sent as planned."]
    );
}

#[test]
fn without_an_ae_notification_the_format_does_not_notify_either() {
    for id in ["inbound", "no-escalation"] {
        let ugly = Rehearsal::of(id, UGLY);
        let end = ugly.end();
        assert_eq!(end.ae_reads, None);
        let plan = end.decision.as_ref().unwrap().plan.clone();
        assert!(plan.is_empty(), "{plan:?}");
        assert!(
            is_bad(&end).contains(&"The AE is not notified: the lead waits until someone looks.")
        );
        assert_eq!(seen(&end, Viewer::Crm, true).len(), 0);
    }
}

/// Every few choices that could matter: none, a claim, a call early, at the deadline, after it, and mixtures.
fn plays(rehearsal: &Rehearsal) -> Vec<Vec<Choice>> {
    let mut plays = vec![vec![], rehearsal.choices.clone()];
    let scene = rehearsal.end();
    let fired = scene.fired_at.unwrap_or(rehearsal.scenario.start);
    let choice = |at, what| Choice { at, what };
    let mut moments = vec![
        fired.plus(-1),
        fired,
        fired.plus(30),
        fired.plus(31),
        fired.plus(2100),
    ];
    for step in &scene.escalation {
        moments.extend([-1, 0, 1].map(|by| step.at.plus(by)));
    }
    for at in moments {
        plays.push(vec![choice(at, ChoiceKind::AeCalls)]);
        plays.push(vec![
            choice(at.plus(40), ChoiceKind::AeCalls),
            choice(at, ChoiceKind::AeClaims),
            choice(at.plus(90), ChoiceKind::AeCalls),
        ]);
    }
    plays
}

#[test]
fn the_log_never_shrinks_and_shows_nothing_early() {
    let mut compared = 0;
    for id in scenarios().into_iter().map(|s| s.id) {
        for yaml in [GOOD, BAD, UGLY] {
            let mut rehearsal = Rehearsal::of(&id, yaml);
            for choices in plays(&Rehearsal::of(&id, yaml)) {
                rehearsal.choices = choices;
                let keys = rehearsal.keys();
                assert!(
                    keys.windows(2).all(|pair| pair[0] < pair[1]),
                    "{id}: {keys:?}"
                );
                assert_eq!(keys[0], rehearsal.scenario.start);
                assert!(keys.last() >= Some(&rehearsal.scenario.until));
                // A scene before, at and just before the next of every key moment.
                let mut before: Option<Scene> = None;
                for (index, key) in keys.iter().enumerate() {
                    let scene = rehearsal.scene(*key);
                    assert!(scene.log.iter().all(|m| m.at <= *key));
                    assert!(scene.log.windows(2).all(|pair| pair[0].at <= pair[1].at));
                    if let Some(before) = &before {
                        assert!(scene.log.starts_with(&before.log), "{id} at {key}");
                        let new = &scene.log[before.log.len()..];
                        assert!(new.iter().all(|m| m.at == *key), "{id}: {new:?} at {key}");
                        assert!(before.fired_at.is_none() || scene.fired_at == before.fired_at);
                    }
                    if let Some(next) = keys.get(index + 1) {
                        let mut last = rehearsal.scene(next.plus(-1));
                        // Only the time that is left has changed.
                        last.at = scene.at;
                        for (late, early) in last.escalation.iter_mut().zip(&scene.escalation) {
                            if let (EscalationState::Due(left), EscalationState::Due(had)) =
                                (&mut late.state, early.state)
                            {
                                assert_eq!(had - *left, next.epoch() - 1 - key.epoch());
                                *left = had;
                            }
                        }
                        // A headline tells another day's time with its weekday.
                        last.headline.clone_from(&scene.headline);
                        assert_eq!(last, scene, "{id} between {key} and {next}");
                    }
                    before = Some(scene);
                    compared += 1;
                }
            }
        }
    }
    assert!(compared > 5_000, "{compared}");
}

#[test]
fn only_an_attempt_in_time_meets_the_deadline() {
    let (mut met, mut breached) = (0, 0);
    for id in scenarios().into_iter().map(|s| s.id) {
        let mut rehearsal = Rehearsal::of(&id, GOOD);
        let Some(fired) = rehearsal.end().fired_at else {
            continue;
        };
        for choices in plays(&Rehearsal::of(&id, GOOD)) {
            rehearsal.choices = choices;
            let end = rehearsal.end();
            let due = end.decision.as_ref().unwrap().timeline.iter();
            let due = due
                .clone()
                .find(|s| s.id == StepId::Tier1)
                .unwrap()
                .deadline
                .at;
            let attempts = rehearsal.choices.iter();
            let attempts = attempts.filter(|c| c.what == ChoiceKind::AeCalls && c.at >= fired);
            let first = attempts.map(|c| c.at).min();
            let wanted = match first {
                Some(at) if at <= due => SlaClock::Met { at, due },
                Some(at) => SlaClock::Late { at, due },
                None => SlaClock::Breached { due },
            };
            assert_eq!(end.clock, wanted, "{id}: {:?}", rehearsal.choices);
            *(if matches!(wanted, SlaClock::Met { .. }) {
                &mut met
            } else {
                &mut breached
            }) += 1;
        }
    }
    assert!(met > 50 && breached > 50, "{met}, {breached}");
}

#[test]
fn invalid_scenarios_are_rejected_with_a_path() {
    let error = |from: &str, to: &str| {
        assert!(SCENARIOS.contains(from), "{from}");
        let text = SCENARIOS.replacen(from, to, 1);
        let read = Scenario::read_all(&json::parse_sent(&text).unwrap());
        read.unwrap_err().to_string()
    };
    for (from, to, wanted) in [
        (
            "\"title\"",
            "\"titel\"",
            "/0/titel: unknown field `titel`; did you mean `title`?",
        ),
        (
            "\"mode\": \"latency\"",
            "\"mode\": \"late\"",
            "/0/mode: expected one of none, latency, context, duplicates, no_escalation, found the text “late”",
        ),
        (
            "\"after_seconds\": 26",
            "\"after_seconds\": 7",
            "/0/events/1/after_seconds: expected a time after the previous event and within the call, found the number 7",
        ),
        (
            "\"ends_after_seconds\": 170",
            "\"ends_after_seconds\": 149",
            "/0/events/6/after_seconds: expected a time after the previous event and within the call, found the number 150",
        ),
        (
            "\"until\": \"2026-06-16T12:00:00Z\"",
            "\"until\": \"2026-06-16T10:00:00Z\"",
            "/0/until: expected a time after the call, found the text “2026-06-16T10:00:00Z”",
        ),
        (
            "\"id\": \"context\"",
            "\"id\": \"latency\"",
            "/1/id: the id `latency` is already used by another scenario",
        ),
        (
            "\"field\": \"qualification_score\", \"value\": 84",
            "\"field\": \"qualification_score\"",
            "/0/events/2/value: expected the fact's value, found nothing",
        ),
        (
            "\"phone\"",
            "\"fone\"",
            "/0/call: unknown field `fone`; did you mean `phone`?",
        ),
        (
            "\"what\": \"ae_calls\", \"under\": \"deadline\"",
            "\"under\": \"deadline\"",
            "/0/choices/0/what: expected ae_calls or ae_claims, found nothing",
        ),
    ] {
        assert_eq!(error(from, to), wanted);
    }
    let none = Scenario::read_all(&Node::Null).unwrap_err();
    assert_eq!(
        none.to_string(),
        ": expected a list of scenarios, found nothing"
    );
}

#[test]
fn a_call_that_meets_the_trigger_at_the_start_is_handed_off_at_the_start() {
    let yaml = GOOD
        .replace(
            "{ id: score, field: qualification_score, operator: gte, value: 75 }",
            "{ id: score, field: lead_source, operator: eq, value: inbound }",
        )
        .replace(
            "    - { id: budget, field: budget_confirmed, operator: eq, value: true }\n",
            "",
        )
        .replace(
            "    - { id: authority, field: decision_maker_confirmed, operator: eq, value: true }\n",
            "",
        );
    let yaml = yaml.split("tests:").next().unwrap();
    let inbound = Rehearsal::of("inbound", yaml);
    let start = inbound.scenario.start;
    assert_eq!(inbound.scene(start).fired_at, Some(start));
    assert_eq!(inbound.scene(start.plus(-1)).fired_at, None);
}

#[test]
fn the_first_and_the_last_second_count() {
    let calls = |at| {
        vec![Choice {
            at,
            what: ChoiceKind::AeCalls,
        }]
    };
    let due = at("2026-06-17T09:01:28Z");
    let slow = Rehearsal::of("no-escalation", GOOD);
    assert_eq!(slow.scene(due).clock, SlaClock::Running { due });
    assert_eq!(slow.scene(due.plus(1)).clock, SlaClock::Breached { due });
    let keys = slow.keys();
    assert!(keys.contains(&due) && keys.contains(&due.plus(1)));
    // The action and the format's note are one record; under the leak there is neither.
    assert_eq!(
        seen(&slow.end(), Viewer::Crm, true).len(),
        2,
        "the record, and nurture"
    );
    let leaking = Rehearsal::of("no-escalation", BAD).end();
    assert!(leaking.decision.unwrap().crm.is_none());

    let mut patient = Rehearsal::of("latency", BAD);
    let gone = at("2026-06-16T10:37:04Z");
    patient.choices = calls(gone);
    assert!(
        !is_bad(&patient.end())
            .iter()
            .any(|what| what.contains("too late") || what.starts_with("Books"))
    );
    patient.choices = calls(gone.plus(1));
    assert!(
        is_bad(&patient.end())
            .iter()
            .any(|what| what.ends_with("; too late."))
    );

    let mut held = Rehearsal::of("inbound", GOOD);
    let fired = at("2026-06-22T10:41:14Z");
    for (seconds, taken) in [(30, true), (31, false)] {
        held.choices = calls(fired.plus(seconds));
        let end = held.end();
        let takes = |what: &&str| what.starts_with("Takes the transfer");
        assert_eq!(
            seen(&end, Viewer::Ae, true).iter().any(takes),
            taken,
            "{seconds}"
        );
        assert_eq!(is_bad(&end).len(), usize::from(!taken), "{seconds}");
    }

    let mut mail = Rehearsal::of("duplicates", BAD).without_choices();
    let fired = at("2026-06-15T13:11:30Z");
    let told = |mail: &Rehearsal, before: Instant| {
        let scene = mail.scene(before);
        let last = seen(&scene, Viewer::Sequence, false)
            .last()
            .map(|s| (*s).to_owned());
        last.unwrap_or_default()
    };
    mail.scenario.sequence[0].at = fired;
    assert!(told(&mail, fired).ends_with("although the lead is with an AE."));
    mail.choices = calls(fired);
    assert!(told(&mail, fired).ends_with("although a person has taken over."));
    mail.scenario.sequence[0].at = fired.plus(-1);
    assert_eq!(told(&mail, fired.plus(-1)), "", "nobody has taken over yet");

    let mut both = Rehearsal::of("clean", GOOD);
    let now = at("2026-06-18T13:05:00Z");
    both.choices = [ChoiceKind::AeClaims, ChoiceKind::AeCalls]
        .map(|what| Choice { at: now, what })
        .to_vec();
    let scene = both.scene(now);
    let ae = seen(&scene, Viewer::Ae, true);
    assert_eq!(
        ae[1], "Claims Amelia Stroud.",
        "no clock runs on beside a call"
    );
    assert!(
        ae[2].starts_with("Calls Amelia Stroud, knowing why"),
        "{ae:?}"
    );
}

/// The scenario in which the AE claims the lead and does nothing, for a prospect with other contact details.
fn reached_by(phone: &str, email: &str) -> Rehearsal {
    let mut rehearsal = Rehearsal::of("no-escalation", GOOD);
    let contact = &mut rehearsal.scenario.call.contact;
    (contact.phone, contact.email) = (phone.to_owned(), email.to_owned());
    rehearsal
}

#[test]
fn a_prospect_without_a_number_is_not_called() {
    let fired = at("2026-06-17T08:31:28Z");
    let minutes = |minutes: i64| fired.plus(minutes * 60);
    for (phone, email, [running, breached, claims, over, alert]) in [
        (
            "07700 900204",
            "",
            [
                "Handed off. AE to call back by 10:01.",
                "SLA breached. AE was to call back by 10:01.",
                "Claims Gareth Moss. The SLA clock keeps running until a call.",
                "The deadline to call Gareth Moss has passed: SLA breached.",
                "Alert: the AE has not called Gareth Moss, handed off at 09:31.",
            ],
        ),
        (
            "anonymous",
            "gareth@example.com",
            [
                "Handed off. AE to write by 10:01.",
                "SLA breached. AE was to write by 10:01.",
                "Claims Gareth Moss. The SLA clock keeps running until a message.",
                "The deadline to write to Gareth Moss has passed: SLA breached.",
                "Alert: the AE has not written to Gareth Moss, handed off at 09:31.",
            ],
        ),
        (
            "n/a",
            "unknown",
            [
                "Handed off, but there is no way to reach the prospect. AE to respond by 10:01.",
                "SLA breached. AE was to respond by 10:01.",
                "Claims Gareth Moss. The SLA clock keeps running until a response.",
                "The deadline to respond to Gareth Moss has passed: SLA breached.",
                "Alert: the AE has not responded to Gareth Moss, handed off at 09:31.",
            ],
        ),
    ] {
        let rehearsal = reached_by(phone, email);
        assert_eq!(rehearsal.scene(minutes(10)).headline, running, "{phone}");
        let late = rehearsal.scene(minutes(61));
        assert_eq!(late.headline, breached, "{phone}");
        assert!(
            seen(&late, Viewer::Ae, true).contains(&claims),
            "{phone}: {late:#?}"
        );
        assert!(seen(&late, Viewer::Ae, false).contains(&over), "{phone}");
        assert_eq!(seen(&late, Viewer::Manager, true), [alert], "{phone}");
    }
}

#[test]
fn the_ae_writes_or_responds_to_a_prospect_without_a_number() {
    for (phone, email, first, again, met, late) in [
        (
            "+447700900204",
            "",
            "Calls Gareth Moss, knowing why: ",
            "Calls Gareth Moss again.",
            "The AE called Gareth Moss in time.",
            "The AE called late. The deadline was 10:01.",
        ),
        (
            "client:web",
            "gareth@example.com",
            "Writes to Gareth Moss, knowing why: ",
            "Writes to Gareth Moss again.",
            "The AE wrote to Gareth Moss in time.",
            "The AE wrote late. The deadline was 10:01.",
        ),
        (
            "",
            "",
            "Responds to Gareth Moss, knowing why: ",
            "Responds to Gareth Moss again.",
            "The AE responded to Gareth Moss in time.",
            "The AE responded late. The deadline was 10:01.",
        ),
    ] {
        let mut rehearsal = reached_by(phone, email);
        let fired = at("2026-06-17T08:31:28Z");
        let call = |seconds| Choice {
            at: fired.plus(seconds),
            what: ChoiceKind::AeCalls,
        };
        rehearsal.choices = vec![call(600), call(660)];
        let scene = rehearsal.scene(fired.plus(700));
        assert_eq!(scene.headline, met, "{phone}");
        let done = seen(&scene, Viewer::Ae, true);
        assert!(done.iter().any(|what| what.starts_with(first)), "{done:?}");
        assert!(done.contains(&again), "{done:?}");
        rehearsal.choices = vec![call(3_000)];
        assert_eq!(rehearsal.scene(fired.plus(3_000)).headline, late, "{phone}");
    }
}
