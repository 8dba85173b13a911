//! Likely cause of an alarm: too few people, or too many handoffs.
//!
//! A breach rate above the threshold has two usual causes. The team cannot keep up (capacity: more AEs or better
//! hours), or the trigger lets too much through (criteria: handoffs that were never worth a call crowd out the good
//! ones). The breach rate alone cannot distinguish them, so the rule compares two other figures with the four weeks
//! before:
//!
//! - **load**: handoffs for each AE with at least one handoff;
//! - **yield**: the share of handoffs *answered in time* that led to a booking. Late ones are excluded, because a late
//!   call back books less, whatever the lead was worth. Bookings count within the same number of days on both sides: at
//!   most fourteen, and no more than have passed since the alarm's week. A recent week therefore does not look poor.
//!
//! | load | yield | likely cause |
//! |---|---|---|
//! | up by a fifth or more | fell beyond chance | criteria: more handoffs, and worse ones |
//! | up by a fifth or more | no clear fall | capacity: more handoffs, as good as before |
//! | not up | either | capacity: no more work than before, yet late; check hours and scheduling |
//!
//! "Beyond chance" means that the week's whole Wilson interval is below the earlier rate.
//!
//! The figures suggest a cause but do not prove it. They do not include AEs who were on duty without a handoff, hours
//! worked, holidays or the length of calls. AEs under pressure may answer the most promising handoffs first, which
//! keeps the yield up. Criteria that were always too wide show no change, and a week of a few dozen handoffs only
//! shows large differences. Every answer therefore comes with its evidence, and [`Cause::Unclear`] is one of the
//! answers.

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
use crate::calendar::{Calendar, Instant};

/// Number of weeks before the alarm's week that it is compared with.
const WEEKS_BEFORE: u32 = 4;
/// Minimum number of those weeks that must have handoffs.
const MIN_WEEKS: u32 = 2;
/// Minimum number of handoffs answered in time, on either side, for the yields to be compared.
pub const MIN_MET: u32 = 10;
/// Minimum number of days since the latest handoff for the yields to be compared.
const MIN_DAYS: u32 = 3;

/// The likely cause of an alarm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// Criteria: the trigger lets too much through.
    Criteria,
    /// Capacity: the leads are good, but more than the team can handle.
    TooFewAes,
    /// Capacity: the load is unchanged, so too few AEs are on duty, or at the wrong hours.
    Scheduling,
    /// The figures suggest neither cause.
    Unclear(Doubt),
}

/// The reason why the cause is unclear.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Doubt {
    /// Too few earlier weeks to compare with, or none with an assigned AE.
    NothingToCompare,
    /// The load is up, but the latest handoffs have had too few days to be booked.
    TooEarly,
    /// The load is up, but too few handoffs were answered in time to compare the yields.
    TooFewMet,
    /// Load and breach rate are as before: this is the usual state rather than a change.
    NoChange,
}

/// The load of the AEs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Load {
    /// Number of handoffs, including those for which no AE was available.
    pub handoffs: u32,
    /// Number of AEs with at least one handoff, summed over the weeks.
    pub ae_weeks: u32,
}

impl Load {
    /// Returns handoffs for each AE and week, in hundredths, rounded down; `None` without an AE.
    #[must_use]
    pub fn per_ae_hundredths(self) -> Option<u64> {
        (u64::from(self.handoffs) * 100).checked_div(self.ae_weeks.into())
    }

    /// Returns true if the load for each AE is at least a fifth higher than before.
    fn is_up_on(self, before: Self) -> bool {
        let share = |load: Self, other: Self| u64::from(load.handoffs) * u64::from(other.ae_weeks);
        // Compares now / aes ≥ 6/5 · before / aes_before without a division.
        share(self, before).saturating_mul(5) >= share(before, self).saturating_mul(6)
    }
}

/// The likely cause of an alarm with its evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Evidence {
    /// The week of the alarm.
    pub week: IsoWeek,
    /// The likely cause.
    pub cause: Cause,
    /// Number of the four weeks before that had handoffs.
    pub weeks_before: u32,
    /// The load in the alarm's week.
    pub load: Load,
    /// The load in the weeks before.
    pub load_before: Load,
    /// Number of days after the trigger within which a booking counts, on both sides.
    pub days: u32,
    /// Share booked of those answered in time, in the alarm's week.
    pub booked_of_met: Rate,
    /// Share booked of those answered in time, in the weeks before.
    pub booked_of_met_before: Rate,
    /// Share breached of those decided, in the weeks before.
    pub breach_rate_before: Rate,
}

/// Determines the likely cause of a week's alarm, as known at `now`. Returns `None` if the week has no alarm.
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
        .map(|o| (IsoWeek::containing(o.effective_start, calendar), o))
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
        if yields.iter().any(|met| met.total() < MIN_MET) {
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

/// Returns the whole days that even the latest handoff has had, at most [`BOOKING_DAYS`].
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
