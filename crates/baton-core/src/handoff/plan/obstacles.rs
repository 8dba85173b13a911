//! Steps that a call's contact or phase makes impossible.

use serde::Serialize;

use crate::call::Phase;
use crate::call::contact::{KnownContact, TextChannel};

/// The substitute for a step that is not possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Instead {
    /// Sends an e-mail to the prospect.
    Email,
    /// Alerts the AE first that the prospect cannot be reached this way.
    #[serde(rename = "ae_told")]
    AlertAe,
}

impl Instead {
    /// Returns the label shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Email => "an e-mail goes to the prospect instead",
            Self::AlertAe => "the AE is alerted first",
        }
    }
}

/// The reason why a step is not possible, and its substitute.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NotPossible {
    /// The substitute.
    pub instead: Instead,
    /// The reason, as a clause.
    pub reason: String,
}

/// The steps that are not possible for a call, with the reasons.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Obstacles {
    /// The reason why no text message can be sent.
    pub text: Option<NotPossible>,
    /// The reason why the prospect cannot be transferred.
    pub transfer: Option<NotPossible>,
    /// True if an SLA clock runs, which has its own texts.
    pub clock_runs: bool,
}

impl Obstacles {
    /// Determines the obstacles of a call.
    ///
    /// A warm transfer needs the prospect on the line, or a number to call them on.
    #[must_use]
    pub fn new(contact: &KnownContact<'_>, phase: Phase, clock_runs: bool) -> Self {
        let instead = match contact.text_channel() {
            TextChannel::Email => Instead::Email,
            TextChannel::Sms | TextChannel::None => Instead::AlertAe,
        };
        let text = contact.no_text_reason();
        let cut_off = (phase == Phase::Ended).then_some(&contact.phone);
        let transfer = cut_off.and_then(|phone| phone.as_ref().err());
        Self {
            text: text.map(|reason| NotPossible { instead, reason }),
            transfer: transfer.map(|why| NotPossible {
                instead: Instead::AlertAe,
                reason: format!("the call is over, and {why}"),
            }),
            clock_runs,
        }
    }
}
