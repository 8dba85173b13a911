//! The policy and the calls that the console opens with.

use baton_core::{Call, Node, document::json};

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
    /// What addresses call it: its id as far as an address can bear it, and no other sample's.
    pub key: String,
}

impl Sample {
    /// A sample that stands alone so far; among others its key may have to be another.
    #[must_use]
    pub fn new(title: String, story: String, call: Call) -> Self {
        let key = slug(&call.id);
        Self {
            title,
            story,
            call,
            key,
        }
    }

    /// The same for a call that came without a title.
    #[must_use]
    pub fn untitled(call: Call, story: String) -> Self {
        let who = call.contact.name.clone();
        let title = if who.is_empty() { call.id.clone() } else { who };
        Self::new(title, story, call)
    }

    /// Whether an address means it: by its key, or by its id as it is.
    #[must_use]
    pub fn is(&self, named: &str) -> bool {
        self.key == named || self.call.id == named
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

/// An id as a part of an address: what an address would have to spell otherwise becomes a hyphen.
fn slug(id: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._~".contains(c);
    let slug = id.chars().map(|c| if plain(c) { c } else { '-' }).collect();
    if id.is_empty() {
        "call".to_owned()
    } else {
        slug
    }
}

/// Adds samples to others: a call that is there already is not there twice, and no two have one key. How many were new.
pub fn add(all: &mut Vec<Sample>, more: Vec<Sample>) -> usize {
    let before = all.len();
    for mut sample in more {
        if all.iter().any(|known| known.call == sample.call) {
            continue;
        }
        let bare = sample.key.clone();
        let mut number = 1;
        while all.iter().any(|known| known.key == sample.key) {
            number += 1;
            sample.key = format!("{bare}-{number}");
        }
        all.push(sample);
    }
    all.len() - before
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
    let call = Call::from_node(call).map_err(|why| why.to_string())?;
    Ok(Sample::new(text("title")?, text("story")?, call))
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
    fn every_call_has_an_address_of_its_own() {
        let call = |id: &str, name: &str| {
            let mut call = Call::new(id, baton_core::call::Phase::Ended);
            name.clone_into(&mut call.contact.name);
            Sample::untitled(call, String::new())
        };
        let mut all = vec![call("c-1", "")];
        let more = vec![
            call("c-1", "another of that id"),
            call("c-1", ""),
            call("call 17", ""),
            call("call/17", ""),
            call("日本", ""),
            call("", ""),
        ];
        assert_eq!(add(&mut all, more), 5, "one of them is there already");
        let keys: Vec<&str> = all.iter().map(|sample| sample.key.as_str()).collect();
        assert_eq!(keys, ["c-1", "c-1-2", "call-17", "call-17-2", "--", "call"]);
        assert_eq!(all[5].title, "", "an id may be empty, an address may not");
    }

    #[test]
    fn no_calls_are_an_error_that_names_the_file() {
        assert!(read("[]").unwrap_err().contains("calls.json"));
        assert!(read("{").unwrap_err().contains("calls.json"));
    }
}
