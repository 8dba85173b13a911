//! Decisions during a call, while facts are still arriving.

use std::ops::Deref;

use serde::Serialize;

use super::decide::missing;
use crate::calendar::Instant;
use crate::call::{Call, CallFinding, Outcome, Phase};
use crate::decision::explain::{self, Line};
use crate::decision::record::Missing;
use crate::document::node::Node;
use crate::policy::Policy;
use crate::rule::{Facts, Rule, Truth};

/// A call in progress under a policy.
///
/// The trigger fires once, when its conditions are first all met. Later facts change the call but never revoke the
/// handoff. The policy can be borrowed or shared, for example by `Rc`.
///
/// ```
/// use baton_core::{Instant, Node, Policy, decision::LiveCall};
/// let yaml = include_str!("../../../../web/samples/article-policy.yaml");
/// let policy = Policy::from_yaml(yaml)?;
/// let at = |s: i64| Instant::from_epoch(1_781_879_000 + s);
///
/// let mut call = LiveCall::new(&policy, "c-1");
/// call.update(at(0), "qualification_score", Node::Int(82));
/// let change = call.update(at(40), "budget_confirmed", Node::Bool(true));
/// assert_eq!(change.missing[0].field, "decision_maker_confirmed");
/// let change = call.update(at(75), "decision_maker_confirmed", Node::Bool(true));
/// assert!(change.fired);
/// assert_eq!(call.fired_at(), Some(at(75)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct LiveCall<P> {
    policy: P,
    call: Call,
    facts: Facts,
    fired_at: Option<Instant>,
}

/// A change in the result of a condition or group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Transition {
    /// The ID of the condition or group.
    pub id: String,
    /// The result before.
    pub from: Truth,
    /// The result after.
    pub to: Truth,
}

/// The effect of an update.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The current outcome.
    pub outcome: Outcome,
    /// True if this update fired the trigger.
    pub fired: bool,
    /// The conditions and groups whose results changed.
    pub turned: Vec<Transition>,
    /// The facts that can still change the outcome, most useful question first.
    pub missing: Vec<Missing>,
    /// Problems with the values of this update.
    pub findings: Vec<CallFinding>,
}

impl<P: Deref<Target = Policy>> LiveCall<P> {
    /// Starts a call without any facts.
    #[must_use]
    pub fn new(policy: P, id: &str) -> Self {
        Self {
            call: Call::new(id, Phase::Live),
            facts: Facts::empty(policy.schema()),
            fired_at: None,
            policy,
        }
    }

    /// Starts a call at a given time with the facts known before it, such as the contact and the source of the lead.
    #[must_use]
    pub fn begin(policy: P, mut call: Call, at: Instant) -> Self {
        call.phase = Phase::Live;
        let mut live = Self {
            call,
            ..Self::new(policy, "")
        };
        live.refresh(at, |_| false);
        live
    }

    /// Sets the intent signal.
    pub fn set_intent_signal(&mut self, intent_signal: &str) {
        intent_signal.clone_into(&mut self.call.intent_signal);
    }

    /// Sets a fact at a given time. A null value removes it.
    pub fn update(&mut self, at: Instant, field: &str, value: Node) -> Change {
        self.update_all(at, vec![(field.to_owned(), value)])
    }

    /// Sets several facts at the same time and returns their combined effect.
    pub fn update_all(&mut self, at: Instant, facts: Vec<(String, Node)>) -> Change {
        let fields: Vec<String> = facts.iter().map(|(field, _)| field.clone()).collect();
        for (field, value) in facts {
            self.call.set_fact(&field, value);
        }
        self.refresh(at, |field| fields.iter().any(|known| known == field))
    }

    /// Ends the call, after which missing facts stay missing.
    pub fn end(&mut self, at: Instant) -> Change {
        self.call.phase = Phase::Ended;
        self.refresh(at, |_| false)
    }

    /// Returns the time at which the trigger fired, if it has.
    #[must_use]
    pub fn fired_at(&self) -> Option<Instant> {
        self.fired_at
    }

    /// Returns the call with the facts so far.
    #[must_use]
    pub fn call(&self) -> &Call {
        &self.call
    }

    /// Returns the policy.
    #[must_use]
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// Reads the facts again and compares the traces before and after. Findings are kept for the fields that satisfy
    /// `is_reported`.
    fn refresh(&mut self, at: Instant, is_reported: impl Fn(&str) -> bool) -> Change {
        let (facts, mut findings) = self.call.prepare(self.policy.schema(), self.policy.money());
        findings.retain(|finding| is_reported(&finding.field));
        let policy = &*self.policy;
        let before = explain::trace(policy.trigger(), &self.facts);
        let after = explain::trace(policy.trigger(), &facts);
        let turned = before
            .iter()
            .zip(&after)
            .filter(|(b, a)| b.result != a.result)
            .map(transition)
            .collect();
        let missing = missing(policy, &facts);
        let trigger = after.first().map_or(Truth::Unknown, |root| root.result);
        let fired = self.fired_at.is_none() && trigger == Truth::Met;
        if fired {
            self.fired_at = Some(at);
        }
        let outcome = match self.fired_at {
            Some(_) => Outcome::HandOff,
            None => crate::decision::decide::outcome(policy, self.call.phase, trigger, &missing),
        };
        self.facts = facts;
        Change {
            outcome,
            fired,
            turned,
            missing,
            findings,
        }
    }
}

fn transition((before, after): (&Line<'_>, &Line<'_>)) -> Transition {
    let id = match after.rule {
        Rule::Condition(condition) => &condition.id,
        Rule::Group { id, .. } | Rule::Not { id, .. } => id,
    };
    Transition {
        id: id.clone(),
        from: before.result,
        to: after.result,
    }
}
