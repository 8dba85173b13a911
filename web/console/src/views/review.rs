//! What has changed since the published version: in sentences, in calls, and what is still to be mended.

use baton_core::document::Path;
use baton_worker::html::Html;

use super::form::{Form, Text};
use super::parts;
use crate::action::{Verb, act};
use crate::desk::KeyState;
use crate::model::{Model, Place};
use crate::words;

/// What the policy is called, and what its money is.
const ABOUT: [(&str, &str); 3] = [
    ("title", "Title"),
    ("policy", "Id, in every signed version of it"),
    ("currency", "Currency"),
];

/// The screen.
pub(super) fn view(form: &mut Form<'_>) {
    let model = form.model;
    changes(model, "review-title", &mut form.html);
    form.block("named-title", "The policy", "", |form| {
        form.within("div", &[("class", "pair top")], |form| {
            for (key, label) in ABOUT {
                let id = ["about-", key].concat();
                let field = Text {
                    id: &id,
                    label,
                    ..Text::default()
                };
                form.text(&Path::root().key(key), &field);
            }
        });
    });
    form.block("changed-title", "Calls that change", "", |form| {
        calls(model, &mut form.html);
    });
    form.block("ready-title", "Ready to sign?", "", |form| {
        let errors = model.errors().count();
        let key = match &model.desk.key {
            KeyState::Ready(_) => "this browser has a key that works",
            _ => "the next step says whether this browser has a key",
        };
        let state = match errors {
            0 => format!("The policy has no errors, and {key}."),
            _ => format!("Not yet: {} to mend first.", words::count(errors, "error")),
        };
        form.tag("p", &[("class", "lead")], &state);
        form.within("div", &[("class", "actions")], |form| {
            let go = |to: &str| act(Verb::Go, to);
            form.button(
                "button primary",
                "go-sign",
                &go("#sign"),
                "Sign and export…",
            );
            form.button("button", "go-check", &go("#sign/check"), "Check a file…");
            form.button("button", "go-history", &go("#sign/history"), "History…");
        });
    });
}

/// The differences, written by the worker once it was asked; the page's own count of calls. `id` is the title's: the screen
/// has them, and the dialog over it.
pub(super) fn changes(model: &Model, id: &str, html: &mut Html) {
    let desk = &model.desk;
    let attributes = [
        ("class", "review"),
        ("aria-labelledby", id),
        ("data-testid", "review"),
    ];
    html.within("section", &attributes, |html| {
        html.tag("h3", &[("id", id)], "Review");
        let state = match &desk.looked {
            None => "Comparing…".to_owned(),
            Some(Err(why)) => ["✕ ", why].concat(),
            Some(Ok(_)) => String::new(),
        };
        html.tag("p", &[("class", "file-state")], &state);
        let review = desk.standing(|looked| looked.review.clone());
        html.within("div", &[], |html| html.written(&review));
        if desk.standing(|looked| looked.head.is_some()) {
            html.tag("p", &[("data-testid", "changed-calls")], &summary(model));
        }
        html.within("dl", &[("class", "facts")], |html| {
            let policy = model.policy();
            html.within("div", &[], |html| {
                html.tag("dt", &[], "Policy");
                let name = format!("{} ({})", policy.title(), policy.id());
                html.tag("dd", &[], &name);
            });
            parts::code(html, "Policy digest", "policy-digest", policy.digest());
        });
    });
}

fn summary(model: &Model) -> String {
    let all = words::count(model.samples().len(), "sample call");
    let samples = model.samples().iter().enumerate();
    let changed: Vec<String> = samples
        .filter(|(index, _)| model.was(*index).is_some())
        .map(|(_, sample)| sample.call.id.clone())
        .collect();
    match changed.as_slice() {
        [] => format!("None of {all} changes."),
        [_] => format!("1 of {all} changes: {}.", changed.concat()),
        ids => format!(
            "{} of {all} change: {}.",
            ids.len(),
            words::list(ids, "and")
        ),
    }
}

/// Each sample call that changes, from and to, with the way to it.
fn calls(model: &Model, html: &mut Html) {
    if model.changed() == 0 {
        let all = words::count(model.samples().len(), "sample call");
        html.tag(
            "p",
            &[("class", "note")],
            &format!("None of {all} changes."),
        );
        return;
    }
    html.within("ul", &[("class", "turns")], |html| {
        for (index, sample) in model.samples().iter().enumerate() {
            let (Some(was), Some(now)) = (model.was(index), model.verdict(index)) else {
                continue;
            };
            let place = Place {
                sample: index,
                ..model.place.clone()
            };
            html.within("li", &[], |html| {
                let address = place.address(place.screen, model.samples());
                html.tag("a", &[("href", &address)], &sample.title);
                html.within("span", &[("class", "marks")], |html| {
                    let kinds = words::changes(model.changes(index));
                    html.tag("span", &[("class", "note")], &kinds);
                    if was != now {
                        parts::chip(html, was.outcome, was.tier.as_deref(), true);
                        parts::mark(html, "→");
                        html.tag("span", &[("class", "hidden")], "becomes");
                    }
                    parts::chip(html, now.outcome, now.tier.as_deref(), true);
                });
            });
        }
    });
}
