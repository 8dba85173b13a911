//! The bar: where one is, what was changed, and what can be done from anywhere.

use baton_worker::html::{Html, flag, when};

use super::parts;
use crate::action::{Verb, act};
use crate::model::{Model, Screen};
use crate::words;

/// The themes.
pub const THEMES: [(&str, &str); 3] = [("auto", "Auto"), ("light", "Light"), ("dark", "Dark")];

/// The bar.
pub fn view(model: &Model) -> String {
    let mut html = Html::new();
    html.within("h1", &[("class", "brand")], |html| {
        html.tag("span", &[("class", "mark"), ("aria-hidden", "true")], "");
        html.text("Baton");
    });
    html.within("p", &[("class", "title")], |html| {
        html.tag("span", &[], model.policy().title());
        let counts = model.counts();
        let changed = match counts.calls {
            0 => "no call changes".to_owned(),
            number => format!("{} changed", words::count(number, "call")),
        };
        let kinds = words::change_counts(counts);
        let attributes = [
            ("class", "note"),
            ("data-testid", "changed-count"),
            ("title", when(counts.calls > 0, &kinds)),
        ];
        html.tag("span", &attributes, &changed);
    });
    tools(model, &mut html);
    screens(model, &mut html);
    html.done()
}

fn tools(model: &Model, html: &mut Html) {
    html.within("div", &[("class", "bar-tools")], |html| {
        let steps = [
            (Verb::Undo, "↶", "Undo", model.history().can_undo()),
            (Verb::Redo, "↷", "Redo", model.history().can_redo()),
        ];
        for (verb, glyph, name, can) in steps {
            let attributes = [
                ("type", "button"),
                ("class", "icon"),
                ("data-testid", verb.word()),
                ("data-do", verb.word()),
                ("aria-label", name),
                ("title", name),
                ("aria-disabled", when(!can, "true")),
            ];
            html.within("button", &attributes, |html| {
                html.tag("span", &[("aria-hidden", "true")], glyph);
            });
        }
        let open = act(Verb::Open, "palette");
        parts::button(html, "button", "open-palette", &open, "Commands");
        html.within("fieldset", &[("class", "segments")], |html| {
            html.tag("legend", &[("class", "hidden")], "Theme");
            for (word, text) in THEMES {
                html.within("label", &[("class", "segment")], |html| {
                    let attributes = [
                        ("type", "radio"),
                        ("name", "theme"),
                        ("value", word),
                        ("data-testid", &["theme-", word].concat()),
                        ("data-do", &act(Verb::Theme, word)),
                        ("checked", flag(model.theme == word)),
                    ];
                    html.single("input", &attributes);
                    html.tag("span", &[], text);
                });
            }
        });
        let attributes = [
            ("class", "button primary"),
            ("href", "#sign"),
            ("data-testid", "open-sign"),
        ];
        html.tag("a", &attributes, "Sign and export");
    });
}

/// The screens, each with the number of errors and warnings in its part of the document.
fn screens(model: &Model, html: &mut Html) {
    let attributes = [("class", "screens"), ("aria-label", "Screens")];
    html.within("nav", &attributes, |html| {
        for (screen, word, name) in Screen::ALL {
            let current = model.place.screen == screen;
            let address = model.place.address(screen, model.samples());
            let attributes = [
                ("href", address.as_str()),
                ("data-testid", &["screen-", word].concat()),
                ("aria-current", when(current, "page")),
            ];
            html.within("a", &attributes, |html| {
                html.tag("span", &[], name);
                let errors = model.errors();
                let errors = errors.filter(|error| Screen::of_path(&error.path) == screen);
                match errors.count() {
                    0 => {}
                    count => {
                        html.within("span", &[("class", "count")], |html| {
                            html.text(&count.to_string());
                            let said = if count == 1 { " error" } else { " errors" };
                            html.tag("span", &[("class", "hidden")], said);
                        });
                    }
                }
            });
        }
    });
}
