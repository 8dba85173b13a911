//! One policy at a moment of a live call.

use baton_core::calendar::Zone;
use baton_core::rehearsal::{EscalationState, EscalationStep, LogEntry, Scene, SlaClock, Viewer};
use baton_core::{Instant, Outcome};
use baton_worker::html::{Html, OFF};

use crate::live::{Run, Side};
use crate::time;
use crate::views::effect::{lights, people::mrkdwn};
use crate::views::parts;
use crate::words;

pub(super) fn view(run: &Run, side: &Side, html: &mut Html) {
    let scene = &side.scene;
    let zone = side.policy.calendar().zone();
    let title = ["side-", side.id].concat();
    let attributes = [
        ("class", "side"),
        ("data-testid", title.as_str()),
        ("aria-labelledby", title.as_str()),
    ];
    html.within("section", &attributes, |html| {
        html.within("p", &[("class", "who")], |html| {
            let name = if side.id == "mine" {
                "My draft"
            } else {
                side.policy.title()
            };
            html.tag("strong", &[("id", &title)], name);
        });
        let (tone, glyph) = tone(scene);
        let attributes = [
            ("class", "headline"),
            ("data-tone", tone),
            ("data-testid", "headline"),
        ];
        html.within("h3", &attributes, |html| {
            parts::mark(html, glyph);
            html.tag("span", &[], &scene.headline);
        });
        html.within(
            "ul",
            &[("class", "badges"), ("aria-label", "What leaks")],
            |html| {
                for leak in &side.leaks {
                    html.within(
                        "li",
                        &[("class", "badge"), ("data-covered", "false")],
                        |html| {
                            parts::mark(html, "!");
                            html.tag("span", &[], leak.describe());
                        },
                    );
                }
            },
        );
        html.within("div", &[("class", "stage")], |html| {
            html.within("div", &[], |html| {
                html.tag("h4", &[], "Lights");
                lights::lines(&scene.trace, side.policy.money().currency, html);
                if scene.fired_at.is_none() {
                    lights::missing(&scene.missing, scene.call.phase, html);
                }
            });
            html.within("div", &[], |html| clock(scene, zone, html));
            html.within("div", &[], |html| seen(scene, run, zone, side.id, html));
        });
    });
}

/// How things stand, in a word for the colour, and its glyph.
fn tone(scene: &Scene) -> (&'static str, &'static str) {
    // The last thing that the prospect has seen tells whether they are still there.
    let mut prospect = scene
        .log
        .iter()
        .rev()
        .filter(|moment| moment.who == Viewer::Prospect);
    match scene.clock {
        SlaClock::Met { .. } => ("good", "✓"),
        SlaClock::Breached { .. } | SlaClock::Late { .. } | SlaClock::Absent => ("bad", "✕"),
        _ if prospect.next().is_some_and(|moment| !moment.good) => ("bad", "✕"),
        SlaClock::Running { .. } | SlaClock::Waiting { .. } => ("open", "→"),
        SlaClock::Idle if scene.outcome == Outcome::NoHandoff => ("", "–"),
        SlaClock::Idle => ("", "?"),
    }
}

fn clock(scene: &Scene, zone: Zone, html: &mut Html) {
    html.tag("h4", &[], "Clock");
    let left = |from: Instant, to: Instant| time::span(to.epoch() - from.epoch());
    let (tone, big, small) = match scene.clock {
        SlaClock::Idle => ("", "–".to_owned(), "nothing is handed over".to_owned()),
        SlaClock::Absent => (
            "bad",
            "none".to_owned(),
            "nobody is held to a time".to_owned(),
        ),
        SlaClock::Waiting { from, due } => (
            "open",
            format!("starts {}", time::moment(from, zone)),
            format!("due {}", time::moment(due, zone)),
        ),
        SlaClock::Running { due } if due == scene.at => {
            ("open", "now".to_owned(), "the last moment".to_owned())
        }
        SlaClock::Running { due } => (
            "open",
            format!("{} left", left(scene.at, due)),
            format!("due {}", time::moment(due, zone)),
        ),
        SlaClock::Met { at, due } if at == due => {
            ("good", "kept".to_owned(), "at the last moment".to_owned())
        }
        SlaClock::Met { at, due } => (
            "good",
            "kept".to_owned(),
            format!("rung {} before it was due", left(at, due)),
        ),
        SlaClock::Breached { due } => (
            "bad",
            format!("{} over", left(due, scene.at)),
            format!("was due {}", time::moment(due, zone)),
        ),
        SlaClock::Late { at, due } => (
            "bad",
            format!("{} late", left(due, at)),
            format!("was due {}", time::moment(due, zone)),
        ),
    };
    let attributes = [
        ("class", "clock"),
        ("data-tone", tone),
        ("data-testid", "clock"),
    ];
    html.within("p", &attributes, |html| {
        html.tag("strong", &[], &big);
        html.text(" ");
        html.tag("span", &[("class", "note")], &small);
    });
    html.within("ol", &[("class", "rungs")], |html| {
        for rung in &scene.escalation {
            self::rung(rung, zone, html);
        }
    });
}

fn rung(rung: &EscalationStep, zone: Zone, html: &mut Html) {
    let (tone, glyph, state) = match rung.state {
        EscalationState::Due(seconds) => ("", "○", format!("in {}", time::span(seconds))),
        EscalationState::Done => ("", "●", "done".to_owned()),
        EscalationState::NotNeeded => ("", "–", "not needed".to_owned()),
        EscalationState::Merged(merged) => ("", "–", merged.why.to_owned()),
        EscalationState::Met => ("good", "✓", "kept".to_owned()),
        EscalationState::Breached => ("bad", "✕", "missed".to_owned()),
    };
    let id = ["rung-", rung.id.as_str()].concat();
    html.within("li", &[("data-tone", tone), ("data-testid", &id)], |html| {
        parts::mark(html, glyph);
        html.tag(
            "time",
            &[("datetime", &rung.at.to_string())],
            &time::moment(rung.at, zone),
        );
        html.tag("span", &[], rung.words);
        html.tag("span", &[("class", "state")], &state);
    });
}

/// What each has seen, in the order of time: the list stays at its end while it grows.
fn seen(scene: &Scene, run: &Run, zone: Zone, under: &str, html: &mut Html) {
    let bad = scene.log.iter().filter(|moment| !moment.good).count();
    html.within("h4", &[], |html| {
        html.text("What each has seen");
        if bad > 0 {
            html.text(" · ");
            html.tag(
                "span",
                &[("class", "wrong"), ("data-testid", "wrong")],
                &format!("✕ {}", words::count(bad, "failure")),
            );
        }
    });
    let attributes = [
        ("class", "log"),
        ("tabindex", "0"),
        ("role", "region"),
        ("aria-label", &["what each has seen, ", under].concat()),
    ];
    let day = run
        .scenario()
        .map_or(0, |scenario| scenario.start.epoch() / 86_400);
    let last = scene.log.last().map(|moment| moment.at);
    html.within("div", &attributes, |html| {
        html.within("ol", &[], |html| {
            for moment in &scene.log {
                entry(moment, day, last == Some(moment.at), zone, html);
            }
        });
    });
}

fn entry(moment: &LogEntry, day: i64, new: bool, zone: Zone, html: &mut Html) {
    let attributes = [
        ("data-tone", if moment.good { "good" } else { "bad" }),
        ("data-new", if new { "true" } else { OFF }),
    ];
    html.within("li", &attributes, |html| {
        parts::mark(html, if moment.good { "✓" } else { "✕" });
        let when = if moment.at.epoch() / 86_400 == day {
            format!(
                "{}:{:02}",
                time::clock(moment.at, zone),
                moment.at.epoch().rem_euclid(60)
            )
        } else {
            time::moment(moment.at, zone)
        };
        html.tag("time", &[("datetime", &moment.at.to_string())], &when);
        html.tag("strong", &[], moment.who.as_str());
        html.within("div", &[], |html| {
            let word = if moment.good {
                "as it should be: "
            } else {
                "failure: "
            };
            html.tag(
                "span",
                &[("class", if moment.good { "hidden" } else { "wrong" })],
                word,
            );
            mrkdwn::lines(&moment.what, html);
        });
    });
}
