//! A target for each column of a table.

use baton_core::Policy;
use baton_core::rule::FactType;

use super::names::{self, Fit};
use super::target::Target;

/// A target for each column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping(pub Vec<Target>);

impl Mapping {
    /// Suggests a target for each column by its name, each target once. A column with the target's own name takes
    /// precedence over one with another name for it; otherwise the first column does.
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

    /// Returns pairs of column indices: an unused column, and the column that has its target although either name could
    /// mean it. A column with the target's own name is no such case.
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

    /// Returns the number of mapped columns.
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
            Target::Fact(name) => is_moment(name, policy),
            Target::Ignored => false,
        };
        let columns = self.0.iter().enumerate();
        columns
            .filter(|(_, target)| is_moment(target))
            .map(|(index, _)| index)
            .collect()
    }
}

/// Returns true if a fact is a moment.
fn is_moment(fact: &str, policy: &Policy) -> bool {
    let specs = policy.schema().specs().iter();
    specs
        .filter(|spec| spec.name == fact)
        .any(|spec| spec.kind == FactType::Instant)
}
