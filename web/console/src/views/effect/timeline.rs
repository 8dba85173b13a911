//! When the steps of the SLA fall, and why then.

use baton_core::Instant;
use baton_core::calendar::Zone;
use baton_core::handoff::TimelineStep;
use baton_worker::html::Html;

use super::Answer;
use crate::time;
use crate::words;

pub(super) fn view(answer: &Answer<'_>, html: &mut Html) {
    let Some(start) = answer.decision.at else {
        return;
    };
    super::strip::view(answer, start, html);
    html.within("ol", &[("class", "timeline")], |html| {
        for step in &answer.decision.timeline {
            line(html, step, start, answer.zone);
        }
    });
    table(answer, start, html);
}

/// The same as a table.
fn table(answer: &Answer<'_>, start: Instant, html: &mut Html) {
    html.within("details", &[("class", "as-table")], |html| {
        html.tag("summary", &[], "As a table");
        html.within("table", &[], |html| {
            html.within("thead", &[], |html| {
                html.within("tr", &[], |html| {
                    for head in ["Step", "Due", "After the call", "Skips"] {
                        html.tag("th", &[("scope", "col")], head);
                    }
                });
            });
            html.within("tbody", &[], |html| {
                for step in &answer.decision.timeline {
                    let at = step.deadline.at;
                    let skipped = time::skipped(&step.deadline.receipt);
                    html.within("tr", &[], |html| {
                        html.tag("th", &[("scope", "row")], step.id.label());
                        html.tag("td", &[], &time::moment(at, answer.zone));
                        html.tag("td", &[], &time::span(at.epoch() - start.epoch()));
                        html.tag("td", &[], &words::list(&skipped, "and"));
                    });
                }
            });
        });
    });
}

fn line(html: &mut Html, step: &TimelineStep, start: Instant, zone: Zone) {
    let at = step.deadline.at;
    let mut after = format!("{} after the call", time::span(at.epoch() - start.epoch()));
    if step.merged.is_some() {
        after.push_str(" · not sent by itself");
    }
    let skipped = match time::skipped(&step.deadline.receipt).as_slice() {
        [] => String::new(),
        skipped => format!(" · skips {}", words::list(skipped, "and")),
    };
    let id = ["sla-", step.id.as_str()].concat();
    html.within("li", &[("data-testid", &id)], |html| {
        let stamp = at.to_string();
        html.tag("time", &[("datetime", &stamp)], &time::moment(at, zone));
        html.tag("span", &[("class", "what")], step.id.label());
        html.within("span", &[("class", "note")], |html| {
            html.text(&after);
            html.tag("span", &[("class", "skips")], &skipped);
        });
        html.within("details", &[], |html| {
            html.tag("summary", &[], "why this moment");
            html.within("ol", &[("class", "receipt")], |html| {
                receipt(html, step, zone)
            });
        });
    });
}

fn receipt(html: &mut Html, step: &TimelineStep, zone: Zone) {
    if let Some(merged) = step.merged {
        html.tag("li", &[], &["not sent: ", merged.why].concat());
    }
    for line in &step.deadline.receipt {
        html.tag("li", &[], &time::receipt(line, zone));
    }
    if step.deadline.receipt.is_empty() {
        html.tag("li", &[], "every minute counts, day and night");
    }
    if let Some(warning) = &step.deadline.warning {
        html.tag("li", &[("class", "warns")], &warning.describe());
    }
}
