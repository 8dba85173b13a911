//! The dialog for signed files: reviewing and signing the draft, checking a file, the versions known here.

mod check;
mod draft;

use baton_worker::html::{Html, OFF, flag, when};

use super::foot::dialog;
use super::parts;
use crate::action::{Verb, act};
use crate::desk::Section;
use crate::model::Model;

/// The dialog, if its address is the one that is open.
pub(super) fn view(model: &Model, html: &mut Html) {
    let Some(section) = model.desk.section else {
        return;
    };
    let close = act(Verb::Desk, "close");
    let mut sections = Html::new();
    let attributes = [("class", "segments"), ("aria-label", "Signed files")];
    sections.within("nav", &attributes, |html| {
        for own in Section::ALL {
            let address = ["#", own.address()].concat();
            let attributes = [
                ("class", "segment"),
                ("href", address.as_str()),
                ("data-testid", own.test_id()),
                ("aria-current", when(own == section, "page")),
                ("autofocus", flag(own == section && own != Section::Sign)),
            ];
            html.within("a", &attributes, |html| html.tag("span", &[], own.title()));
        }
    });
    let mut inside = Html::new();
    match section {
        Section::Sign => draft::view(model, &mut inside),
        Section::Check => check::view(model, &mut inside),
        Section::History => chain(model, &mut inside),
    }
    let title = "Sign and export";
    dialog(
        model,
        html,
        "sign",
        "sign-dialog",
        OFF,
        title,
        &close,
        &sections.done(),
        &inside.done(),
    );
}

/// The versions known here, as a chain of digests, written by the worker.
fn chain(model: &Model, html: &mut Html) {
    let lead = "Each version names the digest of the one before it, so none can be exchanged or left out unseen. \
                To go back, restore an earlier one: that makes a new version.";
    html.tag("p", &[("class", "lead")], lead);
    let chain = model.desk.standing(|looked| looked.chain.clone());
    html.within("div", &[], |html| html.written(&chain));
}

/// A labelled field that is no part of the policy. What is wrong with it, if anything, stands below.
fn entry(html: &mut Html, id: &str, label: &str, word: &str, value: &str, wrong: Option<&str>) {
    let problem = [id, "problem"].join("-");
    let first = word == "author";
    html.within("div", &[("class", "field")], |html| {
        html.tag("label", &[("for", id)], label);
        let attributes = [
            ("type", "text"),
            ("id", id),
            ("data-testid", id),
            ("data-do", &act(Verb::Desk, word)),
            ("autocomplete", if first { "name" } else { "off" }),
            ("autofocus", flag(first)),
            ("value", value),
            ("aria-invalid", when(wrong.is_some(), "true")),
            ("aria-describedby", &problem),
        ];
        html.single("input", &attributes);
        html.within("div", &[("class", "problems"), ("id", &problem)], |html| {
            if let Some(why) = wrong {
                trouble(html, why, OFF);
            }
        });
    });
}

/// Something that went wrong; said at once if it has a role for that.
fn trouble(html: &mut Html, why: &str, role: &str) {
    html.within("p", &[("class", "problem"), ("role", role)], |html| {
        parts::mark(html, "✕");
        html.tag("span", &[], why);
    });
}
