//! Schemas: the facts that a policy declares, and the reading of a call's values as facts.

mod builtin;
mod carried;
mod fact_spec;
mod misread;
mod portable;
mod slots;
mod yes_no;

pub use builtin::{
    BUDGET_CONFIRMED, DEAL_SIZE, DECISION_MAKER_CONFIRMED, LEAD_SOURCE, QUALIFICATION_SCORE,
    builtin,
};
pub use fact_spec::{FactSpec, MoneyReading};
pub use misread::{AMOUNT_QUALIFIED, AMOUNT_UNREADABLE, FactError};
pub use slots::{Schema, Slot};
pub use yes_no::yes_no;
