//! Built-in facts, which every policy has without declaring them.

use super::fact_spec::FactSpec;
use crate::rule::fact_type::{FactType, WhenMissing};

/// The lead's fit, from 0 to 100.
pub const QUALIFICATION_SCORE: &str = "qualification_score";
/// True if the budget is approved.
pub const BUDGET_CONFIRMED: &str = "budget_confirmed";
/// True if the prospect makes the decision.
pub const DECISION_MAKER_CONFIRMED: &str = "decision_maker_confirmed";
/// The value of the deal, which selects the format tier.
pub const DEAL_SIZE: &str = "deal_size";
/// The side that made first contact: `inbound` or `outbound`.
pub const LEAD_SOURCE: &str = "lead_source";

/// Returns the built-in facts, in the order in which to ask for them.
#[must_use]
pub fn builtin() -> Vec<FactSpec> {
    let spec = |name: &str, kind, when_missing, ask: Option<&str>| FactSpec {
        name: name.to_owned(),
        kind,
        when_missing,
        ask: ask.map(str::to_owned),
    };
    let sources = ["inbound", "outbound"].map(str::to_owned).to_vec();
    vec![
        spec(
            QUALIFICATION_SCORE,
            FactType::Integer {
                min: Some(0),
                max: Some(100),
            },
            WhenMissing::Review,
            None,
        ),
        spec(
            BUDGET_CONFIRMED,
            FactType::Boolean,
            WhenMissing::Ask,
            Some("Is the budget approved?"),
        ),
        spec(
            DECISION_MAKER_CONFIRMED,
            FactType::Boolean,
            WhenMissing::Ask,
            Some("Are you the person who signs this off?"),
        ),
        spec(
            DEAL_SIZE,
            FactType::Money,
            WhenMissing::Review,
            Some("Roughly what size of project is this?"),
        ),
        spec(
            LEAD_SOURCE,
            FactType::Choice(sources),
            WhenMissing::Review,
            None,
        ),
    ]
}
