//! The AEs of a team and their weights.

use std::collections::BTreeSet;
use std::fmt;
use std::num::NonZeroU16;

use serde::{Deserialize, Deserializer, Serialize, de};

/// An AE's ID in the backend: not empty, with no surrounding white space.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct AeId(String);

impl AeId {
    /// Creates an ID. Returns `None` if it is empty or has surrounding white space.
    #[must_use]
    pub fn new(id: &str) -> Option<Self> {
        (!id.is_empty() && id.trim() == id).then(|| Self(id.to_owned()))
    }

    /// Returns the text of the ID.
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

/// The number of turns an AE takes in a full cycle: 1 to 1,000.
///
/// A weight of 0 does not exist: an AE who takes no handoffs is left out of the available AEs at each handoff.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Weight(NonZeroU16);

impl Weight {
    /// A single turn in a cycle.
    pub const ONE: Self = Self(NonZeroU16::MIN);
    /// The maximum weight.
    pub const MAX: u16 = 1_000;

    /// Creates a weight. Returns `None` outside 1 to 1,000.
    #[must_use]
    pub fn new(turns: u16) -> Option<Self> {
        NonZeroU16::new(turns)
            .filter(|n| n.get() <= Self::MAX)
            .map(Self)
    }

    /// Returns the number of turns in a cycle.
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

/// An AE of the team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Member {
    /// The AE's ID.
    pub id: AeId,
    /// The number of turns in a cycle.
    pub weight: Weight,
}

/// A reason why a list of members is not a valid roster.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RosterError {
    /// Two members have the same ID.
    Duplicate(AeId),
}

impl fmt::Display for RosterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Duplicate(id) => write!(f, "the AE {id} is listed twice in the roster"),
        }
    }
}

impl std::error::Error for RosterError {}

/// The members of a team, unique and ordered by ID.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Roster(Vec<Member>);

impl Roster {
    /// Creates a roster.
    ///
    /// # Errors
    /// [`RosterError::Duplicate`] if two members have the same ID.
    pub fn new(mut members: Vec<Member>) -> Result<Self, RosterError> {
        members.sort_unstable_by(|a, b| a.id.cmp(&b.id));
        let twice = members.iter().zip(members.iter().skip(1));
        match twice.into_iter().find(|(one, next)| one.id == next.id) {
            Some((one, _)) => Err(RosterError::Duplicate(one.id.clone())),
            None => Ok(Self(members)),
        }
    }

    /// Returns the members in the order of their IDs.
    #[must_use]
    pub fn members(&self) -> &[Member] {
        &self.0
    }

    /// Returns the IDs of all members, for a team that is fully available.
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
    fn invalid_rosters_are_rejected() {
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
                "the AE a is listed twice in the roster",
            ),
        ] {
            let error = read(json).unwrap_err();
            assert!(error.contains(why), "{json}: {error}");
        }
    }
}
