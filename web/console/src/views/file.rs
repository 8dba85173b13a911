//! A file of many calls: how far it is, what came of it, and the table of its calls.

use baton_worker::html::{Html, OFF, flag};

use super::parts;
use crate::action::{Verb, act};
use crate::calls::Phase;
use crate::model::Model;
use crate::words;

/// Nothing while there is no file.
pub(super) fn view(model: &Model, html: &mut Html) {
    let file = &model.loaded.file;
    let busy = matches!(file.phase, Phase::Reading | Phase::Judging);
    if file.phase == Phase::None {
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
                    &words::count(usize::try_from(calls).unwrap_or_default(), "call"),
                );
            });
            if busy {
                progress(model, html);
            }
            let why = match &file.phase {
                _ if file.part => "Cancelled: this is a part of the file.",
                Phase::Stopped(why) => why,
                _ => "",
            };
            if !why.is_empty() {
                parts::warning(html, "many-stopped", why);
            }
            if let Some(fed) = &file.fed {
                html.written(&fed.bad);
            }
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
                html.written(&file.rows);
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

/// Which column is what.
pub(super) fn mapping(model: &Model, html: &mut Html) {
    let Some(mapping) = &model.loaded.mapping else {
        return;
    };
    let head = &mapping.head;
    let text = format!(
        "What stands in the columns of {}? The choice is kept for the next file like it.",
        mapping.name
    );
    html.tag("p", &[], &text);
    if let Some(value) = head.columns.iter().find(|column| is_value(column)) {
        let text = format!(
            "The first line is read as the names of the columns, and “{value}” looks like no name. If that line is a \
             call, it is lost: put a line of names above it."
        );
        parts::warning(html, "no-names", &text);
    }
    html.within("table", &[("class", "calls-table")], |html| {
        html.within("tbody", &[], |html| {
            for (index, column) in head.columns.iter().enumerate() {
                let chosen = mapping.targets.get(index);
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
                            ("autofocus", flag(index == 0)),
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

/// Whether something that should name a column is rather what would stand in it: an amount, a date, an answer, an address.
fn is_value(column: &str) -> bool {
    let column = column.trim();
    let amount =
        column.starts_with(|first: char| first.is_ascii_digit() || "£$€-+".contains(first));
    let answer = ["yes", "no", "true", "false"]
        .iter()
        .any(|word| column.eq_ignore_ascii_case(word));
    amount || answer || column.contains('@')
}

#[cfg(test)]
mod tests {
    use super::{is_value, mapping};
    use crate::model::tests::opened;
    use baton_core::{document::json, policy::DocumentForm};

    #[test]
    fn the_dialog_warns_of_a_table_without_names() {
        let warned = |table: &str| {
            let mut model = opened();
            let request = baton_worker::protocol::CallsHead {
                head: table.to_owned(),
                draft: json::to_string(&model.policy().to_node(DocumentForm::Signed)),
            };
            let head = crate::many::head(request);
            crate::calls::headed(&mut model, "a.csv", head, |_| None);
            let mut html = super::Html::new();
            mapping(&model, &mut html);
            html.done().contains("“82” looks like no name")
        };
        assert!(warned("a,82,yes\nb,70,no\n"));
        assert!(!warned("call id,lead score,budget\na,82,yes\n"));
    }

    #[test]
    fn a_line_of_values_is_told_from_a_line_of_names() {
        for name in ["call id", "Lead score", "Budget (£)", "E-mail", "", "notes"] {
            assert!(!is_value(name), "{name}");
        }
        for value in [
            "82",
            "£12k",
            "-3",
            " yes",
            "FALSE",
            "2026-06-19",
            "a@example.com",
        ] {
            assert!(is_value(value), "{value}");
        }
    }
}
