//! What a policy does with every call there could be: contradictions, gaps, overlaps, tiers nobody gets.
//!
//! The answers are exact. The constants of the conditions cut the values of each field into finitely many cells, in
//! each of which every condition says the same; one value a cell stands for all, and a search tries them together
//! (see `cells` and `search`). Two things are not claimed but left open: what hangs on parts of texts for which
//! no example was found, and what takes more than [`MOST_STEPS`] to find out.

mod bands;
pub mod bant;
mod bits;
mod candidates;
pub mod cases;
mod cells;
mod check;
pub mod compare;
pub mod edge_cases;
mod findings;
mod inert;
mod search;
mod seen;
mod table;
mod tiers;
mod walk;
mod wording;

use crate::call::Call;
use crate::handoff::Formats;
use crate::policy::Policy;
use crate::policy::PolicyDraft;
use crate::rule::Rule;
use crate::rule::{MoneyReading, Schema};

pub use bands::Band;
pub use inert::{InertCondition, InertReason, inert_conditions};
pub use search::MOST_STEPS;
use search::Search;
pub use tiers::{Unreachable, UnreachableWhy};

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
    /// Gave up after [`MOST_STEPS`].
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

fn shape(rule: &Rule, schema: &Schema, money: MoneyReading) -> TriggerShape {
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
