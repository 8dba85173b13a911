//! Steps of the SLA timeline.

use serde::Serialize;
use strum::IntoStaticStr;

/// A step of the SLA timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, IntoStaticStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum StepId {
    /// The text message that keeps the prospect warm.
    WarmHold,
    /// The deadline for the AE's response.
    #[serde(rename = "tier_1")]
    #[strum(serialize = "tier_1")]
    Tier1,
    /// The alert to the sales manager.
    #[serde(rename = "tier_2")]
    #[strum(serialize = "tier_2")]
    Tier2,
    /// The warm hold by e-mail, for a prospect who cannot receive text messages.
    WarmHoldEmail,
    /// The text message that says when the prospect can expect a call.
    HoldingMessage,
    /// The holding message by e-mail.
    HoldingEmail,
    /// The lead's entry into nurture.
    Nurture,
}

impl StepId {
    /// Every step in the default order. An e-mail follows the text message that it replaces.
    pub const ALL: [Self; 7] = [
        Self::WarmHold,
        Self::WarmHoldEmail,
        Self::Tier1,
        Self::Tier2,
        Self::HoldingMessage,
        Self::HoldingEmail,
        Self::Nurture,
    ];

    /// The steps for a prospect who can receive text messages.
    pub const WITH_SMS: [Self; 5] = [
        Self::WarmHold,
        Self::Tier1,
        Self::Tier2,
        Self::HoldingMessage,
        Self::Nurture,
    ];

    /// Returns the word used in JSON and in documents.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// Returns the label shown to people.
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
