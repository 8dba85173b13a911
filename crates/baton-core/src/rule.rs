//! Rules: typed facts, conditions on them, and conditions joined by *all*, *any* and *not*.
//!
//! A [`Schema`] declares the facts that a policy knows; [`Facts`] holds the values of one call. A [`Condition`]
//! compares one fact by an [`Operator`], and a [`Rule`] joins conditions. The result is a [`Truth`]: a missing fact
//! makes it unknown, never false.

mod condition;
mod edge_values;
mod fact;
mod fact_type;
mod facts;
mod flat_rule;
mod key;
mod operator;
mod program;
mod schema;
mod slot_set;
mod tree;
mod truth;

pub use condition::{Comparison, Condition, Test};
pub(crate) use edge_values::{edge_values, example_value, neighbours};
pub use fact::Fact;
pub use fact_type::{FactType, WhenMissing};
pub use facts::Facts;
pub(crate) use key::{Keys, MISSING, OTHER, choice_key, key as fact_key};
pub use operator::{Operand, Operator};
pub(crate) use program::Program;
pub use schema::{
    AMOUNT_QUALIFIED, AMOUNT_UNREADABLE, BUDGET_CONFIRMED, DEAL_SIZE, DECISION_MAKER_CONFIRMED,
    FactError, FactSpec, LEAD_SOURCE, MoneyReading, QUALIFICATION_SCORE, Schema, Slot, builtin,
    yes_no,
};
pub(crate) use slot_set::SlotSet;
pub use tree::{Join, Rule};
pub use truth::Truth;
