//! What the policy does to the selected call, in the order in which questions arise: what happens, why, what would
//! change it, what each person sees, and when. All parts are on every screen; those that a screen is about stand open.

mod brief;
mod flip;
mod format;
pub(super) mod lights;
pub(super) mod people;
mod plan;
mod strip;
mod summary;
mod timeline;

use baton_core::calendar::Zone;
use baton_core::value::money::Currency;
use baton_core::{Call, Decision};
use baton_worker::html::{Html, ISLAND, LATER};

use super::parts;
use crate::model::{Model, Screen};
use crate::samples::Sample;
use crate::words;

/// What the parts are made from.
pub(super) struct Answer<'m> {
    pub(super) model: &'m Model,
    pub(super) sample: &'m Sample,
    pub(super) call: &'m Call,
    pub(super) decision: &'m Decision,
    pub(super) zone: Zone,
    pub(super) currency: Currency,
}

/// The answer. While the draft has errors, the last good one, dimmed.
pub(crate) fn view(model: &Model, html: &mut Html) {
    let Some((sample, call, decision)) = model.selected() else {
        return;
    };
    let policy = model.policy();
    let answer = Answer {
        model,
        sample,
        call,
        decision,
        zone: policy.calendar().zone(),
        currency: policy.money().currency,
    };
    let attributes = [
        ("class", "block result"),
        ("aria-labelledby", "outcome-title"),
        // Another screen has other parts: it is drawn as a whole, and not part by part into those of the last one.
        ("data-screen", model.place.screen.word()),
    ];
    html.within("section", &attributes, |html| {
        banner(model, html);
        let stale = model.stale();
        let attributes = [
            ("class", if stale { "answer stale" } else { "answer" }),
            ("data-stale", if stale { "true" } else { "false" }),
        ];
        html.within("div", &attributes, |html| parts(&answer, html));
    });
}

fn parts(answer: &Answer<'_>, html: &mut Html) {
    let screen = answer.model.place.screen;
    let decision = answer.decision;
    let handed_off = !decision.plan.is_empty();
    let timed = !decision.timeline.is_empty();
    let on = |screens: &[Screen]| screens.contains(&screen);
    html.within("div", &[ISLAND], |html| summary::view(answer, html));
    let mut part = |id, title: &str, there: bool, open, inside: fn(&Answer<'_>, &mut Html)| {
        // What a threshold is about first.
        let first = matches!(id, "part-why" | "part-flip");
        let island = if first { ISLAND } else { LATER };
        let part = parts::Part { id, open, island };
        if there {
            part.shown(html, screen.word(), title, |html| inside(answer, html));
        } else {
            part.hidden(html, screen.word());
        }
    };
    let why = on(&[Screen::Trigger, Screen::Samples]);
    part("part-why", "Why", true, why, lights::view);
    part("part-flip", "What would change it", true, why, flip::view);
    let open = on(&[Screen::Formats]);
    part("part-format", "Format", handed_off, open, format::view);
    let open = on(&[Screen::Trigger, Screen::Formats]);
    part("part-plan", "In this order", handed_off, open, plan::view);
    let open = on(&[Screen::Messages]);
    let title = "What each person sees";
    part("part-people", title, true, open, people::view);
    part("part-brief", "Brief for the AE", true, open, brief::view);
    let title = format!("When, in {} time", crate::time::place(answer.zone));
    let open = on(&[Screen::Trigger, Screen::Sla]);
    part("part-when", &title, timed, open, timeline::view);
    part("part-json", "Decision as JSON", true, false, json);
}

/// Why the answer below is not of the draft as it stands.
fn banner(model: &Model, html: &mut Html) {
    let mut errors = model.errors();
    let Some(first) = errors.next() else {
        return;
    };
    let others = match errors.count() {
        0 => String::new(),
        more => format!(" ({more} more)"),
    };
    let first = words::finding(first);
    let text = format!(
        "The last result that could be decided. The draft cannot decide calls yet: {first}{others}"
    );
    let attributes = [("class", "banner"), ("data-testid", "stale")];
    html.within("p", &attributes, |html| {
        parts::mark(html, "!");
        html.tag("span", &[], &text);
    });
}

/// The decision itself, byte for byte what the command line prints for the same policy and call.
fn json(answer: &Answer<'_>, html: &mut Html) {
    let json = answer.decision.canonical();
    let json = json.unwrap_or_else(|error| error.to_string());
    let attributes = [
        ("class", "json"),
        ("tabindex", "0"),
        ("role", "region"),
        ("aria-label", "decision as JSON"),
        ("data-testid", "decision-json"),
    ];
    html.tag("pre", &attributes, &json);
}
