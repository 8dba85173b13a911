//! Calls out of a text: one, a list, or a line each; in our own form, or as a voice platform sends them.

use baton_core::intake::Preset;
use baton_core::{Call, Node, Policy, document::json};
use baton_worker::protocol::{CallsRead, ReadCalls};

use crate::samples::Sample;

/// What a text held.
#[derive(Debug, Default)]
pub struct Found {
    /// The calls.
    pub samples: Vec<Sample>,
    /// What could not be read, each with its line.
    pub problems: Vec<String>,
}

/// Reads the calls of a text. A line that cannot be read is left out and named; the others are kept.
pub fn read(text: &str, policy: &Policy) -> Found {
    let mut found = Found::default();
    match json::parse_sent(text) {
        Ok(Node::List(items)) => {
            for (index, item) in items.into_iter().enumerate() {
                found.add(item, policy, &format!("item {}", index + 1));
            }
        }
        Ok(node) => found.add(node, policy, "the text"),
        Err(whole) => {
            let lines: Vec<&str> = text.lines().collect();
            if lines.iter().filter(|line| !line.trim().is_empty()).count() < 2 {
                found.problems.push(whole.to_string());
            } else {
                found.lines(&lines, policy);
            }
        }
    }
    found
}

/// What the page asks of a text: its calls as JSON, each with where it came from.
pub(crate) fn asked(request: ReadCalls) -> Result<CallsRead, String> {
    let found = read(&request.text, &crate::many::policy(&request.draft)?);
    let (mut calls, mut stories) = (Vec::new(), Vec::new());
    for sample in found.samples {
        calls.push(sample.call.to_json());
        stories.push(sample.story);
    }
    Ok(CallsRead {
        calls,
        stories,
        problems: found.problems,
    })
}

impl Found {
    fn lines(&mut self, lines: &[&str], policy: &Policy) {
        for (index, line) in lines.iter().enumerate() {
            if line.trim().is_empty() {
                continue;
            }
            let place = format!("line {}", index + 1);
            match json::parse_sent(line) {
                Ok(node) => self.add(node, policy, &place),
                Err(why) => self.problems.push(format!("{place}: {why}")),
            }
        }
    }

    fn add(&mut self, node: Node, policy: &Policy, place: &str) {
        match call(node, policy) {
            Ok((call, story)) => {
                self.samples.push(Sample::untitled(call, story));
            }
            Err(why) => self.problems.push(format!("{place}: {why}")),
        }
    }
}

/// A call in our own form, or a platform's payload read by the policy's maps and the presets; and where it came from.
fn call(node: Node, policy: &Policy) -> Result<(Call, String), String> {
    if node.get("id").is_some() && node.get("facts").is_some() {
        let call = Call::from_node(node).map_err(|why| why.to_string())?;
        return Ok((call, "Brought in by hand.".to_owned()));
    }
    let money = policy.money();
    for (name, source) in policy.intake().sources() {
        if let Ok(received) = source.receive(&node, money) {
            return Ok((
                received.call,
                format!("Read by the map “{name}” of this policy."),
            ));
        }
    }
    for preset in Preset::ALL {
        let name = preset.as_str();
        if let Ok(received) = preset.source().receive(&node, money) {
            return Ok((received.call, format!("A payload of {name}.")));
        }
    }
    // Neither: our own form says best what is missing.
    let call = Call::from_node(node).map_err(|why| why.to_string())?;
    Ok((call, "Brought in by hand.".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::tests::opened;

    fn found(text: &str) -> Found {
        let model = opened();
        read(text, model.policy())
    }

    fn ids(found: &Found) -> Vec<&str> {
        found
            .samples
            .iter()
            .map(|sample| sample.call.id.as_str())
            .collect()
    }

    #[test]
    fn one_call_a_list_or_a_line_each() {
        let one = r#"{"id":"a","facts":{}}"#;
        assert_eq!(ids(&found(one)), ["a"]);
        assert_eq!(ids(&found(&format!("[{one},{one}]"))), ["a", "a"]);
        assert_eq!(ids(&found(&format!("{one}\n\n{one}\n"))), ["a", "a"]);
    }

    #[test]
    fn a_bad_line_is_named_and_the_good_ones_are_kept() {
        let read = found(
            "{\"id\":\"a\",\"facts\":{}}\nnonsense\n\n{\"id\":\"b\",\"facts\":{}}\n{\"id\":true}\n",
        );
        assert_eq!(ids(&read), ["a", "b"]);
        assert_eq!(read.problems.len(), 2, "{:?}", read.problems);
        assert!(
            read.problems[0].starts_with("line 2: "),
            "{:?}",
            read.problems
        );
        assert!(
            read.problems[1].starts_with("line 5: "),
            "{:?}",
            read.problems
        );
    }

    #[test]
    fn payloads_of_voice_platforms_are_told_by_their_shape() {
        for (name, text) in [
            (
                "retell_call_analyzed",
                include_str!(
                    "../../../../crates/baton-core/tests/fixtures/intake/retell-call-analyzed.json"
                ),
            ),
            (
                "vapi_end_of_call_report",
                include_str!(
                    "../../../../crates/baton-core/tests/fixtures/intake/vapi-end-of-call-report.json"
                ),
            ),
        ] {
            let read = found(text);
            assert_eq!(read.samples.len(), 1, "{name}: {:?}", read.problems);
            assert!(
                read.samples[0].story.contains(name),
                "{}",
                read.samples[0].story
            );
        }
    }
}
