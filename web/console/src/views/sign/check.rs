//! Checking a file. The report is written by the worker.

use baton_worker::html::Html;

use super::entry;
use crate::action::{Verb, act};
use crate::desk::Dropped;
use crate::model::Model;

/// The place to drop a file, and what was found out about it.
pub(super) fn view(model: &Model, html: &mut Html) {
    let file = act(Verb::Desk, "file");
    let attributes = [
        ("class", "drop"),
        ("data-testid", "drop"),
        ("data-drop", file.as_str()),
    ];
    html.within("div", &attributes, |html| {
        let text =
            "Drop a signed policy or a trust document here. It is checked in this browser and sent nowhere.";
        html.tag("p", &[], text);
        html.within("label", &[("class", "button file")], |html| {
            html.text("Choose a file…");
            let attributes = [
                ("type", "file"),
                ("class", "hidden"),
                ("id", "check-file"),
                ("data-testid", "check-file"),
                ("accept", ".json,application/json"),
                ("data-do", file.as_str()),
            ];
            html.single("input", &attributes);
        });
    });
    let desk = &model.desk;
    html.within("div", &[("class", "pair")], |html| {
        let audience = &desk.form.audience;
        entry(
            html,
            "check-audience",
            "Verify for the audience",
            "audience",
            audience,
            None,
        );
        html.within(
            "div",
            &[("class", "field"), ("data-testid", "trust")],
            |html| {
                html.tag("p", &[("class", "label")], "Trust document");
                let trust = desk.standing(|looked| looked.trust.clone());
                html.within("div", &[], |html| html.written(&trust));
            },
        );
    });
    let (state, report) = match &desk.dropped {
        Dropped::Nothing => ("", ""),
        Dropped::Working => ("Checking…", ""),
        Dropped::Failed(why) => (why.as_str(), ""),
        Dropped::Checked(file) => (file.done, file.told.html.as_str()),
    };
    let failed = matches!(desk.dropped, Dropped::Failed(_));
    let attributes = [("class", "file-state"), ("data-testid", "file-state")];
    html.within("p", &attributes, |html| {
        html.text(if failed { "✕ " } else { "" });
        html.text(state);
    });
    html.within("div", &[], |html| html.written(report));
}
