//! Findings about places that no field of the screen shows, each with the way to its place.

use baton_core::document::Path;
use baton_core::{Diagnostic, Severity};
use baton_worker::html::Html;

use super::form::problem;
use crate::action::{Verb, act};
use crate::model::{Model, Screen};
use crate::words;

/// Errors and warnings in a strip; notes folded away, as nothing needs doing about them.
pub(crate) fn view(model: &Model, claimed: &[Path], html: &mut Html) {
    let unclaimed = |found: &&Diagnostic| !claimed.contains(&found.path);
    let all: Vec<&Diagnostic> = model.diagnostics().iter().filter(unclaimed).collect();
    let (notes, found): (Vec<&Diagnostic>, Vec<&Diagnostic>) = all
        .into_iter()
        .partition(|found| found.severity == Severity::Note);
    if !found.is_empty() {
        let attributes = [
            ("class", "block findings"),
            ("aria-labelledby", "findings-title"),
            ("data-testid", "findings"),
        ];
        html.within("section", &attributes, |html| {
            html.tag("h3", &[("id", "findings-title")], "Findings");
            list(&found, html);
        });
    }
    let here = |found: &&&Diagnostic| Screen::of_path(&found.path) == model.place.screen;
    let notes: Vec<&Diagnostic> = notes.iter().filter(here).copied().collect();
    if !notes.is_empty() {
        let attributes = [("class", "block fold findings"), ("data-testid", "notes")];
        html.within("details", &attributes, |html| {
            let count = words::count(notes.len(), "note");
            html.tag("summary", &[], &format!("{count} about this screen"));
            list(&notes, html);
        });
    }
}

fn list(found: &[&Diagnostic], html: &mut Html) {
    html.within("ul", &[], |html| {
        for one in found {
            html.within("li", &[], |html| {
                problem(one, html);
                let place = one.path.as_str();
                let attributes = [
                    ("type", "button"),
                    ("class", "link"),
                    ("data-do", &act(Verb::Jump, place)),
                ];
                html.tag(
                    "button",
                    &attributes,
                    if place.is_empty() {
                        "the document"
                    } else {
                        place
                    },
                );
            });
        }
    });
}
