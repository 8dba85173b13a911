//! Rendering of a call's messages, with measures and findings.

use std::borrow::Cow;

use serde::Serialize;

use super::render_context::RenderContext;
use crate::calendar::Instant;
use crate::handoff::{EMAIL_TO_PROSPECT, FormatStep, PlanStep, StepId};
use crate::message::sms::{self, Encoding, Sms};
use crate::message::template::{Claim, Placeholder, Template};
use crate::message::words::{self, Speech};
use crate::message::{BriefFinding, MessageKind, slack};
use crate::policy::Policy;

/// A claim in a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ClaimUse {
    /// The claim.
    pub claim: Claim,
    /// True if the facts supported the claim; otherwise the text has its fallback.
    pub made: bool,
}

/// The length of a message in the units of its channel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Measures {
    /// Number of lines of a Slack message.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lines: Option<usize>,
    /// Silent reading time in seconds; absent for spoken messages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reading_seconds: Option<u64>,
    /// Encoding and segments of an SMS.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sms: Option<Sms>,
    /// Speaking time of a spoken message.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speech: Option<Speech>,
    /// Number of words as written.
    pub words: usize,
}

/// A rendered message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Message {
    /// The time of sending, at which its claims are true; `None` for a call without a time.
    pub at: Option<Instant>,
    /// The claims of the template, in order.
    pub claims: Vec<ClaimUse>,
    /// Problems to fix before the message is sent.
    pub findings: Vec<BriefFinding>,
    /// The length of the message.
    pub measures: Measures,
    /// The text; for a Slack brief, escaped mrkdwn.
    pub text: String,
}

/// The messages of a call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rendered {
    /// The e-mail that replaces the holding message; only for a prospect who cannot receive text messages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holding_email: Option<Message>,
    /// The text message for a prospect still waiting for a call. `None` unless the call is handed off with an SLA
    /// clock, and for a contact without a mobile number.
    pub holding_message: Option<Message>,
    /// The five-line brief, for any outcome.
    pub slack_brief: Message,
    /// The agent's line before the hold; `None` unless the format has a warm transfer.
    pub transfer_line: Option<Message>,
    /// The e-mail that replaces the warm-hold SMS; only for a prospect who cannot receive text messages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub warm_hold_email: Option<Message>,
    /// The text message that keeps the prospect warm. `None` unless handed off, if the holding message replaces it, and
    /// for a contact without a mobile number.
    pub warm_hold_sms: Option<Message>,
    /// The introduction that the AE hears; `None` unless the format has a warm transfer.
    pub whisper: Option<Message>,
}

impl Rendered {
    /// Returns the messages that the call has, in the order of their keys.
    pub fn iter(&self) -> impl Iterator<Item = (MessageKind, &Message)> {
        let all = [
            (MessageKind::HoldingEmail, self.holding_email.as_ref()),
            (MessageKind::HoldingMessage, self.holding_message.as_ref()),
            (MessageKind::SlackBrief, Some(&self.slack_brief)),
            (MessageKind::TransferLine, self.transfer_line.as_ref()),
            (MessageKind::WarmHoldEmail, self.warm_hold_email.as_ref()),
            (MessageKind::WarmHoldSms, self.warm_hold_sms.as_ref()),
            (MessageKind::Whisper, self.whisper.as_ref()),
        ];
        all.into_iter()
            .filter_map(|(kind, message)| Some((kind, message?)))
    }
}

/// Renders the messages of a call. Plan and timeline are empty unless it is handed off.
#[must_use]
pub fn render_all(policy: &Policy, plan: &[PlanStep], context: &RenderContext<'_>) -> Rendered {
    let one = |kind, at| render(policy, kind, context, at);
    // Merged texts are not sent, so they are not rendered.
    let sla_text = |id| {
        let step = context.timeline.iter().find(|step| step.id == id)?;
        step.merged.is_none().then_some(Some(step.deadline.at))
    };
    let done = |word| plan.iter().any(|step| step.step == word && step.is_done());
    // The format's text and the warm hold are the same message. If the format sends it, it is sent at the handoff.
    let warm_hold = |word, id| {
        if done(word) {
            Some(context.at)
        } else {
            sla_text(id)
        }
    };
    let sms = warm_hold(FormatStep::SmsToProspect.as_str(), StepId::WarmHold);
    let email = warm_hold(EMAIL_TO_PROSPECT, StepId::WarmHoldEmail);
    let transfers = done(FormatStep::WarmTransfer.as_str());
    Rendered {
        holding_email: sla_text(StepId::HoldingEmail).map(|at| one(MessageKind::HoldingEmail, at)),
        slack_brief: one(MessageKind::SlackBrief, context.at),
        warm_hold_email: email.map(|at| one(MessageKind::WarmHoldEmail, at)),
        warm_hold_sms: sms.map(|at| one(MessageKind::WarmHoldSms, at)),
        holding_message: sla_text(StepId::HoldingMessage)
            .map(|at| one(MessageKind::HoldingMessage, at)),
        transfer_line: transfers.then(|| one(MessageKind::TransferLine, context.at)),
        whisper: transfers.then(|| one(MessageKind::Whisper, context.at)),
    }
}

/// Renders a message as sent at a given time.
#[must_use]
pub fn render(
    policy: &Policy,
    kind: MessageKind,
    context: &RenderContext<'_>,
    at: Option<Instant>,
) -> Message {
    let template = policy.message(kind);
    let (text, claims, missing_values) = text(kind, template, context, at);
    let escaped = match kind {
        MessageKind::SlackBrief => slack::escaped(&text),
        _ => Cow::Borrowed(""),
    };
    let text = match escaped {
        Cow::Owned(escaped) => escaped,
        Cow::Borrowed(_) => text,
    };
    let words = words::count(&text);
    let measures = Measures {
        words,
        lines: (kind == MessageKind::SlackBrief).then(|| text.split('\n').count()),
        reading_seconds: (!kind.is_spoken()).then(|| words::reading_seconds(words)),
        sms: kind.is_sms().then(|| Sms::measure(&text)),
        speech: kind.is_spoken().then(|| Speech::measure(&text)),
    };
    let mut findings = findings(
        kind,
        &text,
        &measures,
        policy.transfer().whisper_seconds_max,
    );
    findings.extend(missing_values.into_iter().map(|what| BriefFinding {
        code: "value_missing",
        field: kind.as_str(),
        message: format!(
            "`{{{}}}` is not known, and the template has no fallback",
            what.as_str()
        ),
    }));
    Message {
        text,
        at,
        measures,
        claims,
        findings,
    }
}

fn text(
    kind: MessageKind,
    template: &Template<Placeholder>,
    context: &RenderContext<'_>,
    at: Option<Instant>,
) -> (String, Vec<ClaimUse>, Vec<Placeholder>) {
    let mut claims = Vec::new();
    let mut missing_values = Vec::new();
    let whole = kind.reaches_prospect() || kind == MessageKind::Whisper;
    let mut facts = None;
    let text = template.render_or(|what, fallback, out| {
        let Placeholder::Claim(claim) = what else {
            let before = out.len();
            context.add(what, out);
            let missing = out.len() == before;
            if missing {
                out.push_str(fallback.unwrap_or_default());
                if whole && fallback.is_none() && !missing_values.contains(&what) {
                    missing_values.push(what);
                }
            }
            let added = out.len();
            if missing && what == Placeholder::Phone && kind == MessageKind::SlackBrief {
                let elsewhere = template.values().any(|value| value == Placeholder::Email);
                context.add_instead_of_phone(elsewhere, out);
            }
            if kind == MessageKind::SlackBrief {
                slack::neutralise(out, if missing { added } else { before });
            }
            return;
        };
        // Computed only for templates with claims, and only once.
        let facts = facts.get_or_insert_with(|| context.claims(at));
        let words = facts.text(claim);
        claims.push(ClaimUse {
            claim,
            made: words.is_some(),
        });
        match (words, fallback) {
            (Some(words), _) => out.push_str(&words),
            (None, Some(fallback)) => out.push_str(fallback),
            (None, None) => out.push_str(&facts.fallback(claim)),
        }
    });
    (text, claims, missing_values)
}

fn findings(
    kind: MessageKind,
    text: &str,
    measures: &Measures,
    whisper_seconds: u32,
) -> Vec<BriefFinding> {
    let mut found = Vec::new();
    let mut add = |code, message| {
        found.push(BriefFinding {
            code,
            field: kind.as_str(),
            message,
        });
    };
    if let Some(Sms {
        encoding: Encoding::Ucs2,
        outside: Some(outside),
        segments,
        ..
    }) = &measures.sms
    {
        let plural = if *segments == 1 { "" } else { "s" };
        let what = format!(
            "“{}” is outside GSM-7, so the message takes {segments} segment{plural}",
            outside.character
        );
        add("sms_not_gsm7", what);
    }
    if let Some(sms) = &measures.sms {
        let characters = text.chars().count();
        if characters > sms::MAX_CHARACTERS {
            let what = format!(
                "the message has {characters} characters, and carriers refuse more than {}",
                sms::MAX_CHARACTERS
            );
            add("sms_too_long", what);
        } else if sms.segments >= sms::MANY_SEGMENTS {
            let what = format!(
                "the message takes {} segments, each billed separately",
                sms.segments
            );
            add("sms_many_segments", what);
        }
    }
    if let Some(speech) = &measures.speech
        && kind == MessageKind::Whisper
    {
        // The limit applies to unhurried speech, which the AE can follow.
        if speech.slow_ms > u64::from(whisper_seconds) * 1000 {
            let (fast, slow) = speech.seconds();
            let (most, _) = words::words_in(whisper_seconds);
            let message = format!(
                "the whisper takes {fast} to {slow} seconds to say, and the limit is {whisper_seconds}: \
                 {} spoken words, but only {most} fit",
                speech.words
            );
            add("whisper_too_long", message);
        }
    }
    if kind == MessageKind::SlackBrief && slack::has_cut_line(text) {
        let message = format!(
            "a line is over {} characters and is cut in Slack",
            slack::SECTION_CHARACTERS
        );
        add("slack_line_cut", message);
    }
    found
}
