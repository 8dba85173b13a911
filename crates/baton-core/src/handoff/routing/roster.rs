//! The team: who can be given a handoff, and how often.

use std::collections::BTreeSet;
use std::fmt;
use std::num::NonZeroU16;

use serde::{Deserialize, Deserializer, Serialize, de};

/// An AE's id in the backend: not empty, without space around it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct AeId(String);

impl AeId {
    /// An id; `None` if it is empty or has space around it.
    #[must_use]
    pub fn new(id: &str) -> Option<Self> {
        (!id.is_empty() && id.trim() == id).then(|| Self(id.to_owned()))
    }

    /// The id's text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for AeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for AeId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let id = String::deserialize(deserializer)?;
        Self::new(&id)
            .ok_or_else(|| de::Error::custom(format_args!("`{id}` is not the id of an AE")))
    }
}

/// How many turns an AE takes in one full cycle: from 1 to 1,000.
///
/// There is no weight of 0: an AE who takes no handoffs is not available, which is said at the handoff.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Weight(NonZeroU16);

impl Weight {
    /// One turn in a cycle.
    pub const ONE: Self = Self(NonZeroU16::MIN);
    /// The largest weight.
    pub const MAX: u16 = 1_000;

    /// A weight; `None` outside 1 to 1,000.
    #[must_use]
    pub fn new(turns: u16) -> Option<Self> {
        NonZeroU16::new(turns)
            .filter(|n| n.get() <= Self::MAX)
            .map(Self)
    }

    /// The turns in a cycle.
    #[must_use]
    pub const fn get(self) -> u16 {
        self.0.get()
    }
}

impl<'de> Deserialize<'de> for Weight {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let turns = u16::deserialize(deserializer)?;
        Self::new(turns).ok_or_else(|| {
            de::Error::custom(format_args!("a weight is 1 to {}, not {turns}", Self::MAX))
        })
    }
}

/// One AE of the team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Member {
    /// Who.
    pub id: AeId,
    /// How many turns in a cycle.
    pub weight: Weight,
}

/// Why a list of members is not a roster.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RosterError {
    /// Two members with one id.
    Twice(AeId),
}

impl fmt::Display for RosterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Twice(id) => write!(f, "the AE {id} stands twice in the roster"),
        }
    }
}

impl std::error::Error for RosterError {}

/// The team, each AE once, in the order of their ids.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Roster(Vec<Member>);

impl Roster {
    /// A roster of these members.
    ///
    /// # Errors
    /// [`RosterError::Twice`] when one id stands twice.
    pub fn new(mut members: Vec<Member>) -> Result<Self, RosterError> {
        members.sort_by(|a, b| a.id.cmp(&b.id));
        let twice = members.iter().zip(members.iter().skip(1));
        match twice.into_iter().find(|(one, next)| one.id == next.id) {
            Some((one, _)) => Err(RosterError::Twice(one.id.clone())),
            None => Ok(Self(members)),
        }
    }

    /// The members, in the order of their ids.
    #[must_use]
    pub fn members(&self) -> &[Member] {
        &self.0
    }

    /// Every id: the whole team is available.
    #[must_use]
    pub fn everyone(&self) -> BTreeSet<AeId> {
        self.0.iter().map(|member| member.id.clone()).collect()
    }
}

impl<'de> Deserialize<'de> for Roster {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(Vec::deserialize(deserializer)?).map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn c2_what_cannot_be_a_roster() {
        let read = |json: &str| serde_json::from_str::<Roster>(json).map_err(|e| e.to_string());
        assert!(read(r#"[{"id":"b","weight":1},{"id":"a","weight":1000}]"#).is_ok());
        for (json, why) in [
            (r#"[{"id":"a","weight":0}]"#, "1 to 1000, not 0"),
            (r#"[{"id":"a","weight":1001}]"#, "1 to 1000, not 1001"),
            (r#"[{"id":"a","weight":1.5}]"#, "u16"),
            (r#"[{"id":" a","weight":1}]"#, "not the id of an AE"),
            (r#"[{"id":"","weight":1}]"#, "not the id of an AE"),
            (
                r#"[{"id":"a","weight":1},{"id":"a","weight":2}]"#,
                "a stands twice",
            ),
        ] {
            let error = read(json).unwrap_err();
            assert!(error.contains(why), "{json}: {error}");
        }
    }
}
