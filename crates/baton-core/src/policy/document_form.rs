//! Forms of a written policy.

/// The notation of money in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentForm {
    /// Major units, for people: `5000` or `"12500.50"`.
    Authored,
    /// Minor units, for signing: `{"minor": 500000}`, so that readers need not know the currency's decimals.
    Signed,
}
