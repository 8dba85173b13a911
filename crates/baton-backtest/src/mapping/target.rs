//! What a column holds.

use baton_core::Policy;

use super::parts::PARTS;

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// Nothing of the call.
    Ignored,
    /// A part of the call: `id`, `at`, `phase`, `intent_signal`, `call_summary`, `disqualifying_flags`,
    /// `recording_url`, or of its contact: `name`, `company`, `phone`, `email`.
    Part(&'static str),
    /// A fact, by its name.
    Fact(String),
}

impl Target {
    /// Its word, as a mapping is kept: `-`, `part:id`, `fact:deal_size`.
    #[must_use]
    pub fn word(&self) -> String {
        match self {
            Self::Ignored => "-".to_owned(),
            Self::Part(part) => ["part:", part].concat(),
            Self::Fact(name) => ["fact:", name].concat(),
        }
    }

    /// Its name for a person: `id`, `deal_size`.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Ignored => "not used",
            Self::Part(part) => part,
            Self::Fact(name) => name,
        }
    }

    /// The target that a word means; an unknown one is ignored.
    #[must_use]
    pub fn of(word: &str) -> Self {
        if let Some(name) = word.strip_prefix("fact:") {
            return Self::Fact(name.to_owned());
        }
        let part = word.strip_prefix("part:").and_then(Self::part);
        part.unwrap_or(Self::Ignored)
    }

    /// The part of a call of this name.
    pub(crate) fn part(name: &str) -> Option<Self> {
        let (part, _) = PARTS.iter().find(|(part, _)| *part == name)?;
        Some(Self::Part(part))
    }

    /// Every target there is under a policy, with its word and what it is called.
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
