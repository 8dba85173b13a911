//! The meaning of each column of a table.

mod cell;
mod names;
mod row;

use baton_core::Policy;

pub use cell::CellRules;
pub(crate) use names::plain;

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// Nothing of the call.
    Ignored,
    /// A part of the call: `id`, `at`, `phase`, `intent_signal`, `call_summary`, `recording_url`, or of its contact:
    /// `name`, `company`, `phone`, `email`.
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
        let (part, _) = names::PARTS.iter().find(|(part, _)| *part == name)?;
        Some(Self::Part(part))
    }

    /// Every target there is under a policy, with its word and what it is called.
    #[must_use]
    pub fn all(policy: &Policy) -> Vec<(String, String)> {
        let mut all = vec![(Self::Ignored.word(), "not used".to_owned())];
        for spec in policy.schema().specs() {
            all.push((Self::Fact(spec.name.clone()).word(), spec.words()));
        }
        for (part, _) in names::PARTS {
            all.push((Self::Part(part).word(), part.replace('_', " ")));
        }
        all
    }
}

/// A target for each column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping(pub Vec<Target>);

impl Mapping {
    /// What the columns seem to be, by their names. No target is given twice.
    #[must_use]
    pub fn suggest(columns: &[String], policy: &Policy) -> Self {
        let mut taken: Vec<Target> = Vec::new();
        for column in columns {
            let target = names::suggest(column, policy);
            let target = target.filter(|target| !taken.contains(target));
            taken.push(target.unwrap_or(Target::Ignored));
        }
        Self(taken)
    }

    /// Returns the number of columns that mean something.
    #[must_use]
    pub fn mapped(&self) -> usize {
        let ignored = |target: &&Target| **target == Target::Ignored;
        self.0.len() - self.0.iter().filter(ignored).count()
    }

    /// Returns true if some column holds moments.
    #[must_use]
    pub fn has_moment(&self, policy: &Policy) -> bool {
        !self.moments(policy).is_empty()
    }

    /// Returns the columns that hold moments.
    pub(crate) fn moments(&self, policy: &Policy) -> Vec<usize> {
        let is_moment = |target: &Target| match target {
            Target::Part(part) => *part == "at",
            Target::Fact(name) => cell::is_moment(name, policy),
            Target::Ignored => false,
        };
        let columns = self.0.iter().enumerate();
        columns
            .filter(|(_, target)| is_moment(target))
            .map(|(index, _)| index)
            .collect()
    }
}

#[cfg(test)]
mod tests;
