//! The document as a text: what is typed, and what the reader of YAML says of it.

use baton_core::{Node, document::json};
use baton_worker::protocol::{YamlRead, YamlRefused};

use super::{Wish, load};
use crate::model::{Model, Screen};
use crate::words;

/// The id of the text area.
const FIELD: &str = "yaml";

/// Somebody types. What was wrong stays beside the text until it is read again; the draft's own text is the draft.
pub(super) fn typed(model: &mut Model, text: &str) {
    let refused = model.yaml.take().and_then(|(_, refused)| refused);
    if text != model.history().draft().to_yaml() {
        model.yaml = Some((text.to_owned(), refused));
    }
}

/// Whether a text stands on the screen that is not the draft's.
pub(super) fn is_typed(model: &Model) -> bool {
    model.yaml.is_some() && model.place.screen == Screen::Yaml
}

/// A text was read: it is the draft now, whatever is still wrong inside; or it is no document, and stays as it is.
pub fn taken(
    model: &mut Model,
    text: String,
    read: Result<YamlRead, String>,
    now_ms: i64,
) -> Vec<Wish> {
    let failed = |message| YamlRefused {
        code: String::new(),
        line: 0,
        column: 0,
        message,
    };
    let refused = match read {
        Ok(YamlRead {
            document: Some(json),
            ..
        }) => match json::parse(&json) {
            Ok(node) if !is_policy(&node) => failed(
                "This is no policy: nothing stands under a policy’s keys, such as handoff_trigger"
                    .to_owned(),
            ),
            Ok(node) => {
                load(model, node, now_ms);
                model.yaml = None;
                model.said = match model.errors().count() {
                    0 => "the text is the draft now; undo brings back what was there".to_owned(),
                    errors => format!(
                        "the text is the draft now, with {}",
                        words::count(errors, "error")
                    ),
                };
                return Vec::new();
            }
            Err(why) => failed(why.to_string()),
        },
        Ok(YamlRead { refused, .. }) => refused.unwrap_or_else(|| failed(String::new())),
        Err(why) => failed(why),
    };
    model.said = sentence(&refused);
    let mut wishes = Vec::new();
    if model.place.screen != Screen::Yaml {
        wishes.push(Wish::Go(model.place.address(Screen::Yaml, model.samples())));
    }
    wishes.extend(spot(&refused).map(|(line, column)| Wish::Caret(FIELD.to_owned(), line, column)));
    model.yaml = Some((text, Some(refused)));
    wishes
}

/// Whether a document is a policy at all, however wrong: it says something under one of a policy's keys.
pub(super) fn is_policy(node: &Node) -> bool {
    const KEYS: [&str; 5] = [
        "baton",
        "handoff_trigger",
        "handoff_formats",
        "handoff_sla",
        "calendar",
    ];
    let says = |value: &Node| *value != Node::Null && *value != Node::Map(Vec::new());
    KEYS.iter().any(|key| node.get(key).is_some_and(says))
}

/// Where a text was refused, if a place is known.
fn spot(refused: &YamlRefused) -> Option<(u32, u32)> {
    let line = u32::try_from(refused.line).ok().filter(|line| *line > 0)?;
    Some((line, u32::try_from(refused.column).unwrap_or(1).max(1)))
}

/// "Line 3, column 5: …"
pub fn sentence(refused: &YamlRefused) -> String {
    match spot(refused) {
        Some((line, column)) => format!("Line {line}, column {column}: {}", refused.message),
        None => refused.message.clone(),
    }
}

/// The action that puts the caret there: `caret yaml 3 5`.
pub fn caret_action(line: u64, column: u64) -> String {
    format!("caret {FIELD} {line} {column}")
}

pub(super) fn caret(to: &str) -> Vec<Wish> {
    let mut parts = to.split(' ');
    let id = parts.next().unwrap_or_default().to_owned();
    let mut number = || parts.next().and_then(|text| text.parse().ok()).unwrap_or(1);
    vec![Wish::Caret(id, number(), number())]
}
