//! From handed off to booked, month by month.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use serde::Serialize;

use super::outcome::HandoffOutcome;
use super::period::Month;
use super::rate::Rate;
use super::targets::Targets;
use crate::calendar::Calendar;
use crate::calendar::Instant;

/// A meeting counts as booked within so many days (of 24 hours) of the trigger.
pub const BOOKING_DAYS: u32 = 14;

/// The fewest handoffs that a rate is shown for in a segment, or judged by in a month.
pub const MIN_CELL: u32 = 10;

/// What a booked rate says about the handoff.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Health {
    /// At least the healthy share is booked.
    Healthy,
    /// Between the two: look at latency (is the SLA kept?) and context (are the AEs briefed?).
    Investigate,
    /// Under the failure share: the handoff's design is to be looked at from end to end.
    Failure,
}

/// What became of some handoffs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Figures {
    /// Booked within [`BOOKING_DAYS`], of all that were handed off.
    pub booked: Rate,
    /// A contact attempt within [`BOOKING_DAYS`], of all that were handed off.
    pub contacted: Rate,
    /// The judgement; none while the month is immature, or on fewer than [`MIN_CELL`].
    pub health: Option<Health>,
}

/// The part of a month's handoffs that one AE, way or source has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Segment {
    /// The AE, way or source; none where that is not known.
    pub key: Option<String>,
    /// The figures; hidden under [`MIN_CELL`] handoffs, where one booking would move them by ten points.
    pub figures: Option<Figures>,
}

/// The handoffs triggered in one month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cohort {
    /// The month of their triggers.
    pub month: Month,
    /// Whether the month is over and every handoff in it has had its days: the figures change no more.
    pub mature: bool,
    /// All of them.
    pub all: Figures,
    /// By AE: a problem of one rep shows here.
    pub by_ae: Vec<Segment>,
    /// By way: warm or asynchronous.
    pub by_way: Vec<Segment>,
    /// By source: inbound enquiries should do better than cold calls.
    pub by_source: Vec<Segment>,
}

/// The months that have handoffs, earliest first, as known at a moment.
#[must_use]
pub fn booked(
    outcomes: &[HandoffOutcome],
    targets: &Targets,
    calendar: &Calendar,
    now: Instant,
) -> Vec<Cohort> {
    let mut months: BTreeMap<Month, Vec<&HandoffOutcome>> = BTreeMap::new();
    for outcome in outcomes.iter().filter(|o| o.triggered_at <= now) {
        let month = Month::of(outcome.triggered_at, calendar);
        months.entry(month).or_default().push(outcome);
    }
    let this_month = Month::of(now, calendar);
    months
        .into_iter()
        .map(|(month, members)| {
            let had_their_days = |o: &&HandoffOutcome| o.days_on(BOOKING_DAYS) <= now;
            let mature = month < this_month && members.iter().all(had_their_days);
            let view = View {
                targets,
                mature,
                now,
            };
            Cohort {
                month,
                mature,
                all: view.figures(&members),
                by_ae: view.segments(&members, |o| o.ae.as_deref()),
                by_way: view.segments(&members, |o| Some(o.way.as_str())),
                by_source: view.segments(&members, |o| o.source.as_deref()),
            }
        })
        .collect()
}

/// How a month's handoffs are looked at.
struct View<'a> {
    targets: &'a Targets,
    mature: bool,
    now: Instant,
}

impl View<'_> {
    fn figures(&self, members: &[&HandoffOutcome]) -> Figures {
        let booked = rate(members, |o| o.booked_within(BOOKING_DAYS, self.now));
        Figures {
            booked,
            contacted: rate(members, |o| o.contacted_within(BOOKING_DAYS, self.now)),
            health: self.health(booked),
        }
    }

    fn health(&self, booked: Rate) -> Option<Health> {
        if !self.mature || booked.of() < MIN_CELL {
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
                    figures: (figures.booked.of() >= MIN_CELL).then_some(figures),
                }
            })
            .collect()
    }
}

/// The share of handoffs that something is true of.
pub(super) fn rate(members: &[&HandoffOutcome], is: impl Fn(&HandoffOutcome) -> bool) -> Rate {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let having = members.iter().filter(|o| is(o)).count();
    Rate::new(count(having), count(members.len()))
}
