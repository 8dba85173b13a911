//! The facts every policy knows without declaring them.

use super::fact_spec::FactSpec;
use crate::rule::fact_type::{FactType, WhenMissing};

/// How well the lead fits, from 0 to 100.
pub const QUALIFICATION_SCORE: &str = "qualification_score";
/// Whether money is set aside.
pub const BUDGET_CONFIRMED: &str = "budget_confirmed";
/// Whether the person on the line decides.
pub const DECISION_MAKER_CONFIRMED: &str = "decision_maker_confirmed";
/// What the deal is worth; the number that format tiers go by.
pub const DEAL_SIZE: &str = "deal_size";
/// Who called whom first.
pub const LEAD_SOURCE: &str = "lead_source";

/// The built-in facts, in the order worth asking.
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
            Some("Is budget set aside for this?"),
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
