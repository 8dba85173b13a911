//! The proof that travels with a policy: calls, and what was decided for them.

use baton_core::canonical::{self, CanonicalError};
use baton_core::{Call, Instant, Node, Policy, boundary, decide};
use serde::{Deserialize, Serialize};

use crate::import::Engine;
use crate::refusal::{Refusal, RefusalCode};

/// The most cases of a self-test, so that a file stays far below its largest size.
pub const MAX_CASES: usize = 200;

/// A call with the digest of the decision that the signer saw.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SelfTestCase {
    /// The call, without its contact and texts: a policy decides on facts, and nobody's data travels with it.
    pub call: Call,
    /// The moment it is decided for.
    pub at: Instant,
    /// `sha256:…` of the decision's canonical JSON.
    pub decision_digest: String,
}

impl SelfTestCase {
    /// The case of a call: what this engine decides for it at a moment.
    ///
    /// # Errors
    /// [`CanonicalError`] when the call holds something that canonical JSON cannot carry.
    pub fn of(policy: &Policy, call: &Call, at: Instant) -> Result<Self, CanonicalError> {
        // Through the written form and back, so that the importer decides on the very same value.
        let written = canonical::to_string(&facts_only(policy, call))?;
        let call =
            Call::from_json(&written).map_err(|e| CanonicalError::Unserializable(e.to_string()))?;
        let decision_digest = decision_digest(policy, &call, at, decide)?;
        Ok(Self {
            call,
            at,
            decision_digest,
        })
    }

    /// Whether an engine decides the call as the signer's did.
    #[must_use]
    pub fn holds(&self, policy: &Policy, engine: Engine) -> bool {
        decision_digest(policy, &self.call, self.at, engine)
            .is_ok_and(|digest| digest == self.decision_digest)
    }
}

fn facts_only(policy: &Policy, call: &Call) -> Call {
    Call {
        facts: policy.schema().portable(&call.facts),
        ..Call::new(&call.id, call.phase)
    }
}

fn decision_digest(
    policy: &Policy,
    call: &Call,
    at: Instant,
    engine: Engine,
) -> Result<String, CanonicalError> {
    let decision = engine(policy, call, at).canonical()?;
    Ok(canonical::digest(decision.as_bytes()))
}

/// The self-test of a policy.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SelfTest {
    /// The calls with their expected decisions.
    pub cases: Vec<SelfTestCase>,
}

impl SelfTest {
    /// The policy's own tests, then the calls at its edges, then the calls given, as far as there is room.
    /// Calls without a moment of their own are decided for `at`.
    ///
    /// # Errors
    /// [`CanonicalError`] when a call holds something that canonical JSON cannot carry.
    pub fn generate(
        policy: &Policy,
        at: Instant,
        samples: impl IntoIterator<Item = (Call, Instant)>,
    ) -> Result<Self, CanonicalError> {
        let tests = policy.tests().iter();
        let own = tests.map(|test| (test.call.clone(), test.at));
        let edges = boundary::calls(policy).into_iter().map(|call| (call, at));
        let mut cases: Vec<SelfTestCase> = Vec::new();
        for (call, moment) in own.chain(edges).chain(samples) {
            if cases.len() >= MAX_CASES {
                break;
            }
            cases.push(SelfTestCase::of(policy, &call, moment)?);
        }
        Ok(Self { cases })
    }

    /// A self-test that was read as part of a payload before, from the document it stood in. It does without serde: a
    /// page that proves one stays small.
    #[must_use]
    pub fn from_node(node: &Node) -> Option<Self> {
        let Node::List(items) = node.get("cases")? else {
            return None;
        };
        let mut cases = Vec::with_capacity(items.len());
        for item in items {
            let (Node::Text(at), Node::Text(digest)) =
                (item.get("at")?, item.get("decision_digest")?)
            else {
                return None;
            };
            cases.push(SelfTestCase {
                call: Call::from_node(item.get("call")?.clone()).ok()?,
                at: Instant::parse(at)?,
                decision_digest: digest.clone(),
            });
        }
        Some(Self { cases })
    }

    /// Check 15: decides every case with an engine, and says how many there were.
    ///
    /// # Errors
    /// `engine_mismatch` at the first case that is decided otherwise, and for a test without cases: it would
    /// prove nothing.
    pub(crate) fn refute(&self, policy: &Policy, engine: Engine) -> Result<String, Refusal> {
        let mismatch = |message: String| Refusal::new(RefusalCode::EngineMismatch, message);
        if self.cases.is_empty() {
            let message = "the file carries no calls, so nothing shows that this engine decides as the signer's did";
            return Err(mismatch(message.to_owned()));
        }
        match self.cases.iter().find(|case| !case.holds(policy, engine)) {
            None => Ok(format!("{} calls decided alike", self.cases.len())),
            Some(case) => Err(mismatch(format!(
                "this engine decides the call `{}` otherwise than the signer's",
                case.call.id
            ))),
        }
    }
}
