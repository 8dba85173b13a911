//! When a call is handed off.

mod badges;
mod row;
mod value;

use baton_core::Node;
use baton_core::draft::Edit;
use baton_core::path::Path;
use baton_core::rule::Join;
use leptos::prelude::*;

use crate::browser::focus_later;
use crate::components::choice::{Choice, fixed};
use crate::components::indexed::Indexed;
use crate::components::problems::Problems;
use crate::conditions;
use crate::session::session;
use crate::words;
use badges::Badges;
use row::Row;

/// The trigger's conditions and how they join.
#[component]
pub(crate) fn Trigger() -> impl IntoView {
    let session = session();
    let list = conditions::list();
    session.claim(&list);
    let count = session.count(list.clone());
    let found = session.found_at(list.clone());
    let rows = session.node(list.clone());
    let at = list.clone();
    let add = move |_| {
        let rows = rows.get_untracked().unwrap_or_default();
        let Some(item) = session.with_policy(|policy| conditions::fresh(policy, &rows)) else {
            return;
        };
        let index = count.get_untracked();
        // What is still to be said comes first.
        let incomplete = item.get("value") == Some(&Node::text(""));
        let part = if incomplete { "value" } else { "field" };
        session.apply(&[Edit::Insert {
            list: at.clone(),
            index,
            item,
        }]);
        session.announce(format!("condition {} added", index + 1));
        focus_later(format!("condition-{index}-{part}"));
    };
    view! {
        <section class="block" aria-labelledby="trigger-title">
            <div class="head">
                <h3 id="trigger-title">"Trigger"</h3>
                <Badges />
            </div>
            <Sentence />
            <JoinChoice />
            <ol class="rows">
                <Indexed count row=|index| view! { <Row index /> }.into_any() />
            </ol>
            <Problems id="conditions-problems".to_owned() found />
            <button type="button" class="button" data-testid="add-condition" id="add-condition" on:click=add>
                "Add a condition"
            </button>
        </section>
    }
}

/// The whole trigger in plain English.
#[component]
fn Sentence() -> impl IntoView {
    let session = session();
    let rows = session.node(conditions::list());
    let join = session.node(Path::new("/handoff_trigger/require_all"));
    let sentence = Memo::new(move |_| {
        let join = match join.get() {
            Some(Node::Bool(false)) => Join::Any,
            _ => Join::All,
        };
        let Some(Node::List(rows)) = rows.get() else {
            return words::trigger(join, &[]);
        };
        let policy = session.policy();
        let say = |row: &Node| conditions::sentence(&policy, row);
        let said: Vec<String> = rows
            .iter()
            .map(|row| {
                say(row).unwrap_or_else(|| "(a condition that cannot be read yet)".to_owned())
            })
            .collect();
        words::trigger(join, &said)
    });
    view! { <p class="lead" data-testid="trigger-sentence">{move || sentence.get()}</p> }
}

/// All of the conditions, or any of them.
#[component]
fn JoinChoice() -> impl IntoView {
    let session = session();
    let path = Path::new("/handoff_trigger/require_all");
    let at = path.clone();
    let pick = Callback::new(move |word: String| session.set(&at, Node::Bool(word == "true")));
    view! {
        <div class="join">
            <Choice
                path
                id="require-all".to_owned()
                label="Hand off when"
                options=fixed(&[("true", "all of these hold"), ("false", "any one of these holds")])
                pick
            />
        </div>
    }
}
