//! Which automated texts one prospect gets: at most two, and never two at once.
//!
//! The format's SMS and the ladder's warm hold are one message. A holding message that would follow a warm hold
//! within [`SPACING_SECONDS`] takes its place: it says when somebody will ring, which the warm hold cannot. A text
//! that is left out keeps its step and its moment, and says what stands in for it.

use super::merged::Merged;
use super::step_id::StepId;
use super::terms::Sla;
use super::timeline_step::TimelineStep;
use crate::calendar::Calendar;
use crate::calendar::Instant;
use crate::call::contact::TextChannel;
use crate::handoff::plan::EMAIL_TO_PROSPECT;

/// Two automated texts to one prospect are at least so far apart, on the ladder's clock: 20 minutes.
pub const SPACING_SECONDS: i64 = 20 * 60;

const WITH_FORMAT: Merged = Merged {
    into: "sms_to_prospect",
    why: "the format's SMS went out at the handoff, and the two are one text",
};

const WITH_HOLDING: Merged = Merged {
    into: "holding_message",
    why: "the holding message follows within 20 minutes and says when somebody will ring",
};

const TOO_SOON: Merged = Merged {
    into: "sms_to_prospect",
    why: "the format's SMS went out less than 20 minutes before",
};

/// Sends the texts of a ladder by another channel than SMS, or takes them out.
pub(super) fn send_by(channel: TextChannel, steps: &mut Vec<TimelineStep>) {
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
                step.merged = step.merged.map(Merged::by_email);
            }
        }
    }
}

impl Merged {
    /// The same between e-mails.
    fn by_email(self) -> Self {
        let (into, why) = match (self.into, self == TOO_SOON) {
            ("holding_message", _) => (
                "holding_email",
                "the holding e-mail follows within 20 minutes and says when to expect an answer",
            ),
            (_, true) => (
                EMAIL_TO_PROSPECT,
                "the e-mail at the handoff went out less than 20 minutes before",
            ),
            _ => (
                EMAIL_TO_PROSPECT,
                "an e-mail went out at the handoff, and the two are one",
            ),
        };
        Self { into, why }
    }
}

impl Sla {
    /// Marks the texts of a ladder that are not sent.
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
