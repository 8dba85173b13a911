//! How long a message is, under its field, at every keystroke.

use baton_core::decision::{Measures, Rendered};
use baton_core::document::Path;
use baton_core::message::sms::{Encoding, Sms};
use baton_core::message::template::{Placeholder, Template};
use baton_core::message::words::{self, Speech};
use baton_core::message::{MessageKind, SLACK_BRIEF_LINES};

use super::Form;
use crate::action::{Verb, act};
use crate::model::Model;
use crate::words::count;

/// The measures as it goes out for the selected call; of its own words where that is not known.
pub(super) fn view(form: &mut Form<'_>, kind: MessageKind, id: &str, at: &Path) {
    let model = form.model;
    let source = model
        .node(at)
        .map(baton_core::Node::typed)
        .unwrap_or_default();
    let Ok(template) = Template::parse(source.trim_end(), &Placeholder::WORDS) else {
        return;
    };
    let (whose, measures) = match for_call(model, kind) {
        Some((who, measures)) => (format!("For {who}: "), measures.clone()),
        None => (
            "Before any value: ".to_owned(),
            of_text(kind, &template.fixed_text()),
        ),
    };
    let most = model.policy().transfer().whisper_seconds_max;
    let said = [whose, sentence(&measures, kind, most)].concat();
    let id_of = |part| [id, part].join("-");
    let attributes = [
        ("class", "note measures"),
        ("id", &*id_of("measures")),
        ("data-testid", &*id_of("measures")),
    ];
    form.tag("p", &attributes, &said);
    if !kind.is_sms() {
        return;
    }
    if let Some(offer) = Sms::measure(template.source())
        .outside
        .and_then(|outside| outside.offer)
    {
        let attributes = [
            ("type", "button"),
            ("class", "button small"),
            ("id", &*id_of("gsm")),
            ("data-testid", &*id_of("gsm")),
            ("data-do", &*act(Verb::Pick, at.as_str())),
            ("value", &*offer),
        ];
        form.tag("button", &attributes, "Write it in GSM-7");
    }
}

/// What goes out for the selected call, unless the draft has errors or the message does not go out.
fn for_call(model: &Model, kind: MessageKind) -> Option<(String, &Measures)> {
    if model.stale() {
        return None;
    }
    let (sample, call, decision) = model.selected()?;
    let message = of(&decision.brief.messages, kind)?;
    let name = &call.contact.name;
    let who = if name.is_empty() { &sample.title } else { name };
    Some((who.clone(), &message.measures))
}

fn of(rendered: &Rendered, kind: MessageKind) -> Option<&baton_core::decision::Message> {
    match kind {
        MessageKind::SlackBrief => Some(&rendered.slack_brief),
        MessageKind::WarmHoldSms => rendered.warm_hold_sms.as_ref(),
        MessageKind::HoldingMessage => rendered.holding_message.as_ref(),
        MessageKind::WarmHoldEmail => rendered.warm_hold_email.as_ref(),
        MessageKind::HoldingEmail => rendered.holding_email.as_ref(),
        MessageKind::TransferLine => rendered.transfer_line.as_ref(),
        MessageKind::Whisper => rendered.whisper.as_ref(),
    }
}

fn of_text(kind: MessageKind, text: &str) -> Measures {
    let words = words::count(text);
    Measures {
        words,
        lines: (kind == MessageKind::SlackBrief).then(|| text.split('\n').count()),
        reading_seconds: (!kind.is_spoken()).then(|| words::reading_seconds(words)),
        sms: kind.is_sms().then(|| Sms::measure(text)),
        speech: kind.is_spoken().then(|| Speech::measure(text)),
    }
}

/// "34 words · 1 segment of GSM-7, 141 of 160 · about 9 s to read"
pub(crate) fn sentence(measures: &Measures, kind: MessageKind, whisper_seconds: u32) -> String {
    let mut said = count(measures.words, "word");
    if let Some(lines) = measures.lines {
        said.push_str(&format!(" · {lines} of {SLACK_BRIEF_LINES} lines"));
    }
    if let Some(sms) = &measures.sms {
        let (one, part) = sms.encoding.capacity();
        let most = if sms.segments > 1 {
            part * sms.segments
        } else {
            one
        };
        let (segments, units) = (count(sms.segments as usize, "segment"), sms.units);
        let name = match sms.encoding {
            Encoding::Gsm7 => "GSM-7",
            Encoding::Ucs2 => "UCS-2",
        };
        said.push_str(&format!(" · {segments} of {name}, {units} of {most}"));
    }
    if let Some(seconds) = measures.reading_seconds {
        said.push_str(&format!(" · about {seconds} s to read"));
    }
    if let Some(speech) = &measures.speech {
        let (fast, slow) = speech.seconds();
        said.push_str(&format!(" · {fast} to {slow} s to say"));
        let (most, _) = words::words_in(whisper_seconds);
        if kind == MessageKind::Whisper && speech.words > most {
            let over = count(speech.words - most, "word");
            said.push_str(&format!(" · {over} over {whisper_seconds} s"));
        } else if kind == MessageKind::Whisper {
            said.push_str(&format!(" · {whisper_seconds} s at most"));
        }
    }
    said
}
