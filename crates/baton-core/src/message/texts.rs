//! The texts of a policy's messages.

use super::kind::MessageKind;
use super::template::{Placeholder, Template};

/// The lines of a Slack brief.
pub const SLACK_BRIEF_LINES: usize = 5;

/// The texts of a policy's messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Messages {
    /// Five lines for the AE, in Slack's mrkdwn.
    pub slack_brief: Template<Placeholder>,
    /// The text message that keeps the prospect warm: the format's and the ladder's are this one.
    pub warm_hold_sms: Template<Placeholder>,
    /// What the prospect gets when nobody has called them back.
    pub holding_message: Template<Placeholder>,
    /// The e-mail in the place of the warm-hold SMS.
    pub warm_hold_email: Template<Placeholder>,
    /// The e-mail in the place of the holding message.
    pub holding_email: Template<Placeholder>,
    /// What the AE hears before the two are joined.
    pub whisper: Template<Placeholder>,
}

impl Default for Messages {
    fn default() -> Self {
        Self {
            slack_brief: MessageKind::SlackBrief.default_template(),
            warm_hold_sms: MessageKind::WarmHoldSms.default_template(),
            holding_message: MessageKind::HoldingMessage.default_template(),
            warm_hold_email: MessageKind::WarmHoldEmail.default_template(),
            holding_email: MessageKind::HoldingEmail.default_template(),
            whisper: MessageKind::Whisper.default_template(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::sms::{Encoding, Sms};
    use crate::message::template::lint;
    use crate::message::words::Speech;

    #[test]
    fn b2_our_own_texts_keep_our_own_rules() {
        for kind in MessageKind::IN_MESSAGES
            .into_iter()
            .chain(MessageKind::EMAILS)
            .chain([MessageKind::TransferLine])
        {
            let template = Template::parse(kind.default_text(), &Placeholder::WORDS).unwrap();
            if kind.reaches_prospect() {
                assert_eq!(lint(&template), [], "{}", kind.as_str());
            }
            if kind.is_sms() {
                let sms = Sms::of(&template.fixed_text());
                assert_eq!((sms.encoding, sms.segments), (Encoding::Gsm7, 1));
            }
        }
        assert_eq!(
            MessageKind::SlackBrief.default_text().lines().count(),
            SLACK_BRIEF_LINES
        );
        assert!(Speech::of(&Messages::default().whisper.fixed_text()).words <= 20);
    }
}
