//! Words for an AE's response: a prospect without a number is not rung.

use super::course::RehearsalRun;
use crate::call::contact::{Approach, KnownContact};

/// The forms of one verb.
#[derive(Clone, Copy, Debug)]
pub(super) struct Verb {
    /// "to ring"
    pub(super) base: &'static str,
    /// "nobody rings"
    pub(super) present: &'static str,
    /// "nobody rang"
    pub(super) past: &'static str,
    /// "nobody has rung"
    pub(super) participle: &'static str,
    /// Between the verb and the prospect's name, with a space before each: "rings Ada", "writes to Ada".
    pub(super) joint: &'static str,
}

const RING: Verb = Verb {
    base: "ring",
    present: "rings",
    past: "rang",
    participle: "rung",
    joint: " ",
};

const WRITE: Verb = Verb {
    base: "write",
    present: "writes",
    past: "wrote",
    participle: "written",
    joint: " to ",
};

const RESPOND: Verb = Verb {
    base: "respond",
    present: "responds",
    past: "responded",
    participle: "responded",
    joint: " to ",
};

impl RehearsalRun<'_> {
    /// How the AE gets in touch, by the contact as it is known.
    pub(super) fn approach(&self) -> Approach {
        KnownContact::read(&self.call.contact).approach()
    }

    /// What the AE does to get in touch.
    pub(super) fn verb(&self) -> Verb {
        match self.approach() {
            Approach::Call => RING,
            Approach::Write => WRITE,
            Approach::Unknown => RESPOND,
        }
    }
}
