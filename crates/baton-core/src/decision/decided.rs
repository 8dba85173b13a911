//! The decided part of a decision, without its explanations.

use serde::Serialize;

use super::crm_write::CrmWrite;
use super::record::{Decision, FormatChoice, TraceLine};
use super::render::Message;
use crate::calendar::{Instant, Warning};
use crate::call::Outcome;
use crate::document::canonical::{self, CanonicalError};
use crate::handoff::{FormatStep, Instead, PlanStep, StepId, TimelineStep};
use crate::message::MessageKind;
use crate::rule::{Fact, Truth};

/// The decided part of a [`Decision`]: everything that a person or a program acts on, and nothing that only explains it.
///
/// Two engines that agree on this part decide alike, whatever their wording. A signed policy's self-test compares it, so
/// that better English never refuses a signed file.
///
/// | part | in | not in |
/// |---|---|---|
/// | the decision | moment, outcome | `sentence`; the call and the policy's digest, which are given and not decided |
/// | `trace` | each line's id, value and result | `sentence`, `distance`; `depth`, `kind`, `field` and `expected`, which repeat the policy |
/// | `missing` | fields, in order | the questions |
/// | `format` | tier, steps, moment to call back by, whether the deal size crosses an edge | `why`, the words of `straddles` |
/// | `plan` | each step, what asked for it, what replaces one that is not possible | `words`, `note`, the reason |
/// | `timeline` | each step's moment, what it is merged into | why it is merged, the receipts |
/// | `crm` | all of it | |
/// | `messages` | the text and the moment of each | measures and claims, which follow from text and facts |
/// | `findings` | the code and the field of each, and the warnings of deadlines | the sentences |
///
/// The brief's fields repeat the call, and the AE reads them in the Slack brief.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Decided<'d> {
    at: Option<Instant>,
    crm: Option<&'d CrmWrite>,
    findings: Vec<DecidedFinding<'d>>,
    format: Option<DecidedFormat<'d>>,
    messages: Vec<DecidedMessage<'d>>,
    missing: Vec<&'d str>,
    outcome: Outcome,
    plan: Vec<DecidedStep>,
    timeline: Vec<DecidedDeadline>,
    trace: Vec<DecidedLine<'d>>,
}

impl Decision {
    /// Returns what was decided, without the explanations.
    ///
    /// ```
    /// use baton_core::{Call, Policy, policy::STARTER};
    /// let policy = Policy::from_yaml(STARTER)?;
    /// let call = Call::from_json(r#"{"id":"c-1","facts":{"qualification_score":60}}"#)?;
    /// let decision = policy.decide(&call, call.at);
    /// let mut reworded = decision.clone();
    /// reworded.sentence = "Other words.".to_owned();
    /// assert_ne!(decision, reworded);
    /// assert_eq!(decision.decided(), reworded.decided());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn decided(&self) -> Decided<'_> {
        // Every record is taken apart field by field, so that a new field has to be assigned to one side.
        let Self {
            at,
            brief,
            call: _,
            crm,
            format,
            intake: _,
            missing,
            outcome,
            plan,
            policy_digest: _,
            sentence: _,
            timeline,
            trace,
        } = self;
        Decided {
            at: *at,
            crm: crm.as_ref(),
            findings: findings(self).collect(),
            format: format.as_ref().map(DecidedFormat::from),
            messages: brief.messages.iter().map(decided_message).collect(),
            missing: missing.iter().map(|m| m.field.as_str()).collect(),
            outcome: *outcome,
            plan: plan.iter().map(DecidedStep::from).collect(),
            timeline: timeline.iter().map(DecidedDeadline::from).collect(),
            trace: trace.iter().map(DecidedLine::from).collect(),
        }
    }
}

impl Decided<'_> {
    /// Returns the canonical JSON.
    ///
    /// # Errors
    /// None in practice, as for [`Decision::canonical`].
    pub fn canonical(&self) -> Result<String, CanonicalError> {
        canonical::to_string(self)
    }

    /// Returns the digest of the canonical JSON: `sha256:` and 64 hexadecimal digits.
    ///
    /// # Errors
    /// None in practice, as for [`Decision::canonical`].
    pub fn digest(&self) -> Result<String, CanonicalError> {
        Ok(canonical::digest(self.canonical()?.as_bytes()))
    }
}

// As in `Decision`, fields are declared in alphabetical order: canonical JSON has nothing to sort.

/// A finding about a call's value, the brief or a message, or the warning of a deadline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct DecidedFinding<'d> {
    code: &'d str,
    field: &'d str,
}

fn findings(decision: &Decision) -> impl Iterator<Item = DecidedFinding<'_>> {
    let call = decision.intake.iter().map(|finding| DecidedFinding {
        code: finding.code,
        field: &finding.field,
    });
    let messages = decision.brief.messages.iter();
    let brief = decision.brief.findings.iter();
    let texts = brief.chain(messages.flat_map(|(_, message)| &message.findings));
    let texts = texts.map(|finding| DecidedFinding {
        code: finding.code,
        field: finding.field,
    });
    let callback = decision
        .format
        .iter()
        .filter_map(|f| f.callback_by.as_ref());
    let callback = callback.map(|deadline| (deadline, "callback_by"));
    let ladder = decision
        .timeline
        .iter()
        .map(|s| (&s.deadline, s.id.as_str()));
    let warnings = callback.chain(ladder).filter_map(|(deadline, field)| {
        let code = deadline.warning.map(Warning::as_str)?;
        Some(DecidedFinding { code, field })
    });
    call.chain(texts).chain(warnings)
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct DecidedFormat<'d> {
    #[serde(skip_serializing_if = "Option::is_none")]
    callback_by: Option<Instant>,
    steps: &'d [FormatStep],
    straddles: bool,
    tier: Option<&'d str>,
}

impl<'d> From<&'d FormatChoice> for DecidedFormat<'d> {
    fn from(format: &'d FormatChoice) -> Self {
        let FormatChoice {
            callback_by,
            steps,
            straddles,
            tier,
            why: _,
        } = format;
        Self {
            callback_by: callback_by.as_ref().map(|deadline| deadline.at),
            steps,
            straddles: straddles.is_some(),
            tier: tier.as_deref(),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct DecidedMessage<'d> {
    at: Option<Instant>,
    kind: &'static str,
    text: &'d str,
}

fn decided_message((kind, message): (MessageKind, &Message)) -> DecidedMessage<'_> {
    let Message {
        at,
        claims: _,
        findings: _,
        measures: _,
        text,
    } = message;
    DecidedMessage {
        at: *at,
        kind: kind.as_str(),
        text,
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct DecidedStep {
    from: &'static str,
    /// The replacement for a step that is not possible.
    #[serde(skip_serializing_if = "Option::is_none")]
    instead: Option<Instead>,
    step: &'static str,
}

impl From<&PlanStep> for DecidedStep {
    fn from(step: &PlanStep) -> Self {
        let PlanStep {
            from,
            not_possible,
            note: _,
            step,
            words: _,
        } = step;
        Self {
            from,
            instead: not_possible.as_ref().map(|not| not.instead),
            step,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct DecidedDeadline {
    at: Instant,
    id: StepId,
    #[serde(skip_serializing_if = "Option::is_none")]
    merged_into: Option<&'static str>,
}

impl From<&TimelineStep> for DecidedDeadline {
    fn from(step: &TimelineStep) -> Self {
        let TimelineStep {
            deadline,
            id,
            merged,
        } = step;
        Self {
            at: deadline.at,
            id: *id,
            merged_into: merged.as_ref().map(|merged| merged.into),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct DecidedLine<'d> {
    #[serde(skip_serializing_if = "Option::is_none")]
    actual: Option<&'d Fact>,
    id: &'d str,
    result: Truth,
}

impl<'d> From<&'d TraceLine> for DecidedLine<'d> {
    fn from(line: &'d TraceLine) -> Self {
        let TraceLine {
            actual,
            depth: _,
            distance: _,
            expected: _,
            field: _,
            id,
            kind: _,
            result,
            sentence: _,
        } = line;
        Self {
            actual: actual.as_ref(),
            id,
            result: *result,
        }
    }
}
