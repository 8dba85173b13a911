//! What a policy sets for the ladder: its minutes, and which time counts.

use crate::calendar::{Calendar, Deadline, Instant};
use strum::{IntoStaticStr, VariantArray};

/// Whether SLA minutes are business time or plain time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Clock {
    /// Only time inside the calendar's windows counts.
    #[default]
    Business,
    /// Every second counts, day and night.
    Elapsed,
}

impl Clock {
    /// All of them, in their order.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// The word in a document.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// What happens to the holding message when tier 3 would fall on another day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum LateDay {
    /// It goes out when the day closes, so that nobody sleeps on silence.
    #[default]
    AtClose,
    /// It waits for tier 3.
    Carry,
}

impl LateDay {
    /// All of them, in their order.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// The word in a document.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// The ladder's minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sla {
    /// The prospect gets a text message that holds them, if the AE has not been in touch.
    pub warm_hold_sms_minutes: u32,
    /// The AE has been in touch.
    pub tier_1_response_minutes: u32,
    /// The sales manager hears of it.
    pub tier_2_escalation_minutes: u32,
    /// The lead goes to nurture.
    pub tier_3_minutes: u32,
    /// Which time counts.
    pub clock: Clock,
    /// What a handoff late in the day does to the holding message.
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
    /// The ladder of a handoff whose tier promises a call back: that promise takes the place of tier 1, and the
    /// manager's alert follows it at the ladder's own distance. The texts to the prospect and nurture stay.
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

    /// The deadline so many minutes after a start, on this policy's clock.
    #[must_use]
    pub fn deadline(&self, calendar: &Calendar, start: Instant, minutes: u32) -> Deadline {
        let seconds = i64::from(minutes) * 60;
        match self.clock {
            Clock::Business => calendar.after(start, seconds),
            Clock::Elapsed => Deadline::elapsed(start.plus(seconds)),
        }
    }

    /// How many seconds lie between two moments, on this policy's clock.
    #[must_use]
    pub fn between(&self, calendar: &Calendar, from: Instant, to: Instant) -> i64 {
        match self.clock {
            Clock::Business => calendar.between(from, to),
            Clock::Elapsed => to.epoch() - from.epoch(),
        }
    }
}
