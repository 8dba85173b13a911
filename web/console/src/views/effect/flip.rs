//! What would change it: the fewest facts that would turn the outcome, each to be tried.

use baton_core::{Node, Outcome};
use baton_worker::html::Html;

use super::Answer;
use crate::action::{Verb, act};
use crate::model::changes;
use crate::views::parts;
use crate::words;

pub(super) fn view(answer: &Answer<'_>, html: &mut Html) {
    let changes = changes(answer.model.policy(), answer.call, answer.decision.outcome);
    let wanted = match answer.decision.outcome {
        Outcome::HandOff => "It would stay with the agent if",
        Outcome::NoHandoff | Outcome::Undecided => "It would be handed off if",
    };
    let lead = match changes.len() {
        0 => "No change of a single set of facts would turn it.".to_owned(),
        1 => format!("{wanted} this were so:"),
        many => format!("{wanted} all {many} of these were so:"),
    };
    html.tag("p", &[("class", "note")], &lead);
    html.within("ul", &[("class", "flips")], |html| {
        for (index, change) in changes.iter().enumerate() {
            html.within("li", &[("data-testid", &format!("flip-{index}"))], |html| {
                html.tag("span", &[("class", "fact")], &words::field(&change.field));
                html.tag("span", &[], &change.words);
                if let Some(value) = &change.value {
                    let to = [change.field.as_str(), &spelt(value)].join(" ");
                    let id = format!("try-{index}");
                    parts::button(html, "button small", &id, &act(Verb::Try, &to), "Try it");
                }
            });
        }
    });
}

/// A value as the action carries it.
fn spelt(value: &Node) -> String {
    baton_core::document::json::to_string(value)
}
