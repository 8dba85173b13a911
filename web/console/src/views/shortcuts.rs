//! The keys that are shortcuts, and whether single keys are.

use baton_worker::html::{Html, flag};

use crate::action::Verb;
use crate::model::Model;

const KEYS: [(&str, &str); 11] = [
    ("Ctrl K", "every command"),
    ("Ctrl Z", "undo, over the whole document"),
    ("Ctrl Y, Ctrl Shift Z", "redo"),
    (
        "Alt ↑, Alt ↓",
        "move the condition or tier around the focus",
    ),
    ("?", "these shortcuts"),
    (
        "Space, ← →, Home End",
        "in a live call: play and pause, step, the beginning and the end",
    ),
    (
        "C, L, N",
        "in a live call: the AE calls, the AE claims, nobody calls",
    ),
    (
        "R, S",
        "in a live call: start again, two policies side by side",
    ),
    ("1 … 9, 0", "in a live call: the scenario"),
    ("F, P", "in a live call: full screen, projector"),
    ("Esc", "close a dialog"),
];

/// The dialog.
pub(super) fn view(model: &Model, html: &mut Html) {
    html.within("dl", &[("class", "keys")], |html| {
        for (keys, what) in KEYS {
            html.within("div", &[], |html| {
                html.within("dt", &[], |html| html.tag("kbd", &[], keys));
                html.tag("dd", &[], what);
            });
        }
    });
    html.within("label", &[("class", "check")], |html| {
        let attributes = [
            ("type", "checkbox"),
            ("data-testid", "single-keys"),
            ("data-do", Verb::Keys.word()),
            ("checked", flag(model.single_keys)),
        ];
        html.single("input", &attributes);
        html.tag("span", &[], "Single keys are shortcuts");
    });
    html.tag("p", &[("class", "note")], "On a Mac, ⌘ stands for Ctrl.");
}
