//! Outcome of a handoff.

use serde::{Deserialize, Serialize};
use strum::IntoStaticStr;

use crate::calendar::Instant;
use crate::handoff::FormatStep;

/// The way in which a handoff reached the AE.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Way {
    /// A warm transfer.
    Warm,
    /// A call back by the AE.
    Asynchronous,
}

impl Way {
    /// Returns the way that a format plans. In practice, a failed transfer becomes a call back.
    #[must_use]
    pub fn planned_by(format: &[FormatStep]) -> Self {
        if format.contains(&FormatStep::WarmTransfer) {
            Self::Warm
        } else {
            Self::Asynchronous
        }
    }

    /// Returns the word used in data.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// A handoff and its outcome so far.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandoffOutcome {
    /// The ID of the handoff.
    pub id: String,
    /// The ID of its call.
    pub call: String,
    /// The digest of the policy in force at the handoff, which applies to it until the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub policy_digest: Option<String>,
    /// The time at which the trigger became true.
    pub triggered_at: Instant,
    /// The start of the SLA clock: the time of the trigger, or the next opening if that was out of hours.
    pub effective_start: Instant,
    /// The deadline for the AE's contact attempt (tier 1).
    pub due_at: Instant,
    /// A person's first attempt to contact the prospect. Claiming the handoff or reading the alert does not count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attempt_at: Option<Instant>,
    /// The time at which a meeting with the AE was booked (not the time of the meeting).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub booked_at: Option<Instant>,
    /// The assigned AE; `None` if no AE was available.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ae: Option<String>,
    /// The way in which the handoff finally reached the AE.
    pub way: Way,
    /// The source of the lead, such as `inbound`, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// The result of tier 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Response {
    /// The attempt was made by the deadline.
    Met,
    /// The attempt was late, or the deadline passed without an attempt.
    Breached,
    /// The deadline has not passed yet.
    Pending,
}

impl HandoffOutcome {
    /// Returns the result of tier 1, as known at `now`.
    #[must_use]
    pub fn response(&self, now: Instant) -> Response {
        match self.attempt_at.filter(|at| *at <= now) {
            Some(at) if at <= self.due_at => Response::Met,
            None if now <= self.due_at => Response::Pending,
            _ => Response::Breached,
        }
    }

    /// Returns true if a meeting was booked within `days` of 24 hours after the trigger, as known at `now`.
    #[must_use]
    pub fn booked_within(&self, days: u32, now: Instant) -> bool {
        self.within(self.booked_at, days, now)
    }

    /// Returns true if a person made an attempt within `days` of 24 hours after the trigger, as known at `now`.
    ///
    /// An attempt is not a conversation: the data does not say if the prospect answered.
    #[must_use]
    pub fn contacted_within(&self, days: u32, now: Instant) -> bool {
        self.within(self.attempt_at, days, now)
    }

    fn within(&self, event: Option<Instant>, days: u32, now: Instant) -> bool {
        let last = self.days_after_trigger(days).min(now);
        event.is_some_and(|at| (self.triggered_at..=last).contains(&at))
    }

    /// Returns the moment `days` of 24 hours after the trigger.
    pub(super) fn days_after_trigger(&self, days: u32) -> Instant {
        self.triggered_at.plus(i64::from(days) * 86_400)
    }
}
