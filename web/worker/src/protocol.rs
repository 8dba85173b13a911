//! What the page asks the worker, and what it is told.
//!
//! Requests and answers travel as JSON texts. Each request is a type with the type of its answer; an id joins the two.
//! What the page only keeps or shows is one text in them: the history, the trust document, and reports, which are HTML.

use baton_core::Instant;
use serde::{Deserialize, Serialize};

/// Which build this is. The page and the worker are two files and speak only if both are of one build.
pub const BUILD: &str = env!("BATON_BUILD");

/// Something that the page may ask for.
pub trait Request {
    /// Its name.
    const WHAT: What;
    /// What the page is told.
    type Told;
}

macro_rules! requests {
    ($($(#[$doc:meta])* $name:ident => $told:ty,)*) => {
        /// The name of a request.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum What { $($(#[$doc])* $name,)* }

        $(impl Request for $name {
            const WHAT: What = What::$name;
            type Told = $told;
        })*
    };
}

requests! {
    /// [`Inspect`].
    Inspect => Inspected,
    /// [`Append`].
    Append => String,
    /// [`Look`].
    Look => Looked,
    /// [`Restore`].
    Restore => String,
    /// [`Prepare`].
    Prepare => Prepared,
    /// [`Seal`].
    Seal => Sealed,
    /// [`ReadYaml`].
    ReadYaml => String,
}

/// A request on its way.
#[derive(Clone, Debug, Serialize)]
pub struct Asked<'r, R> {
    /// Rises by one with each request; the answer bears it too.
    pub id: u64,
    /// The request's name.
    pub what: What,
    /// The request.
    pub body: &'r R,
}

/// The frame of an answer: beside it, under `told`, stands what was asked for. The id 0 is the greeting's.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Answer {
    /// The request's id.
    pub(crate) id: u64,
    /// Why there is nothing to tell, if so.
    pub(crate) failed: Option<String>,
}

/// What is this file, and would it be taken?
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Inspect {
    /// The file's name.
    pub name: String,
    /// The file's text.
    pub file: String,
    /// The trust document that this browser goes by, as it keeps it.
    pub trust: Option<String>,
    /// The versions that this browser knows, as it keeps them.
    pub history: Option<String>,
    /// The audience to verify for.
    pub audience: String,
    /// The key that could add a signature.
    pub keyid: Option<String>,
    /// What the engine of the page found, once it was asked.
    pub proof: Option<Proof>,
    /// The moment of the check.
    pub now: Instant,
}

/// What checks 14 and 15 found: the engine is the page's, so that what is proved is what the page shows.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Proof {
    /// The digest of the payload that it is about.
    pub digest: String,
    /// What each check that passed has seen: none, the policy's, or both.
    pub passed: Vec<String>,
    /// The code of the refusal, if there was one.
    pub refused: Option<String>,
    /// The refusal's message.
    pub message: String,
}

/// What a file is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inspected {
    /// The report, as HTML.
    pub html: String,
    /// The report in a sentence.
    pub said: String,
    /// What the engine has to prove before the report is whole: JSON with `digest`, `policy_id`, `policy` and
    /// `self_test`.
    pub prove: Option<String>,
    /// The policy inside, as JSON, unless the file is refused.
    pub policy: Option<String>,
    /// The bytes that a signature is over, if adding one makes sense. Canonical JSON is text.
    pub to_sign: Option<String>,
    /// The trust document to keep, if it is one that can be accepted.
    pub trust: Option<String>,
    /// The history with this version in it, if it was verified and is new.
    pub history: Option<String>,
}

/// Add a signature to a file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Append {
    /// The file's text.
    pub file: String,
    /// The key that has signed.
    pub keyid: String,
    /// Its 64 bytes.
    pub signature: Vec<u8>,
}

/// Where does the draft stand?
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Look {
    /// See [`Inspect::history`].
    pub history: Option<String>,
    /// See [`Inspect::trust`].
    pub trust: Option<String>,
    /// The draft's id.
    pub policy_id: String,
    /// Which backends it is for.
    pub audience: String,
    /// The draft, as canonical JSON in the signed form.
    pub policy: String,
    /// The version that was asked to be brought back.
    pub wanted: Option<u64>,
}

/// Where the draft stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Looked {
    /// Its differences from the newest version, as HTML.
    pub review: String,
    /// The versions known, as HTML.
    pub chain: String,
    /// The trust document in use, as HTML.
    pub trust: String,
    /// The newest version's number; 0 when none is known.
    pub last: u64,
    /// The version that signing the draft would bring back; 0 when it would bring back none.
    pub restores: u64,
    /// The newest version's policy, as JSON.
    pub head: Option<String>,
}

/// Give the policy of an earlier version.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Restore {
    /// See [`Inspect::history`].
    pub history: Option<String>,
    /// The policy's id.
    pub policy_id: String,
    /// Which backends it is for.
    pub audience: String,
    /// Its number.
    pub version: u64,
}

/// Write the payload of a policy.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Prepare {
    /// What it is, and what it follows.
    pub look: Look,
    /// The self-test that the engine made, as JSON.
    pub self_test: String,
    /// Its number.
    pub version: u64,
    /// Who answers for it.
    pub author: String,
    /// Why it is made.
    pub reason: String,
    /// When it is issued.
    pub issued_at: Instant,
    /// When it stops being acceptable.
    pub expires_at: Instant,
}

/// A payload that waits for a signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prepared {
    /// The payload: canonical JSON.
    pub payload: String,
    /// What the key signs: the payload together with its type.
    pub to_sign: String,
}

/// Put a payload and its signature into an envelope.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Seal {
    /// The payload.
    pub payload: String,
    /// The key that has signed.
    pub keyid: String,
    /// Its 64 bytes.
    pub signature: Vec<u8>,
    /// See [`Inspect::history`].
    pub history: Option<String>,
}

/// A signed file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sealed {
    /// The file's text.
    pub file: String,
    /// The payload's digest.
    pub digest: String,
    /// The history with this version in it.
    pub history: String,
}

/// Read a policy that somebody wrote as YAML; the answer is the document as JSON.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ReadYaml {
    /// The text.
    pub text: String,
}
