//! What lies over the panes: the result in a line, the banners, and the dialogs but for the one that signs.

use baton_worker::html::Html;

use super::parts;
use crate::action::{Verb, act};
use crate::model::{Model, Verdict};
use crate::words;

/// The outcome in a line that stays in view when the panes are stacked.
pub(crate) fn result_bar(model: &Model) -> String {
    let mut html = Html::new();
    if let Some((sample, _, decision)) = model.selected() {
        let verdict = Verdict::of(decision);
        html.tag("span", &[("class", "name")], &sample.title);
        parts::chip(&mut html, verdict.outcome, verdict.tier.as_deref(), false);
        if model.stale() {
            html.tag("span", &[("class", "changed")], "has errors");
        }
    }
    parts::button(
        &mut html,
        "button small",
        "see-why",
        &act(Verb::Jump, "effect"),
        "See why",
    );
    html.done()
}

/// What the reader has to know, above the panes.
pub(crate) fn notices(model: &Model) -> String {
    let mut html = Html::new();
    if model.overtaken {
        let attributes = [("class", "banner"), ("role", "alert"), ("data-testid", "overtaken")];
        html.within("div", &attributes, |html| {
            parts::mark(html, "!");
            let text = "Another tab has changed this draft. Only one of the two is kept. ";
            html.tag("span", &[], text);
            parts::button(html, "button small", "take-over", &act(Verb::TakeOver, ""), "Show the other tab’s");
            parts::button(html, "button small", "keep-mine", &act(Verb::Dismiss, ""), "Keep mine");
        });
    }
    html.done()
}

/// The open dialog.
pub(crate) fn dialogs(_model: &Model) -> String {
    String::new()
}

/// How the selected call stands, for people who listen.
pub(crate) fn standing(model: &Model) -> String {
    let verdict = model.selected().map(|(_, _, decision)| Verdict::of(decision));
    let outcome = verdict.map(|v| words::verdict(v.outcome, v.tier.as_deref()));
    let changed = words::count(model.changed(), "call");
    format!("{}. {changed} changed from the published policy.", outcome.unwrap_or_default())
}
