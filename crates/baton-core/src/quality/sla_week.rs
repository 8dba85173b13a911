//! Tier 1 results, week by week.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use serde::Serialize;

use super::outcome::{HandoffOutcome, Response};
use super::period::IsoWeek;
use super::rate::Rate;
use super::targets::{Percent, Targets};
use crate::calendar::{Calendar, Instant};

/// Minimum number of decided handoffs in a week for an alarm.
pub const MIN_DECIDED: u32 = 20;

/// The alarm state of a week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Alarm {
    /// Fewer than [`MIN_DECIDED`] handoffs are decided, so a single late call would weigh too much.
    TooFew,
    /// The breach rate is at or below the threshold.
    Quiet,
    /// The breach rate is above the threshold.
    Raised,
}

/// The handoffs whose SLA clock started in a week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct SlaWeek {
    /// The week of the effective start.
    pub week: IsoWeek,
    /// Number of attempts by the deadline.
    pub met: u32,
    /// Number of late or missing attempts.
    pub breached: u32,
    /// Number of handoffs before their deadline, which do not count in the rate.
    pub pending: u32,
    /// Share breached of those decided.
    pub breach_rate: Rate,
    /// The alarm state.
    pub alarm: Alarm,
}

/// Returns the weeks with handoffs, earliest first, as known at `now`.
#[must_use]
pub fn sla_weeks(
    outcomes: &[HandoffOutcome],
    targets: &Targets,
    calendar: &Calendar,
    now: Instant,
) -> Vec<SlaWeek> {
    let mut weeks: BTreeMap<IsoWeek, Tally> = BTreeMap::new();
    for outcome in outcomes.iter().filter(|o| o.triggered_at <= now) {
        let week = IsoWeek::containing(outcome.effective_start, calendar);
        weeks.entry(week).or_default().count(outcome.response(now));
    }
    weeks
        .into_iter()
        .map(|(week, tally)| tally.week(week, targets.sla_breach_alarm))
        .collect()
}

/// The number of responses of each kind.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tally {
    met: u32,
    breached: u32,
    pending: u32,
}

impl Tally {
    pub(super) fn count(&mut self, response: Response) {
        let kind = match response {
            Response::Met => &mut self.met,
            Response::Breached => &mut self.breached,
            Response::Pending => &mut self.pending,
        };
        *kind = kind.saturating_add(1);
    }

    pub(super) fn breach_rate(self) -> Rate {
        Rate::new(self.breached, self.met.saturating_add(self.breached))
    }

    fn week(self, week: IsoWeek, threshold: Percent) -> SlaWeek {
        let breach_rate = self.breach_rate();
        let alarm = match breach_rate.cmp_percent(threshold) {
            _ if breach_rate.total() < MIN_DECIDED => Alarm::TooFew,
            Ordering::Greater => Alarm::Raised,
            Ordering::Less | Ordering::Equal => Alarm::Quiet,
        };
        SlaWeek {
            week,
            met: self.met,
            breached: self.breached,
            pending: self.pending,
            breach_rate,
            alarm,
        }
    }
}
