//! Verbs for an AE's response, because a prospect without a number cannot be called.

use super::run::RehearsalRun;
use crate::call::contact::{Approach, KnownContact};

/// The forms of a verb.
#[derive(Clone, Copy, Debug)]
pub(super) struct ResponseVerb {
    /// The action that is due: "AE to call back".
    pub(super) due: &'static str,
    /// The base form: "to call".
    pub(super) base: &'static str,
    /// The present tense: "calls".
    pub(super) present: &'static str,
    /// The past tense: "called".
    pub(super) past: &'static str,
    /// The past participle: "has written".
    pub(super) participle: &'static str,
    /// The text between the verb and the prospect's name: "calls Ada", "writes to Ada".
    pub(super) joint: &'static str,
}

const CALL: ResponseVerb = ResponseVerb {
    due: "call back",
    base: "call",
    present: "calls",
    past: "called",
    participle: "called",
    joint: " ",
};

const WRITE: ResponseVerb = ResponseVerb {
    due: "write",
    base: "write",
    present: "writes",
    past: "wrote",
    participle: "written",
    joint: " to ",
};

const RESPOND: ResponseVerb = ResponseVerb {
    due: "respond",
    base: "respond",
    present: "responds",
    past: "responded",
    participle: "responded",
    joint: " to ",
};

impl RehearsalRun<'_> {
    /// Returns the AE's means of contact, as far as the contact is known.
    pub(super) fn approach(&self) -> Approach {
        KnownContact::read(&self.call.contact).approach()
    }

    /// Returns the verb for the AE's response.
    pub(super) fn verb(&self) -> ResponseVerb {
        match self.approach() {
            Approach::Call => CALL,
            Approach::Write => WRITE,
            Approach::Unknown => RESPOND,
        }
    }
}
