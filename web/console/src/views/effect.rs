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
use baton_core::money::Currency;
use baton_core::{Call, Decision};
use baton_worker::html::Html;

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
    let on = |screens: &[Screen]| screens.contains(&screen);
    summary::view(answer, html);
    let mut part = |id: &str, title: &str, open: bool, inside: fn(&Answer<'_>, &mut Html)| {
        parts::part(html, id, screen.word(), title, open, |html| {
            inside(answer, html)
        });
    };
    let why = on(&[Screen::Trigger, Screen::Samples]);
    part("part-why", "Why", why, lights::view);
    part("part-flip", "What would change it", why, flip::view);
    if handed_off {
        part(
            "part-format",
            "Format",
            on(&[Screen::Formats]),
            format::view,
        );
        part(
            "part-plan",
            "In this order",
            on(&[Screen::Trigger, Screen::Formats]),
            plan::view,
        );
    }
    part(
        "part-people",
        "What each person sees",
        on(&[Screen::Messages]),
        people::view,
    );
    part(
        "part-brief",
        "Brief for the AE",
        on(&[Screen::Messages]),
        brief::view,
    );
    if !decision.timeline.is_empty() {
        let title = format!("When, in {} time", crate::time::place(answer.zone));
        part(
            "part-when",
            &title,
            on(&[Screen::Trigger, Screen::Sla]),
            timeline::view,
        );
    }
    part("part-json", "Decision as JSON", false, json);
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
