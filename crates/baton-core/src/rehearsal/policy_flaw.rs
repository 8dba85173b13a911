//! Flaws of a policy, and repair of a flawed policy so that it can be rehearsed.

use crate::document::node::Node;
use crate::document::{Code, Severity};
use crate::handoff::Action;
use crate::policy::{Edit, Policy, PolicyDraft};

/// A flaw that makes handoffs lose deals. Each corresponds to a diagnostic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PolicyFlaw {
    /// `pause_missing`: sequences continue.
    SequenceNotPaused,
    /// `ae_not_notified`: neither the trigger nor a format notifies the AE.
    AeNotNotified,
    /// `context_not_written`: no CRM record is written, and the AE gets only a name and a number.
    ContextNotWritten,
    /// `sla_clock_missing`: no step of the SLA timeline happens.
    SlaClockMissing,
    /// `slow_response`: the SLA allows more time than the prospect waits.
    SlowResponse,
}

impl PolicyFlaw {
    /// Every flaw with its diagnostic.
    pub const CODES: [(Code, Self); 5] = [
        (Code::PauseMissing, Self::SequenceNotPaused),
        (Code::AeNotNotified, Self::AeNotNotified),
        (Code::ContextNotWritten, Self::ContextNotWritten),
        (Code::SlaClockMissing, Self::SlaClockMissing),
        (Code::SlowResponse, Self::SlowResponse),
    ];

    /// Describes the flaw as a clause.
    #[must_use]
    pub const fn describe(self) -> &'static str {
        match self {
            Self::SequenceNotPaused => "sequences continue",
            Self::AeNotNotified => "the AE is not notified",
            Self::ContextNotWritten => "the AE only gets a name and a number",
            Self::SlaClockMissing => "no SLA clock runs, and no one is alerted",
            Self::SlowResponse => "the SLA allows more time than the prospect waits",
        }
    }
}

/// Returns the policy of a draft, with its flaws. Returns `None` if the draft has an error other than a missing pause.
///
/// A missing pause is an error, so the draft is no policy. For the rehearsal the pause is added, which does not affect
/// the trigger, and [`PolicyFlaw::SequenceNotPaused`] suppresses it again.
///
/// Flaws have their full effect. If the AE is not notified, the Slack alert and the warm transfer of the format have no
/// effect either. If the context is not written, there is no CRM note either.
#[must_use]
pub fn rehearsable(draft: &PolicyDraft) -> Option<(Policy, Vec<PolicyFlaw>)> {
    let checked = draft.read();
    let flaw = |code| PolicyFlaw::CODES.iter().find(|(known, _)| *known == code);
    let mut flaws = Vec::new();
    for found in &checked.diagnostics {
        flaws.extend(flaw(found.code).map(|(_, flaw)| *flaw));
    }
    if let Some(policy) = checked.policy {
        return Some((policy, flaws));
    }
    let mut repaired = draft.clone();
    for found in &checked.diagnostics {
        match (found.severity, found.code) {
            (Severity::Error, Code::PauseMissing) => {
                let pause = Edit::Insert {
                    list: found.path.clone(),
                    index: 0,
                    item: Node::text(Action::PauseSequence.as_str()),
                };
                repaired.apply(&pause).ok()?;
            }
            (Severity::Error, _) => return None,
            _ => {}
        }
    }
    Some((repaired.read().policy?, flaws))
}
