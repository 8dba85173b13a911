//! Reads scenarios. What does not belong is named with its place.

use strum::VariantArray;

use super::scenario::{Event, Planned, ProspectTimeout, QueuedEmail, Scenario, ScenarioError};
use crate::calendar::Instant;
use crate::call::Call;
use crate::document::Path;
use crate::document::node::Node;
use crate::document::suggest;

/// The longest that a scenario looks ahead, in seconds: 60 days.
const LONGEST: i64 = 60 * 86_400;

/// A mapping and its place.
struct Place<'a> {
    node: &'a Node,
    path: Path,
}

impl<'a> Place<'a> {
    /// A mapping of known keys and no other.
    fn open(
        node: &'a Node,
        path: Path,
        keys: &'static [&'static str],
    ) -> Result<Self, ScenarioError> {
        let Node::Map(entries) = node else {
            let message = format!("a mapping belongs here, not {}", node.describe());
            return Err(ScenarioError { path, message });
        };
        for (key, _) in entries {
            if !keys.contains(&key.as_str()) {
                let hint = suggest::hint(key, keys.iter().copied());
                let message = format!("unknown field `{key}`; {hint}");
                return Err(ScenarioError {
                    path: path.key(key),
                    message,
                });
            }
        }
        Ok(Self { node, path })
    }

    fn wrong(&self, key: &str, found: Option<&Node>, expected: &str) -> ScenarioError {
        let found = found.unwrap_or(&Node::Null).describe();
        ScenarioError {
            path: self.path.key(key),
            message: format!("{expected} belongs here, not {found}"),
        }
    }

    fn text(&self, key: &str) -> Result<String, ScenarioError> {
        match self.node.get(key) {
            Some(Node::Text(text)) if !text.trim().is_empty() => Ok(text.clone()),
            other => Err(self.wrong(key, other, "a text")),
        }
    }

    fn moment(&self, key: &str) -> Result<Instant, ScenarioError> {
        let found = self.node.get(key);
        let at = match found {
            Some(Node::Text(text)) => Instant::parse(text),
            _ => None,
        };
        at.ok_or_else(|| self.wrong(key, found, "a time such as 2026-06-19T14:23:00Z"))
    }

    fn seconds(&self, key: &str) -> Result<i64, ScenarioError> {
        match self.node.get(key) {
            Some(Node::Int(seconds)) if (0..=LONGEST).contains(seconds) => Ok(*seconds),
            other => Err(self.wrong(key, other, "seconds, from 0 to 60 days,")),
        }
    }

    /// One of a few words, if there is any.
    fn word<T: Copy + Into<&'static str> + VariantArray>(
        &self,
        key: &str,
    ) -> Result<Option<T>, ScenarioError> {
        let Some(node) = self.node.get(key) else {
            return Ok(None);
        };
        let word = |value: &T| -> &'static str { (*value).into() };
        let is_written = |value: &&T| matches!(node, Node::Text(text) if text == word(value));
        let known = T::VARIANTS.iter().find(is_written);
        match known {
            Some(value) => Ok(Some(*value)),
            None => {
                let words: Vec<&str> = T::VARIANTS.iter().map(word).collect();
                Err(self.wrong(key, Some(node), &["one of ", &words.join(", ")].concat()))
            }
        }
    }

    /// The items of a list that may be left out.
    fn each(
        &self,
        key: &str,
        read: &mut dyn FnMut(&'a Node, Path) -> Result<(), ScenarioError>,
    ) -> Result<(), ScenarioError> {
        let path = self.path.key(key);
        match self.node.get(key) {
            None => Ok(()),
            Some(Node::List(items)) => {
                let mut places = (0..).map(|index| path.index(index));
                items
                    .iter()
                    .zip(&mut places)
                    .try_for_each(|(item, path)| read(item, path))
            }
            other => Err(self.wrong(key, other, "a list")),
        }
    }
}

impl Scenario {
    /// Reads a list of scenarios.
    ///
    /// # Errors
    /// [`ScenarioError`] with the place of the first thing that does not belong.
    pub fn read_all(node: &Node) -> Result<Vec<Self>, ScenarioError> {
        let Node::List(items) = node else {
            let message = format!("a list of scenarios belongs here, not {}", node.describe());
            return Err(ScenarioError {
                path: Path::root(),
                message,
            });
        };
        let mut scenarios: Vec<Self> = Vec::with_capacity(items.len());
        for (index, item) in items.iter().enumerate() {
            let path = Path::root().index(index);
            let scenario = scenario(item, path.clone())?;
            if scenarios.iter().any(|known| known.id == scenario.id) {
                let message = format!("the id `{}` is taken by another scenario", scenario.id);
                return Err(ScenarioError {
                    path: path.key("id"),
                    message,
                });
            }
            scenarios.push(scenario);
        }
        Ok(scenarios)
    }
}

fn scenario(node: &Node, path: Path) -> Result<Scenario, ScenarioError> {
    let place = Place::open(
        node,
        path,
        &[
            "id",
            "title",
            "text",
            "mode",
            "start",
            "call",
            "events",
            "ends_after_seconds",
            "sequence",
            "gives_up",
            "choices",
            "until",
        ],
    )?;
    let call = place.node.get("call").cloned().unwrap_or_default();
    let call = Call::from_node(call).map_err(|why| ScenarioError {
        path: place.path.key("call"),
        message: why.to_string(),
    })?;
    let mut scenario = Scenario {
        id: place.text("id")?,
        title: place.text("title")?,
        text: place.text("text")?,
        mode: place.word("mode")?.unwrap_or_default(),
        call,
        start: place.moment("start")?,
        events: Vec::new(),
        ends_after_seconds: place.seconds("ends_after_seconds")?,
        sequence: Vec::new(),
        times_out: None,
        planned: Vec::new(),
        until: place.moment("until")?,
    };
    if scenario.until < scenario.ends() {
        return Err(place.wrong("until", place.node.get("until"), "a time after the call"));
    }
    let mut last = 0;
    place.each("events", &mut |node, path| {
        let place = Place::open(node, path, &["after_seconds", "said", "field", "value"])?;
        let told = match (place.node.get("field"), place.node.get("value")) {
            (None, None) => None,
            (_, value) => {
                let value = value.ok_or_else(|| place.wrong("value", None, "the fact's value"))?;
                Some((place.text("field")?, value.clone()))
            }
        };
        let event = Event {
            after_seconds: place.seconds("after_seconds")?,
            said: place.text("said")?,
            told,
        };
        if !(last..=scenario.ends_after_seconds).contains(&event.after_seconds) {
            let found = place.node.get("after_seconds");
            let expected = "a time after the event before, and within the call,";
            return Err(place.wrong("after_seconds", found, expected));
        }
        last = event.after_seconds;
        scenario.events.push(event);
        Ok(())
    })?;
    place.each("sequence", &mut |node, path| {
        let place = Place::open(node, path, &["at", "what"])?;
        scenario.sequence.push(QueuedEmail {
            at: place.moment("at")?,
            what: place.text("what")?,
        });
        Ok(())
    })?;
    if let Some(node) = place.node.get("gives_up") {
        let place = Place::open(node, place.path.key("gives_up"), &["after_seconds", "what"])?;
        scenario.times_out = Some(ProspectTimeout {
            after_seconds: place.seconds("after_seconds")?,
            what: place.text("what")?,
        });
    }
    place.each("choices", &mut |node, path| {
        let place = Place::open(node, path, &["after_seconds", "what", "under"])?;
        let what = place.word("what")?;
        scenario.planned.push(Planned {
            after_seconds: place.seconds("after_seconds")?,
            what: what.ok_or_else(|| place.wrong("what", None, "ae_calls or ae_claims"))?,
            under: place.word("under")?.unwrap_or_default(),
        });
        Ok(())
    })?;
    Ok(scenario)
}
