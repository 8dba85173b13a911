//! The steps of the ladder.

use serde::Serialize;
use strum::IntoStaticStr;

/// A step of the ladder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, IntoStaticStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum StepId {
    /// The text message that holds the prospect.
    WarmHold,
    /// The AE's response is due.
    #[serde(rename = "tier_1")]
    #[strum(serialize = "tier_1")]
    Tier1,
    /// The manager is alerted.
    #[serde(rename = "tier_2")]
    #[strum(serialize = "tier_2")]
    Tier2,
    /// The warm hold as an e-mail, for a prospect whom no text message can reach.
    WarmHoldEmail,
    /// The prospect is told when they will hear from us.
    HoldingMessage,
    /// The holding message as an e-mail.
    HoldingEmail,
    /// The lead enters nurture.
    Nurture,
}

impl StepId {
    /// Every step, in the order of the ladder. An e-mail takes the place of its text message.
    pub const ALL: [Self; 7] = [
        Self::WarmHold,
        Self::WarmHoldEmail,
        Self::Tier1,
        Self::Tier2,
        Self::HoldingMessage,
        Self::HoldingEmail,
        Self::Nurture,
    ];

    /// The ladder of a prospect whom text messages reach.
    pub const LADDER: [Self; 5] = [
        Self::WarmHold,
        Self::Tier1,
        Self::Tier2,
        Self::HoldingMessage,
        Self::Nurture,
    ];

    /// The word in JSON and in a document.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// The step in a person's words.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::WarmHold => "warm-hold SMS to the prospect",
            Self::WarmHoldEmail => "warm-hold e-mail to the prospect",
            Self::Tier1 => "AE response due",
            Self::Tier2 => "sales manager alerted",
            Self::HoldingMessage => "holding message to the prospect",
            Self::HoldingEmail => "holding e-mail to the prospect",
            Self::Nurture => "lead enters nurture",
        }
    }
}
