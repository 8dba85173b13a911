//! Reading of scenarios. Errors carry the path of the problem.

use strum::VariantArray;

use super::scenario::{
    Event, PlannedChoice, ProspectTimeout, QueuedEmail, Scenario, ScenarioError,
};
use crate::calendar::Instant;
use crate::call::Call;
use crate::document::node::Node;
use crate::document::{Path, suggest};

/// Maximum number of seconds that a scenario may span: 60 days.
const MAX_SECONDS: i64 = 60 * 86_400;

/// A mapping and its path.
struct Mapping<'a> {
    node: &'a Node,
    path: Path,
}

impl<'a> Mapping<'a> {
    /// Opens a mapping and rejects unknown keys.
    fn open(
        node: &'a Node,
        path: Path,
        keys: &'static [&'static str],
    ) -> Result<Self, ScenarioError> {
        let Node::Map(entries) = node else {
            let message = format!("expected a mapping, found {}", node.describe());
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
            message: format!("expected {expected}, found {found}"),
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
            Some(Node::Int(seconds)) if (0..=MAX_SECONDS).contains(seconds) => Ok(*seconds),
            other => Err(self.wrong(key, other, "seconds from 0 to 60 days")),
        }
    }

    /// Reads an optional word from a list.
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

    /// Reads the items of an optional list.
    fn read_list(
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
    /// [`ScenarioError`] with the path of the first problem.
    pub fn read_all(node: &Node) -> Result<Vec<Self>, ScenarioError> {
        let Node::List(items) = node else {
            let message = format!("expected a list of scenarios, found {}", node.describe());
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
                let message = format!(
                    "the id `{}` is already used by another scenario",
                    scenario.id
                );
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
    let mapping = Mapping::open(
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
    let call = mapping.node.get("call").cloned().unwrap_or_default();
    let call = Call::from_node(call).map_err(|why| ScenarioError {
        path: mapping.path.key("call"),
        message: why.to_string(),
    })?;
    let mut scenario = Scenario {
        id: mapping.text("id")?,
        title: mapping.text("title")?,
        text: mapping.text("text")?,
        mode: mapping.word("mode")?.unwrap_or_default(),
        call,
        start: mapping.moment("start")?,
        events: Vec::new(),
        ends_after_seconds: mapping.seconds("ends_after_seconds")?,
        sequence: Vec::new(),
        times_out: None,
        planned: Vec::new(),
        until: mapping.moment("until")?,
    };
    if scenario.until < scenario.ends() {
        return Err(mapping.wrong("until", mapping.node.get("until"), "a time after the call"));
    }
    let mut last = 0;
    mapping.read_list("events", &mut |node, path| {
        let mapping = Mapping::open(node, path, &["after_seconds", "said", "field", "value"])?;
        let told = match (mapping.node.get("field"), mapping.node.get("value")) {
            (None, None) => None,
            (_, value) => {
                let value =
                    value.ok_or_else(|| mapping.wrong("value", None, "the fact's value"))?;
                Some((mapping.text("field")?, value.clone()))
            }
        };
        let event = Event {
            after_seconds: mapping.seconds("after_seconds")?,
            said: mapping.text("said")?,
            told,
        };
        if !(last..=scenario.ends_after_seconds).contains(&event.after_seconds) {
            let found = mapping.node.get("after_seconds");
            let expected = "a time after the previous event and within the call";
            return Err(mapping.wrong("after_seconds", found, expected));
        }
        last = event.after_seconds;
        scenario.events.push(event);
        Ok(())
    })?;
    mapping.read_list("sequence", &mut |node, path| {
        let mapping = Mapping::open(node, path, &["at", "what"])?;
        scenario.sequence.push(QueuedEmail {
            at: mapping.moment("at")?,
            what: mapping.text("what")?,
        });
        Ok(())
    })?;
    if let Some(node) = mapping.node.get("gives_up") {
        let mapping = Mapping::open(
            node,
            mapping.path.key("gives_up"),
            &["after_seconds", "what"],
        )?;
        scenario.times_out = Some(ProspectTimeout {
            after_seconds: mapping.seconds("after_seconds")?,
            what: mapping.text("what")?,
        });
    }
    mapping.read_list("choices", &mut |node, path| {
        let mapping = Mapping::open(node, path, &["after_seconds", "what", "under"])?;
        let what = mapping.word("what")?;
        scenario.planned.push(PlannedChoice {
            after_seconds: mapping.seconds("after_seconds")?,
            what: what.ok_or_else(|| mapping.wrong("what", None, "ae_calls or ae_claims"))?,
            under: mapping.word("under")?.unwrap_or_default(),
        });
        Ok(())
    })?;
    Ok(scenario)
}
