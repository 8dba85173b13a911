//! The SLA ladder: what is due when, once a call has been handed off.

use serde::Serialize;

use crate::calendar::{Calendar, Deadline};
use crate::instant::Instant;
use crate::sorted;

/// Whether SLA minutes are business time or plain time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Clock {
    /// Only time inside the calendar's windows counts.
    #[default]
    Business,
    /// Every second counts, day and night.
    Elapsed,
}

impl Clock {
    /// Every clock with its word in a document.
    pub const WORDS: [(&'static str, Self); 2] =
        [("business", Self::Business), ("elapsed", Self::Elapsed)];

    /// The word in a document.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Business => "business",
            Self::Elapsed => "elapsed",
        }
    }
}

/// What happens to the holding message when tier 3 would fall on another day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LateDay {
    /// It goes out when the day closes, so that nobody sleeps on silence.
    #[default]
    AtClose,
    /// It waits for tier 3.
    Carry,
}

impl LateDay {
    /// Every choice with its word in a document.
    pub const WORDS: [(&'static str, Self); 2] =
        [("at_close", Self::AtClose), ("carry", Self::Carry)];

    /// The word in a document.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AtClose => "at_close",
            Self::Carry => "carry",
        }
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

/// A step of the ladder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum StepId {
    /// The text message that holds the prospect.
    WarmHold,
    /// The AE's response is due.
    #[serde(rename = "tier_1")]
    Tier1,
    /// The manager is alerted.
    #[serde(rename = "tier_2")]
    Tier2,
    /// The prospect is told when they will hear from us.
    HoldingMessage,
    /// The lead enters nurture.
    Nurture,
}

impl StepId {
    /// Every step, in the order of the ladder.
    pub const ALL: [Self; 5] = [
        Self::WarmHold,
        Self::Tier1,
        Self::Tier2,
        Self::HoldingMessage,
        Self::Nurture,
    ];

    /// The word in JSON and in a document.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::WarmHold => "warm_hold",
            Self::Tier1 => "tier_1",
            Self::Tier2 => "tier_2",
            Self::HoldingMessage => "holding_message",
            Self::Nurture => "nurture",
        }
    }

    /// The step in a person's words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::WarmHold => "warm-hold SMS to the prospect",
            Self::Tier1 => "AE response due",
            Self::Tier2 => "sales manager alerted",
            Self::HoldingMessage => "holding message to the prospect",
            Self::Nurture => "lead enters nurture",
        }
    }
}

/// A step with its moment and the account of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TimelineStep {
    /// Which step.
    pub id: StepId,
    /// When, and how that came about.
    #[serde(flatten)]
    pub deadline: Deadline,
}

impl Sla {
    /// The deadline so many minutes after a start, on this policy's clock.
    #[must_use]
    pub fn deadline(&self, calendar: &Calendar, start: Instant, minutes: u32) -> Deadline {
        let seconds = i64::from(minutes) * 60;
        match self.clock {
            Clock::Business => calendar.after(start, seconds),
            Clock::Elapsed => Deadline::elapsed(start.plus(seconds)),
        }
    }

    /// The whole ladder for a handoff at a moment, in the order of time.
    #[must_use]
    pub fn timeline(&self, calendar: &Calendar, start: Instant) -> Vec<TimelineStep> {
        let step = |id, minutes| TimelineStep {
            id,
            deadline: self.deadline(calendar, start, minutes),
        };
        let nurture = step(StepId::Nurture, self.tier_3_minutes);
        let holding = self.holding_message(calendar, start, &nurture.deadline);
        let mut steps = vec![
            step(StepId::WarmHold, self.warm_hold_sms_minutes),
            step(StepId::Tier1, self.tier_1_response_minutes),
            step(StepId::Tier2, self.tier_2_escalation_minutes),
            TimelineStep {
                id: StepId::HoldingMessage,
                deadline: holding,
            },
            nurture,
        ];
        sorted::sort(&mut steps, |a, b| {
            (a.deadline.at, a.id).cmp(&(b.deadline.at, b.id))
        });
        steps
    }

    /// Tier 3, or the close of the trigger's working day if that is earlier and the warm hold has had its time.
    fn holding_message(&self, calendar: &Calendar, start: Instant, tier_3: &Deadline) -> Deadline {
        if self.late_day == LateDay::Carry || self.clock == Clock::Elapsed {
            return tier_3.clone();
        }
        let effective = calendar.after(start, 0).at;
        let at_close = calendar
            .close_of_day(effective)
            .map(|close| (close, calendar.between(effective, close)));
        match at_close {
            Some((close, run))
                if close < tier_3.at && run >= i64::from(self.warm_hold_sms_minutes) * 60 =>
            {
                calendar.after(start, run)
            }
            _ => tier_3.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ladder(sla: Sla, start: &str) -> Vec<(StepId, String)> {
        let steps = sla.timeline(&Calendar::uk(), Instant::parse(start).unwrap());
        steps
            .into_iter()
            .map(|s| (s.id, s.deadline.at.to_string()))
            .collect()
    }

    #[test]
    fn s1_on_a_friday_afternoon_the_holding_message_leaves_at_close() {
        let got = ladder(Sla::default(), "2026-06-19T14:23:00Z");
        let want = [
            (StepId::WarmHold, "2026-06-19T14:43:00Z"),
            (StepId::Tier1, "2026-06-19T14:53:00Z"),
            (StepId::Tier2, "2026-06-19T15:23:00Z"),
            (StepId::HoldingMessage, "2026-06-19T16:30:00Z"),
            (StepId::Nurture, "2026-06-22T09:53:00Z"),
        ];
        assert_eq!(got, want.map(|(id, at)| (id, at.to_owned())));
    }

    #[test]
    fn s1_too_late_in_the_day_the_holding_message_waits() {
        let got = ladder(Sla::default(), "2026-06-22T16:29:00Z");
        assert!(
            got.contains(&(StepId::HoldingMessage, "2026-06-23T11:59:00Z".to_owned())),
            "{got:?}"
        );
    }

    #[test]
    fn s1_carry_waits_for_tier_3() {
        let sla = Sla {
            late_day: LateDay::Carry,
            ..Sla::default()
        };
        let got = ladder(sla, "2026-06-19T14:23:00Z");
        assert!(
            got.contains(&(StepId::HoldingMessage, "2026-06-22T09:53:00Z".to_owned())),
            "{got:?}"
        );
    }
}
