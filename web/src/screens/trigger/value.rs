//! The value of a condition, by the type of its field.

use baton_core::Node;
use baton_core::fact::FactType;
use baton_core::path::Path;
use leptos::prelude::*;

use crate::components::field::TextField;
use crate::components::problems::Problems;
use crate::components::select::Select;
use crate::conditions;
use crate::reading::Reads;
use crate::session::session;

/// How a value is put in.
#[derive(Clone, PartialEq)]
enum Input {
    Typed(Reads),
    Picked(Vec<(String, String)>),
}

/// The value's own input.
#[component]
pub(crate) fn Value(index: usize) -> impl IntoView {
    let session = session();
    let at = conditions::list().index(index);
    let path = at.key("value");
    let row = session.node(at);
    let input = Memo::new(move |_| {
        let row = row.get().unwrap_or_default();
        session.with_policy(|policy| {
            let kind = conditions::spec(policy, &row).map(|spec| spec.kind.clone());
            kind.map_or(Input::Typed(Reads::Text), of)
        })
    });
    move || match input.get() {
        Input::Typed(reads) => view! {
            <TextField
                path=path.clone()
                reads
                id=format!("condition-{index}-value")
                label=format!("Value of condition {}", index + 1)
                quiet=true
            />
        }
        .into_any(),
        Input::Picked(options) => view! { <Picked path=path.clone() index options /> }.into_any(),
    }
}

fn of(kind: FactType) -> Input {
    match kind {
        FactType::Integer { .. } => Input::Typed(Reads::Whole),
        FactType::Money => Input::Typed(Reads::Money),
        FactType::Text | FactType::Texts | FactType::Number | FactType::Instant => {
            Input::Typed(Reads::Text)
        }
        FactType::Boolean => Input::Picked(
            [("true", "yes"), ("false", "no")]
                .map(|(word, text)| (word.to_owned(), text.to_owned()))
                .into(),
        ),
        FactType::Choice(options) => {
            Input::Picked(options.into_iter().map(|o| (o.clone(), o)).collect())
        }
    }
}

#[component]
fn Picked(path: Path, index: usize, options: Vec<(String, String)>) -> impl IntoView {
    let session = session();
    session.claim(&path);
    let value = session.node(path.clone());
    let found = session.found_at(path.clone());
    let yes_or_no = options.first().is_some_and(|(word, _)| word == "true");
    let pick = Callback::new(move |word: String| {
        let value = if yes_or_no {
            Node::Bool(word == "true")
        } else {
            Node::text(word)
        };
        session.set(&path, value);
    });
    view! {
        <div class="field">
            <Select
                id=format!("condition-{index}-value")
                label=format!("Value of condition {}", index + 1)
                quiet=true
                value=Signal::derive(move || value.get().unwrap_or_default().typed())
                options=Signal::stored(options)
                pick
            />
            <Problems id=format!("condition-{index}-value-problems") found />
        </div>
    }
}
