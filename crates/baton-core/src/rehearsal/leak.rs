//! What a policy lets through, and how a policy with errors can be rehearsed all the same.

use crate::document::node::Node;
use crate::document::{Code, Severity};
use crate::handoff::Action;
use crate::policy::Policy;
use crate::policy::{Edit, PolicyDraft};

/// A way in which a handoff loses deals, each the finding of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PolicyFlaw {
    /// `pause_missing`: no sequence is paused.
    SequenceRuns,
    /// `ae_not_notified`: nobody tells the AE, and no format does either.
    AeNotTold,
    /// `context_not_written`: no CRM record is written, and the AE's message is a name and a number.
    NothingWritten,
    /// `sla_clock_missing`: no step of the ladder happens.
    NoClock,
    /// `slow_response`: more time is allowed than the prospect has patience.
    SlowResponse,
}

impl PolicyFlaw {
    /// Every leak with the finding that tells of it.
    pub const CODES: [(Code, Self); 5] = [
        (Code::PauseMissing, Self::SequenceRuns),
        (Code::AeNotNotified, Self::AeNotTold),
        (Code::ContextNotWritten, Self::NothingWritten),
        (Code::SlaClockMissing, Self::NoClock),
        (Code::SlowResponse, Self::SlowResponse),
    ];

    /// The leak in a person's words.
    #[must_use]
    pub const fn describe(self) -> &'static str {
        match self {
            Self::SequenceRuns => "the sequences run on",
            Self::AeNotTold => "nobody tells the AE",
            Self::NothingWritten => "the AE gets a name and a number",
            Self::NoClock => "no clock runs, and nobody is alerted",
            Self::SlowResponse => "more time is allowed than the prospect waits",
        }
    }
}

/// A policy that decides as the draft says, and what leaks under it.
///
/// A handoff without its pause is an error, and yields no policy. It can be rehearsed all the same: the pause is put
/// in, which changes nothing about when the trigger fires, and [`PolicyFlaw::SequenceRuns`] says that it is not carried
/// out. `None` if anything else is wrong.
///
/// A leak is taken at its finding's word: where nobody tells the AE, the format's Slack alert and warm transfer
/// reach nobody; where nothing is written down, there is no CRM note either, and the AE has a name and a number.
#[must_use]
pub fn rehearsable(draft: &PolicyDraft) -> Option<(Policy, Vec<PolicyFlaw>)> {
    let checked = draft.read();
    let leak = |code| PolicyFlaw::CODES.iter().find(|(known, _)| *known == code);
    let mut leaks = Vec::new();
    for found in &checked.diagnostics {
        leaks.extend(leak(found.code).map(|(_, leak)| *leak));
    }
    if let Some(policy) = checked.policy {
        return Some((policy, leaks));
    }
    let mut mended = draft.clone();
    for found in &checked.diagnostics {
        match (found.severity, found.code) {
            (Severity::Error, Code::PauseMissing) => {
                let pause = Edit::Insert {
                    list: found.path.clone(),
                    index: 0,
                    item: Node::text(Action::PauseSequence.as_str()),
                };
                mended.apply(&pause).ok()?;
            }
            (Severity::Error, _) => return None,
            _ => {}
        }
    }
    Some((mended.read().policy?, leaks))
}
