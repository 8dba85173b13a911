//! SLA settings of a policy: the minutes, and the kind of time that counts.

use crate::calendar::{Calendar, Deadline, Instant};
use strum::{IntoStaticStr, VariantArray};

/// The kind of time that SLA minutes are counted in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Clock {
    /// Counts only time inside the calendar's windows.
    #[default]
    Business,
    /// Counts every second, day and night.
    Elapsed,
}

impl Clock {
    /// Every variant, in order of declaration.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// Returns the word used in documents.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// The treatment of the holding message if tier 3 would fall on a later day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum LateDay {
    /// Sends it when the working day closes, so that the prospect does not wait overnight without news.
    #[default]
    AtClose,
    /// Holds it until tier 3.
    Carry,
}

impl LateDay {
    /// Every variant, in order of declaration.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// Returns the word used in documents.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// The SLA of a policy, in minutes from the handoff.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sla {
    /// Minutes until the warm-hold SMS, sent if the AE has not been in touch.
    pub warm_hold_sms_minutes: u32,
    /// Minutes within which the AE must respond.
    pub tier_1_response_minutes: u32,
    /// Minutes until the sales manager is alerted.
    pub tier_2_escalation_minutes: u32,
    /// Minutes until the lead enters nurture.
    pub tier_3_minutes: u32,
    /// The kind of time that counts.
    pub clock: Clock,
    /// The treatment of the holding message late in the day.
    pub late_day: LateDay,
}

impl Default for Sla {
    fn default() -> Self {
        Self {
            warm_hold_sms_minutes: 20,
            tier_1_response_minutes: 30,
            tier_2_escalation_minutes: 60,
            tier_3_minutes: 240,
            clock: Clock::default(),
            late_day: LateDay::default(),
        }
    }
}

impl Sla {
    /// Returns the SLA of a tier that promises a call back within `minutes`: the promise replaces tier 1, and the
    /// manager's alert keeps its distance from it. Texts and nurture stay the same.
    ///
    /// ```
    /// use baton_core::handoff::Sla;
    /// let inbound = Sla::default().with_callback(5);
    /// assert_eq!((inbound.tier_1_response_minutes, inbound.tier_2_escalation_minutes), (5, 35));
    /// ```
    #[must_use]
    pub const fn with_callback(self, minutes: u32) -> Self {
        let distance = self
            .tier_2_escalation_minutes
            .saturating_sub(self.tier_1_response_minutes);
        Self {
            tier_1_response_minutes: minutes,
            tier_2_escalation_minutes: minutes.saturating_add(distance),
            ..self
        }
    }

    /// Returns the deadline `minutes` after a start, on the policy's clock.
    #[must_use]
    pub fn deadline(&self, calendar: &Calendar, start: Instant, minutes: u32) -> Deadline {
        let seconds = i64::from(minutes) * 60;
        match self.clock {
            Clock::Business => calendar.after(start, seconds),
            Clock::Elapsed => Deadline::elapsed(start.plus(seconds)),
        }
    }

    /// Returns the seconds between two moments, on the policy's clock.
    #[must_use]
    pub fn between(&self, calendar: &Calendar, from: Instant, to: Instant) -> i64 {
        match self.clock {
            Clock::Business => calendar.between(from, to),
            Clock::Elapsed => to.epoch() - from.epoch(),
        }
    }
}
