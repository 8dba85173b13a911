//! The calls that everything is tried on: the table of them, and bringing in one's own.

use baton_worker::html::{Html, when};

use super::form::Form;
use super::parts;
use crate::action::{Verb, act};
use crate::calls::Filter;
use crate::model::{Model, Place};
use crate::words;

/// The most rows that are drawn; the count beside them is of all.
const MOST_ROWS: usize = 200;

/// The screen.
pub(super) fn view(form: &mut Form<'_>) {
    let model = form.model;
    let all = model.samples().len();
    super::file::view(model, &mut form.html);
    let count = format!(
        "{}, decided by the draft as it stands.",
        words::count(all, "call")
    );
    form.block("calls-screen-title", "Calls", &count, |form| {
        filters(model, &mut form.html);
        table(model, &mut form.html);
    });
    form.block(
        "bring-title",
        "Bring in your own",
        "They stay in this tab, and are gone when it closes.",
        |form| {
            bring(model, form);
        },
    );
}

fn filters(model: &Model, html: &mut Html) {
    let attributes = [
        ("class", "segments filters"),
        ("role", "group"),
        ("aria-label", "Show"),
    ];
    html.within("div", &attributes, |html| {
        for (filter, word, name) in Filter::ALL {
            let indexes = 0..model.samples().len();
            let count = indexes.filter(|index| filter.shows(model, *index)).count();
            let pressed = model.loaded.filter == filter;
            let what = act(Verb::Calls, &["filter ", word].concat());
            let text = format!("{name} {count}");
            parts::segment(html, &["filter-", word].concat(), &what, pressed, &text);
        }
    });
}

fn table(model: &Model, html: &mut Html) {
    let indexes = 0..model.samples().len();
    let filter = model.loaded.filter;
    let shown: Vec<usize> = indexes
        .filter(|index| filter.shows(model, *index))
        .collect();
    if shown.is_empty() {
        html.tag("p", &[("class", "note")], "No call is like that now.");
        return;
    }
    html.within(
        "table",
        &[("class", "calls-table"), ("data-testid", "calls-table")],
        |html| {
            parts::call_heads(html);
            html.within("tbody", &[], |html| {
                for index in shown.iter().take(MOST_ROWS) {
                    row(model, *index, html);
                }
            });
        },
    );
    if shown.len() > MOST_ROWS {
        let text = format!("The first {MOST_ROWS} of {}.", shown.len());
        html.tag("p", &[("class", "note")], &text);
    }
}

fn row(model: &Model, index: usize, html: &mut Html) {
    let (Some(sample), Some(verdict)) = (model.samples().get(index), model.verdict(index)) else {
        return;
    };
    let place = Place {
        sample: index,
        ..model.place.clone()
    };
    let current = model.place.sample == index;
    html.within("tr", &[("class", when(current, "current"))], |html| {
        html.within("th", &[("scope", "row")], |html| {
            let address = place.address(place.screen, model.samples());
            let attributes = [
                ("href", address.as_str()),
                ("aria-current", when(current, "true")),
            ];
            html.tag("a", &attributes, &sample.title);
            html.tag("span", &[("class", "note")], &sample.call.id);
        });
        html.within("td", &[], |html| {
            parts::chip(html, verdict.outcome, verdict.tier.as_deref(), true);
        });
        html.within("td", &[], |html| {
            if let Some(was) = model.was(index) {
                if was != verdict {
                    parts::chip(html, was.outcome, was.tier.as_deref(), true);
                }
                let kinds = words::changes(model.changes(index));
                html.tag("span", &[("class", "note")], &kinds);
            }
        });
    });
}

fn bring(model: &Model, form: &mut Form<'_>) {
    let loaded = &model.loaded;
    let file = act(Verb::Calls, "file");
    form.within("div", &[("class", "drop"), ("data-drop", &file)], |form| {
        let text = "Calls as JSON, one a line; a table (CSV); or a payload of Retell or Vapi. 50,000 calls are no trouble.";
        form.tag("p", &[], text);
        form.within("label", &[("class", "button file")], |form| {
            form.html.text("Choose a file…");
            let attributes = [
                ("type", "file"),
                ("class", "hidden"),
                ("data-testid", "load-calls"),
                ("accept", ".json,.ndjson,.jsonl,.csv,.tsv,.txt,application/json,text/csv"),
                ("data-do", &*file),
            ];
            form.html.single("input", &attributes);
        });
    });
    form.within("div", &[("class", "field")], |form| {
        form.tag("label", &[("for", "paste-calls")], "Or paste here");
        let attributes = [
            ("id", "paste-calls"),
            ("data-testid", "paste-calls"),
            ("rows", "5"),
            ("spellcheck", "false"),
            ("data-do", &*act(Verb::Calls, "paste")),
            ("aria-describedby", "paste-problems"),
        ];
        form.tag("textarea", &attributes, &["\n", &loaded.pasted].concat());
        form.within(
            "div",
            &[("class", "problems"), ("id", "paste-problems")],
            |form| {
                for problem in loaded.problems.iter().take(100) {
                    parts::warning(&mut form.html, "bad-call", problem);
                }
            },
        );
    });
    form.button(
        "button",
        "take-calls",
        &act(Verb::Calls, "take"),
        "Add these calls",
    );
}
