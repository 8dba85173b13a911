//! What lies over the panes: the result in a line, the banners, and the dialogs but for the one that signs.

use baton_worker::html::Html;

use super::parts;
use crate::action::{Verb, act};
use crate::model::{Dialog, Model};
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
        let attributes = [
            ("class", "banner"),
            ("role", "alert"),
            ("data-testid", "notice"),
        ];
        html.within("div", &attributes, |html| {
            parts::mark(html, "!");
            html.tag("span", &[], &model.notice);
            let put_away = act(Verb::Dismiss, "notice");
            parts::button(html, "button small", "put-away", &put_away, "OK");
        });
    }
    if model.overtaken {
        let attributes = [
            ("class", "banner"),
            ("role", "alert"),
            ("data-testid", "overtaken"),
        ];
        html.within("div", &attributes, |html| {
            parts::mark(html, "!");
            let text = "Another tab has changed this draft. Only one of the two is kept; until you choose, nothing typed here is. ";
            html.tag("span", &[], text);
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
    let attributes = [
        ("id", id),
        ("data-testid", id),
        ("class", "small"),
        ("aria-labelledby", "dialog-title"),
        ("data-closed", close.as_str()),
    ];
    html.within("dialog", &attributes, |html| {
        html.within("div", &[("class", "dialog-head")], |html| {
            html.tag("h2", &[("id", "dialog-title")], title);
            let attributes = [
                ("type", "button"),
                ("class", "icon"),
                ("aria-label", "close"),
                ("data-testid", "close-dialog"),
                ("data-do", close.as_str()),
            ];
            html.within("button", &attributes, |html| parts::mark(html, "✕"));
        });
        match model.dialog {
            Some(Dialog::Palette) => super::palette::view(model, html),
            Some(Dialog::Shortcuts) => super::shortcuts::view(model, html),
            Some(Dialog::Shared) => shared(model, html),
            Some(Dialog::Mapping) => super::file::mapping(model, html),
            _ => {}
        }
    });
    html.done()
}

/// What a link has brought, and the way back.
fn shared(model: &Model, html: &mut Html) {
    let title = model.policy().title();
    let text = format!(
        "The link holds a draft, “{title}”. It stands in place of yours now; it holds no calls and no contact data. \
         Undo brings yours back."
    );
    html.tag("p", &[], &text);
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
