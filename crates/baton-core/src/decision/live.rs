//! A call that is going on: facts arrive one by one, and each may fire the trigger.

use std::ops::Deref;

use serde::Serialize;

use super::decide::missing;
use crate::calendar::Instant;
use crate::call::Outcome;
use crate::call::{Call, CallFinding, Phase};
use crate::decision::explain::{self, Line};
use crate::decision::record::Missing;
use crate::document::node::Node;
use crate::policy::Policy;
use crate::rule::Facts;
use crate::rule::Rule;
use crate::rule::Truth;

/// A call in progress under a policy.
///
/// The trigger fires once, at the moment its conditions are first all true; what arrives later changes the facts
/// and never takes the handoff back. The policy is borrowed, or shared by what counts its owners.
///
/// ```
/// use baton_core::decision::LiveCall;
/// use baton_core::{Instant, Node, Policy};
/// let policy = Policy::from_yaml(baton_core::policy::STARTER)?;
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

/// A condition or group whose result one update changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Transition {
    /// The condition's or group's id.
    pub id: String,
    /// What it said before.
    pub from: Truth,
    /// What it says now.
    pub to: Truth,
}

/// What one update did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The outcome as it now stands.
    pub outcome: Outcome,
    /// Whether this very update fired the trigger.
    pub fired: bool,
    /// The conditions and groups whose result changed.
    pub turned: Vec<Transition>,
    /// The facts that could still change the outcome, in the order worth asking.
    pub missing: Vec<Missing>,
    /// Why the value could not be used, if it could not.
    pub findings: Vec<CallFinding>,
}

impl<P: Deref<Target = Policy>> LiveCall<P> {
    /// A call that has told nothing yet.
    #[must_use]
    pub fn new(policy: P, id: &str) -> Self {
        Self {
            call: Call::new(id, Phase::Live),
            facts: Facts::none(policy.schema()),
            fired_at: None,
            policy,
        }
    }

    /// A call that begins at a moment with something known already, such as who is called and why.
    #[must_use]
    pub fn begin(policy: P, mut call: Call, at: Instant) -> Self {
        call.phase = Phase::Live;
        let mut live = Self {
            call,
            ..Self::new(policy, "")
        };
        live.changed(at, |_| false);
        live
    }

    /// What the prospect said that makes this a lead.
    pub fn hear(&mut self, intent_signal: &str) {
        intent_signal.clone_into(&mut self.call.intent_signal);
    }

    /// Takes one fact at a moment; null takes it back.
    pub fn update(&mut self, at: Instant, field: &str, value: Node) -> Change {
        self.update_all(at, vec![(field.to_owned(), value)])
    }

    /// Takes several facts that arrived at one moment; the change is that of all of them together.
    pub fn update_all(&mut self, at: Instant, facts: Vec<(String, Node)>) -> Change {
        let fields: Vec<String> = facts.iter().map(|(field, _)| field.clone()).collect();
        for (field, value) in facts {
            self.call.set_fact(&field, value);
        }
        self.changed(at, |field| fields.iter().any(|known| known == field))
    }

    /// The call has ended: what is missing stays missing.
    pub fn end(&mut self, at: Instant) -> Change {
        self.call.phase = Phase::Ended;
        self.changed(at, |_| false)
    }

    /// When the trigger fired, if it has.
    #[must_use]
    pub fn fired_at(&self) -> Option<Instant> {
        self.fired_at
    }

    /// The call as it stands, to be decided in full.
    #[must_use]
    pub fn call(&self) -> &Call {
        &self.call
    }

    /// The policy that it is held against.
    #[must_use]
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// Reads the facts again and compares the accounts before and after. `told` says of which fields what is found
    /// is told.
    fn changed(&mut self, at: Instant, told: impl Fn(&str) -> bool) -> Change {
        let (facts, mut findings) = self.call.prepare(self.policy.schema(), self.policy.money());
        findings.retain(|finding| told(&finding.field));
        let policy = &*self.policy;
        let before = explain::trace(policy.trigger(), &self.facts);
        let after = explain::trace(policy.trigger(), &facts);
        let turned = before
            .iter()
            .zip(&after)
            .filter(|(b, a)| b.result != a.result)
            .map(turned)
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

fn turned((before, after): (&Line<'_>, &Line<'_>)) -> Transition {
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
