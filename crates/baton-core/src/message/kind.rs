//! The messages of a handoff and their default texts.

use super::template::{Placeholder, Template};
use strum::IntoStaticStr;

/// A message that a handoff sends or says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum MessageKind {
    /// The five-line brief for the AE.
    SlackBrief,
    /// The text message that keeps the prospect warm.
    WarmHoldSms,
    /// The text message that promises a call to a prospect who is still waiting.
    HoldingMessage,
    /// The e-mail sent in place of the warm-hold SMS to a prospect who cannot receive text messages.
    WarmHoldEmail,
    /// The e-mail sent in place of the holding message.
    HoldingEmail,
    /// The line that the agent says before it puts the prospect on hold.
    TransferLine,
    /// The introduction that the AE hears before being connected to the prospect.
    Whisper,
}

impl MessageKind {
    /// The messages whose text is under `messages:`; the transfer line is under `warm_transfer:`.
    pub const IN_MESSAGES: [Self; 4] = [
        Self::SlackBrief,
        Self::WarmHoldSms,
        Self::HoldingMessage,
        Self::Whisper,
    ];

    /// The e-mails that replace text messages. A document may set their texts too.
    pub const EMAILS: [Self; 2] = [Self::WarmHoldEmail, Self::HoldingEmail];

    /// Returns the key used in documents and decisions.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// Returns true if the prospect reads or hears the message, so that it may only claim what is true.
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

    /// Returns true if the message is sent by SMS.
    #[must_use]
    pub const fn is_sms(self) -> bool {
        matches!(self, Self::WarmHoldSms | Self::HoldingMessage)
    }

    /// Returns true if the message is spoken.
    #[must_use]
    pub const fn is_spoken(self) -> bool {
        matches!(self, Self::TransferLine | Self::Whisper)
    }

    /// Returns the default text.
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
            // The e-mails promise no call: there may be no number to call.
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

    /// Returns the default text as a parsed template.
    #[must_use]
    pub fn default_template(self) -> Template<Placeholder> {
        Template::built_in(self.default_text(), &Placeholder::WORDS)
    }
}
