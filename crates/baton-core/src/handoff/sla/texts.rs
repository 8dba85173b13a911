//! Limits on automated texts: at most two to a prospect, and never two at once.
//!
//! The format's SMS and the warm hold are the same message. A holding message that would follow a warm hold within
//! [`SPACING_SECONDS`] replaces it, because it says when to expect a call. A merged text keeps its step and time in the
//! timeline, with the text that replaces it.

use super::merged::Merged;
use super::step_id::StepId;
use super::terms::Sla;
use super::timeline_step::TimelineStep;
use crate::calendar::{Calendar, Instant};
use crate::call::contact::TextChannel;
use crate::handoff::plan::EMAIL_TO_PROSPECT;

/// Minimum distance between two automated texts to a prospect, in seconds on the SLA clock: 20 minutes.
pub const SPACING_SECONDS: i64 = 20 * 60;

const WITH_FORMAT: Merged = Merged {
    into: "sms_to_prospect",
    why: "the format's SMS was sent at the handoff and serves as both",
};

const WITH_HOLDING: Merged = Merged {
    into: "holding_message",
    why: "the holding message follows within 20 minutes and says when to expect a call",
};

const TOO_SOON: Merged = Merged {
    into: "sms_to_prospect",
    why: "the format's SMS was sent less than 20 minutes before",
};

/// Converts the texts of a timeline to another channel, or removes them.
pub(super) fn apply_channel(channel: TextChannel, steps: &mut Vec<TimelineStep>) {
    match channel {
        TextChannel::Sms => {}
        TextChannel::None => {
            steps.retain(|step| !matches!(step.id, StepId::WarmHold | StepId::HoldingMessage));
        }
        TextChannel::Email => {
            for step in steps {
                step.id = match step.id {
                    StepId::WarmHold => StepId::WarmHoldEmail,
                    StepId::HoldingMessage => StepId::HoldingEmail,
                    other => other,
                };
                step.merged = step.merged.map(Merged::via_email);
            }
        }
    }
}

impl Merged {
    /// Converts a merged text to e-mail.
    fn via_email(self) -> Self {
        let (into, why) = match (self.into, self == TOO_SOON) {
            ("holding_message", _) => (
                "holding_email",
                "the holding e-mail follows within 20 minutes and says when to expect an answer",
            ),
            (_, true) => (
                EMAIL_TO_PROSPECT,
                "the e-mail at the handoff was sent less than 20 minutes before",
            ),
            _ => (
                EMAIL_TO_PROSPECT,
                "an e-mail was sent at the handoff and serves as both",
            ),
        };
        Self { into, why }
    }
}

impl Sla {
    /// Marks the texts of a timeline that are not sent.
    pub(super) fn merge_texts(
        &self,
        calendar: &Calendar,
        start: Instant,
        texts_at_handoff: bool,
        steps: &mut [TimelineStep],
    ) {
        let at = |id| {
            let step = steps.iter().find(|step: &&TimelineStep| step.id == id);
            step.map_or(start, |step| step.deadline.at)
        };
        let (warm, holding) = (at(StepId::WarmHold), at(StepId::HoldingMessage));
        let close = |from, to| self.between(calendar, from, to) < SPACING_SECONDS;
        for step in steps {
            step.merged = match step.id {
                StepId::WarmHold if texts_at_handoff => Some(WITH_FORMAT),
                StepId::WarmHold if close(warm, holding) => Some(WITH_HOLDING),
                StepId::HoldingMessage if texts_at_handoff && close(start, holding) => {
                    Some(TOO_SOON)
                }
                _ => None,
            };
        }
    }
}
