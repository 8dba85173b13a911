//! A file of many calls: how far it is, what came of it, and the table of its calls.

use baton_worker::html::{Html, OFF, flag};

use super::parts;
use crate::action::{Verb, act};
use crate::calls::{Filter, Phase};
use crate::many::{PAGE, thousands};
use crate::model::Model;

/// Nothing while there is no file.
pub(super) fn view(model: &Model, html: &mut Html) {
    let file = &model.loaded.file;
    let busy = matches!(file.phase, Phase::Reading | Phase::Judging);
    if file.phase == Phase::None || file.phase == Phase::Mapping {
        return;
    }
    html.within(
        "section",
        &[
            ("class", "block many"),
            ("data-testid", "many"),
            ("aria-labelledby", "many-title"),
        ],
        |html| {
            html.within("div", &[("class", "head")], |html| {
                html.tag("h3", &[("id", "many-title")], &file.name);
                let calls = file.fed.as_ref().map_or(0, |fed| fed.calls);
                html.tag(
                    "span",
                    &[("data-testid", "many-count")],
                    &format!(" · {} calls", number(calls)),
                );
            });
            if busy {
                progress(model, html);
            }
            if let Phase::Stopped(why) = &file.phase {
                parts::warning(html, "many-stopped", why);
            }
            bad(model, html);
            let attributes = [
                (
                    "class",
                    if busy && !file.summary.is_empty() {
                        "stale"
                    } else {
                        OFF
                    },
                ),
                ("aria-busy", if busy { "true" } else { "false" }),
            ];
            html.within("div", &attributes, |html| {
                html.written(&file.summary);
                if !file.summary.is_empty() {
                    rows(model, html);
                }
            });
        },
    );
}

fn progress(model: &Model, html: &mut Html) {
    let file = &model.loaded.file;
    let (done, all) = file.done;
    html.within("p", &[("class", "actions")], |html| {
        let what = if file.phase == Phase::Reading {
            "Reading"
        } else {
            "Judging"
        };
        html.tag("span", &[], what);
        let attributes = [
            ("max", &*all.max(1).to_string()),
            ("value", &*done.to_string()),
            ("aria-label", what),
            ("data-testid", "many-progress"),
        ];
        html.tag("progress", &attributes, "");
        let percent = done.saturating_mul(100) / all.max(1);
        html.tag("span", &[("class", "note")], &format!("{percent} %"));
        parts::button(
            html,
            "button small",
            "many-cancel",
            &act(Verb::Calls, "cancel"),
            "Cancel",
        );
    });
}

fn bad(model: &Model, html: &mut Html) {
    let Some(fed) = model
        .loaded
        .file
        .fed
        .as_ref()
        .filter(|fed| fed.bad_count > 0)
    else {
        return;
    };
    html.within(
        "details",
        &[("class", "fold"), ("data-testid", "bad-lines")],
        |html| {
            let text = format!(
                "{} could not be read; the others are here",
                lines(fed.bad_count)
            );
            html.tag("summary", &[], &text);
            html.within("ul", &[], |html| {
                for line in &fed.bad {
                    html.tag("li", &[], line);
                }
            });
            if fed.bad_count > fed.bad.len() as u64 {
                html.tag(
                    "p",
                    &[("class", "note")],
                    &format!("The first {} of them.", fed.bad.len()),
                );
            }
        },
    );
}

fn rows(model: &Model, html: &mut Html) {
    let file = &model.loaded.file;
    let attributes = [
        ("class", "segments filters"),
        ("role", "group"),
        ("aria-label", "Show of the file"),
    ];
    html.within("div", &attributes, |html| {
        for (filter, word, name) in Filter::ALL {
            let attributes = [
                ("type", "button"),
                ("class", "segment"),
                ("data-testid", &*["rows-", word].concat()),
                ("data-do", &*act(Verb::Calls, &["rows ", word].concat())),
                (
                    "aria-pressed",
                    if file.filter == filter {
                        "true"
                    } else {
                        "false"
                    },
                ),
            ];
            html.within("button", &attributes, |html| html.tag("span", &[], name));
        }
    });
    let Some(shown) = &file.rows else {
        return;
    };
    html.within(
        "table",
        &[("class", "calls-table"), ("data-testid", "many-table")],
        |html| {
            html.within("thead", &[], |html| {
                html.within("tr", &[], |html| {
                    for head in ["Call", "Outcome", "Before"] {
                        html.tag("th", &[("scope", "col")], head);
                    }
                });
            });
            html.within("tbody", &[], |html| html.written(&shown.rows));
        },
    );
    let page = PAGE as u64;
    html.within("p", &[("class", "actions")], |html| {
        let steps = [
            (
                "many-back",
                "Back",
                file.from.saturating_sub(page),
                file.from == 0,
            ),
            (
                "many-next",
                "Next",
                file.from + page,
                file.from + page >= shown.count,
            ),
        ];
        for (id, label, to, off) in steps {
            let attributes = [
                ("type", "button"),
                ("class", "button small"),
                ("data-testid", id),
                ("data-do", &*act(Verb::Calls, &format!("from {to}"))),
                ("disabled", flag(off)),
            ];
            html.tag("button", &attributes, label);
        }
        let last = (file.from + page).min(shown.count);
        let text = format!(
            "{} to {} of {}",
            number(file.from + 1),
            number(last),
            number(shown.count)
        );
        html.tag(
            "span",
            &[("class", "note"), ("data-testid", "many-shown")],
            &text,
        );
    });
}

/// Which column is what.
pub(super) fn mapping(model: &Model, html: &mut Html) {
    let file = &model.loaded.file;
    let Some(head) = &file.head else {
        return;
    };
    let text = format!(
        "What stands in the columns of {}? The choice is kept for the next file like it.",
        file.name
    );
    html.tag("p", &[], &text);
    html.within("table", &[("class", "calls-table")], |html| {
        html.within("tbody", &[], |html| {
            for (index, column) in head.columns.iter().enumerate() {
                let chosen = file.mapping.get(index);
                let id = format!("column-{index}");
                html.within("tr", &[], |html| {
                    html.within("th", &[("scope", "row")], |html| {
                        html.tag("label", &[("for", &id)], column);
                    });
                    html.within("td", &[], |html| {
                        let what = act(Verb::Calls, &format!("map {index}"));
                        let attributes = [
                            ("id", id.as_str()),
                            ("data-testid", &id),
                            ("data-do", &what),
                        ];
                        html.within("select", &attributes, |html| {
                            for (word, name) in head.targets.iter().zip(&head.names) {
                                let selected = flag(chosen == Some(word));
                                html.tag(
                                    "option",
                                    &[("value", word), ("selected", selected)],
                                    name,
                                );
                            }
                        });
                    });
                });
            }
        });
    });
    html.within("div", &[("class", "actions")], |html| {
        parts::button(
            html,
            "button primary",
            "load-mapped",
            &act(Verb::Calls, "load"),
            "Read the file",
        );
    });
}

fn number(count: u64) -> String {
    thousands(usize::try_from(count).unwrap_or(usize::MAX))
}

fn lines(count: u64) -> String {
    match count {
        1 => "1 line".to_owned(),
        _ => format!("{} lines", number(count)),
    }
}
