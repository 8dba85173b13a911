//! Messages rendered for one call, each with its measures and what is wrong with it.

use std::borrow::Cow;

use serde::Serialize;

use super::render_context::RenderContext;
use crate::calendar::Instant;
use crate::handoff::FormatStep;
use crate::handoff::StepId;
use crate::handoff::{EMAIL_TO_PROSPECT, PlanStep};
use crate::message::BriefFinding;
use crate::message::sms::{self, Encoding, Sms};
use crate::message::template::{Claim, Placeholder, Template};
use crate::message::words::{self, Speech};
use crate::message::{MessageKind, slack};
use crate::policy::Policy;

/// Whether a claim of a template was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ClaimUse {
    /// The claim.
    pub claim: Claim,
    /// Whether the facts supported it; if not, the text says something else.
    pub made: bool,
}

/// How long a message is, in the measures of its channel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Measures {
    /// Lines of a Slack message.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lines: Option<usize>,
    /// Seconds to read it in silence; absent for what is spoken.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reading_seconds: Option<u64>,
    /// Encoding and segments of a text message.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sms: Option<Sms>,
    /// The time to say what is spoken.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speech: Option<Speech>,
    /// Words as written.
    pub words: usize,
}

/// A message as it goes out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Message {
    /// The moment it is rendered for: claims are true at this moment. `None` for a call without a moment.
    pub at: Option<Instant>,
    /// The claims of its template, in order.
    pub claims: Vec<ClaimUse>,
    /// What should be mended before it goes out.
    pub findings: Vec<BriefFinding>,
    /// How long it is.
    pub measures: Measures,
    /// The text; a Slack brief's is mrkdwn, escaped.
    pub text: String,
}

/// The messages of one call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rendered {
    /// The e-mail in the place of the holding message; only for a prospect whom no text message can reach.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holding_email: Option<Message>,
    /// For a prospect whom nobody called back; `None` unless handed off with a clock that runs, and without a number
    /// that takes text messages.
    pub holding_message: Option<Message>,
    /// The brief in five lines, whatever the outcome.
    pub slack_brief: Message,
    /// What the agent says before the hold; `None` unless the format transfers warm.
    pub transfer_line: Option<Message>,
    /// The e-mail in the place of the warm-hold SMS; only for a prospect whom no text message can reach.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub warm_hold_email: Option<Message>,
    /// Keeps the prospect warm; `None` unless handed off, when the holding message stands in for it, and without a number
    /// that takes text messages.
    pub warm_hold_sms: Option<Message>,
    /// What the AE hears first; `None` unless the format transfers warm.
    pub whisper: Option<Message>,
}

/// Renders the messages of a call with this plan; no plan and no timeline unless it is handed off.
#[must_use]
pub fn render_all(policy: &Policy, plan: &[PlanStep], context: &RenderContext<'_>) -> Rendered {
    let one = |kind, at| render(policy, kind, context, at);
    // A text of the ladder that another stands in for is not rendered: nobody reads it.
    let ladder = |id| {
        let step = context.timeline.iter().find(|step| step.id == id)?;
        step.merged.is_none().then_some(Some(step.deadline.at))
    };
    let done = |word| plan.iter().any(|step| step.step == word && step.is_done());
    // The format's text and the ladder's are one: it goes out with the handoff if the format sends it.
    let warm_hold = |word, id| {
        if done(word) {
            Some(context.at)
        } else {
            ladder(id)
        }
    };
    let sms = warm_hold(FormatStep::SmsToProspect.as_str(), StepId::WarmHold);
    let email = warm_hold(EMAIL_TO_PROSPECT, StepId::WarmHoldEmail);
    let transfers = done(FormatStep::WarmTransfer.as_str());
    Rendered {
        holding_email: ladder(StepId::HoldingEmail).map(|at| one(MessageKind::HoldingEmail, at)),
        slack_brief: one(MessageKind::SlackBrief, context.at),
        warm_hold_email: email.map(|at| one(MessageKind::WarmHoldEmail, at)),
        warm_hold_sms: sms.map(|at| one(MessageKind::WarmHoldSms, at)),
        holding_message: ladder(StepId::HoldingMessage)
            .map(|at| one(MessageKind::HoldingMessage, at)),
        transfer_line: transfers.then(|| one(MessageKind::TransferLine, context.at)),
        whisper: transfers.then(|| one(MessageKind::Whisper, context.at)),
    }
}

/// Renders one message as it goes out at a moment.
#[must_use]
pub fn render(
    policy: &Policy,
    kind: MessageKind,
    context: &RenderContext<'_>,
    at: Option<Instant>,
) -> Message {
    let template = policy.message(kind);
    let (text, claims, holes) = text(kind, template, context, at);
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
        sms: kind.is_sms().then(|| Sms::of(&text)),
        speech: kind.is_spoken().then(|| Speech::of(&text)),
    };
    let mut findings = findings(
        kind,
        &text,
        &measures,
        policy.transfer().whisper_seconds_max,
    );
    findings.extend(holes.into_iter().map(|what| BriefFinding {
        code: "value_missing",
        field: kind.as_str(),
        message: format!(
            "`{{{}}}` is not known, and the message says nothing in its place",
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
    let mut holes = Vec::new();
    let whole = kind.reaches_prospect() || kind == MessageKind::Whisper;
    let mut facts = None;
    let text = template.render_or(|what, otherwise, out| {
        let Placeholder::Claim(claim) = what else {
            let before = out.len();
            context.add(what, out);
            let missing = out.len() == before;
            if missing {
                out.push_str(otherwise.unwrap_or_default());
                if whole && otherwise.is_none() && !holes.contains(&what) {
                    holes.push(what);
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
        // Worked out once, and only for a template that claims something.
        let facts = facts.get_or_insert_with(|| context.claims(at));
        let words = facts.text(claim);
        claims.push(ClaimUse {
            claim,
            made: words.is_some(),
        });
        match (words, otherwise) {
            (Some(words), _) => out.push_str(&words),
            (None, Some(otherwise)) => out.push_str(otherwise),
            (None, None) => out.push_str(&facts.otherwise(claim)),
        }
    });
    (text, claims, holes)
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
        if characters > sms::MOST_CHARACTERS {
            let what = format!(
                "the message has {characters} characters, and carriers refuse more than {}",
                sms::MOST_CHARACTERS
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
        // An AE who has to follow it hears it at an unhurried pace.
        if speech.slow_ms > u64::from(whisper_seconds) * 1000 {
            let (fast, slow) = speech.seconds();
            let (most, _) = words::words_in(whisper_seconds);
            let message = format!(
                "the whisper takes {fast} to {slow} seconds to say, and the limit is {whisper_seconds}: \
                 {} spoken words, where {most} fit",
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
