//! A tier that no call gets, and why.

/// A tier that no call gets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreachable {
    /// Its index.
    pub tier: usize,
    /// Why.
    pub why: UnreachableWhy,
    /// What is wrong, in words: "“growth” never applies: “medium” and “large” already cover £25k–£60k".
    pub message: String,
    /// How to fix it.
    pub hint: String,
}

/// Why no call gets a tier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnreachableWhy {
    /// Its own conditions are never met together.
    NeverMet,
    /// Earlier tiers take all of its calls.
    Covered {
        /// The indexes of those tiers, in their order. Together they take every call that the tier would take, and each
        /// gets at least one of them. A tier with conditions is named only if the others leave calls to it. Empty
        /// if the analysis gave up before it had found them all.
        by: Vec<usize>,
    },
}
