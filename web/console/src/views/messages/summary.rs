//! What is asked of a summary, and a box to hold a returned one against it.

use baton_core::document::Path;
use baton_core::message::words;

use super::{Form, usual};
use crate::action::Verb;
use crate::reading::Reads;
use crate::views::form::Text;
use crate::views::parts;

pub(super) fn view(form: &mut Form<'_>) {
    let at = Path::new("/summary");
    form.block(
        "summary-title",
        "Summary of the call",
        "A model or a person writes it; the AE reads it.",
        |form| {
            form.within("div", &[("class", "grid")], |form| {
                form.text(
                    &at.key("max_words"),
                    &Text {
                        id: "summary-max-words",
                        label: "At most",
                        reads: Reads::Whole,
                        unit: "words",
                        ..Text::default()
                    },
                );
            });
            let place = at.key("instruction");
            form.within("div", &[("class", "text")], |form| {
                form.text(
                    &place,
                    &Text {
                        id: "summary-instruction",
                        label: "Instruction for whoever writes it",
                        rows: 6,
                        ..Text::default()
                    },
                );
                let most = form.model.policy().summary().max_words;
                let note = format!("{{max_words}} stands for the limit, {most}.");
                form.tag("p", &[("class", "note")], &note);
                usual(
                    form,
                    &place,
                    "summary-instruction",
                    baton_core::message::summary::INSTRUCTION,
                );
            });
            check(form);
            form.problems(&at, "summary-problems");
        },
    );
}

/// A summary that came back, and what the rules say of it. It stays out of the document.
fn check(form: &mut Form<'_>) {
    let model = form.model;
    let pasted = model.pasted.as_str();
    form.within("div", &[("class", "field text")], |form| {
        form.tag(
            "label",
            &[("for", "summary-check")],
            "Try a summary that came back",
        );
        let attributes = [
            ("id", "summary-check"),
            ("data-testid", "summary-check"),
            ("data-do", Verb::Paste.word()),
            ("rows", "4"),
            (
                "placeholder",
                "Paste one here: it is checked, and kept nowhere.",
            ),
            ("aria-describedby", "summary-found"),
        ];
        form.tag("textarea", &attributes, &["\n", pasted].concat());
        let attributes = [("id", "summary-found"), ("data-testid", "summary-found")];
        form.html.within("div", &attributes, |html| {
            if pasted.is_empty() {
                return;
            }
            let rules = model.policy().summary();
            let found = rules.check(pasted);
            let count = words::count(pasted);
            let mut note = format!("{count} of {} words.", rules.max_words);
            if found.is_empty() {
                note.push_str(" Nothing to mend.");
            }
            html.tag("p", &[("class", "note")], &note);
            for one in &found {
                parts::warning(html, one.code, &one.message);
            }
        });
    });
}
