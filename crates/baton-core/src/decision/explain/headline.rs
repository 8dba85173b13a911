//! One-sentence summary of a decision.

use super::distance::{Distance, Gap};
use super::flip::changes;
use crate::call::contact::Approach;
use crate::call::{Outcome, Phase};
use crate::decision::record::{FormatChoice, Missing};
use crate::decision::render_context::{RenderContext, push_local_time};
use crate::document::enumeration::join;
use crate::handoff::{EMAIL_TO_PROSPECT, PlanStep};
use crate::policy::Policy;
use crate::rule::{Condition, Facts, Truth};

/// Maximum number of reasons named in a sentence; the rest are counted.
const MAX_REASONS: usize = 2;

/// Maximum number of characters of a value in a sentence.
const MAX_CHARACTERS: usize = 60;

/// The parts of a decision that its sentence is made from.
pub(crate) struct Headline<'a> {
    pub(crate) policy: &'a Policy,
    pub(crate) phase: Phase,
    pub(crate) facts: &'a Facts,
    pub(crate) outcome: Outcome,
    pub(crate) format: Option<&'a FormatChoice>,
    pub(crate) plan: &'a [PlanStep],
    pub(crate) missing: &'a [Missing],
    pub(crate) context: &'a RenderContext<'a>,
}

impl Headline<'_> {
    /// Returns the sentence, such as "Handed off by Slack and SMS; AE to call back by 15:53."
    pub(crate) fn sentence(&self) -> String {
        match self.outcome {
            Outcome::HandOff => self.handed_off(),
            Outcome::NoHandoff => self.not_handed_off(),
            Outcome::Undecided => self.undecided(),
        }
    }

    fn handed_off(&self) -> String {
        let channels = self.channels();
        let mut sentence = "Handed off".to_owned();
        if !channels.is_empty() {
            sentence.push_str(" by ");
            sentence.push_str(&join(&channels));
        }
        match (self.context.response_due(), self.context.at) {
            (Some(due), Some(at)) => {
                sentence.push_str(self.response());
                push_local_time(self.context.calendar, due, at, &mut sentence);
            }
            (_, None) => {
                sentence.push_str("; no deadline, because the time of the call is not known")
            }
            (None, _) => sentence.push_str("; no response deadline"),
        }
        if self.context.contact.is_unreachable() {
            sentence.push_str(", but there is no way to reach the prospect");
        }
        sentence.push('.');
        if self.format.is_some_and(|format| format.tier.is_none()) {
            sentence.push_str(" No format matches: choose one manually.");
        }
        sentence
    }

    /// Returns the response expected from the AE: a call if there is a number to call.
    fn response(&self) -> &'static str {
        match self.context.contact.approach() {
            Approach::Call => "; AE to call back by ",
            Approach::Write => "; AE to write by ",
            Approach::Unknown => "; AE to respond by ",
        }
    }

    /// Returns the channels that reach the AE and the prospect, from the executed steps of the plan.
    fn channels(&self) -> Vec<String> {
        let has = |wanted: &[&str]| {
            self.plan
                .iter()
                .any(|step| step.is_done() && wanted.contains(&step.step))
        };
        let channels = [
            (&["warm_transfer"][..], "warm transfer"),
            (&["notify_ae_slack", "slack_alert"], "Slack"),
            (&["sms_to_prospect"], "SMS"),
            (&[EMAIL_TO_PROSPECT], "e-mail"),
            (&["crm_note"], "CRM note"),
        ];
        let channels = channels.into_iter().filter(|(steps, _)| has(steps));
        channels.map(|(_, way)| way.to_owned()).collect()
    }

    fn not_handed_off(&self) -> String {
        let trigger = self.policy.trigger();
        let failed = self.furthest_conditions(changes(trigger, self.facts, true));
        let more = failed.len().saturating_sub(MAX_REASONS);
        let named = failed.into_iter().take(MAX_REASONS);
        let mut reasons: Vec<String> = named.map(|condition| self.reason(condition)).collect();
        match more {
            0 => {}
            1 => reasons.push("1 more condition is not met".to_owned()),
            _ => reasons.push(format!("{more} more conditions are not met")),
        }
        if !reasons.is_empty() {
            return format!("Not handed off: {}.", join(&reasons));
        }
        // The call ended without these facts, and the policy treats that as a no.
        let fields = self.missing_fields();
        if fields.is_empty() {
            return "Not handed off.".to_owned();
        }
        format!("Not handed off: {} not established.", is_or_are(&fields))
    }

    /// Returns the condition furthest from being met for each known field.
    fn furthest_conditions<'c>(&self, conditions: Vec<&'c Condition>) -> Vec<&'c Condition> {
        let mut kept: Vec<&Condition> = Vec::new();
        for condition in conditions {
            if condition.evaluate(self.facts) == Truth::Unknown {
                continue;
            }
            match kept.iter_mut().find(|known| known.slot == condition.slot) {
                Some(known) if self.gap(known) < self.gap(condition) => *known = condition,
                Some(_) => {}
                None => kept.push(condition),
            }
        }
        kept
    }

    fn distance<'c>(&self, condition: &'c Condition) -> Option<Distance<'c>> {
        let actual = self.facts.get(condition.slot)?;
        (condition.evaluate(self.facts) == Truth::NotMet)
            .then(|| Distance::between(actual, &condition.test))
    }

    fn gap(&self, condition: &Condition) -> Option<Gap> {
        match self.distance(condition)? {
            Distance::Short(gap) | Distance::Over(gap) => Some(gap),
            Distance::Other(_) => None,
        }
    }

    /// Describes an unmet condition: "qualification score is 61 (14 short)".
    fn reason(&self, condition: &Condition) -> String {
        let currency = self.policy.money().currency;
        let name = condition.field.replace('_', " ");
        // Avoids "is existing customer is no".
        let name = name.strip_prefix("is ").unwrap_or(&name);
        let actual = self.facts.get(condition.slot);
        let value =
            actual.map_or_else(|| "missing".to_owned(), |fact| cut(fact.describe(currency)));
        match self.distance(condition) {
            Some(distance @ (Distance::Short(_) | Distance::Over(_))) => {
                format!("{name} is {value} ({})", distance.describe(currency))
            }
            _ => format!("{name} is {value}"),
        }
    }

    fn undecided(&self) -> String {
        let fields = self.missing_fields();
        match self.phase {
            Phase::Live => format!("Can't decide yet: still to ask about {}.", join(&fields)),
            Phase::Ended => format!(
                "Can't decide: {} not known. Someone needs to follow up.",
                is_or_are(&fields)
            ),
        }
    }

    fn missing_fields(&self) -> Vec<String> {
        let fields = self.missing.iter();
        fields.map(|m| m.field.replace('_', " ")).collect()
    }
}

/// Shortens a value for a sentence.
fn cut(value: String) -> String {
    match value.char_indices().nth(MAX_CHARACTERS) {
        Some((end, _)) => [value.get(..end).unwrap_or_default(), "…"].concat(),
        None => value,
    }
}

/// Adds the verb to a list: "budget confirmed is", "budget confirmed and deal size are".
fn is_or_are(fields: &[String]) -> String {
    let verb = if fields.len() == 1 { "is" } else { "are" };
    format!("{} {verb}", join(fields))
}
