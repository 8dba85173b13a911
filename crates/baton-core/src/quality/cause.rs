//! An alarm: too few people, or too many handoffs?
//!
//! A breach rate above the threshold has two usual causes. The team cannot keep up (capacity: more AEs, or better
//! hours), or the trigger lets too much through (criteria: handoffs that were never worth a call crowd out those that
//! were). The two look alike in the breach rate. They differ in two other figures, and the rule compares both with
//! the four weeks before:
//!
//! - **load**: handoffs for each AE who was given any;
//! - **yield**: how many of the handoffs that were *answered in time* led to a booking. Only those, because a late
//!   call-back books less whatever the lead was worth. Bookings are counted within the same number of days for both
//!   sides, at most fourteen and no more than the alarm's week has had, so a young week is not held to be poor.
//!
//! | load | yield | the cause that fits |
//! |---|---|---|
//! | up by a fifth or more | fell beyond chance | criteria: more handoffs, and worse ones |
//! | up by a fifth or more | not shown to have fallen | capacity: more handoffs, as good as before |
//! | not up | either | capacity: no more work than before, yet late; look at hours and scheduling |
//!
//! "Beyond chance" means that the week's whole Wilson interval lies under the earlier rate.
//!
//! What this can tell: which of the two the figures speak for. What it cannot: prove it. It knows nothing of AEs who
//! were on duty and given nothing, of hours worked, holidays or the length of calls; AEs under pressure may answer
//! the most promising handoffs first, which holds the yield up; criteria that were always too wide show no change;
//! and a week of a few dozen handoffs only shows large differences. Hence the evidence beside every answer, and
//! [`Cause::Unclear`] as one of the answers.

mod words;

use std::cmp::Ordering;
use std::collections::BTreeSet;

use serde::Serialize;

use super::booked::{BOOKING_DAYS, rate};
use super::outcome::{HandoffOutcome, Response};
use super::period::IsoWeek;
use super::rate::Rate;
use super::sla_week::{Alarm, Tally, sla_weeks};
use super::targets::Targets;
use crate::calendar::Calendar;
use crate::calendar::Instant;

/// The weeks before that an alarm's week is compared with.
const WEEKS_BEFORE: u32 = 4;
/// The fewest of those that must have handoffs.
const MIN_WEEKS: u32 = 2;
/// The fewest handoffs answered in time, on either side, for a yield to be compared.
pub const MIN_MET: u32 = 10;
/// The fewest days that the youngest handoff must have had.
const MIN_DAYS: u32 = 3;

/// Which cause an alarm's figures speak for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// The trigger lets too much through.
    Criteria,
    /// Capacity: good leads, and more of them than the team can take.
    TooFewAes,
    /// Capacity: the load is as before, so the AEs are there too little, or at the wrong hours.
    Scheduling,
    /// The figures speak for neither, because …
    Unclear(Doubt),
}

/// Why an alarm's cause cannot be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Doubt {
    /// Too few earlier weeks, or none with an AE assigned, to compare with.
    NothingToCompare,
    /// The load is up, but the youngest handoffs have had too few days to be booked.
    TooEarly,
    /// The load is up, but too few were answered in time to compare what came of them.
    TooFewMet,
    /// The load is as before, and so were the breaches: this is the usual state, not a change.
    NoChange,
}

/// How many handoffs there were for each AE.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Load {
    /// Handoffs, those that nobody was free for included.
    pub handoffs: u32,
    /// AEs who were given at least one, counted anew in every week.
    pub ae_weeks: u32,
}

impl Load {
    /// Handoffs for each AE and week, in hundredths, rounded down; none without an AE.
    #[must_use]
    pub fn per_ae_hundredths(self) -> Option<u64> {
        (u64::from(self.handoffs) * 100).checked_div(self.ae_weeks.into())
    }

    /// Whether this is at least a fifth more for each AE than before.
    fn is_up_on(self, before: Self) -> bool {
        let share = |load: Self, other: Self| u64::from(load.handoffs) * u64::from(other.ae_weeks);
        // now / aes ≥ 6/5 · before / aes_before, without a division; saturating, for lists of billions.
        share(self, before).saturating_mul(5) >= share(before, self).saturating_mul(6)
    }
}

/// An alarm with what speaks for its cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Evidence {
    /// The week of the alarm.
    pub week: IsoWeek,
    /// What the figures speak for.
    pub cause: Cause,
    /// How many of the four weeks before had handoffs.
    pub weeks_before: u32,
    /// The load in the alarm's week.
    pub load: Load,
    /// The load in the weeks before.
    pub load_before: Load,
    /// Within how many days of the trigger a booking counts on both sides.
    pub days: u32,
    /// Booked, of those answered in time, in the alarm's week.
    pub booked_of_met: Rate,
    /// The same in the weeks before.
    pub booked_of_met_before: Rate,
    /// Breached of those decided, in the weeks before.
    pub breach_rate_before: Rate,
}

/// What the figures say about the alarm of a week, as known at a moment; `None` if that week has no alarm.
#[must_use]
pub fn cause(
    outcomes: &[HandoffOutcome],
    week: IsoWeek,
    targets: &Targets,
    calendar: &Calendar,
    now: Instant,
) -> Option<Evidence> {
    let alarm = sla_weeks(outcomes, targets, calendar, now)
        .into_iter()
        .any(|w| w.week == week && w.alarm == Alarm::Raised);
    if !alarm {
        return None;
    }
    let first = week.earlier(WEEKS_BEFORE)?;
    let weeks: Vec<(IsoWeek, &HandoffOutcome)> = outcomes
        .iter()
        .filter(|o| o.triggered_at <= now)
        .map(|o| (IsoWeek::of(o.effective_start, calendar), o))
        .collect();
    let (these, before): (Vec<_>, Vec<_>) = weeks
        .into_iter()
        .filter(|(w, _)| (first..=week).contains(w))
        .partition(|(w, _)| *w == week);

    let days = days_had(&these, now);
    let mut tally = Tally::default();
    for (_, outcome) in &before {
        tally.count(outcome.response(now));
    }
    let weeks_before = before.iter().map(|(w, _)| w).collect::<BTreeSet<_>>().len();
    let mut evidence = Evidence {
        week,
        cause: Cause::Unclear(Doubt::NothingToCompare),
        weeks_before: u32::try_from(weeks_before).unwrap_or(u32::MAX),
        load: load(&these),
        load_before: load(&before),
        days,
        booked_of_met: booked_of_met(&these, days, now),
        booked_of_met_before: booked_of_met(&before, days, now),
        breach_rate_before: tally.breach_rate(),
    };
    evidence.cause = evidence.judge(targets);
    Some(evidence)
}

impl Evidence {
    fn judge(&self, targets: &Targets) -> Cause {
        let loads = [self.load, self.load_before];
        if self.weeks_before < MIN_WEEKS || loads.iter().any(|load| load.ae_weeks == 0) {
            return Cause::Unclear(Doubt::NothingToCompare);
        }
        if !self.load.is_up_on(self.load_before) {
            let usual = self
                .breach_rate_before
                .cmp_percent(targets.sla_breach_alarm);
            return if usual == Ordering::Greater {
                Cause::Unclear(Doubt::NoChange)
            } else {
                Cause::Scheduling
            };
        }
        if self.days < MIN_DAYS {
            return Cause::Unclear(Doubt::TooEarly);
        }
        let yields = [self.booked_of_met, self.booked_of_met_before];
        if yields.iter().any(|met| met.of() < MIN_MET) {
            return Cause::Unclear(Doubt::TooFewMet);
        }
        let high = self.booked_of_met.interval().map(|i| i.high);
        if high < self.booked_of_met_before.basis_points() {
            Cause::Criteria
        } else {
            Cause::TooFewAes
        }
    }
}

/// How many whole days even the youngest handoff has had, at most [`BOOKING_DAYS`].
fn days_had(these: &[(IsoWeek, &HandoffOutcome)], now: Instant) -> u32 {
    let youngest = these.iter().map(|(_, o)| o.triggered_at).max();
    let seconds = youngest.map_or(0, |at| now.epoch().saturating_sub(at.epoch()));
    u32::try_from(seconds / 86_400)
        .unwrap_or(0)
        .min(BOOKING_DAYS)
}

fn load(handoffs: &[(IsoWeek, &HandoffOutcome)]) -> Load {
    let aes: BTreeSet<(IsoWeek, &str)> = handoffs
        .iter()
        .filter_map(|(week, o)| Some((*week, o.ae.as_deref()?)))
        .collect();
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Load {
        handoffs: count(handoffs.len()),
        ae_weeks: count(aes.len()),
    }
}

fn booked_of_met(handoffs: &[(IsoWeek, &HandoffOutcome)], days: u32, now: Instant) -> Rate {
    let met: Vec<&HandoffOutcome> = handoffs
        .iter()
        .map(|(_, o)| *o)
        .filter(|o| o.response(now) == Response::Met)
        .collect();
    rate(&met, |o| o.booked_within(days, now))
}
