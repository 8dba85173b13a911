//! The quality figures as a table.

use baton_core::Policy;
use baton_core::quality::{Alarm, Cohort, Evidence, Health, Segment, SlaWeek};

use crate::output::{Failure, line, painted};
use crate::style::Style;

pub(super) fn print(
    policy: &Policy,
    weeks: &[SlaWeek],
    months: &[Cohort],
    causes: &[Evidence],
) -> Result<(), Failure> {
    let style = Style::of_stdout();
    let alarm_at = policy.quality().sla_breach_alarm;
    line(&format!("Late responses by week; alarm above {alarm_at} %"))?;
    for week in weeks {
        let (colour, word) = match week.alarm {
            Alarm::Raised => (style.red(), "ALARM"),
            Alarm::Quiet => (style.green(), "quiet"),
            Alarm::TooFew => (style.dim(), "too few handoffs"),
        };
        let SlaWeek {
            week,
            breach_rate,
            pending,
            ..
        } = week;
        painted(&format!(
            "  {week}  late {breach_rate}, {pending} pending  {colour}{word}{}",
            style.plain()
        ))?;
        for evidence in causes.iter().filter(|evidence| evidence.week == *week) {
            line(&format!("    {}", evidence.cause.describe()))?;
        }
    }
    line("\nMeetings booked within 14 days, by month of the handoff")?;
    for cohort in months {
        let health = match (cohort.all.health, cohort.mature) {
            (Some(Health::Healthy), _) => "healthy",
            (Some(Health::Investigate), _) => "investigate",
            (Some(Health::Failure), _) => "failure",
            (None, false) => "not complete yet",
            (None, true) => "too few handoffs",
        };
        let (booked, contacted) = (cohort.all.booked, cohort.all.contacted);
        line(&format!(
            "  {}  booked {booked}  called {contacted}  {health}",
            cohort.month
        ))?;
        for (by, segments) in [
            ("AE", &cohort.by_ae),
            ("way", &cohort.by_way),
            ("source", &cohort.by_source),
        ] {
            for Segment { key, figures } in segments {
                let key = key.as_deref().unwrap_or("not known");
                let rate =
                    figures.map_or_else(|| "too few to show".to_owned(), |f| f.booked.to_string());
                line(&format!("    {by} {key}: {rate}"))?;
            }
        }
    }
    Ok(())
}
