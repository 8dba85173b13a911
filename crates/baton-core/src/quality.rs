//! How good the handoffs are: figures over what became of them.
//!
//! Everything here is a pure function of a list of [`HandoffOutcome`]s, the team's calendar and the moment at which
//! one looks. Events after that moment are not known yet, so last month's report can be made again. Rates are whole
//! basis points and every judgement compares counts; per cent are for texts.

mod booked;
mod cause;
mod outcome;
mod period;
mod rate;
mod record;
mod sla_week;
mod targets;

pub use booked::{BOOKING_DAYS, Cohort, Figures, Health, MIN_CELL, Segment, booked};
pub use cause::{Cause, Doubt, Evidence, Load, MIN_MET, cause};
pub use outcome::{HandoffOutcome, Response, Way};
pub use period::{IsoWeek, Month};
pub use rate::{Interval, Rate, wilson_95};
pub use record::{Event, OutcomeError, OutcomeRecord};
pub use sla_week::{Alarm, MIN_DECIDED, SlaWeek, sla_weeks};
pub use targets::{Percent, Targets};
