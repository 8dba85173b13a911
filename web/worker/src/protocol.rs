//! What the page asks the worker, and what it is told.
//!
//! Requests and answers travel as JSON texts. Each request is a type with the type of its answer; an id joins the two.

use baton_core::{Call, Instant};
use serde::{Deserialize, Serialize};

/// Which build this is. The page and the worker are two files and speak only if both are of one build.
pub const BUILD: &str = env!("BATON_BUILD");

/// The name of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// [`Inspect`].
    Inspect,
    /// [`Append`].
    Append,
    /// [`Prepare`].
    Prepare,
    /// [`Seal`].
    Seal,
    /// [`Compare`].
    Compare,
    /// [`ReadYaml`].
    ReadYaml,
}

/// Something that the page may ask for.
pub trait Request {
    /// Its name.
    const WHAT: What;
    /// What the page is told.
    type Told;
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

macro_rules! requests {
    ($($name:ident => $told:ty,)*) => {
        $(impl Request for $name {
            const WHAT: What = What::$name;
            type Told = $told;
        })*
    };
}

requests! {
    Inspect => Report,
    Append => String,
    Prepare => Prepared,
    Seal => String,
    Compare => Compared,
    ReadYaml => Document,
}

/// What is this file, and would it be taken?
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Inspect {
    /// The file's text.
    pub file: String,
    /// The trust document that this browser goes by.
    pub trust: Option<TrustKept>,
    /// The audience to verify for.
    pub audience: String,
    /// The newest version of each policy that this browser knows for the audience.
    pub heads: Vec<Link>,
    /// The key that could add a signature.
    pub keyid: Option<String>,
    /// The moment of the check.
    pub now: Instant,
}

/// A trust document that a person has accepted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrustKept {
    /// The document, signed.
    pub document: String,
    /// The digest by which it was accepted.
    pub digest: String,
    /// Its epoch.
    pub epoch: u64,
}

/// One version of a policy: a link of the chain of digests.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// The policy's id.
    pub policy_id: String,
    /// Which backends it is for.
    pub audience: String,
    /// Its number.
    pub version: u64,
    /// `sha256:…` of the payload.
    pub digest: String,
    /// The digest of the version before it.
    pub previous: Option<String>,
    /// Who answers for it.
    pub author: String,
    /// Why it was made.
    pub reason: String,
    /// The version that it brings back, if it does.
    pub restores: Option<u64>,
    /// When it was issued.
    pub issued_at: Instant,
    /// Its policy, as canonical JSON in the signed form.
    pub policy: String,
}

/// What kind of file it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A signed policy, sound or not.
    Policy,
    /// A trust document.
    Trust,
    /// Something else.
    Neither,
}

/// How a file or a check stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Good.
    Passed,
    /// Good as far as it goes: signatures or a decision are missing.
    Open,
    /// Refused.
    Refused,
    /// A check that was not made.
    NotMade,
}

/// Everything there is to say about a file, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// What kind of file it is.
    pub kind: Kind,
    /// How it stands.
    pub standing: Standing,
    /// The stable code of the refusal, if it is refused.
    pub code: Option<String>,
    /// One sentence that says how it stands.
    pub headline: String,
    /// What that means, and what to do.
    pub advice: String,
    /// The sixteen checks, for anything but a trust document.
    pub checks: Vec<Row>,
    /// What the file says of itself.
    pub facts: Vec<Fact>,
    /// Who has signed it, or who is enrolled in it.
    pub people: Vec<Person>,
    /// What the differences are from.
    pub compared: String,
    /// The differences from it, a sentence each.
    pub differences: Vec<String>,
    /// The version that it is, if it can be read; whether it may join the history says `standing`.
    pub link: Option<Link>,
    /// The bytes that a signature is over, if adding one makes sense. Canonical JSON is text.
    pub to_sign: Option<String>,
    /// Why adding a signature makes no sense, if it does not.
    pub not_to_sign: Option<String>,
    /// The trust document, if it can be accepted.
    pub trust: Option<TrustKept>,
}

/// One of the sixteen checks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Its place in the order, from 1.
    pub number: u64,
    /// What it makes sure of.
    pub title: String,
    /// How it went.
    pub standing: Standing,
    /// What was seen, or why it refused.
    pub text: String,
}

/// Something that a file says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// What it is.
    pub name: String,
    /// What it says.
    pub text: String,
    /// Whether it is for machines and to be compared sign by sign.
    pub code: bool,
}

/// Somebody who has signed a file, or is enrolled in one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The name, or `unknown key`.
    pub name: String,
    /// Roles, and what stands against the key.
    pub note: String,
    /// The key.
    pub keyid: String,
    /// Whether the key counts now.
    pub counts: bool,
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

/// Write the payload of a policy.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Prepare {
    /// The policy, as canonical JSON in the signed form.
    pub policy: String,
    /// Calls for the self-test, beside those that the policy itself gives.
    pub calls: Vec<Case>,
    /// Which backends it is for.
    pub audience: String,
    /// Its number.
    pub version: u64,
    /// The epoch of the trust document that the signer knows.
    pub trust_epoch: u64,
    /// The digest of the version before it.
    pub previous: Option<String>,
    /// Who answers for it.
    pub author: String,
    /// Why it is made.
    pub reason: String,
    /// The version that it brings back, if it does.
    pub restores: Option<u64>,
    /// When it is issued.
    pub issued_at: Instant,
    /// When it stops being acceptable.
    pub expires_at: Instant,
}

/// A call at a moment.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Case {
    /// The call.
    pub call: Call,
    /// The moment to decide it for.
    pub at: Instant,
}

/// A payload that waits for a signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prepared {
    /// The payload: canonical JSON.
    pub payload: String,
    /// Its digest.
    pub digest: String,
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
}

/// What changes from one policy to another?
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Compare {
    /// The older policy, as canonical JSON in the signed form.
    pub old: String,
    /// The newer one.
    pub new: String,
    /// Calls to decide by both.
    pub calls: Vec<Case>,
}

/// What changes from one policy to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Compared {
    /// The differences, a sentence each.
    pub differences: Vec<String>,
    /// The ids of the calls whose outcome or tier changes.
    pub changed: Vec<String>,
}

/// Read a policy that somebody wrote as YAML.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ReadYaml {
    /// The text.
    pub text: String,
}

/// A policy document that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// The document as JSON, completed if it has no errors; `None` if it cannot be read at all.
    pub json: Option<String>,
    /// What was found, a line each, with its place in the text.
    pub found: Vec<String>,
    /// How many of these are errors.
    pub errors: u64,
}
