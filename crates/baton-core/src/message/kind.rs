//! The messages of a handoff: what each is for, and our own text for it.

use super::template::{Placeholder, Template};
use strum::IntoStaticStr;

/// A message that a handoff sends or says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum MessageKind {
    /// Five lines for the AE.
    SlackBrief,
    /// The text message that keeps the prospect warm.
    WarmHoldSms,
    /// What the prospect gets when nobody has called them back.
    HoldingMessage,
    /// The e-mail in the place of the warm-hold SMS, for a prospect whom no text message can reach.
    WarmHoldEmail,
    /// The e-mail in the place of the holding message.
    HoldingEmail,
    /// What the agent says before it puts the prospect on hold.
    TransferLine,
    /// What the AE hears before the two are joined.
    Whisper,
}

impl MessageKind {
    /// The messages that have their text under `messages:`; the transfer's line stands under `warm_transfer:`.
    pub const IN_MESSAGES: [Self; 4] = [
        Self::SlackBrief,
        Self::WarmHoldSms,
        Self::HoldingMessage,
        Self::Whisper,
    ];

    /// The e-mails in the place of text messages. A document may have texts of its own for them.
    pub const EMAILS: [Self; 2] = [Self::WarmHoldEmail, Self::HoldingEmail];

    /// The key in a document and in a decision.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// Whether the prospect reads or hears it, so that it may claim only what is true.
    #[must_use]
    pub const fn reaches_prospect(self) -> bool {
        matches!(
            self,
            Self::WarmHoldSms
                | Self::HoldingMessage
                | Self::WarmHoldEmail
                | Self::HoldingEmail
                | Self::TransferLine
        )
    }

    /// Whether it goes out as a text message.
    #[must_use]
    pub const fn is_sms(self) -> bool {
        matches!(self, Self::WarmHoldSms | Self::HoldingMessage)
    }

    /// Whether it is spoken.
    #[must_use]
    pub const fn is_spoken(self) -> bool {
        matches!(self, Self::TransferLine | Self::Whisper)
    }

    /// Our own text for it.
    #[must_use]
    pub const fn default_text(self) -> &'static str {
        match self {
            Self::SlackBrief => {
                "*{contact_name|Name not given}*, {company|company not given}, {phone|no number}\n\
                 *Why:* {intent_signal|not recorded}\n\
                 *Call:* {call_summary|no summary}\n\
                 *Flags:* {disqualifying_flags|none}\n\
                 *Respond by:* {response_due|no deadline}"
            }
            Self::WarmHoldSms => {
                "Hi {first_name|there}, thank you for talking to us {today}. \
                 {ae_name|A colleague of ours} has the notes of your call and will ring you on this number."
            }
            Self::HoldingMessage => {
                "Hi {first_name|there}, your call with us {today} is not forgotten. \
                 {ae_name|One of our team} {tried_to_reach_you|has your notes} and will ring you \
                 {next_working_day|as soon as we can}."
            }
            // They promise no call: there may be no number to call.
            Self::WarmHoldEmail => {
                "Hi {first_name|there}, thank you for talking to us {today}. \
                 {ae_name|A colleague of ours} has the notes of your call and will be in touch."
            }
            Self::HoldingEmail => {
                "Hi {first_name|there}, your call with us {today} is not forgotten. \
                 {ae_name|One of our team} {tried_to_reach_you|has your notes} and will be in touch \
                 {next_working_day|as soon as we can}."
            }
            Self::TransferLine => {
                "Stay with me for a moment, please. I am bringing in a colleague who can go into this with you."
            }
            Self::Whisper => {
                "Warm lead: {contact_name|name not given}, {company|company not given}. \
                 {intent_signal|Reason not recorded}. {deal_size|Size not known}."
            }
        }
    }

    /// Our own text for it, taken apart.
    #[must_use]
    pub fn default_template(self) -> Template<Placeholder> {
        Template::shipped(self.default_text(), &Placeholder::WORDS)
    }
}
