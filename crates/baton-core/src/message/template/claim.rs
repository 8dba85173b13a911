//! Claims: statements that a message may make only if they are true.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use crate::calendar::{Calendar, Instant, date};

/// A statement about the world in a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Claim {
    /// "tried to reach you": only after a person has made an attempt.
    TriedToReachYou,
    /// "today": only on the local day of the call.
    Today,
    /// "on Monday": only if the calendar has a next working day.
    NextWorkingDay,
}

/// The local dates that a claim depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClaimDates {
    /// The date on which the message is read.
    pub now: NaiveDate,
    /// The date on which the trigger became true.
    pub trigger: NaiveDate,
}

/// The facts that support the claims of a message at a given moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClaimContext {
    /// True if a person has tried to contact the prospect since the handoff.
    pub attempt_made: bool,
    /// The local dates of the message and of the trigger; `None` for a call without a time.
    pub dates: Option<ClaimDates>,
    /// The next local date with an opening window, if any within 366 days.
    pub next_working_day: Option<NaiveDate>,
}

impl ClaimContext {
    /// Collects the facts at `now`, for a trigger that became true at `trigger`.
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

    /// Returns the facts of a call without a time, which support no claim about a day.
    #[must_use]
    pub const fn without_dates(attempt_made: bool) -> Self {
        Self {
            attempt_made,
            dates: None,
            next_working_day: None,
        }
    }

    /// Returns the words of a claim if the facts support it.
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
            Claim::NextWorkingDay => Some(relative_day(self.next_working_day?, self.dates?.now)),
        }
    }

    /// Returns words that are true in any case, for a placeholder without a fallback.
    #[must_use]
    pub fn fallback(&self, claim: Claim) -> Cow<'static, str> {
        match claim {
            Claim::TriedToReachYou => "has your details".into(),
            Claim::Today => self.dates.map_or("recently".into(), |dates| {
                relative_day(dates.trigger, dates.now)
            }),
            Claim::NextWorkingDay => "as soon as we can".into(),
        }
    }
}

/// Describes a date relative to another: "on Monday" within six days, "on 7 April" beyond.
///
/// Never "tomorrow", because a message may be read a day later.
#[must_use]
pub fn relative_day(date: NaiveDate, from: NaiveDate) -> Cow<'static, str> {
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
    fn claims_require_supporting_facts() {
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
        assert_eq!(after.fallback(Claim::Today), "on Thursday");
        let weeks = ClaimContext::new(&calendar, false, before_easter, at("2026-05-01T11:40:00Z"));
        assert_eq!(weeks.fallback(Claim::Today), "on 2 April");
    }

    #[test]
    fn claims_use_the_local_date() {
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
