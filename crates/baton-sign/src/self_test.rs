//! The proof that travels with a policy: calls, and what was decided for them.

use baton_core::call::Contact;
use baton_core::call::contact::PhoneNumber;
use baton_core::document::canonical::{self, CanonicalError};
use baton_core::policy::DocumentForm;
use baton_core::{Call, Instant, Node, Outcome, Policy, analysis::edge_cases, decide};
use serde::{Deserialize, Serialize, Serializer};

use crate::engine::Engine;
use crate::envelope::MAX_BYTES;
use crate::refusal::{Refusal, RefusalCode};

/// The most cases of a self-test.
pub const MAX_CASES: usize = 200;

/// The bytes that a policy and its self-test may have together: what base64 makes of them, the rest of the payload and
/// sixteen signatures stay below [`MAX_BYTES`].
const ROOM: usize = MAX_BYTES / 4 * 3 - 8 * 1024;

/// A call with the digest of what the signer's engine decided for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SelfTestCase {
    /// The call, without its contact and texts: a policy decides on facts, and nobody's data travels with it.
    #[serde(serialize_with = "canonical_call")]
    pub call: Call,
    /// The moment it is decided for.
    pub at: Instant,
    /// `sha256:…` of the [decided part](baton_core::decision::Decided) of the decision, without its explanations.
    pub decided_digest: String,
}

impl SelfTestCase {
    /// The case of a call: what this engine decides for it at a moment.
    ///
    /// # Errors
    /// [`CanonicalError`] when the call holds something that canonical JSON cannot carry.
    pub fn of(policy: &Policy, call: &Call, at: Instant) -> Result<Self, CanonicalError> {
        // Through the written form and back, so that the importer decides on the very same value.
        let written = canonical::to_string(&CanonicalCall::of(&facts_only(policy, call)))?;
        let call =
            Call::from_json(&written).map_err(|e| CanonicalError::Unserializable(e.to_string()))?;
        let decided_digest = decide(policy, &call, at).decided().digest()?;
        Ok(Self {
            call,
            at,
            decided_digest,
        })
    }

    /// Returns true if an engine decides the call as the signer's engine did.
    #[must_use]
    pub fn holds(&self, policy: &Policy, engine: Engine) -> bool {
        let decision = engine(policy, &self.call, self.at);
        let digest = decision.decided().digest();
        digest.is_ok_and(|digest| digest == self.decided_digest)
    }
}

/// A call as it stands in a signed payload. Its facts are portable, so that canonical JSON carries them whole.
#[derive(Serialize)]
struct CanonicalCall<'c> {
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<Instant>,
    call_summary: &'c str,
    contact: &'c Contact,
    disqualifying_flags: &'c [String],
    facts: &'c Node,
    id: &'c str,
    intent_signal: &'c str,
    phase: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    recording_url: &'c str,
}

impl<'c> CanonicalCall<'c> {
    fn of(call: &'c Call) -> Self {
        Self {
            at: call.at,
            call_summary: &call.call_summary,
            contact: &call.contact,
            disqualifying_flags: &call.disqualifying_flags,
            facts: &call.facts,
            id: &call.id,
            intent_signal: &call.intent_signal,
            phase: call.phase.as_str(),
            recording_url: &call.recording_url,
        }
    }
}

fn canonical_call<S: Serializer>(call: &Call, serializer: S) -> Result<S::Ok, S::Error> {
    CanonicalCall::of(call).serialize(serializer)
}

/// Returns a call without what is personal: its facts, and a fictional number in the place of one that texts reach.
fn facts_only(policy: &Policy, call: &Call) -> Call {
    let mut kept = Call {
        facts: policy.schema().portable(&call.facts),
        ..Call::new(&call.id, call.phase)
    };
    if PhoneNumber::parse(&call.contact.phone, None).is_ok() {
        PhoneNumber::FICTIONAL.clone_into(&mut kept.contact.phone);
    }
    kept
}

/// Returns a call whose prospect has no number.
fn unreachable(call: &Call) -> Call {
    Call {
        contact: Contact::default(),
        ..call.clone()
    }
}

/// A self-test that is being filled.
struct Filling<'p> {
    policy: &'p Policy,
    cases: Vec<SelfTestCase>,
    /// The bytes that are left for more.
    room: usize,
}

impl Filling<'_> {
    /// Takes calls as far as there are no more cases than `most` and as many bytes as `keep` stay.
    fn take(
        &mut self,
        most: usize,
        keep: usize,
        calls: &mut dyn Iterator<Item = (Call, Instant)>,
    ) -> Result<(), CanonicalError> {
        while self.cases.len() < most {
            let Some((call, moment)) = calls.next() else {
                break;
            };
            let case = SelfTestCase::of(self.policy, &call, moment)?;
            let size = canonical::to_string(&case)?.len() + 1;
            match self.room.checked_sub(size) {
                Some(room) if room >= keep => self.room = room,
                _ => break,
            }
            self.cases.push(case);
        }
        Ok(())
    }
}

/// The last second before the next close, the close, and the same of the opening after it: what an engine that counts
/// a close as open decides otherwise.
fn moments(policy: &Policy, at: Instant) -> [Instant; 4] {
    let calendar = policy.calendar();
    let open_at = calendar.after(at, 0).at;
    let close = calendar.close_of_day(open_at).unwrap_or(open_at);
    let opening = calendar.after(close, 0).at;
    [close.plus(-1), close, opening.plus(-1), opening]
}

/// The self-test of a policy.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SelfTest {
    /// The calls with their expected decisions.
    pub cases: Vec<SelfTestCase>,
}

impl SelfTest {
    /// The policy's own tests, a call at the edges of its hours and one without a number, the calls at its edges, then the calls given, as far
    /// as there is room: [`MAX_CASES`], and what the policy leaves of the largest file. The own tests leave half of it
    /// to the edges. Calls without a moment of their own are decided for `at`, and the hours are those of the night
    /// after it.
    ///
    /// # Errors
    /// [`CanonicalError`] when a call holds something that canonical JSON cannot carry.
    pub fn generate(
        policy: &Policy,
        at: Instant,
        samples: impl IntoIterator<Item = (Call, Instant)>,
    ) -> Result<Self, CanonicalError> {
        let own = || policy.tests().iter().map(|t| (t.call.clone(), t.at));
        let edges = edge_cases::calls(policy);
        let handed_off = edges
            .iter()
            .find(|call| decide(policy, call, at).outcome == Outcome::HandOff);
        let mut hours: Vec<(Call, Instant)> = Vec::new();
        if let Some(call) = handed_off {
            hours.extend(moments(policy, at).map(|moment| (call.clone(), moment)));
            hours.push((unreachable(call), at));
        }
        let edges = edges.into_iter().map(|call| (call, at));
        let written = canonical::to_string(&policy.to_node(DocumentForm::Signed))?;
        let mut filling = Filling {
            policy,
            cases: Vec::new(),
            room: ROOM.saturating_sub(written.len()),
        };
        filling.take(MAX_CASES / 2, filling.room / 2, &mut own())?;
        let taken = filling.cases.len();
        let mut rest = hours
            .into_iter()
            .chain(edges)
            .chain(own().skip(taken))
            .chain(samples);
        filling.take(MAX_CASES, 0, &mut rest)?;
        Ok(Self {
            cases: filling.cases,
        })
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
                (item.get("at")?, item.get("decided_digest")?)
            else {
                return None;
            };
            cases.push(SelfTestCase {
                call: Call::from_node(item.get("call")?.clone()).ok()?,
                at: Instant::parse(at)?,
                decided_digest: digest.clone(),
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
