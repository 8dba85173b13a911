//! One condition.

use baton_core::draft::Edit;
use baton_core::{Node, Truth};
use leptos::prelude::*;

use super::value::Value;
use crate::browser::focus_later;
use crate::components::problems::Problems;
use crate::components::reorder::Reorder;
use crate::components::select::Select;
use crate::conditions;
use crate::session::session;
use crate::words;

/// A row: field, operator, value, what it says, and where it stands.
#[component]
pub(crate) fn Row(index: usize) -> impl IntoView {
    let session = session();
    let list = conditions::list();
    let at = list.index(index);
    session.claim(&at);
    let row = session.node(at.clone());
    let found = session.found_at(at.clone());
    let sentence = Memo::new(move |_| {
        row.with(|row| session.with_policy(|policy| conditions::sentence(policy, row.as_ref()?)))
    });
    let number = index + 1;
    let remove_at = at.clone();
    let remove = move |_| {
        session.apply(&[Edit::Remove {
            at: remove_at.clone(),
        }]);
        session.announce(format!("condition {number} removed"));
        focus_later(match index {
            0 => "add-condition".to_owned(),
            above => format!("condition-{}-field", above - 1),
        });
    };
    view! {
        <li class="row">
            <fieldset>
                <legend class="hidden">{format!("Condition {number}")}</legend>
                <Gutter index />
                <FieldChoice index />
                <OperatorChoice index />
                <Value index />
                <div class="tools">
                    <Reorder list=list what="condition" index />
                    <button
                        type="button"
                        class="icon"
                        data-testid=format!("condition-{index}-remove")
                        aria-label=format!("remove condition {number}")
                        on:click=remove
                    >
                        <span aria-hidden="true">"✕"</span>
                    </button>
                </div>
            </fieldset>
            <p class="says">
                {move || sentence.get().map(|s| format!("Holds when {s}."))}
            </p>
            <Problems id=format!("condition-{index}-problems") found />
        </li>
    }
}

/// The light of this condition for the selected call; the effect says it in words.
#[component]
fn Gutter(index: usize) -> impl IntoView {
    let session = session();
    let at = conditions::list().index(index).to_string();
    let truth = session.decision(move |d| d.trace.iter().find(|l| l.id == at).map(|l| l.result));
    let truth = move || truth.get().flatten();
    view! {
        <span
            class="gutter"
            aria-hidden="true"
            data-truth=move || truth().map(Truth::as_str)
            title=move || truth().map(|t| format!("{} by the selected call", words::truth(t)))
        ></span>
    }
}

#[component]
fn FieldChoice(index: usize) -> impl IntoView {
    let session = session();
    let at = conditions::list().index(index);
    let path = at.key("field");
    session.claim(&path);
    let value = session.node(path.clone());
    let found = session.found_at(path);
    let row = session.node(at.clone());
    let options = Memo::new(move |_| {
        let option = |spec: &baton_core::fact::FactSpec| (spec.name.clone(), spec.words());
        session.with_policy(|policy| policy.schema().specs().iter().map(option).collect())
    });
    let pick = Callback::new(move |field: String| {
        let row = row.get_untracked().unwrap_or_default();
        let edits =
            session.with_policy(|policy| conditions::change_field(policy, &at, &row, &field));
        session.apply(&edits);
    });
    view! {
        <div class="field">
            <Select
                id=format!("condition-{index}-field")
                label=format!("Field of condition {}", index + 1)
                quiet=true
                value=Signal::derive(move || value.get().unwrap_or_default().typed())
                options
                pick
            />
            <Problems id=format!("condition-{index}-field-problems") found />
        </div>
    }
}

#[component]
fn OperatorChoice(index: usize) -> impl IntoView {
    let session = session();
    let at = conditions::list().index(index);
    let path = at.key("operator");
    session.claim(&path);
    let value = session.node(path.clone());
    let found = session.found_at(path.clone());
    let row = session.node(at);
    let options = Memo::new(move |_| {
        let row = row.get().unwrap_or_default();
        session.with_policy(|policy| {
            let kind = conditions::spec(policy, &row).map(|spec| spec.kind.clone());
            kind.iter()
                .flat_map(conditions::operators)
                .map(|o| (o.as_str().to_owned(), words::operator(o).to_owned()))
                .collect::<Vec<_>>()
        })
    });
    let pick = Callback::new(move |word: String| session.set(&path, Node::text(word)));
    view! {
        <div class="field">
            <Select
                id=format!("condition-{index}-operator")
                label=format!("Operator of condition {}", index + 1)
                quiet=true
                value=Signal::derive(move || value.get().unwrap_or_default().typed())
                options
                pick
            />
            <Problems id=format!("condition-{index}-operator-problems") found />
        </div>
    }
}
