//! Reading of a template in a document, with all its errors and warnings.

use super::section::{Report, text};
use crate::document::node::Node;
use crate::document::{Code, Diagnostic, Path, words};
use crate::message::sms::{self, Encoding, Sms};
use crate::message::template::{
    Placeholder, Template, TemplateError, doubled_braces, lint, lint_whisper,
};
use crate::message::words::{Speech, contains as in_words, words_in};
use crate::message::{MessageKind, SLACK_BRIEF_LINES};

/// Parses a template and reports its errors.
pub(in crate::policy) fn parse<P: Copy>(
    node: &Node,
    path: &Path,
    words: &[(&'static str, P)],
    report: &mut Report,
) -> Option<Template<P>> {
    let source = text(node, path, report)?;
    // Ignores the line break at the end of a YAML block.
    let source = source.trim_end();
    if source.trim().is_empty() {
        let message = "the text is empty";
        report.add(
            Diagnostic::error(Code::EmptyText, path, message)
                .hint("write one, or remove the key to use the default text"),
        );
        return None;
    }
    match Template::parse(source, words) {
        Ok(template) => Some(template),
        Err(errors) => {
            for error in errors {
                report.add(diagnostic(&error, path));
            }
            None
        }
    }
}

fn diagnostic(error: &TemplateError, path: &Path) -> Diagnostic {
    let (code, hint) = match error {
        TemplateError::Brace(_) => (
            Code::TemplateBrace,
            "write `{name}` for a value and `{{` for a brace".to_owned(),
        ),
        TemplateError::Unknown { hint, .. } => (Code::TemplatePlaceholder, hint.clone()),
        TemplateError::Refused(_) => (Code::RefusedField, "remove it".to_owned()),
    };
    Diagnostic::error(code, path, error.to_string()).hint(hint)
}

/// Parses a message template and checks it against the rules of its kind.
pub(in crate::policy) fn message(
    kind: MessageKind,
    node: &Node,
    path: &Path,
    report: &mut Report,
) -> Option<Template<Placeholder>> {
    let template = parse(node, path, &Placeholder::WORDS, report)?;
    let found = match kind {
        _ if kind.reaches_prospect() => lint(&template),
        MessageKind::Whisper => lint_whisper(&template),
        _ => doubled_braces(&template),
    };
    for found in found {
        report.add(Diagnostic::warning(found.code, path, found.message).hint(found.hint));
    }
    if kind.is_sms() {
        check_encoding(&template, path, report);
        check_length(&template, path, report);
    }
    if MessageKind::EMAILS.contains(&kind) {
        check_no_promised_call(&template, path, report);
    }
    let lines = template.source().split('\n').count();
    if kind == MessageKind::SlackBrief && lines != SLACK_BRIEF_LINES {
        let message = words!("the Slack brief has {lines} lines, not {SLACK_BRIEF_LINES}");
        let hint =
            "write a line each for the contact, the reason, the call, the flags and the deadline";
        report.add(Diagnostic::error(Code::SlackLines, path, message).hint(hint));
    }
    Some(template)
}

/// Warns of characters outside GSM-7, which double the cost of every message.
fn check_encoding(template: &Template<Placeholder>, path: &Path, report: &mut Report) {
    let Sms {
        encoding: Encoding::Ucs2,
        outside: Some(outside),
        ..
    } = Sms::measure(&template.fixed_text())
    else {
        return;
    };
    let message = words!(
        "“{}” is outside GSM-7 and more than doubles the segments of every message",
        outside.character
    );
    // Suggests a replacement of the source, so that it can be copied with its placeholders.
    let offer = Sms::measure(template.source())
        .outside
        .and_then(|o| o.offer);
    let hint = offer.map_or_else(
        || "write it with the letters and marks of GSM-7".to_owned(),
        |offer| words!("write “{offer}”"),
    );
    report.add(Diagnostic::warning(Code::SmsEncoding, path, message).hint(hint));
}

/// Warns of a text message that carriers refuse, whatever the call.
fn check_length(template: &Template<Placeholder>, path: &Path, report: &mut Report) {
    let characters = template.fixed_text().chars().count();
    if characters > sms::MAX_CHARACTERS {
        let message = words!(
            "the text has {characters} characters before any value; carriers refuse more than {}",
            sms::MAX_CHARACTERS
        );
        report.add(
            Diagnostic::warning(Code::SmsTooLong, path, message)
                .hint("one segment of 160 characters is read at a glance"),
        );
    }
}

/// Warns of a promised call in an e-mail, because it goes to prospects without a number.
fn check_no_promised_call(template: &Template<Placeholder>, path: &Path, report: &mut Report) {
    const PROMISES: [&str; 6] = [
        "ring you",
        "call you",
        "phone you",
        "text you",
        "this number",
        "your number",
    ];
    let text = template.fixed_text();
    for phrase in PROMISES
        .into_iter()
        .filter(|phrase| in_words(&text, phrase))
    {
        let message =
            words!("“{phrase}” is a promise, and this e-mail goes to people without a number");
        report.add(
            Diagnostic::warning(Code::TemplateClaim, path, message).hint("write “be in touch”"),
        );
    }
}

/// Warns of a whisper whose fixed text leaves no room for values.
pub(in crate::policy) fn check_whisper_length(
    whisper: &Template<Placeholder>,
    seconds: u32,
    path: &Path,
    report: &mut Report,
) {
    let (max, _) = words_in(seconds);
    let words = Speech::measure(&whisper.fixed_text()).words;
    if words > max {
        let message = words!(
            "the whisper has {words} spoken words before any value; {seconds} seconds allow {max}"
        );
        report.add(
            Diagnostic::warning(Code::WhisperTooLong, path, message)
                .hint("name, company and need are enough"),
        );
    }
}
