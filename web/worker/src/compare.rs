//! What changes from one policy to another: in sentences, and in calls.

use baton_core::{Decision, Node, decide, diff, json};

use crate::protocol::{Compare, Compared};
use crate::sealing::policy;

/// The differences between two policies, and the calls that they decide differently.
pub(crate) fn compare(request: Compare) -> Result<Compared, String> {
    let (old, new) = (policy(&request.old)?, policy(&request.new)?);
    let mut changed = Vec::new();
    for case in &request.calls {
        let was = decide(&old, &case.call, case.at);
        let is = decide(&new, &case.call, case.at);
        if verdict(&was) != verdict(&is) {
            changed.push(case.call.id.clone());
        }
    }
    Ok(Compared {
        differences: sentences(&request.old, &read(&request.new)?)?,
        changed,
    })
}

/// What differs in a document from an older one, a sentence each.
pub(crate) fn sentences(old: &str, new: &Node) -> Result<Vec<String>, String> {
    let changes = diff::between(&read(old)?, new);
    Ok(changes.iter().map(diff::Change::words).collect())
}

fn read(text: &str) -> Result<Node, String> {
    json::parse(text).map_err(|why| format!("the policy cannot be read: {why}"))
}

/// What a list of calls says of one of them: the outcome and the tier.
fn verdict(decision: &Decision) -> (&'static str, Option<&str>) {
    let format = decision.format.as_ref();
    (
        decision.outcome.as_str(),
        format.and_then(|format| format.tier.as_deref()),
    )
}
