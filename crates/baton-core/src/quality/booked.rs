//! Booked rate of handoffs, month by month.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use serde::Serialize;

use super::outcome::HandoffOutcome;
use super::period::Month;
use super::rate::Rate;
use super::targets::Targets;
use crate::calendar::{Calendar, Instant};

/// Days of 24 hours after the trigger within which a meeting counts as booked.
pub const BOOKING_DAYS: u32 = 14;

/// Minimum number of handoffs for a segment's rate to be shown, or a month's health to be judged.
pub const MIN_CELL: u32 = 10;

/// The health of handoffs as judged by the booked rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Health {
    /// The booked share reaches the healthy target.
    Healthy,
    /// The booked share is between the targets: check latency (SLA kept?) and context (AEs briefed?).
    Investigate,
    /// The booked share is below the failure target: review the whole handoff process.
    Failure,
}

/// The results of a group of handoffs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Figures {
    /// Share booked within [`BOOKING_DAYS`].
    pub booked: Rate,
    /// Share with a contact attempt within [`BOOKING_DAYS`].
    pub contacted: Rate,
    /// The health; `None` while the month is immature or has fewer than [`MIN_CELL`] handoffs.
    pub health: Option<Health>,
}

/// The handoffs of a month that share an AE, a way or a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Segment {
    /// The AE, way or source; `None` if unknown.
    pub key: Option<String>,
    /// The figures; hidden below [`MIN_CELL`] handoffs, where a single booking would move them by ten points.
    pub figures: Option<Figures>,
}

/// The handoffs triggered in a month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cohort {
    /// The month of the trigger.
    pub month: Month,
    /// True if the month is over and every handoff has had its [`BOOKING_DAYS`], so that the figures are final.
    pub mature: bool,
    /// All handoffs.
    pub all: Figures,
    /// Segments by AE, which show a problem with a single rep.
    pub by_ae: Vec<Segment>,
    /// Segments by way, warm or asynchronous.
    pub by_way: Vec<Segment>,
    /// Segments by source. Inbound enquiries should do better than cold calls.
    pub by_source: Vec<Segment>,
}

/// Returns the cohorts of the months with handoffs, earliest first, as known at `now`.
#[must_use]
pub fn booked(
    outcomes: &[HandoffOutcome],
    targets: &Targets,
    calendar: &Calendar,
    now: Instant,
) -> Vec<Cohort> {
    let mut months: BTreeMap<Month, Vec<&HandoffOutcome>> = BTreeMap::new();
    for outcome in outcomes.iter().filter(|o| o.triggered_at <= now) {
        let month = Month::containing(outcome.triggered_at, calendar);
        months.entry(month).or_default().push(outcome);
    }
    let this_month = Month::containing(now, calendar);
    months
        .into_iter()
        .map(|(month, members)| {
            let has_had_its_days = |o: &&HandoffOutcome| o.days_after_trigger(BOOKING_DAYS) <= now;
            let mature = month < this_month && members.iter().all(has_had_its_days);
            let context = CohortFigures {
                targets,
                mature,
                now,
            };
            Cohort {
                month,
                mature,
                all: context.figures(&members),
                by_ae: context.segments(&members, |o| o.ae.as_deref()),
                by_way: context.segments(&members, |o| Some(o.way.as_str())),
                by_source: context.segments(&members, |o| o.source.as_deref()),
            }
        })
        .collect()
}

/// The parameters for the figures of a month.
struct CohortFigures<'a> {
    targets: &'a Targets,
    mature: bool,
    now: Instant,
}

impl CohortFigures<'_> {
    fn figures(&self, members: &[&HandoffOutcome]) -> Figures {
        let booked = rate(members, |o| o.booked_within(BOOKING_DAYS, self.now));
        Figures {
            booked,
            contacted: rate(members, |o| o.contacted_within(BOOKING_DAYS, self.now)),
            health: self.health(booked),
        }
    }

    fn health(&self, booked: Rate) -> Option<Health> {
        if !self.mature || booked.total() < MIN_CELL {
            return None;
        }
        let under = |percent| booked.cmp_percent(percent) == Ordering::Less;
        Some(if under(self.targets.booked_failure) {
            Health::Failure
        } else if under(self.targets.booked_healthy) {
            Health::Investigate
        } else {
            Health::Healthy
        })
    }

    fn segments<'a>(
        &self,
        members: &[&'a HandoffOutcome],
        key: impl Fn(&'a HandoffOutcome) -> Option<&'a str>,
    ) -> Vec<Segment> {
        let mut cells: BTreeMap<Option<&str>, Vec<&HandoffOutcome>> = BTreeMap::new();
        for member in members {
            cells.entry(key(member)).or_default().push(member);
        }
        cells
            .into_iter()
            .map(|(key, members)| {
                let figures = self.figures(&members);
                Segment {
                    key: key.map(str::to_owned),
                    figures: (figures.booked.total() >= MIN_CELL).then_some(figures),
                }
            })
            .collect()
    }
}

/// Returns the share of handoffs that satisfy a predicate.
pub(super) fn rate(
    members: &[&HandoffOutcome],
    predicate: impl Fn(&HandoffOutcome) -> bool,
) -> Rate {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let matching = members.iter().filter(|o| predicate(o)).count();
    Rate::new(count(matching), count(members.len()))
}
