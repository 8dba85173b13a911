//! Reading and writing of `messages:`.

use super::section::{Report, Section};
use super::template::{check_whisper_length, message};
use crate::document::node::Node;
use crate::handoff::WarmTransfer;
use crate::message::template::{Placeholder, Refused, Template};
use crate::message::{MessageKind, Messages};

const KEY: &str = "messages";

pub(in crate::policy) fn read(
    doc: &mut Section<'_>,
    transfer: &WarmTransfer,
    report: &mut Report,
) -> Messages {
    let Some((node, path)) = doc.get(KEY) else {
        report.note_default(doc.path(), KEY, "the default texts");
        return Messages::default();
    };
    let mut section = Section::open(node, path.clone(), report);
    let mut one = |kind: MessageKind, report: &mut Report| match section.get(kind.as_str()) {
        Some((node, path)) => message(kind, node, &path, report),
        None => {
            report.note_default(&path, kind.as_str(), "the default text");
            None
        }
    };
    let texts = MessageKind::IN_MESSAGES.map(|kind| one(kind, report));
    // E-mail texts are rarely customised, so their defaults are not noted.
    let emails = MessageKind::EMAILS.map(|kind| {
        let (node, path) = section.get(kind.as_str())?;
        message(kind, node, &path, report)
    });
    section.close_unless(report, |key| Refused::by_name(key).map(Refused::message));
    let [slack_brief, warm_hold_sms, holding_message, whisper] = texts;
    let [warm_hold_email, holding_email] = emails;
    let or = |read: Option<Template<Placeholder>>, kind: MessageKind| {
        read.unwrap_or_else(|| kind.default_template())
    };
    let messages = Messages {
        slack_brief: or(slack_brief, MessageKind::SlackBrief),
        warm_hold_sms: or(warm_hold_sms, MessageKind::WarmHoldSms),
        holding_message: or(holding_message, MessageKind::HoldingMessage),
        warm_hold_email: or(warm_hold_email, MessageKind::WarmHoldEmail),
        holding_email: or(holding_email, MessageKind::HoldingEmail),
        whisper: or(whisper, MessageKind::Whisper),
    };
    let at = path.key(MessageKind::Whisper.as_str());
    check_whisper_length(&messages.whisper, transfer.whisper_seconds_max, &at, report);
    messages
}

pub(in crate::policy) fn write(messages: &Messages) -> Node {
    let mut texts = vec![
        (MessageKind::SlackBrief, &messages.slack_brief),
        (MessageKind::WarmHoldSms, &messages.warm_hold_sms),
        (MessageKind::HoldingMessage, &messages.holding_message),
        (MessageKind::Whisper, &messages.whisper),
    ];
    // E-mail texts are only written if they differ from the defaults.
    let emails = [
        (MessageKind::WarmHoldEmail, &messages.warm_hold_email),
        (MessageKind::HoldingEmail, &messages.holding_email),
    ];
    texts.extend(
        emails
            .into_iter()
            .filter(|(kind, text)| text.source() != kind.default_text()),
    );
    let entries = texts.into_iter();
    let entries = entries.map(|(kind, text)| (kind.as_str(), Node::text(text.source())));
    Node::map(entries.collect::<Vec<_>>())
}
