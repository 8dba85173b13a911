//! Rules: typed facts, conditions on them, and conditions joined by *all*, *any* and *not*.
//!
//! A [`Schema`] declares the facts that a policy knows; [`Facts`] holds the values of one call. A [`Condition`] compares
//! one fact by an [`Operator`], and a [`Rule`] joins conditions. The result is a [`Truth`]: a missing fact makes it
//! unknown, never false.

mod condition;
mod edge_values;
mod fact;
mod fact_type;
mod facts;
mod key;
mod operator;
mod program;
mod schema;
mod tree;
mod truth;

pub use condition::{Comparison, Condition, Test};
pub(crate) use edge_values::{edge_values, example_value, neighbours};
pub use fact::Fact;
pub use fact_type::{FactType, WhenMissing};
pub use facts::Facts;
pub(crate) use key::{MISSING, OTHER, key as fact_key};
pub use operator::{Operand, Operator};
pub(crate) use program::{Program, Slots, settles_no};
pub use schema::{
    AMOUNT_QUALIFIED, AMOUNT_UNREADABLE, BUDGET_CONFIRMED, DEAL_SIZE, DECISION_MAKER_CONFIRMED,
    FactSpec, LEAD_SOURCE, Misread, MoneyReading, QUALIFICATION_SCORE, Schema, Slot, builtin,
    yes_no,
};
pub use tree::{Join, Rule};
pub use truth::Truth;
