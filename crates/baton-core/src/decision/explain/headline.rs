//! The decision in one sentence, for the page, the command and the package alike.

use super::distance::{Distance, Gap};
use super::flip::changes;
use crate::call::Outcome;
use crate::call::Phase;
use crate::call::contact::Approach;
use crate::decision::record::{FormatChoice, Missing};
use crate::decision::render_context::{RenderContext, local_time};
use crate::document::enumeration::joined;
use crate::handoff::{EMAIL_TO_PROSPECT, PlanStep};
use crate::policy::Policy;
use crate::rule::Condition;
use crate::rule::Facts;
use crate::rule::Truth;

/// The most reasons that a sentence names; more are counted.
const MOST_REASONS: usize = 2;

/// The most characters of a value in a sentence.
const MOST_CHARACTERS: usize = 60;

/// A decision that is about to be put into a sentence.
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
    /// The sentence, such as "Handed off by Slack and SMS; AE to call back by 15:53."
    pub(crate) fn sentence(&self) -> String {
        match self.outcome {
            Outcome::HandOff => self.handed_off(),
            Outcome::NoHandoff => self.not_handed_off(),
            Outcome::Undecided => self.undecided(),
        }
    }

    fn handed_off(&self) -> String {
        let ways = self.ways();
        let mut sentence = "Handed off".to_owned();
        if !ways.is_empty() {
            sentence.push_str(" by ");
            sentence.push_str(&joined(&ways));
        }
        match (self.context.response_due(), self.context.at) {
            (Some(due), Some(at)) => {
                sentence.push_str(self.response());
                local_time(self.context.calendar, due, at, &mut sentence);
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

    /// What the AE owes the prospect: a call if there is a number to call.
    fn response(&self) -> &'static str {
        match self.context.contact.approach() {
            Approach::Call => "; AE to call back by ",
            Approach::Write => "; AE to write by ",
            Approach::Unknown => "; AE to respond by ",
        }
    }

    /// How the AE and the prospect hear of it, from the plan that is carried out.
    fn ways(&self) -> Vec<String> {
        let has = |wanted: &[&str]| {
            self.plan
                .iter()
                .any(|step| step.is_done() && wanted.contains(&step.step))
        };
        let ways = [
            (&["warm_transfer"][..], "warm transfer"),
            (&["notify_ae_slack", "slack_alert"], "Slack"),
            (&["sms_to_prospect"], "SMS"),
            (&[EMAIL_TO_PROSPECT], "e-mail"),
            (&["crm_note"], "CRM note"),
        ];
        let ways = ways.into_iter().filter(|(steps, _)| has(steps));
        ways.map(|(_, way)| way.to_owned()).collect()
    }

    fn not_handed_off(&self) -> String {
        let trigger = self.policy.trigger();
        let failed = self.furthest(changes(trigger, self.facts, true));
        let more = failed.len().saturating_sub(MOST_REASONS);
        let named = failed.into_iter().take(MOST_REASONS);
        let mut reasons: Vec<String> = named.map(|condition| self.reason(condition)).collect();
        match more {
            0 => {}
            1 => reasons.push("1 more condition is not met".to_owned()),
            _ => reasons.push(format!("{more} more conditions are not met")),
        }
        if !reasons.is_empty() {
            return format!("Not handed off: {}.", joined(&reasons));
        }
        // The call ended without these, and the policy takes that for a no.
        let fields = self.missing_fields();
        if fields.is_empty() {
            return "Not handed off.".to_owned();
        }
        format!("Not handed off: {} not established.", is_or_are(&fields))
    }

    /// One condition for each field whose value is known: the one that is furthest from being met.
    fn furthest<'c>(&self, conditions: Vec<&'c Condition>) -> Vec<&'c Condition> {
        let mut kept: Vec<&Condition> = Vec::new();
        for condition in conditions {
            if condition.holds(self.facts) == Truth::Unknown {
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
        (condition.holds(self.facts) == Truth::NotMet)
            .then(|| Distance::between(actual, &condition.test))
    }

    fn gap(&self, condition: &Condition) -> Option<Gap> {
        match self.distance(condition)? {
            Distance::Short(gap) | Distance::Over(gap) => Some(gap),
            Distance::Other(_) => None,
        }
    }

    /// "qualification score is 61 (14 short)"
    fn reason(&self, condition: &Condition) -> String {
        let currency = self.policy.money().currency;
        let name = condition.field.replace('_', " ");
        // "existing customer is no" rather than "is existing customer is no".
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
            Phase::Live => format!("Can't decide yet: still to ask about {}.", joined(&fields)),
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

/// A value short enough for a sentence.
fn cut(value: String) -> String {
    match value.char_indices().nth(MOST_CHARACTERS) {
        Some((end, _)) => [value.get(..end).unwrap_or_default(), "…"].concat(),
        None => value,
    }
}

/// "budget confirmed is", "budget confirmed and deal size are"
fn is_or_are(fields: &[String]) -> String {
    let verb = if fields.len() == 1 { "is" } else { "are" };
    format!("{} {verb}", joined(fields))
}
