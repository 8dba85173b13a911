//! The value of a condition, by the type of its field.

use baton_core::Node;
use baton_core::fact::FactType;
use leptos::prelude::*;

use crate::components::choice::{Choice, fixed};
use crate::components::field::TextField;
use crate::conditions;
use crate::reading::Reads;
use crate::session::session;

/// The value's own input.
#[component]
pub(crate) fn Value(index: usize) -> impl IntoView {
    let session = session();
    let at = conditions::list().index(index);
    let path = at.key("value");
    let field = session.node(at.key("field"));
    let id = format!("condition-{index}-value");
    let label = format!("Value of condition {}", index + 1);
    move || {
        // Another field is another input; another policy with the same facts is not.
        let row = Node::map([("field", field.get().unwrap_or_default())]);
        let policy = untrack(|| session.policy());
        let kind = conditions::spec(&policy, &row).map(|spec| &spec.kind);
        let (path, id, label) = (path.clone(), id.clone(), label.clone());
        let (options, pick) = match kind {
            Some(FactType::Boolean) => {
                let at = path.clone();
                let pick = move |word: String| session.set(&at, Node::Bool(word == "true"));
                let options = fixed(&[("true", "yes"), ("false", "no")]);
                (options, Some(Callback::new(pick)))
            }
            Some(FactType::Choice(words)) => {
                let options = words.iter().map(|word| (word.clone(), word.clone()));
                (Signal::stored(options.collect()), None)
            }
            other => {
                let reads = match other {
                    Some(FactType::Integer { .. }) => Reads::Whole,
                    Some(FactType::Money) => Reads::Money,
                    _ => Reads::Text,
                };
                return view! { <TextField path reads id label quiet=true /> }.into_any();
            }
        };
        view! { <Choice path id label quiet=true options nostrip:pick=pick /> }.into_any()
    }
}
