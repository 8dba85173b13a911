//! The versions that a browser knows: exported there, or dropped there and verified.

use baton_core::{Instant, document::canonical, document::diff, document::json};
use baton_sign::Payload;
use baton_sign::import::HighWaterMark;
use serde::{Deserialize, Serialize};

/// How many versions of a policy are kept.
const MOST: usize = 50;

/// How a version is joined to the one before it in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Joint {
    /// It is the first there is.
    First,
    /// It follows the one below, digest and number.
    Follows,
    /// Versions between are not known here, and how many.
    Gap(u64),
    /// What it follows is not known here.
    Open,
}

/// One version of a policy: a link of the chain of digests.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Link {
    /// The policy's id.
    pub(crate) policy_id: String,
    /// Which backends it is for.
    pub(crate) audience: String,
    /// Its number.
    pub(crate) version: u64,
    /// `sha256:…` of the payload.
    pub(crate) digest: String,
    /// The digest of the version before it.
    pub(crate) previous: Option<String>,
    /// Who answers for it.
    pub(crate) author: String,
    /// Why it was made.
    pub(crate) reason: String,
    /// The version that it brings back, if it does.
    pub(crate) restores: Option<u64>,
    /// When it was issued.
    pub(crate) issued_at: Instant,
    /// Its policy, as canonical JSON in the signed form.
    pub(crate) policy: String,
}

impl Link {
    /// The version that a payload is.
    pub(crate) fn of(payload: &Payload, digest: &str) -> Self {
        Self {
            policy_id: payload.policy_id.clone(),
            audience: payload.audience.clone(),
            version: payload.version,
            digest: digest.to_owned(),
            previous: payload.previous.clone(),
            author: payload.change.author.clone(),
            reason: payload.change.reason.clone(),
            restores: payload.change.restores,
            issued_at: payload.issued_at,
            // It was read from canonical JSON.
            policy: canonical::to_string(&payload.policy).unwrap_or_default(),
        }
    }

    /// What the next import is held against.
    pub(crate) fn mark(&self) -> HighWaterMark {
        HighWaterMark {
            policy_id: self.policy_id.clone(),
            audience: self.audience.clone(),
            version: self.version,
            digest: self.digest.clone(),
        }
    }

    /// What differs in a policy from this version's, a sentence each.
    pub(crate) fn differences(&self, policy: &str) -> Result<Vec<String>, String> {
        let read =
            |text| json::parse(text).map_err(|why| format!("the policy cannot be read: {why}"));
        let changes = diff::between(&read(&self.policy)?, &read(policy)?);
        Ok(changes.iter().map(diff::Change::describe).collect())
    }
}

/// Everything that is kept, in the order in which it came. What cannot be read is as if it was lost.
pub(crate) fn read(kept: Option<&str>) -> Vec<Link> {
    let node = kept.and_then(|text| json::parse(text).ok());
    node.and_then(|node| node.read_as().ok())
        .unwrap_or_default()
}

/// What is kept, with another version in it.
pub(crate) fn written(kept: Option<&str>, link: &Link) -> Result<String, String> {
    canonical::to_string(&with(read(kept), link)).map_err(|why| why.to_string())
}

fn with(mut all: Vec<Link>, link: &Link) -> Vec<Link> {
    all.retain(|known| known.digest != link.digest);
    all.push(link.clone());
    let alike = |other: &Link| same(other, &link.policy_id, &link.audience);
    if all.iter().filter(|other| alike(other)).count() > MOST
        && let Some(oldest) = all.iter().position(alike)
    {
        all.remove(oldest);
    }
    all
}

fn same(link: &Link, policy_id: &str, audience: &str) -> bool {
    link.policy_id == policy_id && link.audience == audience
}

/// The versions of one policy for one audience, the newest first.
pub(crate) fn chain(all: &[Link], policy_id: &str, audience: &str) -> Vec<Link> {
    let mut chain: Vec<Link> = Vec::new();
    for link in all.iter().filter(|link| same(link, policy_id, audience)) {
        let newer = chain
            .iter()
            .take_while(|other| other.version > link.version);
        chain.insert(newer.count(), link.clone());
    }
    chain
}

/// How a version is joined to the one below it.
pub(crate) fn joint(link: &Link, below: Option<&Link>) -> Joint {
    match (below, &link.previous) {
        (None, None) => Joint::First,
        (Some(below), Some(previous))
            if *previous == below.digest && below.version + 1 == link.version =>
        {
            Joint::Follows
        }
        (Some(below), _) if below.version + 1 < link.version => {
            Joint::Gap(link.version - below.version - 1)
        }
        _ => Joint::Open,
    }
}

/// The earlier version that a policy brings back, if it does: the one that was asked for, else the newest that is the
/// same. The version in force brings nothing back.
pub(crate) fn restores(chain: &[Link], policy: &str, wanted: Option<u64>) -> Option<u64> {
    let (head, earlier) = chain.split_first()?;
    if head.policy == policy {
        return None;
    }
    let mut same = earlier.iter().filter(|link| link.policy == policy);
    let first = same.clone().next();
    same.find(|link| Some(link.version) == wanted)
        .or(first)
        .map(|link| link.version)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(version: u64, previous: Option<&str>, policy: &str) -> Link {
        Link {
            policy_id: "acme".to_owned(),
            audience: "prod".to_owned(),
            version,
            digest: format!("sha256:{version}"),
            previous: previous.map(str::to_owned),
            author: "Ada".to_owned(),
            reason: "why".to_owned(),
            restores: None,
            issued_at: Instant::from_epoch(0),
            policy: policy.to_owned(),
        }
    }

    #[test]
    fn a_chain_is_the_newest_first_however_it_came() {
        let mut other = link(9, None, "x");
        other.audience = "staging".to_owned();
        let all = [
            link(2, None, "b"),
            other,
            link(3, None, "c"),
            link(1, None, "a"),
        ];
        let versions: Vec<u64> = chain(&all, "acme", "prod")
            .iter()
            .map(|l| l.version)
            .collect();
        assert_eq!(versions, [3, 2, 1]);
    }

    #[test]
    fn joints_tell_chains_from_gaps() {
        let first = link(1, None, "a");
        assert_eq!(joint(&first, None), Joint::First);
        assert_eq!(
            joint(&link(2, Some("sha256:1"), "b"), Some(&first)),
            Joint::Follows
        );
        assert_eq!(
            joint(&link(2, Some("sha256:0"), "b"), Some(&first)),
            Joint::Open
        );
        assert_eq!(
            joint(&link(4, Some("sha256:3"), "b"), Some(&first)),
            Joint::Gap(2)
        );
        assert_eq!(joint(&link(4, Some("sha256:3"), "b"), None), Joint::Open);
    }

    #[test]
    fn going_back_names_the_version_that_it_goes_back_to() {
        let chain = [
            link(4, None, "b"),
            link(3, None, "a"),
            link(2, None, "b"),
            link(1, None, "a"),
        ];
        assert_eq!(restores(&chain, "a", None), Some(3));
        assert_eq!(restores(&chain, "a", Some(1)), Some(1));
        assert_eq!(restores(&chain, "b", Some(2)), None, "it is in force");
        assert_eq!(restores(&chain, "c", Some(1)), None, "edited since");
        assert_eq!(restores(&[], "a", None), None);
    }

    #[test]
    fn the_last_fifty_are_kept() {
        let mut all = Vec::new();
        for version in 1..=60 {
            all = with(all, &link(version, None, "a"));
        }
        assert_eq!((all.len(), all[0].version), (50, 11));
        assert_eq!(
            with(all.clone(), &all[3]).len(),
            50,
            "a version stands once"
        );
    }
}
