//! The sample calls, each with what the policy makes of it now.

use baton_worker::html::{Html, LATER, OFF, when};

use super::parts;
use crate::model::{Model, Screen};
use crate::words;

/// The most calls that are listed; the others are on a screen of their own. Every keystroke draws the list anew.
const MOST: usize = 40;

/// The list. Each entry is a link: the selected call is part of the address.
pub(crate) fn view(model: &Model, html: &mut Html) {
    let attributes = [("class", "block calls"), ("aria-labelledby", "calls-title")];
    html.within("nav", &attributes, |html| {
        html.within("div", &[("class", "head")], |html| {
            html.tag("h3", &[("id", "calls-title")], "Sample calls");
            html.tag(
                "p",
                &[("class", "note")],
                "→ handed off · – not handed off · ? cannot tell",
            );
        });
        of_file(model, html);
        let all = model.samples().len();
        html.within("ul", &[], |html| {
            for index in 0..all.min(MOST) {
                entry(model, index, html);
            }
            if model.place.sample >= MOST {
                entry(model, model.place.sample, html);
            }
        });
        if all > MOST {
            let address = model.place.address(Screen::Samples, model.samples());
            let text = format!("All {} …", words::count(all, "call"));
            let attributes = [("class", "link"), ("href", address.as_str())];
            html.tag("a", &attributes, &text);
        }
    });
}

/// What the draft changes of the file of many calls, wherever the reader is.
fn of_file(model: &Model, html: &mut Html) {
    let file = &model.loaded.file;
    let Some(fed) = file.fed.as_ref().filter(|_| !file.summary.is_empty()) else {
        return;
    };
    let [changed, all] = [file.changed, fed.calls].map(words::thousands);
    let part = if file.part { " read" } else { "" };
    let text = format!(
        "{}: {changed} of {all} calls{part} change outcome or tier",
        file.name
    );
    let address = model.place.address(Screen::Samples, model.samples());
    let attributes = [
        ("class", "link"),
        ("href", &*address),
        ("data-testid", "changed-of-file"),
        LATER,
    ];
    html.tag("a", &attributes, &text);
}

fn entry(model: &Model, index: usize, html: &mut Html) {
    let (Some(sample), Some(verdict)) = (model.samples().get(index), model.verdict(index)) else {
        return;
    };
    let was = model.was(index);
    let said = was.map(|was| {
        let kinds = words::changes(model.changes(index));
        if was == verdict {
            format!("changed: {kinds}")
        } else {
            let was = words::verdict(was.outcome, was.tier.as_deref());
            format!("was: {was}; changed: {kinds}")
        }
    });
    let id = &sample.key;
    let place = crate::model::Place {
        sample: index,
        ..model.place.clone()
    };
    let attributes = [
        ("href", place.address(place.screen, model.samples())),
        ("data-testid", ["call-", id].concat()),
    ];
    let attributes = [
        (attributes[0].0, attributes[0].1.as_str()),
        (attributes[1].0, attributes[1].1.as_str()),
        ("data-outcome", verdict.outcome.as_str()),
        ("data-tier", verdict.tier.as_deref().unwrap_or(OFF)),
        ("data-changed", if was.is_some() { "true" } else { "false" }),
        ("title", sample.title.as_str()),
        ("aria-current", when(model.place.sample == index, "true")),
    ];
    // Each by itself: most stay as they are when a threshold is changed.
    html.within("li", &[LATER], |html| {
        html.within("a", &attributes, |html| {
            html.tag("span", &[("class", "name")], &sample.title);
            html.within("span", &[("class", "marks")], |html| {
                let said = said.as_deref().unwrap_or(OFF);
                if was.is_some() {
                    html.tag("span", &[("class", "changed"), ("title", said)], "changed");
                }
                parts::chip(html, verdict.outcome, verdict.tier.as_deref(), true);
            });
        });
    });
}
