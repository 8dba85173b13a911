//! What the contact and the phase of a call make impossible.

use super::{Instead, NotPossible};
use crate::call::Phase;
use crate::call::contact::{KnownContact, TextChannel};

/// The steps that cannot be done for one call, each with its reason.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Obstacles {
    /// Why no text message can be sent.
    pub text: Option<NotPossible>,
    /// Why the prospect cannot be transferred.
    pub transfer: Option<NotPossible>,
    /// Whether the SLA's clock runs, with texts of its own.
    pub clock_runs: bool,
}

impl Obstacles {
    /// The obstacles of a call.
    ///
    /// A warm transfer needs the prospect on the line, or a number to call them on.
    #[must_use]
    pub fn of(contact: &KnownContact<'_>, phase: Phase, clock_runs: bool) -> Self {
        let instead = match contact.text_channel() {
            TextChannel::Email => Instead::Email,
            TextChannel::Sms | TextChannel::None => Instead::AeTold,
        };
        let text = contact.no_text_because();
        let cut_off = (phase == Phase::Ended).then_some(&contact.phone);
        let transfer = cut_off.and_then(|phone| phone.as_ref().err());
        Self {
            text: text.map(|reason| NotPossible { instead, reason }),
            transfer: transfer.map(|why| NotPossible {
                instead: Instead::AeTold,
                reason: format!("the call is over, and {why}"),
            }),
            clock_runs,
        }
    }
}
