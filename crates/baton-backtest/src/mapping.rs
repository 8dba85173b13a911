//! The meaning of each column of a table.

mod cell;
mod names;
mod row;
mod row_error;

use baton_core::Policy;

pub use cell::CellRules;
pub(crate) use names::plain;
pub(crate) use row_error::RowError;

use names::Fit;

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
        let (part, _) = names::PARTS.iter().find(|(part, _)| *part == name)?;
        Some(Self::Part(part))
    }

    /// Every target there is under a policy, with its word and what it is called.
    #[must_use]
    pub fn all(policy: &Policy) -> Vec<(String, String)> {
        let mut all = vec![(Self::Ignored.word(), "not used".to_owned())];
        for spec in policy.schema().specs() {
            all.push((Self::Fact(spec.name.clone()).word(), spec.label()));
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
    /// What the columns seem to be, by their names. No target is given twice: a column with the target's own name comes
    /// before one with another word for it, wherever they stand, and of two such words the first column is taken.
    #[must_use]
    pub fn suggest(columns: &[String], policy: &Policy) -> Self {
        let mut mapping = vec![Target::Ignored; columns.len()];
        for fit in Fit::ALL {
            for (index, column) in columns.iter().enumerate() {
                if mapping.get(index) != Some(&Target::Ignored) {
                    continue;
                }
                let targets = names::suggest(column, fit, policy);
                let free = targets.into_iter().find(|target| !mapping.contains(target));
                if let (Some(target), Some(place)) = (free, mapping.get_mut(index)) {
                    *place = target;
                }
            }
        }
        Self(mapping)
    }

    /// Returns the columns without a target whose names mean one that another column has, each with that column, by
    /// their numbers: nothing in the names shows which of the two was meant. A column with the target's own name is
    /// the one that was meant.
    #[must_use]
    pub fn passed_over(&self, columns: &[String], policy: &Policy) -> Vec<(usize, usize)> {
        let best = |column: &str, target: &Target| {
            let mut fits = Fit::ALL.into_iter();
            fits.find(|fit| names::suggest(column, *fit, policy).contains(target))
        };
        let mut found = Vec::new();
        for (index, column) in columns.iter().enumerate() {
            if self.0.get(index) != Some(&Target::Ignored) {
                continue;
            }
            let others = self.0.iter().zip(columns).enumerate();
            let rival = others
                .filter(|(_, (target, _))| **target != Target::Ignored)
                .find(|(_, (target, other))| {
                    let fit = best(column, target);
                    fit.is_some() && fit == best(other, target)
                });
            found.extend(rival.map(|(used, _)| (index, used)));
        }
        found
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
