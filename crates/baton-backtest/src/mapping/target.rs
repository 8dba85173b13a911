//! The content of a column.

use baton_core::Policy;

use super::parts::PARTS;

/// The content of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// An unused column.
    Ignored,
    /// A part of the call: `id`, `at`, `phase`, `intent_signal`, `call_summary`, `disqualifying_flags`,
    /// `recording_url`, or of its contact: `name`, `company`, `phone`, `email`.
    Part(&'static str),
    /// A fact, by its name.
    Fact(String),
}

impl Target {
    /// Returns the word for storage: `-`, `part:id`, `fact:deal_size`.
    #[must_use]
    pub fn word(&self) -> String {
        match self {
            Self::Ignored => "-".to_owned(),
            Self::Part(part) => ["part:", part].concat(),
            Self::Fact(name) => ["fact:", name].concat(),
        }
    }

    /// Returns the name to show: `id`, `deal_size`.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Ignored => "not used",
            Self::Part(part) => part,
            Self::Fact(name) => name,
        }
    }

    /// Parses the word of a target. An unknown word means an unused column.
    #[must_use]
    pub fn parse(word: &str) -> Self {
        if let Some(name) = word.strip_prefix("fact:") {
            return Self::Fact(name.to_owned());
        }
        let part = word.strip_prefix("part:").and_then(Self::part);
        part.unwrap_or(Self::Ignored)
    }

    /// Returns the part of a call with a name.
    pub(crate) fn part(name: &str) -> Option<Self> {
        let (part, _) = PARTS.iter().find(|(part, _)| *part == name)?;
        Some(Self::Part(part))
    }

    /// Returns every target under a policy: its word and the name to show.
    #[must_use]
    pub fn all(policy: &Policy) -> Vec<(String, String)> {
        let mut all = vec![(Self::Ignored.word(), "not used".to_owned())];
        for spec in policy.schema().specs() {
            all.push((Self::Fact(spec.name.clone()).word(), spec.label()));
        }
        for (part, _) in PARTS {
            all.push((Self::Part(part).word(), part.replace('_', " ")));
        }
        all
    }
}
