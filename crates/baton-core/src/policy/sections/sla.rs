//! Reading of `handoff_sla:`, with checks that its steps are in order and within reach.

use super::section::{Report, Section, text};
use crate::calendar::Calendar;
use crate::document::node::Node;
use crate::document::{Code, Diagnostic, Path, words};
use crate::handoff::{Clock, Formats, Sla};

const KEY: &str = "handoff_sla";

/// The word for the treatment of calls out of hours, and the sentence in the article.
pub(in crate::policy) const OUT_OF_HOURS: &str = "queue_next_opening";
const OUT_OF_HOURS_SENTENCE: &str = "queue for first business hour contact next working day";

pub(in crate::policy) fn read(
    doc: &mut Section<'_>,
    timer: Option<(u32, Path)>,
    report: &mut Report,
) -> Sla {
    let default = Sla::default();
    let Some((node, path)) = doc.get(KEY) else {
        report.note_default(
            doc.path(),
            KEY,
            "20, 30, 60 and 240 minutes of business time",
        );
        let tier_1_response_minutes =
            timer.map_or(default.tier_1_response_minutes, |(minutes, _)| minutes);
        return Sla {
            tier_1_response_minutes,
            ..default
        };
    };
    let mut section = Section::open(node, path.clone(), report);
    let tier_1 = match (section.minutes("tier_1_response_minutes", report), timer) {
        (Some((minutes, path)), Some((timer, _))) if minutes != timer => {
            let message =
                words!("{minutes} minutes here, but `start_sla_timer_minutes` says {timer}");
            report.add(
                Diagnostic::error(Code::SlaTimerConflict, &path, message).hint("make them agree"),
            );
            minutes
        }
        (Some((minutes, _)), _) | (None, Some((minutes, _))) => minutes,
        (None, None) => missing(
            &section,
            "tier_1_response_minutes",
            default.tier_1_response_minutes,
            report,
        ),
    };
    let mut minutes_or =
        |key: &'static str, default: u32, report: &mut Report| match section.minutes(key, report) {
            Some((minutes, _)) => minutes,
            None => missing(&section, key, default, report),
        };
    let sla = Sla {
        warm_hold_sms_minutes: minutes_or(
            "warm_hold_sms_minutes",
            default.warm_hold_sms_minutes,
            report,
        ),
        tier_1_response_minutes: tier_1,
        tier_2_escalation_minutes: minutes_or(
            "tier_2_escalation_minutes",
            default.tier_2_escalation_minutes,
            report,
        ),
        tier_3_minutes: minutes_or("tier_3_minutes", default.tier_3_minutes, report),
        clock: section.word_or("clock", report),
        late_day: section.word_or("late_day", report),
    };
    out_of_hours(&mut section, report);
    section.close(report);
    check_order(&sla, &path, report);
    check_response_time(&sla, &path, report);
    sla
}

/// Returns the default, and notes it unless the key is present with an error.
fn missing(section: &Section<'_>, key: &str, default: u32, report: &mut Report) -> u32 {
    if section
        .entries()
        .iter()
        .all(|(k, node)| k != key || *node == Node::Null)
    {
        report.note_default(section.path(), key, &words!("{default} minutes"));
    }
    default
}

fn out_of_hours(section: &mut Section<'_>, report: &mut Report) {
    let Some((node, path)) = section.get("out_of_hours") else {
        report.note_default(section.path(), "out_of_hours", OUT_OF_HOURS);
        return;
    };
    let Some(written) = text(node, &path, report) else {
        return;
    };
    let plain = written.trim().trim_end_matches('.').to_ascii_lowercase();
    if plain != OUT_OF_HOURS && plain != OUT_OF_HOURS_SENTENCE {
        let message = words!("{} is not a rule for calls out of hours", node.describe());
        report.add(
            Diagnostic::error(Code::UnknownWord, &path, message)
                .hint(words!("write `{OUT_OF_HOURS}`")),
        );
    }
}

/// Maximum time that a newly qualified prospect waits for a call, in minutes: the upper end of the article's 15 to 30
/// minutes.
const MAX_WAIT_MINUTES: u32 = 30;

fn check_response_time(sla: &Sla, path: &Path, report: &mut Report) {
    let minutes = sla.tier_1_response_minutes;
    if minutes > MAX_WAIT_MINUTES {
        let message = words!(
            "{minutes} minutes to the first call: a warm prospect waits {MAX_WAIT_MINUTES} at most"
        );
        report.add(
            Diagnostic::warning(
                Code::SlowResponse,
                &path.key("tier_1_response_minutes"),
                message,
            )
            .hint("promise a shorter time, or make sure that an AE is available"),
        );
    }
}

/// Checks that a call back, which replaces a warm transfer, is due before the general response.
pub(in crate::policy) fn check_callbacks(sla: &Sla, formats: &Formats, report: &mut Report) {
    let one = sla.tier_1_response_minutes;
    for (index, tier) in formats.tiers.iter().enumerate() {
        if let Some(minutes) = tier
            .callback_within_minutes
            .filter(|minutes| *minutes >= one)
        {
            let path = Path::new("/handoff_formats/tiers")
                .index(index)
                .key("callback_within_minutes");
            let message = words!("{minutes} minutes is not under tier 1 ({one})");
            report.add(
                Diagnostic::error(Code::SlaOrder, &path, message)
                    .hint("call back sooner than that"),
            );
        }
    }
}

/// Checks that the timeline ends within a year. With a calendar of a minute a week it would otherwise run for decades,
/// with a line in its receipts for every day.
pub(in crate::policy) fn check_reach(sla: &Sla, calendar: &Calendar, report: &mut Report) {
    let (minutes, weekly) = (sla.tier_3_minutes, calendar.weekly_seconds());
    if sla.clock == Clock::Business && i64::from(minutes) * 60 > weekly * 52 {
        let path = Path::new("/handoff_sla/tier_3_minutes");
        let message = words!(
            "{minutes} minutes take more than a year: the calendar has {} of them a week",
            weekly / 60
        );
        report.add(Diagnostic::error(Code::SlaOutOfReach, &path, message).hint(
            "give `calendar.hours` the team's working time, or let the `clock` be `elapsed`",
        ));
    }
}

/// Checks the order 0 < warm hold ≤ tier 1 < tier 2 < tier 3.
fn check_order(sla: &Sla, path: &Path, report: &mut Report) {
    let mut wrong = |key: &str, message: String| {
        let hint = "the order is warm hold ≤ tier 1 < tier 2 < tier 3";
        report.add(Diagnostic::error(Code::SlaOrder, &path.key(key), message).hint(hint));
    };
    let Sla {
        warm_hold_sms_minutes: hold,
        tier_1_response_minutes: one,
        ..
    } = *sla;
    let Sla {
        tier_2_escalation_minutes: two,
        tier_3_minutes: three,
        ..
    } = *sla;
    if hold > one {
        wrong(
            "warm_hold_sms_minutes",
            words!("{hold} minutes is after the response is due ({one})"),
        );
    }
    if two <= one {
        wrong(
            "tier_2_escalation_minutes",
            words!("{two} minutes is not after tier 1 ({one})"),
        );
    }
    if three <= two {
        wrong(
            "tier_3_minutes",
            words!("{three} minutes is not after tier 2 ({two})"),
        );
    }
}
