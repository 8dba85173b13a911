//! Figures over past handoffs: SLA weeks, booked cohorts, and what an alarm speaks for.

#[macro_use]
#[path = "support/samples.rs"]
mod samples;

use baton_core::calendar::Calendar;
use baton_core::quality::{
    Alarm, Cause, Doubt, Evidence, HandoffOutcome, Health, OutcomeRecord, Response, Segment,
    SlaWeek, Targets, Way, booked, cause, sla_weeks,
};
use baton_core::{Code, Instant, PolicyDraft};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

const ARTICLE: &str = sample!("article-policy.yaml");
const MINUTE: i64 = 60;
const DAY: i64 = 86_400;

fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

/// A handoff at a moment, due half an hour later; nothing has happened yet.
fn handoff(triggered: Instant) -> HandoffOutcome {
    HandoffOutcome {
        id: format!("h-{}", triggered.epoch()),
        call: format!("c-{}", triggered.epoch()),
        policy_digest: None,
        triggered_at: triggered,
        effective_start: triggered,
        due_at: triggered.plus(30 * MINUTE),
        attempt_at: None,
        booked_at: None,
        ae: Some("amara".to_owned()),
        way: Way::Asynchronous,
        source: Some("outbound".to_owned()),
    }
}

fn answered(triggered: Instant, minutes: i64) -> HandoffOutcome {
    HandoffOutcome {
        attempt_at: Some(triggered.plus(minutes * MINUTE)),
        ..handoff(triggered)
    }
}

/// So many handoffs a minute apart from a moment on, of which so many are late and so many booked a day later.
fn week_of(start: &str, all: i64, late: i64, booked: i64, aes: &[&str]) -> Vec<HandoffOutcome> {
    (0..all)
        .map(|i| {
            let triggered = at(start).plus(i * MINUTE);
            // The late ones come last, so that the booked ones are among those met.
            let minutes = if i >= all - late { 47 } else { 10 };
            HandoffOutcome {
                booked_at: (i < booked).then(|| triggered.plus(DAY)),
                ae: Some(aes[i as usize % aes.len()].to_owned()),
                ..answered(triggered, minutes)
            }
        })
        .collect()
}

fn weeks(outcomes: &[HandoffOutcome], now: &str) -> Vec<SlaWeek> {
    sla_weeks(outcomes, &Targets::default(), &Calendar::uk(), at(now))
}

#[test]
fn an_attempt_at_the_deadline_is_met_and_a_second_later_is_not() {
    let start = at("2026-06-15T09:00:00Z");
    let response = |attempt: Option<i64>, now: i64| {
        let outcome = HandoffOutcome {
            attempt_at: attempt.map(|seconds| start.plus(seconds)),
            ..handoff(start)
        };
        outcome.response(start.plus(now))
    };
    assert_eq!(response(Some(1800), DAY), Response::Met);
    assert_eq!(response(Some(1801), DAY), Response::Breached);
    assert_eq!(response(None, 1800), Response::Pending);
    assert_eq!(response(None, 1801), Response::Breached);
    assert_eq!(
        response(Some(1900), 1800),
        Response::Pending,
        "what is to come is not known yet"
    );
}

#[test]
fn weeks_follow_the_effective_start_and_exclude_pending() {
    let friday = at("2026-06-19T17:00:00Z");
    let monday = at("2026-06-22T08:00:00Z");
    let queued = HandoffOutcome {
        effective_start: monday,
        due_at: monday.plus(30 * MINUTE),
        ..handoff(friday)
    };
    let outcomes = [
        queued,
        answered(at("2026-06-19T10:00:00Z"), 5),
        answered(at("2026-06-19T10:00:00Z"), 31),
    ];
    let found = weeks(&outcomes, "2026-06-22T08:10:00Z");
    let rows: Vec<_> = found
        .iter()
        .map(|w| (w.week.to_string(), w.met, w.breached, w.pending))
        .collect();
    assert_eq!(
        rows,
        [
            ("2026-W25".to_owned(), 1, 1, 0),
            ("2026-W26".to_owned(), 0, 0, 1)
        ]
    );
    assert_eq!(found[0].breach_rate.basis_points(), Some(5_000));
    assert_eq!(found[1].breach_rate.basis_points(), None);
}

#[test]
fn the_alarm_is_above_15_per_cent_and_needs_twenty_decided() {
    let alarm = |all, late| {
        let week = week_of("2026-06-15T09:00:00Z", all, late, 0, &["amara"]);
        weeks(&week, "2026-06-22T00:00:00Z")[0].alarm
    };
    assert_eq!(alarm(20, 3), Alarm::Quiet, "15.0 % is not above");
    assert_eq!(alarm(20, 4), Alarm::Raised);
    assert_eq!(alarm(19, 19), Alarm::TooFew);
    assert_eq!(alarm(2000, 301), Alarm::Raised);
    let week = week_of("2026-06-15T09:00:00Z", 20, 4, 0, &["amara"]);
    let interval = weeks(&week, "2026-06-22T00:00:00Z")[0]
        .breach_rate
        .interval();
    assert_eq!(interval.map(|i| (i.low, i.high)), Some((806, 4_161)));
}

#[test]
fn bookings_count_within_fourteen_days_in_the_month_of_the_trigger() {
    let june = at("2026-06-10T10:00:00Z");
    let booked_after = |seconds| HandoffOutcome {
        booked_at: Some(june.plus(seconds)),
        ..answered(june, 10)
    };
    let outcomes = [
        booked_after(14 * DAY),
        booked_after(14 * DAY + 1),
        booked_after(-1),
        answered(june, 10),
        handoff(june),
    ];
    let now = at("2026-08-01T00:00:00Z");
    let cohorts = booked(&outcomes, &Targets::default(), &Calendar::uk(), now);
    assert_eq!(cohorts.len(), 1);
    assert_eq!(cohorts[0].month.to_string(), "2026-06");
    let all = cohorts[0].all;
    assert_eq!((all.booked.count(), all.booked.total()), (1, 5));
    assert_eq!((all.contacted.count(), all.contacted.total()), (4, 5));
    assert_eq!(all.health, None, "five handoffs are too few to judge");
}

#[test]
fn healthy_from_30_investigate_from_15_failure_below() {
    let health = |all, won| {
        let month = week_of("2026-06-01T09:00:00Z", all, 0, won, &["amara"]);
        let now = at("2026-08-01T00:00:00Z");
        booked(&month, &Targets::default(), &Calendar::uk(), now)[0]
            .all
            .health
    };
    assert_eq!(health(10, 3), Some(Health::Healthy));
    assert_eq!(
        health(1000, 299),
        Some(Health::Investigate),
        "29.9 % is not 30 %"
    );
    assert_eq!(health(20, 3), Some(Health::Investigate));
    assert_eq!(health(1000, 149), Some(Health::Failure));
    assert_eq!(health(9, 9), None);
}

#[test]
fn an_immature_month_is_marked_and_has_no_health() {
    let month = week_of("2026-06-30T09:00:00Z", 12, 0, 6, &["amara"]);
    let cohort =
        |now: &str| booked(&month, &Targets::default(), &Calendar::uk(), at(now))[0].clone();
    let young = cohort("2026-07-14T09:00:00Z");
    assert!(!young.mature);
    assert_eq!((young.all.booked.count(), young.all.health), (6, None));
    let grown = cohort("2026-07-14T09:11:00Z");
    assert!(grown.mature, "the last one of the month has had its days");
    assert_eq!(grown.all.health, Some(Health::Healthy));
    let still = week_of("2026-06-01T09:00:00Z", 12, 0, 6, &["amara"]);
    let now = at("2026-06-20T00:00:00Z");
    let open = &booked(&still, &Targets::default(), &Calendar::uk(), now)[0];
    assert!(!open.mature, "the month is not over");
}

/// A segment's key, and how many of how many booked if that is shown.
type Row = (Option<String>, Option<(u32, u32)>);

#[test]
fn segments_by_ae_way_and_source_hide_small_cells() {
    let mut outcomes = week_of("2026-06-01T09:00:00Z", 20, 0, 8, &["amara", "ben"]);
    for outcome in outcomes.iter_mut().take(9) {
        outcome.way = Way::Warm;
        outcome.source = None;
    }
    let now = at("2026-08-01T00:00:00Z");
    let cohort = &booked(&outcomes, &Targets::default(), &Calendar::uk(), now)[0];
    let rows = |segments: &[Segment]| -> Vec<Row> {
        segments
            .iter()
            .map(|s| {
                let counts = s.figures.map(|f| (f.booked.count(), f.booked.total()));
                (s.key.clone(), counts)
            })
            .collect()
    };
    let key = |text: &str| Some(text.to_owned());
    assert_eq!(
        rows(&cohort.by_ae),
        [(key("amara"), Some((4, 10))), (key("ben"), Some((4, 10)))]
    );
    assert_eq!(
        rows(&cohort.by_way),
        [(key("asynchronous"), Some((0, 11))), (key("warm"), None)]
    );
    assert_eq!(
        rows(&cohort.by_source),
        [(None, None), (key("outbound"), Some((0, 11)))]
    );
}

/// Four quiet weeks (40 handoffs, 2 AEs, 14 booked of those in time), then the week in question.
fn with_before(this: Vec<HandoffOutcome>, late_before: i64) -> Vec<HandoffOutcome> {
    let mondays = [
        "2026-05-11T09:00:00Z",
        "2026-05-18T09:00:00Z",
        "2026-05-25T09:00:00Z",
        "2026-06-01T09:00:00Z",
    ];
    let before = mondays
        .iter()
        .flat_map(|m| week_of(m, 40, late_before, 14, &["amara", "ben"]));
    before.chain(this).collect()
}

fn evidence(outcomes: &[HandoffOutcome], now: &str) -> Option<Evidence> {
    let week = sla_weeks(outcomes, &Targets::default(), &Calendar::uk(), at(now))
        .last()?
        .week;
    cause(
        outcomes,
        week,
        &Targets::default(),
        &Calendar::uk(),
        at(now),
    )
}

const THIS: &str = "2026-06-08T09:00:00Z";
const LATER: &str = "2026-06-29T00:00:00Z";

#[test]
fn more_and_worse_handoffs_suggest_the_criteria() {
    let this = week_of(THIS, 80, 20, 6, &["amara", "ben"]);
    let found = evidence(&with_before(this, 2), LATER).unwrap();
    assert_eq!(found.cause, Cause::Criteria);
    assert_eq!(found.load.per_ae_hundredths(), Some(4_000));
    assert_eq!(found.load_before.per_ae_hundredths(), Some(2_000));
    assert_eq!(found.booked_of_met.to_string(), "10.0 % (6 of 60)");
    assert_eq!(found.booked_of_met_before.to_string(), "36.8 % (56 of 152)");
    assert_eq!(
        found.sentences()[1..],
        [
            "Load: 40.0 handoffs an AE and week in 2026-W24, 20.0 handoffs an AE and week in the 4 weeks before.",
            "Booked within 14 days, of those answered in time: 10.0 % (6 of 60), before that 36.8 % (56 of 152).",
            "Breached in the weeks before: 5.0 % (8 of 160).",
        ]
    );
}

#[test]
fn more_handoffs_as_good_as_before_suggest_capacity() {
    let this = week_of(THIS, 80, 20, 22, &["amara", "ben"]);
    assert_eq!(
        evidence(&with_before(this, 2), LATER).unwrap().cause,
        Cause::TooFewAes
    );
    // The same number, with one of the two away.
    let away = week_of(THIS, 40, 10, 11, &["amara"]);
    assert_eq!(
        evidence(&with_before(away, 2), LATER).unwrap().cause,
        Cause::TooFewAes
    );
}

#[test]
fn late_responses_without_more_work_suggest_scheduling() {
    let this = || week_of(THIS, 40, 10, 11, &["amara", "ben"]);
    assert_eq!(
        evidence(&with_before(this(), 2), LATER).unwrap().cause,
        Cause::Scheduling
    );
    assert_eq!(
        evidence(&with_before(this(), 10), LATER).unwrap().cause,
        Cause::Unclear(Doubt::NoChange),
        "it was always so"
    );
}

#[test]
fn an_unclear_cause_is_reported_with_its_reason() {
    let this = || week_of(THIS, 80, 20, 6, &["amara", "ben"]);
    let doubt = |outcomes: &[HandoffOutcome], now| evidence(outcomes, now).unwrap().cause;
    assert_eq!(
        doubt(&this(), LATER),
        Cause::Unclear(Doubt::NothingToCompare)
    );
    assert_eq!(
        doubt(&with_before(this(), 2), "2026-06-10T09:00:00Z"),
        Cause::Unclear(Doubt::TooEarly)
    );
    let few = week_of(THIS, 80, 71, 6, &["amara", "ben"]);
    assert_eq!(
        doubt(&with_before(few, 2), LATER),
        Cause::Unclear(Doubt::TooFewMet)
    );
    let quiet = week_of(THIS, 80, 2, 6, &["amara", "ben"]);
    assert_eq!(evidence(&with_before(quiet, 2), LATER), None, "no alarm");
}

#[test]
fn a_recent_week_is_compared_within_its_own_days() {
    let late_bookings = |outcomes: &mut Vec<HandoffOutcome>| {
        for outcome in outcomes {
            outcome.booked_at = outcome.booked_at.map(|at| at.plus(8 * DAY));
        }
    };
    let mut all = with_before(week_of(THIS, 80, 20, 22, &["amara", "ben"]), 2);
    late_bookings(&mut all);
    let found = evidence(&all, "2026-06-13T12:00:00Z").unwrap();
    assert_eq!(found.days, 5);
    assert_eq!(found.booked_of_met.count(), 0);
    assert_eq!(
        found.booked_of_met_before.count(),
        0,
        "nor had they by then"
    );
    assert_eq!(found.cause, Cause::TooFewAes);
}

#[test]
fn outcomes_round_trip() {
    let outcome = HandoffOutcome {
        booked_at: Some(at("2026-06-20T09:00:00Z")),
        ..answered(at("2026-06-19T14:23:00Z"), 12)
    };
    let json = serde_json::to_string(&outcome).unwrap();
    assert_eq!(
        serde_json::from_str::<HandoffOutcome>(&json).unwrap(),
        outcome
    );
    let json = serde_json::to_value(weeks(&[outcome], LATER)).unwrap();
    assert_eq!(json[0]["week"], "2026-W25");
    assert_eq!(json[0]["breach_rate"]["basis_points"], 0);
}

/// The codes and places of the errors in a document that has this section added.
fn errors(section: &str) -> Vec<String> {
    let checked = PolicyDraft::from_yaml(&format!("{ARTICLE}{section}\n"))
        .unwrap()
        .check();
    checked
        .errors()
        .map(|d| format!("{} {}", d.code, d.path))
        .collect()
}

#[test]
fn quality_thresholds_are_checked() {
    let none: [&str; 0] = [];
    assert_eq!(
        errors(
            "quality: { sla_breach_alarm_percent: 10, booked_healthy_percent: 40, booked_failure_percent: 20 }"
        ),
        none
    );
    for bad in ["0", "100", "-1", "15.5", "\"15 %\"", "[]"] {
        assert_eq!(
            errors(&format!("quality: {{ sla_breach_alarm_percent: {bad} }}")),
            ["value_out_of_range /quality/sla_breach_alarm_percent"],
            "{bad}"
        );
    }
    assert_eq!(
        errors("quality: { booked_failure_percent: 30 }"),
        ["quality_order /quality/booked_failure_percent"]
    );
    assert_eq!(
        errors("quality: { booked_percent: 30 }"),
        ["unknown_key /quality/booked_percent"]
    );
}

#[test]
fn quality_targets_are_part_of_the_digest() {
    let digest = |section: &str| {
        let checked = PolicyDraft::from_yaml(&format!("{ARTICLE}{section}\n"))
            .unwrap()
            .check();
        checked.policy.unwrap().digest().to_owned()
    };
    assert_eq!(
        digest(""),
        digest("quality: { booked_healthy_percent: 30 }")
    );
    assert_ne!(
        digest(""),
        digest("quality: { booked_healthy_percent: 31 }")
    );
    let noted = PolicyDraft::from_yaml(ARTICLE).unwrap().check().diagnostics;
    assert!(
        noted
            .iter()
            .any(|d| d.code == Code::DefaultTaken && d.path.as_str() == "/quality")
    );
}

fn refused(change: impl FnOnce(&mut HandoffOutcome)) -> Result<(), (&'static str, String)> {
    let mut outcome = answered(at("2026-06-01T09:00:00Z"), 10);
    outcome.booked_at = Some(at("2026-06-03T09:00:00Z"));
    change(&mut outcome);
    let added = OutcomeRecord::default().add(7, outcome);
    added.map_err(|why| (why.code(), why.to_string()))
}

#[test]
fn events_in_an_impossible_order_are_rejected_with_their_line() {
    type Change = fn(&mut HandoffOutcome, Instant);
    let early = at("2026-06-01T08:59:59Z");
    let changes: [(Change, &str); 5] = [
        (
            |o, early| o.attempt_at = Some(early),
            "the attempt (`attempt_at`",
        ),
        (
            |o, early| o.booked_at = Some(early),
            "the booking (`booked_at`",
        ),
        (
            |o, early| o.effective_start = early,
            "the start of the SLA clock (`effective_start`",
        ),
        (|o, early| o.due_at = early, "the deadline (`due_at`"),
        (
            |o, _| {
                o.effective_start = o.triggered_at.plus(86_400);
                o.due_at = o.triggered_at.plus(1_800);
            },
            "the deadline (`due_at`",
        ),
    ];
    for (change, what) in changes {
        let (code, message) = refused(|outcome| change(outcome, early)).unwrap_err();
        assert_eq!(code, "impossible_order", "{message}");
        let start = format!("line 7: {what}: ");
        assert!(message.starts_with(&start), "{message}");
        assert!(message.contains(" is before the "), "{message}");
    }
    let trigger = at("2026-06-01T09:00:00Z");
    for possible in [
        (|o: &mut HandoffOutcome, _: Instant| o.attempt_at = None) as Change,
        |o, trigger| o.attempt_at = Some(trigger),
        |o, trigger| o.booked_at = Some(trigger),
        |o, trigger| {
            o.effective_start = trigger;
            o.due_at = trigger;
        },
        // Out of hours: the AE calls before the team opens, and the prospect books before the AE calls.
        |o, trigger| {
            o.effective_start = trigger.plus(57_600);
            o.due_at = trigger.plus(59_400);
            o.attempt_at = Some(trigger.plus(1_200));
            o.booked_at = Some(trigger.plus(600));
        },
    ] {
        assert_eq!(refused(|outcome| possible(outcome, trigger)), Ok(()));
    }
}

#[test]
fn handoffs_are_accepted_in_any_order() {
    let named = |number: u32| HandoffOutcome {
        id: format!("h-{number:06}"),
        ..answered(at("2026-06-01T09:00:00Z"), 10)
    };
    let mut record = OutcomeRecord::default();
    // Each id stands before all that came already.
    for (line, number) in (0..200_000).rev().enumerate() {
        assert_eq!(record.add(line, named(number)), Ok(()));
    }
    let why = record.add(200_000, named(199_998)).unwrap_err();
    assert!(
        why.to_string().starts_with("lines 1 and 200000 are"),
        "{why}"
    );
    let outcomes = record.into_outcomes();
    assert_eq!(outcomes.len(), 200_000);
    assert_eq!(outcomes[0].id, "h-199999");
}

#[test]
fn duplicate_handoffs_are_rejected() {
    let named = |id: &str| HandoffOutcome {
        id: id.to_owned(),
        ..answered(at("2026-06-01T09:00:00Z"), 10)
    };
    let mut record = OutcomeRecord::default();
    for (line, id) in [(1, "h-1"), (2, "h-2"), (4, "H-1"), (5, "h-10")] {
        assert_eq!(record.add(line, named(id)), Ok(()));
    }
    for (id, first) in [
        ("h-1", 1),
        ("h-2", 2),
        (" h-1", 1),
        ("h-10 ", 5),
        ("H-1", 4),
    ] {
        let why = record.add(9, named(id)).unwrap_err();
        assert_eq!((why.code(), why.line()), ("duplicate_handoff", 9));
        let start = format!("lines {first} and 9 are both the handoff “{}”", id.trim());
        assert!(why.to_string().starts_with(&start), "{why}");
    }
    let nameless = record.add(11, named(" ")).unwrap_err();
    assert_eq!(nameless.code(), "handoff_without_id");
    assert_eq!(record.into_outcomes().len(), 4);
}
