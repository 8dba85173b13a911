//! Outcome and tier alone, without an explanation: for a backend that decides many calls and shows few.
//!
//! Each of these functions agrees with [`crate::decide()`] on every call; a property test compares them.

use super::call_verdict::CallVerdict;
use super::fast_path;
use crate::call::{Call, CallError, Outcome};
use crate::policy::Policy;
use crate::rule::{Facts, Program, Rule, Schema, Truth, WhenMissing};

impl Policy {
    /// Returns the outcome of prepared facts ([`Call::prepare`]), without allocating.
    ///
    /// ```
    /// # use baton_core::{Call, Outcome, Policy};
    /// # let policy = Policy::from_yaml(baton_core::policy::STARTER)?;
    /// let call = Call::from_json(r#"{"id":"c-1","facts":{"qualification_score":60}}"#)?;
    /// let (facts, _) = call.prepare(policy.schema(), policy.money());
    /// assert_eq!(policy.outcome(&facts), Outcome::NoHandoff);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn outcome(&self, facts: &Facts) -> Outcome {
        match self.program() {
            Some(program) if !self.can_decline() => Self::run(program, facts).into(),
            _ => self.outcome_with_declining(facts),
        }
    }

    #[inline]
    fn run(program: &Program, facts: &Facts) -> Truth {
        program.run(facts.keys(), |slot, test| {
            facts.get(slot).is_some_and(|fact| test.passes(fact))
        })
    }

    /// Returns the outcome under a policy that may decline a call for a missing fact, or whose trigger is too large to compile.
    #[inline(never)]
    fn outcome_with_declining(&self, facts: &Facts) -> Outcome {
        let truth = match self.program() {
            Some(program) => Self::run(program, facts),
            None => self.trigger().evaluate(facts),
        };
        let declines = truth == Truth::Unknown
            && self.can_decline()
            && facts.is_final()
            && settles_no(self.trigger(), facts, self.schema());
        if declines {
            Outcome::NoHandoff
        } else {
            truth.into()
        }
    }

    /// Returns the outcome of a call's JSON text. Usual texts are read in one pass, without allocating. A text with an
    /// escape, an unknown fact, or a list or decimal that the trigger tests is read by [`Call::from_json`].
    ///
    /// # Errors
    /// [`CallError`] as for [`Call::from_json`].
    ///
    /// ```
    /// # use baton_core::{Outcome, Policy};
    /// # let policy = Policy::from_yaml(baton_core::policy::STARTER)?;
    /// let outcome = policy.outcome_of_json(r#"{"id":"c-1","facts":{"qualification_score":60}}"#)?;
    /// assert_eq!(outcome, Outcome::NoHandoff);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn outcome_of_json(&self, text: &str) -> Result<Outcome, CallError> {
        if let Some(outcome) = fast_path::outcome(self, text) {
            return Ok(outcome);
        }
        let call = Call::from_json(text)?;
        Ok(self.outcome(&call.prepare(self.schema(), self.money()).0))
    }

    /// Returns the outcome of a call's JSON text, and the tier of a call that is handed off.
    ///
    /// # Errors
    /// As [`Policy::outcome_of_json`].
    ///
    /// ```
    /// # use baton_core::{Outcome, Policy};
    /// # let policy = Policy::from_yaml(baton_core::policy::STARTER)?;
    /// let verdict = policy.verdict_of_json(
    ///     r#"{"id":"c-1","facts":{"qualification_score":82,"budget_confirmed":true,
    ///         "decision_maker_confirmed":true,"deal_size":"£15–20k"}}"#,
    /// )?;
    /// assert_eq!(verdict.outcome, Outcome::HandOff);
    /// let tier = verdict.tier.and_then(|number| policy.formats().tiers.get(number));
    /// assert_eq!(tier.map(|tier| tier.id.as_str()), Some("medium"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn verdict_of_json(&self, text: &str) -> Result<CallVerdict, CallError> {
        if let Some(verdict) = fast_path::verdict(self, text) {
            return Ok(verdict);
        }
        let (facts, _) = Call::from_json(text)?.prepare(self.schema(), self.money());
        let outcome = self.outcome(&facts);
        let tier = match outcome {
            Outcome::HandOff => self.formats().tier_index_for(&facts),
            _ => None,
        };
        Ok(CallVerdict { outcome, tier })
    }
}

/// Returns true if every fact that an undecided rule waits for declines the call when it is missing. Agrees with
/// [`crate::decision::explain::waits_for`], without building a list.
fn settles_no(rule: &Rule, facts: &Facts, schema: &Schema) -> bool {
    match rule {
        _ if rule.evaluate(facts) != Truth::Unknown => true,
        Rule::Condition(condition) => schema
            .spec(condition.slot)
            .is_some_and(|spec| spec.when_missing == WhenMissing::NoHandoff),
        Rule::Group { rules, .. } => rules.iter().all(|rule| settles_no(rule, facts, schema)),
        Rule::Not { rule, .. } => settles_no(rule, facts, schema),
    }
}
