//! The message texts of a policy.

use super::kind::MessageKind;
use super::template::{Placeholder, Template};

/// Number of lines in a Slack brief.
pub const SLACK_BRIEF_LINES: usize = 5;

/// The message texts of a policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Messages {
    /// The five-line brief for the AE, in Slack mrkdwn.
    pub slack_brief: Template<Placeholder>,
    /// The text message that keeps the prospect warm, used by the format and by the SLA timeline.
    pub warm_hold_sms: Template<Placeholder>,
    /// The text message for a prospect still waiting for a call.
    pub holding_message: Template<Placeholder>,
    /// The e-mail sent in place of the warm-hold SMS.
    pub warm_hold_email: Template<Placeholder>,
    /// The e-mail sent in place of the holding message.
    pub holding_email: Template<Placeholder>,
    /// The introduction that the AE hears before being connected to the prospect.
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
    fn default_texts_pass_their_own_checks() {
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
                let sms = Sms::measure(&template.fixed_text());
                assert_eq!((sms.encoding, sms.segments), (Encoding::Gsm7, 1));
            }
        }
        assert_eq!(
            MessageKind::SlackBrief.default_text().lines().count(),
            SLACK_BRIEF_LINES
        );
        assert!(Speech::measure(&Messages::default().whisper.fixed_text()).words <= 20);
    }
}
