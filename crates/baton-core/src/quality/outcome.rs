//! What became of a handoff.

use serde::{Deserialize, Serialize};
use strum::IntoStaticStr;

use crate::calendar::Instant;
use crate::handoff::FormatStep;

/// How a handoff reached the AE.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Way {
    /// The prospect was put through.
    Warm,
    /// The AE called back.
    Asynchronous,
}

impl Way {
    /// The way that a format's steps ask for. What happened may differ: a transfer that nobody took is a call-back.
    #[must_use]
    pub fn of(format: &[FormatStep]) -> Self {
        if format.contains(&FormatStep::WarmTransfer) {
            Self::Warm
        } else {
            Self::Asynchronous
        }
    }

    /// The word in data.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// One handoff and what became of it, as far as is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandoffOutcome {
    /// The handoff's own id.
    pub id: String,
    /// The id of the call it came from.
    pub call: String,
    /// The digest of the policy it started under, which governs it to the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub policy_digest: Option<String>,
    /// When the trigger became true.
    pub triggered_at: Instant,
    /// When the SLA clock began: the trigger's moment, or the next opening if that was out of hours.
    pub effective_start: Instant,
    /// Tier 1: when the AE's contact attempt was due.
    pub due_at: Instant,
    /// The first attempt of a human being to reach the prospect. A claim, or an alert read, is not one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attempt_at: Option<Instant>,
    /// When a meeting with the AE was booked (the moment of booking, not that of the meeting).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub booked_at: Option<Instant>,
    /// Who it was assigned to; none if nobody was available.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ae: Option<String>,
    /// How it reached the AE in the end.
    pub way: Way,
    /// Where the lead came from, such as `inbound`, if the call told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// Whether tier 1 was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Response {
    /// The attempt came by the deadline, or at it.
    Met,
    /// It came later, or the deadline has passed without one.
    Breached,
    /// The deadline is still ahead, or is now.
    Pending,
}

impl HandoffOutcome {
    /// Whether tier 1 was kept, as known at a moment.
    #[must_use]
    pub fn response(&self, now: Instant) -> Response {
        match self.attempt_at.filter(|at| *at <= now) {
            Some(at) if at <= self.due_at => Response::Met,
            None if now <= self.due_at => Response::Pending,
            _ => Response::Breached,
        }
    }

    /// Whether a meeting was booked from the trigger on, within so many days of 24 hours, as known at a moment.
    #[must_use]
    pub fn booked_within(&self, days: u32, now: Instant) -> bool {
        self.within(self.booked_at, days, now)
    }

    /// Whether a human being tried to reach the prospect within so many days of 24 hours, as known at a moment.
    ///
    /// An attempt, not a conversation: whether the prospect answered is not among the facts.
    #[must_use]
    pub fn contacted_within(&self, days: u32, now: Instant) -> bool {
        self.within(self.attempt_at, days, now)
    }

    fn within(&self, event: Option<Instant>, days: u32, now: Instant) -> bool {
        let last = self.days_on(days).min(now);
        event.is_some_and(|at| (self.triggered_at..=last).contains(&at))
    }

    /// The moment so many days of 24 hours after the trigger.
    pub(super) fn days_on(&self, days: u32) -> Instant {
        self.triggered_at.plus(i64::from(days) * 86_400)
    }
}
