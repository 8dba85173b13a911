//! Quality of handoffs: weekly SLA figures, monthly booked cohorts, and the likely cause of an alarm.
//!
//! All figures are pure functions of the [`HandoffOutcome`]s, the team's calendar and a moment `now`. Events after
//! `now` are ignored, so past reports can be reproduced. Rates are whole basis points, and thresholds compare exact
//! counts; percentages are only for display.

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
