//! The days from the call to the last deadline: a row a day, with the open hours, the call, and the steps that fall on it.

use baton_core::Instant;
use baton_core::calendar::date;
use baton_core::calendar::{Calendar, Window};
use baton_worker::html::Html;
use chrono::{Days, NaiveDate, Timelike};

use super::Answer;
use crate::time;
use crate::views::day_rect;

/// The most days that are drawn; in a longer row the middle is left out, and said to be.
const MOST_DAYS: usize = 9;

/// The numbers of the steps, as they stand in the list below.
const NUMBERS: [&str; 9] = ["①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨"];

pub(super) fn view(answer: &Answer<'_>, start: Instant, html: &mut Html) {
    let decision = answer.decision;
    let calendar = answer.model.policy().calendar();
    let zone = answer.zone;
    let local = |at: Instant| zone.local(at).date();
    let first = local(start);
    let steps = decision.timeline.iter().map(|step| step.deadline.at);
    let moments: Vec<Instant> = steps.collect();
    let last = moments.iter().map(|at| local(*at)).max().unwrap_or(first);
    let all = days(first, last);
    let shown = kept(&all, |day| {
        *day == first || moments.iter().any(|at| local(*at) == *day)
    });
    html.within(
        "ol",
        &[("class", "strip"), ("data-testid", "strip")],
        |html| {
            let mut before: Option<usize> = None;
            for index in shown {
                let left_out = before.map_or(0, |before| index - before - 1);
                if left_out > 0 {
                    let text = format!("… {} more", crate::words::count(left_out, "day"));
                    html.tag("li", &[("class", "cut")], &text);
                }
                before = Some(index);
                let Some(day) = all.get(index).copied() else {
                    continue;
                };
                row(answer, calendar, (day, start), &moments, html);
            }
        },
    );
}

fn days(first: NaiveDate, last: NaiveDate) -> Vec<NaiveDate> {
    let mut all = vec![first];
    let mut day = first;
    // The ladder ends within a year of the calendar's hours; a year of days is more than is ever shown.
    while day < last && all.len() < 400 {
        match day.checked_add_days(Days::new(1)) {
            Some(next) => day = next,
            None => break,
        }
        all.push(day);
    }
    all
}

/// The indexes of the days that are drawn: all of them, or those with something on them and their neighbours.
fn kept(all: &[NaiveDate], busy: impl Fn(&NaiveDate) -> bool) -> Vec<usize> {
    let near = |index: usize| {
        let from = index.saturating_sub(1);
        all.iter().skip(from).take(index + 2 - from).any(&busy)
    };
    let indexes = 0..all.len();
    indexes
        .filter(|index| all.len() <= MOST_DAYS || near(*index))
        .collect()
}

fn row(
    answer: &Answer<'_>,
    calendar: &Calendar,
    (day, start): (NaiveDate, Instant),
    moments: &[Instant],
    html: &mut Html,
) {
    let known = calendar.day(day);
    let on_day = |at: Instant| answer.zone.local(at).date() == day;
    let mut marks: Vec<(u32, String)> = Vec::new();
    if on_day(start) {
        let text = format!("call {}", time::clock(start, answer.zone));
        marks.push((minute(answer, start), text));
    }
    for (index, at) in moments.iter().enumerate().filter(|(_, at)| on_day(**at)) {
        let number = NUMBERS.get(index).copied().unwrap_or("•");
        let text = format!("{number} {}", time::clock(*at, answer.zone));
        marks.push((minute(answer, *at), text));
    }
    html.within("li", &[], |html| {
        html.tag("span", &[("class", "day")], &date::short(day));
        let attributes = [
            ("viewBox", "0 0 1440 40"),
            ("preserveAspectRatio", "none"),
            ("class", "bar-of-day"),
            ("aria-hidden", "true"),
        ];
        html.within("svg", &attributes, |html| {
            day_rect(html, "closed", 0, 1440);
            for window in known.windows {
                let (from, to) = stretch(window);
                day_rect(html, "open", from, to);
            }
            for (minute, _) in &marks {
                day_rect(html, "moment", minute.saturating_sub(4), minute + 4);
            }
        });
        let texts: Vec<String> = marks.into_iter().map(|(_, text)| text).collect();
        html.within("span", &[("class", "on-day")], |html| {
            html.text(&texts.join(" · "));
            if let Some(why) = known.closed_because() {
                html.tag("span", &[("class", "skips")], why);
            }
        });
    });
}

fn minute(answer: &Answer<'_>, at: Instant) -> u32 {
    let local = answer.zone.local(at);
    local.hour() * 60 + local.minute()
}

/// The part of a window that lies on its own day, in minutes.
fn stretch(window: &Window) -> (u32, u32) {
    (window.open() / 60, (window.close() / 60).min(1440))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_long_row_keeps_the_days_with_something_on_them_and_their_neighbours() {
        let all = days(day("2026-12-01"), day("2026-12-20"));
        assert_eq!(all.len(), 20);
        let busy = [day("2026-12-01"), day("2026-12-20")];
        assert_eq!(kept(&all, |day| busy.contains(day)), [0, 1, 18, 19]);
        let short = days(day("2026-12-01"), day("2026-12-05"));
        assert_eq!(kept(&short, |_| false), [0, 1, 2, 3, 4]);
    }

    #[test]
    fn a_window_over_midnight_is_drawn_to_the_end_of_its_day() {
        assert_eq!(
            stretch(&Window::parse("22:00-02:00").unwrap()),
            (1320, 1440)
        );
        assert_eq!(stretch(&Window::parse("09:00-17:30").unwrap()), (540, 1050));
    }
}
