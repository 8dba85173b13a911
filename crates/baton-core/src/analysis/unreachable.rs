//! Unreachable tiers and their reasons.

/// An unreachable tier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreachable {
    /// The index of the tier.
    pub tier: usize,
    /// The reason.
    pub why: UnreachableWhy,
    /// A message: "“growth” never applies: “medium” and “large” already cover £25k–£60k".
    pub message: String,
    /// A suggested correction.
    pub hint: String,
}

/// A reason why a tier is unreachable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnreachableWhy {
    /// Its conditions are never met together.
    NeverMet,
    /// Earlier tiers cover all of its calls.
    Covered {
        /// The indexes of those tiers in order. Together they accept every call that the tier would, and each gets at
        /// least one of them. A tier with conditions is only listed if it is needed. Empty if the analysis stopped
        /// before it had found them all.
        by: Vec<usize>,
    },
}
