//! What lies over the panes: the result in a line, the banners, and the dialogs but for the one that signs.

use baton_core::Node;
use baton_worker::html::Html;

use super::parts;
use crate::action::{Verb, act};
use crate::model::{Dialog, Model};
use crate::update::carries;
use crate::words;

/// The outcome in a line that stays in view when the panes are stacked.
pub fn result_bar(model: &Model) -> String {
    let mut html = Html::new();
    let index = model.place.sample;
    if let (Some(sample), Some(verdict)) = (model.samples().get(index), model.verdict(index)) {
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
pub fn notices(model: &Model) -> String {
    let mut html = Html::new();
    if !model.notice.is_empty() {
        banner(&mut html, "notice", &model.notice, |html| {
            let put_away = act(Verb::Dismiss, "notice");
            parts::button(html, "button small", "put-away", &put_away, "OK");
        });
    }
    if model.overtaken {
        let text = "Another tab has changed this draft. Only one of the two is kept; until you choose, nothing typed here is. ";
        banner(&mut html, "overtaken", text, |html| {
            parts::button(
                html,
                "button small",
                "take-over",
                &act(Verb::TakeOver, ""),
                "Show the other tab’s",
            );
            parts::button(
                html,
                "button small",
                "keep-mine",
                &act(Verb::Dismiss, ""),
                "Keep mine",
            );
        });
    }
    html.done()
}

fn banner(html: &mut Html, id: &str, text: &str, buttons: impl FnOnce(&mut Html)) {
    let attributes = [("class", "banner"), ("role", "alert"), ("data-testid", id)];
    html.within("div", &attributes, |html| {
        parts::mark(html, "!");
        html.tag("span", &[], text);
        buttons(html);
    });
}

/// The open dialog, if there is one: a `<dialog>` on the page is an open one.
pub fn dialogs(model: &Model) -> String {
    let mut html = Html::new();
    super::sign::view(model, &mut html);
    let (id, title) = match model.dialog {
        Some(Dialog::Palette) => ("palette", "Commands"),
        Some(Dialog::Shortcuts) => ("shortcuts", "Keyboard shortcuts"),
        Some(Dialog::Shared) => ("shared", "A shared draft"),
        Some(Dialog::Mapping) => ("mapping", "Columns"),
        None => return html.done(),
    };
    let close = act(Verb::Close, "");
    let mut inside = Html::new();
    match model.dialog {
        Some(Dialog::Palette) => super::palette::view(model, &mut inside),
        Some(Dialog::Shortcuts) => super::shortcuts::view(model, &mut inside),
        Some(Dialog::Shared) => shared(model, &mut inside),
        Some(Dialog::Mapping) => super::file::mapping(model, &mut inside),
        None => {}
    }
    dialog(
        model,
        &mut html,
        id,
        id,
        "small",
        title,
        &close,
        "",
        &inside.done(),
    );
    html.done()
}

/// A dialog with its name, the way out, and a line for what is said meanwhile: the page's own line lies outside, and
/// nothing outside of an open dialog is heard.
#[expect(
    clippy::too_many_arguments,
    reason = "the one that all dialogs go through"
)]
pub(super) fn dialog(
    model: &Model,
    html: &mut Html,
    id: &str,
    test_id: &str,
    class: &str,
    title: &str,
    close: &str,
    sections: &str,
    inside: &str,
) {
    let titled = [id, "-title"].concat();
    let attributes = [
        ("id", test_id),
        ("data-testid", test_id),
        ("class", class),
        ("aria-labelledby", &*titled),
        ("data-closed", close),
    ];
    html.within("dialog", &attributes, |html| {
        html.within("div", &[("class", "dialog-head")], |html| {
            html.tag("h2", &[("id", &titled)], title);
            html.written(sections);
            let closes = ["close-", id].concat();
            let attributes = [
                ("type", "button"),
                ("class", "icon"),
                ("id", &*closes),
                ("data-testid", &*closes),
                ("aria-label", "close"),
                ("data-do", close),
            ];
            html.within("button", &attributes, |html| parts::mark(html, "✕"));
        });
        html.written(inside);
        html.tag("p", &[("class", "hidden"), ("role", "status")], &model.said);
    });
}

/// What a link has brought, and the way back.
fn shared(model: &Model, html: &mut Html) {
    // The link's own, even if the last policy that could decide is still another.
    let title = model.document().get("title").map(Node::typed);
    let text = format!(
        "The link holds a draft, “{}”. It stands in place of yours now; undo brings yours back. {}",
        title.unwrap_or_default(),
        carries(model.document())
    );
    html.tag("p", &[("class", "lead")], &text);
    html.within("div", &[("class", "actions")], |html| {
        parts::button(
            html,
            "button primary",
            "keep-shared",
            &act(Verb::Close, ""),
            "Work on it",
        );
        let undo = act(Verb::Run, &act(Verb::Undo, ""));
        parts::button(html, "button", "undo-shared", &undo, "Back to mine");
    });
}

/// How the selected call stands, for people who listen.
pub fn standing(model: &Model) -> String {
    let verdict = model.verdict(model.place.sample);
    let outcome = verdict.map(|v| words::verdict(v.outcome, v.tier.as_deref()));
    let changed = words::count(model.changed(), "call");
    format!(
        "{}. {changed} changed from the published policy.",
        outcome.unwrap_or_default()
    )
}
