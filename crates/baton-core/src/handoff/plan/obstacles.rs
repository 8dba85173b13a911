//! What the contact and the phase of a call make impossible.

use serde::Serialize;

use crate::call::Phase;
use crate::call::contact::{KnownContact, TextChannel};

/// What is done in the place of a step that cannot be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Instead {
    /// An e-mail goes to the prospect.
    Email,
    /// The AE is alerted first that the prospect cannot be reached this way.
    AeTold,
}

impl Instead {
    /// What is done, in a person's words.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Email => "an e-mail goes to the prospect instead",
            Self::AeTold => "the AE is alerted first",
        }
    }
}

/// Why a step of a plan cannot be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NotPossible {
    /// What is done in its place.
    pub instead: Instead,
    /// Why, as a clause.
    pub reason: String,
}

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
