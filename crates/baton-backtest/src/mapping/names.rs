//! Column names and their suggested meanings.

use baton_core::Policy;

use super::parts::PARTS;
use super::target::Target;

/// Other column names for built-in facts.
const FACTS: [(&str, &[&str]); 5] = [
    (
        "qualification_score",
        &["score", "lead_score", "qualification"],
    ),
    ("budget_confirmed", &["budget", "has_budget"]),
    (
        "decision_maker_confirmed",
        &["decision_maker", "authority", "dm_confirmed"],
    ),
    (
        "deal_size",
        &[
            "amount",
            "deal_value",
            "deal",
            "value",
            "deal_amount",
            "size",
        ],
    ),
    ("lead_source", &["source", "channel", "direction"]),
];

/// Returns a column name in the form for comparison: lower case, with `_` between words.
pub(crate) fn plain(column: &str) -> String {
    let mut plain = String::new();
    for c in column.trim().chars() {
        if c.is_alphanumeric() {
            plain.push(c.to_ascii_lowercase());
        } else if !plain.ends_with('_') && !plain.is_empty() {
            plain.push('_');
        }
    }
    plain.trim_end_matches('_').to_owned()
}

/// The quality of a match between a name and a target, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    /// The target's exact name.
    Literal,
    /// The target's name except for case and punctuation.
    Name,
    /// Another name for the target.
    Synonym,
}

impl Fit {
    pub(super) const ALL: [Self; 3] = [Self::Literal, Self::Name, Self::Synonym];
}

/// Returns the targets that match a column's name in this way, facts before parts.
pub(super) fn suggest(column: &str, fit: Fit, policy: &Policy) -> Vec<Target> {
    let column = column.trim();
    let plain = plain(column);
    let specs = policy.schema().specs().iter();
    let fits = |name: &str, words: &[&str]| match fit {
        Fit::Literal => name == column,
        Fit::Name => !plain.is_empty() && self::plain(name) == plain,
        Fit::Synonym => words.contains(&plain.as_str()),
    };
    let words_of = |fact: &str| {
        let found = FACTS.iter().find(|(name, _)| *name == fact);
        found.map_or(&[][..], |(_, words)| *words)
    };
    let facts = specs.filter(|spec| fits(&spec.name, words_of(&spec.name)));
    let facts = facts.map(|spec| Target::Fact(spec.name.clone()));
    let parts = PARTS.iter().filter(|(part, words)| fits(part, words));
    facts
        .chain(parts.map(|(part, _)| Target::Part(part)))
        .collect()
}
