//! Behaviour of a trigger and a format table over all possible calls.

use super::bands::Band;
use super::search::Search;
use super::tiers;
use super::unreachable::Unreachable;
use crate::call::Call;
use crate::handoff::Formats;
use crate::policy::{Policy, PolicyDraft};
use crate::rule::{MoneyReading, Rule, Schema};

/// The behaviour of a trigger over all possible calls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TriggerShape {
    /// Some calls are handed off and some are not.
    Sound {
        /// An example of a call that is handed off.
        met: Box<Call>,
        /// An example of a call that is not. It is only undecided if no call is refused.
        not_met: Box<Call>,
    },
    /// No call is handed off, because the conditions contradict each other.
    Never,
    /// Every ended call with known facts is handed off.
    Always,
    /// The result depends on parts of texts, and no examples of both kinds were found.
    Unsure,
    /// The analysis stopped after [`MAX_STEPS`](super::MAX_STEPS).
    TooLarge,
}

/// Analyses the trigger of a policy.
///
/// Facts count as known in every call, unless the trigger tests for presence (`is_present`, `is_missing`). Ended calls
/// without the fact are then included.
///
/// ```
/// use baton_core::{Policy, analysis};
///
/// let policy = Policy::from_yaml(baton_core::policy::STARTER)?;
/// assert!(matches!(analysis::trigger(&policy), analysis::TriggerShape::Sound { .. }));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn trigger(policy: &Policy) -> TriggerShape {
    shape(policy.trigger(), policy.schema(), policy.money())
}

pub(super) fn shape(rule: &Rule, schema: &Schema, money: MoneyReading) -> TriggerShape {
    let search = Search::run(rule, schema, money);
    let other = search.not_met.as_ref().or(search.undecided.as_ref());
    match (&search.met, other) {
        (Some(met), Some(other)) => TriggerShape::Sound {
            met: Box::new(search.call("handed off", met)),
            not_met: Box::new(search.call("not handed off", other)),
        },
        _ if search.is_too_large => TriggerShape::TooLarge,
        _ if search.is_uncertain => TriggerShape::Unsure,
        (None, _) => TriggerShape::Never,
        (Some(_), None) => TriggerShape::Always,
    }
}

/// The behaviour of a format table over all possible calls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormatShape {
    /// The range of deal sizes from 0 up, without gaps or overlaps, for calls that match no tier with conditions.
    pub bands: Vec<Band>,
    /// The tiers that no call can get.
    pub unreachable: Vec<Unreachable>,
}

/// Analyses the formats of a policy.
#[must_use]
pub fn formats(policy: &Policy) -> FormatShape {
    formats_shape(policy.formats(), policy.schema(), policy.money())
}

/// Analyses the formats of a draft, whatever its other errors. Returns `None` if its tiers cannot be read. A gap, which
/// is an error in a policy, appears as a band without a tier.
#[must_use]
pub fn formats_of(draft: &PolicyDraft) -> Option<FormatShape> {
    let (formats, schema, money) = Policy::formats_of(draft.node())?;
    Some(formats_shape(&formats, &schema, money))
}

fn formats_shape(formats: &Formats, schema: &Schema, money: MoneyReading) -> FormatShape {
    FormatShape {
        bands: formats.bands(),
        unreachable: tiers::unreachable(formats, schema, money),
    }
}
