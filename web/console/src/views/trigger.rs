//! When a call is handed off: the tree of conditions.

mod badges;
mod row;

use baton_core::Node;
use baton_core::document::Path;
use baton_core::rule::Join;
use baton_worker::html::ISLAND;

use super::form::Form;
use crate::action::{Verb, act};
use crate::conditions;
use crate::words;

/// The trigger's conditions and how they join, and what happens when it fires.
pub(crate) fn view(form: &mut Form<'_>) {
    let list = conditions::list();
    form.within(
        "section",
        &[("class", "block"), ("aria-labelledby", "trigger-title")],
        |form| {
            form.within("div", &[("class", "head")], |form| {
                form.tag("h3", &[("id", "trigger-title")], "Trigger");
                badges::view(form);
            });
            let attributes = [
                ("class", "lead"),
                ("data-testid", "trigger-sentence"),
                ISLAND,
            ];
            let said = sentence(form);
            form.tag("p", &attributes, &said);
            join(form);
            rows(form, &list, "condition");
        },
    );
    actions(form);
}

/// The rows of a list of conditions, and the buttons that add to it.
fn rows(form: &mut Form<'_>, list: &Path, id: &str) {
    let count = form.model.count(list);
    form.within("ol", &[("class", "rows")], |form| {
        for index in 0..count {
            row::view(form, &list.index(index), &format!("{id}-{index}"), index);
        }
    });
    form.problems(list, &[id, "list-problems"].join("-"));
    form.within("div", &[("class", "actions")], |form| {
        let add = if id == "condition" {
            "add-condition".to_owned()
        } else {
            [id, "add"].join("-")
        };
        form.button(
            "button",
            &add,
            &act(Verb::AddCondition, list.as_str()),
            "Add a condition",
        );
        for (kind, label) in [("any", "Add an “any of” group"), ("not", "Add a “not”")] {
            let what = [kind, list.as_str()].join(" ");
            form.button(
                "button quiet",
                &[add.as_str(), kind].join("-"),
                &act(Verb::AddGroup, &what),
                label,
            );
        }
    });
}

/// The whole trigger in plain English.
fn sentence(form: &Form<'_>) -> String {
    let model = form.model;
    let join = match model.node(&Path::new("/handoff_trigger/require_all")) {
        Some(Node::Bool(false)) => Join::Any,
        _ => Join::All,
    };
    let Some(Node::List(rows)) = model.node(&conditions::list()) else {
        return words::trigger(join, &[]);
    };
    let say = |row: &Node| {
        conditions::sentence(model.policy(), row)
            .unwrap_or_else(|| "(a condition that cannot be read yet)".to_owned())
    };
    let said: Vec<String> = rows.iter().map(say).collect();
    words::trigger(join, &said)
}

/// All of the conditions, or any of them.
fn join(form: &mut Form<'_>) {
    form.within("div", &[("class", "join")], |form| {
        form.choice(
            &Path::new("/handoff_trigger/require_all"),
            "require-all",
            "Hand off when",
            false,
            Verb::Flag,
            &[
                ("true", "all of these hold"),
                ("false", "any one of these holds"),
            ],
        );
    });
}

/// What the handoff does besides its format.
fn actions(form: &mut Form<'_>) {
    let list = Path::new("/handoff_trigger/actions");
    form.block(
        "actions-title",
        "When it fires",
        "Pausing the sequence comes first, wherever it is listed.",
        |form| {
            form.within("div", &[("class", "checks wide")], |form| {
                let with_a_word = baton_core::handoff::Action::ALL.iter().copied();
                for action in with_a_word
                    .filter(|action| *action != baton_core::handoff::Action::StartSlaTimer)
                {
                    let word = action.as_str();
                    let Some(Node::List(items)) = form.model.node(&list) else {
                        continue;
                    };
                    let on = items.contains(&Node::text(word));
                    let what = act(Verb::Toggle, &[word, list.as_str()].join(" "));
                    form.tick(&["action", word].join("-"), action.label(), on, &what);
                }
            });
            form.problems(&list, "actions-problems");
        },
    );
}
