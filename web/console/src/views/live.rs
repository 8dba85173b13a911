//! The live call: on the left, or above, what is played and how; beside it what there is to see at the moment.

mod side;

use baton_core::rehearsal::FailureMode;
use baton_worker::html::{Html, flag, when};

use super::parts;
use crate::action::{Verb, act};
use crate::live::{Run, SPEEDS, STEPS, Stock, VIEWS, address, run};
use crate::model::Model;
use crate::time;

/// The scenarios, the moment, and what the AE does.
pub fn controls(model: &Model) -> String {
    let mut html = Html::new();
    let live = &model.live;
    let attributes = [
        ("class", "block live"),
        ("aria-labelledby", "live-title"),
        ("data-projector", when(live.projector, "true")),
    ];
    html.within("section", &attributes, |html| match run(model) {
        Some(run) => {
            picker(model, &run, html);
            transport(model, &run, html);
            scrubber(&run, html);
            choices(model, html);
        }
        None => waiting(model, html),
    });
    html.done()
}

/// What there is to see, under one policy or two.
pub fn sides(model: &Model) -> String {
    let mut html = Html::new();
    if let Some(run) = run(model) {
        let attributes = [
            ("class", "sides"),
            ("data-sides", if run.sides.len() > 1 { "2" } else { "1" }),
        ];
        html.within("div", &attributes, |html| {
            for side in &run.sides {
                side::view(&run, side, html);
            }
        });
    }
    html.done()
}

fn waiting(model: &Model, html: &mut Html) {
    html.tag("h3", &[("id", "live-title")], "Live call");
    match &model.live.stock {
        Stock::Refused(why) => {
            html.tag("p", &[("role", "alert")], why);
            parts::button(
                html,
                "button",
                "live-fetch",
                &act(Verb::Live, "fetch"),
                "Try again",
            );
        }
        _ => html.tag("p", &[("class", "note")], "Opening the scenarios…"),
    }
}

const fn mode(mode: FailureMode) -> &'static str {
    match mode {
        FailureMode::None => "",
        FailureMode::Latency => "rung too late",
        FailureMode::Context => "context lost",
        FailureMode::Duplicates => "messages twice",
        FailureMode::NoEscalation => "nobody is alerted",
    }
}

/// Every scenario with what to watch for, folded away; its id differs by scenario, so choosing one folds it again.
fn picker(model: &Model, run: &Run, html: &mut Html) {
    let Some(chosen) = run.scenario() else {
        return;
    };
    let id = ["scenarios-", &chosen.id].concat();
    let attributes = [
        ("class", "scenarios"),
        ("id", id.as_str()),
        ("data-testid", "scenarios"),
    ];
    html.within("details", &attributes, |html| {
        html.within("summary", &[], |html| {
            html.tag("h3", &[("id", "live-title")], &chosen.title);
            let count = format!("scenario {} of {}", run.index + 1, run.scenarios().len());
            html.tag("span", &[("class", "note")], &count);
        });
        html.within("ol", &[], |html| {
            for (index, scenario) in run.scenarios().iter().enumerate() {
                let attributes = [
                    (
                        "href",
                        &*address(model, &scenario.id, model.live.view_word()),
                    ),
                    ("data-testid", &["scenario-", &scenario.id].concat()),
                    ("aria-current", when(index == run.index, "true")),
                ];
                html.within("li", &[], |html| {
                    html.within("a", &attributes, |html| {
                        html.tag(
                            "kbd",
                            &[("aria-hidden", "true")],
                            &((index + 1) % 10).to_string(),
                        );
                        html.tag("strong", &[], &scenario.title);
                        html.tag("span", &[("class", "badge")], mode(scenario.mode));
                        html.tag("span", &[("class", "note")], &scenario.text);
                    });
                });
            }
        });
    });
    html.tag(
        "p",
        &[("class", "lead"), ("data-testid", "scenario-text")],
        &chosen.text,
    );
}

/// A button with the key that does the same.
fn control(
    html: &mut Html,
    class: &str,
    word: &str,
    glyph: &str,
    label: &str,
    key: &str,
    pressed: &str,
) {
    let id = word.replace(' ', "");
    let attributes = [
        ("type", "button"),
        ("class", class),
        ("id", &["live-", &id].concat()),
        ("data-testid", &["live-", &id].concat()),
        ("data-do", &act(Verb::Live, word)),
        ("aria-keyshortcuts", key),
        ("aria-pressed", pressed),
    ];
    html.within("button", &attributes, |html| {
        if !glyph.is_empty() {
            parts::mark(html, glyph);
        }
        html.tag("span", &[], label);
        html.tag("kbd", &[("aria-hidden", "true")], key);
    });
}

fn transport(model: &Model, run: &Run, html: &mut Html) {
    use baton_worker::html::OFF;
    let live = &model.live;
    let group = [
        ("class", "actions"),
        ("role", "group"),
        ("aria-label", "Play"),
    ];
    html.within("div", &group, |html| {
        let (glyph, label) = if live.playing {
            ("❚❚", "Pause")
        } else {
            ("▶", "Play")
        };
        control(html, "button primary", "play", glyph, label, "Space", OFF);
        control(html, "button", "step -1", "", "Back", "←", OFF);
        control(html, "button", "step 1", "", "Forward", "→", OFF);
        control(html, "button", "restart", "", "Start again", "R", OFF);
        let all = SPEEDS.iter().map(|(name, ..)| *name);
        let numbers = ["0", "1", "2"];
        select(
            html,
            "speed",
            "Speed",
            numbers.into_iter().zip(all),
            numbers.get(live.speed).copied(),
        );
        let all = VIEWS.iter().map(|(word, name, _)| (*word, *name));
        select(html, "view", "Policy", all, Some(live.view_word()));
        control(
            html,
            "button quiet",
            "projector",
            "",
            "Projector",
            "P",
            if live.projector { "true" } else { "false" },
        );
        control(html, "button quiet", "full", "", "Full screen", "F", OFF);
    });
    html.within(
        "p",
        &[("class", "moment"), ("data-testid", "live-moment")],
        |html| {
            html.tag("time", &[("datetime", &run.at.to_string())], &moment(run));
            html.tag("span", &[], &phase(run));
        },
    );
}

fn select<'a>(
    html: &mut Html,
    word: &str,
    label: &str,
    all: impl Iterator<Item = (&'a str, &'a str)>,
    chosen: Option<&str>,
) {
    let id = ["live-", word].concat();
    html.within("label", &[("class", "pick")], |html| {
        html.tag("span", &[], label);
        let attributes = [
            ("id", id.as_str()),
            ("data-testid", &id),
            ("data-do", &act(Verb::Live, word)),
        ];
        html.within("select", &attributes, |html| {
            for (value, name) in all {
                let attributes = [("value", value), ("selected", flag(chosen == Some(value)))];
                html.tag("option", &attributes, name);
            }
        });
    });
}

/// "Tue 16 Jun, 11:02:04", on the wall clock of the first policy.
fn moment(run: &Run) -> String {
    let zone = run.sides.first().map(|side| side.policy.calendar().zone());
    let zone = zone.unwrap_or(baton_core::calendar::Zone::LONDON);
    format!(
        "{}:{:02}",
        time::moment(run.at, zone),
        run.at.epoch().rem_euclid(60)
    )
}

/// How far into what.
fn phase(run: &Run) -> String {
    let Some(scenario) = run.scenario() else {
        return String::new();
    };
    if run.at == scenario.start {
        return "the call begins".to_owned();
    }
    let (from, what) = match run.fired_at() {
        _ if run.on_the_line() => (scenario.start, "into the call"),
        Some(fired) => (fired, "after the handoff"),
        None => (scenario.ends(), "after the call"),
    };
    format!("{} {what}", time::span(run.at.epoch() - from.epoch()))
}

/// One position for every key moment, whether seconds or hours lie between them.
fn scrubber(run: &Run, html: &mut Html) {
    let last = run.keys.len().saturating_sub(1);
    html.within("div", &[("class", "scrub")], |html| {
        html.within("svg", &[("aria-hidden", "true")], |html| {
            marks(run, last.max(1), html)
        });
        let attributes = [
            ("type", "range"),
            ("id", "live-seek"),
            ("data-testid", "live-seek"),
            ("data-do", &act(Verb::Live, "seek")),
            ("min", "0"),
            ("max", &(last * STEPS).to_string()),
            ("value", &run.position().to_string()),
            ("aria-label", "Moment"),
            ("aria-valuetext", &[moment(run), phase(run)].join(", ")),
        ];
        html.single("input", &attributes);
    });
}

/// A mark for every key moment. Those that have not come say nothing of what they bring.
fn marks(run: &Run, last: usize, html: &mut Html) {
    let ends = run.scenario().map(baton_core::rehearsal::Scenario::ends);
    let fired = run.fired_at();
    let wrong = |key| {
        run.sides
            .iter()
            .any(|side| side.scene.log.iter().any(|m| !m.good && m.at == key))
    };
    for (index, key) in run.keys.iter().enumerate() {
        // Tenths of a percent, so that marks and positions agree.
        let place = index * 1000 / last;
        let x = format!("{}.{}%", place / 10, place % 10);
        let class = match Some(*key) {
            key if key == fired => "fired",
            _ if wrong(*key) => "bad",
            key if key == ends => "ends",
            _ => "",
        };
        html.tag(
            "line",
            &[
                ("x1", &x),
                ("x2", &x),
                ("y1", "14"),
                ("y2", "22"),
                ("class", class),
            ],
            "",
        );
        let word = match class {
            "fired" => "handoff",
            "ends" => "call ends",
            "bad" => "✕",
            _ => continue,
        };
        html.tag("text", &[("x", &x), ("y", "10"), ("class", class)], word);
    }
}

/// What the AE does, from the moment on.
fn choices(model: &Model, html: &mut Html) {
    use baton_worker::html::OFF;
    let group = [
        ("class", "actions"),
        ("role", "group"),
        ("aria-label", "From this moment"),
    ];
    html.within("div", &group, |html| {
        control(html, "button", "calls", "", "AE calls now", "C", OFF);
        control(html, "button", "claims", "", "AE claims", "L", OFF);
        control(html, "button", "nobody", "", "Nobody calls", "N", OFF);
        let who = match model.live.decides_from {
            None => "What the AE does is the scenario’s.",
            Some(_) => "What the AE does is yours. Start again brings back the scenario’s.",
        };
        html.tag(
            "span",
            &[("class", "note"), ("data-testid", "live-who")],
            who,
        );
        if !model.live.refused.is_empty() {
            parts::warning(html, "live-refused", model.live.refused);
        }
    });
}

#[cfg(test)]
mod tests;
