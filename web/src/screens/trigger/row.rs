//! One condition.

use baton_core::Truth;
use baton_core::draft::Edit;
use baton_core::fact::FactSpec;
use baton_core::operator::Operator;
use leptos::prelude::*;

use super::value::Value;
use crate::browser::focus_later;
use crate::components::choice::Choice;
use crate::components::problems::Problems;
use crate::components::reorder::Reorder;
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
    let sentence = move || {
        row.with(|row| session.with_policy(|policy| conditions::sentence(policy, row.as_ref()?)))
    };
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
                {move || sentence().map(|s| format!("Holds when {s}."))}
            </p>
            <Problems id=format!("condition-{index}-problems") found />
        </li>
    }
}

/// The light of this condition for the selected call; the effect says it in words.
///
/// While the draft has errors nothing judges its rows: the last good policy may have others in their places.
#[component]
fn Gutter(index: usize) -> impl IntoView {
    let session = session();
    let at = conditions::list().index(index).to_string();
    let judged = move || session.error_count() == 0;
    let truth = move || {
        if !judged() {
            return Some("not_judged");
        }
        let result = session.decision(|d| d.trace.iter().find(|l| l.id == at).map(|l| l.result));
        result.flatten().map(Truth::as_str)
    };
    view! {
        <span class="gutter" aria-hidden="true" data-truth=truth></span>
        <span class="hidden">{move || (!judged()).then_some("not judged: the draft has errors")}</span>
    }
}

#[component]
fn FieldChoice(index: usize) -> impl IntoView {
    let session = session();
    let at = conditions::list().index(index);
    let path = at.key("field");
    let row = session.node(at.clone());
    let option = |spec: &FactSpec| (spec.name.clone(), spec.words());
    let options =
        move || session.with_policy(|policy| policy.schema().specs().iter().map(option).collect());
    let pick = Callback::new(move |field: String| {
        let row = row.get_untracked().unwrap_or_default();
        let edits =
            session.with_policy(|policy| conditions::change_field(policy, &at, &row, &field));
        session.apply(&edits);
    });
    view! {
        <Choice
            path
            id=format!("condition-{index}-field")
            label=format!("Field of condition {}", index + 1)
            quiet=true
            options=Signal::derive(options)
            pick
        />
    }
}

#[component]
fn OperatorChoice(index: usize) -> impl IntoView {
    let session = session();
    let at = conditions::list().index(index);
    let path = at.key("operator");
    let row = session.node(at);
    let option = |o: Operator| (o.as_str().to_owned(), words::operator(o).to_owned());
    let options = move || {
        let row = row.get().unwrap_or_default();
        session.with_policy(|policy| match conditions::spec(policy, &row) {
            Some(spec) => conditions::operators(&spec.kind).map(option).collect(),
            None => Vec::new(),
        })
    };
    view! {
        <Choice
            path
            id=format!("condition-{index}-operator")
            label=format!("Operator of condition {}", index + 1)
            quiet=true
            options=Signal::derive(options)
        />
    }
}
