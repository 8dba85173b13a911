//! What a live call is rehearsed with: scenarios and policies, fetched when the screen is first opened.

use std::sync::Arc;

use baton_core::rehearsal::{PolicyFlaw, Scenario, rehearsable};
use baton_core::{Policy, PolicyDraft, document::json};

use super::arrive;
use crate::model::Model;
use crate::update::Wish;

/// Where the scenarios are served.
pub const SCENARIOS: &str = "/samples/scenarios.json";
/// Where the policies are served: the page reads no YAML, so these are `samples/policies/*.yaml` as JSON.
pub const POLICIES: &str = "/samples/policies.json";
/// The policies, in the order of the shelf.
const NAMES: [&str; 3] = ["good", "bad", "ugly"];

/// A policy and what leaks under it.
pub(super) type Under = (Arc<Policy>, Vec<PolicyFlaw>);

/// The scenarios, and the policies to compare with.
#[derive(Debug)]
pub struct Shelf {
    /// At least one.
    pub scenarios: Vec<Scenario>,
    /// Good, bad and ugly.
    pub policies: Vec<Under>,
}

/// Whether they are here.
#[derive(Clone, Debug)]
pub enum Stock {
    /// Nobody has asked for them.
    Absent,
    /// They are on their way.
    Asked,
    /// They did not come: why.
    Refused(String),
    /// They are here.
    Here(Arc<Shelf>),
}

/// The files have come, or have not.
pub fn fetched(
    model: &mut Model,
    scenarios: Result<String, String>,
    policies: Result<String, String>,
) -> Vec<Wish> {
    let read = scenarios.and_then(|scenarios| read(&scenarios, &policies?));
    model.live.stock = match read {
        Ok(shelf) => Stock::Here(Arc::new(shelf)),
        Err(why) => {
            model.said.clone_from(&why);
            Stock::Refused(why)
        }
    };
    arrive(model)
}

fn read(scenarios: &str, policies: &str) -> Result<Shelf, String> {
    let failed = |file: &str, why: String| [file, " cannot be read: ", &why].concat();
    let node = |file, text| json::parse_sent(text).map_err(|why| failed(file, why.to_string()));
    let scenarios = Scenario::read_all(&node(SCENARIOS, scenarios)?);
    let scenarios = scenarios.map_err(|why| failed(SCENARIOS, why.to_string()))?;
    if scenarios.is_empty() {
        return Err(failed(SCENARIOS, "it holds no scenarios".to_owned()));
    }
    let document = node(POLICIES, policies)?;
    let mut policies = Vec::with_capacity(NAMES.len());
    for name in NAMES {
        let draft = PolicyDraft::from_node(document.get(name).cloned().unwrap_or_default());
        let (policy, leaks) =
            rehearsable(&draft).ok_or_else(|| failed(POLICIES, name.to_owned()))?;
        policies.push((Arc::new(policy), leaks));
    }
    Ok(Shelf {
        scenarios,
        policies,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The page reads JSON, the command line and the tests of the engine read YAML: one and the same.
    #[test]
    fn the_policies_are_those_of_the_yaml_files() {
        let all = json::parse_sent(include_str!("../../../samples/policies.json")).unwrap();
        for (name, yaml) in [
            ("good", include_str!("../../../samples/policies/good.yaml")),
            ("bad", include_str!("../../../samples/policies/bad.yaml")),
            ("ugly", include_str!("../../../samples/policies/ugly.yaml")),
        ] {
            let draft = PolicyDraft::from_yaml(yaml).unwrap();
            assert_eq!(all.get(name), Some(draft.node()), "{name}");
        }
    }

    #[test]
    fn what_cannot_be_read_names_its_file() {
        let policies = include_str!("../../../samples/policies.json");
        assert!(read("{", policies).unwrap_err().starts_with(SCENARIOS));
        assert!(read("[]", policies).unwrap_err().contains("no scenarios"));
        let scenarios = include_str!("../../../samples/scenarios.json");
        assert!(read(scenarios, "{}").unwrap_err().contains("good"));
    }
}
