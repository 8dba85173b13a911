//! Claims: what a message may only say when it is true.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use crate::calendar::Calendar;
use crate::calendar::Instant;
use crate::calendar::date;

/// Something that a message asserts about the world.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Claim {
    /// "tried to reach you": only after a person's attempt.
    TriedToReachYou,
    /// "today": only while it is still the local day of the call.
    Today,
    /// "on Monday": only when the calendar knows the next working day.
    NextWorkingDay,
}

/// The local dates that claims compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClaimDates {
    /// The date on which the message is read.
    pub now: NaiveDate,
    /// The date on which the trigger became true.
    pub trigger: NaiveDate,
}

/// The facts that claims rest on, for one message at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClaimContext {
    /// Whether a person has tried to contact the prospect since the handoff.
    pub attempt_made: bool,
    /// The local dates of the message and of the trigger; `None` for a call without a moment.
    pub dates: Option<ClaimDates>,
    /// The first later local date with an open window, if there is one within 366 days.
    pub next_working_day: Option<NaiveDate>,
}

impl ClaimContext {
    /// The facts at a moment, for a trigger that became true at another.
    #[must_use]
    pub fn new(calendar: &Calendar, attempt_made: bool, trigger: Instant, now: Instant) -> Self {
        let now = calendar.zone().local(now).date();
        let mut later = now.iter_days().skip(1).take(366);
        Self {
            attempt_made,
            dates: Some(ClaimDates {
                now,
                trigger: calendar.zone().local(trigger).date(),
            }),
            next_working_day: later.find(|date| !calendar.day(*date).windows.is_empty()),
        }
    }

    /// The facts of a call without a moment: no claim about a day can be made.
    #[must_use]
    pub const fn without_dates(attempt_made: bool) -> Self {
        Self {
            attempt_made,
            dates: None,
            next_working_day: None,
        }
    }

    /// The claim's words if the facts support it.
    ///
    /// ```
    /// use baton_core::{Instant, calendar::Calendar, message::template::{Claim, ClaimContext}};
    /// let friday = Instant::parse("2026-06-19T14:23:00Z").ok_or("not a time")?;
    /// let facts = ClaimContext::new(&Calendar::uk(), false, friday, friday);
    /// assert_eq!(facts.text(Claim::NextWorkingDay).as_deref(), Some("on Monday"));
    /// assert_eq!(facts.text(Claim::TriedToReachYou), None);
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn text(&self, claim: Claim) -> Option<Cow<'static, str>> {
        match claim {
            Claim::TriedToReachYou => self.attempt_made.then(|| "tried to reach you".into()),
            Claim::Today => {
                let dates = self.dates?;
                (dates.now == dates.trigger).then(|| "today".into())
            }
            Claim::NextWorkingDay => Some(day_words(self.next_working_day?, self.dates?.now)),
        }
    }

    /// What is true in any case, for a template that does not say what to write instead.
    #[must_use]
    pub fn otherwise(&self, claim: Claim) -> Cow<'static, str> {
        match claim {
            Claim::TriedToReachYou => "has your details".into(),
            Claim::Today => self.dates.map_or("recently".into(), |dates| {
                day_words(dates.trigger, dates.now)
            }),
            Claim::NextWorkingDay => "as soon as we can".into(),
        }
    }
}

/// A date as one says it from another: "on Monday" within six days, else "on 7 April".
///
/// Never "tomorrow": a message may be read a day later.
#[must_use]
pub fn day_words(date: NaiveDate, from: NaiveDate) -> Cow<'static, str> {
    if (date - from).num_days().abs() < 7 {
        return match date.weekday() {
            chrono::Weekday::Mon => "on Monday",
            chrono::Weekday::Tue => "on Tuesday",
            chrono::Weekday::Wed => "on Wednesday",
            chrono::Weekday::Thu => "on Thursday",
            chrono::Weekday::Fri => "on Friday",
            chrono::Weekday::Sat => "on Saturday",
            chrono::Weekday::Sun => "on Sunday",
        }
        .into();
    }
    format!("on {}", date::day_and_month(date)).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn b2_a_claim_stands_only_on_facts() {
        let at = |text| Instant::parse(text).unwrap();
        let calendar = Calendar::uk();
        let before_easter = at("2026-04-02T16:10:00Z");
        let same_day =
            ClaimContext::new(&calendar, true, before_easter, at("2026-04-02T16:30:00Z"));
        assert_eq!(
            same_day.text(Claim::TriedToReachYou).as_deref(),
            Some("tried to reach you")
        );
        assert_eq!(same_day.text(Claim::Today).as_deref(), Some("today"));
        assert_eq!(
            same_day.text(Claim::NextWorkingDay).as_deref(),
            Some("on Tuesday"),
            "Good Friday and Easter Monday are skipped"
        );
        let after = ClaimContext::new(&calendar, false, before_easter, at("2026-04-07T11:40:00Z"));
        assert_eq!(after.text(Claim::Today), None);
        assert_eq!(after.otherwise(Claim::Today), "on Thursday");
        let weeks = ClaimContext::new(&calendar, false, before_easter, at("2026-05-01T11:40:00Z"));
        assert_eq!(weeks.otherwise(Claim::Today), "on 2 April");
    }

    #[test]
    fn b2_the_local_date_counts_not_utc() {
        let at = |text| Instant::parse(text).unwrap();
        // 23:30 UTC in June is half past midnight in London: already the next day.
        let late = ClaimContext::new(
            &Calendar::uk(),
            false,
            at("2026-06-17T22:30:00Z"),
            at("2026-06-17T23:30:00Z"),
        );
        assert_eq!(late.text(Claim::Today), None);
    }
}
