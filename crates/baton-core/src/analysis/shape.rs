//! What a trigger and a format table do with every call there could be.

use super::bands::Band;
use super::search::Search;
use super::tiers;
use super::unreachable::Unreachable;
use crate::call::Call;
use crate::handoff::Formats;
use crate::policy::{Policy, PolicyDraft};
use crate::rule::{MoneyReading, Rule, Schema};

/// What a trigger does with the calls there could be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TriggerShape {
    /// Some calls are handed off and some are not: one of each. The second is undecided only if none is refused.
    Sound {
        /// A call that is handed off.
        met: Box<Call>,
        /// A call that is not.
        not_met: Box<Call>,
    },
    /// A contradiction: whatever is known of a call, it is not handed off.
    Never,
    /// Every call that has ended and whose facts are known is handed off.
    Always,
    /// It hangs on parts of texts, and no example of both was found.
    Unsure,
    /// Gave up after [`MOST_STEPS`](super::MOST_STEPS).
    TooLarge,
}

/// What the trigger of a policy does with the calls there could be.
///
/// A fact counts as known in every call, unless the trigger asks for absence itself (`is_present`, `is_missing`):
/// then calls that ended without it count too.
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
    let other = search.not_met.as_ref().or(search.open.as_ref());
    match (&search.met, other) {
        (Some(met), Some(other)) => TriggerShape::Sound {
            met: Box::new(search.call("handed off", met)),
            not_met: Box::new(search.call("not handed off", other)),
        },
        _ if search.too_large => TriggerShape::TooLarge,
        _ if search.doubt => TriggerShape::Unsure,
        (None, _) => TriggerShape::Never,
        (Some(_), None) => TriggerShape::Always,
    }
}

/// What a format table does with the calls there could be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormatShape {
    /// The axis of deal sizes from 0 up, without hole or overlap, for calls that no tier's condition takes away.
    pub bands: Vec<Band>,
    /// The tiers that no call gets.
    pub unreachable: Vec<Unreachable>,
}

/// What the formats of a policy do with the calls there could be.
#[must_use]
pub fn formats(policy: &Policy) -> FormatShape {
    formats_shape(policy.formats(), policy.schema(), policy.money())
}

/// The same of a draft, whatever else is wrong with it; `None` if its tiers cannot be read. A gap is an error that
/// keeps a draft from being a policy: here it is a band without a tier.
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
