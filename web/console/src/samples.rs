//! The policy and the calls that the console opens with.

use baton_core::{Call, Instant, Node, json};

/// The opening policy, completed: `samples/article-policy.yaml`, made into JSON by `build.rs`.
pub const POLICY: &str = include_str!(concat!(env!("OUT_DIR"), "/opening-policy.json"));
/// Where the sample calls are served.
pub const CALLS: &str = "/samples/calls.json";

/// A call with the reason for looking at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sample {
    /// A few words.
    pub title: String,
    /// A sentence or two.
    pub story: String,
    /// The call itself.
    pub call: Call,
}

impl Sample {
    /// The moment to decide it for: its own, else the page's.
    pub fn at(&self, now: Instant) -> Instant {
        self.call.at.unwrap_or(now)
    }

    /// Who was called, for a list.
    pub fn who(&self) -> String {
        let contact = &self.call.contact;
        match (contact.name.as_str(), contact.company.as_str()) {
            ("", "") => self.call.id.clone(),
            (one, "") | ("", one) => one.to_owned(),
            (name, company) => format!("{name}, {company}"),
        }
    }
}

/// Reads the calls; at least one must be there.
pub fn read(text: &str) -> Result<Vec<Sample>, String> {
    let failed = |why: &str| format!("{CALLS} cannot be read: {why}");
    let Node::List(nodes) = json::parse_sent(text).map_err(|why| failed(&why.to_string()))? else {
        return Err(failed("it is not a list"));
    };
    let mut samples = Vec::with_capacity(nodes.len());
    for node in nodes {
        samples.push(sample(node).map_err(|why| failed(&why))?);
    }
    if samples.is_empty() {
        return Err(format!("{CALLS} holds no calls"));
    }
    Ok(samples)
}

fn sample(node: Node) -> Result<Sample, String> {
    let text = |key: &str| match node.get(key) {
        Some(Node::Text(text)) => Ok(text.clone()),
        _ => Err(format!("a sample has no `{key}`")),
    };
    let call = node.get("call").cloned().unwrap_or_default();
    Ok(Sample {
        title: text("title")?,
        story: text("story")?,
        call: Call::from_node(call).map_err(|why| why.to_string())?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_samples_in_the_repository_can_be_read() {
        let samples = read(include_str!("../../samples/calls.json")).unwrap();
        assert!(samples.len() >= 6);
        let mut ids: Vec<_> = samples.iter().map(|s| s.call.id.clone()).collect();
        ids.dedup();
        assert_eq!(ids.len(), samples.len());
    }

    #[test]
    fn no_calls_are_an_error_that_names_the_file() {
        assert!(read("[]").unwrap_err().contains("calls.json"));
        assert!(read("{").unwrap_err().contains("calls.json"));
    }
}
